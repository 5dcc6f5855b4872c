"""What the facts say of the past: sessions, sets, bests, trends, weeks."""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from coaching.coach import Coach
from coaching.dosing.best import Best
from coaching.facts import (
    AnyFact,
    ExerciseDone,
    Feel,
    Moment,
    SessionDone,
    SessionPrescribed,
    SessionSkipped,
    SessionUndone,
    SetDone,
    SkipReason,
)
from coaching.history.adherence import Adherence, adherence, past_weeks
from coaching.history.bests import new_bests
from coaching.history.past import History, PastSession, look_back
from coaching.history.progress import ExerciseProgress, progress
from coaching.history.report import four_weeks
from coaching.history.sets import sets_done, sets_of, sets_planned
from coaching.memory.count import Status
from coaching.memory.fold import fold
from coaching.reasons.placement import TaperSets
from coaching.reasons.session import WeakerSideFirst
from coaching.runner import Distance
from coaching.session import Block, BlockKind, Easing, Load, LoadKind, Prescription, Session
from coaching.session_type import SessionType
from tests.coaching.building import catalogue
from tests.coaching.told import PROFILE, at, day, onboarded, prescribed, sore, trained

SPLIT, SQUAT = "split_squat", "bodyweight_squat"
KG = [Load(LoadKind.WEIGHT, kg=float(kg)) for kg in range(40)]


def facts(*told: AnyFact | Iterable[AnyFact], start: int = 0) -> list[AnyFact]:
    return [onboarded(start), *(one for fact in told for one in (fact if isinstance(fact, tuple) else (fact,)))]


def history(*told: AnyFact | Iterable[AnyFact], start: int = 0) -> History:
    found = look_back(facts(*told, start=start))
    assert found is not None
    return found


def asked(
    number: int, exercise: str, reps: int = 10, load: Load = KG[0], *, easing: Easing = Easing.NONE
) -> SessionPrescribed:
    one = Prescription(exercise=exercise, sets=3, reps=reps, window=(8, 12), load=load, tempo="3-1-1", rest_s=60)
    session = Session(
        day=day(number),
        type=SessionType.STRENGTH_FULL,
        letter="A",
        minutes=30,
        blocks=(Block(BlockKind.MAIN, (replace(one, per_side=exercise == SPLIT),)),),
        easing=easing,
    )
    return SessionPrescribed(at=at(number), day=day(number), session=session)


def did(number: int, exercise: str, *sets: SetDone, feel: Feel = Feel.RIGHT) -> SessionDone:
    logged = (ExerciseDone(exercise=exercise, sets=sets),) if sets else ()
    return SessionDone(at=at(number), day=day(number), exercises=logged, feel=feel)


def lifted(number: int, reps: int, kg: int, *, easing: Easing = Easing.NONE) -> tuple[AnyFact, ...]:
    return asked(number, SQUAT, reps, KG[kg], easing=easing), did(number, SQUAT)


def only(found: History) -> PastSession:
    assert len(found.sessions) == 1
    return found.sessions[0]


# Sessions


def test_without_facts_there_is_no_history() -> None:
    assert look_back([]) is None


def test_a_day_is_told_by_what_was_said_last_of_it() -> None:
    skipped = SessionSkipped(at=at(0), day=day(0), reason=SkipReason.TIRED)
    undone = SessionUndone(at=at(0), day=day(0))
    assert only(history(prescribed(0), skipped)).skipped is SkipReason.TIRED
    assert only(history(prescribed(0), skipped, did(0, SQUAT))).skipped is None
    assert only(history(trained(0), undone)).status is Status.OPEN
    assert only(history(trained(0), did(0, SQUAT, feel=Feel.TOO_HARD))).done == did(0, SQUAT, feel=Feel.TOO_HARD)


