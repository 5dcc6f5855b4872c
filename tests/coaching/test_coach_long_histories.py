"""Whole histories lived day by day through the coach: whatever is told, the invariants of section 8 hold."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coaching.coach import Coach
from coaching.facts import AnyFact, Feel, JumpTested, RunMoved, SessionDone, SessionSkipped
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.planning import day_limits, plan_week
from coaching.runner import (
    AgeBand,
    Area,
    DayClass,
    Distance,
    Equipment,
    Gear,
    Joint,
    LastStrength,
    Priority,
    Profile,
    Race,
    RunDay,
    RunningWeek,
    StrengthBackground,
)
from coaching.session import Easing, Session
from coaching.week.phases import effective_background
from coaching.week.question import monday_of
from data import catalogue
from tests.checked_week import CheckedDay, Context
from tests.coaching.told import PROFILE, at, day, ill, moment, pain, slept, sore, tired, well
from tests.invariants import broken

WEEKS = 10


@cache
def coach() -> Coach:
    return Coach(catalogue.load())


class Lived(NamedTuple):
    """One simulated day: its run and tomorrow's as known then, its session, whether it was done, what was blocked."""

    run: RunDay
    tomorrow: RunDay
    session: Session
    done: bool
    areas: frozenset[Area]
    joints: frozenset[Joint]


RUN_DAYS = st.sampled_from(list(DayClass)).map(RunDay)
GYM = Gear(
    owned=frozenset(Equipment), dumbbells_kg=(4, 6, 8, 10, 12), kettlebells_kg=(8, 12, 16), plates_kg=(2.5, 5, 10)
)
PROFILES = st.builds(
    lambda age, background, gear, minutes, last: replace(
        PROFILE, age=age, background=background, gear=gear, minutes=minutes, last_strength=last, body_mass_kg=66.0
    ),
    st.sampled_from([AgeBand.ADULT_18_39, AgeBand.ADULT_40_59, AgeBand.ADULT_60_PLUS]),
    st.sampled_from(StrengthBackground),
    st.sampled_from([PROFILE.gear, GYM]),
    st.sampled_from([15, 20, 30, 45]),
    st.sampled_from(LastStrength),
)
RACES = st.none() | st.builds(
    Race, st.integers(5, WEEKS * 7).map(day), st.sampled_from(Distance), st.sampled_from(Priority)
)


@st.composite
def told_on(draw: st.DrawFn, number: int) -> list[AnyFact]:
    """What is told on a day: mostly nothing."""
    kind = draw(st.integers(0, 30))
    score = draw(st.integers(0, 8))
    told: dict[int, list[AnyFact]] = {
        0: [sore(number, score)],
        1: [sore(number, score, draw(st.sampled_from(Area)))],
        2: [sore(number, None)],
        3: [slept(number, 3.5 + score / 2)],
        4: [tired(number, score)],
        5: [pain(number, score, draw(st.sampled_from(Joint)))],
        6: [ill(number)] if score == 0 else [],
        7: [well(number)],
        8: [RunMoved(at=at(number), day=day(number + score % 4), run=draw(RUN_DAYS))],
    }
    return told.get(kind, [])


def answered(state: TrainingState, session: Session, answer: int) -> TrainingState:
    """Done with some feel, skipped, or not answered."""
    if not session.type.strength or answer == 0:
        return state
    stamp = state.as_of
    instant = moment((stamp - day(0)).days).at
    fact: AnyFact = SessionDone(at=instant, day=stamp, feel=list(Feel)[answer % 3])
    if answer == 1:
        fact = SessionSkipped(at=instant, day=stamp)
    return coach().known(state, [fact])


@st.composite
def lives(draw: st.DrawFn) -> tuple[Profile, Race | None, list[Lived]]:
    profile, race = draw(PROFILES), draw(RACES)
    first, second, third, fourth, fifth, sixth, seventh = draw(st.lists(RUN_DAYS, min_size=7, max_size=7))
    week = RunningWeek((first, second, third, fourth, fifth, sixth, seventh))
    state = coach().onboard(None, profile, week, [race] if race else [], moment(0)).state
    test = JumpTested(at=at(0), day=day(0), calf_raises=25, split_squats=12, balance_s=40, quiet_landings=5)
    state = coach().known(state, [test])
    lived: list[Lived] = []
    for number in range(WEEKS * 7):
        state = coach().known(state, draw(told_on(number)))
        outcome = coach().today(state, moment(number))
        state, session = outcome.state, outcome.value
        placed = plan_week(state, monday_of(day(number)), day(number)).on(day(number))
        found = day_limits(state, placed)
        runs = state.run_on(day(number)), state.run_on(day(number + 1))
        state = answered(state, session, draw(st.integers(0, 9)))
        done = state.status_on(day(number)) is Status.DONE
        lived.append(Lived(*runs, session, done, found.areas, found.joints))
    return profile, race, lived


def context(profile: Profile, race: Race | None, lived: Sequence[Lived], index: int) -> Context:
    """What the checker has to know of one day of a life."""
    known = effective_background(profile.background, profile.last_strength)
    before = [one.session for one in lived[:index]]
    return Context(
        run_after=lived[index].tomorrow,
        races=(race,) if race else (),
        novice_since=day(0) if known is StrengthBackground.NONE else None,
        exercises=coach().catalogue.exercises,
        gear=profile.gear,
        jump_gate=True,
        blocked_areas=lived[index].areas,
        blocked_joints=lived[index].joints,
        history=tuple(before),
        easier_days=frozenset(one.day for one in before if one.easing is Easing.DELOAD),
        sore_days=frozenset(),
    )


@settings(max_examples=25)
@given(lives())
def test_no_session_of_a_life_breaks_an_invariant(life: tuple[Profile, Race | None, list[Lived]]) -> None:
    profile, race, lived = life
    for index, one in enumerate(lived):
        checked = (CheckedDay(one.session.day, one.run, one.session),)
        assert broken(checked, context(profile, race, lived, index)) == []


@settings(max_examples=15)
@given(lives())
def test_legs_have_two_days_between_what_was_done(life: tuple[Profile, Race | None, list[Lived]]) -> None:
    _, _, lived = life
    done = [one.session.day for one in lived if one.done and one.session.type.lower_body]
    assert all((second - first).days >= 2 for first, second in pairwise(done))
