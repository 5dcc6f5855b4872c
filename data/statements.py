"""Statements of SQLAlchemy, compiled once, and run without it.

To execute a statement through SQLAlchemy costs a tenth of a millisecond, where SQLite takes a hundredth. What a
statement says stays SQLAlchemy's: its SQL, the form in which values go in, the form in which they come out.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import BindParameter, ClauseElement, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import ReturnsRows

KEPT = 256
"""So many compiled statements are remembered, more than there are."""

_Convert = Callable[[Any], Any]
_ABSENT = object()


class Rows:
    """What a statement gave. A row is a tuple whose values have the names of their columns.

    `last_id` is the number of the row that SQLite put in last, by a statement for one row.
    """

    __slots__ = ("_rows", "last_id", "rowcount")

    def __init__(self, rows: Sequence[Any], rowcount: int, last_id: int | None = None) -> None:
        self._rows = rows
        self.rowcount = rowcount
        self.last_id = last_id

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> Sequence[Any]:
        return self._rows

    def first(self) -> Any:
        """The first row, None where there is none."""
        return self._rows[0] if self._rows else None

    def scalars(self) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self._rows]

    def scalar(self) -> Any:
        """The first value of the first row, None where there is none."""
        return self._rows[0][0] if self._rows else None


class Prepared:
    """One statement for one database and one set of values."""

    def __init__(self, statement: Executable, names: Sequence[str], dialect: Dialect) -> None:
        compiled = cast("ClauseElement", statement).compile(dialect=dialect, column_keys=list(names))
        if not isinstance(compiled, SQLCompiler) or compiled.post_compile_params or compiled.insert_prefetch:
            raise TypeError(f"it cannot be compiled once for all values: {compiled}")
        self.sql = str(compiled)
        self._values = [_value(compiled, name, dialect) for name in compiled.positiontup or ()]
        self._columns = _columns(statement, dialect)
        self._make: Callable[[Sequence[Any]], Any] | None = None

    def bound(self, values: Mapping[str, Any]) -> list[Any]:
        """The values in their order, as the driver takes them.

        Raises:
            KeyError: one is missing.
        """
        return [
            constant if constant is not _ABSENT else values[name] if convert is None else convert(values[name])
            for name, constant, convert in self._values
        ]

    def rows(self, names: Sequence[str], found: Sequence[Sequence[Any]]) -> list[Any]:
        """What the driver gave, as rows. `names` are those of its columns."""
        if self._make is None:
            self._make = namedtuple("Row", names, rename=True)._make  # type: ignore[attr-defined]  # noqa: PYI024 - its names are known only now
        if not any(self._columns):
            return [self._make(row) for row in found]
        return [
            self._make([convert(one) if convert else one for one, convert in zip(row, self._columns, strict=True)])
            for row in found
        ]


@lru_cache(KEPT)
def prepared(statement: Executable, names: tuple[str, ...], dialect: Dialect) -> Prepared:
    """The statement, compiled for values of these names."""
    return Prepared(statement, names, dialect)


def _value(compiled: SQLCompiler, place: str, dialect: Dialect) -> tuple[str, Any, _Convert | None]:
    """The name of what goes there and how it is converted; or what always goes there."""
    bind: BindParameter[Any] = compiled.binds[place]
    convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
    if bind.required:
        return bind.key, _ABSENT, convert
    constant = bind.effective_value
    return bind.key, convert(constant) if convert else constant, None


def _columns(statement: Executable, dialect: Dialect) -> list[_Convert | None]:
    """How the value of each column is converted."""
    if not isinstance(statement, ReturnsRows):
        return []
    return [one.type.dialect_impl(dialect).result_processor(dialect, None) for one in statement.exported_columns]
