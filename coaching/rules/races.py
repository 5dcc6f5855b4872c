"""The numbers of sections 1.5 and 1.6: before a race, after it, and in season. All are days, unless said otherwise."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from msgspec import Struct

from coaching.rules import Source
from coaching.runner import Distance


class Taper(Struct, frozen=True, kw_only=True):
    """One row of the table of tapers; every field counts days before the race, the day before being 1.

    `reduced` are (from this day on, sets factor), the later the stricter. In the last `no_lower`, `no_jumps` and
    `no_loaded` days there is no lower-body strength, no jump, and nothing but mobility.
    """

    reduced: tuple[tuple[int, float], ...]
    no_lower: int
    no_jumps: int
    no_loaded: int


class AfterRace(Struct, frozen=True, kw_only=True):
    """One row of the table of the days after; every day counts from the race, the day after being 1.

    Lower-body strength from `lower_from`, its first two sessions with `sets_factors`; jumps from `jumps_from`; core and
    mobility from `core_from`, and before that easy walking and gentle mobility only.
    """

    lower_from: int
    sets_factors: tuple[float, float]
    jumps_from: int
    core_from: int


TAPERS: Annotated[Mapping[Distance, Taper], Source("1.5", "[14], [15], [18]")] = MappingProxyType(
    {
        Distance.FIVE_K: Taper(reduced=((9, 0.6),), no_lower=4, no_jumps=4, no_loaded=2),
        Distance.TEN_K: Taper(reduced=((10, 0.6),), no_lower=5, no_jumps=6, no_loaded=2),
        Distance.HALF: Taper(reduced=((14, 0.6),), no_lower=7, no_jumps=9, no_loaded=3),
        Distance.MARATHON: Taper(reduced=((21, 0.75), (14, 0.5)), no_lower=10, no_jumps=13, no_loaded=4),
        Distance.ULTRA: Taper(reduced=((21, 0.75), (14, 0.5)), no_lower=12, no_jumps=15, no_loaded=4),
        Distance.LONG_ULTRA: Taper(reduced=((21, 0.75), (14, 0.5)), no_lower=12, no_jumps=15, no_loaded=4),
    }
)
TAPER_RIR_MIN: Annotated[int, Source("1.5")] = 3
ONE_LOWER_IN_LAST_DAYS: Annotated[int, Source("1.5")] = 14
"""In the last days of this number before an A-race there is at most one lower-body session ..."""
ONE_LOWER_PER_DAYS: Annotated[int, Source("1.5")] = 7
"""... in any this many days."""
ALWAYS_A: Annotated[frozenset[Distance], Source("1.5")] = frozenset(
    {Distance.MARATHON, Distance.ULTRA, Distance.LONG_ULTRA}
)
"""Distances that always use the values of an A-race."""

TUNE_UP_DAYS: Annotated[int, Source("1.5")] = 7
"""The week before a B-race, ending the day before it ..."""
TUNE_UP_SETS_FACTOR: Annotated[float, Source("1.5")] = 0.75
"""... has fewer sets ..."""
TUNE_UP_NO_LOWER: Annotated[int, Source("1.5")] = 3
"""... and no lower-body strength in its last days."""

LATE_START_DAYS: Annotated[int, Source("1.5")] = 28
"""Whoever starts within this many days of an A-race, and without background, stays at level 1 bodyweight ..."""
NOTHING_NEW_LAST_DAYS: Annotated[int, Source("1.5")] = 14
"""... and meets nothing new in the last days."""
LATE_START_LEVEL: Annotated[int, Source("1.5")] = 1

AFTER_RACES: Annotated[Mapping[Distance, AfterRace], Source("1.6", "[19], [20]")] = MappingProxyType(
    {
        Distance.FIVE_K: AfterRace(lower_from=3, sets_factors=(0.75, 1.0), jumps_from=5, core_from=1),
        Distance.TEN_K: AfterRace(lower_from=4, sets_factors=(0.75, 1.0), jumps_from=6, core_from=1),
        Distance.HALF: AfterRace(lower_from=6, sets_factors=(0.6, 0.8), jumps_from=10, core_from=2),
        Distance.MARATHON: AfterRace(lower_from=11, sets_factors=(0.5, 0.75), jumps_from=21, core_from=4),
        Distance.ULTRA: AfterRace(lower_from=15, sets_factors=(0.5, 0.75), jumps_from=28, core_from=5),
        Distance.LONG_ULTRA: AfterRace(lower_from=22, sets_factors=(0.5, 0.75), jumps_from=28, core_from=5),
    }
)
GATE_SORENESS_MAX: Annotated[int, Source("1.6")] = 2
"""Lower-body strength opens after a race only at this soreness or less, and walking without a limp ..."""
GATE_WAIT_DAYS: Annotated[int, Source("1.6")] = 2
"""... else it waits 48 hours more."""
RACE_COUNTS_DAYS: Annotated[int, Source("1.6")] = 42
"""How long the first two sessions after a race are the first two after that race. Longer breaks are layoffs."""

SEASON_A_RACE_DAYS: Annotated[int, Source("1.6", "[1]")] = 42
"""In season: an A-race within this many days ..."""
SEASON_RACES: Annotated[int, Source("1.6", "[1]")] = 2
"""... or this many races ..."""
SEASON_RACES_DAYS: Annotated[int, Source("1.6", "[1]")] = 28
"""... within this many days."""
