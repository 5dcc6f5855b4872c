"""How long the coach remembers: the last day that still counts, and the first that does not."""

import pytest
from msgspec.structs import replace

from coaching.coach import Coach
from coaching.facts import AnyFact, RunMoved, SessionDone, SessionPrescribed, SessionUndone
from coaching.memory.fold import fold
from coaching.memory.state import TrainingState
from coaching.modifiers import NO_LIMITS
from coaching.ordering import order_of
from coaching.planning import Outlook
from coaching.runner import DayClass, Distance, Race, RunDay, RunningWeek
from coaching.session import BlockKind
from coaching.session_type import SessionType
from tests.coaching.building import catalogue
from tests.coaching.told import (
    EASY,
    LONG,
    MONDAY,
    PROFILE,
    REST,
    SPEED,
    WEEK,
    a_session,
    at,
    day,
    moment,
    onboarded,
    slept,
    sore,
    told,
    trained,
)

NOW = slept(0, 8)  # something told today, so that the state is of today


@pytest.mark.parametrize(("done_on", "counted"), [(-34, 0), (-35, 1)])
def test_a_session_of_the_last_five_weeks_can_still_be_undone(done_on: int, counted: int) -> None:
    undone = SessionUndone(at=at(0), day=day(done_on))
    assert told(trained(done_on), NOW, undone).count.lower == counted


@pytest.mark.parametrize(("told_on", "kept"), [(-27, True), (-28, False)])
def test_soreness_is_remembered_for_four_weeks(told_on: int, *, kept: bool) -> None:
    assert bool(told(sore(told_on, 5), NOW).soreness) == kept


@pytest.mark.parametrize(("began", "kept"), [(-90, True), (-91, False)])
def test_a_deload_is_remembered_for_thirteen_weeks(began: int, *, kept: bool) -> None:
    assert bool(told(sore(began, 5), NOW, start=-120).deloads) == kept


@pytest.mark.parametrize(("moved_on", "kept"), [(-7, True), (-8, False)])
def test_a_moved_run_is_remembered_for_a_week(moved_on: int, *, kept: bool) -> None:
    moved = RunMoved(at=at(moved_on), day=day(moved_on), run=RunDay(DayClass.SPEED))
    assert bool(told(moved, NOW).runs) == kept


@pytest.mark.parametrize(("raced_on", "kept"), [(-42, True), (-43, False)])
def test_a_race_is_remembered_for_five_weeks(raced_on: int, *, kept: bool) -> None:
    from_start = onboarded(-60, PROFILE, WEEK, races=(Race(day=day(raced_on), distance=Distance.MARATHON),))
    assert bool(told(from_start, NOW).races) == kept


@pytest.mark.parametrize(("given_on", "kept"), [(-13, True), (-14, False)])
def test_a_tip_is_remembered_for_a_fortnight(given_on: int, *, kept: bool) -> None:
    session = replace(a_session(given_on), tips=("food",))
    told_then = SessionPrescribed(at=at(given_on), day=day(given_on), session=session)
    assert bool(told(told_then, NOW).tips) == kept


def past(state: TrainingState) -> int:
    """How many sessions the next one is chosen by."""
    placed = Outlook(state, MONDAY).on(MONDAY)
    return len(order_of(state, placed, SessionType.STRENGTH_FULL, minutes=30, week=3, found=NO_LIMITS).past)


@pytest.mark.parametrize(("done", "known"), [(5, 5), (6, 6), (7, 6)])
def test_rotation_looks_back_at_six_sessions(done: int, known: int) -> None:
    assert past(told(*(trained(-2 * number) for number in range(done, 0, -1)))) == known


TUESDAYS = RunningWeek((REST, EASY, REST, SPEED, REST, LONG, REST))
"""A week with one easy run, and so with one leg session: A and B days take turns from week to week."""


def squat_told(week: RunningWeek, *facts: AnyFact) -> bool:
    """Whether Monday's squat is told what it will be next time."""
    coach = Coach(catalogue())
    state = fold(None, [onboarded(0, PROFILE, week), *facts], catalogue())
    given = coach.today(state, moment(0))
    done = coach.finish(given.state, SessionDone(at=at(0), day=MONDAY), moment(0)).value
    squat = next(block for block in given.value.blocks if block.kind is BlockKind.MAIN).prescriptions[0].exercise
    return squat in {one.exercise for one in done.next_time}


def test_what_comes_again_in_two_weeks_is_told_today() -> None:
    mondays = RunningWeek((EASY, REST, REST, SPEED, REST, LONG, REST))
    assert squat_told(mondays)


def test_what_comes_again_a_day_later_than_that_is_not_told_yet() -> None:
    this_once = RunMoved(at=at(0), day=MONDAY, run=RunDay(DayClass.EASY))
    assert not squat_told(TUESDAYS, this_once)
