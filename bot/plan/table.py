"""Reading a TOML file table by table: every fault is noted with its line and key, so that all are told at once."""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeGuard, TypeVar

E = TypeVar("E", bound=StrEnum)

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([\w-]+)\s*=")
_HEAVIEST_KG, _FIRST_YEAR, _LAST_YEAR = 500, 2000, 2100


class Fault(NamedTuple):
    """One fault: the line (0 where it is the whole file), the key ("" likewise), what is wrong."""

    line: int
    key: str
    problem: str

    def __str__(self) -> str:
        place = f"line {self.line}, {self.key}: " if self.line else ""
        return f"{place}{self.problem}"


class PlanFileError(Exception):
    """The file cannot be used. `faults` holds every fault, in the order of the lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Notes:
    """The faults found so far, and on which line each key stands."""

    def __init__(self, text: str) -> None:
        self.faults: list[Fault] = []
        self._lines = _lines(text)

    def fault(self, key: str, problem: str) -> None:
        """Note that something is wrong at a key; where the key itself is missing, at the table that lacks it."""
        place = key
        while place and place not in self._lines:
            place = place.rpartition(".")[0]
        self.faults.append(Fault(self._lines.get(place, 0), key, problem))


def _lines(text: str) -> dict[str, int]:
    """Key -> line, both as "week.tue" and, within lists of tables, as "history[2].sore"."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _placed(header[2], counts, grows=header[1] == "[[")
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault(f"{table}.{key[1]}" if table else key[1], number)
    return found


def _placed(name: str, counts: dict[str, int], *, grows: bool) -> str:
    """A table's name with the place in each list: "history.exercise" is "history[2].exercise[0]"."""
    path = ""
    parts = name.split(".")
    for depth, part in enumerate(parts):
        path = f"{path}.{part}" if path else part
        if grows and depth == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path


class Table:
    """One table of the file. Each reader takes a key, checks it, and gives a usable value whatever stands there."""

    def __init__(self, values: Mapping[str, Any], path: str, notes: Notes) -> None:
        self.values = values
        self.path = path
        self.notes = notes
        self._known: set[str] = set()

    def where(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def fault(self, key: str, problem: str) -> None:
        self.notes.fault(self.where(key), problem)

    def take(self, key: str) -> Any:
        """The raw value, None where there is none."""
        self._known.add(key)
        return self.values.get(key)

    def has(self, key: str) -> bool:
        return key in self.values

    def one(self, key: str, kind: type[E], default: E) -> E:
        value = self.take(key)
        return default if value is None else self._member(key, value, kind, default)

    def many(self, key: str, kind: type[E]) -> frozenset[E]:
        value = self.take(key)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        first = next(iter(kind))
        return frozenset(self._member(key, one, kind, first) for one in listed)

    def _member(self, key: str, value: object, kind: type[E], default: E) -> E:
        try:
            return kind(str(value))
        except ValueError:
            self.fault(key, f"{value!r} is not one of {', '.join(kind)}")
            return default

    def number(self, key: str, lowest: float, highest: float) -> float | None:
        value = self.take(key)
        if value is None:
            return None
        if not _is_number(value) or not lowest <= value <= highest:
            self.fault(key, f"{value!r} is not a number from {lowest:g} to {highest:g}")
            return None
        return float(value)

    def whole(self, key: str, lowest: int, highest: int) -> int | None:
        value = self.number(key, lowest, highest)
        if value is not None and value != int(value):
            self.fault(key, f"{value:g} is not a whole number")
        return None if value is None else int(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Weights: a list of numbers above zero, ascending."""
        value = self.take(key)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        good = [one for one in listed if _is_number(one) and 0 < one <= _HEAVIEST_KG]
        if len(good) < len(listed):
            self.fault(key, f"{value!r} is not a list of numbers above zero, {_HEAVIEST_KG} at most")
        return tuple(sorted(float(one) for one in good))

    def flag(self, key: str) -> bool:
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            self.fault(key, f"{value!r} is neither true nor false")
        return value is True

    def day(self, key: str) -> date | None:
        value = self.take(key)
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            self.fault(key, f"{value!r} is not a date such as 2026-11-22, without quotes")
            return None
        if isinstance(value, date) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            self.fault(key, f"{value} does not lie between {_FIRST_YEAR} and {_LAST_YEAR}")
            return None
        return value

    def text(self, key: str) -> str:
        value = self.take(key)
        if value is not None and not isinstance(value, str):
            self.fault(key, f"{value!r} is not a text")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """One text, or a list of them."""
        value = self.take(key)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        if any(not isinstance(one, str) for one in listed):
            self.fault(key, f"{value!r} is neither a text nor a list of texts")
        return tuple(one for one in listed if isinstance(one, str))

    def table(self, key: str) -> "Table":
        value = self.take(key)
        if value is not None and not isinstance(value, dict):
            self.fault(key, f"{value!r} is not a table")
        return Table(value if isinstance(value, dict) else {}, self.where(key), self.notes)

    def tables(self, key: str) -> list["Table"]:
        value = self.take(key)
        listed = value if isinstance(value, list) else []
        if value is not None and (not isinstance(value, list) or any(not isinstance(one, dict) for one in value)):
            self.fault(key, f"must be written as [[{self.where(key)}]]")
            listed = []
        return [Table(one, f"{self.where(key)}[{place}]", self.notes) for place, one in enumerate(listed)]

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.values.keys() - self._known:
            self.fault(key, f"is not known here; known are {', '.join(sorted(self._known))}")


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def open_file(text: str) -> Table:
    """The whole file as one table.

    Raises:
        PlanFileError: it is no TOML.
    """
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: no TOML, or a number too long to read
        raise PlanFileError([Fault(0, "", f"not a TOML file: {error}")]) from error
    return Table(values, "", Notes(text))
