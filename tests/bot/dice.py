"""What a person may do in the chat, by dice: taps (fresh, stale, forged), texts, other messages, restarts, time."""

import random  # noqa: TID251 - seeded, it makes cases
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.buttons import Act, Action, pack
from bot.playground.entities import parse_html
from bot.replies import Screen
from coaching.facts import Feel, IllnessKind, LegFeel, RedFlag, SkipReason, SoreSource
from coaching.runner import Area, DayClass, Joint
from tests.bot.labelled import HALVES, sentences

UNFILLED = re.compile(r"[{}]|\bNone\b(?! (of|so))|\bnan\b|<[A-Z]\w+\.|object at")
"""What no text may hold: a place that was not filled, or a value that nobody worded."""
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

_WEIGHTS = {
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
_OTHERS = ("photo", "voice", "sticker", "edited", "forwarded", "poll", "game", "place")


class Move(NamedTuple):
    """What is done: a tap with its data, a text, another message by its kind, a restart, or hours of nothing."""

    kind: str
    value: str = ""
    hours: int = 0


def move(dice: random.Random, fresh: Sequence[str], old: Sequence[str], today: date) -> Move:  # noqa: PLR0911 - one line per kind
    """One random thing. `fresh` is what the buttons on the screen carry, `old` what all buttons of before did."""
    match dice.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]:
        case "tap" if fresh:
            return Move("tap", dice.choice(fresh))
        case "old" if old:
            return Move("tap", dice.choice(old))
        case "odd":
            return Move("text", dice.choice(ODD))
        case "sets":
            return Move("text", dice.choice(SETS))
        case "restart":
            return Move("restart")
        case "act":
            day = dice.choice([None, today, today - timedelta(days=1), date(2020, 2, 29)])
            return Move("tap", _packed(Act(dice.choice(list(Action)), day, dice.choice(ARGS))))
        case "forged":
            return Move("tap", dice.choice(FORGED))
        case "other":
            return Move("other", dice.choice(_OTHERS))
        case "time":
            return Move("time", hours=dice.choice([1, 5, 12, 24, 24, 24 * 9, 24 * 40]))
        case _:
            return Move("text", dice.choice(TEXTS))


def _packed(act: Act) -> str:
    try:
        return pack(act)
    except ValueError:
        return "too long"


def carried(screens: Sequence[Screen]) -> Iterator[str]:
    """What the buttons of the screens carry."""
    for screen in screens:
        for row in screen.keyboard:
            yield from (pack(button.does) for button in row if button.does is not None)


def within_limits(screen: Screen) -> None:
    """Telegram takes the screen, and every place in its text was filled."""
    plain = parse_html(screen.text).text
    assert 0 < len(plain) <= 4096
    assert not UNFILLED.search(plain), plain
    for row in screen.keyboard:
        assert 0 < len(row) <= 8
        for button in row:
            assert 0 < len(button.label) <= 64
            if button.does is not None:
                pack(button.does)
