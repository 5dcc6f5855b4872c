"""`python -m bot plan`: a plan without a chat, and every fault of a file at once."""

import json
from functools import cache
from pathlib import Path

import pytest

from bot.plan.command import brief, known, main
from bot.plan.file import read
from bot.plan.history import Known
from bot.plan.table import PlanFileError
from coaching.exercise import Catalogue
from data import catalogue

EXAMPLE = Path("docs/plan.toml")
PLAIN = """
[plan]
start = 2026-11-23
[runner]
age = "18_39"
[week]
mon = "easy"
wed = "speed"
thu = "easy"
sun = "long"
"""


def written(folder: Path, text: str) -> str:
    path = folder / "plan.toml"
    path.write_text(text)
    return str(path)


def test_the_example_is_shown_with_sessions_doses_and_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXAMPLE)]) == 0
    told = capsys.readouterr().out
    assert "Wed 2026-12-02" in told
    assert "Thu 2026-12-03  easy run + easy run  |  Recovery" in told
    assert "* Sore 2 days in a row" in told


def test_as_json_each_line_is_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXAMPLE), "--json", "--weeks", "2"]) == 0
    days = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["plan"]["day"] for one in days][:2] == ["2026-12-02", "2026-12-03"]
    assert len(days) == 14


def test_weeks_are_simulated_with_the_stated_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([written(tmp_path, PLAIN), "--weeks", "4"])
    assert "strength week 4" in capsys.readouterr().out
    main([written(tmp_path, PLAIN.replace("[runner]", 'answers = "nothing"\n[runner]')), "--weeks", "4"])
    assert "strength week 2" not in capsys.readouterr().out


