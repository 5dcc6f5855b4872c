"""Left and right over time: the comparisons, and one-sided moves whose sides were logged apart."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from coaching.exercise import Catalogue
from coaching.facts import LEFT, RIGHT, SidesTested, SideTest
from coaching.history.past import History, PastSession
from coaching.history.sets import PastSet, sets_of, trains


class Sided(Struct, frozen=True, kw_only=True):
    """What each side did on a day."""

    day: date
    left: int
    right: int


def comparisons(history: History, today: date) -> dict[SideTest, tuple[SidesTested, ...]]:
    """The comparisons by test, oldest first; of a day the latest counts."""
    found: dict[SideTest, dict[date, SidesTested]] = {}
    for one in history.sides:
        if one.day <= today:
            found.setdefault(one.test, {})[one.day] = one
    return {test: tuple(days[day] for day in sorted(days)) for test in SideTest if (days := found.get(test))}


def logged(history: History, catalogue: Catalogue) -> dict[str, tuple[Sided, ...]]:
    """By exercise the sessions of which both sides were logged and differed at least once; best set of each side.

    Stretches are left out: there a side that was held for less time is not a weaker one.
    """
    found: dict[str, list[Sided]] = {}
    for past in history.sessions:
        for exercise, sets in groupby(sets_of(past, catalogue) if _apart(past) else (), key=lambda one: one.exercise):
            best = _best(past.day, list(sets))
            if best is not None and trains(exercise, catalogue):
                found.setdefault(exercise, []).append(best)
    return {exercise: tuple(days) for exercise, days in found.items() if any(one.left != one.right for one in days)}


def _apart(past: PastSession) -> bool:
    return past.done is not None and any(one.side for told in past.done.exercises for one in told.sets)


def _best(day: date, sets: Sequence[PastSet]) -> Sided | None:
    left, right = (max((one.count for one in sets if one.side == side), default=None) for side in (LEFT, RIGHT))
    return None if left is None or right is None else Sided(day=day, left=left, right=right)
