"""The messages that we start, by kind, and the rows that wait for their time; `bot/schedule.py` decides them."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class DeliveryKind(StrEnum):
    """The messages that we start. Each comes at most once per runner and local day."""

    MORNING = "morning"  # today's session, at the runner's hour
    REMINDER = "reminder"  # in the evening, if something was due and nothing was answered
    NUDGE = "nudge"  # the weekly review with the day's session, on its weekday in the place of the morning message
    LATER = "later"  # today's session again, after "Later"
    NOTE = "note"  # the one message a week to a runner who has not answered for a while
    TOMORROW = "tomorrow"  # "what do you run tomorrow?", for a week that varies


class NotSent(StrEnum):
    """Why a due message is not sent; kept with the row."""

    ALREADY_TRAINED = "already_trained"
    ANSWERED = "answered"
    PAUSED = "paused"
    BLOCKED_BOT = "blocked_bot"
    NOTHING_DUE = "nothing_due"
    TOO_LATE = "too_late"
    NOT_ONBOARDED = "not_onboarded"
    IN_CONVERSATION = "in_conversation"
    SILENCE = "silence"
    WITH_REVIEW = "with_review"


class Due(Struct, frozen=True, gc=False, order=True):
    """One pending row: its UTC instant, its kind, and the local day on which it comes (TOMORROW asks about day + 1)."""

    at: datetime
    kind: DeliveryKind
    day: date