@pytest.mark.parametrize(("after", "shown"), [(0, 6), (2, 6), (3, None)])
def test_soreness_of_the_next_two_days_belongs_to_the_session(after: int, shown: int | None) -> None:
    assert only(history(trained(0), sore(after, 6), sore(after, 3))).sore == shown


def test_soreness_beside_a_session_that_was_not_done_is_not_its_own() -> None:
    assert only(history(prescribed(0), sore(1, 6))).sore is None


def test_a_taper_is_known_by_its_reasons() -> None:
    why = TaperSets(distance=Distance.HALF, race_day=day(9), days=9, sets_factor=0.6)
    tapered = replace(asked(0, SQUAT).session, because=(why,))
    past = only(history(SessionPrescribed(at=at(0), day=day(0), session=tapered), did(0, SQUAT)))
    assert (past.taper, past.planned_deload) == (True, False)


# Sets


def test_as_planned_every_set_is_as_it_was_asked_for_on_both_sides() -> None:
    sets = sets_of(only(history(asked(0, SPLIT), did(0, SPLIT))), catalogue())
    assert [(one.side, one.number, one.count) for one in sets] == [
        *(("left", number, 10) for number in (1, 2, 3)),
        *(("right", number, 10) for number in (1, 2, 3)),
    ]


def test_the_weaker_side_has_its_extra_set() -> None:
    given = asked(0, SPLIT).session
    weaker = replace(given.prescriptions[0], weaker_side_sets=1, because=(WeakerSideFirst(side="right", extra_sets=1),))
    session = replace(given, blocks=(Block(BlockKind.MAIN, (weaker,)),))
    past = only(history(SessionPrescribed(at=at(0), day=day(0), session=session), did(0, SPLIT)))
    sides = [one.side for one in sets_of(past, catalogue())]
    assert (sides.count("left"), sides.count("right")) == (3, 4)


def test_logged_sets_keep_their_counts_and_take_the_load_that_was_asked() -> None:
    past = only(history(asked(0, SQUAT, load=KG[12]), did(0, SQUAT, SetDone(count=10), SetDone(count=9, load=KG[14]))))
    assert [(one.count, one.load.kg) for one in sets_of(past, catalogue())] == [(10, 12), (9, 14)]
    assert (sets_done(past), sets_planned(past)) == (2, 3)


def test_one_number_for_a_move_of_each_side_is_both_sides() -> None:
    past = only(history(asked(0, SPLIT), did(0, SPLIT, SetDone(count=9))))
    assert [(one.side, one.count) for one in sets_of(past, catalogue())] == [("left", 9), ("right", 9)]
    assert sets_done(past) == 1


def test_sides_told_apart_stay_apart() -> None:
    sides = (SetDone(count=8, side="left"), SetDone(count=10, side="right"), SetDone(count=7, side="left"))
    past = only(history(asked(0, SPLIT), did(0, SPLIT, *sides)))
    assert [(one.side, one.number) for one in sets_of(past, catalogue())] == [("left", 1), ("right", 1), ("left", 2)]
    assert sets_done(past) == 2


def test_what_was_not_asked_for_is_shown_and_not_counted_against_the_plan() -> None:
    past = only(history(asked(0, SQUAT), did(0, SPLIT, SetDone(count=8))))
    assert [(one.exercise, one.count) for one in sets_of(past, catalogue())] == [(SPLIT, 8)]
    assert sets_done(past) == 0


def test_a_session_that_was_not_done_has_no_sets() -> None:
    past = only(history(asked(0, SQUAT)))
    assert (sets_of(past, catalogue()), sets_done(past)) == ((), 0)


# Bests


def bests(*told: AnyFact | Iterable[AnyFact], on: int) -> list[tuple[int, float]]:
    state = fold(None, facts(*told), catalogue())
    return [(one.now.count, one.now.load.kg) for one in new_bests(state, day(on))]


def test_the_first_time_is_no_best() -> None:
    assert bests(lifted(0, 8, 10), on=0) == []


