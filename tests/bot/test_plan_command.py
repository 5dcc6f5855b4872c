"""`python -m bot plan`: a plan without a chat, and every fault of a file at once."""

import json
from pathlib import Path

import pytest

from bot.plan.command import main

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
