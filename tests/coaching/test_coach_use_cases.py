"""The coach end to end, with the real catalogue: onboard, today, sore, pain, red flag, done, moved runs, the review."""

from functools import cache

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from coaching.coach import Coach, Outcome
from coaching.facts import (
    AnyFact,
    ClearedByProfessional,
    Feel,
    RedFlag,
    RedFlagRaised,
    RunMoved,
    SessionDone,
    SessionSkipped,
    SessionUndone,
    SoreSource,
)
from coaching.health.safety import Standing, screen
from coaching.memory.count import Status
from coaching.memory.fold import fold
from coaching.memory.state import TrainingState
from coaching.planning import training_week
from coaching.reasons.placement import NoEasyDay
from coaching.reasons.readiness import ExtraRecovery, NotCleared, PainLeftOut, RedFlagStands, Sore
from coaching.runner import Area, Condition, DayClass, Joint, Profile, RunDay, RunningWeek
from coaching.session import Easing, Session
from coaching.session_type import SessionType
from data import catalogue
from tests.coaching.test_state_fold import histories
from tests.coaching.told import LONG, MONDAY, PROFILE, REST, SPEED, WEEK, at, day, moment, onboarded, pain, sore

THURSDAY, SATURDAY = 3, 5
SPACED = RunningWeek((RunDay(DayClass.EASY), REST, SPEED, RunDay(DayClass.EASY), REST, REST, LONG))
"""Easy on Monday and Thursday, each with an easy day after it: two strength sessions a week."""


@cache
def coach() -> Coach:
    return Coach(catalogue.load())


def begun(week: RunningWeek = WEEK, profile: Profile = PROFILE, number: int = 0) -> TrainingState:
    return coach().onboard(None, profile, week, (), moment(number)).state


def lived(state: TrainingState, first: int, last: int) -> TrainingState:
    """Every day from `first` to `last` looked at, and its strength done as planned."""
    for number in range(first, last + 1):
        state = coach().today(state, moment(number)).state
        session = state.session_on(day(number))
        if session is not None and session.type.strength:
            state = finished(state, number).state
    return state


def finished(state: TrainingState, number: int, feel: Feel = Feel.RIGHT) -> Outcome[object]:
    done = SessionDone(at=at(number), day=day(number), feel=feel)
    outcome = coach().finish(state, done, moment(number))
    return Outcome(outcome.value, outcome.facts, outcome.state)


def today(state: TrainingState, number: int) -> Session:
    return coach().today(state, moment(number)).value


def sets(session: Session) -> int:
    return sum(
        one.sets
        for block in session.blocks
        if block.kind not in {"warm_up", "cool_down"}
        for one in block.prescriptions
    )


def test_onboarding_gives_todays_session_and_keeps_both_as_facts() -> None:
    outcome = coach().onboard(None, PROFILE, WEEK, (), moment(THURSDAY))
    assert outcome.value.type is SessionType.STRENGTH_FULL
    assert [type(fact).__name__ for fact in outcome.facts] == ["Onboarded", "SessionPrescribed"]
    assert fold(None, outcome.facts, coach().catalogue) == outcome.state


def test_asked_again_today_tells_the_same_and_adds_nothing() -> None:
    state = begun()
    again = coach().today(state, moment(0))
    assert again.facts == ()
    assert again.state == state


def test_what_was_done_today_stays_whatever_is_told_later() -> None:
    state = finished(begun(number=THURSDAY), THURSDAY).state
    before = today(state, THURSDAY)
    change = coach().tell(state, sore(THURSDAY, 6), moment(THURSDAY)).value
    assert change.before == change.after == before
    assert Sore(6, 1) in change.because


