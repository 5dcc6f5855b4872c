import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.store import Store


@pytest.fixture
def engine(store: Store) -> AsyncEngine:
    """Of an up-to-date, empty database."""
    return store._engine
