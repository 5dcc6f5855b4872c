"""Every exercise has a figure, and every figure moves as people move: computed on each frame, without drawing."""

from collections.abc import Callable, Mapping
from functools import cache

import pytest
from msgspec.structs import replace

from bot.pictures.figure.drawing import Take, take
from bot.pictures.figure.muscles import Tinted, turned_away
from bot.pictures.figure.skeleton import Skeleton
from bot.pictures.figure.working import working
from coaching.exercise import Catalogue
from data import catalogue, figure_files
from data.figure_script import Figure, Path, Step, View, Word, Works
from data.figure_values import POINTS, Arm, Foot, Hand, Leg
from tests.figures import tints
from tests.figures.checks import faults


@cache
def exercises() -> Catalogue:
    return catalogue.load()


@cache
def figures() -> Mapping[str, Figure]:
    return figure_files.load(exercises().exercises)


def test_every_exercise_has_a_figure_that_moves_as_people_do() -> None:
    wrong = {
        name: found
        for name, exercise in exercises().exercises.items()
        if (found := list(faults(take(figures()[name], exercise))))
    }
    assert wrong == {}


def test_every_point_that_a_file_may_name_is_on_the_skeleton() -> None:
    assert set(shot("bodyweight_squat").skeletons[0].points) == POINTS


def shot(name: str, **changes: object) -> Take:
    """An exercise's animation, with something changed in its figure."""
    return take(replace(figures()[name], **changes), exercises()[name])


def with_pose(name: str, pose: str, **changes: object) -> Take:
    poses = dict(figures()[name].poses)
    poses[pose] = replace(poses[pose], **changes)
    return shot(name, poses=poses)


def ends_elsewhere() -> Take:
    poses = dict(figures()["bodyweight_squat"].poses)
    poses["start2"] = replace(poses["start"], y=40.0, shift=0.1)
    steps = (Step("end", "lower", Word.DOWN), Step("end", "pause", Word.HOLD), Step("start2", "lift", Word.UP))
    return shot("bodyweight_squat", poses=poses, path=None, steps=steps)


BENT = Arm((10, 4, 0), elbow=10)
FAR_OUT = Hand((16, 20, 12))
NO_LIFT = (Step("end", "lower", Word.DOWN), Step("end", "pause", Word.UP), Step("start", 1, Word.UP))
PLANTED: dict[str, Callable[[], Take]] = {
    "knee flexion": lambda: with_pose("dead_bug", "end", near_leg=Leg((60, 0, 0), knee=170)),
    "hip rotation": lambda: with_pose("dead_bug", "start", near_leg=Leg((60, 0, 150), knee=90)),
    "hip flexion": lambda: with_pose("good_morning", "end", lean=140.0),
    "hip abduction": lambda: with_pose("side_lying_hip_abduction", "end", near_leg=Leg((0, 75, 0))),
    "spine flexion": lambda: with_pose("cat_cow", "cat", spine=95.0),
    "spine twist": lambda: with_pose("slow_chop", "end", twist=80.0),
    "spine bend": lambda: with_pose("childs_pose_reach", "side", bend=50.0),
    "neck flexion": lambda: with_pose("bodyweight_squat", "end", neck=-75.0),
    "ankle flexion": lambda: with_pose("calf_raise", "end", near_leg=Foot((0, 0, 6), heel=88)),
    "toe extension": lambda: with_pose("toe_yoga", "small", near_leg=Foot((0, 0, 5), toes=110)),
    "elbow flexion": lambda: with_pose("good_morning", "end", near_arm=Arm((10, 0, 0), elbow=170)),
    "arm behind": lambda: with_pose("good_morning", "end", near_arm=Arm((-80, 0, 0))),
    "near_hand misses": lambda: with_pose("good_morning", "end", near_arm=Hand((70, 90, 10))),
    "near_foot misses": lambda: with_pose("glute_bridge", "end", near_leg=Foot((90, 0, 6))),
    "below the floor": lambda: with_pose("dead_bug", "end", near_leg=Leg((-20, 0, 0))),
    "slides": lambda: with_pose("bodyweight_squat", "end", near_leg=Foot((2.9, 0, 8), out=14)),
    "from the barbell": lambda: with_pose("barbell_back_squat", "end", near_arm=Arm((0, 0, 0))),
    "from mid-foot": lambda: with_pose("barbell_deadlift", "end", near_arm=FAR_OUT, far_arm=FAR_OUT),
    "lies forward of the feet": lambda: with_pose("single_leg_deadlift", "end", balance=None, x=10.0),
    "lies sideways of the feet": lambda: with_pose("suitcase_hold", "start", balance=None, z=22.0, y=50.0),
    "moves by": lambda: with_pose(
        "bodyweight_squat", "end", y=51.5, lean=0, spine=0, neck=0, near_arm=BENT, far_arm=BENT
    ),
    "leaves the picture": lambda: shot("arm_circles")._replace(look=shot("side_plank").look),
    "is seen from where": lambda: shot("band_chest_press", view=View.FRONT),
    "hip_abductors carries on the far side and is tinted on the near": lambda: shot("suitcase_march", works=Works.NEAR),
    "hip_flexors lifts on the far side": lambda: shot("step_up_knee_drive", far=()),
    "the loop jumps": ends_elsewhere,
    "lift of the tempo": lambda: shot("bodyweight_squat", path=None, steps=NO_LIFT),
}
"""What is found, and an animation in which it is wrong."""


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str) -> None:
    assert any(fault in one for one in faults(PLANTED[fault]()))


@pytest.mark.parametrize("name", ["lunge_rotation", "supine_twist", "hip_airplane"])
def test_a_tint_that_is_judged_anew_in_each_frame_is_found(name: str) -> None:
    def by_frame(shot: Take, skeleton: Skeleton) -> Tinted:
        worked = working(shot.figure, shot.exercise, skeleton)
        return Tinted(worked, turned_away([(skeleton, worked)], shot.look.towards))

    assert any("comes and goes" in one for one in tints.flickering(shot(name), by_frame))
    assert not list(tints.flickering(shot(name)))


def test_a_hold_breathes_and_counts_its_seconds_up() -> None:
    held = shot("front_plank")
    assert figures()["front_plank"].path is Path.HOLD
    assert [beat.shown for beat in held.beats[::12]] == ["1", "2", "3", "4", "5", "6"]
    assert len({beat.moment.shrug for beat in held.beats}) > 10


def test_the_prescribed_tempo_is_gone_through_and_counted_down() -> None:
    slow = take(figures()["bodyweight_squat"], exercises()["bodyweight_squat"], "4-2-1")
    assert [(beat.word, beat.shown) for beat in slow.beats[::12]] == [
        ("down", "4"),
        ("down", "3"),
        ("down", "2"),
        ("down", "1"),
        ("hold", "2"),
        ("hold", "1"),
        ("up", "1"),
    ]
