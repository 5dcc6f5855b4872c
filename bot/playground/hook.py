"""Updates pushed to a webhook: in order within each chat, several chats at once, again until it answers 2xx."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import aiohttp
import msgspec

from bot.playground.state import Json, World

LONGEST_PAUSE = 10.0
ANSWER_SECONDS = 60.0


Call: TypeAlias = Callable[[Json], Awaitable[None]]
"""Does what the answer to an update asks for, if it does: a method of the API and its parameters."""


class Pusher:
    """Runs beside the server; idle while no webhook is set."""

    def __init__(self, world: World, call: Call) -> None:
        self._world, self._call = world, call

    async def run(self) -> None:
        """Push for ever; ends by being cancelled."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            pause = 0.0
            while True:
                if not (self._world.webhook.url and self._world.updates):
                    await self._world.arrived.heard(None)
                elif await self._push(session):
                    pause = 0.0
                else:
                    pause = min(LONGEST_PAUSE, pause * 2 or 0.1)
                    await self._rest(pause)

    async def _rest(self, seconds: float) -> None:
        """Wait, however much arrives meanwhile."""
        try:
            async with asyncio.timeout(seconds):
                await asyncio.Event().wait()
        except TimeoutError:
            return

    async def _push(self, session: aiohttp.ClientSession) -> bool:
        """Push the first update of each of several chats; whether all were taken."""
        batch = self._first_of_each_chat()
        results = await asyncio.gather(*(self._post(session, update) for update in batch))
        taken = {update["update_id"] for update, ok in zip(batch, results, strict=True) if ok}
        self._world.taken(taken)
        return all(results)

    def _first_of_each_chat(self) -> list[Json]:
        first: dict[Any, Json] = {}
        for update in self._world.updates:
            first.setdefault(chat_of(update), update)
            if len(first) >= self._world.webhook.max_connections:
                break
        return list(first.values())

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> bool:
        hook = self._world.webhook
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        try:
            async with session.post(hook.url, data=msgspec.json.encode(update), headers=headers) as answer:
                if answer.ok:
                    if (asked := _object(await answer.read())) is not None:
                        await self._call(asked)
                    return True
                fault = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            fault = f"Connection failed: {type(error).__name__}"
        hook.last_error, hook.last_error_at = fault, self._world.stamp()
        return False


def _object(body: bytes) -> Json | None:
    """None for what is no JSON object: most bots answer with nothing, or with "ok"."""
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def chat_of(update: Json) -> int:
    """The chat that an update is about: updates of one chat stay in order."""
    body = next(value for name, value in update.items() if name != "update_id")
    chat: Json = body["message"]["chat"] if "message" in body else body["chat"]
    return int(chat["id"])
