"""Text that fits its room, and axes with round numbers."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures.axes import Scale, days, spread, ticks, whole_ticks, widened
from bot.pictures.text import BODY, LEAST, TITLE, cut, fitted, readable, width, wrapped

FEW = settings(max_examples=25, deadline=None)
TEXTS = st.text(st.characters(codec="latin-1", categories=["L", "N", "P", "Zs"]), max_size=60)
ROOMS = st.integers(60, 1000)


@FEW
@given(TEXTS, ROOMS)
def test_a_cut_text_fits_its_room(text: str, room: int) -> None:
    assert width(cut(text, BODY, room), BODY) <= room


@FEW
@given(TEXTS, ROOMS, st.integers(1, 4))
def test_lines_fit_and_are_no_more_than_allowed(text: str, room: int, most: int) -> None:
    lines = wrapped(text, BODY, room, most)
    assert len(lines) <= most
    assert all(width(line, BODY) <= room for line in lines)


@FEW
@given(TEXTS, ROOMS)
def test_a_fitted_text_is_made_smaller_before_it_is_cut(text: str, room: int) -> None:
    said, style = fitted(text, TITLE, room)
    assert width(said, style) <= room
    assert said == readable(text) or style.size == LEAST


def test_what_fits_stays_as_it_is() -> None:
    assert fitted("Goblet squat", TITLE, 900) == ("Goblet squat", TITLE)
    assert wrapped("one two three", BODY, 900) == ("one two three",)
    assert wrapped("", BODY, 900) == ()


def test_left_over_words_end_in_dots() -> None:
    assert wrapped("one two three four five six seven", BODY, 200, 2)[-1].endswith("…")


def test_letters_that_the_font_does_not_know_are_left_out() -> None:
    assert readable("🦵 red 🔴 band") == "red band"
    assert readable("Łódź × ½ – “ü”") == "Łódź × ½ – “ü”"


def test_no_line_ends_within_a_dose() -> None:
    dose = "3\u00a0×\u00a010/side"
    for room in range(300, 800, 20):
        assert any(dose in line for line in wrapped(f"Romanian Deadlift {dose} band", BODY, room))


@FEW
@given(st.floats(-1e6, 1e9), st.floats(0, 1e9), st.integers(2, 6))
def test_ticks_hold_the_values_between_them_in_even_steps(low: float, more: float, most: int) -> None:
    found = ticks(low, low + more, most)
    assert 2 <= len(found) <= most + 2
    assert found[0] <= low + 1e-3 * max(1, abs(low))
    assert found[-1] >= low + more - 1e-3 * max(1, abs(low + more))
    steps = [b - a for a, b in pairwise(found)]
    assert max(steps) - min(steps) <= 1e-4 * max(steps)


def test_ticks_are_round() -> None:
    assert ticks(7, 19, 4) == (5, 10, 15, 20)
    assert ticks(0, 2.4, 5) == (0, 0.5, 1, 1.5, 2, 2.5)
    assert whole_ticks(9, 10, 4) == (9, 10)
    assert whole_ticks(9, 9, 4) == (8, 9, 10)


def test_what_stays_the_same_stands_in_the_middle_of_its_scale_and_never_below_nothing() -> None:
    assert widened(8, 8, 4) == (6, 10)
    assert widened(8, 9, 4) == (7, 11)
    assert widened(1, 1, 4) == (0, 4)
    assert widened(5, 20, 4) == (5, 20)


@FEW
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 2000))
def test_dates_to_label_are_few_and_in_range(since: date, length: int) -> None:
    until = since + timedelta(days=length)
    found = days(since, until)
    assert 1 <= len(found) <= 5
    assert all(since <= one <= until for one in found)
    assert list(found) == sorted(set(found))


@FEW
@given(st.lists(st.floats(0, 500), max_size=9).map(sorted))
def test_places_are_spread_without_touching(wanted: list[float]) -> None:
    found = spread(wanted, 50, 0, 600)
    assert all(b - a >= 50 - 1e-6 for a, b in pairwise(found))
    assert all(-1e-6 <= one <= 600 for one in found)


def test_a_scale_without_length_stays_in_the_middle() -> None:
    assert Scale(5, 5, 0, 100)(5) == 50
    assert Scale(0, 10, 100, 0)(2.5) == 75
