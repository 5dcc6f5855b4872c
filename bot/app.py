"""The one place that wires everything: it checks, introduces everyone to each other, and leaves. It reads the clock.

    app = App(load())
    async with app.running():
        ...

With a token in the settings it runs on Telegram, without one as the local chat: the same parts, another address.
"""

import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bot.calendar.address import Addresses
from bot.clock import ShiftedClock
from bot.conversation import Conversation
from bot.flows.book import flows
from bot.intake import Source
from bot.machine import Machine, Surroundings
from bot.media.shelf import Shelf
from bot.media.studio import Studio
from bot.metrics import Metrics
from bot.owner import Owner
from bot.records import decode_chat
from bot.settings import LOCAL_FOLDER, Secret, Settings
from bot.starting import StartError, connected, introduced, polled, process_name
from bot.telegram import Telegram
from coaching.coach import Coach
from coaching.exercise import Catalogue
from data import catalogue, engine
from data.errors import DataError
from data.migrate import migrate
from data.places import Places
from data.store import Store

if TYPE_CHECKING:
    from bot.local_chat import LocalChat

__all__ = ["App", "StartError", "checked", "conversation", "opened", "real_clock"]

PLANS_KEPT = 400
"""Plans that the coach remembers, at about 30 kB each: who taps through today's session is planned for once."""
_KEPT_FOR = "database of"
_FOR_GOOD = timedelta(days=36_500)


def real_clock() -> datetime:
    """The current instant. The only line that reads the clock."""
    return datetime.now(UTC)  # noqa: TID251 - the clock is built here and nowhere else


class App:
    """The whole coach. `clock` is the one that everything goes by; `folder` is where the local chat remembers."""

    def __init__(self, settings: Settings, *, clock: ShiftedClock | None = None, folder: Path = LOCAL_FOLDER) -> None:
        self.settings = settings
        self.clock = clock or ShiftedClock(real_clock)
        self.local_chat: LocalChat | None = None
        self.places = Places()
        self._home = folder / "local-chat"
        self._machine: Machine | None = None
        self._store: Store | None = None

    @property
    def machine(self) -> Machine:
        """Raises RuntimeError unless it is running."""
        if self._machine is None:
            raise RuntimeError("the coach is not running")
        return self._machine

    async def travel(self, until: datetime) -> None:
        """Moves the clock on, from due row to due row. For the local chat and tests."""
        await self.machine.travel(until)

    def prepare(self) -> None:
        """Reads what takes a second and no start should wait for: the words that texts are made of, and all cities."""
        _ = self.machine.conversation.ears
        self.places.load()

    async def zone_of(self, chat_id: int) -> str:
        """The runner's time zone, "" while it is not known."""
        if self._store is None:
            return ""
        async with self._store.read() as reader:
            kept = await reader.person(chat_id)
        return decode_chat(kept.chat).preferences.zone if kept.chat else ""

    @asynccontextmanager
    async def running(self) -> AsyncIterator["App"]:
        """Checks everything, starts everything, and on leaving finishes what is in hand.

        Raises:
            StartError: with every fault that was found.
            ExceptionGroup: of what stopped a part while running.
        """
        exercises, store = await checked(self.settings)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(store.close)
            self._store = store
            await self._belongs(store)
            metrics = Metrics()
            await self._show_health(stack, store, metrics)
            address = await self._address(stack)
            telegram = await connected(stack, address)
            around = self._around(store, telegram, exercises, metrics)
            source, beside = await _incoming(stack, address, telegram, around)
            self._machine = machine = Machine(around, source)
            await stack.enter_async_context(machine.running(introduced(telegram), *beside))
            stack.callback(self._forget_parts)
            yield self

    def _monotonic(self) -> float:
        """Seconds by a clock that only goes on, and jumps ahead with the coach's own."""
        return time.monotonic() + self.clock.shift.total_seconds()

    def _forget_parts(self) -> None:
        self._machine = None

    async def _belongs(self, store: Store) -> None:
        """The local chat and a real bot never share a database: their runners are not the same people."""
        ours = "the local chat" if self.settings.local_chat else "a Telegram bot"
        async with store.unit() as unit:
            granted = await unit.lease(_KEPT_FOR, ours, real_clock(), _FOR_GOOD.total_seconds())
        if not granted:
            raise StartError([f"DATABASE_URL is the database of another coach and not of {ours}. Give each its own."])

    async def _address(self, stack: AsyncExitStack) -> Settings:
        """The settings with a token and an address in them: Telegram's, or those of the local chat, now started."""
        if not self.settings.local_chat:
            return self.settings
        from bot.local_chat import LocalChat, PortTakenError  # noqa: PLC0415 - a tenth of the start, of no use on Telegram

        chat = LocalChat(self.clock, self._home, monotonic=self._monotonic, travel=self.travel, zone_of=self.zone_of)
        try:
            await chat.start(self.settings.port)
        except PortTakenError as error:
            raise StartError([f"PLAYGROUND_PORT: {error}. Give another one, or none to take the next free."]) from None
        stack.push_async_callback(chat.stop)
        self.local_chat = chat
        return replace(self.settings, token=Secret(chat.playground.token), api_url=chat.playground.url, proxy=None)

    async def _show_health(self, stack: AsyncExitStack, store: Store, metrics: Metrics) -> None:
        port = self.settings.health_port
        if port is not None:
            from bot.listening import show_health  # noqa: PLC0415 - of no use where nothing listens

            await show_health(stack, (self.settings.host, port), metrics, store, self.clock)

    def _around(self, store: Store, telegram: Telegram, exercises: Catalogue, metrics: Metrics) -> Surroundings:
        link = link_of(self.settings, telegram.username)
        return Surroundings(
            store=store,
            channel=telegram,
            conversation=conversation(exercises, self.places, link, _addresses(self.settings)),
            clock=self.clock,
            monotonic=self._monotonic,
            per_second=self.settings.per_second,
            process=process_name(self.settings, telegram),
            owner=Owner(self.settings.owners, telegram, self._monotonic),
            bot_id=telegram.id,
            studio=self._studio(),
            metrics=metrics,
        )

    def _studio(self) -> Studio:
        return Studio(self.clock, Shelf(self.settings.media_folder, self.settings.media_mb * 1024 * 1024))


