"""The past counted as it was: sides, missed sessions, withdrawn signs, young trends, and stretches beside training."""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from coaching.dosing.best import Best, best_set
from coaching.facts import (
    LEFT,
    RIGHT,
    AnyFact,
    ClearedByProfessional,
    ExerciseDone,
    ProfileChanged,
    RedFlag,
    RedFlagRaised,
    SessionDone,
    SessionPrescribed,
    SetDone,
)
from coaching.history.adherence import past_weeks
from coaching.history.past import History, look_back
from coaching.history.progress import ExerciseProgress, progress
from coaching.history.report import four_weeks
from coaching.history.sided import logged
from coaching.history.volume import volumes
from coaching.session import Block, BlockKind, Easing, Load, LoadKind, Prescription
from coaching.session_type import SessionType
from tests.coaching.building import catalogue
from tests.coaching.told import PROFILE, a_session, at, day, onboarded, prescribed, trained

DRIVE = Prescription(
    exercise="split_squat", sets=1, reps=10, window=(8, 12), per_side=True, tempo="3-1-1", rest_s=60, paired=False
)
FLOSS = replace(DRIVE, exercise="hamstring_floss")
TEN = Load(LoadKind.WEIGHT, kg=10.0)


def history(*told: AnyFact | Iterable[AnyFact]) -> History:
    found = look_back([onboarded(), *(one for fact in told for one in (fact if isinstance(fact, tuple) else (fact,)))])
    assert found is not None
    return found


def left_and_right(exercise: str, left: int, right: int, load: Load = Load()) -> ExerciseDone:  # noqa: B008 - a frozen value
    sides = (SetDone(count=left, side=LEFT, load=load), SetDone(count=right, side=RIGHT, load=load))
    return ExerciseDone(exercise=exercise, sets=sides)


def did(
    number: int, asked: Prescription, *told: ExerciseDone, easing: Easing = Easing.NONE
) -> tuple[SessionPrescribed, SessionDone]:
    session = replace(a_session(number, easing=easing), blocks=(Block(BlockKind.MAIN, (asked,)),))
    return (
        SessionPrescribed(at=at(number), day=day(number), session=session),
        SessionDone(at=at(number), day=day(number), exercises=told),
    )


# Sides


def best(*sets: SetDone) -> Best | None:
    return best_set(DRIVE, ExerciseDone(exercise=DRIVE.exercise, sets=sets), day(0))


def test_the_best_of_both_sides_is_that_of_the_weaker_one() -> None:
    assert best(SetDone(count=10, side=LEFT), SetDone(count=8, side=RIGHT)) == Best(8, day(0))
    assert best(SetDone(count=12, side=RIGHT), SetDone(count=7, side=LEFT), SetDone(count=9, side=LEFT)) == Best(
        9, day(0)
    )
    heavy = SetDone(count=6, side=LEFT, load=TEN), SetDone(count=5, side=RIGHT, load=TEN)
    assert best(*heavy, SetDone(count=12, side=RIGHT)) == Best(5, day(0), TEN)


def test_a_set_without_a_side_is_of_both_and_one_side_alone_stands_for_itself() -> None:
    assert best(SetDone(count=11), SetDone(count=12, side=LEFT)) == Best(11, day(0))
    assert best(SetDone(count=9, side=LEFT)) == Best(9, day(0))


def test_a_stretch_held_for_less_on_one_side_makes_no_weaker_side() -> None:
    found = history(did(0, DRIVE, left_and_right(DRIVE.exercise, 10, 8), left_and_right(FLOSS.exercise, 10, 8)))
    assert list(logged(found, catalogue())) == [DRIVE.exercise]


def test_a_load_told_of_a_stretch_moves_no_weight() -> None:
    found = history(
        did(0, DRIVE, left_and_right(FLOSS.exercise, 10, 8, TEN), left_and_right(DRIVE.exercise, 2, 2, TEN))
    )
    assert [week.kg for week in volumes(found, past_weeks(found, day(1)), catalogue())] == [2 * 2 * TEN.kg]


