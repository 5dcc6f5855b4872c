"""The mutation tool itself: it finds every number, knows which tests repeat the table, and notices a planted fault."""

from pathlib import Path

import pytest

from tests.mutation.__main__ import equivalents
from tests.mutation.selection import repeating
from tests.mutation.table import Mutant, constants, mutants, tables


def named(name: str) -> Mutant:
    return next(one for one in mutants() if one.name == name)


@pytest.mark.parametrize("table", tables())
def test_every_constant_with_a_number_has_mutants(table: str) -> None:
    moved = {one.constant for one in mutants() if one.module == table}
    words = {name for name in constants(tables()[table]) if isinstance(getattr(tables()[table], name), str)}
    assert moved | words == set(constants(tables()[table]))


def test_every_mutant_has_a_name_of_its_own_and_is_another_table() -> None:
    every = mutants()
    assert len({one.name for one in every}) == len(every)
    assert all(one.value != getattr(tables()[one.module], one.constant) for one in every)


def test_a_number_deep_in_a_table_is_moved_alone() -> None:
    rows, moved = tables()["plyometric"].LEVELS, named("plyometric.LEVELS[2].contacts[1] +1").value
    assert (rows[2].contacts, moved[2].contacts) == ((40, 60), (40, 61))
    assert (moved[1], moved[3]) == (rows[1], rows[3])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("readiness.SORE_MODERATE -1", 3),
        ("readiness.DELOAD_LOAD +0.05", 0.95),
        ("readiness.SLEEP_SHORT_H -0.5", 5.5),
        ("readiness.DELOAD_TEMPO[2] +1", "2-0-3"),
        ("progression.DUMBBELL_STEP_KG +0.5", 1.5),
        ("placement.WORN_CONTACTS_FACTOR +0.05", 0.05),
    ],
)
def test_one_step_of_each_kind(name: str, value: object) -> None:
    assert named(name).value == value


def test_what_is_listed_as_equivalent_is_a_mutant_and_has_a_proof() -> None:
    assert set(equivalents()) <= {one.name for one in mutants()}
    assert all(len(proof.split()) >= 8 for proof in equivalents().values())


REPEATS = """
from coaching.rules import readiness as rules

LIMIT = rules.SORE_MILD

def helper():
    return LIMIT + 1

def test_by_way_of_a_helper():
    assert helper()

def test_of_its_own():
    assert 2 + 2 == 4
"""


def test_a_test_that_reads_the_table_does_not_count(tmp_path: Path) -> None:
    file = tmp_path / "test_repeats.py"
    file.write_text(REPEATS, encoding="utf-8")
    assert repeating(file) == {"helper", "test_by_way_of_a_helper"}


def test_a_file_that_reads_it_by_its_own_dotted_name_does_not_count_either(tmp_path: Path) -> None:
    file = tmp_path / "test_dotted.py"
    file.write_text("import coaching.rules.phases\nX = coaching.rules.phases.FIRST_WEEKS\n", encoding="utf-8")
    assert repeating(file) == {"*"}


def test_no_test_of_thresholds_reads_the_table() -> None:
    files = (Path(__file__).parents[1] / "coaching").glob("test_*_thresholds.py")
    assert not [file.name for file in files if repeating(file)]
