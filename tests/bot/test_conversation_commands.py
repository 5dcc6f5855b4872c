import pytest

from bot.events import GroupMessage
from bot.topics.index import COMMANDS
from bot.words import about
from tests.bot.talking import Runner


@pytest.mark.parametrize("command", [name for name, _ in about.COMMANDS])
def test_every_command_of_the_menu_is_known(command: str) -> None:
    runner = Runner().says(f"/{command}")
    assert "do not know that command" not in runner.text
    assert runner.labels


@pytest.mark.parametrize("command", [*COMMANDS, "start", "cancel"])
def test_every_command_answers_with_a_way_on(command: str) -> None:
    assert Runner().says(f"/{command}").labels


@pytest.mark.parametrize("command", [*COMMANDS, "start", "cancel", "nonsense"])
def test_a_newcomer_is_led_to_the_questions_or_answered(command: str) -> None:
    assert Runner(onboarded=False).says(f"/{command}").screens


def test_start_begins_with_a_newcomer_and_shows_today_to_a_runner() -> None:
    assert "begin" in Runner(onboarded=False).says("/start").labels[0].lower()
    assert "Here is today" in Runner().says("/start").text


def test_a_command_for_a_named_bot_and_with_words_is_read() -> None:
    assert "Sore: 6 of 10, calves" in Runner().says("/sore@coach_bot calves 6").text
    assert "done." in Runner().says("/done too easy").text


def test_an_unknown_command_shows_the_known_ones() -> None:
    runner = Runner().says("/fly")
    assert "/today" in runner.text
    assert runner.heard.facts == ()


def test_pause_and_resume() -> None:
    runner = Runner().says("/pause")
    assert runner.labels
    runner.taps_label("week")
    assert runner.person.chat.preferences.paused_until is not None
    runner = runner.says("/resume")
    assert runner.person.chat.preferences.paused_until is None
    assert "Good to have you back" in runner.text


def test_delete_asks_first_and_then_forgets() -> None:
    asked = Runner().says("/delete")
    before = asked.heard
    asked.taps_label("Delete everything")
    assert (before.forget, asked.heard.forget) == (False, True)
    assert "forgotten" in asked.text


def test_privacy_says_what_is_kept_and_leads_to_delete() -> None:
    runner = Runner().says("/privacy")
    assert "What I keep" in runner.text
    assert "Delete everything?" in runner.taps_label("Delete").text


def test_settings_open_and_another_wish_leaves_them() -> None:
    runner = Runner().says("/settings")
    assert runner.person.chat.position is not None
    runner = runner.says("/today")
    assert runner.person.chat.position is None


def test_a_morning_hour_is_set_by_words_and_an_evening_one_is_asked() -> None:
    runner = Runner().says("remind me at 6:30")
    assert runner.person.chat.preferences.hour.hour == 6
    runner.says("remind me at 8 pm")
    assert runner.person.chat.preferences.hour.hour == 6
    runner.taps_label("Evening reminder")
    assert runner.person.chat.preferences.reminder is not None
    assert runner.person.chat.preferences.reminder.hour == 20


def test_times_are_written_as_they_are_where_the_runner_lives() -> None:
    assert "6:30 am" in Runner(zone="America/Chicago").says("remind me at 6:30").text
    assert "at 6:30." in Runner(zone="Europe/Berlin").says("remind me at 6:30").text


def test_a_group_hears_only_how_to_reach_the_coach_in_private() -> None:
    runner = Runner(onboarded=False).sends(GroupMessage(update_id=1, chat_id=-5))
    assert "private" in runner.text
    assert runner.screen.keyboard[0][0].url == "https://t.me/strength_coach_bot"
    assert runner.heard.facts == ()
