"""The numbers of sections 2.1, 4.3, 5 and 6: what fills a session and how long it takes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias

from msgspec import Struct

from coaching.rules import Source

Window: TypeAlias = tuple[int, int]
"""The lowest and the highest value, both included."""


class Template(Struct, frozen=True, kw_only=True):
    """What fits into a number of minutes: moves from `moves` to `moves_max`, sets of each from `sets` to `sets_max`.

    `warm_up_s` and `cool_down_s` are what is left for them in so short a session.
    """

    moves: int
    moves_max: int
    sets: int
    sets_max: int
    warm_up_s: int
    cool_down_s: int


TEMPLATES: Annotated[Mapping[int, Template], Source("2.1")] = MappingProxyType(
    {
        6: Template(moves=3, moves_max=3, sets=1, sets_max=1, warm_up_s=30, cool_down_s=30),
        12: Template(moves=4, moves_max=4, sets=1, sets_max=1, warm_up_s=90, cool_down_s=60),
        15: Template(moves=4, moves_max=4, sets=1, sets_max=2, warm_up_s=120, cool_down_s=90),
        20: Template(moves=4, moves_max=4, sets=2, sets_max=2, warm_up_s=150, cool_down_s=120),
        25: Template(moves=5, moves_max=5, sets=2, sets_max=2, warm_up_s=180, cool_down_s=180),
        30: Template(moves=5, moves_max=6, sets=2, sets_max=3, warm_up_s=240, cool_down_s=240),
        45: Template(moves=6, moves_max=7, sets=3, sets_max=4, warm_up_s=300, cool_down_s=300),
    }
)
"""By minutes; a number between two of them takes the smaller one's template and its own budget."""

SHORT_MINUTES: Annotated[int, Source("2.1", "S3, S4")] = 20
"""Up to here three consecutive sessions, above two, cover the single-leg and the core families."""
WITH_MAIN_LIFT: Annotated[int, Source("2.1")] = 4
"""Sessions with so many moves or more have a main lift."""
SHORTENED_MINUTES: Annotated[tuple[int, ...], Source("2.1")] = (6, 12, 25)
"""What a session can be shortened to, or asked for after a run."""
ASKED_MINUTES_MOST: Annotated[int, Source("2.1")] = 60
"""More minutes than this are never filled, whatever is asked for."""
UNCOUNTED_BELOW_MINUTES: Annotated[int, Source("2.1")] = 15
"""Shorter sessions count neither toward the quota nor toward the strength week."""
CIRCUIT_REST_S: Annotated[int, Source("2.1")] = 30
"""The one rest of a round, where every move is done once and minutes are short."""
FEW_SETS: Annotated[int, Source("2.1")] = 2
"""Where time is short leg work keeps so many sets as long as it can."""
CHANGE_S: Annotated[int, Source("2.1")] = 30
"""Seconds to change from one exercise to the next."""
SINGLE_LEG_SHARE: Annotated[float, Source("2.1", "S3")] = 0.5
"""At least this share of the leg sets is single-leg."""
SLOW_REPS: Annotated[Window, Source("2", "S2")] = (8, 12)
"""No slow strength set below or above, in any phase."""
WARM_UP_MOVES: Annotated[int, Source("2.1")] = 3
WARM_UP_OLDER_FACTOR: Annotated[float, Source("7.1")] = 1.2
"""From 40 on the warm-up is longer by this factor where the time allows it."""
CORE_SLOTS_MAX: Annotated[int, Source("2.1", "S4")] = 2
"""Core moves of one strength session."""
LIGHT_CORE_SETS: Annotated[int, Source("0", "S5")] = 2
LIGHT_CORE_TURN_DAYS: Annotated[int, Source("2", "S7, E")] = 28
"""How long one of the core moves that take turns on hard days stays: half of what may stay the same."""
LIGHT_CORE_RIR: Annotated[int, Source("0", "S5")] = 3
"""Core on hard days: one move of each family, at most so many sets, at least so many reps in reserve."""
LOW_IMPACT_SETS: Annotated[int, Source("0", "S5")] = 2
LOW_IMPACT_RIR: Annotated[int, Source("0", "S5")] = 4
LOW_IMPACT_LEVEL: Annotated[int, Source("0", "S5")] = 1
RECOVERY_MOBILITY: Annotated[Window, Source("4.3", "S6")] = (3, 5)
"""Mobility moves of a recovery session."""
RECOVERY_ROLLS: Annotated[int, Source("4.3", "S6")] = 2
RECOVERY_WALK_MIN: Annotated[Window, Source("4.3", "S6")] = (10, 20)
"""Minutes of easy walk or spin in a recovery session."""
MOBILITY_HOLD_S: Annotated[Window, Source("3.4")] = (30, 60)
"""Seconds per side or area of mobility and foam rolling; they do not progress."""
MOBILITY_HOLD_STEP_S: Annotated[int, Source("3.4")] = 15
WARM_UP_ROUNDS: Annotated[int, Source("2.1")] = 3
"""Rounds of the warm-up moves at most."""
MOBILITY_SECONDS_PER_REP: Annotated[int, Source("2.1")] = 4
"""How long one slow mobility rep takes in the estimate."""
WARM_UP_SECONDS_PER_REP: Annotated[int, Source("2.1")] = 2
FAST_SECONDS: Annotated[int, Source("2.1")] = 1
"""How long "X" and one jump or drill rep take in the estimate."""
LONG_WORD_SET_S: Annotated[int, Source("2.1")] = 5
"""Seconds per rep where the tempo is only called slow."""

SHELVES_KEPT: Annotated[int, Source("5")] = 1024
"""How many sets of possible exercises stay worked out: a matter of speed alone."""
TYPE_MINUTES: Annotated[Mapping[str, int], Source("0", "S5")] = MappingProxyType(
    {
        "strength_full": 50,
        "strength_lower": 45,
        "strength_upper_core": 30,
        "low_impact_strength": 25,
        "core_mobility": 20,
        "recovery": 20,
        "mobility_only": 15,
    }
)
"""The most minutes a session of a type takes, whatever the runner has."""

FIRST_SESSION_SETS: Annotated[int, Source("7.3", "[35]")] = 2
"""Sets per exercise at most in everybody's very first session."""
LIGHT_CORE_SHARE: Annotated[float, Source("0")] = 0.5
"""Core takes at most this share of a light core and mobility session."""
LOW_IMPACT_FEWEST: Annotated[int, Source("0")] = 2
"""Fewer moves than this are no low-impact session."""
MOBILITY_ONLY_MOVES: Annotated[int, Source("0")] = 6
EASY_MINUTES: Annotated[Window, Source("0", "S5")] = (10, 20)
EASY_SHARE: Annotated[float, Source("0")] = 0.5
"""Easy sessions take this share of the runner's usual minutes, inside the limits of their type."""
PROTEIN_G_PER_KG: Annotated[float, Source("6", "[44]")] = 0.3
"""Grams of protein per kg of body mass in one meal after strength."""
