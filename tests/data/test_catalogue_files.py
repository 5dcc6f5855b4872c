"""The exercise files as they stand: complete, and true to the article and the rules."""

import time

import pytest

from coaching.dosing.base_dose import CORE, PROGRESSING
from coaching.exercise import Catalogue, Impact, LoadType, Metric, Pattern, Tag, TipKind
from coaching.runner import Equipment
from coaching.session_type import SessionType
from data.catalogue import load

ARTICLE = {
    "bodyweight_squat": 1,
    "goblet_squat": 1,
    "barbell_back_squat": 1,
    "kettlebell_deadlift": 1,
    "dumbbell_rdl": 1,
    "barbell_deadlift": 1,
    "reverse_lunge": 1,
    "forward_lunge": 1,
    "walking_lunge": 1,
    "low_step_up": 1,
    "bulgarian_split_squat": 3,
    "bulgarian_split_squat_loaded": 3,
    "single_leg_deadlift": 3,
    "single_leg_deadlift_loaded": 3,
    "step_up": 3,
    "step_up_knee_drive": 3,
    "step_up_loaded": 3,
    "front_plank": 4,
    "side_plank": 4,
    "dead_bug": 4,
    "pallof_press": 4,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_every_exercise_and_every_tip_is_there(catalogue: Catalogue) -> None:
    assert (len(catalogue.exercises), len(catalogue.by_pattern), len(catalogue.tips)) == (229, 17, 32)


def test_the_exercises_that_the_article_names_carry_its_mistake(catalogue: Catalogue) -> None:
    assert {name: catalogue[name].article_mistake for name in ARTICLE} == ARTICLE


def test_someone_who_owns_nothing_can_begin_every_pattern(catalogue: Catalogue) -> None:
    for pattern, exercises in catalogue.by_pattern.items():
        assert any(one.level == 1 and not one.equipment and not one.equipment_any for one in exercises), pattern


def test_a_step_up_has_a_stand_in_where_there_is_no_step(catalogue: Catalogue) -> None:
    free = [one for one in catalogue.by_pattern[Pattern.STEP] if not one.equipment and Tag.NOT_COMPOUND not in one.tags]
    assert [one.id for one in free if one.level == 1] == ["half_kneel_stand_up"]


def test_bridges_curls_holds_and_back_extensions_are_no_main_lift(catalogue: Catalogue) -> None:
    names = {one.id for one in catalogue.exercises.values() if Tag.NOT_COMPOUND in one.tags}
    assert {"glute_bridge", "hip_thrust_loaded", "towel_leg_curl", "prone_back_extension", "wall_sit"} <= names
    assert not names & {"good_morning", "hip_hinge_drill", "kettlebell_deadlift", "bodyweight_squat", "split_squat"}


def test_slow_strength_stays_between_eight_and_twelve_reps(catalogue: Catalogue) -> None:
    slow = [
        one
        for one in catalogue.exercises.values()
        if one.pattern in PROGRESSING and one.metric in {Metric.REPS, Metric.REPS_PER_SIDE}
    ]
    assert slow
    assert all((one.target_min, one.target_max) == (8, 12) for one in slow)


def test_jumps_wait_for_phase_three(catalogue: Catalogue) -> None:
    assert all(one.min_phase == 3 for one in catalogue.exercises.values() if one.impact is Impact.HIGH)


def test_core_work_is_never_fast(catalogue: Catalogue) -> None:
    core = [one for pattern in CORE for one in catalogue.by_pattern[pattern]]
    assert not [one.id for one in core if one.tempo in {"fast", "easy"} or "X" in one.tempo]


def test_whatever_can_be_loaded_says_how_its_first_load_is_guessed(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        loadable = one.load_type is LoadType.EXTERNAL or bool(one.optional_load)
        assert (one.start is not None and one.hands > 0) == loadable, one.id


def test_a_backpack_helps_those_who_own_no_weights(catalogue: Catalogue) -> None:
    assert sum(Equipment.BACKPACK in one.optional_load for one in catalogue.exercises.values()) >= 10


def test_only_warm_ups_belong_to_no_type_of_session(catalogue: Catalogue) -> None:
    assert {one.pattern for one in catalogue.exercises.values() if not one.sessions} == {Pattern.WARM_UP}


def test_no_leg_strength_may_be_part_of_light_core_and_mobility(catalogue: Catalogue) -> None:
    light = {one.pattern for one in catalogue.exercises.values() if SessionType.CORE_MOBILITY in one.sessions}
    assert light == CORE | {Pattern.MOBILITY, Pattern.FOAM_ROLLING}


def test_tips_last_for_two_weeks_of_four_sessions(catalogue: Catalogue) -> None:
    food = [tip for tip in catalogue.tips if tip.kind is TipKind.FOOD]
    assert min(len(food), len(catalogue.tips) - len(food)) >= 8


def test_loading_fits_the_start_up_budget() -> None:
    # CPU time of the best of three, with room for a slow machine: the budget is about 50 ms.
    taken = []
    for _ in range(3):
        before = time.process_time()
        load()
        taken.append(time.process_time() - before)
    assert min(taken) < 0.25
