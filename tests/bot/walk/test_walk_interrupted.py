"""A session interrupted anywhere goes on hours later, after a restart, past midnight; left open, it ends by itself."""

from datetime import time, timedelta

import pytest
from msgspec.structs import replace

from bot.due import DeliveryKind, NotSent
from bot.records import decode_chat, encode_chat
from coaching.facts import SessionDone
from coaching.memory.count import Status
from coaching.memory.fold import rebuild
from tests.bot.talking import FRIDAY, SATURDAY, THURSDAY, Runner
from tests.bot.walking import started, told


def restarted(runner: Runner) -> Runner:
    """What a restart leaves: the chat as it was kept."""
    runner.person = replace(runner.person, chat=decode_chat(encode_chat(runner.person.chat)))
    return runner


@pytest.mark.parametrize("steps", [["✅"], ["✅", "✏️", "+"], ["✅", "🔁"], ["✅", "Skip"], ["✅", "✅", "✅"]], ids=str)
def test_the_position_survives_a_restart(steps: list[str]) -> None:
    runner = started()
    for label in steps:
        runner.taps_label(label)
    walk = runner.person.chat.walk
    restarted(runner)
    assert runner.person.chat.walk == walk
    runner.waits(hours=5).says("/today").taps_label("▶ Go on")
    while "How did it feel?" not in runner.text:
        runner.taps_label("✅")
    assert runner.training.status_on(THURSDAY) is Status.DONE


def test_a_swap_and_a_trial_survive_too() -> None:
    runner = started().taps_label("🔁")
    taken = runner.labels[0]
    restarted(runner.taps_label(taken))
    assert taken in runner.says("/today").taps_label("▶ Start").text


def test_left_open_it_ends_with_the_day_and_counts_what_was_done() -> None:
    runner = started().says("10 9").sleeps_until(FRIDAY).says("/today")
    assert runner.training.status_on(THURSDAY) is Status.DONE
    assert [one.exercise for one in told(runner).exercises] == ["bodyweight_squat"]
    assert told(runner).day == THURSDAY
    assert rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training


def test_the_next_morning_message_ends_it_as_well() -> None:
    runner = started().taps_label("✅").sleeps_until(FRIDAY)
    assert runner.gets(DeliveryKind.MORNING) is None
    assert "SessionDone" in runner.kinds()
    assert runner.training.status_on(THURSDAY) is Status.DONE


def test_with_nothing_done_it_leaves_no_trace() -> None:
    runner = started().sleeps_until(SATURDAY).says("/today")
    assert not [fact for fact in runner.facts if isinstance(fact, SessionDone)]
    assert runner.training.status_on(THURSDAY) is Status.OPEN


def test_past_midnight_it_goes_on_while_it_is_in_hand() -> None:
    runner = Runner().sleeps_until(THURSDAY, time(23, 50)).says("/today").taps_label("▶ Start").taps_label("✅")
    runner.waits(minutes=20).taps_label("✅")
    assert "3 of 6" in runner.text
    while "How did it feel?" not in runner.text:
        runner.waits(minutes=5).taps_label("✅")
    assert told(runner).day == THURSDAY
    runner.taps_label("Right")
    assert told(runner).day == THURSDAY


def test_three_hours_after_midnight_it_is_over() -> None:
    runner = Runner().sleeps_until(THURSDAY, time(23, 50)).says("/today").taps_label("▶ Start").taps_label("✅")
    runner.waits(hours=3, minutes=1).says("/today")
    assert told(runner).day == THURSDAY


def test_nobody_is_reminded_in_the_middle_of_it() -> None:
    runner = started().sleeps_until(THURSDAY, time(18, 30)).says("/today").taps_label("▶ Start").taps_label("✅")
    runner.now += timedelta(minutes=30)
    assert runner.gets(DeliveryKind.REMINDER) is NotSent.ANSWERED


def test_a_new_day_has_a_new_walk() -> None:
    runner = started().taps_label("✅").sleeps_until(SATURDAY).says("/today").taps_label("▶ Start")
    walk = runner.person.chat.walk
    assert walk is not None
    assert (walk.day, walk.entries) == (SATURDAY, ())