def test_more_reps_or_more_weight_is_a_best_and_the_same_again_is_none() -> None:
    first = lifted(0, 8, 10)
    assert bests(first, lifted(3, 9, 10), on=3) == [(9, 10)]
    assert bests(first, lifted(3, 8, 12), on=3) == [(8, 12)]
    assert bests(first, lifted(3, 8, 10), on=3) == []
    assert bests(first, lifted(3, 12, 8), on=3) == []


def test_a_best_is_said_again_when_the_effort_is_told_and_not_after_it_was_taken_back() -> None:
    told = (*lifted(0, 8, 10), *lifted(3, 9, 10))
    assert bests(told, did(3, SQUAT, feel=Feel.TOO_EASY), on=3) == [(9, 10)]
    assert bests(told, SessionUndone(at=at(3), day=day(3)), on=3) == []
    assert bests(told, lifted(6, 9, 10), on=6) == []


# Progress


def squat(*told: AnyFact | Iterable[AnyFact], today: int) -> ExerciseProgress:
    (found,) = progress(history(*told), day(today), catalogue())
    return found


def test_first_last_and_best_set_of_an_exercise() -> None:
    found = squat(lifted(0, 8, 10), lifted(3, 10, 12), lifted(7, 9, 12), today=7)
    assert found.first == Best(8, day(0), KG[10])
    assert found.last == Best(count=9, load=KG[12], day=day(7))
    assert (found.best, found.times) == (Best(count=10, load=KG[12], day=day(3)), 3)


def test_lighter_sessions_stay_out_of_the_trend() -> None:
    light = lifted(9, 8, 8, easing=Easing.DELOAD)
    with_it = squat(lifted(0, 10, 10), lifted(3, 10, 10), lifted(6, 10, 11), light, today=9)
    without = squat(lifted(0, 10, 10), lifted(3, 10, 10), lifted(6, 10, 11), today=9)
    assert (with_it.short, with_it.series) == (without.short, without.series)
    assert with_it.short == pytest.approx(0.1)
    assert with_it.last.day == day(6)


def test_two_sessions_are_no_trend_and_three_are() -> None:
    assert squat(lifted(0, 8, 10), lifted(3, 8, 12), today=3).short is None
    assert squat(lifted(0, 8, 10), lifted(3, 8, 11), lifted(6, 8, 12), today=6).short == pytest.approx(0.2)


@pytest.mark.parametrize(("today", "seen"), [(27, True), (28, False)])
def test_the_short_trend_looks_back_four_weeks(today: int, *, seen: bool) -> None:
    found = squat(lifted(0, 8, 10), lifted(20, 8, 10), lifted(21, 8, 12), today=today)
    assert (found.short is not None) == seen


@pytest.mark.parametrize(("today", "seen"), [(83, True), (84, False)])
def test_the_long_trend_looks_back_twelve_weeks(today: int, *, seen: bool) -> None:
    found = squat(lifted(0, 8, 10), lifted(40, 8, 10), lifted(41, 8, 12), today=today)
    assert (found.long is not None) == seen
    assert len(found.series) == (3 if seen else 2)


@pytest.mark.parametrize(("reps", "up"), [(13, False), (14, True)])
def test_ten_kilos_more_are_worth_as_many_reps_as_ten_kilos_are(reps: int, *, up: bool) -> None:
    """20 kg for 14 reps is 29.3; 24 kg for 6.6 reps is the same: 25 kg for 5 is 29.2, and 20 kg for 13 is 28.7."""
    found = squat(lifted(0, 5, 25), lifted(3, 5, 25), lifted(6, reps, 20), today=6)
    assert found.short is not None
    assert (found.short > 0) == up


def test_once_there_is_a_load_sets_without_it_are_not_compared() -> None:
    bodyweight = (asked(0, SQUAT, 12), did(0, SQUAT))
    found = squat(bodyweight, lifted(3, 8, 10), lifted(6, 8, 10), lifted(9, 8, 11), today=9)
    assert found.short == pytest.approx(0.1)


