"""What a due delivery says now: judged again when it is opened."""

from datetime import time, timedelta

import pytest
from msgspec.structs import replace

from bot.due import DeliveryKind, NotSent
from coaching.runner import DayClass, RunDay, RunningWeek
from tests.bot.talking import EASY, FRIDAY, LONG, MONDAY, REST, SATURDAY, SPEED, SUNDAY, THURSDAY, TUESDAY, Runner

VARIES = RunningWeek((REST, SPEED, REST, EASY, REST, EASY, LONG), varies=True)
PARKRUN = RunningWeek((REST, RunDay(DayClass.RACE), REST, EASY, REST, EASY, LONG))


def wishes(runner: Runner, **changed: object) -> Runner:
    chat = runner.person.chat
    runner.person = replace(runner.person, chat=replace(chat, preferences=replace(chat.preferences, **changed)))
    return runner


def test_the_morning_message_is_todays_session() -> None:
    runner = Runner()
    assert runner.gets(DeliveryKind.MORNING) is None
    assert runner.text.startswith("Thursday")
    assert runner.person.chat.unanswered == 1
    assert runner.says("ok").person.chat.unanswered == 0


def test_after_the_session_is_done_or_skipped_nothing_is_sent() -> None:
    for kind in (DeliveryKind.MORNING, DeliveryKind.REMINDER):
        evening = 12 if kind is DeliveryKind.REMINDER else 0
        assert Runner().says("done").waits(hours=evening).gets(kind) is NotSent.ALREADY_TRAINED
        assert Runner().says("skip").waits(hours=evening).gets(kind) is NotSent.ANSWERED


def test_a_paused_runner_hears_nothing() -> None:
    runner = wishes(Runner(), paused_until=SUNDAY)
    assert all(runner.gets(kind) is NotSent.PAUSED for kind in DeliveryKind)


def test_a_runner_who_blocked_the_bot_hears_nothing() -> None:
    runner = Runner()
    runner.person = replace(runner.person, chat=replace(runner.person.chat, blocked=True))
    assert runner.gets(DeliveryKind.MORNING) is NotSent.BLOCKED_BOT


def test_a_newcomer_hears_nothing_and_is_not_disturbed() -> None:
    assert Runner(onboarded=False).gets(DeliveryKind.MORNING) is NotSent.NOT_ONBOARDED
    assert Runner(onboarded=False).says("/start").gets(DeliveryKind.MORNING) is NotSent.IN_CONVERSATION


def test_a_morning_message_hours_late_says_so_and_in_the_night_is_not_sent() -> None:
    runner = Runner().waits(hours=6)
    assert runner.gets(DeliveryKind.MORNING) is None
    assert "Later than planned" in runner.text
    assert Runner().waits(hours=13).gets(DeliveryKind.MORNING) is NotSent.TOO_LATE
    assert wishes(Runner(), reminder=None).waits(hours=15).gets(DeliveryKind.MORNING) is NotSent.TOO_LATE


def test_the_message_of_another_day_is_too_late() -> None:
    assert Runner().gets(DeliveryKind.MORNING, TUESDAY) is NotSent.TOO_LATE


def test_an_hour_within_the_quiet_hours_is_the_runners_own_choice() -> None:
    runner = wishes(Runner(), hour=time(5, 0)).waits(hours=-2)
    assert runner.gets(DeliveryKind.MORNING) is None


def test_a_race_brings_good_luck_in_the_morning() -> None:
    runner = Runner(day=TUESDAY, week=PARKRUN)
    assert runner.gets(DeliveryKind.MORNING) is None
    assert "good luck" in runner.text


def test_while_training_is_on_hold_nothing_is_sent() -> None:
    runner = Runner().says("chest pain")
    assert runner.gets(DeliveryKind.MORNING) is NotSent.NOTHING_DUE
    assert runner.gets(DeliveryKind.NUDGE) is NotSent.NOTHING_DUE


def test_the_evening_reminder_is_for_open_strength_only() -> None:
    runner = Runner().waits(hours=12)
    assert runner.gets(DeliveryKind.REMINDER) is None
    assert "nothing piles up" in runner.text
    assert Runner(day=MONDAY).waits(hours=12).gets(DeliveryKind.REMINDER) is NotSent.NOTHING_DUE


