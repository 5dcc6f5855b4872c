"""Within a session a bare "stop" is about the session, and seconds belong to the exercise that is timed."""

import pytest

from tests.bot.living import lived
from tests.bot.talking import THURSDAY
from tests.bot.walking import started, told


@pytest.mark.parametrize("text", ["stop", "Enough!", "that's enough"])
def test_a_bare_stop_ends_the_session_with_what_was_done(text: str) -> None:
    runner = started().taps_label("Done as planned").says(text)
    assert "How did it feel?" in runner.text
    assert [one.exercise for one in told(runner).exercises] == ["bodyweight_squat"]
    assert runner.person.chat.position is None


def test_without_a_walk_stop_is_about_the_messages() -> None:
    assert "keep quiet" in lived(1).says("stop").text


def test_seconds_are_of_the_timed_one_of_two_in_turn() -> None:
    runner = lived(9).sleeps_until(THURSDAY).says("/today").taps_label("Start")
    for _ in range(3):
        runner.taps_label("Done as planned")
    assert "👉 a  <b>Side-Lying Hip Abduction" in runner.text
    assert "Side Plank on Knees: 35 s" in runner.says("35 s").text
    assert "👉 a  <b>Side-Lying Hip Abduction" in runner.text
