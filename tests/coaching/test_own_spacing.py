"""The runner's own spacing: learned from flat and springy legs, wider than the rules at most, and undone at will."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from coaching.coach import Coach
from coaching.facts import LegFeel, LegsFelt, Moment, ProfileChanged, SessionDone
from coaching.memory.reports import LegsDay
from coaching.memory.state import TrainingState
from coaching.reasons.placement import OwnRunGap
from coaching.runner import AgeBand, DayClass, Profile, RunDay, RunningWeek
from coaching.session_type import SessionType
from coaching.spacing import Spacing, learned
from data import catalogue

FLAT, OK, SPRINGY = LegFeel.FLAT, LegFeel.OK, LegFeel.SPRINGY
MONDAY = date(2026, 11, 23)
R, E, S, L = RunDay(), RunDay(DayClass.EASY), RunDay(DayClass.SPEED), RunDay(DayClass.LONG)
COACH = Coach(catalogue.load())


def answers(close: list[LegFeel], wide: list[LegFeel], *, close_gap: int = 2, wide_gap: int = 3) -> tuple[LegsDay, ...]:
    told = [(feel, close_gap) for feel in close] + [(feel, wide_gap) for feel in wide]
    return tuple(
        LegsDay(day=MONDAY + timedelta(days=7 * number), feel=feel, gap=gap) for number, (feel, gap) in enumerate(told)
    )


def test_four_of_five_flat_when_close_and_springy_with_more_days_is_evidence() -> None:
    found = learned(answers([FLAT, FLAT, OK, FLAT, FLAT], [SPRINGY, SPRINGY, OK]))
    assert found == Spacing(days=3, close_days=2, close=5, close_flat=4, wide=3, wide_flat=0, wide_springy=2)


@pytest.mark.parametrize(
    ("close", "wide", "proposed"),
    [
        ([FLAT] * 4, [OK] * 2, True),
        ([FLAT] * 3, [OK] * 2, False),  # too few answers
        ([FLAT] * 4, [OK], False),  # nothing to compare with
        ([FLAT, FLAT, FLAT, OK], [OK] * 2, True),  # three of four
        ([FLAT, FLAT, FLAT, OK, OK], [OK] * 2, False),  # three of five
        ([FLAT] * 7 + [OK] * 3, [OK] * 2, False),  # 70 %
        ([FLAT] * 4, [OK, OK, OK, FLAT], True),  # one of four with more days between
        ([FLAT] * 4, [OK, OK, FLAT], False),  # one of three
        ([FLAT] * 4, [OK] * 7 + [FLAT] * 3, False),  # 30 %
    ],
)
def test_it_takes_enough_answers_and_a_clear_difference(
    close: list[LegFeel], wide: list[LegFeel], proposed: bool
) -> None:
    assert (learned(answers(close, wide)) is not None) is proposed


@pytest.mark.parametrize(("gap", "counts"), [(1, True), (2, True), (3, False)])
def test_up_to_two_days_are_close(gap: int, counts: bool) -> None:
    told = (*answers([FLAT] * 4, [], close_gap=gap), *answers([], [OK] * 2, wide_gap=4))
    assert (learned(told) is not None) is counts


@pytest.mark.parametrize(("gap", "counts"), [(2, False), (3, True), (7, True), (8, False)])
def test_from_three_days_to_a_week_are_wide(gap: int, counts: bool) -> None:
    assert (learned(answers([FLAT] * 4, [OK] * 2, wide_gap=gap)) is not None) is counts


def test_a_run_without_leg_work_before_it_says_nothing() -> None:
    unknown = tuple(replace(one, gap=None) for one in answers([FLAT] * 9, [OK] * 9))
    assert learned(unknown) is None


def now(day: date) -> Moment:
    return Moment(datetime.combine(day, time(7), tzinfo=UTC), day)


def runner(week: RunningWeek, **profile: object) -> TrainingState:
    told = replace(Profile(age=AgeBand.ADULT_18_39), sessions_per_week=1)
    return COACH.onboard(None, replace(told, **profile), week, (), now(MONDAY)).state


def legs_on(state: TrainingState, monday: date = MONDAY) -> list[int]:
    return [one.day.weekday() for one in COACH.week(state, monday, now(MONDAY)) if one.type.lower_body]


ONLY_NEAR = RunningWeek((E, R, S, R, E, L, R))
"""Monday is two days before the speed run, Friday the day before the long run: one legal day."""
NEAR_OR_FAR = RunningWeek((R, E, R, L, E, R, R))
"""Tuesday is two days before the long run, Friday far from the next one."""


def test_among_legal_days_the_one_with_more_days_to_the_next_hard_run_is_chosen() -> None:
    preferring_tuesday = runner(NEAR_OR_FAR, preferred_days=frozenset({1}))
    spaced = runner(NEAR_OR_FAR, preferred_days=frozenset({1}), run_gap_days=3)
    assert legs_on(preferring_tuesday) == [1]
    assert legs_on(spaced) == [4]


def test_it_says_why() -> None:
    state = runner(NEAR_OR_FAR, run_gap_days=3)
    friday = COACH.week(state, MONDAY, now(MONDAY))[4]
    assert OwnRunGap(3) in friday.because


def test_where_only_a_near_day_is_legal_it_is_taken_and_nothing_is_claimed() -> None:
    state = runner(ONLY_NEAR, run_gap_days=3)
    monday = COACH.week(state, MONDAY, now(MONDAY))[0]
    assert monday.type is SessionType.STRENGTH_FULL
    assert OwnRunGap(3) not in monday.because


def test_the_gap_is_counted_from_the_last_leg_session_before_the_run() -> None:
    state = runner(RunningWeek((E, R, S, R, R, R, R)))
    done = COACH.today(state, now(MONDAY)).state
    done = COACH.known(done, [SessionDone(at=now(MONDAY).at, day=MONDAY)])
    thursday = MONDAY + timedelta(days=3)
    told = COACH.known(done, [LegsFelt(at=now(thursday).at, day=thursday, run_day=MONDAY + timedelta(2), feel=FLAT)])
    assert told.legs == (LegsDay(day=MONDAY + timedelta(days=2), feel=FLAT, gap=2),)
    again = COACH.known(told, [LegsFelt(at=now(thursday).at, day=thursday, run_day=MONDAY + timedelta(2), feel=OK)])
    assert [one.feel for one in again.legs] == [OK]


def test_answers_are_forgotten_after_twelve_weeks() -> None:
    state = runner(RunningWeek((E, R, S, R, R, R, R)))
    told = COACH.known(state, [LegsFelt(at=now(MONDAY).at, day=MONDAY, run_day=MONDAY, feel=FLAT)])
    for later, kept in ((83, 1), (84, 0)):
        day = MONDAY + timedelta(days=later)
        changed = COACH.known(told, [ProfileChanged(at=now(day).at, day=day, profile=state.profile)])
        assert len(changed.legs) == kept
