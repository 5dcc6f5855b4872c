"""A broken key-frame file is told as it is: every fault of every file at once, with its file, figure and key."""

from pathlib import Path

import pytest

from data.figure_files import FigureError, load

BASES = """
schema_version = 1
[arm.side]
shoulder = [2, 6, 0]
[pose.stand]
y = 99
legs = { foot = [0, 0, 6], out = 8 }
arms = "side"
"""
SQUAT = """
schema_version = 1
[squat]
base = "stand"
path = "lower"
poses.end = { y = 30, lean = 30 }
"""


def folder(path: Path, **files: str) -> Path:
    for name, text in ({"bases": BASES, "squat": SQUAT} | files).items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


def faults(path: Path, *exercises: str, **files: str) -> list[str]:
    with pytest.raises(FigureError) as caught:
        load(exercises or ("squat",), folder(path, **files))
    return [str(fault) for fault in caught.value.faults]


def test_poses_change_the_base_limb_by_limb_and_a_like_changes_another(tmp_path: Path) -> None:
    more = """
schema_version = 1
[heels_up]
like = "squat"
poses.start = { near_leg = { heel = 20 }, arms = { elbow = 40 } }
"""
    figure = load(("squat", "heels_up"), folder(tmp_path, more=more))["heels_up"]
    start, end = figure.poses["start"], figure.poses["end"]
    assert (start.near_leg.foot, start.near_leg.heel, start.near_leg.out) == ((0, 0, 6), 20, 8)  # type: ignore[union-attr]  # a foot
    assert start.far_leg.heel == 0  # type: ignore[union-attr]  # the same
    assert (end.y, end.lean, end.near_arm.elbow) == (30, 30, 40)  # type: ignore[union-attr]  # an arm


def test_an_exercise_without_a_figure_and_a_figure_without_an_exercise_are_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, "lunge") == [
        "figures, lunge: has no figure; write its table",
        "squat.toml, squat: is no exercise of the catalogue; write an exercise's id",
    ]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('base = "stand"', "base is 'stnd', which is no pose of bases.toml"),
        ('path = "lower"', "path Invalid enum value"),
        ("lean = 30", "poses.end.pose Object contains unknown field `laen`"),
        ("y = 30", "poses.end.pose Expected `float`, got `str`"),
        ("poses.end", "steps follow a path that needs the pose end"),
        ("path = ", "vieew is unknown"),
        ("base = ", "far Invalid enum value 'glute'"),
    ],
)
def test_a_fault_is_told_with_its_key(tmp_path: Path, wrong: str, told: str) -> None:
    mistake = {
        'base = "stand"': 'base = "stnd"',
        'path = "lower"': 'path = "lowr"',
        "lean = 30": "laen = 30",
        "y = 30": 'y = "low"',
        "poses.end": "poses.ends",
        "base = ": 'far = ["glute"]\nbase = ',
        "path = ": 'vieew = "side"\npath = ',
    }
    found = faults(tmp_path, squat=SQUAT.replace(wrong, mistake[wrong]))
    assert any(one.startswith(f"squat.toml, squat: {told}") for one in found), found


@pytest.mark.parametrize(
    ("limb", "told"),
    [
        ("near_leg = { knee = 3 }", "needs one of foot and hip"),
        ('near_leg = "bent"', "knows no 'bent'"),
        ("near_leg = 4", "is 4, not a table"),
        ("near_leg = { foot = [1, 2] }", "Expected `array` of length 3"),
        ('near_arm = { hand = [1, 2, 3], on = "nose" }', "is on 'nose', which is no part of the body"),
        ('anchor = "nose"', "is 'nose', which is no point of the body"),
        ('from = "middle"', "leads to middle, which is unknown"),
    ],
)
def test_a_limb_that_cannot_be_led_is_told(tmp_path: Path, limb: str, told: str) -> None:
    base = BASES if "knee" not in limb else BASES.replace("foot = [0, 0, 6], out = 8", "out = 8")
    found = faults(tmp_path, bases=base, squat=SQUAT.replace("y = 30", limb))
    assert any(told in one for one in found), found


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ('[["end", "lower", "down"]]', "do not end where they start"),
        ('[["top", 1, "down"], ["start", 1, "up"]]', "lead to top, which is no pose"),
        ('[["end", "slowly", "down"], ["start", 1, "up"]]', "steps Expected"),
        ('[["end", 1, "wobble"], ["start", 1, "up"]]', "steps Invalid enum value 'wobble'"),
    ],
)
def test_steps_that_lead_nowhere_are_told(tmp_path: Path, steps: str, told: str) -> None:
    found = faults(tmp_path, squat=SQUAT.replace('path = "lower"', f"steps = {steps}"))
    assert any(told in one for one in found), found


def test_a_circle_of_likes_a_figure_told_twice_and_an_unreadable_file_are_faults(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        "squat",
        "one",
        "two",
        circle='schema_version = 1\n[one]\nlike = "two"\n[two]\nlike = "one"\n',
        twice=SQUAT,
        broken="[",
        older="[three]",
    )
    assert len(found) == len(set(found))
    for told in (
        "one: like leads to one, which is like itself",
        "squat stands in squat.toml too",
        "broken.toml: cannot be read",
        "older.toml: schema_version is missing",
    ):
        assert any(told.replace("squat stands", "squat: stands") in one for one in found), (told, found)


def test_a_prop_hangs_on_a_point_of_the_body(tmp_path: Path) -> None:
    found = faults(tmp_path, squat=SQUAT + 'props = [{ kind = "dumbbell", on = "nose" }]\n')
    assert any("nose is no point of the body" in one for one in found), found


def test_without_the_base_poses_nothing_is_built(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "bases.toml").unlink()
    with pytest.raises(FigureError, match=r"bases\.toml: is missing"):
        load(("squat",), tmp_path)
