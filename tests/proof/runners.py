"""The 24 runners of the proof: experience x equipment x phase x minutes, each with the weeks that led there.

Two kinds of experience (none, more than 12 months), two of equipment (nothing at all, a whole gym), three phases
(bodyweight, moderate, heavy with jumps), two lengths of a session (20 and 45 minutes): 2 x 2 x 3 x 2 = 24. Each lived
some weeks through the coach, all of them training as planned, so that loads, levels, jumps and the last sessions before
the week are real ones.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import product
from typing import NamedTuple

from coaching.asking import week_of
from coaching.coach import Coach
from coaching.facts import Feel, JumpTested, Moment, SessionDone
from coaching.memory.state import TrainingState
from coaching.runner import (
    AgeBand,
    DayClass,
    Equipment,
    Gear,
    LastStrength,
    Profile,
    RunDay,
    RunningWeek,
    StrengthBackground,
)
from coaching.session_type import SessionType
from coaching.week import phases
from data import catalogue
from tests.proof.diary import Diary

MONDAY = date(2026, 3, 2)
NOTHING = Gear(owned=frozenset())
GYM = Gear(
    owned=frozenset(Equipment) - {Equipment.BACKPACK},
    dumbbells_kg=tuple(float(kg) for kg in range(2, 32, 2)),
    kettlebells_kg=(8.0, 12.0, 16.0, 20.0, 24.0),
    plates_kg=(1.25, 2.5, 5.0, 10.0, 20.0),
    bands=("light", "medium", "strong"),
)
REST, EASY, LONG = RunDay(), RunDay(DayClass.EASY), RunDay(DayClass.LONG)
# Until now legs were trained on Tuesdays and Fridays, or on Thursdays and Sundays: the day before the proof's week.
UNTIL_NOW = {
    20: RunningWeek((REST, EASY, REST, REST, EASY, REST, LONG)),
    45: RunningWeek((REST, REST, LONG, EASY, REST, REST, EASY)),
}
WEEKS_BEFORE = {
    StrengthBackground.NONE: {1: 1, 2: 5, 3: 9},
    StrengthBackground.OVER_12_MONTHS: {1: 1, 2: 3, 3: 9},  # in phase 2 it is the week of a planned deload
}
FEELS = (Feel.RIGHT, Feel.RIGHT, Feel.TOO_EASY, Feel.RIGHT, Feel.TOO_HARD, Feel.RIGHT, Feel.TOO_EASY)


class Kind(NamedTuple):
    """What placement tells runners apart by."""

    background: StrengthBackground
    phase: int
    minutes: int

    def __str__(self) -> str:
        return f"{self.background} of strength, phase {self.phase}, {self.minutes} minutes"


class Runner(NamedTuple):
    """One of the 24, on the Monday of the proof's week."""

    name: str
    state: TrainingState
    diary: Diary


KINDS = tuple(Kind(*one) for one in product(WEEKS_BEFORE, (1, 2, 3), UNTIL_NOW))
GEARS = {"nothing": NOTHING, "a gym": GYM}


@cache
def coach() -> Coach:
    return Coach(catalogue.load())


def moment(day: date) -> Moment:
    return Moment(datetime.combine(day, time(7), tzinfo=UTC), day)


@cache
def runners(kind: Kind) -> tuple[Runner, ...]:
    """The runners of a kind: the same but for what they own."""
    return tuple(_lived(kind, gear) for gear in GEARS)


def _lived(kind: Kind, gear: str) -> Runner:
    profile = Profile(
        age=AgeBand.ADULT_18_39,
        background=kind.background,
        last_strength=LastStrength.WITHIN_2_WEEKS,
        gear=GEARS[gear],
        minutes=kind.minutes,
        body_mass_kg=68.0,
    )
    start = MONDAY - timedelta(weeks=WEEKS_BEFORE[kind.background][kind.phase])
    diary = Diary(coach().catalogue)
    first = coach().onboard(None, profile, UNTIL_NOW[kind.minutes], (), moment(start))
    test = JumpTested(at=moment(start).at, day=start, calf_raises=25, split_squats=12, balance_s=40, quiet_landings=5)
    diary.told((*first.facts, test))
    state = coach().known(first.state, [test])
    for number in range((MONDAY - start).days):
        state = _one_day(state, diary, start + timedelta(number))
    assert phases.phase(week_of(state, MONDAY)) == kind.phase
    assert diary.done[-1].day == MONDAY - timedelta(1 if kind.minutes == 45 else 3)
    return Runner(f"{kind}, with {gear}", state, diary)


def _one_day(state: TrainingState, diary: Diary, day: date) -> TrainingState:
    """The day's session, done as planned."""
    outcome = coach().today(state, moment(day))
    session = outcome.value
    if session.type is SessionType.NONE or not session.type.strength:
        return outcome.state
    feel = FEELS[len(diary.done) % len(FEELS)]
    done = SessionDone(at=moment(day).at, day=day, feel=feel)
    diary.did(session, done, eased=bool(session.easing))
    return coach().known(outcome.state, [done])