def test_exercises_of_the_last_weeks_come_first_then_the_most_frequent() -> None:
    old = [one for number in range(3) for one in (asked(number, SPLIT), did(number, SPLIT))]
    found = progress(history(*old, lifted(40, 8, 10)), day(41), catalogue())
    assert [one.exercise for one in found] == [SQUAT, SPLIT]
    found = progress(history(*old, lifted(10, 8, 10)), day(12), catalogue())
    assert [one.exercise for one in found] == [SPLIT, SQUAT]


# Weeks


def weeks(*told: AnyFact | Iterable[AnyFact], today: int, last: int = 12) -> Adherence:
    return adherence(past_weeks(history(*told), day(today)), last)


def test_done_of_planned_and_weeks_in_a_row() -> None:
    found = weeks(trained(0), trained(7), prescribed(10), trained(14), today=15)
    assert (found.done, found.planned, found.streak) == (3, 4, 3)


def test_a_session_moved_within_the_week_is_planned_once() -> None:
    assert weeks(prescribed(0), trained(1), today=6) == Adherence(
        done=1, gentle=0, planned=1, ever=1, streak=1, longest=1
    )
    assert weeks(prescribed(0), trained(2), today=6).planned == 2  # room for both


def test_an_open_session_of_today_is_not_missed_yet() -> None:
    assert weeks(trained(0), prescribed(7), today=7).planned == 1
    assert weeks(trained(0), prescribed(7), today=8).planned == 2


def test_a_week_without_anything_planned_does_not_break_the_row() -> None:
    assert weeks(trained(0), trained(14), today=14).streak == 2
    assert weeks(trained(0), prescribed(7), trained(14), today=14).streak == 1
    assert weeks(trained(0), trained(7), prescribed(14), today=16).streak == 2


def test_only_legs_and_long_enough_make_a_strength_week() -> None:
    assert weeks(trained(0, SessionType.STRENGTH_UPPER_CORE), today=3).streak == 0
    given, mark = trained(0)
    assert isinstance(given, SessionPrescribed)
    for minutes, streak in ((14, 0), (15, 1)):
        short = replace(given, session=replace(given.session, minutes=minutes))
        assert weeks(short, mark, today=3).streak == streak


def test_the_longest_row_is_remembered() -> None:
    found = weeks(trained(0), trained(7), prescribed(14), trained(21), today=22)
    assert (found.streak, found.longest) == (1, 2)


def test_the_last_weeks_are_counted_apart_from_all() -> None:
    found = weeks(trained(0), trained(7), trained(14), today=15, last=2)
    assert (found.done, found.ever) == (2, 3)


def test_what_comes_next_is_told_for_what_was_done_before() -> None:
    coach = Coach(catalogue())
    first = coach.onboard(None, PROFILE, onboarded(0).week, (), _moment(3))
    done = coach.finish(first.state, SessionDone(at=at(3), day=day(3), feel=Feel.RIGHT), _moment(3))
    coming = coach.coming(done.state, _moment(3))
    known = set(done.state.records)
    assert coming
    assert {one.exercise for one in coming} <= known


def _moment(number: int) -> Moment:
    return Moment(at(number), day(number))


def test_reps_and_load_are_weighed_together() -> None:
    same = squat(lifted(0, 18, 10), lifted(3, 18, 10), lifted(6, 10, 12), today=6)
    assert same.short == pytest.approx(0)


# For a physio


def test_the_page_for_a_physio_holds_four_weeks_today_included() -> None:
    page = four_weeks(history(sore(0, 5), sore(1, 5), trained(0), trained(1), start=-10), day(28))
    assert (page.since, page.until) == (day(1), day(28))
    assert [one.day for one in page.soreness] == [one.day for one in page.sessions] == [day(1)]
