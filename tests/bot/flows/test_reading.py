"""What people type into a question, as a table: the left column as a new user would write it."""

from datetime import date, time

import pytest

from bot.flows.reading.dates import read_date, weekday_word
from bot.flows.reading.hours import read_hour
from bot.flows.reading.numbers import only_number, willing, yes_or_no
from bot.flows.reading.weeks import read_week
from bot.flows.reading.weights import read_body_mass, read_weights
from coaching.runner import Equipment, Units

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("6:30", time(6, 30)),
        ("06:30", time(6, 30)),
        ("0630", time(6, 30)),
        ("6.30", time(6, 30)),
        ("6h30", time(6, 30)),
        ("6 30", time(6, 30)),
        ("7", time(7)),
        ("at 7", time(7)),
        ("7 o'clock", time(7)),
        ("6:30 am", time(6, 30)),
        ("6.30 a.m.", time(6, 30)),
        ("7pm", time(19)),
        ("7 in the evening", time(19)),
        ("6 in the morning", time(6)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("noon", time(12)),
        ("midnight", time(0)),
        ("half past six", time(6, 30)),
        ("half six", time(6, 30)),
        ("quarter past 7", time(7, 15)),
        ("quarter to seven", time(6, 45)),
        ("ten past seven", time(7, 10)),
        ("six thirty", time(6, 30)),
        ("remind me at 6:30 please", time(6, 30)),
        ("every day at 18:00", time(18)),
    ],
)
def test_hours(text: str, at: time) -> None:
    assert read_hour(text) == at


@pytest.mark.parametrize(
    "text", ["", "25:00", "6:75", "75", "9999", "berlin", "soon", "6:30 or 7:00", "in 6 weeks", "-7"]
)
def test_no_hours(text: str) -> None:
    assert read_hour(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 April", date(2027, 4, 12)),
        ("April 12", date(2027, 4, 12)),
        ("12th of april", date(2027, 4, 12)),
        ("on the 3rd of May", date(2027, 5, 3)),
        ("12 apr 2028", date(2028, 4, 12)),
        ("12 april 27", date(2027, 4, 12)),
        ("1 December", date(2026, 12, 1)),
        ("22 november", date(2026, 11, 22)),
        ("21 november", date(2027, 11, 21)),
        ("29 feb", date(2028, 2, 29)),
        ("Sunday 11 April", date(2027, 4, 11)),
        ("2027-04-12", date(2027, 4, 12)),
        ("2027/4/12", date(2027, 4, 12)),
        ("12.4.2027", date(2027, 4, 12)),
        ("12.04.", date(2027, 4, 12)),
        ("12/4", date(2027, 4, 12)),
        ("4/25/2027", date(2027, 4, 25)),
        ("in 6 weeks", date(2027, 1, 3)),
        ("in six weeks", date(2027, 1, 3)),
        ("6 weeks from now", date(2027, 1, 3)),
        ("in a month", date(2026, 12, 22)),
        ("in 3 months", date(2027, 2, 22)),
        ("in 10 days", date(2026, 12, 2)),
        ("in a year", date(2027, 11, 22)),
        ("2 weeks ago", date(2026, 11, 8)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 23)),
        ("next saturday", date(2026, 11, 28)),
        ("sunday", date(2026, 11, 29)),
    ],
)
def test_dates(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"), [("2 October", date(2026, 10, 2)), ("sunday", TODAY), ("12.4.", date(2026, 4, 12))]
)
def test_dates_in_the_past(text: str, day: date) -> None:
    assert read_date(text, TODAY, past=True) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 April",
        "10",
        "april",
        "13/13",
        "2027-13-01",
        "0 may",
        "6 weeks",
        "some day",
        "in 9999 weeks",
        "12 april 7",
    ],
)
def test_no_dates(text: str) -> None:
    if text == "12 april 7":
        assert read_date(text, TODAY) == date(2007, 4, 12)
    else:
        assert read_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("tue thu sat easy, sunday long", ".E.E.EL"),
        ("Tue speed, Thu easy, Sat easy, Sun long", ".S.E.EL"),
        ("tue speed thu easy sat easy sun long", ".S.E.EL"),
        ("easy on Tuesday and Friday, long on Sunday", ".E..E.L"),
        ("Tuesday: tempo; Thursday: easy\nSunday: long run", ".S.E..L"),
        ("intervals tue, easy thu sat, long sun", ".S.E.EL"),
        ("mon-fri easy, sat rest", "EEEEE.."),
        ("mon to wed easy and sunday long", "EEE...L"),
        ("weekdays easy, weekend long", "EEEEELL"),
        ("every day easy", "EEEEEEE"),
        ("Saturdays parkrun, Wednesdays easy", "..E..R."),
        ("fri-mon easy", "E...EEE"),
        ("i run easy on mondays", "E......"),
    ],
)
def test_weeks(text: str, week: str) -> None:
    read = read_week(text)
    assert read is not None
    letters = {"rest": ".", "easy": "E", "speed": "S", "long": "L", "race": "R"}
    assert "".join(letters[day.first] for day in read.days) == week
    assert all(day.second is None for day in read.days)


