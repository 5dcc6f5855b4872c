"""What every part of the store has: the connection of one transaction, and which database it speaks to."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import CursorResult, Executable, Table, func, select, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from data.sqlite_connection import OneCrossing

Row: TypeAlias = dict[str, Any]
Rows: TypeAlias = CursorResult[*tuple[Any, ...]]
Insert: TypeAlias = sqlite.Insert | postgresql.Insert


class Part:
    """One transaction's connection. `dialect` is "sqlite" or "postgresql"."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name

    async def _run(self, statement: Executable, values: Row | Sequence[Row] | None = None) -> Rows:
        return await self._connection.execute(statement, values)

    async def _takes_long(self) -> None:
        """From here on this transaction does not hold up the event loop, where SQLite would."""
        driver = (await self._connection.get_raw_connection()).driver_connection
        if isinstance(driver, OneCrossing):
            driver.cross()

    async def _by_index(self) -> None:
        """Lets PostgreSQL go by index until the transaction ends, SQLite does so anyway.

        A table that was empty a moment ago has no statistics, and without them it would look at everything that waits.
        """
        if self._dialect == "postgresql":
            await self._run(_BY_INDEX)


_BY_INDEX = select(
    *(func.set_config(name, "off", true()) for name in ("enable_seqscan", "enable_bitmapscan", "enable_sort"))
)


def insert(dialect: str, table: Table) -> Insert:
    """The database's own INSERT, which knows ON CONFLICT."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
