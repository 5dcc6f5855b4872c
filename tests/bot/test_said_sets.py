"""Lines of sets as runners type them between two sets, with one thumb."""

import pytest

from bot.understanding.said_sets import SaidFault, SaidSet, SaidSets, read
from coaching.facts import LEFT, RIGHT, Feel
from coaching.runner import Units


def said(text: str, units: Units = Units.KG) -> SaidSets:
    found = read(text, units)
    assert isinstance(found, SaidSets), (text, found)
    return found


def counts(text: str) -> list[int]:
    return [one.count for one in said(text).sets]


@pytest.mark.parametrize(
    ("text", "wanted", "kg"),
    [
        ("12 kg 10 10 9", [10, 10, 9], 12.0),
        ("12kg 10,10,9", [10, 10, 9], 12.0),
        ("12,5 kg 10 10 9", [10, 10, 9], 12.5),
        ("12.5kg: 10 / 10 / 9", [10, 10, 9], 12.5),
        ("10 10 9 @12", [10, 10, 9], 12.0),
        ("10 10 9 at 12 kilos", [10, 10, 9], 12.0),
        ("3x10 @12kg", [10, 10, 10], 12.0),
        ("3 × 10 12 KG", [10, 10, 10], 12.0),
        ("3 sets of 10 with 12 kg", [10, 10, 10], 12.0),
        ("3*10@12", [10, 10, 10], 12.0),
        ("12 kg x 10 x 3", [10, 10, 10], 12.0),
        ("10x3 12 kg", [10, 10, 10], 12.0),
        ("10 x 12 kg", [10], 12.0),
        ("10/10/8", [10, 10, 8], None),
        ("10-10-8", [10, 10, 8], None),
        ("10, 10 and 8 reps", [10, 10, 8], None),
        ("3 sets: 10 10 9", [10, 10, 9], None),
        ("ten ten nine", [10, 10, 9], None),
        ("I did 10 10 9", [10, 10, 9], None),
        ("bw 12 12", [12, 12], 0.0),
        ("10 10 9 in each hand 8 kg", [10, 10, 9], 8.0),
    ],
)
def test_counts_and_the_weight_are_read(text: str, wanted: list[int], kg: float | None) -> None:
    sets = said(text).sets
    assert [one.count for one in sets] == wanted
    assert {one.kg for one in sets} == {kg}


def test_a_list_of_pairs_that_no_runner_does_as_sets_is_weights_and_reps() -> None:
    sets = said("50 x 8, 50 x 8, 55 x 6").sets
    assert [(one.kg, one.count) for one in sets] == [(50.0, 8), (50.0, 8), (55.0, 6)]
    assert said("45 x 8, 50 x 8", Units.LB).sets[0].kg == pytest.approx(20.412, abs=0.01)
    assert counts("2 x 10, 1 x 8") == [10, 10, 8]


def test_pounds_are_kept_in_kilograms_and_a_bare_weight_is_in_the_runners_unit() -> None:
    assert said("25 lb 10 10").sets[0].kg == pytest.approx(11.34)
    assert said("10 10 @25", Units.LB).sets[0].kg == pytest.approx(11.34)
    assert said("10 10 @25 kg", Units.LB).sets[0].kg == 25.0


def test_each_set_may_have_its_own_weight() -> None:
    assert [one.kg for one in said("12 kg 10 10 14 kg 8").sets] == [12.0, 12.0, 14.0]
    assert [one.kg for one in said("10@12 8@14").sets] == [12.0, 14.0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("35 s", [35]), ("35s 30s", [35, 30]), ('40"', [40]), ("3x35 sec", [35] * 3), ("1:10", [70]), ("1 min", [60])],
)
def test_seconds_are_read(text: str, wanted: list[int]) -> None:
    assert said(text).seconds
    assert counts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L 10 R 8", [(10, LEFT), (8, RIGHT)]),
        ("l10 r8", [(10, LEFT), (8, RIGHT)]),
        ("left 10 right 8", [(10, LEFT), (8, RIGHT)]),
        ("10 left, 8 right", [(10, LEFT), (8, RIGHT)]),
        ("10l 8r", [(10, LEFT), (8, RIGHT)]),
        ("10/9 per side", [(10, LEFT), (9, RIGHT)]),
        ("10/9 each leg", [(10, LEFT), (9, RIGHT)]),
        ("L 10 10 9 R 9 9 8", [(10, LEFT), (10, LEFT), (9, LEFT), (9, RIGHT), (9, RIGHT), (8, RIGHT)]),
    ],
)
def test_sides_are_told_apart(text: str, wanted: list[tuple[int, str]]) -> None:
    assert [(one.count, one.side) for one in said(text).sets] == wanted


def test_the_same_on_both_sides_needs_no_sides() -> None:
    assert said("10 10 9 per side").sets == (SaidSet(10), SaidSet(10), SaidSet(9))
    assert said("3x10 each side").sets == (SaidSet(10),) * 3


def test_a_single_count_stands_for_every_set_and_a_number_of_sets_is_taken_at_its_word() -> None:
    assert said("35 s").once
    assert said("L 10 R 8").once
    assert said("12").once
    assert not said("1x10").once
    assert not said("10 10").once


def test_a_weight_alone_is_the_load() -> None:
    found = said("12 kg")
    assert (found.sets, found.kg) == ((), 12.0)


@pytest.mark.parametrize(
    ("text", "feel"),
    [("10 10 9 too hard", Feel.TOO_HARD), ("3x10 easy", Feel.TOO_EASY), ("10 10 10 ok", Feel.RIGHT), ("10 10", None)],
)
def test_how_it_felt_may_stand_beside(text: str, feel: Feel | None) -> None:
    assert said(text).feel is feel


@pytest.mark.parametrize("text", ["12 kg 10 10 9", "3x10", "10/10/8", "35 s", "L 10 R 8"])
def test_some_lines_are_evidently_sets(text: str) -> None:
    assert said(text).evident


@pytest.mark.parametrize("text", ["10", "6/10", "10 9", "12 kg"])
def test_others_are_sets_only_where_sets_are_asked_for(text: str) -> None:
    assert not said(text).evident


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("30x10", SaidFault.MANY_SETS),
        ("9 9 9 9 9 9 9 9 9 9 9", SaidFault.MANY_SETS),
        ("1000 10 10", SaidFault.MANY_REPS),
        ("900 s", SaidFault.LONG),
        ("1200 kg 10 10", SaidFault.HEAVY),
        ("10 0 10", SaidFault.UNCLEAR),
        ("12 kg 10 10 nien", SaidFault.UNCLEAR),
        ("3x10 kkg", SaidFault.UNCLEAR),
    ],
)
def test_a_slip_is_told_apart_from_another_subject(text: str, fault: SaidFault) -> None:
    assert read(text, Units.KG) is fault


@pytest.mark.parametrize(
    "text",
    [
        *("", "done", "sore 6", "calves 6", "my knee hurts", "remind me at 6:30", "at 18:30", "7:30", "30 min", "left"),
        *("I ran 10 km", "5 km easy", "slept 4 hours", "in 2 hours", "move it to Friday", "😀", "skip", "7.30 pm"),
        *("right", "easy", "too hard", "ok", "long run on Friday 20 km", "race on 12 April", "only 20 minutes today"),
    ],
)
def test_what_is_about_something_else_is_left_alone(text: str) -> None:
    assert read(text, Units.KG) is None
