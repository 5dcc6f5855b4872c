"""The hour at which a runner really answers: learned, proposed once with the evidence, one tap, undone by a tap."""

from datetime import time, timedelta

import pytest
from msgspec.structs import replace

from bot.answer_hours import HourOffer, offer
from bot.chat import Answered, Preferences
from bot.due import DeliveryKind, NotSent
from bot.schedule import before_quiet, dues
from tests.bot.talking import THURSDAY, Runner

WISHES = Preferences(reminder=time(21, 0))


def answers(*hours: str) -> tuple[Answered, ...]:
    return tuple(
        Answered(THURSDAY + timedelta(days=number), time.fromisoformat(hour)) for number, hour in enumerate(hours)
    )


EVENINGS = ("17:40", "17:50", "18:00", "17:35", "18:20", "18:30", "17:45", "18:10", "07:10", "22:00")


def test_eight_of_ten_answers_in_the_evening_propose_the_half_hour_in_which_they_begin() -> None:
    assert offer(answers(*EVENINGS), WISHES) == HourOffer(
        at=time(17, 30), first=time(17, 35), last=time(18, 30), answers=8, days=10
    )


def test_seven_are_too_few() -> None:
    assert offer(answers(*EVENINGS[1:8]), WISHES) is None
    assert offer(answers(*EVENINGS[1:8], "07:10", "07:20", "07:05"), WISHES) is None


@pytest.mark.parametrize(("last", "proposed"), [("19:05", True), ("19:06", False)])
def test_they_have_to_lie_within_an_hour_and_a_half(last: str, proposed: bool) -> None:
    assert (offer(answers(*["17:35"] * 7, last), WISHES) is not None) is proposed


@pytest.mark.parametrize(("hour", "proposed"), [("08:29", False), ("08:30", True)])
def test_an_answer_soon_after_the_message_proposes_nothing(hour: str, proposed: bool) -> None:
    assert (offer(answers(*[hour] * 8), WISHES) is not None) is proposed


@pytest.mark.parametrize(("reminder", "proposed"), [(time(18, 30), True), (time(18, 29), False), (None, True)])
def test_nor_what_would_meet_the_evening_reminder(reminder: time | None, proposed: bool) -> None:
    wishes = Preferences(reminder=reminder)
    assert (offer(answers(*["17:35"] * 8), wishes) is not None) is proposed


def test_nor_an_hour_in_the_quiet_hours() -> None:
    assert offer(answers(*["22:10"] * 8), Preferences(reminder=None)) is None


def evening_runner() -> Runner:
    """Answers at half past five on ten days, to a message of seven."""
    runner = Runner()
    for number in range(10):
        runner.sleeps_until(THURSDAY + timedelta(days=number), time(17, 40))
        chat = runner.person.chat
        runner.person = replace(runner.person, chat=replace(chat, delivered={DeliveryKind.MORNING: runner.today}))
        runner.says("thanks").says("not sore")
    return runner


def proposed() -> Runner:
    runner = evening_runner()
    for number in range(10, 30):
        runner.sleeps_until(THURSDAY + timedelta(days=number))
        if runner.gets(DeliveryKind.MORNING) is None and "instead?" in runner.text:
            return runner
    raise AssertionError


def test_only_the_first_answer_of_a_day_is_kept_and_ten_of_them() -> None:
    kept = evening_runner().person.chat.answered
    assert [one.at for one in kept] == [time(17, 40)] * 10


def test_it_is_proposed_below_a_session_with_the_evidence() -> None:
    runner = proposed()
    assert "On 10 of the last 10 days you answered between 17:40 and 17:40" in runner.text
    assert runner.labels[:2] == ["At 17:30", "Stay at 7:00"]


def test_one_tap_takes_it_and_another_puts_it_back() -> None:
    runner = proposed().taps_label("At 17:30")
    assert "from tomorrow the session comes at 17:30" in runner.text
    assert runner.person.chat.preferences.hour == time(17, 30)
    runner.taps_label("Undo: 7:00")
    assert runner.person.chat.preferences.hour == time(7, 0)


def test_it_is_proposed_once() -> None:
    runner = proposed().taps_label("Stay at 7:00")
    assert runner.text.startswith("It stays as it is.")
    for number in range(31, 60):
        runner.sleeps_until(THURSDAY + timedelta(days=number)).gets(DeliveryKind.MORNING)
        assert "instead?" not in runner.text


# Quiet hours


@pytest.mark.parametrize(
    ("at", "quiet_from", "comes"),
    [
        (time(19, 0), time(21, 30), time(19, 0)),
        (time(21, 30), time(21, 30), time(21, 0)),
        (time(22, 0), time(21, 30), time(21, 0)),
        (time(21, 29), time(21, 30), time(21, 29)),
    ],
)
def test_an_evening_message_comes_before_the_quiet_hours(at: time, quiet_from: time, comes: time) -> None:
    assert before_quiet(Preferences(quiet_from=quiet_from), at) == comes


def test_a_reminder_set_into_the_quiet_hours_is_due_before_them_and_sent() -> None:
    runner = Runner()
    wishes = replace(runner.person.chat.preferences, reminder=time(22, 0))
    runner.person = replace(runner.person, chat=replace(runner.person.chat, preferences=wishes))
    reminder = next(one for one in dues(runner.person, runner.now) if one.kind is DeliveryKind.REMINDER)
    runner.now = reminder.at
    assert (reminder.at.hour, reminder.at.minute) == (21, 0)
    assert runner.gets(DeliveryKind.REMINDER) is None


def test_without_quiet_hours_it_comes_at_its_hour() -> None:
    none = Preferences(quiet_from=time(0), quiet_to=time(0))
    assert before_quiet(none, time(23, 0)) == time(23, 0)


def test_nothing_in_the_evening_comes_once_the_quiet_hours_have_begun_however_little_late() -> None:
    runner = Runner()
    wishes = replace(runner.person.chat.preferences, reminder=time(21, 25))
    runner.person = replace(runner.person, chat=replace(runner.person.chat, preferences=wishes))
    assert runner.sleeps_until(THURSDAY, time(21, 31)).gets(DeliveryKind.REMINDER) is NotSent.TOO_LATE
    assert runner.sleeps_until(THURSDAY, time(21, 29)).gets(DeliveryKind.REMINDER) is None


@pytest.mark.parametrize(("quiet_from", "said"), [(time(21, 30), "20:00"), (time(19, 30), "18:00")])
def test_later_without_a_time_stays_out_of_the_quiet_hours(quiet_from: time, said: str) -> None:
    runner = Runner().sleeps_until(THURSDAY, time(17))
    wishes = replace(runner.person.chat.preferences, quiet_from=quiet_from)
    runner.person = replace(runner.person, chat=replace(runner.person.chat, preferences=wishes))
    assert f"bring it back at {said}" in runner.says("later").text
