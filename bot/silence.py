"""Adaptive silence: who does not answer is written to once a week, until a word or a tap. Pure."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from bot.chat import Answered, Chat
from bot.due import DeliveryKind
from bot.moment import local

UNANSWERED = 3
"""So many messages that asked for an answer and got none are enough. A reminder of the same day asks nothing new."""
NOTHING_HEARD = timedelta(days=14)
"""Where no message asked for an answer, so long without a word is."""
HOURS_KEPT = 10
"""Of so many days the hour of the first answer is kept."""


def silent(chat: Chat) -> bool:
    """Whether only the weekly note is sent."""
    return chat.unanswered >= UNANSWERED


def counted(chat: Chat, today: date, *, asks: bool) -> Chat:
    """The chat once one more message has gone out; `asks` says whether it asked for an answer."""
    if asks and chat.unanswered_on != today:
        return replace(chat, unanswered=chat.unanswered + 1, unanswered_on=today)
    if chat.heard_on is not None and today - chat.heard_on >= NOTHING_HEARD:
        return replace(chat, unanswered=max(UNANSWERED, chat.unanswered), unanswered_on=today)
    return chat


def uncounted(chat: Chat, today: date) -> Chat:
    """The chat as if today's message had not gone out: it could not be sent in time, and is going to be said anew."""
    if chat.unanswered_on != today:
        return chat
    return replace(chat, unanswered=max(0, chat.unanswered - 1), unanswered_on=None)


def heard(chat: Chat, now: datetime) -> Chat:
    """The chat once the runner has done anything: all counts begin anew, and the hour of a first answer is kept."""
    at = local(chat, now)
    answered = chat.answered
    if chat.delivered.get(DeliveryKind.MORNING) == at.date() and all(one.day != at.date() for one in answered):
        first = Answered(at.date(), at.time().replace(second=0, microsecond=0))
        answered = (*answered, first)[-HOURS_KEPT:]
    back = from_tomorrow(chat, at.date()) if silent(chat) else chat
    return replace(back, unanswered=0, unanswered_on=None, answered=answered)


def from_tomorrow(chat: Chat, today: date) -> Chat:
    """The chat with today's messages taken as sent: they come again from tomorrow, the review on its next day."""
    review = chat.preferences.nudge_weekday == today.weekday()
    kinds = (DeliveryKind.MORNING, DeliveryKind.NUDGE) if review else (DeliveryKind.MORNING,)
    return replace(chat, delivered={**chat.delivered, **dict.fromkeys(kinds, today)})