@pytest.mark.parametrize(
    ("text", "second"), [("tue easy and easy", "easy"), ("tue easy speed", "speed"), ("tuesday easy twice", "easy")]
)
def test_two_runs_on_a_day(text: str, second: str) -> None:
    read = read_week(text)
    assert read is not None
    assert (read.days[1].first, read.days[1].second) == ("easy", second)


@pytest.mark.parametrize(
    "text",
    ["", "tue", "easy", "hello", "tue thu maybe", "my knee hurts", "sore", "tue easy speed long", "10k in april"],
)
def test_no_weeks(text: str) -> None:
    assert read_week(text) is None


@pytest.mark.parametrize(
    ("text", "kilos"),
    [
        ("2x8 kg, 12kg kettlebell", {None: (8.0,), Equipment.KETTLEBELL: (12.0,)}),
        ("dumbbells 5, 8 and 10", {Equipment.DUMBBELL: (5.0, 8.0, 10.0)}),
        ("pair of 6 kg dumbbells", {Equipment.DUMBBELL: (6.0,)}),
        ("6 8 12", {None: (6.0, 8.0, 12.0)}),
        ("2.5, 5, 7.5 kg", {None: (2.5, 5.0, 7.5)}),
        ("1,25 and 2,5", {None: (1.25, 2.5)}),
        ("plates 5 10 15", {Equipment.BARBELL: (5.0, 10.0, 15.0)}),
        ("20 lb", {None: (9.072,)}),
        ("12 and 16 kilos", {None: (12.0, 16.0)}),
    ],
)
def test_weights(text: str, kilos: dict[Equipment | None, tuple[float, ...]]) -> None:
    read = read_weights(text, Units.KG)
    assert read is not None
    assert read.of == kilos


def test_weights_without_a_unit_are_in_the_runners_own() -> None:
    read = read_weights("20", Units.LB)
    assert read is not None
    assert read.of == {None: (9.072,)}


@pytest.mark.parametrize("text", ["", "nothing", "heavy ones", "500 kg", "0 kg", "8 kg of feathers"])
def test_no_weights(text: str) -> None:
    assert read_weights(text, Units.KG) is None


@pytest.mark.parametrize(
    ("text", "kg"),
    [
        ("75 kg", 75.0),
        ("75", 75.0),
        ("74,8 kilos", 74.8),
        ("165 lbs", 74.8),
        ("11 stone 4", 71.7),
        ("I weigh 80kg", 80.0),
    ],
)
def test_body_mass(text: str, kg: float) -> None:
    read = read_body_mass(text, Units.KG)
    assert read is not None
    assert read[0] == kg


@pytest.mark.parametrize("text", ["", "5", "500", "seventy", "75 cm", "2 stone"])
def test_no_body_mass(text: str) -> None:
    assert read_body_mass(text, Units.KG) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *[(text, True) for text in ("yes", "Yes.", "ok", "yep", "yes please", "of course")],
        *[
            (text, False)
            for text in ("no", "None", "nothing", "not yet", "none of these", "all good", "none realy", "nohting")
        ],
        *[(text, None) for text in ("maybe", "", "sore", "no idea what you mean", "next")],
    ],
)
def test_yes_and_no(text: str, said: bool | None) -> None:
    assert yes_or_no(text) is said


@pytest.mark.parametrize("text", ["let's go", "ok lets go", "yes", "Sure, let's do it", "start", "I'm ready"])
def test_a_yes_to_beginning_is_told_in_many_ways(text: str) -> None:
    assert willing(text) is True


@pytest.mark.parametrize("text", ["let me think", "what is this", "start over", "go away", "", "not now"])
def test_what_is_no_yes_to_beginning(text: str) -> None:
    assert willing(text) is not True


@pytest.mark.parametrize(("word", "day"), [("satuday", 5), ("wendesday", 2), ("mondya", 0), ("sudnay", 6)])
def test_a_weekday_with_a_slip_in_it(word: str, day: int) -> None:
    assert weekday_word(word) == day


@pytest.mark.parametrize("word", ["today", "tursday", "someday", "holiday", "payday"])
def test_what_could_be_two_weekdays_or_none_is_none(word: str) -> None:
    assert weekday_word(word) is None


@pytest.mark.parametrize(
    ("text", "value"), [("34", 34), ("I am 34", 34), ("34 35", None), ("34 apples", None), ("twelve", 12)]
)
def test_the_only_number(text: str, value: float | None) -> None:
    assert only_number(text, "i", "am") == value
