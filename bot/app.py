"""The one place that wires everything: it checks, introduces everyone to each other, and leaves. It reads the clock.

    app = App(load())
    async with app.running():
        ...

With a token in the settings it runs on Telegram, without one as the local chat: the same parts, another address.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from bot.channel import ChannelError, NotThere, TokenRevoked, Unavailable
from bot.clock import ShiftedClock
from bot.conversation import Conversation
from bot.flows.book import flows
from bot.intake import PAUSES_S, Polling
from bot.local_chat import LocalChat, PortTakenError
from bot.machine import Machine, Surroundings
from bot.owner import Owner
from bot.records import decode_chat
from bot.settings import LOCAL_FOLDER, Secret, Settings
from bot.telegram import Telegram
from coaching.coach import Coach
from coaching.exercise import Catalogue
from data import catalogue, engine
from data.errors import DataError
from data.migrate import migrate
from data.places import Places
from data.store import Store

log = logging.getLogger(__name__)

_KEPT_FOR = "database of"
_FOR_GOOD = timedelta(days=36_500)


class StartError(Exception):
    """The coach cannot start. `faults` has one sentence for each thing to mend."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


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
            address = await self._address(stack)
            telegram = await _connected(stack, address)
            self._machine = machine = self._wired(store, telegram, exercises)
            await stack.enter_async_context(machine.running(introduced(telegram)))
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
        chat = LocalChat(self.clock, self._home, monotonic=self._monotonic, travel=self.travel, zone_of=self.zone_of)
        try:
            await chat.start(self.settings.port)
        except PortTakenError as error:
            raise StartError([f"PLAYGROUND_PORT: {error}. Give another one, or none to take the next free."]) from None
        stack.push_async_callback(chat.stop)
        self.local_chat = chat
        return replace(self.settings, token=Secret(chat.playground.token), api_url=chat.playground.url)

    def _wired(self, store: Store, telegram: Telegram, exercises: Catalogue) -> Machine:
        owner = Owner(self.settings.owners, telegram, self._monotonic)
        around = Surroundings(
            store=store,
            channel=telegram,
            conversation=conversation(exercises, self.places, telegram.username),
            clock=self.clock,
            monotonic=self._monotonic,
            per_second=self.settings.per_second,
            process=f"poller of {telegram.id}",  # one per bot; what it held when it was killed it takes back
            owner=owner,
        )
        source = Polling(telegram, store, self.clock, owner, identity=(telegram.id, telegram.username))
        return Machine(around, source)


def conversation(exercises: Catalogue, places: Places, username: str) -> Conversation:
    """What is said, over what is trained."""
    coach = Coach(exercises)
    return Conversation(coach, flows(coach, places), link=f"https://t.me/{username}")


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


async def _connected(stack: AsyncExitStack, settings: Settings) -> Telegram:
    """Telegram, once it knows us. While it cannot be reached this waits and says so."""
    if settings.token is None:
        raise StartError(["TELEGRAM_BOT_TOKEN is not set"])
    telegram = Telegram(settings.token, settings.api_url)
    failed = 0
    while not await _started(telegram, settings.api_url):
        await asyncio.sleep(PAUSES_S[min(failed, len(PAUSES_S) - 1)])
        failed += 1
    stack.push_async_callback(telegram.stop)
    return telegram


async def _started(telegram: Telegram, address: str) -> bool:
    """False while Telegram cannot be reached."""
    try:
        await telegram.start()
    except TokenRevoked:
        raise StartError(["TELEGRAM_BOT_TOKEN is not known to Telegram. Copy it anew from @BotFather."]) from None
    except NotThere:
        raise StartError(
            [
                (
                    f"TELEGRAM_API_URL {address} answers 'not found' to this bot. Give the address of a Bot API "
                    "server, and in TELEGRAM_BOT_TOKEN a token that it knows."
                )
            ]
        ) from None
    except Unavailable as error:
        log.warning("Telegram cannot be reached: %s; trying again", error)
        return False
    return True


async def introduced(telegram: Telegram) -> None:
    """Sets the command menu and the profile; nobody waits for it, and it may fail."""
    try:
        await telegram.introduce()
    except ChannelError as error:
        log.warning("the command menu and the profile could not be set: %s", error)
