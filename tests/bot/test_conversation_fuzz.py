"""Random lives at the desk: nothing raises, there is always a way on, and what is kept can always be read back.

`make fuzz` lives 20,000 of them, the quick tests 300. A life is a dozen turns, now and then forty.
"""

import os
import random  # noqa: TID251 - seeded, it makes cases
from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest

from bot.buttons import Act, Action, pack
from bot.chat import Person
from bot.due import DeliveryKind, NotSent
from bot.events import AnyEvent, ButtonTapped, ChatBlocked, LocationShared, OtherSent, TextSent
from bot.playground.entities import parse_html
from bot.records import decode_chat, encode_chat
from bot.replies import CAPTION_LIMIT, Edit, Media, Remove, Send, Toast
from coaching.memory.fold import rebuild
from coaching.memory.state import TrainingState
from coaching.runner import Distance, Priority, Race, RunningWeek
from tests.bot.dice import ARGS, carried, move, within_limits
from tests.bot.talking import EASY, LONG, MONDAY, REST, SPEED, Runner

LIVES, IN_ONE_TEST = int(os.environ.get("LIVES_IN_THE_CHAT", "300")), 20
RUNNERS: list[Callable[[], Runner]] = [
    Runner,
    lambda: Runner(onboarded=False),
    lambda: Runner(week=RunningWeek((REST, SPEED, REST, EASY, REST, EASY, LONG), varies=True), zone="America/New_York"),
    lambda: Runner(races=(Race(MONDAY + timedelta(days=20), Distance.TEN_K, Priority.A),), zone="Asia/Tokyo"),
    lambda: Runner(week=RunningWeek((SPEED, LONG, SPEED, LONG, SPEED, LONG, SPEED))),
]


def turn(runner: Runner, dice: random.Random, old: list[str]) -> None:
    """One random thing that a person can do."""
    fresh = list(carried(runner.screens))
    old += fresh
    done = move(dice, fresh, old, runner.today)
    match done.kind:
        case "tap":
            runner.taps(done.value)
        case "text":
            runner.says(done.value)
        case "restart":
            restarted(runner)
        case "time":
            runner.waits(hours=done.hours)
            deliver(runner, dice)
        case _:
            here = LocationShared(update_id=1, chat_id=7, latitude=52.5, longitude=13.4)
            sent: AnyEvent = here if done.value == "place" else OtherSent(update_id=1, chat_id=7, kind=done.value)
            runner.sends(sent)


def restarted(runner: Runner) -> None:
    """Another process reads the runner back from what was kept."""
    chat = decode_chat(encode_chat(runner.person.chat))
    kept = msgspec.msgpack.encode(runner.person.training)
    training = msgspec.msgpack.decode(kept, type=TrainingState | None)
    assert (chat, training) == (runner.person.chat, runner.person.training)
    runner.person = Person(id=runner.person.id, training=training, chat=chat)


def deliver(runner: Runner, dice: random.Random) -> None:
    kind = dice.choice(list(DeliveryKind))
    outcome = runner.gets(kind)
    if outcome is None:
        check(runner)
    else:
        assert isinstance(outcome, NotSent)
        runner.says("today")


def check(runner: Runner) -> None:
    """An answer, within Telegram's limits, with a way on; the person can be kept and read back."""
    replies = runner.heard.replies
    shown = [reply.screen for reply in replies if isinstance(reply, Send | Edit | Media)]
    toasts = [reply for reply in replies if isinstance(reply, Toast)]
    assert shown or any(toast.text for toast in toasts) or any(isinstance(reply, Remove) for reply in replies)
    for reply in replies:
        if isinstance(reply, Media):
            assert len(parse_html(reply.screen.text).text) <= CAPTION_LIMIT
    for screen in shown:
        within_limits(screen)
    if shown:
        assert runner.heard.forget or any(screen.keyboard for screen in shown) or "/" in shown[-1].text
    kept = msgspec.json.encode(runner.person, order="sorted")
    assert msgspec.json.encode(msgspec.json.decode(kept, type=Person), order="sorted") == kept


@pytest.mark.parametrize("part", range(LIVES // IN_ONE_TEST))
def test_random_turns_never_raise_and_always_lead_on(part: int) -> None:
    for seed in range(part * IN_ONE_TEST, (part + 1) * IN_ONE_TEST):
        live(random.Random(seed))


def live(dice: random.Random) -> None:
    """One random life."""
    runner = dice.choice(RUNNERS)()
    runner.says("/start")
    check(runner)
    old: list[str] = []
    for _ in range(dice.choice([8, 12, 12, 40])):
        turn(runner, dice, old)
        check(runner)
        if runner.heard.forget:
            runner = Runner(onboarded=False).says("hello")
    if runner.person.training is not None:
        assert rebuild(runner.facts, runner.talk.coach.catalogue) == runner.person.training


def test_a_tap_is_always_answered_with_a_toast() -> None:
    dice = random.Random(1)
    for _ in range(300):
        runner = Runner()
        act = pack(Act(dice.choice(list(Action)), runner.today, dice.choice([one for one in ARGS if len(one) < 30])))
        event = ButtonTapped(update_id=1, chat_id=7, callback_id="c", data=act, message_id=1)
        runner.sends(event)
        assert runner.toast is not None


def test_a_block_needs_no_answer_and_coming_back_is_noted() -> None:
    runner = Runner().sends(ChatBlocked(update_id=1, chat_id=7, blocked=True))
    assert runner.person.chat.blocked
    assert not runner.heard.replies
    runner.sends(TextSent(update_id=2, chat_id=7, text="hi", message_id=1))
    assert not runner.person.chat.blocked