def test_a_bare_sore_on_a_strength_day_gives_the_deload_at_once() -> None:
    state = lived(begun(SPACED), 0, 2)
    change = coach().tell(state, sore(THURSDAY, None), moment(THURSDAY)).value
    assert change.before.type is change.after.type is SessionType.STRENGTH_FULL
    assert sets(change.after) < sets(change.before)
    assert change.after.easing is Easing.EASED
    assert change.because[0] == Sore(None, 1)
    strength = [one for one in change.after.prescriptions if one.rir is not None]
    assert all(one.rir is not None and one.rir[0] >= 4 for one in strength)


def test_two_days_of_soreness_make_the_next_strength_session_recovery_and_the_one_after_a_deload() -> None:
    state = lived(begun(SPACED), 0, 0)
    for number in (1, 2):
        state = coach().today(state, moment(number)).state
        state = coach().tell(state, sore(number, 5), moment(number)).state
    thursday = coach().today(state, moment(THURSDAY))
    assert thursday.value.type is SessionType.RECOVERY
    assert any(isinstance(one, ExtraRecovery) for one in thursday.value.because)
    planned = {one.day: one.type for one in coach().week(thursday.state, day(7), moment(THURSDAY))}
    assert planned[day(7)].lower_body
    state = lived(thursday.state, 4, 6)
    monday = today(state, 7)
    assert monday.type is SessionType.STRENGTH_FULL
    assert monday.easing is Easing.EASED


def test_soreness_from_the_run_moves_the_session_to_the_next_legal_day() -> None:
    easy = RunDay(DayClass.EASY)
    week = RunningWeek((REST, easy, REST, REST, REST, easy, REST))
    state = begun(week, replace(PROFILE, sessions_per_week=1))
    assert today(state, 1).type.lower_body
    outcome = coach().tell(state, sore(1, 5, source=SoreSource.RUN), moment(1))
    assert not outcome.value.after.type.strength
    saturday = next(one for one in outcome.value.days_after if one.day == day(SATURDAY))
    assert saturday.type.lower_body


def test_sore_calves_leave_no_exercise_that_loads_them() -> None:
    state = lived(begun(SPACED), 0, 2)
    after = coach().tell(state, sore(THURSDAY, 5, Area.CALVES), moment(THURSDAY)).value.after
    worked = [
        coach().catalogue[one.exercise]
        for block in after.blocks
        if block.kind not in {"warm_up", "cool_down"}
        for one in block.prescriptions
    ]
    assert worked
    assert not any(Area.CALVES in one.areas or Joint.ACHILLES_CALF in one.caution for one in worked)


def test_pain_is_never_a_deload_but_leaves_the_place_out() -> None:
    state = lived(begun(SPACED), 0, 2)
    change = coach().tell(state, pain(THURSDAY, 6, Joint.KNEE), moment(THURSDAY)).value
    assert change.because[0] == PainLeftOut((Joint.KNEE,))
    assert not any(isinstance(one, Sore) for one in change.because)
    assert not any(Joint.KNEE in coach().catalogue[one.exercise].caution for one in change.after.prescriptions)


def test_a_red_flag_stops_everything_until_a_professional_cleared() -> None:
    state = lived(begun(SPACED), 0, 2)
    flag = RedFlagRaised(at=at(THURSDAY), day=day(THURSDAY), sign=RedFlag.DARK_URINE)
    outcome = coach().tell(state, flag, moment(THURSDAY))
    assert outcome.value.after.prescriptions == ()
    assert outcome.value.because == (RedFlagStands(RedFlag.DARK_URINE),)
    assert screen(outcome.state, day(THURSDAY)).standing is Standing.STOPPED
    assert all(one.type is SessionType.NONE for one in outcome.value.days_after)
    assert today(outcome.state, 40).prescriptions == ()
    cleared = fold(outcome.state, [ClearedByProfessional(at=at(7), day=day(7))], coach().catalogue)
    assert today(cleared, 7).prescriptions


