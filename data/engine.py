"""Engines: SQLite by default, PostgreSQL when a bot outgrows it.

SQLite: write-ahead log with `synchronous=FULL`, so that what was acknowledged survives a power failure; writing begins
with BEGIN IMMEDIATE, since a reader that turns writer fails when others write; what is deleted is overwritten.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from data.errors import DatabaseUrlFault, unreachable
from data.sqlite_connection import BEGIN_WRITING, OneCrossing

FOR_READING = {"coach_reads": True}
"""Execution option of a connection that only reads: it then does not queue for SQLite's one writer."""

BUSY_TIMEOUT_S = 15
CONNECT_TIMEOUT_S = 10
OLDEST_SQLITE = (3, 35)  # RETURNING
_SQLITE_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=FAST",
    "PRAGMA journal_size_limit=16777216",  # bytes of write-ahead log that stay on disk after a checkpoint
)
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


def normalised(address: str) -> URL:
    """The address with the driver that we use. `sqlite:///file`, `postgres://...` and `postgresql://...` are taken.

    Raises:
        DatabaseUrlFault: it is no address of these, or it is a SQLite database in memory.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        raise DatabaseUrlFault(
            "the database address is not like sqlite:///file or postgresql://user@host/name"
        ) from None
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise DatabaseUrlFault(f"the database address begins with {url.drivername}: sqlite or postgresql is known")
    if driver.startswith("sqlite"):
        if url.database in {None, "", ":memory:"}:
            raise DatabaseUrlFault("the database address names no file: like sqlite:///folder/file.db")
        return url.set(drivername=driver)
    return _ssl_as_asyncpg_says(url.set(drivername=driver))


def create(address: str) -> AsyncEngine:
    """An engine; nothing is opened yet, but the folder of a SQLite file is made.

    Raises:
        DatabaseUrlFault: the address cannot be used.
        DatabaseUnreachable: the folder cannot be made.
    """
    url = normalised(address)
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)


def _sqlite(url: URL) -> AsyncEngine:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseUrlFault(f"SQLite {sqlite3.sqlite_version} is too old: 3.35 or newer is needed, or PostgreSQL")
    try:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unreachable(url, error) from error

    async def connect() -> OneCrossing:
        return await OneCrossing(url.database or "", BUSY_TIMEOUT_S, _SQLITE_PRAGMAS).opened()

    engine = create_async_engine(url, async_creator=connect)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _postgresql(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_size=5,
        max_overflow=5,
        pool_timeout=CONNECT_TIMEOUT_S,
        connect_args={
            "timeout": CONNECT_TIMEOUT_S,
            "server_settings": {"application_name": "strength-coach", "jit": "off"},  # short statements: it only costs
        },
    )


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("coach_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else BEGIN_WRITING)


def _ssl_as_asyncpg_says(url: URL) -> URL:
    """`sslmode`, as every provider writes it, under asyncpg's name."""
    mode = url.query.get("sslmode")
    if mode is None:
        return url
    rest = url.difference_update_query(["sslmode"])
    return rest.update_query_dict({"ssl": mode})
