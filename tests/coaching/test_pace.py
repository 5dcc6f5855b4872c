"""A session moves about a tenth more kilograms in a week, and no step is taken back for it (rules 3.2)."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coaching.building.fit import Move
from coaching.building.pace import paced, tonnage
from coaching.building.slots import Slot
from coaching.dosing.record import ExerciseRecord, observe
from coaching.facts import Feel
from coaching.reasons import session as why
from coaching.session import BlockKind, Load, LoadKind, Prescription
from tests.coaching.building import DAY, catalogue, order
from tests.coaching.test_progression_steps import Runner

MAIN, ACCESSORY = BlockKind.MAIN, BlockKind.PUSH_PULL


def dose(exercise: str, reps: int, kg: float) -> Prescription:
    load = Load(kind=LoadKind.WEIGHT, kg=kg)
    return Prescription(exercise=exercise, sets=1, reps=reps, window=(8, 50), load=load, tempo="2-0-1", rest_s=60)


class Lifts:
    """Lifts as they were, each of 10 kg, and as they would be today."""

    def __init__(self) -> None:
        self.records: dict[str, ExerciseRecord] = {}
        self.moves: list[Move] = []

    def add(
        self, name: str, before: int, now: int, kind: BlockKind = ACCESSORY, *, ago: int = 7, since: int = 7
    ) -> "Lifts":
        exercise, day = catalogue()[name], DAY - timedelta(ago)
        record = observe(None, exercise, dose(name, before, 10.0), None, Feel.RIGHT, day)
        self.records[name] = replace(record, changed_day=DAY - timedelta(since))
        because = (why.RepsUp(before=before, now=now),) if now > before else ()
        self.moves.append(Move(exercise, Slot(kind, ()), replace(dose(name, now, 10.0), because=because)))
        return self

    def today(self, day: date = DAY) -> dict[str, int]:
        """The reps of each lift once the session is paced."""
        found = paced(order(day=day, records=self.records), self.moves, self._held)
        return {move.exercise.id: move.prescription.reps or 0 for move in found}

    def _held(self, move: Move, reason: why.TonnageHeld) -> Move:
        last = self.records[move.exercise.id].last
        return move._replace(prescription=replace(move.prescription, reps=last.reps, because=(reason,)))


@pytest.mark.parametrize(("more", "taken"), [(4, True), (5, True), (6, False), (7, False)])
def test_beyond_a_tenth_the_lift_that_moved_last_waits(more: int, *, taken: bool) -> None:
    lifts = Lifts().add("dumbbell_floor_press", 50, 50 + more, since=14).add("one_arm_row", 50, 50 + more, since=7)
    assert lifts.today() == {"dumbbell_floor_press": 50 + more, "one_arm_row": 50 + more * taken}


def test_a_lift_of_its_own_goes_up_all_the_same() -> None:
    assert Lifts().add("dumbbell_floor_press", 8, 9).today() == {"dumbbell_floor_press": 9}


def test_the_main_lift_never_waits_and_accessories_wait_for_it() -> None:
    today = Lifts().add("goblet_squat", 50, 60, MAIN).add("dumbbell_floor_press", 10, 11).today()
    assert today == {"goblet_squat": 60, "dumbbell_floor_press": 10}


def test_what_has_stood_for_long_does_not_wait() -> None:
    today = Lifts().add("goblet_squat", 50, 60, MAIN).add("dumbbell_floor_press", 10, 11, since=49).today()
    assert today["dumbbell_floor_press"] == 11


@pytest.mark.parametrize(("ago", "taken"), [(7, True), (4, False)])
def test_a_lift_that_comes_twice_a_week_grows_half_as_much(ago: int, *, taken: bool) -> None:
    lifts = Lifts().add("dumbbell_floor_press", 50, 54, ago=ago, since=14).add("one_arm_row", 50, 54, ago=ago)
    assert lifts.today()["one_arm_row"] == 50 + 4 * taken


def test_both_hands_and_both_sides_count() -> None:
    one = dose("dumbbell_floor_press", 10, 10.0)
    assert tonnage(one) == 100
    assert tonnage(replace(one, per_side=True, load=Load(kind=LoadKind.PER_HAND, kg=10.0))) == 400
    assert tonnage(replace(one, reps=None, seconds=30)) == 0


def test_a_step_that_waited_comes_next_time_and_is_no_stall() -> None:
    runner = Runner("goblet_squat", 6)
    runner.did()
    for _ in range(4):
        waits = why.TonnageHeld(rise=0.2)
        runner.rest = {"waits": waits}
        given = runner.asked()
        assert (given.reps, waits in given.because) == (10, True)
        runner.record = observe(runner.record, runner.exercise, given, None, Feel.RIGHT, runner.day)
        runner.day += timedelta(7)
    runner.rest = {}
    assert runner.asked().reps == 11
