"""Brings a database to today's schema when the program starts; safe when several processes start at once.

Alembic is imported only when there is something to do: a database that is up to date costs one small read.
"""

from importlib import import_module

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.engine import FOR_READING
from data.errors import SchemaUnknown, opening, shown

HEAD = "0007"
"""The newest revision under `data/migrations/versions`; a test compares."""

_LOCK = text("SELECT pg_advisory_xact_lock(5267, 1)")  # two halves: a key apart from those of the runners


async def migrate(engine: AsyncEngine) -> None:
    """Brings the schema to `HEAD`, whole or not at all.

    Raises:
        DatabaseUnreachable: the database cannot be opened.
        SchemaUnknown: a newer version of this program made it.
    """
    with opening(engine.url):
        async with engine.connect() as connection:
            await connection.execution_options(**FOR_READING)
            if await connection.run_sync(version) == HEAD:
                return
        async with engine.begin() as connection:  # one transaction; SQLite has the writer's lock from here on
            await _alone(connection)
            await connection.run_sync(_upgrade, shown(engine.url))


def version(connection: Connection) -> str | None:
    """The revision of the database, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


async def _alone(connection: AsyncConnection) -> None:
    if connection.dialect.name == "postgresql":
        await connection.execute(_LOCK)


def _upgrade(connection: Connection, address: str) -> None:
    now = version(connection)
    if now == HEAD:  # somebody else was quicker
        return
    if now is not None and now > HEAD:
        raise SchemaUnknown(f"{address} has schema {now}, made by a newer version; this one knows up to {HEAD}")
    import_module("data.migrations.run").upgrade(connection, HEAD)
