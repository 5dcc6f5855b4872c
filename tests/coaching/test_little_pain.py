"""A pain of 3: what loads the place is swapped, or lighter where nothing else can be done (rules 4.4)."""

import pytest
from msgspec.structs import replace

from coaching.modifiers import Modifiers
from coaching.runner import Joint
from tests.coaching.building import GEARS, built, exercises
from tests.coaching.test_progression_steps import PAIRS, Runner


def test_a_little_pain_swaps_what_asks_for_caution_there_where_something_else_can_be_done() -> None:
    knee = frozenset({Joint.KNEE})
    usual = built(week=6, gear=GEARS["dumbbells"], body_mass_kg=70.0, level_cap=2)
    eased = built(week=6, gear=GEARS["dumbbells"], body_mass_kg=70.0, level_cap=2, limits=Modifiers(eased_joints=knee))
    assert sum(not one.caution.isdisjoint(knee) for one in exercises(usual)) > sum(
        not one.caution.isdisjoint(knee) for one in exercises(eased)
    )
    assert len(exercises(eased)) >= len(exercises(usual)) - 1


@pytest.mark.parametrize(("joint", "kg", "reps"), [(Joint.KNEE, 9.0, 11), (Joint.SHOULDER, 10.0, 11)])
def test_what_loads_the_place_all_the_same_is_a_tenth_lighter(joint: Joint, kg: float, reps: int) -> None:
    fine = replace(PAIRS, dumbbells_kg=(8.0, 8.5, 9.0, 9.5, 10.0))
    runner = Runner("goblet_squat", 6, gear=fine)
    runner.did()
    dose = runner.asked(Modifiers(eased_joints=frozenset({joint}), no_progress=False))
    assert (dose.load.kg, dose.reps) == (kg, reps)
