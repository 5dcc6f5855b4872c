"""Every number of the rules table as mutants: the same table with one number moved by one step.

One step is 1 for whole numbers (days, sets, reps, seconds, scores, minutes) and each digit of a tempo, but half a
minute for warm-up and cool-down, which are set in such steps; for other numbers it is `_step`. Booleans are flipped,
members are left out of sets, neighbours of an order change places.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType, ModuleType
from typing import Annotated, Any, NamedTuple, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

import coaching.rules

THRESHOLD_KEYS = frozenset({"session.TEMPLATES"})
"""Tables whose whole-number keys are thresholds themselves (minutes); elsewhere they are names (phase 1, level 2)."""
FRAMES = ("warm_up_s", "cool_down_s")
"""Fields in steps of half a minute."""
_HALF_A_MINUTE_S = 30
_TEMPO = re.compile(r"\d-\d-[\dX]")
_SMALL, _SMALL_STEP, _STEP = 0.1, 0.01, 0.05
_HALF_AN_HOUR, _ONE_KG = 0.5, 1.0


class Mutant(NamedTuple):
    """One number moved by one step: `value` is what `constant` of `module` then is, the whole of it."""

    module: str
    constant: str
    leaf: str
    change: str
    value: Any

    @property
    def name(self) -> str:
        """As it is listed: "races.TAPERS[half].no_lower +1"."""
        return f"{self.module}.{self.constant}{self.leaf} {self.change}"

    @property
    def read(self) -> tuple[str, str]:
        """What has to be read for this to matter."""
        return self.module, self.constant

    def apply(self) -> None:
        """Put it into the table of this process."""
        setattr(tables()[self.module], self.constant, self.value)


class _Change(NamedTuple):
    leaf: str
    change: str
    value: Any


def tables() -> dict[str, ModuleType]:
    """The modules of the rules table by their short name."""
    names = [one.name for one in pkgutil.iter_modules(coaching.rules.__path__)]
    return {name: importlib.import_module(f"coaching.rules.{name}") for name in names}


def constants(module: ModuleType) -> list[str]:
    """The names of a table's constants: what is annotated with a source, in the order of the file."""
    hints = get_type_hints(module, include_extras=True)
    return [name for name, hint in hints.items() if name.isupper() and get_origin(hint) is Annotated]


def mutants() -> list[Mutant]:
    """All of them, in the order of the table."""
    return [
        Mutant(short, name, one.leaf, one.change, one.value)
        for short, module in tables().items()
        for name in constants(module)
        for one in _changes(getattr(module, name), f"{short}.{name}")
    ]


def _changes(value: Any, name: str) -> Iterator[_Change]:
    match value:
        case bool():
            yield _Change("", "flipped", not value)
        case int() | float():
            yield from _numbers(value, name)
        case str():
            yield from _tempos(value)
        case Struct():
            yield from _fields(value, name)
        case Mapping():
            yield from _entries(value, name)
        case tuple():
            yield from _places(value, name)
        case frozenset():
            yield from (_Change(f"[{one}]", "left out", value - {one}) for one in sorted(value))
        case _:
            raise TypeError(f"{name}: no mutants are known for {value!r}")


def _numbers(value: float, name: str) -> Iterator[_Change]:
    whole = _HALF_A_MINUTE_S if name.endswith(FRAMES) else 1
    step = whole if isinstance(value, int) else _step(value, name)
    for signed in (step, -step):
        moved = value + signed if isinstance(value, int) else round(value + signed, 9)
        if value < 0 or moved >= 0:  # no days, sets or shares below none
            yield _Change("", f"{signed:+g}", moved)


def _step(value: float, name: str) -> float:
    """One step of a number that is not whole: half of a step of weight, 1 kg, half an hour, 0.01 below 0.1, or 0.05."""
    if name.endswith("_STEP_KG") or 0 < value < _SMALL_STEP:
        return value / 2
    if name.endswith("_KG"):
        return _ONE_KG if value >= 1 else _STEP
    if name.endswith("_H"):
        return _HALF_AN_HOUR
    return _SMALL_STEP if 0 < value < _SMALL else _STEP


def _tempos(value: str) -> Iterator[_Change]:
    """Each number of a tempo one second longer and shorter. Other words name things and have no steps."""
    if not _TEMPO.fullmatch(value):
        return
    for place, part in enumerate(value):
        if part.isdigit():
            for signed in (1, -1):
                if 0 <= int(part) + signed <= 9:
                    moved = value[:place] + str(int(part) + signed) + value[place + 1 :]
                    yield _Change(f"[{place // 2}]", f"{signed:+d}", moved)


def _fields(value: Struct, name: str) -> Iterator[_Change]:
    for field in value.__struct_fields__:
        for one in _changes(getattr(value, field), f"{name}.{field}"):
            yield one._replace(leaf=f".{field}{one.leaf}", value=replace(value, **{field: one.value}))


def _entries(value: Mapping[Any, Any], name: str) -> Iterator[_Change]:
    for key, held in value.items():
        for one in _changes(held, name):
            entries = MappingProxyType({**value, key: one.value})
            yield one._replace(leaf=f"[{key}]{one.leaf}", value=entries)
        if name in THRESHOLD_KEYS:
            for signed in (1, -1):
                moved = {(known + signed if known == key else known): entry for known, entry in value.items()}
                yield _Change(f"[{key}]", f"key {signed:+d}", MappingProxyType(moved))


def _places(value: tuple[Any, ...], name: str) -> Iterator[_Change]:
    if all(isinstance(one, str) for one in value):
        for place in range(len(value) - 1):
            moved = (*value[:place], value[place + 1], value[place], *value[place + 2 :])
            yield _Change(f"[{place}]", "changes places", moved)
        return
    for place, held in enumerate(value):
        for one in _changes(held, name):
            moved = (*value[:place], one.value, *value[place + 1 :])
            yield one._replace(leaf=f"[{place}]{one.leaf}", value=moved)