@settings(max_examples=40)
@given(histories())
def test_after_any_history_a_red_flag_leaves_no_exercise(facts: list[AnyFact]) -> None:
    last = max((fact.day - MONDAY).days for fact in facts)
    flag = RedFlagRaised(at=at(last), day=day(last), sign=RedFlag.TEAR)
    state = fold(None, [*facts, flag], coach().catalogue)
    for number in range(last + 1, last + 8):
        outcome = coach().today(state, moment(number))
        assert outcome.value.prescriptions == ()


@settings(max_examples=40)
@given(histories())
def test_the_same_history_always_gives_the_same_plan(facts: list[AnyFact]) -> None:
    last = max((fact.day - MONDAY).days for fact in facts)
    at_once = fold(None, facts, coach().catalogue)
    in_parts = fold(fold(None, facts[:3], coach().catalogue), facts[3:], coach().catalogue)
    for number in (last, last + 3):
        assert coach().today(at_once, moment(number)) == coach().today(in_parts, moment(number))


def test_a_blocked_runner_gets_no_exercise_but_the_reason() -> None:
    said = replace(PROFILE, conditions=frozenset({Condition.CHEST_PAIN}))
    session = today(begun(profile=said), 0)
    assert session.prescriptions == ()
    assert session.because[0] == NotCleared((Condition.CHEST_PAIN,))


def test_a_second_done_changes_the_answer_and_not_the_count() -> None:
    state = finished(begun(number=THURSDAY), THURSDAY).state
    again = finished(state, THURSDAY, Feel.TOO_HARD).state
    assert again.count.sessions == state.count.sessions == 1


def test_done_taken_back_leaves_everything_as_before() -> None:
    state = begun(number=THURSDAY)
    done = finished(state, THURSDAY).state
    undone = fold(done, [SessionUndone(at=at(THURSDAY), day=day(THURSDAY))], coach().catalogue)
    assert (undone.records, undone.count) == (state.records, state.count)
    assert undone.status_on(day(THURSDAY)) is Status.OPEN


def test_a_session_can_be_logged_a_day_late() -> None:
    state = coach().today(begun(number=THURSDAY), moment(4)).state
    outcome = coach().finish(state, SessionDone(at=at(4), day=day(THURSDAY)), moment(4))
    assert [type(fact).__name__ for fact in outcome.facts] == ["SessionDone"]
    assert outcome.state.count.last_lower == day(THURSDAY)


def test_a_session_that_was_never_shown_can_be_logged_too() -> None:
    state = begun(number=0)
    outcome = coach().finish(state, SessionDone(at=at(4), day=day(THURSDAY)), moment(4))
    assert [type(fact).__name__ for fact in outcome.facts] == ["SessionPrescribed", "SessionDone"]
    assert outcome.state.count.sessions == 1


def test_the_summary_says_what_changes_next_time_and_why() -> None:
    state = begun(SPACED)
    summary = coach().finish(state, SessionDone(at=at(0), day=day(0), feel=Feel.RIGHT), moment(0)).value
    changed = summary.next_time
    assert changed
    assert all(one.because for one in changed)


def test_a_moved_long_run_plans_the_rest_of_the_week_again() -> None:
    state = begun()
    moved = RunMoved(at=at(0), day=day(4), run=LONG)
    change = coach().tell(state, moved, moment(0)).value
    before = {one.day: one.type for one in change.days_before}
    after = {one.day: one.type for one in change.days_after}
    assert before[day(THURSDAY)].lower_body
    assert not after[day(THURSDAY)].lower_body


def test_a_skipped_session_moves_to_the_next_legal_day_and_is_never_stacked() -> None:
    week = RunningWeek((RunDay(DayClass.EASY), REST, RunDay(DayClass.EASY), REST, REST, REST, REST))
    state = begun(week)
    outcome = coach().tell(state, SessionSkipped(at=at(0), day=day(0)), moment(0))
    days = {one.day: one for one in outcome.value.days_after}
    assert days[day(0)].done is False
    assert days[day(2)].type.lower_body


