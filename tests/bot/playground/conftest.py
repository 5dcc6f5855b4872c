"""A playground on loopback, and python-telegram-bot's own client that speaks to it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.playground.playground import TOKEN, Playground


class Ticking:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.instant = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.instant


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
async def playground(clock: Ticking) -> AsyncIterator[Playground]:
    """With limits off; tests of limits build their own."""
    served = Playground(now=clock.now, monotonic=clock.monotonic, limits=False)
    await served.start()
    yield served
    await served.stop()


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with client_of(playground) as client:
        yield client


def client_of(playground: Playground, token: str = TOKEN) -> Bot:
    """python-telegram-bot's client, as it comes."""
    return Bot(
        token,
        base_url=playground.base_url,
        base_file_url=playground.base_file_url,
        request=HTTPXRequest(connection_pool_size=8),
        get_updates_request=HTTPXRequest(connection_pool_size=2),
    )
