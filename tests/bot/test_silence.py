"""Adaptive silence: who does not answer gets one kind note a week, and is back with one tap or any word."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from bot.due import DeliveryKind, NotSent
from bot.replies import Send
from bot.schedule import dues
from bot.silence import uncounted
from coaching.runner import DayClass, RunDay, RunningWeek
from tests.bot.talking import EASY, FRIDAY, LONG, REST, SATURDAY, SPEED, SUNDAY, THURSDAY, Runner

ALL_HARD = RunningWeek((SPEED, SPEED, SPEED, SPEED, SPEED, SPEED, LONG))
WEEK = timedelta(days=7)


class Came(NamedTuple):
    """One due message of a life: its local day, its kind, its text ("" where it was not sent), and the hour."""

    day: date
    kind: DeliveryKind
    text: str
    at: datetime


def silent_life(runner: Runner, days: int, then: Callable[[Runner, Came], None] = lambda _, __: None) -> list[Came]:
    """Lets everything come that is due, and does `then` after each message."""
    end, came = runner.now + timedelta(days=days), list[Came]()
    while (ahead := dues(runner.person, runner.now)) and ahead[0].at <= end:
        due = ahead[0]
        runner.now = max(runner.now, due.at)
        sent = runner.gets(due.kind, due.day) is None
        chat = runner.person.chat
        if due.kind is not DeliveryKind.LATER:
            chat = replace(chat, delivered={**chat.delivered, due.kind: due.day})
        runner.person = replace(runner.person, chat=chat)
        came.append(Came(due.day, due.kind, runner.text if sent else "", runner.now))
        if sent:
            then(runner, came[-1])
    return came


def newcomer(week: RunningWeek | None = None, **wishes: object) -> Runner:
    runner = Runner() if week is None else Runner(week=week)
    chat = replace(runner.person.chat, since=runner.now, heard_on=runner.now.date())
    chat = replace(chat, preferences=replace(chat.preferences, **wishes))
    runner.person = replace(runner.person, chat=chat)
    return runner


def sent(came: list[Came]) -> list[Came]:
    return [one for one in came if one.text]


def test_after_three_days_without_an_answer_the_last_message_says_that_it_is_the_last_for_a_while() -> None:
    came = sent(silent_life(newcomer(), 5))
    assert [one.kind for one in came][-1] is DeliveryKind.MORNING
    assert "From now on I write once a week only" in came[-1].text
    assert all("once a week" not in one.text for one in came[:-1])
    assert {one.day for one in came} == {THURSDAY, FRIDAY, SATURDAY}


def test_then_there_is_one_note_a_week_on_the_day_of_the_review_for_a_whole_year() -> None:
    came = sent(silent_life(newcomer(), 365))
    notes = [one for one in came if one.kind is DeliveryKind.NOTE]
    assert {one.kind for one in came[-len(notes) :]} == {DeliveryKind.NOTE}
    assert len(notes) in {51, 52}
    assert {one.day.weekday() for one in notes} == {6}
    assert all(later.day - earlier.day == WEEK for earlier, later in pairwise(notes))
    assert len(came) - len(notes) <= 6


def test_the_first_note_does_not_come_the_day_after_the_silence_began() -> None:
    came = sent(silent_life(newcomer(), 15))
    assert came[-1].kind is DeliveryKind.NOTE
    assert came[-1].day == SUNDAY + WEEK


def test_the_note_is_short_and_kind_and_has_the_way_back() -> None:
    runner = newcomer()
    note = sent(silent_life(runner, 15))[-1].text
    assert "whenever you like" in note
    assert len(note) < 200
    assert not any(word in note.lower() for word in ("miss", "should", "still open", "behind", "streak", "lazy"))
    assert "Every day again" in runner.labels


@pytest.mark.parametrize("back", ["hello", "today", "done", "/help", "👍", "what is this", "/listen"])
def test_any_word_brings_the_days_back_from_tomorrow(back: str) -> None:
    runner = newcomer()
    silent_life(runner, 15)
    runner.says(back)
    today = runner.today
    assert "From tomorrow I write every day again" in runner.screens[0].text
    mornings = [one.day for one in sent(silent_life(runner, 2)) if one.kind is DeliveryKind.MORNING]
    assert mornings[0] == today + timedelta(days=1)


def test_whoever_comes_back_two_days_before_the_review_gets_it() -> None:
    runner = newcomer()
    silent_life(runner, 15)
    review = runner.person.chat.preferences.nudge_weekday
    while (runner.today + timedelta(days=2)).weekday() != review:
        runner.now += timedelta(days=1)
    runner.says("thanks")

    ahead = {due.kind: due.day for due in dues(runner.person, runner.now)}
    assert ahead[DeliveryKind.NUDGE] == runner.today + timedelta(days=2)


def test_one_tap_brings_them_back_too_and_shows_today() -> None:
    runner = newcomer()
    silent_life(runner, 15)
    runner.taps_label("Every day again")
    assert "From tomorrow I write every day again" in runner.text
    assert "Sunday" in runner.text
    assert runner.person.chat.unanswered == 0


def test_a_warning_sign_after_a_silence_is_answered_without_a_word_before_it() -> None:
    runner = newcomer()
    silent_life(runner, 15)
    assert "every day again" not in runner.says("chest pain").screens[0].text


def test_whoever_taps_on_strength_days_only_is_never_taken_for_silent() -> None:
    def taps_done(runner: Runner, came: Came) -> None:
        today = runner.training.session_on(came.day)
        if came.kind is DeliveryKind.MORNING and today is not None and today.type.strength:
            runner.says("done")
            runner.person = replace(
                runner.person, chat=replace(runner.person.chat, heard_on=came.day)
            )  # as the desk does

    came = silent_life(newcomer(), 120, taps_done)
    assert DeliveryKind.NOTE not in {one.kind for one in came}
    assert not any("once a week only" in one.text for one in came)


def test_where_no_message_asks_for_an_answer_two_weeks_without_a_word_are_silence_too() -> None:
    came = sent(silent_life(newcomer(ALL_HARD, reminder=None), 60))
    last = next(one for one in came if "once a week only" in one.text)
    assert (last.day - THURSDAY).days == 15
    assert {one.kind for one in came if one.day > last.day} == {DeliveryKind.NOTE}


def test_the_reminder_of_the_same_day_is_not_counted_again() -> None:
    runner = newcomer()
    runner.gets(DeliveryKind.MORNING)
    runner.waits(hours=12).gets(DeliveryKind.REMINDER)
    assert runner.person.chat.unanswered == 1


def test_a_rest_day_and_the_weekly_review_ask_for_no_answer() -> None:
    runner = Runner(day=SUNDAY + timedelta(days=1))
    runner.gets(DeliveryKind.MORNING)
    runner.gets(DeliveryKind.NUDGE)
    assert runner.person.chat.unanswered == 0


def test_what_was_due_already_is_judged_again() -> None:
    runner = newcomer()
    silent_life(runner, 5)
    for kind in (DeliveryKind.MORNING, DeliveryKind.REMINDER, DeliveryKind.NUDGE):
        assert runner.sleeps_until(SUNDAY).gets(kind) is NotSent.SILENCE
    assert runner.says("hi").gets(DeliveryKind.NOTE) is NotSent.ANSWERED


def test_a_note_is_not_sent_in_the_quiet_hours() -> None:
    runner = newcomer()
    silent_life(runner, 5)
    runner.sleeps_until(SUNDAY + WEEK, time(22, 30))
    assert runner.gets(DeliveryKind.NOTE) is NotSent.TOO_LATE


def test_while_training_is_on_hold_no_note_comes() -> None:
    runner = newcomer().says("chest pain")
    runner.person = replace(runner.person, chat=replace(runner.person.chat, unanswered=3))
    assert runner.sleeps_until(SUNDAY).gets(DeliveryKind.NOTE) is NotSent.NOTHING_DUE


# A pause that is ended by hand


@pytest.mark.parametrize("way", ["/resume", "the pause's own button"])
def test_writing_again_after_a_pause_begins_tomorrow_and_not_with_todays_message_twice(way: str) -> None:
    runner = newcomer().says("/pause").taps_label("A week").waits(days=2, hours=5)
    if way == "/resume":
        runner.says("/resume")
    else:
        runner.says("/pause").taps_label("Write to me again")
    today = runner.today
    mornings = [one for one in silent_life(runner, 2) if one.kind is DeliveryKind.MORNING]
    assert mornings[0].day == today + timedelta(days=1)


# A week that varies asks in the evening


def test_three_evening_questions_without_an_answer_are_three_messages() -> None:
    week = RunningWeek((REST, RunDay(DayClass.SPEED), REST, EASY, REST, EASY, LONG), varies=True)
    came = sent(silent_life(newcomer(week), 10))
    last = next(one for one in came if "once a week only" in one.text)
    assert last.kind is DeliveryKind.TOMORROW
    assert (last.day - THURSDAY).days == 2


def test_every_message_of_a_silent_year_is_a_new_one_with_a_way_on() -> None:
    def leads_on(runner: Runner, _: Came) -> None:
        assert [type(one) for one in runner.heard.replies] == [Send]
        assert runner.labels

    silent_life(newcomer(), 365, leads_on)


def test_at_the_desk_of_another_zone_nothing_changes() -> None:
    runner = newcomer(zone="America/New_York")
    runner.now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    notes = [one for one in sent(silent_life(runner, 60)) if one.kind is DeliveryKind.NOTE]
    assert {one.at.hour for one in notes} == {12}


def test_the_message_that_begins_the_silence_still_says_so_when_it_had_to_be_said_anew() -> None:
    runner = newcomer()
    last = next(one for one in silent_life(runner, 5) if "once a week only" in one.text)
    assert runner.person.chat.unanswered == 3
    runner.now = last.at + timedelta(hours=4)
    runner.person = replace(runner.person, chat=uncounted(runner.person.chat, last.day))
    assert runner.gets(DeliveryKind.MORNING) is None
    assert "once a week only" in runner.text
    assert runner.person.chat.unanswered == 3
