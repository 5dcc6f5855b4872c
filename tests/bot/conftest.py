from collections.abc import AsyncIterator

import pytest

from tests.bot.house import House

OWNER = 42


@pytest.fixture
async def house(address: str) -> AsyncIterator[House]:
    made = House(address, [OWNER])
    await made.playground.start()
    yield made
    await made.playground.stop()
