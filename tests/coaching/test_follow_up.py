"""What a morning asks: one thing at most, the most useful one, and nothing that was passed over."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from coaching.coach import Coach
from coaching.facts import (
    AnyFact,
    LegFeel,
    LegsFelt,
    Moment,
    PainReported,
    ScreeningAnswered,
    SessionDone,
    SorenessReported,
    SoreSource,
)
from coaching.follow_up import Asked, Asking, LegsAfter, PainAgain, ScreenAgain, SoreAfter, SoreAgain
from coaching.memory.reports import LegsDay
from coaching.memory.state import TrainingState
from coaching.runner import AgeBand, Area, DayClass, Distance, Joint, Profile, Race, RunDay, RunningWeek
from coaching.spacing import Spacing
from data import catalogue

MONDAY = date(2026, 11, 23)
TUE, WED, THU, FRI, SAT, SUN, NEXT = (MONDAY + timedelta(days=n) for n in range(1, 8))
R, E, S, L = RunDay(), RunDay(DayClass.EASY), RunDay(DayClass.SPEED), RunDay(DayClass.LONG)
WEEK = RunningWeek((R, S, R, E, R, E, L))
COACH = Coach(catalogue.load())
NOBODY_ASKED: Mapping[Asking, Asked] = {}


def now(day: date) -> Moment:
    return Moment(datetime.combine(day, time(7), tzinfo=UTC), day)


def begun(day: date = MONDAY, week: RunningWeek = WEEK) -> TrainingState:
    return COACH.onboard(None, Profile(age=AgeBand.ADULT_18_39), week, (), now(day)).state


def told(state: TrainingState, *facts: AnyFact) -> TrainingState:
    return COACH.known(state, facts)


def trained(state: TrainingState, day: date) -> TrainingState:
    return told(COACH.today(state, now(day)).state, SessionDone(at=now(day).at, day=day))


def sore(day: date, score: int | None, **more: object) -> SorenessReported:
    return replace(SorenessReported(at=now(day).at, day=day, score=score), **more)


def asks(state: TrainingState, day: date, asked: Mapping[Asking, Asked] = NOBODY_ASKED) -> object:
    return COACH.follow_up(state, now(day), asked)


def test_on_most_mornings_nothing_is_asked() -> None:
    assert asks(begun(), TUE) is None


# Soreness


def test_the_day_after_a_strength_session_soreness_is_asked() -> None:
    assert asks(trained(begun(), THU), FRI) == SoreAfter(session=THU)


def test_core_work_is_not_asked_about() -> None:
    assert not isinstance(asks(trained(begun(), TUE), WED), SoreAfter)


def test_where_that_morning_had_no_message_it_is_asked_a_day_later_and_then_no_more() -> None:
    state = trained(begun(), THU)
    assert asks(state, SAT) == SoreAfter(session=THU)
    assert asks(state, SUN) is None


def test_whoever_passed_it_over_is_not_asked_again() -> None:
    state, asked = trained(begun(), THU), {Asking.SORE: Asked(FRI)}
    assert asks(state, FRI, asked) == SoreAfter(session=THU)  # it is still this morning's question
    assert asks(state, SAT, asked) is None


def test_whoever_told_already_is_not_asked() -> None:
    assert asks(told(trained(begun(), THU), sore(FRI, 1)), FRI) is None
    assert asks(told(trained(begun(), THU), sore(FRI, 1)), SAT) is None


@pytest.mark.parametrize(("score", "again"), [(3, False), (4, True), (None, True), (9, True)])
def test_from_four_on_it_is_asked_again_the_next_day(score: int | None, again: bool) -> None:
    found = asks(told(begun(), sore(FRI, score)), SAT)
    assert isinstance(found, SoreAgain) is again


def test_it_is_asked_with_what_was_said() -> None:
    report = sore(FRI, 6, areas=frozenset({Area.QUADS}), source=SoreSource.LIFT)
    found = asks(told(begun(), report), SAT)
    assert found == SoreAgain(day=FRI, score=6, areas=frozenset({Area.QUADS}), source=SoreSource.LIFT)


def test_two_mornings_without_an_answer_are_enough() -> None:
    state = told(begun(), sore(THU, 6))
    assert isinstance(asks(state, SAT), SoreAgain)
    assert asks(state, SUN) is None
    assert asks(state, SAT, {Asking.SORE: Asked(FRI)}) is None


def test_a_new_report_after_the_question_is_asked_about_again() -> None:
    state = told(begun(), sore(THU, 6), sore(FRI, 5))
    assert isinstance(asks(state, SAT, {Asking.SORE: Asked(FRI)}), SoreAgain)


@pytest.mark.parametrize(("score", "worse"), [(4, 5), (6, 7), (10, 10), (None, 5)])
def test_worse_is_one_point_more(score: int | None, worse: int) -> None:
    assert SoreAgain(day=FRI, score=score).worse == worse


# Pain


def test_pain_is_asked_about_before_soreness() -> None:
    pain = PainReported(at=now(FRI).at, day=FRI, joints=frozenset({Joint.KNEE}), score=5)
    state = told(begun(), sore(FRI, 6), pain)
    assert asks(state, SAT) == PainAgain(joints=frozenset({Joint.KNEE}), score=5)


def test_pain_is_asked_about_for_two_days_and_each_time_it_was_answered() -> None:
    pain = PainReported(at=now(THU).at, day=THU, joints=frozenset({Joint.KNEE}), score=5)
    state = told(begun(), pain)
    assert isinstance(asks(state, SAT), PainAgain)
    assert not isinstance(asks(state, SUN), PainAgain)
    better = told(state, PainReported(at=now(SAT).at, day=SAT, joints=frozenset({Joint.KNEE}), score=0))
    assert not isinstance(asks(better, SAT), PainAgain)
    assert isinstance(asks(better, SUN, {Asking.PAIN: Asked(SAT)}), PainAgain)


def test_a_pain_told_at_the_start_is_not_asked_about_each_morning() -> None:
    profile = Profile(age=AgeBand.ADULT_18_39, painful=frozenset({Joint.KNEE}))
    state = COACH.onboard(None, profile, WEEK, (), now(MONDAY)).state
    assert asks(state, TUE) is None


# Legs after key runs


def test_the_morning_after_a_key_run_the_legs_are_asked_about() -> None:
    state = trained(begun(), THU)
    asked = {Asking.SORE: Asked(FRI)}
    assert asks(state, NEXT, asked) == LegsAfter(run_day=SUN, run=DayClass.LONG)


@pytest.mark.parametrize(("days", "asked"), [(7, True), (8, False)])
def test_legs_that_did_not_work_within_a_week_say_nothing(days: int, asked: bool) -> None:
    state = trained(begun(), THU)
    run = THU + timedelta(days=days)
    state = replace(state, week=RunningWeek((S, S, S, S, S, S, S)))
    found = asks(state, run + timedelta(days=1), {Asking.SORE: Asked(FRI)})
    assert isinstance(found, LegsAfter) is asked


def test_a_race_is_a_key_run() -> None:
    state = replace(trained(begun(), THU), races=(Race(FRI, Distance.FIVE_K),))
    assert asks(state, SAT, {Asking.SORE: Asked(FRI)}) == LegsAfter(run_day=FRI, run=DayClass.RACE)


def test_answered_legs_are_not_asked_about_again() -> None:
    state = told(trained(begun(), THU), LegsFelt(at=now(NEXT).at, day=NEXT, run_day=SUN, feel=LegFeel.OK))
    assert asks(state, NEXT, {Asking.SORE: Asked(FRI)}) is None


@pytest.mark.parametrize(("last", "asked"), [(2, False), (3, True)])
def test_another_kind_of_run_is_asked_about_after_three_days(last: int, asked: bool) -> None:
    week = RunningWeek((S, S, S, S, S, S, L))
    state = replace(trained(begun(), THU), week=week)
    before = {Asking.SORE: Asked(SUN), Asking.LEGS: Asked(NEXT - timedelta(days=last))}
    assert isinstance(asks(state, NEXT, before), LegsAfter) is asked


@pytest.mark.parametrize(("last", "asked"), [(7, False), (8, True)])
def test_the_same_kind_of_run_is_asked_about_after_more_than_a_week(last: int, asked: bool) -> None:
    week = RunningWeek((L, L, L, L, L, L, L))
    state = replace(trained(begun(), THU), week=week)
    before = {Asking.SORE: Asked(SUN), Asking.LEGS: Asked(NEXT - timedelta(days=last))}
    assert isinstance(asks(state, NEXT, before), LegsAfter) is asked


# The safety check


@pytest.mark.parametrize(("days", "due"), [(83, False), (84, True)])
def test_after_twelve_weeks_the_safety_check_is_offered(days: int, due: bool) -> None:
    state = begun()
    found = asks(state, MONDAY + timedelta(days=days))
    assert found == (ScreenAgain(weeks=12) if due else None)


@pytest.mark.parametrize(("days", "due"), [(27, False), (28, True)])
def test_after_a_layoff_of_four_weeks_too(days: int, due: bool) -> None:
    state = trained(begun(), THU)
    found = asks(state, THU + timedelta(days=days))
    assert (isinstance(found, ScreenAgain) and found.layoff == days) is due


def test_still_after_the_first_session_back_and_no_more_once_it_is_answered() -> None:
    back = THU + timedelta(days=35)
    state = trained(trained(begun(), THU), back)
    found = asks(state, back + timedelta(days=3))
    assert isinstance(found, ScreenAgain)
    assert found.layoff == 35
    answered = told(state, ScreeningAnswered(at=now(back).at, day=back, conditions=frozenset()))
    assert asks(answered, back + timedelta(days=3)) is None


def test_answered_within_the_layoff_it_is_not_asked_again_in_it() -> None:
    late = THU + timedelta(days=30)
    state = told(trained(begun(), THU), ScreeningAnswered(at=now(late).at, day=late, conditions=frozenset()))
    assert asks(state, THU + timedelta(days=50)) is None


@pytest.mark.parametrize(
    ("times", "days", "due"),
    [(1, 6, False), (1, 7, True), (2, 13, False), (2, 14, True), (3, 27, False), (3, 28, True), (9, 28, True)],
)
def test_put_off_it_is_offered_again_ever_more_rarely(times: int, days: int, due: bool) -> None:
    offered = MONDAY + timedelta(days=90)
    found = asks(begun(), offered + timedelta(days=days), {Asking.SCREEN: Asked(offered, times)})
    assert isinstance(found, ScreenAgain) is due


# The runner's own spacing


def test_evidence_for_more_days_is_told_once_and_only_to_one_who_has_not_chosen() -> None:
    feels = [(LegFeel.FLAT, 2)] * 4 + [(LegFeel.SPRINGY, 3)] * 2
    legs = tuple(LegsDay(day=MONDAY + timedelta(days=n), feel=feel, gap=gap) for n, (feel, gap) in enumerate(feels))
    state = replace(begun(), legs=legs)
    assert isinstance(asks(state, SUN), Spacing)
    assert isinstance(asks(state, SUN, {Asking.SPACING: Asked(SUN)}), Spacing)
    assert asks(state, NEXT + timedelta(days=1), {Asking.SPACING: Asked(SUN)}) is None
    chosen = replace(state, profile=replace(state.profile, run_gap_days=3))
    assert asks(chosen, SUN) is None
