"""A stand-in for Telegram that lives on, and coaches that come and go on one database: where the stories are played."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.app import App
from bot.clock import ShiftedClock
from bot.playground.playground import Playground
from bot.playground.user import User
from bot.settings import Secret, Settings

TOKEN = "123456789:AAHabcdefghijklmnopqrstuvwxyz012345"


class House:
    """`address` is that of the database. The story begins at `begins`; from there time runs on, and can be moved on.

    `per_second` is how many messages all chats get in a second.
    """

    def __init__(self, address: str, begins: datetime, *, per_second: int = 30) -> None:
        began = time.monotonic()
        self.clock = ShiftedClock(lambda: begins + timedelta(seconds=time.monotonic() - began))
        self.playground = Playground(now=self.clock, monotonic=self._monotonic, token=TOKEN, per_second=per_second)
        self.per_second = per_second
        self.database = Secret(address)

    def _monotonic(self) -> float:
        return time.monotonic() + self.clock.shift.total_seconds()

    def user(self, who: int = 7, name: str = "Robin", language: str = "en") -> User:
        return self.playground.user(who, name, language)

    @asynccontextmanager
    async def coach(self) -> AsyncIterator[App]:
        """A coach that runs for this block, with all that real ones have."""
        address, pace = self.playground.url, self.per_second
        settings = Settings(token=Secret(TOKEN), api_url=address, database=self.database, per_second=pace, media_mb=0)
        app = App(settings, clock=self.clock)
        async with app.running():
            yield app


ONBOARDING = (
    "All right, let's begin",
    "None of these",
    "18 to 39",
    "4 runs",
    "No race",
    "None so far",
    "More than a year",
    "Chair and step",
    "Nothing hurts",
    "30 min",
    "6:30",
    "Skip this",
)
"""The taps of the person of the first issue, after /start."""


async def taps(user: User, *labels: str) -> None:
    """Taps one after the other, each once the answer to the last is there."""
    for label in labels:
        await user.wait_for(lambda one, wanted=label: any(wanted in seen.labels for seen in one.received))  # type: ignore[misc]  # a label per lambda
        user.tap(label)
        await user.answer()


async def join(user: User) -> None:
    """Goes through onboarding by taps."""
    user.say("/start")
    await user.answer()
    await taps(user, *ONBOARDING)
    await user.wait_for(lambda one: len(one.received) == 2)  # what was asked, and the first session