def test_a_preview_is_what_the_day_brings_when_all_goes_as_planned() -> None:
    state = begun(SPACED)
    promised = coach().preview(state, day(THURSDAY), moment(0))
    assert today(lived(state, 0, 2), THURSDAY) == promised


def test_the_week_shows_what_was_done_what_is_open_and_what_is_planned() -> None:
    state = lived(begun(SPACED), 0, 3)
    days = coach().week(state, MONDAY, moment(THURSDAY))
    assert len(days) == 7
    assert (days[0].done, days[3].done, days[6].done) == (True, True, None)
    assert days[6].type is SessionType.CORE_MOBILITY
    assert days[2].refused or days[2].because


def test_the_review_counts_the_week_and_looks_into_the_next() -> None:
    state = lived(begun(SPACED), 0, 6)
    review = coach().review(state, moment(6)).value
    assert (review.done, review.planned) == (2, 2)
    assert (review.week, review.next_week, review.phase, review.deload_next) == (1, 2, 1, False)
    assert len(review.days) == 7


@pytest.mark.parametrize(("done_on", "counted"), [((), (0, 2)), ((4,), (1, 2))])
def test_a_session_that_was_missed_and_planned_again_is_asked_for_once(
    done_on: tuple[int, ...], counted: tuple[int, int]
) -> None:
    easy = RunDay(DayClass.EASY)
    state = begun(RunningWeek((REST, easy, easy, easy, easy, easy, easy)))
    for number in range(7):
        outcome = coach().today(state, moment(number))
        state = outcome.state
        if number in done_on:
            assert outcome.value.type.strength
            state = coach().finish(state, SessionDone(at=at(number), day=day(number)), moment(number)).state
    review = coach().review(state, moment(6)).value
    assert (review.done, review.planned) == counted


def test_a_deload_at_the_beginning_of_a_phase_ends_the_phase_before() -> None:
    state = lived(begun(SPACED), 0, 20)
    later = replace(state, count=replace(state.count, week=8))
    week = training_week(later, day(21))
    assert (week.week, week.phase, week.block, week.deload) == (9, 2, None, True)
    review = coach().review(later, moment(20)).value
    assert (review.next_week, review.next_phase, review.deload_next) == (9, 2, True)
    session = next(found for number in range(21, 28) if (found := today(later, number)).type.lower_body)
    assert session.week == 9
    assert {one.tempo for one in session.prescriptions if one.exercise == "bodyweight_squat"} <= {"3-0-1"}


def test_before_the_fourth_week_the_review_tells_of_the_deload() -> None:
    state = lived(begun(SPACED), 0, 20)
    assert coach().review(state, moment(20)).value.deload_next
    monday = today(lived(state, 21, 20), 21)
    assert monday.easing is Easing.DELOAD


def test_a_week_without_an_easy_day_is_told_once_what_one_would_open() -> None:
    hard = RunningWeek((REST, SPEED, REST, SPEED, REST, SPEED, LONG))
    outcome = coach().onboard(None, PROFILE, hard, (), moment(0))
    assert NoEasyDay in {type(one) for one in outcome.value.because}
    assert coach().today(outcome.state, moment(0)).facts == ()
    tomorrow = coach().today(outcome.state, moment(1)).value
    assert NoEasyDay not in {type(one) for one in tomorrow.because}


def test_an_older_state_is_known_and_rebuilt_from_its_facts() -> None:
    outcome = coach().onboard(None, PROFILE, WEEK, (), moment(THURSDAY))
    facts = (*outcome.facts, SessionDone(at=at(THURSDAY), day=day(THURSDAY)))
    state = fold(outcome.state, facts[-1:], coach().catalogue)
    assert coach().outdated(replace(state, version=0))
    assert coach().rebuild(facts) == state


@pytest.mark.parametrize("number", range(7))
def test_every_day_of_the_first_week_has_an_answer(number: int) -> None:
    session = today(fold(None, [onboarded(0)], coach().catalogue), number)
    assert session.because
