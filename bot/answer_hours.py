"""The hour at which a runner really answers, where it is not the hour of the message. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from bot.chat import Answered, Preferences

ANSWERS = 8
"""So many of the days that are kept have to lie close together ..."""
CLOSE = timedelta(minutes=90)
"""... within this ..."""
LATER = timedelta(minutes=90)
"""... and begin so long after the hour of the message."""
BEFORE_REMINDER = timedelta(hours=1)
"""A session that came later than this before the evening reminder would meet it."""
STEP_MINUTES = 30
"""Proposed are full and half hours, never later than the first answers come."""

_DAY = date.min


class HourOffer(Struct, frozen=True, kw_only=True):
    """Another hour for the message: `answers` of the last `days` first answers came between `first` and `last`."""

    at: time
    first: time
    last: time
    answers: int
    days: int


def offer(answered: Sequence[Answered], wishes: Preferences) -> HourOffer | None:
    """The hour to propose; None while there is too little to go by, or the message comes at a good hour already."""
    times = sorted(_at(one.at) for one in answered)
    groups = ([one for one in times if start <= one <= start + CLOSE] for start in times)
    best = max(groups, key=len, default=[])
    if len(best) < ANSWERS:
        return None
    at = best[0] - timedelta(minutes=best[0].minute % STEP_MINUTES)
    late = at - _at(wishes.hour) >= LATER
    if not late or not _fits(at, wishes):
        return None
    return HourOffer(at=at.time(), first=best[0].time(), last=best[-1].time(), answers=len(best), days=len(times))


def _at(of_day: time) -> datetime:
    return datetime.combine(_DAY, of_day)


def _fits(at: datetime, wishes: Preferences) -> bool:
    if wishes.quiets(at.time()):
        return False
    return wishes.reminder is None or _at(wishes.reminder) - at >= BEFORE_REMINDER
