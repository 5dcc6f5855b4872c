"""Screening and groups: every number of rules 7.2 and 7.3."""

from typing import Annotated

from coaching.rules import Source

YOUTH_LEVEL: Annotated[int, Source("7.3", "[53]")] = 2
YOUTH_RIR: Annotated[int, Source("7.3", "[53]")] = 3
YOUTH_JUMPS_FROM_WEEKS: Annotated[int, Source("7.3", "[54]")] = 8
YOUTH_JUMP_LEVEL: Annotated[int, Source("7.3", "[53]")] = 1
YOUTH_CONTACTS: Annotated[int, Source("7.3", "[53]")] = 40

SIXTY_SETS: Annotated[int, Source("7.3", "[31]")] = 2
SIXTY_SETS_WEEKS: Annotated[int, Source("7.3", "[31]")] = 4

PREGNANT_RIR: Annotated[int, Source("7.3", "[55]")] = 4
"""RPE 6 to 7 is 3 to 4 reps in reserve; the careful end."""
PREGNANT_LEVEL: Annotated[int, Source("7.3", "[55]")] = 1
PREGNANT_LEVEL_KNOWN: Annotated[int, Source("7.3", "[55]")] = 2
"""No new hard moves: level 1, or 2 for those who have lifted for more than a year."""
PREGNANT_SUPINE_WEEKS: Annotated[int, Source("7.3", "[55]")] = 16
PREGNANCY_WEEKS: Annotated[int, Source("7.3", "[55]")] = 40

BIRTH_WALK_WEEKS: Annotated[int, Source("7.3", "[56], [57]")] = 6
BIRTH_IMPACT_WEEKS: Annotated[int, Source("7.3", "[56]")] = 12
BIRTH_LEVEL: Annotated[int, Source("7.3", "[57]")] = 1

PRESSURE_RIR: Annotated[int, Source("7.3")] = 3
PRESSURE_HOLD_S: Annotated[int, Source("7.3")] = 20
PRESSURE_REST_S: Annotated[int, Source("7.3")] = 90

CARE_RIR: Annotated[int, Source("7.2")] = 3
"""For a "yes" without a group of its own, once it is cleared: nothing near failure."""

BONE_LEVEL: Annotated[int, Source("7.3", "[58]")] = 2
"""Osteoporosis: no level 3, which holds the explosive and end-range variants."""