def test_every_fault_is_told_with_line_and_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = PLAIN.replace('"speed"', '"sprint"') + (
        "[[race]]\nday = 2025-01-01\ndistance = 'half'\n"
        "[[history]]\nday = 2026-11-23\npain = 11\n"
        "[[history.exercise]]\nid = 'gone'\nsets = [8]\nkg = -4\n"
        "[gear]\ndumbbells_kg = [-5]\n[extra]\n"
    )
    assert main([written(tmp_path, faulty)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told] == [
        "line 8, week.wed",
        "line 12, race[0].day",
        "line 16, history[0].pain",
        "line 18, history[0].exercise[0].id",
        "line 20, history[0].exercise[0].kg",
        "line 22, gear.dumbbells_kg",
        "line 23, extra",
    ]


@pytest.mark.parametrize("text", ["not toml", "", "[plan]\nstart = 'soon'\n", "week = 3\n"])
def test_a_file_that_is_no_plan_gets_faults_and_never_a_traceback(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([written(tmp_path, text)]) == 2
    assert capsys.readouterr().err


def test_a_file_that_is_not_there_is_one_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.toml")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def told_of(folder: Path, text: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """What the command prints of a file that is right."""
    assert main([written(folder, text), *options]) == 0
    return capsys.readouterr().out


def test_words_said_do_what_they_do_in_the_chat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = "[[history]]\nday = 2026-11-24\nsaid = {}\n".format
    told = told_of(tmp_path, PLAIN.replace("[runner]", "today = 2026-11-24\n[runner]") + days('"sore 5"'), capsys)
    assert "* Sore, 5 of 10" in told
    refined = PLAIN.replace("[runner]", "today = 2026-11-24\n[runner]") + days('["I am sore", "6", "calves"]')
    told = told_of(tmp_path, refined, capsys)
    assert "* Sore, 6 of 10" in told
    assert "* Your calves are left out" in told


def test_words_that_nobody_understands_are_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = PLAIN + '[[history]]\nday = 2026-11-23\nsaid = "xyzzy plugh"\n[[coming]]\nday = 2026-11-24\nsaid = "6"\n'
    assert main([written(tmp_path, text)]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first == "line 13, history[0].said: 'xyzzy plugh' is not understood"
    assert second.startswith("line 16, coming[0].said: '6' can mean several things")


def test_days_to_come_are_told_when_they_come(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        PLAIN + '[[coming]]\nday = 2026-11-26\nanswers = "nothing"\n[[coming]]\nday = 2026-12-03\nskipped = "no_time"\n'
    )
    told = told_of(tmp_path, text, capsys, "--weeks", "2", "--brief")
    assert told.count("-> done, right") == 1
    assert "-> skipped, no time" in told
    assert "< from now on answers nothing" in told


def test_answers_are_gone_through_in_turn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = PLAIN.replace("[runner]", 'answers = ["right", "too_hard"]\n[runner]')
    told = told_of(tmp_path, text, capsys, "--weeks", "2", "--brief")
    assert told.index("-> done, right") < told.index("-> done, too hard")


def test_the_brief_form_has_a_head_for_each_week_and_a_review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = told_of(tmp_path, PLAIN, capsys, "--weeks", "4", "--brief")
    assert "Mon 14 Dec 2026   strength week 4   phase 1 (bodyweight and light resistance)   ** deload **" in told
    assert "next strength week 4, phase 1, a deload" in told
    assert "(8 to 9" in told


def test_an_exercise_that_no_longer_exists_is_a_fault_and_the_rest_is_still_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = "[[history]]\nday = 2026-11-23\n[[history.exercise]]\nid = 'crunch'\nsets = [8]\n"
    assert main([written(tmp_path, PLAIN + gone + "[[race]]\nday = 2026-01-01\ndistance = 'half'\n")]) == 2
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        "line 14, history[0].exercise[0].id",
        "line 17, race[0].day",
    ]


def test_keys_that_belong_to_another_one_do_not_stand_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = PLAIN + '[[history]]\nday = 2026-11-23\nareas = ["calves"]\nskipped = "ill"\ndone = true\n'
    assert main([written(tmp_path, text)]) == 2
    told = capsys.readouterr().err
    assert "line 13, history[0].areas: stands alone" in told
    assert "line 14, history[0].skipped: stands beside" in told


ODD = (
    "-1",
    "1e400",
    "nan",
    "[]",
    "[[]]",
    "{}",
    '""',
    "true",
    "9999-12-31",
    "2026-11-23T07:00:00",
    "[1, 'a']",
    "1" * 5000,
)
KEYS = (
    *("plan.start", "plan.today", "plan.weeks", "plan.answers", "runner.age", "runner.minutes", "runner.conditions"),
    *("runner.preferred_days", "runner.body_mass_kg", "runner.due_on", "gear.owned", "gear.dumbbells_kg"),
    *("gear.bands", "gear.bar_kg", "week.mon", "week.varies", "race.day", "race.distance", "race.priority"),
    *("history.day", "history.said", "history.sore", "history.areas", "history.slept", "history.run"),
    *("history.jump_test", "history.travel", "history.exercise", "history.done", "history.feel", "coming.answers"),
)


@pytest.mark.parametrize("key", KEYS)
def test_no_value_of_any_key_is_a_traceback(key: str) -> None:
    exercises, ears = tools()
    for odd in ODD:
        try:
            file = read(with_value(key, odd), ears)
        except PlanFileError:
            continue
        assert list(brief(exercises, file, 1)), (key, odd)


@cache
def tools() -> tuple[Catalogue, Known]:
    exercises = catalogue.load()
    return exercises, known(exercises)


def with_value(key: str, odd: str) -> str:
    """A small file with one odd value."""
    values = {"plan.start": "2026-11-23", "runner.age": '"18_39"', "week.thu": '"easy"'}
    own = key.partition(".")[0]
    if own == "race":
        values |= {"race.day": "2027-01-01", "race.distance": '"half"'}
    if own in {"history", "coming"}:
        values |= {f"{own}.day": "2026-11-23"}
    lines = []
    for table in dict.fromkeys(one.partition(".")[0] for one in (values | {key: odd})):
        lines.append(f"[[{table}]]" if table in {"race", "history", "coming"} else f"[{table}]")
        lines += [
            f"{one.partition('.')[2]} = {value}"
            for one, value in (values | {key: odd}).items()
            if one.startswith(f"{table}.")
        ]
    return "\n".join(lines)
