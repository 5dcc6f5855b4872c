"""Random lives at the desk: nothing raises, there is always a way on, and what is kept can always be read back.

`make fuzz` lives 20,000 of them, the quick tests 300. A life is a dozen turns, now and then forty.
"""

import os
import random  # noqa: TID251 - seeded, it makes cases
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import msgspec
import pytest

from bot.buttons import Act, Action, Pick, pack
from bot.chat import Person
from bot.due import DeliveryKind, NotSent
from bot.events import AnyEvent, ButtonTapped, ChatBlocked, LocationShared, OtherSent, TextSent
from bot.playground.entities import parse_html
from bot.records import decode_chat, encode_chat
from bot.replies import Edit, Media, Screen, Send, Toast
from coaching.facts import Feel, IllnessKind, LegFeel, RedFlag, SkipReason, SoreSource
from coaching.memory.fold import rebuild
from coaching.memory.state import TrainingState
from coaching.runner import Area, DayClass, Distance, Joint, Priority, Race, RunningWeek
from tests.bot.labelled import HALVES, sentences
from tests.bot.talking import EASY, LONG, MONDAY, REST, SPEED, Runner

LIVES, IN_ONE_TEST = int(os.environ.get("LIVES_IN_THE_CHAT", "300")), 20
SETS = [
    "12 kg 10 10 9",
    "3x10 @12kg",
    "35 s",
    "L 10 R 8",
    "10 9",
    "squat 3x8",
    "step-up 8 8",
    "all done",
    "next",
    "stop",
]
UNFILLED = re.compile(r"[{}]|\bNone\b(?! (of|so))|\bnan\b|<[A-Z]\w+\.|object at")
"""What no text may hold: a place that was not filled, or a value that nobody worded."""
TEXTS = sorted({one.text for half in HALVES for one in sentences(half)})
ODD = [
    *(
        "",
        " ",
        "/",
        "/nonsense",
        "/today@bot",
        "/sore calves 6",
        "/done too easy",
        "/start deep-link",
        "😀",
        "<b>",
        "&",
    ),
    *("x" * 5000, "\u202eabc", "0", "11", "-3", "6/10", "1e9", "٣", "/cancel", "/back", "/skip", "yes", "no", "back"),
    *("25:99", "at 99", "in 99999999 hours", "sore 9999", "slept 999 hours", "remind me at 25:70", "NaN", "slept ² h"),
]
ARGS = [
    *(str(score) for score in range(-1, 12)),
    *("", "all", "numbers", "x-split_squat", "x-nothing", "everything", "sharp", "ask", "misread", "misread!", "yes"),
    *("no", "morning 0630", "reminder 2200", "morning 9999", "settings", "settings gear", "nothing", "runs", "4.5"),
    *(
        "0+",
        "0-",
        "1+",
        "load+",
        "load-",
        "set+",
        "set-",
        "sides",
        "ok",
        "12",
        "12.5",
        "split_squat",
        "dead_bug",
        "few",
    ),
    *("inf", "nan", "²", "٣", "1e3", "99999", "same", "worse", "now", "later", "keep", "undo", "1730"),
    *(*Feel, *LegFeel, *Area, *Joint, *RedFlag, *IllnessKind, *SkipReason, *SoreSource, *DayClass),
]
FORGED = ["", "a", "a:", "p:1", "a:d:x:", "p:x:y:z", "zzz", "a:ss:2026-11-26:9999999999999", "p:99:gear:_back", "\x00"]
RUNNERS: list[Callable[[], Runner]] = [
    Runner,
    lambda: Runner(onboarded=False),
    lambda: Runner(week=RunningWeek((REST, SPEED, REST, EASY, REST, EASY, LONG), varies=True), zone="America/New_York"),
    lambda: Runner(races=(Race(MONDAY + timedelta(days=20), Distance.TEN_K, Priority.A),), zone="Asia/Tokyo"),
    lambda: Runner(week=RunningWeek((SPEED, LONG, SPEED, LONG, SPEED, LONG, SPEED))),
]


def on_screen(runner: Runner) -> Iterator[Act | Pick]:
    for screen in runner.screens:
        for row in screen.keyboard:
            yield from (button.does for button in row if button.does is not None)