# Sessions


def other(number: int, kind: SessionType) -> SessionPrescribed:
    session = replace(a_session(number, kind), letter="")
    return SessionPrescribed(at=at(number), day=day(number), session=session)


REPLANNED = (
    *trained(0),
    SessionPrescribed(at=at(2), day=day(2), session=replace(a_session(2), letter="B")),
    other(4, SessionType.LOW_IMPACT_STRENGTH),
    other(5, SessionType.STRENGTH_UPPER_CORE),
)
"""One done, and one that was missed and planned anew as another, twice."""


def test_a_session_planned_anew_as_another_is_missed_once_on_its_last_day() -> None:
    (week,) = past_weeks(history(*REPLANNED), day(6))
    assert (week.done, week.planned, week.missed) == (1, 2, frozenset({day(5)}))


def test_no_more_is_missed_than_the_runner_asked_for() -> None:
    once = ProfileChanged(at=at(0), day=day(0), profile=replace(PROFILE, sessions_per_week=1))
    (week,) = past_weeks(history(once, *REPLANNED), day(6))
    assert (week.planned, week.missed) == (1, frozenset())


def test_another_wish_counts_from_its_week_on() -> None:
    later = ProfileChanged(at=at(7), day=day(7), profile=replace(PROFILE, sessions_per_week=1))
    again = (prescribed(7), other(9, SessionType.STRENGTH_UPPER_CORE))
    assert [week.planned for week in past_weeks(history(*REPLANNED, later, *again), day(13))] == [2, 1]


def test_a_physio_is_told_the_same_count_as_the_runner() -> None:
    found = history(*REPLANNED)
    report = four_weeks(found, day(6))
    (week,) = past_weeks(found, day(6))
    assert len(report.sessions) == week.planned
    assert sum(one.done is not None for one in report.sessions) == week.done


# Warning signs


def sign(number: int, flag: RedFlag) -> RedFlagRaised:
    return RedFlagRaised(at=at(number), day=day(number), sign=flag)


def cleared(number: int, *, misread: bool) -> ClearedByProfessional:
    return ClearedByProfessional(at=at(number), day=day(number), misread=misread)


def test_a_sign_that_the_runner_never_had_is_not_told_to_a_physio() -> None:
    misread = history(sign(0, RedFlag.HEART_LUNG), cleared(0, misread=True))
    assert four_weeks(misread, day(1)).signs == ()


def test_a_sign_that_a_professional_has_seen_stays_whatever_is_misread_later() -> None:
    seen = sign(0, RedFlag.NERVE)
    found = history(seen, cleared(1, misread=False), sign(2, RedFlag.HEART_LUNG), cleared(2, misread=True))
    assert four_weeks(found, day(3)).signs == (seen,)


# Trends


def drive(*days: int, today: int, easing: Easing = Easing.NONE) -> ExerciseProgress:
    told = [did(number, replace(DRIVE, reps=8 + at_)) for at_, number in enumerate(days)]
    (found,) = progress(history(*told, did(today, replace(DRIVE, reps=20), easing=easing)), day(today), catalogue())
    return found


@pytest.mark.parametrize(("today", "short", "long"), [(27, 0, 0), (28, None, 0), (83, None, 0), (84, None, None)])
def test_a_trend_begins_with_the_first_session_until_its_window_is_full(
    today: int, short: int | None, long: int | None
) -> None:
    found = drive(0, today - 2, today - 1, today=today)
    begins = (None if one is None else day(one) for one in (short, long))
    assert (found.short_since, found.long_since) == tuple(begins)


def test_a_best_of_a_lighter_session_is_known_as_such() -> None:
    assert drive(0, 2, 4, today=6, easing=Easing.EASED).eased
    assert not drive(0, 2, 4, today=6).eased
