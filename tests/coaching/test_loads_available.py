"""Loads: the first guess, always rounded down, and the next weight up or down (rules 3.1, 3.3)."""

import pytest

from coaching.dosing import loads
from coaching.dosing.loads import Rack
from coaching.reasons import session as why
from coaching.runner import Equipment, Gear
from coaching.session import Load, LoadKind
from tests.coaching.building import catalogue

MASS = 70.0


def gear(*owned: Equipment, **weights: tuple[float, ...]) -> Gear:
    return Gear(owned=frozenset(owned), **weights)  # type: ignore[arg-type] # only weights are given by name


def rack(exercise: str, of: Gear, mass: float | None = MASS) -> Rack:
    found = loads.rack(catalogue()[exercise], of, mass)
    assert found is not None
    return found


def first(exercise: str, of: Gear, mass: float | None = MASS, *, cautious: bool = False) -> Load | None:
    found = loads.first_load(catalogue()[exercise], rack(exercise, of, mass), mass, cautious=cautious)
    return None if found is None else found.value


PAIRS = gear(Equipment.DUMBBELL, dumbbells_kg=(2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0))


@pytest.mark.parametrize(
    ("exercise", "kind", "kg"),
    [
        ("goblet_squat", LoadKind.WEIGHT, 10.0),  # 15 % of 70 kg is 10.5
        ("kettlebell_deadlift", LoadKind.WEIGHT, 16.0),  # 25 % is 17.5
        ("dumbbell_rdl", LoadKind.PER_HAND, 6.0),  # 10 % is 7
        ("reverse_lunge", LoadKind.PER_HAND, 3.0),  # 5 % is 3.5
        ("single_leg_deadlift_loaded", LoadKind.WEIGHT, 4.0),  # 8 % is 5.6
        ("bent_over_row", LoadKind.PER_HAND, 6.0),  # 10 % is 7
        ("dumbbell_floor_press", LoadKind.PER_HAND, 4.0),  # 6 % is 4.2
        ("suitcase_carry", LoadKind.WEIGHT, 10.0),  # 15 % is 10.5
    ],
)
def test_the_first_load_is_a_share_of_body_mass_rounded_down(exercise: str, kind: LoadKind, kg: float) -> None:
    assert first(exercise, PAIRS) == Load(kind=kind, kg=kg)


def test_older_or_long_away_takes_thirty_per_cent_off() -> None:
    assert first("goblet_squat", PAIRS, cautious=True) == Load(kind=LoadKind.WEIGHT, kg=6.0)


def test_a_single_bell_stands_for_two_dumbbells() -> None:
    bells = gear(Equipment.KETTLEBELL, kettlebells_kg=(6.0, 8.0, 12.0))
    assert first("reverse_lunge", bells) == Load(kind=LoadKind.WEIGHT, kg=6.0)


def test_nothing_light_enough_is_no_load() -> None:
    assert first("reverse_lunge", gear(Equipment.DUMBBELL, dumbbells_kg=(10.0,))) is None


def test_unknown_body_mass_or_weights_is_a_weight_to_choose() -> None:
    assert first("goblet_squat", PAIRS, None) == Load(kind=LoadKind.CHOOSE)
    assert first("goblet_squat", gear(Equipment.DUMBBELL)) == Load(kind=LoadKind.CHOOSE)


def test_a_barbell_begins_empty() -> None:
    bar = gear(Equipment.BARBELL, plates_kg=(1.25, 5.0))
    found = loads.first_load(catalogue()["barbell_deadlift"], rack("barbell_deadlift", bar), MASS)
    assert found is not None
    assert found == (Load(kind=LoadKind.WEIGHT, kg=20.0), (why.EmptyBar(kg=20.0),))


def test_plates_make_every_weight_of_both_sides() -> None:
    bar = gear(Equipment.BARBELL, plates_kg=(1.25, 2.5, 5.0))
    assert rack("barbell_deadlift", bar).weights == (20.0, 22.5, 25.0, 27.5, 30.0, 32.5, 35.0, 37.5)


def test_a_backpack_stays_under_fifteen_per_cent_of_body_mass() -> None:
    assert rack("split_squat", gear(Equipment.BACKPACK)).weights[-1] == 10.0
    assert rack("split_squat", gear(Equipment.BACKPACK), None).weights[-1] == 8.0


def test_the_next_weight_is_the_next_that_is_owned() -> None:
    pairs = rack("dumbbell_rdl", PAIRS)
    load = Load(kind=LoadKind.PER_HAND, kg=8.0)
    assert loads.heavier(load, pairs) == Load(kind=LoadKind.PER_HAND, kg=10.0)
    assert loads.heavier(Load(kind=LoadKind.PER_HAND, kg=20.0), pairs) is None
    assert loads.lighter(load, pairs, 0.9) == Load(kind=LoadKind.PER_HAND, kg=6.0)
    assert loads.lighter(Load(kind=LoadKind.PER_HAND, kg=2.0), pairs, 0.9) is None


def test_where_weights_are_not_known_the_usual_step_is_taken() -> None:
    unknown = rack("dumbbell_rdl", gear(Equipment.DUMBBELL))
    assert loads.heavier(Load(kind=LoadKind.PER_HAND, kg=8.0), unknown) == Load(kind=LoadKind.PER_HAND, kg=9.0)
    assert loads.lighter(Load(kind=LoadKind.PER_HAND, kg=8.0), unknown, 0.9) == Load(kind=LoadKind.PER_HAND, kg=7.0)


def test_bands_go_from_one_to_the_next() -> None:
    bands = rack("band_row", gear(Equipment.BAND).__class__(owned=frozenset({Equipment.BAND}), bands=("red", "blue")))
    red = Load(kind=LoadKind.BAND, band="red")
    assert loads.heavier(red, bands) == Load(kind=LoadKind.BAND, band="blue")
    assert loads.heavier(Load(kind=LoadKind.BAND, band="blue"), bands) is None
    assert loads.lighter(Load(kind=LoadKind.BAND, band="blue"), bands, 0.9) == red


def test_a_move_without_load_has_no_rack() -> None:
    assert loads.rack(catalogue()["bird_dog"], PAIRS, MASS) is None
    assert loads.rack(catalogue()["split_squat"], gear(Equipment.BAND), MASS) is None
