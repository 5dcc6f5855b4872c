"""Why something was decided: facts and the rule's id, never prose.

A reason is stored with what it explains and worded by `bot.words`; "Why?" reads it and never recomputes. Each file
holds the reasons of one part of the coach; `AnyReason` is their union, so that a stored reason can be read back and the
function that words them can end in `assert_never`.
"""

from typing import Generic, NamedTuple, TypeAlias, TypeVar

from coaching.reasons.placement import PlacementReason
from coaching.reasons.readiness import ReadinessReason
from coaching.reasons.session import SessionReason

AnyReason: TypeAlias = PlacementReason | SessionReason | ReadinessReason

T = TypeVar("T")


class Decision(NamedTuple, Generic[T]):
    """A value and the reasons for it, the most important first."""

    value: T
    because: tuple[AnyReason, ...] = ()
