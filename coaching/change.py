"""What a report or a change of plan did: the plan before and after it, and why.

The days are planned only where somebody looks at them, which most answers do not: they tell of today's session.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from coaching.agenda import days_from
from coaching.modifiers import reasons_of
from coaching.outcomes import DayPlan
from coaching.planning import Outlook
from coaching.reasons import AnyReason
from coaching.session import Session


class Change:
    """Today's session before and after, and the seven days from today on, with the reasons.

    `was` and `now` are the outlooks of the states before and after it, on the same day.
    """

    def __init__(self, before: Session, after: Session, was: Outlook, now: Outlook) -> None:
        self.before = before
        self.after = after
        self._was = was
        self._now = now

    @cached_property
    def days_before(self) -> tuple[DayPlan, ...]:
        return days_from(self._was)

    @cached_property
    def days_after(self) -> tuple[DayPlan, ...]:
        return days_from(self._now)

    @cached_property
    def because(self) -> tuple[AnyReason, ...]:
        """What limits today now and did not before; where nothing does, what moved the days."""
        today: date = self._now.today
        known = reasons_of(self._was.health.parts(today))
        told = tuple(one for one in reasons_of(self._now.health.parts(today)) if one not in known)
        return told or why_changed(self.days_before, self.days_after)


def why_changed(before: Sequence[DayPlan], after: Sequence[DayPlan]) -> tuple[AnyReason, ...]:
    """What placement says of the days that carry something else than before, and did not say of them before."""
    told: dict[AnyReason, None] = {}
    for old, new in zip(before, after, strict=True):
        if old.type is not new.type:
            fresh = (one for one in (*new.because, *new.refused) if one not in {*old.because, *old.refused})
            told |= dict.fromkeys(fresh)
    return tuple(told)
