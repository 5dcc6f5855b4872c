"""What goes up with each kind of equipment, and what a big step asks for before it (rules 3.3)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import ExerciseRecord, next_dose, observe
from coaching.facts import ExerciseDone, Feel, SetDone
from coaching.reasons import session as why
from coaching.reasons.base import Reason
from coaching.runner import Equipment, Gear
from coaching.session import Load, LoadKind, Prescription
from coaching.week.phases import dose
from tests.coaching.building import catalogue

START = date(2026, 4, 7)
BARBELL = Gear(owned=frozenset({Equipment.BARBELL}), plates_kg=(1.25, 2.5, 5.0, 10.0))
BELLS = Gear(owned=frozenset({Equipment.KETTLEBELL}), kettlebells_kg=(8.0, 12.0, 16.0))
BANDS = Gear(owned=frozenset({Equipment.BAND}), bands=("light", "medium", "strong"))
CABLE = Gear(owned=frozenset({Equipment.CABLE}))
BACKPACK = Gear(owned=frozenset({Equipment.BACKPACK}))


class Lifter:
    """One runner and one exercise, once a week in phase 2, with as many sets as asked and all reps."""

    def __init__(self, exercise: str, gear: Gear, *, body_mass_kg: float = 60.0) -> None:
        self.exercise, self.gear, self.mass = catalogue()[exercise], gear, body_mass_kg
        self.record: ExerciseRecord | None = None
        self.day = START

    def asked(self) -> Prescription:
        one, body = self.exercise, self.mass
        return next_dose(DoseOrder(one, dose(5), self.record, gear=self.gear, day=self.day, body_mass_kg=body)).value

    def did(self, *feels: Feel) -> Prescription:
        for feel in feels:
            self.record = observe(self.record, self.exercise, self.asked(), None, feel, self.day)
            self.day += timedelta(days=7)
        return self.asked()

    def found(self, kg: float) -> None:
        """The first session, in which the runner chose the weight."""
        given = self.asked()
        one = SetDone(count=given.reps or 0, load=Load(kind=LoadKind.WEIGHT, kg=kg))
        done = ExerciseDone(exercise=given.exercise, sets=(one,) * given.sets)
        self.record = observe(None, self.exercise, given, done, Feel.RIGHT, self.day)
        self.day += timedelta(days=7)


def told(one: Prescription, kind: type[Reason]) -> bool:
    return any(isinstance(reason, kind) for reason in one.because)


RIGHT, EASY = Feel.RIGHT, Feel.TOO_EASY
CLIMB = (RIGHT, RIGHT, RIGHT)
"""From ten reps to twelve."""


def test_the_smallest_plates_go_up_after_the_top_twice_though_it_is_an_eighth_of_the_bar() -> None:
    lifter = Lifter("barbell_back_squat", BARBELL)
    assert lifter.did(*CLIMB).load.kg == 20.0
    assert lifter.did(RIGHT).load.kg == 22.5


def test_large_plates_are_bridged_like_everything_that_is_a_quarter_heavier() -> None:
    lifter = Lifter("barbell_back_squat", Gear(owned=frozenset({Equipment.BARBELL}), plates_kg=(5.0,)))
    assert told(lifter.did(*CLIMB, RIGHT), why.Bridge)


def test_the_next_bell_is_half_heavier_so_two_bridges_come_before_it_and_reps_begin_at_eight() -> None:
    lifter = Lifter("goblet_squat", BELLS)
    given = [lifter.did(*CLIMB, RIGHT), lifter.did(RIGHT), lifter.did(RIGHT)]
    assert [told(one, why.Bridge) for one in given] == [True, True, False]
    assert (given[2].load.kg, given[2].reps) == (12.0, 8)


def test_a_dumbbell_a_fifth_heavier_waits_until_the_top_was_too_easy_once() -> None:
    pair = Gear(owned=frozenset({Equipment.DUMBBELL}), dumbbells_kg=(10.0, 12.0))
    lifter = Lifter("goblet_squat", pair, body_mass_kg=70.0)
    assert lifter.did(*CLIMB, RIGHT, RIGHT).load.kg == 10.0
    assert lifter.did(EASY).load.kg == 12.0


def test_the_next_band_comes_after_the_top_twice() -> None:
    lifter = Lifter("band_row", BANDS)
    assert lifter.did(*CLIMB).load.band == "light"
    assert lifter.did(RIGHT).load.band == "medium"


@pytest.mark.parametrize(("body_mass_kg", "most"), [(60.0, 9.0), (80.0, 12.0)])
def test_books_go_into_the_backpack_by_the_kilogram_up_to_a_seventh_of_body_mass(
    body_mass_kg: float, most: float
) -> None:
    lifter = Lifter("lateral_lunge", BACKPACK, body_mass_kg=body_mass_kg)
    loads = [lifter.did(EASY).load.kg for _ in range(60)]
    steps = {later - earlier for earlier, later in pairwise(loads) if earlier and later > earlier}
    assert (steps, max(loads)) == ({1.0}, most)


def test_a_cable_goes_up_by_one_plate_from_the_weight_that_the_runner_found() -> None:
    lifter = Lifter("cable_row", CABLE)
    assert told(lifter.asked(), why.ChooseLoad)
    lifter.found(25.0)
    assert [lifter.did(RIGHT, RIGHT).load.kg, lifter.did(RIGHT).load.kg] == [25.0, 27.5]


def test_a_move_without_a_weight_slows_down_where_nothing_harder_is_left() -> None:
    lifter = Lifter("sit_to_stand", Gear(owned=frozenset({Equipment.BENCH_OR_CHAIR})))
    given = lifter.did(*CLIMB, RIGHT)
    assert (given.load.kg, given.tempo) == (0.0, "4-2-1")
