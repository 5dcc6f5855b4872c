"""The numbers of section 2: phases, blocks, planned deloads, and the dose that each week asks for.

Doses are those of a normal week. What turns a week down (a planned deload, a taper, soreness) is a `Modifiers` on top.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias

from msgspec import Struct

from coaching.rules import Source

Window: TypeAlias = tuple[int, int]
"""The lowest and the highest value, both included."""


class PhaseRules(Struct, frozen=True, kw_only=True):
    """One column of the table of phases.

    `sets` hold for every exercise; the main lift (the first squat or hinge) may earn up to `main_sets_max`. `tempo` is
    lowering-pause-lifting. Rest is in seconds (jumps have theirs in 2.2). `hold_s` is where holds start; a new phase
    never shortens a hold. `level_cap` is the highest level of exercise.
    """

    first_week: int
    sets: int
    main_sets_max: int
    reps: Window
    main_reps: Window
    rir: Window
    main_rir: Window
    rest_s: Window
    main_rest_s: Window
    hold_s: int
    tempo: str
    level_cap: int
    jumps: bool


class BlockRules(Struct, frozen=True, kw_only=True):
    """One row of the table of blocks. `jumps_paired` puts the jumps right before the lift."""

    sets: int
    main_sets: int
    main_sets_max: int
    reps: Window
    main_reps: Window
    rir: Window
    main_rir: Window
    jumps_paired: bool


PHASES: Annotated[Mapping[int, PhaseRules], Source("2", "S7, S2, [9], [21]")] = MappingProxyType(
    {
        1: PhaseRules(
            first_week=1,
            sets=3,
            main_sets_max=3,
            reps=(8, 10),
            main_reps=(8, 10),
            rir=(3, 4),
            main_rir=(3, 4),
            rest_s=(45, 75),
            main_rest_s=(45, 75),
            hold_s=20,
            tempo="3-1-1",
            level_cap=1,
            jumps=False,
        ),
        2: PhaseRules(
            first_week=5,
            sets=3,
            main_sets_max=3,
            reps=(10, 12),
            main_reps=(10, 12),
            rir=(2, 3),
            main_rir=(2, 3),
            rest_s=(60, 90),
            main_rest_s=(60, 90),
            hold_s=30,
            tempo="3-0-1",
            level_cap=2,
            jumps=False,
        ),
        3: PhaseRules(
            first_week=9,
            sets=3,
            main_sets_max=4,
            reps=(8, 12),
            main_reps=(8, 10),
            rir=(2, 3),
            main_rir=(1, 2),
            rest_s=(60, 90),
            main_rest_s=(90, 150),
            hold_s=30,
            tempo="2-0-X",
            level_cap=3,
            jumps=True,
        ),
    }
)

FIRST_WEEKS: Annotated[int, Source("2")] = 2
"""The strength weeks at the very start that have fewer sets."""
FIRST_WEEKS_SETS: Annotated[int, Source("2")] = 2
"""Sets per exercise in those weeks."""
DRILLS_FROM_WEEK: Annotated[int, Source("2", "S7")] = 7
"""From this strength week on snap-downs and A-march: drills that land softly, without flight."""
LEVEL_CAP_EXPERIENCED: Annotated[int, Source("1.3")] = 2
"""Level cap of phase 1 with more than 12 months of background, or 2 to 12 months and a first session too easy."""
LEVEL_CAP_NEW_RUNNER: Annotated[int, Source("1.3")] = 1
"""Level cap while the runner has been running for less than 3 months."""

EXPERIENCED_START_WEEK: Annotated[int, Source("2")] = 5
"""With more than 12 months of continuous background the count goes on here, never later ..."""
REINTRODUCTION_WEEKS: Annotated[int, Source("2")] = 2
"""... after this many weeks of re-introduction, which have the doses of weeks 1 and 2."""
QUICK_WEEKS_PER_PHASE: Annotated[int, Source("3.5")] = 2
"""Weeks per phase of an experienced runner who starts again after a layoff of 8 weeks or more."""

BUILD_WEEKS: Annotated[int, Source("2", "S6, [22], [23]")] = 3
"""Weeks of building before a planned deload (weeks 4, 8, 12 ... where nothing comes between)."""
DELOAD_SHIFT_WEEKS: Annotated[int, Source("2")] = 1
"""How far a planned deload may shift to meet the runner's own cut-back week."""
DELOAD_SETS_FACTOR: Annotated[float, Source("2")] = 0.6
DELOAD_LOAD_FACTOR: Annotated[float, Source("2")] = 0.9
DELOAD_RIR_MIN: Annotated[int, Source("2")] = 4
DELOAD_CONTACTS_FACTOR: Annotated[float, Source("2")] = 0.5

BLOCKS_FROM_WEEK: Annotated[int, Source("2")] = 13
"""The first week of the cycle of blocks; weeks 9 to 12 are the first heavy block."""
BLOCK_WEEKS: Annotated[int, Source("2")] = 4
BLOCK_CYCLE: Annotated[tuple[str, ...], Source("2", "S7")] = ("A", "B", "C")
FIRST_BLOCK: Annotated[str, Source("2")] = "B"
CONTACTS_FACTOR: Annotated[Mapping[str, float], Source("2")] = MappingProxyType({"A": 0.6, "B": 1.0, "C": 1.2})
"""Foot contacts of a block, of the previous peak."""
BLOCKS: Annotated[Mapping[str, BlockRules], Source("2", "S7")] = MappingProxyType(
    {
        "A": BlockRules(
            sets=3,
            main_sets=3,
            main_sets_max=3,
            reps=(10, 12),
            main_reps=(10, 12),
            rir=(2, 3),
            main_rir=(2, 3),
            jumps_paired=False,
        ),
        "C": BlockRules(
            sets=2,
            main_sets=3,
            main_sets_max=3,
            reps=(8, 10),
            main_reps=(8, 8),
            rir=(2, 2),
            main_rir=(2, 2),
            jumps_paired=True,
        ),
    }
)
"""The heavy block B is phase 3 as it stands; A and C differ from it."""

IN_SEASON_SETS: Annotated[int, Source("1.6", "[1], [13]")] = 2
IN_SEASON_REPS: Annotated[Window, Source("1.6", "[1]")] = (8, 10)
IN_SEASON_RIR: Annotated[Window, Source("1.6", "[1]")] = (2, 3)
IN_SEASON_CONTACTS: Annotated[Window, Source("1.6", "[1]")] = (20, 30)
"""Foot contacts per session in season, where the runner jumps at all."""

NEW_BLOCK_SWAPS: Annotated[int, Source("2", "S7")] = 2
"""At each change of block at least this many main exercises change to another variant of the same pattern."""
SAME_AT_MOST_WEEKS: Annotated[int, Source("2", "S7")] = 8
"""No exercise stays longer than this with the same variant, load, reps and tempo."""
