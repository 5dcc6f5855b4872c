"""Where a chat stands: the bot's own value beside the training state, one JSON value, read at each update."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from msgspec import Struct

from bot.calendar.listed import Calendar
from bot.due import DeliveryKind
from bot.replies import AnyReply
from bot.walk import Walk
from coaching.facts import AnyFact, PainReported, SorenessReported
from coaching.follow_up import Asked, Asking
from coaching.memory.state import TrainingState
from coaching.outcomes import Renewal
from coaching.session_type import SessionType
from coaching.wishes import Wishes

CHAT_VERSION = 1
"""Raised when `Position` changes its form: an older position starts its flow again, the preferences stay."""


class Preferences(Struct, frozen=True, gc=False, kw_only=True):
    """When and how to write to the runner. Times are local to `zone` (an IANA name, "" while not known).

    `nudge_weekday` 0 to 6, Monday = 0. `paused_until` is a local date, `date.max` for "until I say so".
    """

    zone: str = ""
    hour: time = time(7, 0)
    reminder: time | None = time(19, 0)
    nudge_weekday: int = 6
    quiet_from: time = time(21, 30)
    quiet_to: time = time(6, 0)
    paused_until: date | None = None
    language: str = "en"
    dark: bool = False  # pictures on a dark ground

    def quiets(self, at: time) -> bool:
        """Whether an hour of the day lies in the quiet hours; from and to the same mean that there are none."""
        start, end = self.quiet_from, self.quiet_to
        return start <= at < end if start <= end else at >= start or at < end


class Stage(StrEnum):
    """How far a change of plan has come."""

    PROPOSED = "proposed"
    APPLIED = "applied"
    UNDONE = "undone"


class PlanChange(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """The latest change of plan: kept until the next one, so that Apply and Undo outlive a restart.

    `number` tells its buttons from those of others, `day` is the local day on which it was proposed. `facts` are what
    Apply tells, `preferences` those of the chat after it (None: untouched), `shown` the types of the seven days as they
    were shown with it. Once applied, `before` and `after` hold the parts that it touched, and `preferences_before`
    what Undo puts back.
    """

    number: int
    day: date
    facts: tuple[AnyFact, ...]
    shown: tuple[SessionType, ...] = ()
    preferences: Preferences | None = None
    stage: Stage = Stage.PROPOSED
    before: Wishes = Wishes()
    after: Wishes = Wishes()
    preferences_before: Preferences | None = None


class Position(Struct, frozen=True, gc=False, kw_only=True):
    """Where in which flow.

    `draft` holds the answers so far as plain JSON values; `trail` the steps that Back returns to.
    """

    flow: str
    step: str
    draft: dict[str, Any] = {}
    trail: tuple[str, ...] = ()


class Opened(Struct, frozen=True, gc=False):
    """The question that the message of `day` asks below the session. What exactly is asked follows from the state."""

    day: date
    about: Asking | None  # None for the hour of the message


class Answered(Struct, frozen=True, gc=False):
    """When the runner first spoke after the message of `day`, on the runner's own clock."""

    day: date
    at: time


class Chat(Struct, frozen=True, gc=False, kw_only=True):
    """The chat of one runner. `turn` grows with each question: an old keyboard can be told from the current one.

    `consented_at` is the UTC instant of the consent to keep answers. `blocked` says that the runner blocked the bot.
    `unanswered` counts the days whose messages asked for an answer since the runner last wrote, `unanswered_on` is the
    last of them. `delivered` holds, per delivery kind, the last local day that was judged (sent or not);
    `snoozed_until` the UTC instant that "Later" asked for. `report` is the soreness or pain report whose questions are
    still on the screen: each answer refines it. `change` is the latest change of plan. `renewal` is what newer coaching
    rules changed, until the runner was told.

    `question` is what the latest morning message asked, `asked` when each thing was asked last; `answered` are the
    hours of the latest first answers, `hour_offered` that another hour was proposed.
    `walk` is the session that is gone through one by one, or was last; `jumps_offered` the local day on which the jump
    test was offered last.
    """

    version: int = CHAT_VERSION
    preferences: Preferences = Preferences()
    position: Position | None = None
    turn: int = 0
    consented_at: datetime | None = None
    blocked: bool = False
    unanswered: int = 0
    unanswered_on: date | None = None
    delivered: dict[DeliveryKind, date] = {}
    snoozed_until: datetime | None = None
    since: datetime | None = None  # the UTC instant at which onboarding was over; what we start begins after it
    report: SorenessReported | PainReported | None = None
    change: PlanChange | None = None
    renewal: Renewal | None = None
    heard_on: date | None = None  # the last UTC day on which the runner wrote
    question: Opened | None = None
    asked: dict[Asking, Asked] = {}
    answered: tuple[Answered, ...] = ()
    hour_offered: bool = False
    walk: Walk | None = None
    jumps_offered: date | None = None
    sides_offered: date | None = None  # the local day on which left and right were last offered to be compared
    calendar: Calendar | None = None  # as it was given out last; None while nobody asked for it


class Person(Struct, frozen=True, gc=False, kw_only=True):
    """All that an answer needs: the runner's id, training state (None before onboarding is over) and chat.

    `history` are all facts, in the order in which they were told: only where an answer that looks back asked for them,
    else None. It is never kept with the person.
    """

    id: int
    training: TrainingState | None = None
    chat: Chat = Chat()
    history: tuple[AnyFact, ...] | None = None


class Heard(Struct, frozen=True, gc=False, kw_only=True):
    """What a turn of the conversation gave: the person after it, the facts to append, the replies to send.

    `forget` says that everything about this person is to be deleted; the replies are still sent. `looks_back` says that
    the answer needs the history: nothing else of this value counts, the same is to be asked again with it.
    """

    person: Person
    facts: tuple[AnyFact, ...] = ()
    replies: tuple[AnyReply, ...] = ()
    forget: bool = False
    looks_back: bool = False
