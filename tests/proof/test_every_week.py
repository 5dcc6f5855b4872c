"""All 78,125 weeks of rest, easy, speed, long and race, for each kind of runner that placement tells apart.

`make test` takes every 101st week (a number without the factor 5, so that no day stands still); the environment
variable `WEEKS_EVERY=1` takes all. Each week is placed twice: as the
first one, and as it goes on when everything was done, so that the border of the week is judged too. The invariants are
checked by `tests.invariants`, which knows nothing of placement.
"""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, islice, product

import pytest
from msgspec.structs import replace

from coaching.runner import DayClass, Distance, Priority, Race, RunDay, RunningWeek
from coaching.session_type import SessionType
from coaching.week.placement import place_week
from coaching.week.question import Happened, Quota, WeekPlacement, WeekQuestion, runs_around
from coaching.week.races import NO_RACES, Racing
from tests.checked_week import CheckedDay, Context
from tests.invariants import CALENDAR, broken

EVERY = int(os.environ.get("WEEKS_EVERY", "101"))
MONDAY = date(2026, 3, 2)
NEXT = MONDAY + timedelta(7)
RUNNERS = {
    "new to strength": (Quota(lower=2), 30, True),
    "used to it": (Quota(lower=2), 45, False),
    "short of time": (Quota(lower=2), 20, False),
    "one a week": (Quota(lower=1), 30, False),
    "in season": (Quota(lower=1, upper=1), 30, False),
    "three a week": (Quota(lower=3), 45, False),
    "own spacing": (Quota(lower=2), 45, False),
}


def every_week() -> Iterator[tuple[int, RunningWeek]]:
    runs = [RunDay(kind) for kind in DayClass]
    weeks = enumerate(product(runs, runs, runs, runs, runs, runs, runs))
    return ((number, RunningWeek(days)) for number, days in islice(weeks, 0, None, EVERY))


RUN_GAPS = {"own spacing": 3}
"""Who likes more days between leg work and the next hard run than the rules ask."""


def asked(week: RunningWeek, monday: date, runner: str, racing: Racing, done: tuple[Happened, ...]) -> WeekQuestion:
    quota, minutes, wide = RUNNERS[runner]
    return WeekQuestion(
        monday=monday,
        runs=runs_around(week, monday, {}),
        today=monday,
        quota=quota,
        minutes=minutes,
        happened=done,
        racing=racing,
        wide_spacing=wide,
        run_gap=RUN_GAPS.get(runner, 0),
    )


def two_weeks(week: RunningWeek, runner: str, racing: Racing) -> tuple[WeekPlacement, WeekPlacement]:
    first = place_week(asked(week, MONDAY, runner, racing, ()))
    done = tuple(Happened(one.day, one.type, one.letter) for one in first.days)
    return first, place_week(asked(week, NEXT, runner, racing, done))


def faults(week: RunningWeek, placed: tuple[WeekPlacement, WeekPlacement], racing: Racing) -> list[str]:
    days = tuple(CheckedDay(one.day, week.on(one.day), one.type) for part in placed for one in part.days)
    context = Context(run_after=week.on(NEXT), races=racing.races)
    return [f"{one} in {[run.first.value for run in week.days]}" for one in broken(days, context, CALENDAR)]


@pytest.mark.parametrize("runner", RUNNERS)
def test_no_week_breaks_an_invariant(runner: str) -> None:
    for _, week in every_week():
        assert not faults(week, two_weeks(week, runner, NO_RACES), NO_RACES)


def dated_races(number: int) -> Racing:
    """One or two races somewhere from four weeks before to six weeks after Monday, another for each week."""
    distances, priorities = list(Distance), list(Priority)
    first = Race(
        MONDAY + timedelta(number % 71 - 28), distances[number % len(distances)], priorities[number % len(priorities)]
    )
    if number % 2:
        return Racing((first,))
    second = Race(first.day + timedelta(1 + number % 17), distances[number // 6 % len(distances)])
    return Racing((first, second))


@pytest.mark.parametrize("runner", ["new to strength", "three a week"])
def test_no_week_around_races_breaks_an_invariant(runner: str) -> None:
    for number, week in every_week():
        racing = dated_races(number)
        assert not faults(week, two_weeks(week, runner, racing), racing)


def test_the_week_holds_as_many_leg_sessions_as_the_rules_allow() -> None:
    for _, week in every_week():
        placed = place_week(asked(week, MONDAY, "used to it", NO_RACES, ()))
        assert sum(one.type.lower_body for one in placed.days) == most_possible(week, 2), week


def most_possible(week: RunningWeek, quota: int) -> int:
    """The largest number of easy days, none before a hard day and no two in a row, by trying all."""
    kinds = [run.first for run in week.days]
    free = [n for n in range(7) if kinds[n] is DayClass.EASY and kinds[(n + 1) % 7] in {DayClass.EASY, DayClass.REST}]
    return max(
        size
        for size in range(quota + 1)
        for days in combinations(free, size)
        if all(later - earlier > 1 for earlier, later in combinations(days, 2))
    )


def test_the_runners_own_spacing_never_costs_a_session_and_never_brings_legs_nearer_to_a_hard_run() -> None:
    for _, week in every_week():
        usual = place_week(asked(week, MONDAY, "used to it", NO_RACES, ()))
        spaced = place_week(asked(week, MONDAY, "own spacing", NO_RACES, ()))
        assert sum(one.type.lower_body for one in spaced.days) == sum(one.type.lower_body for one in usual.days)
        assert near_hard_runs(spaced, week) <= near_hard_runs(usual, week), week


def near_hard_runs(placed: WeekPlacement, week: RunningWeek) -> int:
    """Leg sessions with a hard run within two days."""
    lower = [one.day for one in placed.days if one.type.lower_body]
    return sum(any(week.on(day + timedelta(ahead)).day_class.hard for ahead in (1, 2)) for day in lower)


def test_every_day_has_a_reason_and_every_day_without_legs_a_refusal() -> None:
    for _, week in every_week():
        for one in place_week(asked(week, MONDAY, "used to it", NO_RACES, ())).days:
            assert one.because
            assert bool(one.refused) is not one.type.lower_body


def test_strength_never_exceeds_the_quota() -> None:
    for _, week in every_week():
        for part in two_weeks(week, "used to it", NO_RACES):
            assert sum(one.type.strength for one in part.days) <= 2
            assert sum(one.type is SessionType.LOW_IMPACT_STRENGTH for one in part.days) <= max(
                0, sum(run.first is DayClass.REST for run in week.days) - 1
            )


@pytest.mark.parametrize("runner", ["new to strength", "in season", "three a week"])
def test_a_week_done_as_planned_is_day_by_day_the_week_that_monday_showed(runner: str) -> None:
    for _, week in islice(every_week(), 0, None, 7):
        question = asked(week, MONDAY, runner, NO_RACES, ())
        shown = [(one.type, one.letter) for one in place_week(question).days]
        done: list[Happened] = []
        for number, (kind, letter) in enumerate(shown):
            today = place_week(replace(question, today=MONDAY + timedelta(number), happened=tuple(done)))
            assert [(one.type, one.letter) for one in today.days] == shown, (week, number)
            if kind is not SessionType.NONE:
                done.append(Happened(MONDAY + timedelta(number), kind, letter))
