"""A connection of aiosqlite that crosses to its thread only for what may take long.

SQLAlchemy asks for a cursor, an execution, the rows and the end of the cursor one after the other, and aiosqlite sends
each to the thread: a tenth of a millisecond each, where the statement takes a hundredth. So one crossing does it all.

Whoever writes does not cross for its statements, which go by index and touch a few rows, while it has the writer's
lock. What waits does: for the lock where somebody else has it, and for the disk at the end, unless that is quick.
"""

import asyncio
import sqlite3
import time
from collections.abc import Iterable, Sequence
from typing import Any, Self, TypeAlias

import aiosqlite

Parameters = Sequence[Any]
Found: TypeAlias = tuple[Sequence[str], list[Any], int, int | None]
"""What a statement gave: the names of its columns, its rows, how many it changed, the number of the last one put in."""

BEGIN_WRITING = "BEGIN IMMEDIATE"
_WAIT_NOT = "PRAGMA busy_timeout=0"
QUICK_S = 0.0005
"""A disk that took no longer to keep a transaction is waited for here the next time: to cross takes a third of that."""


class OneCrossing(aiosqlite.Connection):
    """`aiosqlite.Connection` whose cursors fetch all rows as they execute, in one crossing."""

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
        self._quick = False  # whether the disk was quick the last time
        self._impatient = False  # whether it does not wait for the lock
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

    # For whoever reads

    def begin_reading(self) -> None:
        """What is read from the first statement on is of one moment. It takes no lock by itself."""
        self._conn.execute("BEGIN")

    def end_reading(self) -> None:
        """Ends that; nothing must be under way."""
        self._conn.rollback()

    # For whoever writes

    async def begin(self) -> None:
        """Begins to write, with the writer's lock."""
        if not self._impatient:
            self._conn.execute(_WAIT_NOT)
            self._impatient = True
        try:
            self._conn.execute(BEGIN_WRITING)
        except sqlite3.OperationalError:
            self._impatient = False
            await self.crossed(_begin, self._waits)
        self._here = True

    async def run(self, sql: str, parameters: Parameters) -> "Found":
        """Runs a statement."""
        if self._here:
            return _run(self._conn, sql, parameters)
        found: Found = await self.crossed(_run, sql, parameters)
        return found

    async def run_many(self, sql: str, rows: Sequence[Parameters]) -> int:
        """Runs a statement for each of these; how many rows it changed."""
        if self._here:
            return self._conn.executemany(sql, rows).rowcount
        cursor: sqlite3.Cursor = await self.crossed(sqlite3.Connection.executemany, sql, rows)
        return cursor.rowcount

    def cross(self) -> None:
        """Until this transaction ends every statement crosses: something is coming that takes long."""
        self._here = False

    async def commit(self) -> None:
        """Keeps the transaction."""
        took: float = _commit(self._conn) if self._here and self._quick else await self.crossed(_commit)
        self._quick = took <= QUICK_S

    async def undo(self) -> None:
        """Ends the transaction, if there is one, once the thread has done what it is still at."""
        await self.crossed(sqlite3.Connection.rollback)

    async def crossed(self, work: Any, *given: Any) -> Any:
        """What `work(connection, *given)` gives, done in the thread."""
        return await self._execute(work, self._conn, *given)  # type: ignore[no-untyped-call]  # aiosqlite gives it no types


def _begin(connection: sqlite3.Connection, waits: str) -> None:
    connection.execute(waits)
    connection.execute(BEGIN_WRITING)


def _commit(connection: sqlite3.Connection) -> float:
    """The seconds that it took."""
    began = time.monotonic()
    connection.commit()
    return time.monotonic() - began


def _run(connection: sqlite3.Connection, sql: str, parameters: Parameters) -> Found:
    cursor = connection.execute(sql, parameters)
    if cursor.description is None:
        return (), [], cursor.rowcount, cursor.lastrowid
    rows = cursor.fetchall()
    return [one[0] for one in cursor.description], rows, cursor.rowcount, cursor.lastrowid


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
        return self._noted(await self._connection.crossed(_execute, sql, parameters))

    async def executemany(self, sql: str, parameters: Iterable[Parameters]) -> "_Cursor":
        return self._noted(await self._connection.crossed(_execute_many, sql, parameters))

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
