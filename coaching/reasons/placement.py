"""Why a day carries the session it carries, and why another does not."""

from typing import ClassVar, TypeAlias

from coaching.reasons.base import Reason
from coaching.runner import DayClass


class FitsRunDay(Reason, frozen=True):
    """The day's run decides what fits it (the base map)."""

    rule: ClassVar[str] = "1.1"
    run: DayClass


PlacementReason: TypeAlias = FitsRunDay
