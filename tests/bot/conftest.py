from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from data.engine import create
from data.migrate import migrate
from data.store import Store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A real, empty store in a file."""
    engine = create(f"sqlite:///{tmp_path / 'coach.db'}")
    await migrate(engine)
    made = Store(engine)
    yield made
    await made.close()
