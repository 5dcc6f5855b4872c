"""Finding the first load: sets of eight and one answer each, three of them at most (rules 3.1)."""

import pytest
from msgspec.structs import replace

from coaching.dosing import loads
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import next_dose, observe
from coaching.dosing.trial import Reserve, Trial, Tried, answered, open_load, reserve_of, trial_set
from coaching.exercise import Exercise
from coaching.facts import ExerciseDone, Feel, LoadFound, SessionSkipped, SetDone
from coaching.reasons.session import TriedLoad
from coaching.runner import Equipment, Gear
from coaching.session import Load, LoadKind, Prescription
from coaching.week.phases import dose
from tests.coaching.building import DAY, catalogue
from tests.coaching.test_progression_thresholds import Exposed
from tests.coaching.told import at, day, prescribed, sore, told

FINE = Gear(owned=frozenset({Equipment.DUMBBELL}), dumbbells_kg=tuple(number / 4 for number in range(1, 161)))
COARSE = Gear(owned=frozenset({Equipment.KETTLEBELL}), kettlebells_kg=(8.0, 12.0, 16.0))


def exercise(name: str = "goblet_squat") -> Exercise:
    return catalogue()[name]


def after(kg: float, reserve: Reserve, *, sets: int = 0, gear: Gear = FINE, name: str = "goblet_squat") -> Tried:
    rack = loads.rack(exercise(name), gear)
    assert rack is not None
    return answered(Trial(Load(LoadKind.WEIGHT, kg), sets), reserve, exercise(name), rack)


def kg(tried: Tried) -> float:
    assert tried.load is not None
    return tried.load.kg


def test_two_to_four_more_is_the_load() -> None:
    assert after(10.0, Reserve.SOME) == Tried(Load(LoadKind.WEIGHT, 10.0), settled=True)


def test_five_or_more_takes_one_increment_and_tries_again() -> None:
    tried = after(8.0, Reserve.MANY, gear=COARSE)
    assert (kg(tried), tried.settled) == (12.0, False)


def test_with_nothing_heavier_the_load_stays() -> None:
    tried = after(16.0, Reserve.MANY, gear=COARSE)
    assert (kg(tried), tried.settled) == (16.0, True)


def test_hardly_one_more_takes_fifteen_per_cent_off() -> None:
    tried = after(10.0, Reserve.FEW)
    assert (kg(tried), tried.settled) == (8.5, False)


def test_a_trial_ends_with_the_third_set() -> None:
    assert not after(8.0, Reserve.MANY, sets=1, gear=COARSE).settled
    assert after(8.0, Reserve.MANY, sets=2, gear=COARSE).settled
    assert after(10.0, Reserve.FEW, sets=2).settled


def test_lost_form_means_no_weight_where_the_move_allows_it_else_something_easier() -> None:
    assert after(10.0, Reserve.BROKE, name="step_up_loaded").load is None
    assert after(8.0, Reserve.FEW, gear=COARSE).load is None
    assert after(8.0, Reserve.BROKE, gear=COARSE, name="calf_raise_single").load == Load()


def test_a_load_is_open_until_one_was_lifted() -> None:
    told = next_dose(DoseOrder(exercise(), dose(5), None, gear=FINE, day=DAY, body_mass_kg=70.0)).value
    assert open_load(told, None)
    runner = Exposed("goblet_squat")
    runner.did()
    assert not open_load(runner.asked(), runner.record)
    body = next_dose(DoseOrder(exercise("bodyweight_squat"), dose(1), None, gear=FINE, day=DAY)).value
    assert not open_load(body, None)


def test_a_load_that_was_only_to_be_chosen_is_open_until_it_was_said() -> None:
    unknown = Gear(owned=frozenset({Equipment.DUMBBELL}))
    runner = Exposed("goblet_squat", gear=unknown)
    assert runner.asked().load.kind is LoadKind.CHOOSE
    runner.did()
    assert open_load(runner.asked(), runner.record)
    done = ExerciseDone(exercise="goblet_squat", sets=(SetDone(count=10, load=Load(LoadKind.WEIGHT, 9.0)),) * 3)
    runner.record = observe(runner.record, runner.exercise, runner.asked(), done, Feel.RIGHT, runner.day)
    assert runner.asked().load == Load(LoadKind.WEIGHT, 9.0)
    assert not open_load(runner.asked(), runner.record)


