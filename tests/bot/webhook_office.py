"""A webhook with all behind it, over real HTTP; what only Telegram does is the stand-in's."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.desk import Desk
from bot.intake import Intake
from bot.metrics import Metrics
from bot.owner import Owner
from bot.place import Place
from bot.records import Hold, decode_message
from bot.replies import Send, Toast
from bot.sending.taps import Carry
from bot.serving import Door, serving
from bot.settings import Secret
from bot.webhook import Webhook
from data.outbox_store import Message as Held
from data.store import Store
from tests.bot.machinery import Parrot, SetClock, Wire

SECRET = "a-secret-that-nobody-guesses"
URL = "https://coach.example.org/telegram"


class Tray:
    """Where answers go once they are kept."""

    carry: Carry

    def __init__(self) -> None:
        self.texts: list[tuple[int, str]] = []
        self.left: list[Toast] = []

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        del more
        self.left += self.carry(toasts)
        messages = [(one.chat_id, decode_message(one.body)) for one in held]
        self.texts += [(chat, one.screen.text) for chat, one in messages if isinstance(one, Send)]


class Api:
    """A Bot API that remembers what it was asked; `answers` come first to last, errors are raised."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[Any] = []
        self.empty = asyncio.Event()

    async def ask(self, method: str, values: dict[str, Any]) -> Any:
        self.asked.append((method, values))
        if not self.answers:
            self.empty.set()
            await asyncio.sleep(3600)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


class SlowDesk(Desk):
    """It passes an update over only once its door is open, as it is from the beginning."""

    def __init__(self, *made_of: Any) -> None:
        super().__init__(*made_of)
        self.door = asyncio.Event()
        self.door.set()

    async def pass_over(self, *what: Any) -> None:
        await self.door.wait()
        await super().pass_over(*what)


class Office:
    """A webhook with all behind it."""

    def __init__(self, store: Store) -> None:
        self.store, self.tray, self.wire, self.api, self.metrics = store, Tray(), Wire(), Api(), Metrics()
        self.owner = Owner([42], self.wire, lambda: 0.0)
        self.desk = SlowDesk(store, Parrot(), self.tray, Hold("me", 60))
        place = Place(URL, Secret(SECRET))
        self.webhook = Webhook(self.api, place, self.owner, self.metrics, identity=(99, "CoachBot"))
        self.tray.carry = self.webhook.carry
        self.intake = Intake(self.webhook, self.desk, SetClock(), self.owner, self.metrics)
        self.sizes: list[int] = []
        self.address = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Office"]:
        async with asyncio.timeout(20), serving(self.webhook.app(), Door("127.0.0.1", 0, "WEBHOOK_PORT")) as port:
            self.address = f"http://127.0.0.1:{port}/telegram"
            async with asyncio.TaskGroup() as group:
                group.create_task(self.intake.run())
                try:
                    yield self
                finally:
                    self.intake.stop()

    async def post(self, body: Any, *, secret: str | None = SECRET, **headers: str) -> int:
        """Posts as Telegram does; the status, with which nothing is said. `body` is JSON, or bytes as they are."""
        status, said = await self.posted(body, secret=secret, **headers)
        assert said == b""
        return status

    async def posted(self, body: Any, *, secret: str | None = SECRET, **headers: str) -> tuple[int, bytes]:
        """The same; the status, and what is said."""
        if secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with (
            aiohttp.ClientSession() as http,
            http.post(self.address, data=data, headers={"Content-Type": "application/json", **headers}) as answer,
        ):
            return answer.status, await answer.read()

    @asynccontextmanager
    async def busy(self) -> AsyncIterator[None]:
        """Somebody else writes: nothing of runner 7 can be kept for this block."""
        async with self.store.unit() as unit:
            await unit.people([7])
            yield

    async def until_in_hand(self) -> None:
        while not self.webhook._in_hand:  # noqa: ASYNC110 - rings no bell
            await asyncio.sleep(0.002)

    async def until_kept(self) -> None:
        while self.webhook._in_hand:  # noqa: ASYNC110 - rings no bell
            await asyncio.sleep(0.002)

    async def until_waiting(self, number: int) -> None:
        while len(self.webhook._waiting) < number:  # noqa: ASYNC110 - rings no bell
            await asyncio.sleep(0.002)


def text(update_id: int, words: str, chat: int = 7) -> dict[str, Any]:
    who = {"id": chat, "first_name": "Robin", "is_bot": False}
    where = {"id": chat, "type": "private"}
    return {"update_id": update_id, "message": {"message_id": 1, "date": 1, "chat": where, "from": who, "text": words}}


def tap(update_id: int, callback: str, chat: int = 7) -> dict[str, Any]:
    shown = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}}
    who = {"id": chat, "first_name": "Robin", "is_bot": False}
    query = {"id": callback, "from": who, "chat_instance": "1", "message": shown, "data": "x"}
    return {"update_id": update_id, "callback_query": query}
