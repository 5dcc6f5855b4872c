import pytest

from bot.events import LocationShared, OtherSent
from bot.records import decode_chat, encode_chat
from tests.bot.talking import Runner

KINDS = ["photo", "voice", "sticker", "edited", "forwarded", "document", "video", "audio", "poll", "dice"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_it_cannot_read_gets_one_short_answer_and_changes_nothing(kind: str) -> None:
    runner = Runner()
    before = runner.person
    runner.sends(OtherSent(update_id=1, chat_id=7, kind=kind))
    assert len(runner.heard.replies) == 1
    assert len(runner.text) < 120
    assert runner.labels
    assert runner.person.training == before.training
    assert runner.person.chat.position == before.chat.position
    assert runner.heard.facts == ()


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_middle_of_a_question_it_says_so_and_asks_again(kind: str) -> None:
    runner = Runner(onboarded=False).says("/start")
    question = runner.text
    runner.sends(OtherSent(update_id=1, chat_id=7, kind=kind))
    assert runner.text.endswith(question)
    assert runner.text != question


def test_a_location_out_of_place_is_not_kept() -> None:
    runner = Runner().sends(LocationShared(update_id=1, chat_id=7, latitude=52.5, longitude=13.4))
    assert runner.labels
    assert runner.heard.facts == ()


@pytest.mark.parametrize(
    "data", ["", "x", "a:zz::", "p:1:2", "a:ss::99", "a:c::77", "a:o::nowhere", "p:1:gear:9", "😀" * 16]
)
def test_a_forged_button_changes_nothing_and_shows_where_we_are(data: str) -> None:
    runner = Runner()
    training = runner.training
    runner.taps(data)
    assert runner.training.soreness == training.soreness
    assert runner.toast is not None
    assert runner.heard.facts == ()


def test_what_it_does_not_understand_it_says_and_shows_the_way() -> None:
    runner = Runner().says("purple monkey dishwasher")
    assert "did not understand" in runner.text
    assert {"Today", "Help"} <= set(runner.labels)


def test_what_it_is_not_sure_of_it_asks() -> None:
    runner = Runner().says("what if I get sore?")
    assert runner.heard.facts == ()
    assert "I am sore today" in runner.labels


def test_a_bare_number_is_asked_unless_something_was_asked_before() -> None:
    assert "Sore: 7 of 10" in Runner().says("7").labels
    assert "Sore: 7 of 10." in Runner().says("sore").says("7").text


def test_html_in_a_name_and_in_a_text_stays_text() -> None:
    runner = Runner().says("<b>sore</b> & so <i>on")
    assert "<b>sore" not in runner.text


@pytest.mark.parametrize("text", ["/today", "/week", "/settings"])
def test_what_needs_a_plan_waits_until_the_questions_are_answered(text: str) -> None:
    runner = Runner(onboarded=False).says("/start").says("yes")
    assert "A few taps first" in runner.says(text).text


def test_a_newcomers_answers_that_wait_aside_are_kept_as_they_are_read_back() -> None:
    runner = Runner(onboarded=False).says("/start").taps_label("All right").says("/delete")
    assert decode_chat(encode_chat(runner.person.chat)) == runner.person.chat
    assert runner.person.chat.position is not None
