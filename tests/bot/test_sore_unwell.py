"""Ill, tired, short of sleep: told to the coach, and what it changed is said."""

from coaching.facts import IllnessKind
from coaching.session_type import SessionType
from tests.bot.talking import THURSDAY, Runner


def test_ill_means_rest_and_a_cold_only_means_light_work() -> None:
    runner = Runner().says("I am sick")
    session = runner.training.session_on(THURSDAY)
    assert session is not None
    assert session.type is SessionType.NONE
    runner.taps_label("Nose and throat")
    assert runner.training.illness is not None
    assert runner.training.illness.kind is IllnessKind.ABOVE_NECK
    assert "A cold, then" in runner.text


def test_well_again_comes_back_in_steps() -> None:
    runner = Runner().says("fever").waits(days=2).says("well again")
    assert runner.training.illness is not None
    assert runner.training.illness.over_on is not None
    assert "Welcome back" in runner.text


def test_well_without_an_illness_is_simply_good_news() -> None:
    assert "Good to hear" in Runner().says("feeling better").text


def test_a_short_night_turns_the_session_down_and_says_so() -> None:
    runner = Runner().says("slept 4 hours")
    assert "4 hours of sleep" in runner.text
    assert "becomes" in runner.text


def test_a_bad_night_asks_for_the_hours() -> None:
    runner = Runner().says("slept badly").taps_label("5–6 h")
    assert runner.training.nights[-1].hours == 5.5


def test_a_good_night_is_no_report() -> None:
    assert Runner().says("slept well").heard.facts == ()


def test_tired_is_asked_for_a_number() -> None:
    runner = Runner().says("tired").taps_label("7–8")
    assert runner.training.soreness[-1].tired == 8


def test_illness_with_a_skip_is_told_once() -> None:
    assert len(Runner().says("sick, have to skip today").screens) == 1
