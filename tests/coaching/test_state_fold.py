"""The training state is folded from the facts and nothing else: in parts or at once, bounded, and readable again."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coaching.facts import (
    AnyFact,
    ClearedByProfessional,
    Feel,
    ProfileChanged,
    RaceAdded,
    RaceDropped,
    RedFlag,
    RedFlagRaised,
    RunMoved,
    ScreeningAnswered,
    SessionDone,
    SessionSkipped,
    SessionUndone,
    Travelling,
    WeekChanged,
)
from coaching.memory.count import Status, week_number
from coaching.memory.fold import fold, rebuild
from coaching.memory.state import STATE_VERSION, NotOnboarded, TrainingState
from coaching.rules import memory
from coaching.runner import (
    Condition,
    Distance,
    Equipment,
    Gear,
    Joint,
    LastStrength,
    Race,
    RunningWeek,
    StrengthBackground,
)
from coaching.session import Easing
from coaching.session_type import SessionType
from tests.coaching.told import (
    EASY,
    NOTHING,
    PROFILE,
    REST,
    SPEED,
    at,
    day,
    ill,
    onboarded,
    pain,
    prescribed,
    slept,
    sore,
    tired,
    told,
    trained,
    well,
)

VETERAN = replace(PROFILE, background=StrengthBackground.OVER_12_MONTHS, last_strength=LastStrength.WITHIN_2_WEEKS)


def a_fact(number: int, kind: int, value: int) -> list[AnyFact]:
    """Some fact of the day `number`, chosen by `kind` and `value`."""
    session = (SessionType.STRENGTH_FULL, SessionType.CORE_MOBILITY, SessionType.LOW_IMPACT_STRENGTH)[value % 3]
    makers: list[list[AnyFact]] = [
        [*trained(number, session)],
        [prescribed(number, session)],
        [SessionDone(at=at(number), day=day(number), feel=list(Feel)[value % 3])],
        [SessionSkipped(at=at(number), day=day(number))],
        [SessionUndone(at=at(number), day=day(number))],
        [sore(number, value if value < 10 else None)],
        [tired(number, value % 11)],
        [slept(number, 4 + value / 2)],
        [pain(number, value % 11, list(Joint)[value % 8])],
        [ill(number)],
        [well(number)],
        [RedFlagRaised(at=at(number), day=day(number), sign=list(RedFlag)[value % 11])],
        [ClearedByProfessional(at=at(number), day=day(number))],
        [RunMoved(at=at(number), day=day(number), run=(REST, EASY, SPEED)[value % 3])],
        [RaceAdded(at=at(number), day=day(number), race=Race(day(number + 20), Distance.HALF))],
        [RaceDropped(at=at(number), day=day(number), race_day=day(number + value))],
        [Travelling(at=at(number), day=day(number), until=day(number + value), gear=Gear())],
        [WeekChanged(at=at(number), day=day(number), week=RunningWeek((EASY,) * 7))],
        [ProfileChanged(at=at(number), day=day(number), profile=VETERAN)],
        [ScreeningAnswered(at=at(number), day=day(number), conditions=frozenset({Condition.PREGNANT}))],
        [onboarded(number)],
    ]
    return makers[kind % len(makers)]


@st.composite
def histories(draw: st.DrawFn) -> list[AnyFact]:
    found: list[AnyFact] = [onboarded(0)]
    number = 0
    for step, kind, value, back in draw(
        st.lists(st.tuples(st.integers(0, 6), st.integers(0, 20), st.integers(0, 10), st.integers(0, 2)), max_size=40)
    ):
        number += step
        found += a_fact(max(0, number - back), kind, value)
    return found


@given(histories(), st.integers(0, 60))
def test_folding_in_parts_gives_the_same_as_folding_at_once(facts: list[AnyFact], cut: int) -> None:
    head, tail = facts[: cut + 1], facts[cut + 1 :]
    assert fold(fold(None, head, NOTHING), tail, NOTHING) == fold(None, facts, NOTHING)


@given(histories())
def test_a_kept_state_is_read_back_as_it_was(facts: list[AnyFact]) -> None:
    state = rebuild(facts, NOTHING)
    assert msgspec.json.decode(msgspec.json.encode(state), type=TrainingState) == state


@given(histories())
def test_the_windows_stay_bounded(facts: list[AnyFact]) -> None:
    state = rebuild(facts, NOTHING)
    assert len(state.log) <= memory.LOG_DAYS + 2  # told late, a day may lie before the window until the next day
    assert len(state.soreness) <= memory.SORE_DAYS + 2
    assert len(state.nights) <= 4
    assert len(state.sessions) <= memory.FULL_DAYS + 2
    assert {one.day for one in state.lately.dones} <= {one.day for one in state.sessions}


def test_without_onboarding_there_is_no_state() -> None:
    with pytest.raises(NotOnboarded):
        rebuild([sore(0, 5)], NOTHING)


def test_facts_before_onboarding_are_passed_over() -> None:
    assert rebuild([sore(0, 5), onboarded(1)], NOTHING).soreness == ()


def test_the_state_carries_its_version() -> None:
    assert told().version == STATE_VERSION


def test_onboarding_again_keeps_what_was_trained_and_what_stops() -> None:
    state = told(trained(0), RedFlagRaised(at=at(1), day=day(1), sign=RedFlag.TEAR), onboarded(2))
    assert state.count.lower == 1
    assert state.red_flags == (RedFlag.TEAR,)


def test_a_second_done_replaces_the_first() -> None:
    state = told(trained(0), SessionDone(at=at(0), day=day(0), feel=Feel.TOO_HARD))
    assert state.count.sessions == 1
    entry = state.trained_on(day(0))
    assert entry is not None
    assert entry.feel is Feel.TOO_HARD


def test_undone_it_counts_as_if_it_had_never_been_done() -> None:
    state = told(trained(0), SessionUndone(at=at(0), day=day(0)))
    assert state.status_on(day(0)) is Status.OPEN
    assert (state.count.sessions, state.count.week, state.count.last_lower) == (0, 0, None)


def test_prescribed_again_a_done_session_stays_done() -> None:
    assert told(trained(0), prescribed(0)).status_on(day(0)) is Status.DONE


def test_a_session_is_kept_whole_as_long_as_it_may_still_be_logged() -> None:
    state = told(prescribed(0), prescribed(1, SessionType.CORE_MOBILITY), prescribed(3))
    assert [one.day for one in state.sessions] == [day(0), day(3)]
    assert [one.day for one in told(prescribed(0), prescribed(14)).sessions] == [day(0), day(14)]
    assert [one.day for one in told(prescribed(0), prescribed(15)).sessions] == [day(15)]


def test_a_run_moved_this_once_leaves_the_usual_week() -> None:
    state = told(RunMoved(at=at(0), day=day(3), run=SPEED))
    assert (state.run_on(day(3)), state.run_on(day(10))) == (SPEED, EASY)


def test_another_week_forgets_the_moved_runs_to_come() -> None:
    week = RunningWeek((EASY,) * 7)
    state = told(RunMoved(at=at(0), day=day(3), run=SPEED), WeekChanged(at=at(1), day=day(1), week=week))
    assert state.run_on(day(3)) == EASY


def test_travel_gear_counts_from_the_first_to_the_last_day() -> None:
    band = Gear(owned=frozenset({Equipment.BAND}))
    state = told(Travelling(at=at(0), day=day(1), until=day(3), gear=band))
    assert [state.gear_on(day(n)) == band for n in range(5)] == [False, True, True, True, False]


def test_a_race_replaces_another_on_its_day_and_goes_when_dropped() -> None:
    half, ten = Race(day(20), Distance.HALF), Race(day(20), Distance.TEN_K)
    both = told(RaceAdded(at=at(0), day=day(0), race=half), RaceAdded(at=at(0), day=day(0), race=ten))
    assert both.races == (ten,)
    assert (
        told(RaceAdded(at=at(0), day=day(0), race=ten), RaceDropped(at=at(1), day=day(1), race_day=day(20))).races == ()
    )


# The strength week


def week_on(state: TrainingState, number: int) -> int:
    return week_number(state.count, day(number), state.profile)


def test_only_weeks_with_a_leg_session_count() -> None:
    state = told(trained(0), trained(3, SessionType.STRENGTH_UPPER_CORE))
    assert (week_on(state, 3), week_on(state, 7)) == (1, 2)
    assert week_on(told(trained(0), trained(7), trained(9, SessionType.LOW_IMPACT_STRENGTH)), 14) == 3


def test_two_leg_sessions_of_one_week_count_once() -> None:
    assert week_on(told(trained(0), trained(3)), 7) == 2


def test_a_session_under_fifteen_minutes_does_not_count() -> None:
    (done, mark) = trained(0)
    short = replace(done, session=replace(done.session, minutes=12))  # type: ignore[union-attr]  # it is SessionPrescribed
    assert told((short, mark)).count.lower == 0


@pytest.mark.parametrize(("gap", "week"), [(7, 11), (8, 10), (27, 10), (28, 5), (55, 5), (56, 1)])
def test_breaks_hold_the_week_or_move_it_back(gap: int, week: int) -> None:
    state = told(*(trained(7 * n) for n in range(-9, 1)))
    assert state.count.week == 10
    assert week_on(state, gap) == week


def test_from_phase_two_a_month_off_leads_back_to_week_one() -> None:
    assert week_on(told(*(trained(7 * n) for n in range(-5, 1))), 28) == 1


def test_the_experienced_leap_to_week_five_after_two_weeks() -> None:
    state = told(trained(-14), trained(-7), profile=VETERAN)
    assert week_on(state, 0) == 5


def test_an_experienced_restart_takes_two_weeks_per_phase() -> None:
    state = told(trained(-63), *(trained(7 * n) for n in range(5)), profile=VETERAN)
    assert [one.week for one in [state.count]] == [9]


def test_a_deload_starts_the_building_anew() -> None:
    state = told(trained(0), trained(7), trained(14), trained(21, easing=Easing.DELOAD))
    assert state.count.build == 0
    assert told(trained(0), trained(7), trained(14)).count.build == 3


def test_what_left_the_log_still_counts() -> None:
    state = told(*(trained(7 * n) for n in range(-9, 1)), sore(40, 1))
    assert state.log == () or state.log[0].day > day(40) - timedelta(days=memory.LOG_DAYS)
    assert (state.count.week, state.count.lower) == (10, 10)


def test_new_surgery_starts_at_week_one_again() -> None:
    screening = ScreeningAnswered(at=at(1), day=day(1), conditions=frozenset({Condition.RECENT_SURGERY}), cleared=True)
    assert week_on(told(*(trained(7 * n) for n in range(-9, 1)), screening), 2) == 1
