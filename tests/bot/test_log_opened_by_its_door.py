"""The log opened at its second question, without a day."""

from bot.buttons import Act, Action
from tests.bot.talking import Runner


def test_the_log_without_a_day_is_about_today() -> None:
    runner = Runner().says("/today").taps(Act(Action.OPEN, None, "log how"))
    assert "Thursday 26 November" in runner.text
    assert not Runner().taps(Act(Action.OPEN, None, "log how")).heard.facts
