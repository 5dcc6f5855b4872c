"""Column types of our own: instants in UTC, and lists of ids handed to one prebuilt statement.

Join such a list, where SQLite is often asked: for `IN (SELECT ...)`, for DISTINCT and for RETURNING it makes a table
of its own, whose memory costs it more than the statement.
"""

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
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
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


class Pairs(TypeDecorator[Sequence[tuple[int, str | int | None]]]):
    """Any number of ids, each with a value, as one bound value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:  # noqa: ARG002 - as it is called
        return msgspec.json.encode(list(value or ())).decode()


def listed(dialect: str, name: str = "ids") -> Select[tuple[int]]:
    """The ids bound to `name` as rows of one column, `id`, in the order given."""
    return _rows_of(dialect, bindparam(name, type_=Ids))


def listed_pairs(dialect: str, of: type[TypeEngine[Any]], name: str = "pairs") -> Select[tuple[int, Any]]:
    """The pairs bound to `name` as rows of two columns: `id`, and `value` of the type `of`."""
    given = bindparam(name, type_=Pairs)
    if dialect == "sqlite":
        pair: ColumnElement[Any] = func.json_each(given).table_valued("value").c.value
        return select(func.json_extract(pair, "$[0]").label("id"), func.json_extract(pair, "$[1]").label("value"))
    pair = func.jsonb_array_elements(cast(given, JSONB)).column_valued("pair")
    return select(cast(pair.op("->>")(0), BigInteger).label("id"), cast(pair.op("->>")(1), of).label("value"))


def _rows_of(dialect: str, given: BindParameter[Any]) -> Select[Any]:
    if dialect == "sqlite":
        value: ColumnElement[Any] = func.json_each(given).table_valued("value").c.value
        return select(value.label("id"))
    return select(func.unnest(given).column_valued("id"))
