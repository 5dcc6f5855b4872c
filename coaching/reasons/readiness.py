"""Why the plan was turned down, or stopped: soreness, illness, sleep, pain, red flags, layoffs."""

from typing import ClassVar, TypeAlias

from coaching.reasons.base import Reason


class Sore(Reason, frozen=True):
    """Soreness of 4 or more: the deload. `score` is None where "sore" came without a number (moderate)."""

    rule: ClassVar[str] = "4.2"
    score: int | None
    days_in_a_row: int


ReadinessReason: TypeAlias = Sore