@pytest.mark.parametrize("said", ["sore", "later"])
def test_whoever_answered_is_not_reminded(said: str) -> None:
    assert Runner().waits(hours=9).says(said).waits(hours=3).gets(DeliveryKind.REMINDER) is NotSent.ANSWERED


def test_what_was_put_off_before_a_pause_silences_no_reminder_after_it() -> None:
    runner = Runner().waits(hours=9).says("later").says("/pause").taps_label("A week")
    runner.sleeps_until(THURSDAY + timedelta(days=7), time(19))
    assert runner.gets(DeliveryKind.REMINDER) is None


def test_nobody_is_reminded_of_a_session_that_has_not_come_yet() -> None:
    runner = wishes(Runner().waits(hours=12), hour=time(20))
    assert runner.gets(DeliveryKind.REMINDER) is NotSent.NOTHING_DUE


def test_later_brings_the_session_back_once() -> None:
    runner = Runner().says("later").waits(hours=3)
    assert runner.gets(DeliveryKind.LATER) is None
    assert "asked me" in runner.text
    assert runner.person.chat.snoozed_until is None
    assert runner.gets(DeliveryKind.LATER) is NotSent.ANSWERED


def test_the_weekly_nudge_says_what_was_done_and_what_comes() -> None:
    runner = Runner().says("done").sleeps_until(SUNDAY)
    assert runner.gets(DeliveryKind.NUDGE) is None
    assert "Your week" in runner.text
    assert "Next week" in runner.text
    assert "Strength on " in runner.text
    assert "Next week ›" in runner.labels


def test_the_nudge_of_a_newcomer_repeats_nothing_and_claims_nothing_as_done() -> None:
    week = RunningWeek((REST, SPEED, REST, EASY, REST, REST, LONG))
    runner = Runner(day=SATURDAY, week=week).sleeps_until(SUNDAY)
    assert runner.gets(DeliveryKind.NUDGE) is None
    assert "strength week 1" in runner.text
    assert "once more" not in runner.text
    assert "Last time" not in runner.text


def test_the_weekly_review_brings_the_session_along_so_that_one_message_is_enough() -> None:
    runner = Runner().says("done").sleeps_until(SUNDAY)
    assert runner.gets(DeliveryKind.MORNING) is NotSent.WITH_REVIEW
    assert runner.gets(DeliveryKind.NUDGE) is None
    assert len(runner.heard.replies) == 1
    assert "Sunday · long run\n<b>Light core and mobility</b>" in runner.text
    assert runner.labels[:4] == ["▶ Start", "✅ Done", "📋 Exercises", "Next week ›"]
    assert "1. <b>" in runner.taps_label("📋").text


def test_judged_after_the_review_the_morning_message_is_not_sent_either() -> None:
    runner = Runner().sleeps_until(SUNDAY)
    assert runner.gets(DeliveryKind.NUDGE) is None
    runner.person = replace(
        runner.person, chat=replace(runner.person.chat, delivered={DeliveryKind.NUDGE: SUNDAY})
    )  # as the delivery notes it
    assert runner.gets(DeliveryKind.MORNING) is NotSent.WITH_REVIEW


def test_a_question_of_the_morning_stands_below_the_review_as_well() -> None:
    runner = Runner(day=SATURDAY, week=RunningWeek((REST, SPEED, REST, REST, REST, EASY, REST))).says("done")
    runner.sleeps_until(SUNDAY).gets(DeliveryKind.NUDGE)
    assert "How sore are you after yesterday's session" in runner.text
    assert "0–1" in runner.labels


def test_a_varying_week_is_asked_about_tomorrow_until_it_is_known() -> None:
    runner = Runner(week=VARIES).waits(hours=12.5)
    assert runner.gets(DeliveryKind.TOMORROW) is None
    assert "tomorrow, Friday" in runner.text
    runner.taps_label("Easy")
    assert runner.training.run_on(FRIDAY).day_class is DayClass.EASY
    assert runner.gets(DeliveryKind.TOMORROW) is NotSent.ANSWERED
    assert Runner().waits(hours=12.5).gets(DeliveryKind.TOMORROW) is NotSent.NOTHING_DUE


def test_a_delivery_sends_a_new_message_with_the_days_own_name() -> None:
    runner = Runner()
    runner.gets(DeliveryKind.MORNING)
    assert [getattr(reply, "slot", "") for reply in runner.heard.replies] == [f"day:{THURSDAY}"]
