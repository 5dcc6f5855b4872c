"""Pain and red flags never become a deload: the safety answer, the way out, and nothing in between."""

import pytest

from bot.words.pain import SIGNS
from coaching.facts import RedFlag
from coaching.runner import Joint
from coaching.session_type import SessionType
from tests.bot.talking import THURSDAY, Runner


@pytest.mark.parametrize(
    "text", ["my knee hurts", "sharp pain in my foot", "pain", "my achilles is painful", "stabbing in the hip"]
)
def test_pain_gets_the_safety_answer_and_no_deload(text: str) -> None:
    runner = Runner().says(text)
    assert "is not soreness" in runner.text
    assert "Stop what hurts" in runner.text
    assert "SorenessReported" not in runner.kinds()
    assert "PainReported" in runner.kinds()


def test_sharp_or_one_sided_soreness_is_pain() -> None:
    runner = Runner().says("sore").taps_label("Sharp")
    assert "is not soreness" in runner.text
    assert runner.training.pains[-1].sharp


def test_where_and_how_bad_refine_the_report() -> None:
    runner = Runner().says("pain").taps_label("Knee").taps_label("4–6")
    assert any(one.joint is Joint.KNEE for one in runner.training.pains)
    assert "How bad" not in runner.text


def test_pain_that_is_gone_counts_good_days() -> None:
    runner = Runner().says("my knee hurts").waits(days=1).says("no pain")
    assert "three days" in runner.text
    assert runner.training.pains[-1].good_days == 1


def test_no_pain_without_any_is_simply_good_news() -> None:
    assert "Good to hear" in Runner().says("no pain").text


@pytest.mark.parametrize("sign", list(RedFlag))
def test_every_sign_has_its_button_its_urgency_and_stops_everything(sign: RedFlag) -> None:
    runner = Runner().says("pain").taps_label("⚠️").taps_label(SIGNS[sign])
    assert "Stop training" in runner.text
    assert "Please " in runner.text
    assert "diagnosis" in runner.text
    assert runner.training.red_flags == (sign,)
    session = runner.training.session_on(THURSDAY)
    assert session is not None
    assert session.type is SessionType.NONE


def test_a_red_flag_in_words_stops_everything_until_a_professional_says_yes() -> None:
    runner = Runner().says("my chest feels tight when I run")
    assert "emergency number" in runner.text
    for text in ("/today", "sore", "done", "tired"):
        assert "on hold" in runner.says(text).text
    runner.says("/today").taps_label("A professional").taps_label("Yes")
    assert not runner.training.red_flags
    assert "Full-body" in runner.says("/today").text


def test_a_false_alarm_costs_one_more_question_and_is_no_clearance() -> None:
    runner = Runner().says("my chest is tight").taps_label("You misread me")
    assert "do you have any of this" in runner.text
    runner.taps_label("No, I have")
    assert not runner.training.red_flags
    assert runner.training.cleared_on is None
    assert not runner.training.profile.cleared


def test_cleared_in_words_is_asked_once_more() -> None:
    runner = Runner().says("felt a pop in my calf").says("my doctor cleared me")
    assert runner.training.red_flags
    runner.taps_label("Yes")
    assert not runner.training.red_flags


def test_a_newcomer_with_a_warning_sign_is_warned_and_not_lost() -> None:
    runner = Runner(onboarded=False).says("/start").says("I have chest pain")
    assert "before any training" in runner.screens[0].text
    assert runner.labels


def test_an_emergency_and_despair_are_answered_by_pointing_to_people() -> None:
    assert "emergency number" in Runner().says("there is blood, an emergency").text
    assert "crisis line" in Runner().says("I want to die").text


def test_the_words_of_a_red_flag_are_kept_short() -> None:
    runner = Runner().says("chest pain " + "x" * 900)
    fact = runner.heard.facts[0]
    assert len(getattr(fact, "words", "")) == 200
