"""The hands-free session in the chat: where its button stands, what the file is made of, what is said without it."""

import re

import pytest
from msgspec.structs import replace

from bot.buttons import Act, Action
from bot.media.picture_recipes import SessionCard
from bot.media.recipes import Made, SessionAudio
from bot.replies import Edit, Media, Send
from bot.telegram_media import sending
from bot.words import hands_free as words
from bot.words import labels
from coaching.memory.count import Status
from coaching.runner import Distance, Race
from coaching.session import Session
from coaching.session_type import SessionType
from tests.bot.talking import FRIDAY, THURSDAY, Runner


def file_of(runner: Runner) -> Media:
    (file,) = [one for one in runner.heard.replies if isinstance(one, Media)]
    return file


def names_of(runner: Runner) -> list[str]:
    recipe = file_of(runner).recipe
    assert isinstance(recipe, SessionAudio)
    return [part.name for part in recipe.parts if not part.frame]


def test_it_is_one_tap_from_todays_session_and_leaves_that_message_as_it_is() -> None:
    runner = Runner().says("/today").taps_label(labels.HANDS_FREE)
    assert file_of(runner).message_id is None
    assert not [one for one in runner.heard.replies if isinstance(one, Send | Edit)]


def test_the_file_is_made_of_what_stands_in_the_session() -> None:
    runner = Runner().says("/today")
    text = runner.text
    runner.says("/listen")
    assert all(name in text for name in names_of(runner))
    assert len(names_of(runner)) == 6
    file = file_of(runner)
    assert (file.name, file.title) == ("hands-free-2026-11-26.m4a", "Full-body strength A")


def test_the_player_shows_its_title_who_made_it_and_its_length() -> None:
    method, values = sending(file_of(Runner().says("/listen")), Made(content=b"sound", seconds=1900))
    assert method == "sendAudio"
    assert (values["title"], values["performer"], values["duration"]) == (
        "Full-body strength A",
        "Strength coach",
        1900,
    )
    assert values["audio"].filename == "hands-free-2026-11-26.m4a"


def test_its_caption_says_how_long_it_takes_and_what_to_do_first() -> None:
    said = file_of(Runner().says("/listen")).screen.text
    assert "hands-free, 3" in said
    assert "min" in said
    assert "within reach" in said


def test_card_message_and_sound_tell_one_length_and_the_file_says_why_its_own_is_another() -> None:
    runner = Runner().says("/today")
    (told,) = re.findall(r"about \d+ min", runner.text)
    card = file_of(Runner().says("/card"))
    assert isinstance(card.recipe, SessionCard)
    assert card.recipe.minutes == told
    assert told in card.screen.text
    length = int(told.split()[1]) * 60
    session = Session(day=THURSDAY, type=SessionType.STRENGTH_FULL, estimate_s=length)
    assert told in words.caption(session, length + 60)
    assert "the plan says" not in words.caption(session, length)
    assert "the plan says" not in words.caption(replace(session, walk_min=2, estimate_s=length + 120), length)


@pytest.mark.parametrize("text", ["hands free please", "can I listen to it", "give me the audio"])
def test_it_is_understood_in_plain_words(text: str) -> None:
    assert file_of(Runner().says(text)).title


def test_in_the_walk_it_is_at_hand_too_and_knows_what_was_swapped() -> None:
    runner = Runner().says("/today").taps_label("▶ Start")
    before = names_of(runner.taps_label("🎧"))
    runner.taps(Act(Action.WALK, THURSDAY)).taps_label("🔁").taps_label(runner.screen.keyboard[0][0].label)
    after = names_of(runner.taps(Act(Action.HANDS_FREE, THURSDAY)))
    assert before[1:] == after[1:]
    assert before[0] != after[0]


def test_below_the_file_done_logs_the_session() -> None:
    runner = Runner().says("/listen")
    done = file_of(runner).screen.keyboard[0][0].does
    assert done == Act(Action.DONE, THURSDAY)
    assert runner.taps(done).training.status_on(THURSDAY) is Status.DONE


def test_a_second_tap_takes_the_buttons_of_the_first_file_away_and_changes_nothing() -> None:
    runner = Runner().says("/today").taps_label(labels.HANDS_FREE)
    first, before = file_of(runner), runner.training
    again = file_of(runner.taps(Act(Action.HANDS_FREE, THURSDAY)))
    assert again == first
    assert first.slot
    assert runner.training == before


def test_on_a_day_without_training_a_sentence_says_so() -> None:
    runner = Runner(races=(Race(THURSDAY, Distance.TEN_K),)).says("/listen")
    assert runner.text == words.NO_EXERCISES
    assert runner.labels


def test_yesterdays_button_shows_today() -> None:
    runner = Runner().says("/today").sleeps_until(FRIDAY).taps(Act(Action.HANDS_FREE, THURSDAY))
    assert "That was Thursday's session" in runner.text


def test_while_all_training_is_on_hold_nothing_leads_through_it() -> None:
    runner = Runner().says("chest pain and dizzy").says("/listen")
    assert not [one for one in runner.heard.replies if isinstance(one, Media)]
    assert runner.labels


def test_a_newcomer_answers_the_questions_first() -> None:
    runner = Runner(onboarded=False).says("/listen")
    assert not [one for one in runner.heard.replies if isinstance(one, Media)]


def test_where_it_cannot_be_made_the_text_leads_to_the_same_session() -> None:
    file = file_of(Runner().says("/listen"))
    assert "could not make the sound" in file.instead
    assert Act(Action.WALK, THURSDAY) in [button.does for row in file.screen.keyboard for button in row]
