"""A connection of aiosqlite that crosses to its thread only for what may take long.

SQLAlchemy asks for a cursor, an execution, the rows and the end of the cursor one after the other, and aiosqlite sends
each to the thread. The crossings are most of what a small transaction costs: a tenth of a millisecond each, where the
statement takes a hundredth. So one crossing does it all; and while this connection has the writer's lock its
statements, which go by index and touch a few rows, do not cross at all. What waits does: for the lock where somebody
else has it, and for the disk at the end.
"""

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Self

import aiosqlite

Parameters = Sequence[Any]


BEGIN_WRITING = "BEGIN IMMEDIATE"
_NOTHING = None, (), -1, None
"""What a statement without rows gives."""


class OneCrossing(aiosqlite.Connection):
    """`aiosqlite.Connection` whose cursors fetch all rows as they execute, in one crossing or in none."""

    def __init__(self, path: str, timeout_s: float, pragmas: Iterable[str]) -> None:
        def connect() -> sqlite3.Connection:
            # It is used from two threads, but never by both at once: whoever crosses waits for the answer.
            made = sqlite3.connect(
                path, timeout=timeout_s, isolation_level=None, cached_statements=256, check_same_thread=False
            )
            try:
                for pragma in pragmas:
                    made.execute(pragma)
            except BaseException:
                made.close()
                raise
            return made

        super().__init__(connect, iter_chunk_size=64)
        self._ended: asyncio.Future[Any] | None = None
        self._waits = f"PRAGMA busy_timeout={round(timeout_s * 1000)}"
        self._here = False  # whether statements are done here, in the thread of the event loop
        self._thread.daemon = True  # as SQLAlchemy has it: an engine that nobody closed does not hang the exit

    async def opened(self) -> Self:
        """The connection, open. Where it cannot be opened its thread has ended before the error is raised."""
        try:
            await self
        except BaseException:
            if self._ended is not None:
                await self._ended
            raise
        return self

    def stop(self) -> asyncio.Future[Any] | None:
        self._ended = super().stop()
        return self._ended

    def cursor(self) -> "_Cursor":  # type: ignore[override]  # what SQLAlchemy uses of it is all there
        return _Cursor(self)

    async def rollback(self) -> None:
        """Ends the transaction; where there is none, as at each return to the pool, it need not cross."""
        if self.in_transaction:
            await super().rollback()

    async def done(self, work: Any, sql: str, parameters: Any) -> Any:
        """What `work(connection, sql, parameters)` gives, done here or in the thread."""
        if sql == BEGIN_WRITING:
            self._here = True
            if self._begun():
                return _NOTHING
        elif self._here and self.in_transaction:
            return work(self._conn, sql, parameters)
        else:
            self._here = False
        return await self._execute(work, self._conn, sql, parameters)  # type: ignore[no-untyped-call]  # aiosqlite gives it no types

    def cross(self) -> None:
        """Until this transaction ends every statement crosses: something is coming that takes long."""
        self._here = False

    def _begun(self) -> bool:
        """Takes the writer's lock where it is free."""
        self._conn.execute("PRAGMA busy_timeout=0")
        try:
            self._conn.execute(BEGIN_WRITING)
        except sqlite3.OperationalError:
            return False
        finally:
            self._conn.execute(self._waits)
        return True


class _Cursor:
    """What SQLAlchemy's adapter wants of a cursor. Everything is known once `execute` returns."""

    __slots__ = ("_connection", "_rows", "arraysize", "description", "lastrowid", "rowcount")

    def __init__(self, connection: OneCrossing) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Parameters = ()) -> "_Cursor":
        return self._noted(await self._connection.done(_execute, sql, parameters))

    async def executemany(self, sql: str, parameters: Iterable[Parameters]) -> "_Cursor":
        return self._noted(await self._connection.done(_execute_many, sql, parameters))

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is open any more."""

    def _noted(self, result: tuple[Any, list[Any], int, int | None]) -> "_Cursor":
        self.description, self._rows, self.rowcount, self.lastrowid = result
        return self


def _execute(
    connection: sqlite3.Connection, sql: str, parameters: Parameters
) -> tuple[Any, list[Any], int, int | None]:
    return _whole(connection.execute(sql, parameters))


def _execute_many(
    connection: sqlite3.Connection, sql: str, parameters: Iterable[Parameters]
) -> tuple[Any, list[Any], int, int | None]:
    return _whole(connection.executemany(sql, parameters))


def _whole(cursor: sqlite3.Cursor) -> tuple[Any, list[Any], int, int | None]:
    rows = cursor.fetchall() if cursor.description else []
    result = (cursor.description, rows, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return result
