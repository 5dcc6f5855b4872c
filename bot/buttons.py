"""Typed callback data: packed and unpacked here and nowhere else; 64 bytes at most.

A button either answers the step of a flow (`Pick`) or does something to a day's session (`Act`). `unpack` gives None
for anything that we did not pack: stale formats and forged strings alike.
"""

from datetime import date
from enum import StrEnum, unique
from typing import TypeAlias

from msgspec import Struct


@unique
class Action(StrEnum):
    """What a button outside a flow does. The value is what is packed: short, and never reused for something else."""

    DONE = "d"
    LATER = "l"
    SORE = "s"
    WHY = "w"
    CUES = "c"
    BACK_TO_SESSION = "b"
    PAIN = "p"
    SORE_SCORE = "ss"
    SORE_AREA = "sa"
    FEEL = "f"
    TODAY = "t"
    WEEK = "k"
    SETTINGS = "e"
    RESUME = "r"
    OPEN = "o"  # opens the flow named in `arg`
    CLEARED = "x"
    RUN_IS = "u"  # tomorrow's or today's run class, for a week that varies
    HELP = "h"
    UNDO = "n"
    SKIP = "q"  # `arg` is a SkipReason, "" for not said
    NOT_SORE = "ns"
    SORE_SOURCE = "sr"
    PAIN_AREA = "pa"
    PAIN_SCORE = "ps"
    RED_FLAG = "rf"  # `arg` is the sign
    ILL = "i"  # `arg` is an IllnessKind
    WELL = "wl"
    TIRED = "ti"
    SLEPT = "sl"
    PAUSE = "z"  # `arg` is the number of days, "" for until resumed
    DELETE = "del"
    PRIVACY = "v"
    HOUR = "hr"  # `arg` is "morning 0630" or "reminder 1900"
    DAY_WHY = "y"
    TO_ALL_SEND = "bs"  # an owner's; `arg` is the number of the message to all
    TO_ALL_CANCEL = "bc"
    HISTORY = "ah"  # `arg` is how many newer sessions to pass over
    PAST = "ap"  # one session of `day`
    WEEKS = "aw"
    PROGRESS = "ag"  # `arg` is how many exercises to pass over
    CHART = "ai"  # `arg` is the chart, an exercise's id after "x-", and "!" at its end below another picture
    CARD = "ad"  # the session as a picture
    EXPORT = "ax"
    PHYSIO = "ay"
    CALENDAR = "ac"  # `arg` is "new" for a new private address
    LOG_DAY = "al"  # log or correct the session of `day`; without a day it is asked
    PAST_UNDO = "au"
    CHANGE = "m"  # the menu of changes, or one of its screens: `arg` is its name
    CHANGE_RUN = "mr"  # what is run on `day`; `arg` is a run class
    MOVE = "mv"  # `arg` is the local date that the session of `day` moves to
    MOVE_RUN = "mw"  # a run to `day`; `arg` is its date until now, and what becomes of that day
    SHORTEN = "ms"  # `arg` are minutes
    JUST_RAN = "mj"  # `arg` is a run class, with minutes after it where they are chosen
    UNITS = "mk"  # `arg` is a unit
    APPLY = "ma"  # `arg` is the number of the proposal, as in the next two
    DECLINE = "mn"
    TAKE_BACK = "mu"
    SORE_NOW = "ja"  # this morning's question about soreness; `arg` is a score, "same" or "worse"
    PAIN_NOW = "jp"  # this morning's question about pain; `arg` is a score
    LEGS = "jl"  # how the legs were in a key run; `arg` is a LegFeel
    SCREEN = "js"  # the safety check again; `arg` is "now" or "later"
    SPACING = "jg"  # days between leg work and key runs; `arg` is a number, or "keep"
    HOUR_OFFER = "jh"  # the hour at which the runner really answers; `arg` is "0630", or "keep"
    DAILY = "jd"  # every day again, after a silence
    HANDS_FREE = "he"  # the session as a sound file
    CLOSE = "co"  # the message that it stands under goes
    WALK = "gs"  # starts the session's walk, or goes on with it
    WALK_DONE = "gd"  # `arg` is an exercise, as in all of these but where said otherwise
    WALK_CHANGE = "gc"
    WALK_EDIT = "ge"  # `arg` is what to change: "0+", "load-", "set+", "sides", "ok"
    WALK_SWAP = "gw"
    WALK_SWAPPED = "gv"  # `arg` is the exercise that is taken instead
    WALK_PAIN = "gp"
    WALK_SKIP = "gk"
    WALK_BACK = "gb"
    WALK_FOCUS = "gf"
    WALK_HOW = "gx"  # "" for what the figures mean
    WALK_TRIAL = "gt"  # `arg` is a Reserve
    WALK_TAKE = "gn"  # `arg` is a load to begin a trial with, in kg
    WALK_LOG = "gl"
    WALK_STOP = "gq"


class Pick(Struct, frozen=True, gc=False, tag="pick"):
    """An answer to a flow's step. `turn` tells an old keyboard from the current one."""

    turn: int
    step: str
    value: str


class Act(Struct, frozen=True, gc=False, tag="act"):
    """An action on the session of `day` (None where it concerns no day)."""

    action: Action
    day: date | None = None
    arg: str = ""


Callback: TypeAlias = Pick | Act

LIMIT_BYTES = 64


def pack(callback: Callback) -> str:
    """The callback data of a button.

    Raises:
        ValueError: it would not fit Telegram's 64 bytes; a flow that could do this is refused when built.
    """
    if isinstance(callback, Pick):
        packed = f"p:{callback.turn}:{callback.step}:{callback.value}"
    else:
        day = callback.day.isoformat() if callback.day else ""
        packed = f"a:{callback.action.value}:{day}:{callback.arg}"
    if len(packed.encode()) > LIMIT_BYTES:
        raise ValueError(f"callback data over {LIMIT_BYTES} bytes: {packed!r}")
    return packed


def unpack(data: str) -> Callback | None:
    """What a button meant, or None where the data is not ours."""
    kind, _, rest = data.partition(":")
    parts = rest.split(":", 2)
    if len(parts) != 3:
        return None
    first, second, third = parts
    try:
        if kind == "p":
            return Pick(int(first), second, third)
        if kind == "a":
            return Act(Action(first), date.fromisoformat(second) if second else None, third)
    except ValueError:
        return None
    return None


def whole(arg: str, *, digits: int = 4) -> int | None:
    """A button's argument as a whole number of at most so many digits; None for anything else, forged or not."""
    return int(arg) if arg.isascii() and arg.isdecimal() and len(arg) <= digits else None
