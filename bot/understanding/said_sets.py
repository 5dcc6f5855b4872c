"""Sets as a runner writes them down: "12 kg 10 10 9", "3x10 @12kg", "35 s", "L 10 R 8", "10/9 per side".

Pure text to values: which exercise is meant, and whether it counts reps or seconds, is for the conversation to know.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from bot.understanding.set_tokens import TIMED, Token, tokens
from coaching.facts import LEFT, RIGHT, Feel
from coaching.runner import Units

MOST_SETS, MOST_REPS, MOST_SECONDS, MOST_KG = 10, 100, 600, 300
_EVIDENT = 3
"""So many counts in a row are sets, whatever was asked before."""
_REPS_AT_LEAST, _SETS_AT_MOST = 7, 6
"""In "10 x 3" the reps stand first: nobody does ten sets of three here."""

_NAME_WORDS = 6
"""So many words may stand before a line of sets: the name of an exercise."""


class SaidFault(StrEnum):
    """Meant as sets, and not usable."""

    MANY_SETS = "many_sets"
    MANY_REPS = "many_reps"
    LONG = "long"
    HEAVY = "heavy"
    UNCLEAR = "unclear"


class SaidSet(Struct, frozen=True):
    """One set: its count, the weight in kg (0.0 for none, None where it was not said), the side ("" for both)."""

    count: int
    kg: float | None = None
    side: str = ""


class SaidSets(Struct, frozen=True, kw_only=True):
    """A line of sets.

    `once` says that a single count stands for every set that was planned. `kg` is a weight that came without any count.
    `seconds` says that a unit of time was written, `evident` that the line can hardly mean anything else. `feel` is how
    it was, None where that was not said.
    """

    sets: tuple[SaidSet, ...] = ()
    once: bool = False
    kg: float | None = None
    seconds: bool = False
    evident: bool = False
    feel: Feel | None = None


_FEELS = {"easy": Feel.TOO_EASY, "hard": Feel.TOO_HARD, "fine": Feel.RIGHT}


def read(text: str, units: Units) -> SaidSets | SaidFault | None:
    """The sets of a text, what is wrong with them, or None where it is about something else.

    A weight without a unit ("@12") is in `units`.
    """
    line, unknown = tokens(text, units)
    numbers = [one for one in line if one.kind in {"count", "weight"}]
    if unknown:
        meant = len(unknown) == 1 and _meant(line) and line[0].kind in {"count", "weight", "times"}
        return SaidFault.UNCLEAR if meant else None
    if not numbers:
        return None
    return _fault(line) or _line(line)


def name_and_line(text: str) -> tuple[list[str], str]:
    """The words before the first number, and the text from there on; no words where there are too many for a name."""
    match = re.match(r"([^\W\d_][^\d]*?)[\s:,;-]+(?=\d)", text.strip())
    words = re.findall(r"[^\W\d_]+", match[1]) if match else []
    return (words, text.strip()[match.end() :]) if match and len(words) <= _NAME_WORDS else ([], text)


def _meant(tokens: Sequence[Token]) -> bool:
    """Whether hardly anything but sets is written like this."""
    counts = [one for one in tokens if one.kind == "count"]
    kinds = {one.kind for one in tokens}
    with_more = bool(counts) and not kinds.isdisjoint({"weight", "times", "left", "right", "bare"})
    return with_more or len(counts) >= _EVIDENT or any(one.text in TIMED for one in counts)


def _fault(tokens: Sequence[Token]) -> SaidFault | None:
    if any(one.value > MOST_KG for one in tokens if one.kind == "weight"):
        return SaidFault.HEAVY
    if any(one.value > MOST_SETS for one in tokens if one.kind == "sets"):
        return SaidFault.MANY_SETS
    counts = [one for one in tokens if one.kind == "count"]
    if any(one.value > MOST_SECONDS for one in counts if one.text in TIMED):
        return SaidFault.LONG
    if any(one.value > MOST_REPS for one in counts if one.text not in TIMED):
        return SaidFault.MANY_REPS
    return SaidFault.UNCLEAR if any(one.value < 1 for one in counts) else None


def _line(tokens: list[Token]) -> SaidSets | SaidFault:
    sets = _expanded(_sided(_weighed(tokens)))
    if sets is None or len([one for one in sets if one.side != RIGHT]) > MOST_SETS:
        return SaidFault.MANY_SETS
    kinds = {one.kind for one in tokens}
    told = next((_FEELS[one.kind] for one in tokens if one.kind in _FEELS), None)
    weights = [one.value for one in tokens if one.kind == "weight"]
    if not sets:
        return SaidSets(kg=weights[0], feel=told)
    per_side = max(sum(one.side == side for one in sets) for side in (LEFT, RIGHT, ""))
    return SaidSets(
        sets=tuple(sets),
        once=per_side == 1 and kinds.isdisjoint({"times", "sets"}),
        seconds=any(one.text in TIMED for one in tokens),
        evident=_meant(tokens),
        feel=told,
    )


class _Counted(NamedTuple):
    """A count on its way: how many times it was said to come, with which weight, on which side."""

    reps: int
    times: int = 0
    kg: float | None = None
    side: str = ""


def _weighed(tokens: list[Token]) -> list[Token | _Counted]:
    """The counts with the weight that belongs to them: the only one, the one before, or the one after."""
    weights = [one.value for one in tokens if one.kind == "weight"]
    first = next((one.kind for one in tokens if one.kind in {"weight", "count"}), "")
    found: list[Token | _Counted] = []
    times = 0
    for place, one in enumerate(tokens):
        follows = tokens[place + 1].kind if place + 1 < len(tokens) else ""
        if one.kind == "sets" or (one.kind == "times" and follows == "count"):
            times = int(one.value)
        elif one.kind in {"count", "times"}:  # "10 x 12 kg" is one set of ten
            kg = weights[0] if len(weights) == 1 else _nearest(tokens, place, before=first == "weight")
            found.append(_Counted(int(one.value), times, kg))
            times = 0
        elif one.kind in {"left", "right", "each", "slash"}:
            found.append(one)
    return found


def _nearest(tokens: Sequence[Token], place: int, *, before: bool) -> float | None:
    near = reversed(tokens[:place]) if before else iter(tokens[place:])
    return next((one.value for one in near if one.kind == "weight"), None)


def _sided(parts: Sequence[Token | _Counted]) -> list[_Counted]:
    """The counts with their sides: "L 10 R 8", "10 left 8 right", "10/9 per side"."""
    counts = [one for one in parts if isinstance(one, _Counted)]
    kinds = [one.kind for one in parts if isinstance(one, Token)]
    if kinds == ["slash", "each"] and len(counts) == 2:
        return [one._replace(side=side) for one, side in zip(counts, (LEFT, RIGHT), strict=True)]
    if not {LEFT, RIGHT} & set(kinds):
        return counts
    named = [one for one in parts if isinstance(one, _Counted) or one.kind in {LEFT, RIGHT}]
    after = isinstance(named[0], _Counted)  # the side stands behind its counts
    side, found = "", list[_Counted]()
    for one in reversed(named) if after else named:
        if isinstance(one, _Counted):
            found.append(one._replace(side=side))
        else:
            side = one.kind
    return found[::-1] if after else found


def _expanded(counts: Sequence[_Counted]) -> list[SaidSet] | None:
    """One entry for each set; None for more than anybody does."""
    sets: list[SaidSet] = []
    for place, one in enumerate(counts):  # `listed` is "3 sets: 10 10 9", and not "2 x 10, 1 x 8"
        count, times = one.reps, one.times or 1
        if one.times >= _REPS_AT_LEAST and count <= _SETS_AT_MOST:
            count, times = times, count
        listed = len(counts) - place == one.times > 1 and not any(later.times for later in counts[place + 1 :])
        if not listed and times > MOST_SETS:
            return None
        sets += [SaidSet(count, one.kg, one.side)] * (1 if listed else times)
    return sets
