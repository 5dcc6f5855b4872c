"""The numbers of sections 1.1 to 1.4: which day of the week carries what."""

from typing import Annotated

from msgspec import Struct

from coaching.rules import Source


class Scores(Struct, frozen=True, kw_only=True):
    """What speaks for and against a legal day. The set of days with the highest sum is chosen."""

    next_day_rest: int
    next_day_easy: int
    second_day_not_hard: int
    after_long_or_race: int
    after_speed: int
    after_two_hard: int
    preferred: int


LOOK_BACK_DAYS: Annotated[int, Source("P6")] = 2
"""Days before Monday that the week is judged with (two hard days in a row) ..."""
LOOK_AHEAD_DAYS: Annotated[int, Source("P4", "S5, [7], [8]")] = 2
"""... and days after Sunday (the next hard run)."""
MIN_DAYS_BETWEEN_LOWER: Annotated[int, Source("P2", "S6, [9]")] = 2
"""Calendar days between lower-body sessions: never on consecutive days."""
WIDE_DAYS_BETWEEN_LOWER: Annotated[int, Source("P5", "[16]")] = 3
"""The 72 hours that are preferred at the start, after a layoff, and from 60 years on."""
WIDE_FIRST_WEEKS: Annotated[int, Source("P5", "[16]")] = 2
"""Strength weeks at the start that prefer the wide spacing."""
WIDE_LAYOFF_DAYS: Annotated[int, Source("P5", "[16]")] = 14
"""Days without lower-body strength after which it is preferred again."""
MAX_LOWER_IN_WINDOW: Annotated[int, Source("P10", "S1, S6")] = 3
LOWER_WINDOW_DAYS: Annotated[int, Source("P10", "S1, S6")] = 7
"""Any this many days, across the border of the week."""

SCORES: Annotated[Scores, Source("1.4", "S5, [7], [8]")] = Scores(
    next_day_rest=2,
    next_day_easy=1,
    second_day_not_hard=1,
    after_long_or_race=-2,
    after_speed=-1,
    after_two_hard=-3,
    preferred=2,
)
WORN_SETS_FACTOR: Annotated[float, Source("P6", "S5, S6")] = 0.6
"""The day after two hard days in a row, where it has to be used."""
WORN_RIR_MIN: Annotated[int, Source("P6", "S5, S6")] = 4
WORN_CONTACTS_FACTOR: Annotated[float, Source("P6", "S5, S6")] = 0.0

RUN_FIRST_IDEAL_HOURS: Annotated[int, Source("P7", "[6], [12]")] = 3
RUN_FIRST_LEAST_MINUTES: Annotated[int, Source("P7", "[6], [12]")] = 30
LIFT_FIRST_HOURS: Annotated[int, Source("P7", "[6]")] = 6
CORE_MINUTES_MAX: Annotated[int, Source("P8")] = 20
CORE_RIR_MIN: Annotated[int, Source("P8")] = 3
MOBILITY_MINUTES_MAX: Annotated[int, Source("0")] = 15

QUOTA: Annotated[int, Source("1.3", "S1, [2], [9]")] = 2
QUOTA_BASE_SEASON: Annotated[int, Source("1.3", "[2]")] = 3
"""Only with more than 12 months of background, outside the season ..."""
BASE_SEASON_LEGAL_DAYS: Annotated[int, Source("1.3")] = 3
"""... with at least this many legal days ..."""
BASE_SEASON_RUNS_MAX: Annotated[int, Source("1.3")] = 5
"""... and at most this many runs a week."""
QUOTA_IN_SEASON: Annotated[int, Source("1.3", "[1], [13]")] = 1
UPPER_IN_SEASON: Annotated[int, Source("1.3", "[1], [13]")] = 1
"""The optional upper-body and core session beside it."""
IN_SEASON_AFTER_WEEKS: Annotated[int, Source("1.6", "[1], S1")] = 8
"""Strength weeks done before the season cuts the quota."""
QUOTA_SENIOR: Annotated[int, Source("7.3", "[13], [31]")] = 2
"""From 60 years on two a week keep strength, one does not."""

LADDER_QUOTA: Annotated[int, Source("1.4")] = 2
"""What the ladder fills up to."""
LADDER_REST_DAYS: Annotated[int, Source("1.4")] = 2
"""Rest days in the week before one may carry low-impact strength ..."""
PURE_RECOVERY_DAYS: Annotated[int, Source("1.4", "S6")] = 1
"""... and those that stay pure recovery."""
ALL_HARD_CORE_DAYS: Annotated[int, Source("1.4", "S5, S6")] = 3
"""A week of hard days only has core work at most this often ..."""
ALL_HARD_CORE_MINUTES: Annotated[int, Source("1.4", "S5, S6")] = 15
"""... and this short."""
LIGHT_CORE_DAYS: Annotated[int, Source("1.1")] = 3
"""An easy day that carries no strength has light core work until the week has this many days of it, else nothing."""
SHORT_SESSION_MINUTES: Annotated[int, Source("0")] = 20
"""Up to these minutes a lower-body session is `strength_lower`: push and pull do not fit."""
