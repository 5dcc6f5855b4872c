"""The databases of the tests: a SQLite file, or one of a PostgreSQL that is started from a wheel once per run.

Each test gets its own, up to date and empty: on PostgreSQL a copy of a template, which takes some 50 ms.
"""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from typing import Any

from sqlalchemy import text

from data.engine import create
from data.migrate import migrate
from tests.data import postgres_server

_NAME = "/postgres?"
_NOTHING_LASTS = ("fsync", "synchronous_commit", "full_page_writes")
"""What keeps data through a power failure, which no test waits for: the processes that are killed are others."""


class Postgres:
    """A server with a template. `url` is its first database, which no test may change."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._numbers = count(1)
        _done(self._prepare())

    def fresh(self) -> str:
        """The address of a new database."""
        name = f"coach_{next(self._numbers)}"
        _done(self._say(f"CREATE DATABASE {name} TEMPLATE coach STRATEGY FILE_COPY"))
        return self._named(name)

    def drop(self, address: str) -> None:
        """Deletes it, whoever is still connected."""
        _done(self._say(f"DROP DATABASE {address.partition('?')[0].rpartition('/')[2]} WITH (FORCE)"))

    @contextmanager
    def lent(self) -> Iterator[str]:
        """A new database for this block."""
        address = self.fresh()
        try:
            yield address
        finally:
            self.drop(address)

    async def _prepare(self) -> None:
        await self._say(
            *(f"ALTER SYSTEM SET {name} = off" for name in _NOTHING_LASTS),
            "SELECT pg_reload_conf()",
            "CREATE DATABASE coach",
        )
        engine = create(self._named("coach"))
        await migrate(engine)
        await engine.dispose()

    async def _say(self, *statements: str) -> None:
        engine = create(self.url).execution_options(isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for one in statements:
                await connection.execute(text(one))
        await engine.dispose()

    def _named(self, name: str) -> str:
        return self.url.replace(_NAME, f"/{name}?")


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server for this block.

    Raises:
        ImportError: there is no such wheel for this platform.
    """
    with postgres_server.running() as url:
        yield Postgres(url)


def _done(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own, since the loop of a test may be around here."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
