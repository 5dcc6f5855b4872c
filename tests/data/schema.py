"""A database's schema, to compare and to clear."""

from sqlalchemy import Connection, MetaData, text
from sqlalchemy.ext.asyncio import AsyncEngine

_COLUMNS = text(
    "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
    " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
)
_INDEXES = text("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef")
_CONSTRAINTS = text(
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2"
)
_SQLITE = text("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")


def shape(connection: Connection) -> list[str]:
    """Everything that the schema consists of, as text, Alembic's own table left out."""
    if connection.dialect.name == "sqlite":
        lines = [_plain(row.sql) for row in connection.execute(_SQLITE)]
    else:
        lines = [str(tuple(row)) for query in (_COLUMNS, _INDEXES, _CONSTRAINTS) for row in connection.execute(query)]
    return [line for line in lines if "alembic_version" not in line]


async def drop_everything(engine: AsyncEngine) -> None:
    """Leaves a database without a table."""
    async with engine.begin() as connection:
        await connection.run_sync(_drop)


def _drop(connection: Connection) -> None:
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)


def _plain(sql: str) -> str:
    """The columns and constraints in the order of the alphabet: tables are equal whatever order these were given in."""
    head, _, body = sql.replace("\n", " ").partition("(")
    return head.strip() + " " + " ".join(sorted(part.strip(" \t()") for part in body.split(",")))
