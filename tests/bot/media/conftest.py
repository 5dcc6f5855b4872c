from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.house import House

OWNER = 42


@pytest.fixture
async def house(address: str, tmp_path: Path) -> AsyncIterator[House]:
    """A house that makes pictures, with an owner who hears of faults."""
    made = House(address, [OWNER])
    made.media = tmp_path / "media"
    await made.playground.start()
    yield made
    await made.playground.stop()
