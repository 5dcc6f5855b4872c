"""The numbers of section 2.2: the gate to jumps, and the dose in foot contacts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias

from msgspec import Struct

from coaching.rules import Source

Window: TypeAlias = tuple[int, int]
"""The lowest and the highest value, both included."""

GATE_WEEKS: Annotated[int, Source("2.2", "S7")] = 8
"""Strength weeks done here before any jump, or more than 12 months of background."""
GATE_SESSIONS: Annotated[int, Source("2.2", "S7")] = 12
"""Strength sessions done here, in any case."""
GATE_PAIN_FREE_DAYS: Annotated[int, Source("2.2")] = 14
"""No pain in foot, shin, Achilles, calf or knee within these days."""
GATE_SORENESS: Annotated[int, Source("2.2")] = 2
"""Soreness today at most."""
GATE_CALF_RAISES: Annotated[int, Source("2.2")] = 20
"""Single-leg calf raises per side."""
GATE_SPLIT_SQUATS: Annotated[int, Source("2.2")] = 10
"""Controlled split squats per side."""
GATE_BALANCE_S: Annotated[int, Source("2.2")] = 30
"""Seconds of balance on each leg."""
GATE_QUIET_LANDINGS: Annotated[int, Source("2.2")] = 5
"""Snap-downs that make no noise."""

GATE_AGAIN_DAYS: Annotated[int, Source("E")] = 14
"""After a test that was not passed it is worth another try ..."""
GATE_ASK_DAYS: Annotated[int, Source("E")] = 28
"""... and where the offer was not taken up, it comes again."""


class JumpLevel(Struct, frozen=True, kw_only=True):
    """One row of the table: contacts of a session (lowest, highest), the week's cap, and rest between sets."""

    contacts: Window
    week_cap: int
    rest_s: int


LEVELS: Annotated[Mapping[int, JumpLevel], Source("2.2", "[26]")] = MappingProxyType(
    {
        1: JumpLevel(contacts=(20, 30), week_cap=60, rest_s=60),
        2: JumpLevel(contacts=(40, 60), week_cap=100, rest_s=75),
        3: JumpLevel(contacts=(60, 80), week_cap=140, rest_s=105),
    }
)
LEVEL_2_AFTER_WEEKS: Annotated[int, Source("2.2")] = 4
"""Weeks of jumping at level 1, and the strength week below, before level 2."""
LEVEL_2_FROM_WEEK: Annotated[int, Source("2.2")] = 13
LEVEL_3_FROM_WEEK: Annotated[int, Source("2.2")] = 21

CONTACTS_UP: Annotated[int, Source("2.2")] = 10
"""More contacts than the last peak at most."""
CONTACTS_STEP: Annotated[int, Source("2.2")] = 5
"""Contacts are rounded down to a multiple of this ..."""
CONTACTS_MIN: Annotated[int, Source("2.2")] = 20
"""... and are at least so many before limits."""
DROP_JUMP_CONTACTS: Annotated[int, Source("2.2", "[27]")] = 20
"""Contacts of drop jumps in a session at most."""
SESSIONS_PER_WEEK: Annotated[int, Source("2.2")] = 2
"""Sessions with jumps in a week at most: a third leg session has none."""
DAYS_BETWEEN: Annotated[int, Source("2.2")] = 2
"""Days from one session with jumps to the next."""
HOP_SET_FROM: Annotated[int, Source("2.2")] = 10
"""Small hops come in sets of this many and more, drills with effort in smaller sets."""
JUMP_MINUTES: Annotated[int, Source("2.1")] = 20
"""Sessions shorter than this have no jumps."""
DRILL_SETS: Annotated[int, Source("2")] = 2
"""Sets of a drill without flight."""
DRILL_MINUTES: Annotated[int, Source("2.1")] = 30
"""Drills without flight come where there is so much time."""
