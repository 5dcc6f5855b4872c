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

    rank: int
    """0 (none) to 7 (strength_full): the smaller, the stricter."""
    strength: bool
    lower_body: bool

    def __init__(self, name: str) -> None:
        """Worked out once: planning a day asks some hundred times."""
        self.rank = len(self.__class__.__members__)
        self.lower_body = name in {"strength_lower", "strength_full"}
        self.strength = self.lower_body or name in {"low_impact_strength", "strength_upper_core"}
