"""What the runner wished for single days: a session moved away or here, or other minutes (rules 2.1 and 3.5)."""

from datetime import date

from msgspec import Struct

from coaching.rules import session as rules
from coaching.session_type import SessionType
from coaching.week.question import WeekQuestion


class Wish(Struct, frozen=True, gc=False, kw_only=True):
    """A day's wishes. `away` is where its session was moved to, `come_from` the day of the one that was moved here.

    `type` is the type of the session that was moved here or is asked for in other minutes; `minutes` are those.
    """

    away: date | None = None
    come_from: date | None = None
    type: SessionType = SessionType.NONE
    minutes: int | None = None

    @property
    def lower(self) -> bool:
        """Whether lower-body strength is wished on the day."""
        return self.away is None and self.type.lower_body

    @property
    def uncounted(self) -> bool:
        """Whether the day's lower-body session is too short to count toward the quota."""
        return self.lower and self.minutes is not None and self.minutes < rules.UNCOUNTED_BELOW_MINUTES


NO_WISHES = Wish()


def wish_on(day: date, question: WeekQuestion) -> Wish:
    """What is wished for a day; the latest word counts."""
    if not question.moved and not question.timed:
        return NO_WISHES
    away = next((one.to for one in reversed(question.moved) if one.day == day), None)
    here = next((one for one in reversed(question.moved) if one.to == day), None)
    timed = next((one for one in question.timed if one.day == day), None)
    kind = timed.type if timed is not None else here.type if here is not None else SessionType.NONE
    return Wish(
        away=away,
        come_from=here.day if here is not None else None,
        type=kind,
        minutes=timed.minutes if timed is not None else None,
    )
