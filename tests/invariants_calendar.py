"""I1 to I6: which day carries what.

Written from section 8 of the rules (and 1.5, 1.6 that I6 names), with its own numbers.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from coaching.runner import DayClass, Distance, Priority, Race
from coaching.session_type import SessionType
from tests.checked_week import Broken, CheckedDay, Context, Days, could_be_hard, kind_on

LOWER = {SessionType.STRENGTH_FULL, SessionType.STRENGTH_LOWER}
GENTLE = {SessionType.MOBILITY_ONLY, SessionType.NONE}
WALKING = {SessionType.RECOVERY, *GENTLE}
LIGHT = {SessionType.CORE_MOBILITY, *GENTLE}
ON_REST = {SessionType.RECOVERY, SessionType.LOW_IMPACT_STRENGTH, *GENTLE}


def _lower(days: Days) -> list[CheckedDay]:
    return [day for day in days if day.type in LOWER]


def i1_lower_body_on_easy_days_only(days: Days, context: Context) -> Iterator[Broken]:
    for day in _lower(days):
        if kind_on(day, context) is not DayClass.EASY:
            yield Broken("I1", day.day, f"{day.type} on {kind_on(day, context)}")


def i2_never_before_a_hard_day(days: Days, context: Context) -> Iterator[Broken]:
    after = CheckedDay(days[-1].day + timedelta(1), context.run_after, SessionType.NONE)
    for day, tomorrow in zip(days, (*days[1:], after), strict=True):
        kind = kind_on(tomorrow, context)
        if day.type in LOWER and could_be_hard(kind):
            yield Broken("I2", day.day, f"{day.type} before {kind}")


def i3_two_days_apart(days: Days, context: Context) -> Iterator[Broken]:
    lower = sorted({*context.lower_before, *(day.day for day in _lower(days))})
    for first, second in pairwise(lower):
        if (second - first).days < 2 and second >= days[0].day:
            yield Broken("I3", second, f"only {(second - first).days} day after {first}")


def i4_light_on_hard_days(days: Days, context: Context) -> Iterator[Broken]:
    for day in days:
        kind = kind_on(day, context)
        allowed = {SessionType.NONE} if kind is DayClass.RACE else LIGHT
        if could_be_hard(kind) and day.type not in allowed:
            yield Broken("I4", day.day, f"{day.type} on {kind}")


def i5_gentle_on_rest_days(days: Days, context: Context) -> Iterator[Broken]:
    for day in days:
        if kind_on(day, context) is DayClass.REST and day.type not in ON_REST:
            yield Broken("I5", day.day, f"{day.type} on a rest day")


class Window(NamedTuple):
    """Days around a race: none of these before it, none of those until so many days after it."""

    no_lower: int
    no_jumps: int
    no_loaded: int
    lower_again: int
    jumps_again: int
    core_again: int


WINDOWS = {
    Distance.FIVE_K: Window(4, 4, 2, 3, 5, 1),
    Distance.TEN_K: Window(5, 6, 2, 4, 6, 1),
    Distance.HALF: Window(7, 9, 3, 6, 10, 2),
    Distance.MARATHON: Window(10, 13, 4, 11, 21, 4),
    Distance.ULTRA: Window(12, 15, 4, 15, 28, 5),
    Distance.LONG_ULTRA: Window(12, 15, 4, 22, 28, 5),
}
SETS_BEFORE = {
    Distance.FIVE_K: ((9, 0.6),),
    Distance.TEN_K: ((10, 0.6),),
    Distance.HALF: ((14, 0.6),),
    Distance.MARATHON: ((21, 0.75), (14, 0.5)),
    Distance.ULTRA: ((21, 0.75), (14, 0.5)),
    Distance.LONG_ULTRA: ((21, 0.75), (14, 0.5)),
}
SETS_AFTER = {
    Distance.FIVE_K: (0.75, 1.0),
    Distance.TEN_K: (0.75, 1.0),
    Distance.HALF: (0.6, 0.8),
    Distance.MARATHON: (0.5, 0.75),
    Distance.ULTRA: (0.5, 0.75),
    Distance.LONG_ULTRA: (0.5, 0.75),
}
LONG_RACES = {Distance.MARATHON, Distance.ULTRA, Distance.LONG_ULTRA}


def _priority(race: Race) -> Priority:
    return Priority.A if race.distance in LONG_RACES else race.priority


def i6_race_windows(days: Days, context: Context) -> Iterator[Broken]:
    for race in context.races:
        for day in days:
            to_go = (race.day - day.day).days
            wrong = _before(race, to_go, day, context) if to_go > 0 else _after(race, -to_go, day, context, days)
            yield from (Broken("I6", day.day, f"{what} ({race.distance} on {race.day})") for what in wrong)
    yield from _one_a_week(days, context)


def _before(race: Race, to_go: int, day: CheckedDay, context: Context) -> Iterator[str]:
    window, kind = WINDOWS[race.distance], _priority(race)
    no_lower = {Priority.A: window.no_lower, Priority.B: 3, Priority.C: 0}[kind]
    if to_go <= no_lower and day.type in {*LOWER, SessionType.LOW_IMPACT_STRENGTH}:
        yield f"{day.type} {to_go} days before"
    if to_go == 1 and day.type not in GENTLE:
        yield f"{day.type} on the eve"
    if kind is not Priority.A:
        return
    if to_go <= window.no_loaded and day.type not in GENTLE | {SessionType.RECOVERY}:
        yield f"{day.type} {to_go} days before"
    if to_go <= window.no_jumps and _jumps(day, context):
        yield f"jumps {to_go} days before"
    for first, factor in SETS_BEFORE[race.distance]:
        if to_go <= first and _more_sets(day, context, factor):
            yield f"more than {factor} of the sets {to_go} days before"
    late = context.novice_since is not None and 0 < (race.day - context.novice_since).days <= 28
    if late and (_jumps(day, context) or _above_level_one(day, context)):
        yield "too much for a late start"


def _after(race: Race, since: int, day: CheckedDay, context: Context, days: Days) -> Iterator[str]:
    window = WINDOWS[race.distance]
    if since == 0 or _priority(race) is Priority.C:
        return
    again = _gate(race.day + timedelta(window.lower_again), context)
    if day.day < again and day.type in {*LOWER, SessionType.LOW_IMPACT_STRENGTH}:
        yield f"{day.type} {since} days after, before {again}"
    if since < window.core_again and day.type not in WALKING:
        yield f"{day.type} {since} days after"
    if since < window.jumps_again and _jumps(day, context):
        yield f"jumps {since} days after"
    lower = {*context.lower_before, *(one.day for one in _lower(days))}
    number = sum(1 for one in lower if race.day < one < day.day)
    if day.type in LOWER and number < 2 and since <= 42 and _more_sets(day, context, SETS_AFTER[race.distance][number]):
        yield f"more than {SETS_AFTER[race.distance][number]} of the sets in session {number + 1} after"


def _gate(opens: date, context: Context) -> date:
    """Sore or limping as it would open: two days more."""
    while late := [day for day in context.sore_days if opens - timedelta(1) <= day <= opens]:
        opens = max(late) + timedelta(2)
    return opens


def _one_a_week(days: Days, context: Context) -> Iterator[Broken]:
    lower = sorted({*context.lower_before, *(day.day for day in _lower(days))})
    for race in context.races:
        last = [day for day in lower if 0 < (race.day - day).days <= 14 and _priority(race) is Priority.A]
        for first, second in pairwise(last):
            if (second - first).days < 7 and second >= days[0].day:
                yield Broken("I6", second, f"two lower-body sessions in seven days of the taper for {race.day}")


def _jumps(day: CheckedDay, context: Context) -> bool:
    if day.session is None:
        return False
    return any(
        one.contacts or (one.exercise in context.exercises and context.exercises[one.exercise].impact == "high")
        for one in day.session.prescriptions
    )


def _more_sets(day: CheckedDay, context: Context, factor: float) -> bool:
    normal = context.normal.get(day.day, {})
    if day.session is None:
        return False
    return any(
        one.sets > max(1, int(normal[one.exercise] * factor + 0.5))
        for one in day.session.prescriptions
        if one.exercise in normal
    )


def _above_level_one(day: CheckedDay, context: Context) -> bool:
    if day.session is None:
        return False
    return any(
        context.exercises[one.exercise].level > 1
        for one in day.session.prescriptions
        if one.exercise in context.exercises
    )
