"""Strength carries over between variants: what a runner begins another squat or row with, and when it says nothing."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from coaching.dosing.carried import lifted_lately
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import ExerciseRecord, next_dose
from coaching.facts import Feel
from coaching.reasons import session as why
from coaching.runner import Equipment, Gear
from coaching.session import Load, LoadKind, Prescription
from coaching.week.phases import dose
from tests.coaching.building import DAY, GYM, built, catalogue

WEIGHT, PER_HAND = LoadKind.WEIGHT, LoadKind.PER_HAND
FINE = replace(GYM, dumbbells_kg=tuple(half / 2 for half in range(4, 80)))


def known(
    exercise: str, kg: float, kind: LoadKind = WEIGHT, *, days: int = 3, feel: Feel = Feel.RIGHT
) -> ExerciseRecord:
    day = DAY - timedelta(days)
    last = Prescription(
        exercise=exercise, sets=3, reps=10, window=(8, 10), load=Load(kind=kind, kg=kg), tempo="2-0-X", rest_s=90
    )
    return ExerciseRecord(last=last, counts=(10, 10, 10), feel=feel, last_day=day, changed_day=day)


def begins(
    exercise: str,
    *lifted: ExerciseRecord,
    gear: Gear = FINE,
    body_mass_kg: float | None = 70.0,
    cautious: bool = False,
    experienced: bool = False,
) -> Prescription:
    records = {one.last.exercise: one for one in lifted}
    return next_dose(
        DoseOrder(
            catalogue()[exercise],
            dose(9),
            None,
            gear=gear,
            day=DAY,
            body_mass_kg=body_mass_kg,
            cautious_load=cautious,
            experienced=experienced,
            lifted=lifted_lately(records, catalogue(), DAY),
        )
    ).value


@pytest.mark.parametrize(
    ("before", "kg", "kind", "exercise", "begins_at"),
    [
        ("barbell_front_squat", 50.0, WEIGHT, "barbell_back_squat", 40.0),
        ("barbell_back_squat", 60.0, WEIGHT, "barbell_front_squat", 47.5),  # 48, by the plates
        ("goblet_squat", 40.0, WEIGHT, "barbell_back_squat", 30.0),
        ("double_front_squat", 20.0, PER_HAND, "barbell_back_squat", 30.0),  # both hands count
        ("dumbbell_rdl", 20.0, PER_HAND, "kettlebell_deadlift", 32.0),
        ("kettlebell_deadlift", 40.0, WEIGHT, "dumbbell_rdl", 12.5),  # four fifths of 40, of which a fifth less again
        ("goblet_squat", 30.0, WEIGHT, "double_front_squat", 12.0),  # never more kilograms than were lifted
        ("reverse_lunge_loaded", 10.0, PER_HAND, "bulgarian_split_squat_loaded", 8.0),
        ("one_arm_row", 20.0, WEIGHT, "single_leg_row", 16.0),
    ],
)
def test_another_variant_begins_a_fifth_below_what_the_known_one_is_lifted_with(
    before: str, kg: float, kind: LoadKind, exercise: str, begins_at: float
) -> None:
    assert begins(exercise, known(before, kg, kind)).load.kg == begins_at


def test_the_reason_names_the_variant_and_what_was_lifted_in_all() -> None:
    given = begins("barbell_back_squat", known("double_front_squat", 20.0, PER_HAND))
    assert given.because == (why.CarriedLoad(kg=30.0, variant="double_front_squat", lifted=40.0),)


def test_the_share_of_body_mass_stays_where_it_says_more() -> None:
    given = begins("kettlebell_deadlift", known("dumbbell_rdl", 4.0, PER_HAND))
    assert (given.load.kg, given.because) == (17.5, (why.FirstLoad(kg=17.5, share=0.25),))
    assert begins("barbell_back_squat", known("goblet_squat", 12.0)).because == (why.EmptyBar(kg=20.0),)


def test_without_a_body_mass_a_known_variant_is_a_better_guess_than_none() -> None:
    assert begins("kettlebell_deadlift", known("dumbbell_rdl", 15.0, PER_HAND), body_mass_kg=None).load.kg == 24.0


@pytest.mark.parametrize(
    ("exercise", "other"),
    [
        ("barbell_back_squat", known("barbell_deadlift", 80.0)),  # another pattern
        ("barbell_deadlift", known("hip_thrust_loaded", 80.0)),  # a bridge is no deadlift
        ("barbell_deadlift", known("kettlebell_swing", 80.0)),  # thrown, not lifted
        ("barbell_back_squat", known("barbell_front_squat", 80.0, feel=Feel.TOO_HARD)),
    ],
)
def test_what_says_nothing_about_the_movement_is_not_carried_over(exercise: str, other: ExerciseRecord) -> None:
    assert begins(exercise, other).load.kg == 20.0


def test_a_variant_of_four_weeks_ago_still_counts_and_an_older_one_does_not() -> None:
    assert begins("barbell_back_squat", known("barbell_front_squat", 50.0, days=28)).load.kg == 40.0
    assert begins("barbell_back_squat", known("barbell_front_squat", 50.0, days=29)).load.kg == 20.0


def test_from_sixty_on_three_tenths_are_kept_in_hand_and_not_both_cautions_at_once() -> None:
    assert begins("barbell_back_squat", known("barbell_front_squat", 50.0), cautious=True).load.kg == 35.0


def test_nothing_heavier_than_was_lifted_is_begun_with_for_lack_of_smaller_weights() -> None:
    few = Gear(owned=frozenset({Equipment.BARBELL}), plates_kg=(20.0,))
    assert begins("barbell_back_squat", known("barbell_front_squat", 60.0), gear=few).load.kg == 20.0


@pytest.mark.parametrize(
    ("body_mass_kg", "cautious", "kg"), [(74.0, False, 27.5), (75.0, False, 30.0), (100.0, True, 27.5)]
)
def test_who_has_lifted_for_a_year_begins_with_two_fifths_of_body_mass_on_the_bar(
    body_mass_kg: float, kg: float, *, cautious: bool
) -> None:
    one = begins("barbell_back_squat", body_mass_kg=body_mass_kg, cautious=cautious, experienced=True)
    assert one.load.kg == kg


def test_the_bar_is_empty_for_everybody_else_and_where_body_mass_is_not_known() -> None:
    empty = (why.EmptyBar(kg=20.0),)
    assert begins("barbell_deadlift", body_mass_kg=100.0).because == empty
    assert begins("barbell_deadlift", body_mass_kg=None, experienced=True).because == empty
    assert begins("barbell_deadlift", body_mass_kg=52.0, experienced=True).because == empty


def test_the_builder_looks_up_what_was_lifted_lately_by_itself() -> None:
    bar = Gear(owned=frozenset({Equipment.BARBELL}), plates_kg=GYM.plates_kg)
    session = built(week=9, gear=bar, level_cap=3, start_level=3, records={"goblet_squat": known("goblet_squat", 50.0)})
    assert [one.load.kg for one in session.prescriptions if one.exercise == "barbell_back_squat"] == [40.0]