async def _incoming(
    stack: AsyncExitStack, settings: Settings, telegram: Telegram, around: Surroundings
) -> tuple[Source, list[Coroutine[Any, Any, None]]]:
    """Where updates come from, and what has to run beside."""
    if not settings.webhook_url:
        return polled(telegram, around), []
    from bot.listening import posted  # noqa: PLC0415 - of no use where nothing listens

    source, watch = await posted(stack, settings, telegram, around)
    return source, [watch]


def link_of(settings: Settings, username: str) -> str:
    """Where the bot is found in Telegram; the local chat is not there, and its name may be a stranger's."""
    return "" if settings.local_chat else f"https://t.me/{username}"


def conversation(exercises: Catalogue, places: Places, link: str, addresses: Addresses | None = None) -> Conversation:
    """What is said, over what is trained. `addresses` say where calendars are served, if anywhere."""
    coach = Coach(exercises, plans_kept=PLANS_KEPT)
    return Conversation(coach, flows(coach, places), link=link, addresses=addresses)


def _addresses(settings: Settings) -> Addresses | None:
    base = settings.calendar_base
    return Addresses(base, settings.webhook_secret) if base else None


async def checked(settings: Settings) -> tuple[Catalogue, Store]:
    """The catalogue and the store, ready for use.

    Raises:
        StartError: with every fault of both.
    """
    faults: list[str] = []
    exercises: Catalogue | None = None
    store: Store | None = None
    try:
        exercises = catalogue.load()
    except catalogue.CatalogueError as error:
        faults += [str(fault) for fault in error.faults]
    try:
        store = await opened(settings.database.reveal)
    except DataError as error:
        faults.append(f"DATABASE_URL: {error}. Start or mend that database, or give the address of another.")
    if exercises is not None and store is not None:
        return exercises, store
    if store is not None:
        await store.close()
    raise StartError(faults)


async def opened(address: str) -> Store:
    """The store at this address, brought to today's schema.

    Raises:
        DataError: it cannot be used, and why.
    """
    database = engine.create(address)
    try:
        await migrate(database)
    except BaseException:
        await database.dispose()
        raise
    return Store(database)
