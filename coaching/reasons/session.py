"""Why a session holds these exercises with these doses."""

from typing import ClassVar, TypeAlias

from coaching.reasons.base import Reason


class PhaseDose(Reason, frozen=True):
    """The strength week sets sets, reps and effort."""

    rule: ClassVar[str] = "2"
    week: int
    phase: int


SessionReason: TypeAlias = PhaseDose
