"""After "too hard" nobody sees more than what was too hard: not a set, a rep, a second or a kilogram (I13).

That holds too where the dose had been turned down already: whom even a deload was too hard starts again from there.
"""

import pytest

from coaching.dosing.progression import observe
from coaching.facts import ExerciseDone, Feel, SetDone
from coaching.modifiers import Modifiers
from coaching.reasons import session as why
from coaching.runner import Equipment, Gear
from coaching.session import Load, LoadKind
from tests.coaching.building import NOTHING
from tests.coaching.test_progression_steps import Runner, reason

DELOAD = Modifiers(sets_factor=0.6, load_factor=0.9, rir_min=4, no_progress=True)
ONE_SET = Modifiers(max_sets=1, no_progress=True)


def test_the_sets_of_a_deload_that_was_too_hard_are_the_sets_of_next_time() -> None:
    runner = Runner("good_morning", week=3, gear=NOTHING)
    assert runner.did().sets == 3
    after = runner.did(Feel.TOO_HARD, limits=ONE_SET)
    assert (after.sets, after.reps) == (1, 8)


def test_they_come_back_one_by_one_once_it_is_right_and_nothing_else_moves_meanwhile() -> None:
    runner = Runner("good_morning", week=3, gear=NOTHING)
    runner.did()
    runner.did(Feel.TOO_HARD, limits=ONE_SET)
    climbed = [runner.did(Feel.RIGHT) for _ in range(3)]
    assert [(one.sets, one.reps) for one in climbed] == [(2, 8), (3, 8), (3, 9)]
    assert reason(climbed[0], why.SetAdded) == why.SetAdded(before=1, now=2)


def test_the_load_of_a_deload_that_was_too_hard_is_that_of_next_time() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    assert runner.asked(DELOAD).load.kg == 8
    after = runner.did(Feel.TOO_HARD, limits=DELOAD)
    assert (after.sets, after.load.kg) == (2, 8)
    assert (after.reps or 0) <= 10


def test_a_deload_that_was_right_takes_nothing_from_what_was_before() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    after = runner.did(Feel.RIGHT, limits=DELOAD)
    assert (after.sets, after.reps, after.load.kg) == (3, 11, 10)


def test_whoever_took_more_than_the_deload_asked_for_keeps_the_load_of_before() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    heavy = Load(kind=LoadKind.WEIGHT, kg=14)
    assert runner.did(Feel.TOO_HARD, 10, 10, limits=DELOAD, load=heavy).load.kg == 10


def test_a_hold_that_was_too_hard_when_it_was_capped_grows_from_there() -> None:
    runner = Runner("front_plank", week=3, gear=NOTHING)
    for _ in range(4):
        runner.did()
    capped = Modifiers(max_hold_s=20, no_progress=True)
    assert runner.did(Feel.TOO_HARD, limits=capped).seconds == 15


def test_too_hard_twice_counts_what_was_turned_down() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    runner.did(Feel.TOO_HARD, limits=DELOAD)
    assert runner.did(Feel.TOO_HARD).load.kg == 6


def test_a_set_missed_in_a_deload_makes_it_lighter() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    assert runner.did(Feel.RIGHT, 10, 7, limits=DELOAD).load.kg == 6


@pytest.mark.parametrize(("feel", "load"), [(Feel.RIGHT, 10), (Feel.TOO_HARD, 8)])
def test_after_the_lighter_exposure_of_a_stall_the_load_is_tried_again_unless_that_was_too_hard(
    feel: Feel, load: float
) -> None:
    runner = Runner("goblet_squat", 5)
    stalled = [runner.did(Feel.RIGHT, 10, 10, 10) for _ in range(4)][-1]
    assert stalled.load.kg == 8
    assert runner.did(feel).load.kg == load


def test_tops_of_before_do_not_count_after_a_deload_that_was_too_hard() -> None:
    runner = Runner("goblet_squat", 5)
    for _ in range(3):
        runner.did()
    assert runner.record is not None
    assert runner.record.at_top == 1
    runner.did(Feel.TOO_HARD, limits=DELOAD)
    assert (runner.record.at_top, runner.record.easy_at_top) == (0, 0)


def test_the_sets_stay_with_another_kind_of_load() -> None:
    runner = Runner("goblet_squat", 5, mass=80, gear=Gear(owned=frozenset({Equipment.DUMBBELL})))
    runner.did()
    runner.did(Feel.TOO_HARD, limits=ONE_SET)
    runner.gear = Gear(owned=frozenset({Equipment.DUMBBELL}), dumbbells_kg=(6, 8, 10, 12))
    assert runner.asked().sets == 1


def test_a_weaker_side_gets_its_set_more_only_after_a_session_that_was_not_too_hard() -> None:
    runner = Runner("split_squat", 1)

    def sides(left: int, right: int) -> int:
        given = runner.asked()
        told = [SetDone(count=left, side="left"), SetDone(count=right, side="right")] * given.sets
        done = ExerciseDone(exercise="split_squat", sets=tuple(told))
        runner.record = observe(runner.record, runner.exercise, given, done, Feel.RIGHT, runner.day)
        return runner.asked().weaker_side_sets

    assert [sides(12, 8), sides(12, 8), sides(10, 7), sides(12, 9)] == [0, 0, 0, 1]
