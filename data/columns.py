"""Column types of our own: instants in UTC, and lists of ids handed to one prebuilt statement."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ARRAY, BigInteger, ColumnElement, DateTime, Dialect, Integer, Text, bindparam, func, select
from sqlalchemy.sql.selectable import Select
from sqlalchemy.types import TypeDecorator, TypeEngine

from data.errors import NaiveInstant

BIG_ID = BigInteger().with_variant(Integer, "sqlite")
"""64 bits everywhere; SQLite takes only the word INTEGER for a key that is the row's own number."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An instant: microseconds since 1970 in SQLite, `timestamptz` in PostgreSQL, an aware datetime in UTC to us.

    Raises:
        NaiveInstant: the datetime has no time zone.
    """

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        wanted: TypeEngine[Any] = BigInteger() if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(wanted)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveInstant(f"an instant needs a time zone: {value!r}")
        return (value - _EPOCH) // _MICROSECOND if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return _EPOCH + timedelta(microseconds=value)
        instant: datetime = value.astimezone(UTC)
        return instant


class Ids(TypeDecorator[Sequence[int]]):
    """Any number of ids as one bound value, so that the statement keeps one shape and is prepared once."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        wanted: TypeEngine[Any] = Text() if dialect.name == "sqlite" else ARRAY(BigInteger)
        return dialect.type_descriptor(wanted)

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> Any:
        ids = list(value or ())
        return msgspec.json.encode(ids).decode() if dialect.name == "sqlite" else ids


def listed(dialect: str, name: str = "ids") -> Select[tuple[int]]:
    """The ids bound to `name` as rows of one column, `id`, in the order given."""
    given = bindparam(name, type_=Ids)
    if dialect == "sqlite":
        value: ColumnElement[int] = func.json_each(given).table_valued("value").c.value
        return select(value.label("id"))
    return select(func.unnest(given).column_valued("id"))
