"""A run that moved, said in words."""

import pytest

from coaching.runner import DayClass
from tests.bot.talking import FRIDAY, SATURDAY, SUNDAY, THURSDAY, Runner


@pytest.mark.parametrize(
    "text",
    [
        "my long run is on Friday",
        "my long run is on Friday this week",
        "I want to run long on Friday instead of Sunday",
        "I moved my long run to Friday",
    ],
)
def test_a_long_run_on_another_day_is_taken_without_a_question_and_its_usual_day_is_asked_about(text: str) -> None:
    runner = Runner(day=THURSDAY).says(text)
    assert runner.training.run_on(FRIDAY).day_class is DayClass.LONG
    assert "Noted for tomorrow, this once: long" in runner.screens[0].text
    assert "Sunday still has a long run" in runner.screens[0].text
    assert "Your week" in runner.text


def test_the_usual_day_is_freed_in_words_as_well() -> None:
    runner = Runner(day=THURSDAY).says("my long run is on Friday").says("no run on Sunday")
    assert runner.training.run_on(SUNDAY).day_class is DayClass.REST
    assert runner.person.chat.position is None


@pytest.mark.parametrize("text", ["my long run is on Fridays", "my long run was on Monday", "my runs changed"])
def test_what_is_over_or_is_to_stay_is_asked(text: str) -> None:
    runner = Runner(day=THURSDAY).says(text)
    assert "My usual week" in runner.labels
    assert runner.person.chat.position is None


def test_a_day_without_its_run_asks_only_for_the_run() -> None:
    runner = Runner(day=THURSDAY).says("I moved my run to Saturday")
    assert "Saturday" in runner.text
    assert runner.taps_label("Easy").training.run_on(SATURDAY).day_class is DayClass.EASY
