"""The local chat's page without a browser: what its script asks of the server, over plain HTTP."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeAlias

import aiohttp
import msgspec

Key: TypeAlias = tuple[int, str]
"""A button: its message and its callback data."""


class Page:
    """Person 1 at the page of a local chat. Each look reads the whole chat anew."""

    def __init__(self, http: aiohttp.ClientSession, address: str) -> None:
        self._http = http
        self._address = address

    async def do(self, deed: str, **values: Any) -> None:
        async with self._http.post(f"{self._address}/playground/{deed}", json=values) as answer:
            assert answer.status == 204, await answer.text()

    async def messages(self) -> list[dict[str, Any]]:
        """All messages, oldest first."""
        async with self._http.get(f"{self._address}/playground/events") as stream:
            async for line in stream.content:
                if line.startswith(b"data: ") and b'"posts"' in line:
                    found = msgspec.json.decode(line.removeprefix(b"data: "))
                    return [one for one in found["posts"] if not one["deleted"]]
        raise AssertionError("the page shows no messages")

    async def until(self, count: int) -> list[dict[str, Any]]:
        """The bot's messages, once there are so many."""
        while len(found := [one for one in await self.messages() if not one["mine"]]) < count:  # noqa: ASYNC110 - as a person looks
            await asyncio.sleep(0.05)
        return found

    async def tap(self, label: str) -> None:
        """Taps a button, once it is there, and waits until the question has given way to the next."""
        message, data = found = await self._when(label, lambda seen: seen is not None) or (0, "")
        await self.do("tap", message=message, data=data)
        await self._when(label, lambda seen: seen != found)

    async def _when(self, label: str, ready: Callable[[Key | None], bool]) -> Key | None:
        while True:
            seen = await self._button(label)
            if ready(seen):
                return seen
            await asyncio.sleep(0.05)

    async def _button(self, label: str) -> Key | None:
        """The newest button of that label: its message and its data."""
        for message in reversed(await self.messages()):
            for button in (button for row in message["keyboard"] for button in row):
                if button["text"] == label:
                    return message["id"], button["callback_data"]
        return None