@pytest.mark.parametrize(
    ("load", "down", "up"),
    [
        (Load(LoadKind.WEIGHT, 12.0), Load(LoadKind.WEIGHT, 8.0), Load(LoadKind.WEIGHT, 16.0)),
        (Load(LoadKind.WEIGHT, 8.0), None, Load(LoadKind.WEIGHT, 12.0)),
        (Load(LoadKind.WEIGHT, 16.0), Load(LoadKind.WEIGHT, 12.0), None),
        (Load(), None, Load(LoadKind.WEIGHT, 8.0)),
        (Load(LoadKind.CHOOSE), None, Load(LoadKind.WEIGHT, 8.0)),
    ],
)
def test_the_next_loads_are_those_that_are_there(load: Load, down: Load | None, up: Load | None) -> None:
    rack = loads.rack(exercise(), COARSE)
    assert rack is not None
    assert loads.nearest(load, rack) == (down, up)


def test_where_no_weights_are_known_the_next_load_is_a_step_away() -> None:
    rack = loads.rack(exercise(), Gear(owned=frozenset({Equipment.KETTLEBELL})))
    assert rack is not None
    assert loads.nearest(Load(LoadKind.WEIGHT, 12.0), rack) == (Load(LoadKind.WEIGHT, 8.0), Load(LoadKind.WEIGHT, 16.0))


def test_a_trial_set_has_eight_reps_and_a_minute_and_a_half_of_rest() -> None:
    told = next_dose(DoseOrder(exercise(), dose(1), None, gear=FINE, day=DAY, body_mass_kg=70.0)).value
    tried = trial_set(told, Load(LoadKind.WEIGHT, 9.0))
    assert (tried.sets, tried.reps, tried.load.kg, tried.rest_s) == (1, 8, 9.0, 90)
    patient = trial_set(replace(told, rest_s=120, reps=10), Load())
    assert (patient.reps, patient.rest_s) == (8, 120)


@pytest.mark.parametrize(
    ("more", "reserve"),
    [
        (0, Reserve.FEW),
        (1, Reserve.FEW),
        (2, Reserve.SOME),
        (4, Reserve.SOME),
        (5, Reserve.MANY),
        (9, Reserve.MANY),
    ],
)
def test_a_number_is_read_as_one_of_three_answers(more: int, reserve: Reserve) -> None:
    assert reserve_of(more) is reserve


FOUND = LoadFound(at=at(0), day=day(0), exercise="goblet_squat", load=Load(LoadKind.WEIGHT, 12.0), sets=2)


def begins(gear: Gear, found: LoadFound | None = FOUND) -> Prescription:
    order = DoseOrder(exercise(), dose(5), None, gear=gear, day=DAY, body_mass_kg=70.0, found=found)
    return next_dose(order).value


def test_a_load_that_was_found_is_the_first_one_and_is_not_asked_for_again() -> None:
    first = begins(FINE)
    assert first.load == FOUND.load
    assert TriedLoad(kg=12.0, sets=2) in first.because
    assert begins(FINE, None).load.kg == 10.5


def test_a_load_that_was_found_but_is_not_at_hand_is_guessed_again() -> None:
    other = Gear(owned=frozenset({Equipment.KETTLEBELL}), kettlebells_kg=(8.0, 16.0))
    assert begins(other).load == Load(LoadKind.WEIGHT, 8.0)
    assert begins(Gear(owned=frozenset({Equipment.KETTLEBELL}))).load == FOUND.load


def test_a_bodyweight_move_takes_up_the_load_that_was_found_for_it() -> None:
    runner = Exposed("split_squat", 3, gear=FINE)
    runner.did()
    runner.did()
    found = LoadFound(at=at(0), day=day(0), exercise="split_squat", load=Load(LoadKind.PER_HAND, 9.0), sets=1)
    asked = DoseOrder(
        runner.exercise, dose(5), runner.record, gear=FINE, day=runner.day, body_mass_kg=70.0, found=found
    )
    assert next_dose(asked).value.load == found.load


@pytest.mark.parametrize(("later", "known"), [(27, True), (28, False)])
def test_a_load_is_remembered_for_four_weeks_whatever_becomes_of_the_session(later: int, *, known: bool) -> None:
    skipped = SessionSkipped(at=at(0), day=day(0))
    state = told(prescribed(0), FOUND, skipped, sore(later, 1))
    assert state.found == ((FOUND,) if known else ())


def test_the_latest_load_that_was_found_counts() -> None:
    again = replace(FOUND, load=Load(LoadKind.WEIGHT, 14.0))
    assert told(FOUND, again).found == (again,)
