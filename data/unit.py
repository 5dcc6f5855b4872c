"""What every part of the store has: the transaction that its statements run in."""

from typing import TypeAlias

from sqlalchemy import Executable, Table, func, select, true
from sqlalchemy.dialects import postgresql, sqlite

from data.session import Row, Session, Values
from data.statements import Rows

__all__ = ["Part", "Row", "insert"]

Insert: TypeAlias = sqlite.Insert | postgresql.Insert


class Part:
    """One transaction. `session.dialect` is "sqlite" or "postgresql"."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._dialect = session.dialect

    async def _run(self, statement: Executable, values: Values = None) -> Rows:
        return await self._session.run(statement, values)

    def _takes_long(self) -> None:
        """From here on this transaction does not hold up the event loop, where SQLite would."""
        self._session.takes_long()

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
