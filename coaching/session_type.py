"""The types of session, strictest first (rules, section 0)."""

from enum import StrEnum


class SessionType(StrEnum):
    """Session types, strictest first (rules, section 0)."""

    NONE = "none"
    MOBILITY_ONLY = "mobility_only"
    RECOVERY = "recovery"
    CORE_MOBILITY = "core_mobility"
    LOW_IMPACT_STRENGTH = "low_impact_strength"
    STRENGTH_UPPER_CORE = "strength_upper_core"
    STRENGTH_LOWER = "strength_lower"
    STRENGTH_FULL = "strength_full"

    @property
    def rank(self) -> int:
        """0 (none) to 7 (strength_full): the smaller, the stricter."""
        return _RANK[self]

    @property
    def lower_body(self) -> bool:
        return self is SessionType.STRENGTH_FULL or self is SessionType.STRENGTH_LOWER

    @property
    def strength(self) -> bool:
        return self.rank >= _RANK[SessionType.LOW_IMPACT_STRENGTH]


_RANK = {kind: rank for rank, kind in enumerate(SessionType)}
