"""Screens as values: what they say of a session in whatever unit, load and length it comes."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from bot.screens import about as screens_about
from bot.screens import training as screens
from bot.screens.keyboard import MESSAGE_LIMIT, short
from bot.words import doses, nudge
from coaching.coach import WeekReview
from coaching.exercise import Catalogue
from coaching.reasons.session import LoadUp
from coaching.runner import DayClass, RunDay, Units
from coaching.session import Block, BlockKind, Load, LoadKind, Prescription, Session
from coaching.session_type import SessionType
from data import catalogue
from tests.bot.talking import PROFILE, THURSDAY

SQUAT = Prescription(
    exercise="goblet_squat", sets=3, reps=10, window=(8, 10), tempo="3-1-1", rest_s=90, rir=(3, 4),
    load=Load(LoadKind.WEIGHT, 12.0),
)  # fmt: skip
REVIEW = WeekReview(done=2, planned=2, week=3, next_week=4, phase=1, next_phase=1)


@pytest.fixture(scope="module")
def book() -> Catalogue:
    return catalogue.load()


def session(*prescriptions: Prescription) -> Session:
    return Session(day=THURSDAY, type=SessionType.STRENGTH_FULL, blocks=(Block(BlockKind.MAIN, prescriptions),))


def shown(book: Catalogue, one: Prescription, units: Units = Units.KG) -> str:
    screen = screens.today(session(one), replace(PROFILE, units=units), book, RunDay(DayClass.EASY))
    return screen.text.replace(doses.NO_BREAK, " ")


def test_a_load_is_shown_in_the_runners_unit(book: Catalogue) -> None:
    assert "3 × 10 · 12 kg" in shown(book, SQUAT)
    assert "3 × 10 · 26.5 lb" in shown(book, SQUAT, Units.LB)


def test_why_tells_loads_in_the_runners_unit(book: Catalogue) -> None:
    heavier = session(replace(SQUAT, because=(LoadUp(before=10.0, now=12.5),)))
    assert "12.5 kg" in screens.why(heavier, None, book, Units.KG).text
    assert "27.5 lb" in screens.why(heavier, None, book, Units.LB).text


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (Load(LoadKind.PER_HAND, 7.5), "7.5 kg in each hand"),
        (Load(LoadKind.BAND, band="<red>"), "&lt;red&gt; band"),
        (Load(LoadKind.BAND), "band"),
        (Load(LoadKind.CHOOSE), "about 15 times"),
    ],
)
def test_every_kind_of_load_is_said(book: Catalogue, load: Load, said: str) -> None:
    assert said in shown(book, replace(SQUAT, load=load))


def test_holds_jumps_sides_and_shared_rests_are_said(book: Catalogue) -> None:
    hold = replace(
        SQUAT, exercise="side_plank", reps=None, seconds=20, per_side=True, tempo="hold", rir=None, load=Load()
    )
    jump = replace(SQUAT, exercise="pogo_hop", reps=None, contacts=10, tempo="fast", rir=None, load=Load(), paired=True)
    assert "3 × 20 s/side" in shown(book, hold)
    assert "3 × 10 landings" in shown(book, jump)


def test_of_two_in_turn_only_the_second_rests(book: Catalogue) -> None:
    pair = session(SQUAT, replace(SQUAT, exercise="split_squat"), replace(SQUAT, exercise="dead_bug", paired=True))
    lines = screens.today(pair, PROFILE, book).text.split("\n")
    first, second = (next(at for at, line in enumerate(lines) if line.startswith(start)) + 1 for start in ("2.", "3."))
    assert lines[first].strip() == "<i>in turn with 3</i>"
    assert lines[second].strip() == "<i>rest 90 s</i>"
    assert "no rest between" in screens.cues(pair, 1, book, Units.KG).text
    assert "then 90 s rest" in screens.cues(pair, 2, book, Units.KG).text


@pytest.mark.parametrize(
    ("names", "others"),
    [(("split_squat", "dead_bug"), "2 and 3"), (("split_squat", "dead_bug", "bird_dog"), "2 to 4")],
)
def test_of_more_than_two_in_turn_the_first_says_which(book: Catalogue, names: tuple[str, ...], others: str) -> None:
    all_in_turn = session(SQUAT, *(replace(SQUAT, exercise=name, paired=True) for name in names))
    text = screens.today(all_in_turn, PROFILE, book).text
    assert text.count("in turn with") == 1
    assert f"in turn with {others}" in text


def test_an_exercise_that_left_the_catalogue_is_still_named(book: Catalogue) -> None:
    gone = session(replace(SQUAT, exercise="old_<move>"))
    assert "Old &lt;move&gt;" in screens.today(gone, PROFILE, book).text
    assert screens.cues(gone, 0, book, Units.KG).keyboard
    assert screens.all_cues(gone, book).keyboard


def test_the_effort_is_in_plain_words() -> None:
    assert doses.effort((3, 4)) == "stop with 3–4 clean reps left"
    assert doses.effort((1, 1)) == "stop with 1 clean rep left"
    assert doses.effort(None) == ""


@pytest.mark.parametrize(
    ("tempo", "said"),
    [
        ("3-1-1", "3 s down, 1 s pause, 1 s up"),
        ("2-0-X", "2 s down, up fast"),
        ("3-0-1", "3 s down, 1 s up"),
        ("hold", ""),
        ("slow", "slow and controlled"),
        ("odd", "odd"),
    ],
)
def test_a_tempo_is_in_plain_words(tempo: str, said: str) -> None:
    assert doses.tempo(tempo) == said


def test_beside_its_picture_a_tempo_goes_the_way_that_the_picture_goes(book: Catalogue) -> None:
    pull = session(replace(SQUAT, exercise="band_pull_apart", tempo="3-1-X"))
    assert "pull fast, 1 s pause, 3 s back" in screens.cues(pull, 0, book, Units.KG).text
    assert "2 s down, 1 s push" in doses.tempo("2-0-1", book["push_up"])
    drill = session(replace(SQUAT, exercise="bird_dog", tempo="slow"))
    assert "slow and controlled" in screens.cues(drill, 0, book, Units.KG).text


@pytest.mark.parametrize(
    ("at", "zone", "said"),
    [
        (time(6, 30), "Europe/Berlin", "6:30"),
        (time(18, 5), "America/New_York", "6:05 pm"),
        (time(0, 0), "America/New_York", "12:00 am"),
        (time(18, 5), "America/Sao_Paulo", "18:05"),
        (time(12, 0), "Australia/Sydney", "12:00 pm"),
    ],
)
def test_a_time_is_written_as_it_is_there(at: time, zone: str, said: str) -> None:
    assert doses.clock(at, zone) == said


def test_a_long_text_loses_whole_lines_at_its_end() -> None:
    text = short("\n".join(["<b>a line of words</b>"] * 400))
    assert len(text) <= MESSAGE_LIMIT
    assert text.count("<b>") == text.count("</b>")
    assert text.endswith("…")


def test_the_longest_session_fits_one_message(book: Catalogue) -> None:
    ids = list(book.exercises)
    many = session(*(replace(SQUAT, exercise=one) for one in ids[:60]))
    assert len(screens.today(many, PROFILE, book).text) <= MESSAGE_LIMIT
    assert len(screens.all_cues(many, book).text) <= MESSAGE_LIMIT


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (REVIEW, "2 strength sessions done, as planned."),
        (replace(REVIEW, done=1), "1 of 2 strength sessions done"),
        (replace(REVIEW, done=0), "It happens"),
        (replace(REVIEW, done=0, planned=0), "No strength session was planned"),
        (replace(REVIEW, deload_next=True), "lighter</b>, on purpose"),
        (replace(REVIEW, next_phase=2), "a new phase</b>, with moderate weight"),
        (replace(REVIEW, next_week=3), "once more"),
    ],
)
def test_the_nudge_says_what_was_done_and_what_comes_without_guilt(review: WeekReview, said: str) -> None:
    assert said in nudge.weekly(review, (), ())


def test_a_day_has_its_own_name_for_edits() -> None:
    assert screens.slot(date(2026, 11, 26)) == "day:2026-11-26"


def test_a_group_without_a_known_address_still_gets_an_answer() -> None:
    assert screens_about.group("").text


def test_no_line_ends_within_a_dose() -> None:
    hold = replace(SQUAT, reps=None, seconds=15, per_side=True)
    assert "3 × 15 s/side".replace(" ", "\u00a0") in doses.sets_short(hold)
