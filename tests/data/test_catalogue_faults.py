"""A broken catalogue stops the start with every fault at once, each said so that it can be mended."""

import shutil
from pathlib import Path

import pytest

from data.catalogue import FOLDER, CatalogueError, Fault, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER / "exercises", tmp_path / "exercises")
    shutil.copy(FOLDER / "tips.toml", tmp_path / "tips.toml")
    return tmp_path


def change(folder: Path, file: str, exercise: str, old: str, new: str) -> None:
    """Replace `old`, once, in the entry of `exercise`; the file's head for ""."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    start = text.index(f'id = "{exercise}"') if exercise else 0
    place = text.index(old, start)
    path.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    return caught.value.faults


def one_fault(folder: Path) -> Fault:
    found = faults(folder)
    assert len(found) == 1, found
    return found[0]


def test_an_untouched_copy_loads(folder: Path) -> None:
    assert load(folder)["split_squat"].name == "Split Squat"


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("level = 1", "level = 4", "level", "whole number from 1 to 3"),
        ("level = 1", 'level = "1"', "level", "whole number"),
        ("unilateral = true", "unilateral = 1", "unilateral", "true or false"),
        ('"dumbbell"', '"dumbell"', "optional_load", 'did you mean "dumbbell"?'),
        ('metric = "reps_per_side"', 'metric = "repz"', "metric", "did you mean"),
        ('tempo = "3-1-1"', 'tempo = "3-1"', "tempo", "seconds such as"),
        ('tempo = "3-1-1"', 'tempo = "3-1-1"\nways = ["down"]', "ways", "two words"),
        ("target = [8, 12]", "target = [12, 8]", "target", "[lowest, highest]"),
        ("target = [8, 12]", "target = [6, 12]", "target", "stay inside [8, 12]"),
        ("rest_s = 75", "rest = 75", "rest", 'did you mean "rest_s"?'),
        ("article_mistake = 3", "article_mistake = 8", "article_mistake", "from 0 to 7"),
        ('start = "lunge"\nhands = 2\n', "", "start", "say how the first load"),
        (
            'harder = "reverse_lunge"',
            'harder = "revers_lunge"',
            "harder",
            'did you mean "reverse_lunge"',
        ),
        ('harder = "reverse_lunge"', 'harder = "goblet_squat"', "harder", "same pattern"),
        ('why = "', 'why = "' + "x" * 100, "why", "shorten it to 100"),
        ('name = "Split Squat"', 'name = "Split Crunch"', "name", "holds the trunk still"),
        ('impact = "none"', 'impact = "high"', "min_phase", "write 3"),
        ('areas = ["quads"', 'areas = ["quads", "quads"', "areas", "name each once"),
    ],
)
def test_one_fault_is_told_with_file_exercise_key_and_how_to_mend_it(
    folder: Path, old: str, new: str, key: str, said: str
) -> None:
    change(folder, "exercises/single_leg_squat.toml", "split_squat", old, new)
    found = [one for one in faults(folder) if one.key == key]
    assert len(found) == 1
    assert (found[0].file, found[0].entry) == ("single_leg_squat.toml", "split_squat")
    assert said in str(found[0])


def test_a_missing_key_is_named(folder: Path) -> None:
    change(folder, "exercises/push.toml", "push_up", 'metric = "reps"\n', "")
    assert str(one_fault(folder)) == "push.toml, push_up: metric is missing; add metric = ..."


def test_an_id_used_twice_is_named_with_the_other_file(folder: Path) -> None:
    change(folder, "exercises/push.toml", "push_up", 'id = "push_up"', 'id = "goblet_squat"')
    twice = [one for one in faults(folder) if one.key == "id"]
    assert [str(one) for one in twice] == [
        "squat.toml, goblet_squat: id is used twice (also in push.toml); give one another id"
    ]


def test_a_chain_that_leads_back_to_itself_is_a_circle(folder: Path) -> None:
    change(folder, "exercises/pull.toml", "prone_pull", 'harder = "bent_over_row"', 'harder = "prone_pull"')
    assert one_fault(folder).problem == "leads back to itself"


def test_levels_never_fall_on_the_way_up(folder: Path) -> None:
    change(folder, "exercises/step.toml", "low_step_up", "level = 1", "level = 3")
    problems = {(one.entry, one.key) for one in faults(folder)}
    assert ("low_step_up", "harder") in problems


def test_a_pattern_without_a_beginning_for_everyone_is_a_fault(folder: Path) -> None:
    for exercise in ("clamshell", "side_lying_hip_abduction", "quadruped_fire_hydrant", "adductor_squeeze"):
        change(folder, "exercises/hip_stability.toml", exercise, "level = 1", 'equipment = ["wall"]\nlevel = 1')
    change(
        folder,
        "exercises/hip_stability.toml",
        "side_lying_hip_adduction",
        "level = 1",
        'equipment = ["wall"]\nlevel = 1',
    )
    assert one_fault(folder).problem == "has no level 1 that needs nothing"


def test_core_with_momentum_is_refused(folder: Path) -> None:
    change(folder, "exercises/anti_rotation.toml", "slow_chop", 'tempo = "2-2-2"', 'tempo = "1-0-X"')
    assert one_fault(folder).problem == "is core work with momentum"


def test_what_names_a_broken_exercise_is_no_second_fault(folder: Path) -> None:
    change(folder, "exercises/squat.toml", "bodyweight_squat", "level = 1", "level = 9")
    assert [(one.entry, one.key) for one in faults(folder)] == [("bodyweight_squat", "level")]


def test_all_faults_of_all_files_come_at_once(folder: Path) -> None:
    change(folder, "exercises/squat.toml", "goblet_squat", "level = 1", "level = 0")
    change(folder, "exercises/squat.toml", "goblet_squat", 'tempo = "3-1-1"', 'tempo = "quick"')
    change(folder, "exercises/push.toml", "", "schema_version = 1", "schema_version = 2")
    (folder / "exercises" / "pull.toml").write_text("[[exercise]\n", encoding="utf-8")
    (folder / "exercises" / "hinge.toml").unlink()
    (folder / "exercises" / "lunges.toml").write_text("", encoding="utf-8")
    change(folder, "tips.toml", "hot_day_salt", 'kind = "water"', 'kind = "wine"')
    change(folder, "tips.toml", "no_alcohol", 'text = "Better', 'text = "{q} Better')
    files = [one.file for one in faults(folder)]
    assert sorted(set(files)) == ["hinge.toml", "lunges.toml", "pull.toml", "push.toml", "squat.toml", "tips.toml"]
    assert files.count("squat.toml") == files.count("tips.toml") == 2


def test_the_message_counts_the_faults_and_lists_one_per_line(folder: Path) -> None:
    change(folder, "exercises/squat.toml", "goblet_squat", "level = 1", "level = 0")
    (folder / "tips.toml").unlink()
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    lines = str(caught.value).splitlines()
    assert lines[0] == "2 faults in the exercise catalogue:"
    assert lines[1:] == [
        "  squat.toml, goblet_squat: level is 0; write a whole number from 1 to 3",
        "  tips.toml: is missing; write tips.toml",
    ]


def test_a_tip_longer_than_a_message_line_is_refused(folder: Path) -> None:
    change(folder, "tips.toml", "no_alcohol", 'text = "', 'text = "' + "x" * 150)
    assert one_fault(folder).mend == "shorten it to 200"
