"""Column types of our own: instants in UTC, and lists of ids handed to one prebuilt statement."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    ColumnElement,
    DateTime,
    Dialect,
    Integer,
    Text,
    bindparam,
    func,
    select,
)
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


class _Listed(TypeDecorator[Sequence[Any]]):
    """Any number of values as one bound value, so that the statement keeps one shape and is prepared once."""

    impl = Text
    of: TypeEngine[Any]

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        wanted: TypeEngine[Any] = Text() if dialect.name == "sqlite" else ARRAY(self.of)
        return dialect.type_descriptor(wanted)

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        values = list(value or ())
        return msgspec.json.encode(values).decode() if dialect.name == "sqlite" else values


class Ids(_Listed):
    """Ids."""

    cache_ok = True
    of = BigInteger()


class Texts(_Listed):
    """Texts."""

    cache_ok = True
    of = Text()


def listed(dialect: str, name: str = "ids") -> Select[tuple[int]]:
    """The ids bound to `name` as rows of one column, `id`, in the order given."""
    return _rows_of(dialect, bindparam(name, type_=Ids))


def listed_texts(dialect: str, name: str) -> Select[tuple[str]]:
    """The texts bound to `name` as rows of one column, `id`."""
    return _rows_of(dialect, bindparam(name, type_=Texts))


def _rows_of(dialect: str, given: BindParameter[Any]) -> Select[Any]:
    if dialect == "sqlite":
        value: ColumnElement[Any] = func.json_each(given).table_valued("value").c.value
        return select(value.label("id"))
    return select(func.unnest(given).column_valued("id"))
