"""What the stories showed: spells of soreness leave whole, core work given counts, and what is said is what comes."""

from collections.abc import Mapping

from coaching.coach import Coach
from coaching.facts import RunMoved, SessionDone, SorenessReported
from coaching.memory.state import TrainingState
from coaching.reasons.placement import NoEasyDay
from coaching.reasons.readiness import SoreWeek
from coaching.reasons.session import Held, HoldUp, RepsUp, SetAdded
from coaching.runner import RunningWeek
from coaching.session import Easing
from coaching.session_type import SessionType
from data import catalogue
from tests.coaching.told import EASY, LONG, PROFILE, REST, SPEED, at, day, moment

COACH = Coach(catalogue.load())
TWO_EASY = RunningWeek((REST, SPEED, EASY, REST, EASY, REST, LONG))
ALL_HARD = RunningWeek((SPEED, LONG, SPEED, SPEED, LONG, SPEED, LONG))
NO_EASY = RunningWeek((REST, SPEED, REST, SPEED, REST, REST, LONG))


def begun(week: RunningWeek) -> TrainingState:
    return COACH.onboard(None, PROFILE, week, (), moment(0)).state


def lived(state: TrainingState, days: range, sore: Mapping[int, int] | None = None) -> TrainingState:
    """Every strength session is done; soreness is told in the morning."""
    for number in days:
        score = (sore or {}).get(number)
        if score is not None:
            state = COACH.known(state, (SorenessReported(at=at(number), day=day(number), score=score),))
        outcome = COACH.today(state, moment(number))
        state = outcome.state
        if outcome.value.type.strength:
            state = COACH.finish(state, SessionDone(at=at(number), day=day(number)), moment(number)).state
    return state


def test_three_sore_days_are_not_two_once_the_first_is_four_weeks_ago() -> None:
    state = lived(begun(TWO_EASY), range(52), sore={17: 5, 18: 5, 19: 4, 21: 1})
    weeks_later = [one for one in state.log if one.day >= day(40)]
    assert weeks_later
    assert not [one for one in weeks_later if one.easing is Easing.EXTRA_RECOVERY]


def test_the_weekly_review_names_the_soreness_that_turned_the_week_down() -> None:
    state = lived(begun(TWO_EASY), range(21), sore={17: 5, 18: 5, 19: 4})
    assert SoreWeek(3, day(25)) in COACH.review(state, moment(20)).value.because
    assert SoreWeek not in {type(one) for one in COACH.review(lived(state, range(21, 35)), moment(34)).value.because}


def test_a_week_of_hard_days_has_core_work_three_times_though_nobody_logs_it() -> None:
    state = lived(begun(ALL_HARD), range(7))
    assert [one.type for one in state.log].count(SessionType.CORE_MOBILITY) == 3


def test_the_runs_that_would_open_a_day_are_named_once() -> None:
    outcome = COACH.onboard(None, PROFILE, NO_EASY, (), moment(0))
    (named,) = [one for one in outcome.value.because if isinstance(one, NoEasyDay)]
    assert named.openings == (day(1), day(3), day(6))
    state = lived(outcome.state, range(14))
    later = COACH.today(state, moment(14)).value.because
    assert not [one for one in (*later, *COACH.review(state, moment(13)).value.because) if isinstance(one, NoEasyDay)]


def test_what_is_said_to_change_is_what_the_next_session_with_it_shows() -> None:
    state = lived(begun(TWO_EASY), range(30))
    for number in range(30, 60):
        outcome = COACH.today(state, moment(number))
        state = outcome.state
        if not outcome.value.type.strength:
            continue
        done = COACH.finish(state, SessionDone(at=at(number), day=day(number)), moment(number))
        state = done.state
        said = {one.then.exercise: one for one in done.value.next_time}
        for later in range(number + 1, number + 15):
            coming = COACH.preview(state, day(later), moment(number))
            for shown in coming.prescriptions if coming.type.strength else ():
                change = said.pop(shown.exercise, None)
                assert change is None or change.then == shown
        assert not said


def test_no_reason_of_a_change_contradicts_it() -> None:
    for number in (42, 49, 56):
        for one in COACH.review(lived(begun(TWO_EASY), range(number)), moment(number - 1)).value.changes:
            added = [why for why in one.because if isinstance(why, SetAdded)]
            assert not added or one.then.sets > one.now.sets
            raised = [why for why in one.because if isinstance(why, RepsUp)]
            assert all(why.now == one.then.reps for why in raised)


def test_gentle_strength_goes_on_though_the_one_leg_session_is_months_ago() -> None:
    state = begun(NO_EASY)
    for number in range(20 * 7):
        if number == 3:  # the one easy run, made so on the day
            state = COACH.known(state, (RunMoved(at=at(number), day=day(number), run=EASY),))
        outcome = COACH.today(state, moment(number))
        state = outcome.state
        if outcome.value.type.strength:
            state = COACH.finish(state, SessionDone(at=at(number), day=day(number)), moment(number)).state
    assert state.count.last_lower == day(3)
    lately = [one.because for session in state.sessions if session.type.strength for one in session.prescriptions]
    assert any(isinstance(reason, RepsUp | SetAdded | HoldUp) for because in lately for reason in because)
    assert not any(reason == Held() for because in lately for reason in because)
