"""Transactions, and what runs statements in them: SQLAlchemy, or for SQLite its driver itself."""

import asyncio
from asyncio import Lock
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol, TypeAlias

from sqlalchemy import Dialect, Executable
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.errors import opening, told_plainly
from data.sqlite_connection import OneCrossing
from data.statements import Rows, prepared

Row: TypeAlias = dict[str, Any]
Values: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


class Session(Protocol):
    """One transaction. `dialect` is "sqlite" or "postgresql"."""

    dialect: str

    async def run(self, statement: Executable, values: Values = None) -> Rows:
        """Runs a statement once, or once for each of several rows of values."""
        ...

    def takes_long(self) -> None:
        """From here on this transaction does not hold up the event loop."""
        ...


class Through:
    """A transaction whose statements go through SQLAlchemy."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.dialect = connection.dialect.name
        self._connection = connection

    async def run(self, statement: Executable, values: Values = None) -> Rows:
        result = await self._connection.execute(statement, values)
        return Rows(result.all() if result.returns_rows else (), result.rowcount)

    def takes_long(self) -> None:
        """It never holds it up."""


class Straight:
    """A transaction whose statements go to SQLite as they were once compiled."""

    dialect = "sqlite"

    def __init__(self, driver: OneCrossing, dialect: Dialect) -> None:
        self._driver, self._of = driver, dialect

    async def run(self, statement: Executable, values: Values = None) -> Rows:
        if isinstance(values, Sequence):
            if len(values) > 1:
                ready = prepared(statement, tuple(values[0]), self._of)
                return Rows((), await self._driver.run_many(ready.sql, [ready.bound(one) for one in values]))
            [values] = values
        ready = prepared(statement, tuple(values or ()), self._of)
        names, found, count, last = await self._driver.run(ready.sql, ready.bound(values or {}))
        return Rows(ready.rows(names, found), count, last)

    def takes_long(self) -> None:
        self._driver.cross()


@asynccontextmanager
async def reading(connection: AsyncConnection) -> AsyncIterator[Session]:
    """A transaction that only reads. SQLite's begins and ends without crossing, since nothing is waited for."""
    if connection.dialect.name != "sqlite":
        async with connection.begin():
            yield Through(connection)
        return
    driver = await _driver_of(connection)
    driver.begin_reading()
    yield Straight(driver, connection.dialect)
    driver.end_reading()  # where the block raises the pool ends it, after what its thread may still be at


class OneWriter:
    """SQLite's writer: a connection of its own, kept from transaction to transaction.

    SQLite lets one write at a time: here they queue in order, which its own waiting does not promise.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = Lock()
        self._kept: tuple[AsyncConnection, OneCrossing] | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        async with self._turn:
            connection, driver = ours = self._kept or await self._opened()
            self._kept = None
            with told_plainly(self._engine.url):
                try:
                    await driver.begin()
                    yield Straight(driver, connection.dialect)
                    await driver.commit()
                except BaseException:
                    await asyncio.shield(self._undone(ours))
                    raise
            self._kept = ours

    async def close(self) -> None:
        async with self._turn:
            if self._kept is not None:
                await self._kept[0].close()
                self._kept = None

    async def _opened(self) -> tuple[AsyncConnection, OneCrossing]:
        with opening(self._engine.url):
            connection = await self._engine.connect()
            return connection, await _driver_of(connection)

    async def _undone(self, ours: tuple[AsyncConnection, OneCrossing]) -> None:
        """Whatever its thread is still at, this comes after; a connection of which that fails is not used again."""
        connection, driver = ours
        try:
            await driver.undo()
        except BaseException:
            await connection.invalidate()
            await connection.close()
            raise
        self._kept = ours


async def _driver_of(connection: AsyncConnection) -> OneCrossing:
    driver = (await connection.get_raw_connection()).driver_connection
    if not isinstance(driver, OneCrossing):
        raise TypeError("an engine that `data.engine.create` has not made")
    return driver