def turn(runner: Runner, dice: random.Random, old: list[Act | Pick]) -> None:
    """One random thing that a person can do."""
    fresh = list(on_screen(runner))
    old += fresh
    kinds = {
        "tap": 32,
        "old": 8,
        "text": 20,
        "odd": 7,
        "act": 10,
        "sets": 6,
        "restart": 3,
        "forged": 4,
        "other": 3,
        "time": 9,
    }
    match dice.choices(list(kinds), list(kinds.values()))[0]:
        case "tap" if fresh:
            runner.taps(dice.choice(fresh))
        case "old" if old:
            runner.taps(dice.choice(old))
        case "odd":
            runner.says(dice.choice(ODD))
        case "sets":
            runner.says(dice.choice(SETS))
        case "restart":
            restarted(runner)
        case "act":
            day = dice.choice([None, runner.today, runner.today - timedelta(days=1), date(2020, 2, 29)])
            runner.taps(packed(Act(dice.choice(list(Action)), day, dice.choice(ARGS))))
        case "forged":
            runner.taps(dice.choice(FORGED))
        case "other":
            kind = dice.choice(["photo", "voice", "sticker", "edited", "forwarded", "poll", "game"])
            here = LocationShared(update_id=1, chat_id=7, latitude=52.5, longitude=13.4)
            sent: AnyEvent = dice.choice((OtherSent(update_id=1, chat_id=7, kind=kind), here))
            runner.sends(sent)
        case "time":
            runner.waits(hours=dice.choice([1, 5, 12, 24, 24, 24 * 9, 24 * 40]))
            deliver(runner, dice)
        case _:
            runner.says(dice.choice(TEXTS))


def restarted(runner: Runner) -> None:
    """Another process reads the runner back from what was kept."""
    chat = decode_chat(encode_chat(runner.person.chat))
    kept = msgspec.msgpack.encode(runner.person.training)
    training = msgspec.msgpack.decode(kept, type=TrainingState | None)
    assert (chat, training) == (runner.person.chat, runner.person.training)
    runner.person = Person(id=runner.person.id, training=training, chat=chat)


def packed(act: Act) -> str:
    try:
        return pack(act)
    except ValueError:
        return "too long"


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
    shown = [reply.screen for reply in runner.heard.replies if isinstance(reply, Send | Edit | Media)]
    toasts = [reply for reply in runner.heard.replies if isinstance(reply, Toast)]
    assert shown or any(toast.text for toast in toasts)
    for screen in shown:
        limits(screen)
    if shown:
        assert runner.heard.forget or any(screen.keyboard for screen in shown) or "/" in shown[-1].text
    kept = msgspec.json.encode(runner.person, order="sorted")
    assert msgspec.json.encode(msgspec.json.decode(kept, type=Person), order="sorted") == kept


def limits(screen: Screen) -> None:
    plain = parse_html(screen.text).text
    assert 0 < len(plain) <= 4096
    assert not UNFILLED.search(plain), plain
    for row in screen.keyboard:
        assert 0 < len(row) <= 8
        for button in row:
            assert 0 < len(button.label) <= 64
            if button.does is not None:
                pack(button.does)


@pytest.mark.parametrize("part", range(LIVES // IN_ONE_TEST))
def test_random_turns_never_raise_and_always_lead_on(part: int) -> None:
    for seed in range(part * IN_ONE_TEST, (part + 1) * IN_ONE_TEST):
        live(random.Random(seed))


def live(dice: random.Random) -> None:
    """One random life."""
    runner = dice.choice(RUNNERS)()
    runner.says("/start")
    check(runner)
    old: list[Act | Pick] = []
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
        act = packed(Act(dice.choice(list(Action)), runner.today, dice.choice(ARGS)))
        event = ButtonTapped(update_id=1, chat_id=7, callback_id="c", data=act, message_id=1)
        runner.sends(event)
        assert runner.toast is not None


def test_a_block_needs_no_answer_and_coming_back_is_noted() -> None:
    runner = Runner().sends(ChatBlocked(update_id=1, chat_id=7, blocked=True))
    assert runner.person.chat.blocked
    assert not runner.heard.replies
    runner.sends(TextSent(update_id=2, chat_id=7, text="hi", message_id=1))
    assert not runner.person.chat.blocked
