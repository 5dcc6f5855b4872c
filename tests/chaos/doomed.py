"""The coach in a process that kills itself, with SIGKILL, at a named point; or waits to be killed.

It is the real one, wired by `bot.app`: only the store and the client to Telegram are watched, what it says is short and
numbered, and what takes minutes takes seconds.
"""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from bot import app, clockwork, flood, machine, starting
from bot.channel import Plain, Shown
from bot.chat import Heard, Person, Preferences
from bot.delivery import ahead
from bot.due import DeliveryKind
from bot.events import AnyEvent, TextSent
from bot.media import studio
from bot.media.process import Drawing
from bot.media.recipes import AnyRecipe, Made, SessionAudio
from bot.replies import Media, Send
from bot.sending import membership, pace, sender
from bot.settings import Secret, Settings
from bot.telegram import Telegram
from coaching.facts import SorenessReported
from data import catalogue
from data.delivery_store import Settled
from data.outbox_store import Message as Held
from data.outbox_store import Sent
from data.prepared_store import Prepared, Ready
from data.store import Store, Unit
from tests.bot.machinery import Parrot, say, training
from tests.chaos import drawer

T = TypeVar("T")
TOKEN = "123456789:AAHabcdefghijklmnopqrstuvwxyz012345"
LEASE_S = 4.0
DAY_ZERO = date(2000, 1, 1)
CATALOGUE = catalogue.load()  # read once, before the processes are forked

UPDATE, DELIVERY, CLAIM, MARK = "an update", "a delivery", "a claim", "a mark"
AHEAD, PREPARED = "a look ahead", "a prepared delivery"
BEFORE, AFTER = "before the commit of {}", "after the commit of {}"
TO_SEND, SENDING, SENT = "before sending", "while sending", "after sending"
MAKING, UPLOADING = "while a file is made", "while a file is uploaded"
POINTS = (
    *(point.format(kind) for kind in (UPDATE, AHEAD, PREPARED, DELIVERY, CLAIM, MARK) for point in (BEFORE, AFTER)),
    *(TO_SEND, SENDING, SENT, MAKING, UPLOADING),
)
FILE_EACH = 5
"""Every so many answers come with a file."""


class Orders(Struct, frozen=True, kw_only=True):
    """`point` "" is for a process that does not kill itself; otherwise it does at the `nth` time that it gets there.

    With a `port` updates are pushed to it, by way of `url`.
    """

    database: str
    api: str
    point: str = ""
    nth: int = 1
    port: int = 0
    url: str = ""


class Doom:
    """Ends this process at its point."""

    def __init__(self, orders: Orders) -> None:
        self._point, self._left = orders.point, orders.nth

    def at(self, point: str) -> None:
        if point == self._point:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    async def within(self, work: Coroutine[Any, Any, T], point: str, after_s: float = 0.001) -> T:
        """Does the work; the point is in the middle of it."""
        doing = asyncio.ensure_future(work)
        await asyncio.wait({doing}, timeout=after_s)
        self.at(point)
        return await doing


class Watched(Unit):
    """A unit that knows what it is for."""

    kinds: frozenset[str] = frozenset()

    async def seen(self, bot_id: int, update_ids: Iterable[int], now: datetime) -> frozenset[int]:
        self.kinds |= {UPDATE}
        return await super().seen(bot_id, update_ids, now)

    async def polled(self, bot_id: int, update_ids: Iterable[int], now: datetime) -> frozenset[int]:
        self.kinds |= {UPDATE}
        return await super().polled(bot_id, update_ids, now)

    async def prepare(self, prepared: Iterable[Prepared]) -> None:
        found = list(prepared)
        self.kinds |= {AHEAD} if found else set()
        await super().prepare(found)

    async def adopt(self, ready: Sequence[Ready], now: datetime) -> None:
        self.kinds |= {PREPARED}
        await super().adopt(ready, now)

    async def settle(self, settled: Iterable[Settled], now: datetime) -> None:
        found = list(settled)
        self.kinds |= {DELIVERY} if found and PREPARED not in self.kinds else set()
        await super().settle(found, now)

    async def sent(self, done: Iterable[Sent], now: datetime) -> set[int]:
        gone = list(done)
        self.kinds |= {MARK} if gone else set()
        return await super().sent(gone, now)

    async def claim(self, *asked: Any, **more: Any) -> list[Held]:
        claimed = await super().claim(*asked, **more)
        self.kinds |= {CLAIM} if claimed else set()
        return claimed


