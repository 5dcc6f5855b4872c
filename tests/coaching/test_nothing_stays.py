"""Half a year of many runners: nothing stays the same for more than eight weeks (rules 2, S7).

The check knows sessions and days alone. What is turned down is not looked at: a deload may repeat one eight weeks ago.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

import pytest

from coaching.facts import Feel, Moment, Onboarded, SessionDone, SessionPrescribed
from coaching.memory.fold import fold
from coaching.planning import plan_day
from coaching.runner import AgeBand, Condition, DayClass, Equipment, Gear, Profile, RunDay, RunningWeek
from coaching.session import BlockKind, Easing, Prescription, Session
from coaching.session_type import SessionType
from tests.coaching.building import BAND, DUMBBELLS, GYM, HOME, NOTHING, catalogue
from tests.coaching.told import at, day

WEEKS, EIGHT_WEEKS, LONG_AWAY = 26, timedelta(weeks=8), timedelta(weeks=3)
FRAME = {BlockKind.WARM_UP, BlockKind.COOL_DOWN, BlockKind.MOVES}
RUNS = {"R": RunDay(), "E": RunDay(DayClass.EASY), "S": RunDay(DayClass.SPEED), "L": RunDay(DayClass.LONG)}


class Runner(NamedTuple):
    """A runner by what matters here: gear, minutes, the running week in letters, conditions."""

    gear: Gear
    minutes: int
    week: str
    conditions: frozenset[Condition] = frozenset()
    age: AgeBand = AgeBand.ADULT_18_39


RUNNERS = {
    "a usual week": Runner(HOME, 30, "RSEREEL"),
    "no easy day": Runner(HOME, 30, "RSRSRLS"),
    "no easy day, with dumbbells": Runner(DUMBBELLS, 20, "RSRSRLR"),
    "all days hard": Runner(NOTHING, 30, "SSSSSSL"),
    "one easy day": Runner(HOME, 20, "RSESRSL"),
    "a band only": Runner(BAND, 30, "RSEREEL"),
    "fifteen minutes": Runner(NOTHING, 15, "RSEREEL"),
    "bodyweight only": Runner(NOTHING, 45, "RSEREEL"),
    "dumbbells": Runner(DUMBBELLS, 30, "RSEREEL"),
    "a gym": Runner(GYM, 45, "RSEREEL"),
    "pregnant": Runner(HOME, 30, "RSEREEL", frozenset({Condition.PREGNANT})),
    "sixty and older": Runner(HOME, 30, "RSEREEL", age=AgeBand.ADULT_60_PLUS),
    "blood pressure": Runner(BAND, 20, "RSEREEL", frozenset({Condition.HEART_OR_PRESSURE})),
    "sixteen": Runner(HOME, 20, "RSEREEL", age=AgeBand.YOUTH_16_17),
}
FEELS = {
    "right": (Feel.RIGHT,),
    "too easy": (Feel.TOO_EASY,),
    "mixed": (Feel.RIGHT, Feel.TOO_EASY, Feel.RIGHT, Feel.TOO_HARD),
}


def lived(runner: Runner, feels: tuple[Feel, ...]) -> Iterator[Session]:
    """Every session of half a year, each done as planned."""
    minor = runner.age.minor
    profile = Profile(
        age=runner.age,
        gear=runner.gear,
        minutes=runner.minutes,
        body_mass_kg=68.0,
        conditions=runner.conditions,
        cleared=bool(runner.conditions),
        guardian=minor,
    )
    monday, tuesday, *later = (RUNS[letter] for letter in runner.week)
    week = RunningWeek((monday, tuesday, later[0], later[1], later[2], later[3], later[4]))
    state = fold(None, [Onboarded(at=at(0), day=day(0), profile=profile, week=week)], catalogue())
    for number in range(WEEKS * 7):
        now = Moment(at(number), day(number))
        session = plan_day(state, now.day, now.day, catalogue())
        yield session
        if session.type is not SessionType.NONE:
            told = SessionPrescribed(at=now.at, day=now.day, session=session)
            done = SessionDone(at=now.at, day=now.day, feel=feels[number % len(feels)])
            state = fold(state, [told, done], catalogue())


def worked(session: Session) -> tuple[Prescription, ...]:
    return tuple(one for block in session.blocks if block.kind not in FRAME for one in block.prescriptions)


def all_of(session: Session) -> tuple[Prescription, ...]:
    """What the session holds: its work, or its moves where it has no work."""
    return worked(session) or session.prescriptions


def dose(one: Prescription) -> tuple[object, ...]:
    return (one.reps, one.seconds, one.contacts, one.load, one.tempo)


def same_sessions(sessions: Iterable[Session]) -> timedelta:
    """The longest time for which every session is like the one before it in all exercises and doses."""
    alike = groupby(sessions, key=lambda one: {(each.exercise, each.sets, dose(each)) for each in all_of(one)})
    return max(span(each.day for each in group) for _, group in alike)


def same_exercises(sessions: Iterable[Session]) -> dict[str, timedelta]:
    """The longest time for which each exercise is done with one dose, weeks without it ending it."""
    since: dict[str, tuple[tuple[object, ...], date, date]] = {}
    longest: dict[str, timedelta] = {}
    for session in sessions:
        for one in worked(session):
            known = since.get(one.exercise)
            going_on = known and known[0] == dose(one) and session.day - known[2] <= LONG_AWAY
            first = known[1] if known and going_on else session.day
            since[one.exercise] = (dose(one), first, session.day)
            longest[one.exercise] = max(longest.get(one.exercise, timedelta()), session.day - first)
    return longest


def span(days: Iterable[date]) -> timedelta:
    found = list(days)
    return found[-1] - found[0]


@pytest.mark.parametrize("feels", FEELS.values(), ids=FEELS)
@pytest.mark.parametrize("runner", RUNNERS.values(), ids=RUNNERS)
def test_nothing_stays_the_same_for_more_than_eight_weeks(runner: Runner, feels: tuple[Feel, ...]) -> None:
    normal = [one for one in lived(runner, feels) if one.easing is not Easing.DELOAD and all_of(one)]
    kinds = {(one.type, one.letter) for one in normal}
    assert kinds
    anywhere = {name for name, time in same_exercises(normal).items() if time >= EIGHT_WEEKS}
    for kind in kinds:
        of_kind = [one for one in normal if (one.type, one.letter) == kind]
        assert same_sessions(of_kind) < EIGHT_WEEKS, kind
        long = {name for name, time in same_exercises(of_kind).items() if time >= EIGHT_WEEKS}
        # Light core repeats what strength sessions reach, and those move it up and down.
        assert not (long if kind[0].strength else long & anywhere), kind


@pytest.mark.parametrize("gear", [NOTHING, DUMBBELLS, Gear(owned=frozenset({Equipment.BAND}))])
def test_light_core_alone_has_all_three_families_each_week(gear: Gear) -> None:
    sessions = list(lived(Runner(gear, 30, "SSSSSSL"), (Feel.RIGHT,)))
    for number in range(WEEKS):
        week = sessions[number * 7 : number * 7 + 7]
        assert len({catalogue()[one.exercise].pattern for each in week for one in worked(each)}) == 3


def test_the_one_hold_that_bends_sideways_begins_at_its_start_and_takes_turns_with_a_step_more() -> None:
    holds = [
        (one.seconds, (session.day - day(0)).days // 28)
        for session in lived(Runner(NOTHING, 30, "SSSSSSL"), (Feel.RIGHT,))
        for one in worked(session)
        if one.exercise == "side_plank_knees"
    ]
    assert set(holds) == {(15, 0), (20, 1), (15, 2), (20, 3), (15, 4), (20, 5), (15, 6)}
