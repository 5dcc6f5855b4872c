"""What charts are made of: weight and repetitions by week, races, and the sides apart."""

from datetime import UTC, datetime, time, timedelta

import pytest

from coaching.exercise import Catalogue
from coaching.facts import (
    AnyFact,
    ExerciseDone,
    Onboarded,
    RaceAdded,
    RaceDropped,
    SessionDone,
    SessionPrescribed,
    SetDone,
    SidesTested,
    SideTest,
)
from coaching.history.adherence import past_weeks
from coaching.history.past import History, look_back
from coaching.history.sided import Sided, comparisons, logged
from coaching.history.volume import WeekVolume, volumes
from coaching.runner import AgeBand, Distance, Profile, Race, RunningWeek
from coaching.session import Block, BlockKind, Easing, Load, LoadKind, Prescription, Session
from coaching.session_type import SessionType
from data import catalogue as files
from tests.bot.talking import EASY, LONG, MONDAY, REST

WEEK = RunningWeek((REST, EASY, REST, EASY, REST, EASY, LONG))
TEN = Race(MONDAY + timedelta(days=20), Distance.TEN_K)
A_WEEK = timedelta(days=7)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return files.load()


def at(day: int) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=day), time(9), UTC)


def history(*facts: AnyFact, races: tuple[Race, ...] = ()) -> History:
    begun = Onboarded(at=at(0), day=MONDAY, profile=Profile(age=AgeBand.ADULT_18_39), week=WEEK, races=races)
    found = look_back((begun, *facts))
    assert found is not None
    return found


def trained(
    day: int, *asked: Prescription, told: tuple[ExerciseDone, ...] = (), easing: Easing = Easing.NONE
) -> tuple[AnyFact, ...]:
    on = MONDAY + timedelta(days=day)
    block = Block(BlockKind.MAIN, asked)
    session = Session(day=on, type=SessionType.STRENGTH_FULL, letter="A", blocks=(block,), easing=easing)
    return (
        SessionPrescribed(at=at(day), day=on, session=session),
        SessionDone(at=at(day), day=on, exercises=told),
    )


def asked(exercise: str, *, per_side: bool = False, load: Load = Load(), reps: int = 10) -> Prescription:  # noqa: B008 - a frozen value
    return Prescription(
        exercise=exercise, sets=2, reps=reps, window=(8, 12), per_side=per_side, load=load, tempo="3-1-1", rest_s=60
    )


GOBLET = asked("goblet_squat", load=Load(LoadKind.WEIGHT, kg=12))
SPLIT = asked("split_squat", per_side=True, load=Load(LoadKind.PER_HAND, kg=5))


def weeks(found: History, catalogue: Catalogue, days: int) -> tuple[WeekVolume, ...]:
    today = MONDAY + timedelta(days=days)
    return volumes(found, past_weeks(found, today), catalogue)


def test_weight_is_load_times_repetitions_with_both_sides_and_both_hands(catalogue: Catalogue) -> None:
    (week,) = weeks(history(*trained(1, GOBLET, SPLIT)), catalogue, 6)
    assert week.kg == 2 * 10 * 12 + 2 * 2 * 10 * 5 * 2
    assert week.reps == 20 + 40
    assert week.sessions == 1


def test_holds_and_jumps_are_no_repetitions(catalogue: Catalogue) -> None:
    hold = Prescription(
        exercise="front_plank",
        sets=2,
        seconds=40,
        window=(20, 60),
        tempo="hold",
        rest_s=45,
        load=Load(LoadKind.WEIGHT, kg=5),
    )
    jump = Prescription(exercise="pogo_hop", sets=2, contacts=20, window=(10, 20), tempo="fast", rest_s=60)
    (week,) = weeks(history(*trained(1, hold, jump)), catalogue, 6)
    assert (week.kg, week.reps, week.sessions) == (0, 0, 1)


def test_a_week_counts_as_lighter_only_where_all_of_it_was(catalogue: Catalogue) -> None:
    both = history(
        *trained(1, GOBLET, easing=Easing.EASED), *trained(3, GOBLET), *trained(8, GOBLET, easing=Easing.EASED)
    )
    assert [one.lighter for one in weeks(both, catalogue, 20)] == [False, True, False]


def test_races_stand_in_their_week_unless_they_were_dropped(catalogue: Catalogue) -> None:
    other = Race(TEN.day - A_WEEK, Distance.HALF)
    added = RaceAdded(at=at(1), day=MONDAY, race=other)
    dropped = RaceDropped(at=at(2), day=MONDAY, race_day=other.day)
    assert history(added, races=(TEN,)).races == (other, TEN)
    assert history(added, dropped, races=(TEN,)).races == (TEN,)
    assert [one.races for one in weeks(history(races=(TEN,)), catalogue, 20)] == [(), (), (TEN,)]


def test_starting_anew_keeps_races_that_were_run_and_forgets_those_planned() -> None:
    run = Race(MONDAY + timedelta(days=3), Distance.FIVE_K)
    day = MONDAY + timedelta(days=10)
    again = Onboarded(at=at(10), day=day, profile=Profile(age=AgeBand.ADULT_18_39), week=WEEK)
    assert history(again, races=(run, TEN)).races == (run,)


def test_comparisons_by_test_oldest_first_the_last_of_a_day_counts() -> None:
    def told(day: int, left: int) -> SidesTested:
        on = MONDAY + timedelta(days=day)
        return SidesTested(at=at(day), day=on, test=SideTest.BALANCE, left=left, right=30)

    found = comparisons(history(told(9, 20), told(2, 10), told(9, 25), told(40, 9)), MONDAY + timedelta(days=30))
    assert [(one.day.day, one.left) for one in found[SideTest.BALANCE]] == [(25, 10), (2, 25)]
    assert list(found) == [SideTest.BALANCE]


def test_sides_logged_apart_are_compared_by_their_best_sets(catalogue: Catalogue) -> None:
    sets = (
        SetDone(count=9, side="left"),
        SetDone(count=10, side="right"),
        SetDone(count=8, side="left"),
        SetDone(count=11, side="right"),
    )
    told = trained(1, SPLIT, told=(ExerciseDone(exercise="split_squat", sets=sets),))
    found = logged(history(*told), catalogue)
    assert found == {"split_squat": (Sided(day=MONDAY + timedelta(days=1), left=9, right=11),)}


def test_sides_that_were_never_told_apart_are_no_comparison(catalogue: Catalogue) -> None:
    same = (SetDone(count=9, side="left"), SetDone(count=9, side="right"))
    told = trained(1, SPLIT, told=(ExerciseDone(exercise="split_squat", sets=same),))
    assert logged(history(*told, *trained(3, SPLIT)), catalogue) == {}
