"""A machine with a conversation that echoes, through the real client over HTTP against the stand-in."""

import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot.clock import ShiftedClock
from bot.machine import Machine, Surroundings
from bot.media.process import Drawing
from bot.media.shelf import Shelf
from bot.media.studio import Studio
from bot.owner import Owner
from bot.playground.playground import TOKEN, Playground
from bot.playground.user import User
from bot.polling import Polling
from bot.settings import Secret
from bot.telegram import Telegram
from data.engine import create
from data.migrate import migrate
from data.store import Store
from tests.bot.machinery import NOW, Parrot
from tests.bot.media.easel import COMMAND

BEGAN = time.monotonic()


class House:
    """A stand-in that lives on, and machines that come and go on one database."""

    def __init__(self, address: str, owners: Iterable[int] = (), per_second: int = 30) -> None:
        self.address, self.owners, self.per_second = address, tuple(owners), per_second
        self.clock = ShiftedClock(lambda: NOW + timedelta(seconds=time.monotonic() - BEGAN))
        self.playground = Playground(now=self.clock, monotonic=self.monotonic, per_second=per_second)
        self.parrot = Parrot()
        self.runs = 0
        self.media: Path | None = None  # where files are kept; without it there are none
        self.drawers = COMMAND  # the process that makes them

    def monotonic(self) -> float:
        return time.monotonic() + self.clock.shift.total_seconds()

    def user(self, who: int = 7) -> User:
        return self.playground.user(who)

    @asynccontextmanager
    async def machine(self) -> AsyncIterator[Machine]:
        engine = create(self.address)
        await migrate(engine)
        store = Store(engine)
        telegram = Telegram(Secret(TOKEN), self.playground.url)
        await telegram.start()
        owner = Owner(self.owners, telegram, self.monotonic)
        self.runs += 1
        around = Surroundings(
            store=store,
            channel=telegram,
            conversation=self.parrot,
            clock=self.clock,
            monotonic=self.monotonic,
            per_second=self.per_second,
            process=f"run {self.runs}",
            owner=owner,
            bot_id=telegram.id,
            studio=Studio(self.clock, Shelf(self.media), Drawing(self.drawers)) if self.media else None,
        )
        source = Polling(telegram, store, self.clock, owner, identity=(telegram.id, telegram.username))
        machine = Machine(around, source)
        async with machine.running():
            yield machine
        await telegram.stop()
        await store.close()
