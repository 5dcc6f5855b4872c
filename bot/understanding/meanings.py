"""What a runner can mean by a text: typed values. `understand` reads them, `bot.topics` acts on them."""

from datetime import time
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from bot.understanding.meanings_plan import PlanChange
from coaching.facts import Feel, IllnessKind, RedFlag, SkipReason, SoreSource
from coaching.runner import Area, Joint


class Place(StrEnum):
    """A screen that a text asks for."""

    TODAY = "today"
    WEEK = "week"
    WHY = "why"
    HELP = "help"
    SETTINGS = "settings"
    PRIVACY = "privacy"
    PAUSE = "pause"
    RESUME = "resume"
    DELETE = "delete"
    UNDO = "undo"
    RUNS = "runs"
    RACES = "races"
    GEAR = "gear"
    MINUTES = "minutes"
    LOG = "log"
    SAFETY = "safety"
    NUMBERS = "numbers"
    JUST_RAN = "just_ran"
    CANCEL = "cancel"
    START = "start"
    HISTORY = "history"
    PROGRESS = "progress"
    EXPORT = "export"
    PHYSIO = "physio"
    CALENDAR = "calendar"
    HANDS_FREE = "hands_free"
    CARD = "card"
    BODY_MAP = "body_map"
    CHART_EXERCISE = "chart_exercise"
    CHART_WEEKS = "chart_weeks"
    CHART_DAYS = "chart_days"
    CHART_SIDES = "chart_sides"


class Urgent(StrEnum):
    """Needs people at once, and is none of the signs of rules 4.5."""

    EMERGENCY = "emergency"
    DESPAIR = "despair"


class Flagged(Struct, frozen=True):
    """A red flag."""

    sign: RedFlag


class Suspected(Struct, frozen=True):
    """A red flag of somebody else, of long ago, only supposed, or not certain: it is asked whether it is so."""

    sign: RedFlag


class Alarmed(Struct, frozen=True):
    """An emergency outside the signs, or despair."""

    kind: Urgent


class Cleared(Struct, frozen=True):
    """A professional said yes to training."""


class Pain(Struct, frozen=True, kw_only=True):
    """Pain. `joints` may be empty; `score` 0 to 10 or None; `side` as in the fact that it becomes."""

    joints: frozenset[Joint] = frozenset()
    score: int | None = None
    sharp: bool = False
    side: str = ""


class PainGone(Struct, frozen=True):
    """No pain, or not any more."""

    joints: frozenset[Joint] = frozenset()


class Hurts(Struct, frozen=True):
    """Something hurts that may be a muscle: sore or pain has to be asked."""


class Sore(Struct, frozen=True, kw_only=True):
    """Sore. `score` 0 to 10, None where no number was said."""

    score: int | None = None
    areas: frozenset[Area] = frozenset()
    everything: bool = False
    source: SoreSource = SoreSource.UNKNOWN


class NotSore(Struct, frozen=True):
    """Not sore, or not any more."""


class Ill(Struct, frozen=True):
    """Ill."""

    kind: IllnessKind = IllnessKind.UNKNOWN


class Well(Struct, frozen=True):
    """Well again."""


class Slept(Struct, frozen=True, kw_only=True):
    """Last night. `hours` None where only good or bad was said."""

    hours: float | None = None
    bad: bool = False


class Tired(Struct, frozen=True):
    """Tired, 0 to 10 or None."""

    score: int | None = None


class Done(Struct, frozen=True, kw_only=True):
    """The session was done, `yesterday` the one of the day before."""

    feel: Feel | None = None
    yesterday: bool = False


class Felt(Struct, frozen=True):
    """How hard it was, without "done"."""

    feel: Feel


class Skip(Struct, frozen=True):
    """Not today."""

    reason: SkipReason = SkipReason.NOT_SAID


class Later(Struct, frozen=True):
    """Not now. `minutes` from now, None where no time was said."""

    minutes: int | None = None


class Hour(Struct, frozen=True):
    """Write to me at this local time."""

    at: time


class HowTo(Struct, frozen=True):
    """How is this exercise done? Its id; `others` are exercises that the same words name.

    `number` is its place in the list of today from 1 on, where it was named by that.
    """

    exercise: str = ""
    others: tuple[str, ...] = ()
    number: int = 0


class GoTo(Struct, frozen=True):
    """A screen."""

    place: Place


class Greeting(Struct, frozen=True):
    """Hello."""


class Thanks(Struct, frozen=True):
    """Thank you, or simply an "ok"."""


class Amount(Struct, frozen=True):
    """A number from 0 to 10 and nothing else: an answer to what was asked last."""

    number: int


class Where(Struct, frozen=True):
    """Places of the body and nothing else."""

    areas: frozenset[Area] = frozenset()
    joints: frozenset[Joint] = frozenset()


Health: TypeAlias = Pain | PainGone | Hurts | Sore | NotSore | Ill | Well | Slept | Tired
Training: TypeAlias = Done | Felt | Skip | Later
Meaning: TypeAlias = (
    Flagged
    | Suspected
    | Alarmed
    | Cleared
    | Health
    | Training
    | PlanChange
    | Hour
    | HowTo
    | GoTo
    | Greeting
    | Thanks
    | Amount
    | Where
)


class Understood(Struct, frozen=True):
    """What a text means: nothing (not understood), or one or more things.

    Sure: they all hold. Not sure: they are what it might mean, to be asked with buttons.
    """

    meanings: tuple[Meaning, ...] = ()
    sure: bool = True


NOT_UNDERSTOOD = Understood()
