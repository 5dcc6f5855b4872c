"""The keys of a catalogue entry: how each is read, and what may stand there."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias, TypeVar

from coaching.exercise import Impact, LoadStart, LoadType, Metric, Tag, TipKind
from coaching.runner import Area, Equipment, Joint
from coaching.session_type import SessionType
from data.catalogue_faults import Fault

MAX_NAME = 60
MAX_LINE = 80
MAX_WHY = 100
MAX_TIP = 200
TEMPO_WORDS = frozenset({"hold", "slow", "walk", "fast", "easy"})
PROTEIN = "{p}"
_LONGEST_PROTEIN = "20–40"
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_TEMPO = re.compile(r"\d-\d-[\dX]")

Read: TypeAlias = Callable[[Any], Any]
E = TypeVar("E", bound=StrEnum)


class _WrongError(Exception):
    """A value that may not stand there: what is wrong, and how to mend it."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.mend = mend


class Key(NamedTuple):
    """How one key is read; `needed` where it has no default."""

    read: Read
    needed: bool = True


def read(
    keys: Mapping[str, Key], entry: dict[str, Any], file: str, place: str, faults: list[Fault]
) -> dict[str, Any] | None:
    """The values of an entry, read by `keys`; None where there was a fault, told in `faults`."""
    before = len(faults)
    values: dict[str, Any] = {}
    for name, key in keys.items():
        if name not in entry:
            if key.needed:
                faults.append(Fault(file, place, name, "is missing", f"add {name} = ..."))
            continue
        try:
            values[name] = key.read(entry[name])
        except _WrongError as error:
            faults.append(Fault(file, place, name, error.problem, error.mend))
    if len(entry) > len(values):
        unknown = sorted(entry.keys() - keys.keys())
        faults.extend(Fault(file, place, name, "is unknown", suggestion(name, keys)) for name in unknown)
    return values if len(faults) == before else None


def suggestion(word: object, known: Iterable[str]) -> str:
    """How to mend an unknown word: the nearest known one, else all of them."""
    names = sorted(known)
    near = difflib.get_close_matches(str(word), names, n=1)
    return f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(names)}"


def _text(most: int) -> Read:
    def read_text(value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise _WrongError(f"is {value!r}", "write a text in quotes")
        if len(value) > most:
            raise _WrongError(f"has {len(value)} characters", f"shorten it to {most}")
        if value != value.strip() or "\n" in value:
            raise _WrongError("has spaces around it or a line break", "write one plain line")
        return value

    return read_text


def _texts(most: int) -> Read:
    read_one = _text(most)

    def read_texts(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not value:
            raise _WrongError(f"is {value!r}", "write a list with at least one text")
        return tuple(read_one(one) for one in value)

    return read_texts


def _name(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise _WrongError(f"is {value!r}", "write it in lower case with underscores, such as split_squat")
    return value


def _link(value: Any) -> str:
    return "" if value == "" else _name(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(f"is {value!r}", "write true or false")
    return value


def _whole(low: int, high: int) -> Read:
    def read_whole(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:
            raise _WrongError(f"is {value!r}", f"write a whole number from {low} to {high}")
        return value

    return read_whole


def _window(value: Any) -> tuple[int, int]:
    match value:
        case [int(low), int(high)] if 1 <= low <= high and not isinstance(low, bool) and not isinstance(high, bool):
            return low, high
        case _:
            raise _WrongError(f"is {value!r}", "write [lowest, highest], whole numbers from 1")


def _tempo(value: Any) -> str:
    if isinstance(value, str) and (value in TEMPO_WORDS or _TEMPO.fullmatch(value)):
        return value
    words = ", ".join(sorted(TEMPO_WORDS))
    raise _WrongError(f"is {value!r}", f'write seconds such as "3-1-1" or "2-0-X", or one of {words}')


def _ways(value: Any) -> tuple[str, str]:
    match value:
        case [str(lowering), str(lifting)] if lowering.isalpha() and lifting.isalpha():
            return lowering, lifting
        case _:
            raise _WrongError(f"is {value!r}", 'write two words such as ["down", "up"]')


def _one(kind: type[E]) -> Read:
    known: dict[Any, E] = {member.value: member for member in kind}

    def read_one(value: Any) -> E:
        found = known.get(value) if isinstance(value, str) else None
        if found is None:
            raise _WrongError(f"is {value!r}", suggestion(value, known))
        return found

    return read_one


def _some(kind: type[E]) -> Read:
    read_one = _one(kind)

    def read_some(value: Any) -> frozenset[E]:
        if not isinstance(value, list):
            raise _WrongError(f"is {value!r}", "write a list")
        found = frozenset(read_one(one) for one in value)
        if len(found) < len(value):
            raise _WrongError("names something twice", "name each once")
        return found

    return read_some


def _tip(value: Any) -> str:
    if isinstance(value, str):
        _text(MAX_TIP)(value.replace(PROTEIN, _LONGEST_PROTEIN))
        if "{" in value.replace(PROTEIN, "") or "}" in value.replace(PROTEIN, ""):
            raise _WrongError("has braces", f"only {PROTEIN} may stand in braces")
        return value
    raise _WrongError(f"is {value!r}", "write a text in quotes")


EXERCISE: Mapping[str, Key] = {
    "id": Key(_name),
    "name": Key(_text(MAX_NAME)),
    "unilateral": Key(_flag),
    "equipment": Key(_some(Equipment), needed=False),
    "equipment_any": Key(_some(Equipment), needed=False),
    "optional_load": Key(_some(Equipment), needed=False),
    "start": Key(_one(LoadStart), needed=False),
    "hands": Key(_whole(1, 2), needed=False),
    "level": Key(_whole(1, 3)),
    "min_phase": Key(_whole(1, 3)),
    "impact": Key(_one(Impact)),
    "metric": Key(_one(Metric)),
    "load_type": Key(_one(LoadType)),
    "tempo": Key(_tempo),
    "ways": Key(_ways, needed=False),
    "lift_first": Key(_flag, needed=False),
    "target": Key(_window),
    "rest_s": Key(_whole(0, 300)),
    "areas": Key(_some(Area)),
    "caution": Key(_some(Joint), needed=False),
    "sessions": Key(_some(SessionType), needed=False),
    "article_mistake": Key(_whole(0, 7), needed=False),
    "tags": Key(_some(Tag), needed=False),
    "cues": Key(_texts(MAX_LINE)),
    "mistakes": Key(_texts(MAX_LINE)),
    "easier": Key(_link, needed=False),
    "harder": Key(_link, needed=False),
    "why": Key(_text(MAX_WHY)),
}

TIP: Mapping[str, Key] = {"id": Key(_name), "kind": Key(_one(TipKind)), "text": Key(_tip)}