class DoomedStore(Store):
    """The store, watched around each commit."""

    def __init__(self, doom: Doom, engine: Any) -> None:
        super().__init__(engine)
        self._doom = doom

    @asynccontextmanager
    async def unit(self, *, in_passing: bool = False) -> AsyncIterator[Unit]:
        async with super().unit(in_passing=in_passing) as plain:
            plain.__class__ = Watched
            watched = cast("Watched", plain)
            yield watched
            for kind in watched.kinds:
                self._doom.at(BEFORE.format(kind))
        for kind in watched.kinds:
            self._doom.at(AFTER.format(kind))


class DoomedTelegram(Telegram):
    """The client, watched around each message."""

    def __init__(self, doom: Doom, *asked: Any, **more: Any) -> None:
        super().__init__(*asked, **more)
        self._doom = doom

    async def deliver(self, chat_id: int, message: Plain, message_id: int | None) -> int:
        self._doom.at(TO_SEND)
        sent = await self._doom.within(super().deliver(chat_id, message, message_id), SENDING)
        self._doom.at(SENT)
        return sent

    async def show(self, chat_id: int, media: Media, file: str | Made, message_id: int | None) -> Shown:
        return await self._doom.within(super().show(chat_id, media, file, message_id), UPLOADING)


class DoomedDrawing(Drawing):
    """The drawing process, watched while it works."""

    def __init__(self, doom: Doom, _real: Sequence[str]) -> None:
        super().__init__(drawer.COMMAND)
        self._doom = doom

    async def make(self, recipe: AnyRecipe) -> Made:
        return await self._doom.within(super().make(recipe), MAKING, drawer.TAKES_S / 2)


class Counting(Parrot):
    """Answers a number with the number, keeps a fact of it, and wants to be reminded within a second or two.

    Each number changes the runner, so that nothing fits any more that was prepared before it was said.
    """

    def hear(self, person: Person, event: AnyEvent, now: datetime) -> Heard:
        if not isinstance(event, TextSent):
            return Heard(person=person)
        number = int(event.text)
        next_second = now.replace(microsecond=0) + timedelta(seconds=1)
        chat = replace(
            person.chat,
            preferences=Preferences(zone="UTC", reminder=None, paused_until=None, dark=number % 2 == 0),
            snoozed_until=person.chat.snoozed_until or next_second,
        )
        fact = SorenessReported(at=now, day=DAY_ZERO + timedelta(days=number), score=3)
        known = replace(person, training=person.training or training(), chat=chat)
        return Heard(person=known, facts=(fact,), replies=(_answer(number),))

    def open(self, person: Person, kind: DeliveryKind, day: date, now: datetime) -> Heard:
        del day, now
        at = person.chat.snoozed_until
        return Heard(person=person, replies=(say(later(at) if at and kind is DeliveryKind.LATER else str(kind)),))


def _answer(number: int) -> Send | Media:
    said = say(f"heard {number}", slot="echo")
    if number % FILE_EACH:
        return said
    return Media(recipe=SessionAudio(title=str(number), parts=()), screen=said.screen, slot=said.slot)


def later(at: datetime) -> str:
    return f"later {at:%H%M%S}"


def run(orders: Orders) -> None:
    """The process. Ends by being killed."""
    logging.disable(logging.CRITICAL)
    asyncio.run(_run(orders))


async def _run(orders: Orders) -> None:
    doom = Doom(orders)
    _replaced(doom)
    settings = Settings(
        token=Secret(TOKEN),
        api_url=orders.api,
        database=Secret(orders.database),
        per_second=1000,
        webhook_url=orders.url,
        webhook_port=orders.port or 8081,
        media_mb=0,
    )
    async with app.App(settings).running():
        await asyncio.Event().wait()


def _replaced(doom: Doom) -> None:
    """What is watched, what is short, and what goes faster here than in the world."""
    parts: Sequence[tuple[Any, str, Any]] = (
        (app, "Store", partial(DoomedStore, doom)),
        (app, "conversation", lambda *_: Counting()),
        (catalogue, "load", lambda: CATALOGUE),
        (starting, "Telegram", partial(DoomedTelegram, doom)),
        (studio, "Drawing", partial(DoomedDrawing, doom)),
        (clockwork, "TICK_EVERY_S", 0.1),
        (clockwork, "LOOK_AHEAD_EVERY_S", 0.1),
        (ahead, "AHEAD", timedelta(seconds=0.4)),
        (sender, "LOOK_EVERY_S", 0.3),
        (sender, "MARGIN_S", 1.0),
        (machine, "LEASE_S", LEASE_S),
        (membership, "LEASE_S", LEASE_S),
        (membership, "RENEW_S", LEASE_S / 4),
        (pace, "CHAT_BURST", 10_000),
        (flood, "BURST", 10_000_000),
    )
    for where, name, value in parts:
        setattr(where, name, value)
