"""The numbers of looking back: windows of trends, and what makes a session comparable with another."""

from typing import Annotated

from coaching.rules import Source

TREND_SHORT_DAYS: Annotated[int, Source("3.2")] = 28
TREND_LONG_DAYS: Annotated[int, Source("3.2")] = 84
"""Trends are told over four and over twelve weeks: one block, and the three of a cycle."""
TREND_EXPOSURES: Annotated[int, Source("3.2")] = 3
"""With fewer exposures than this in a window there is no trend, only a difference."""
REPS_WORTH_THE_LOAD: Annotated[int, Source("3.2")] = 30
"""So many more reps are worth as much as the same load once more: it makes 10 x 10 kg and 8 x 12 kg comparable."""
SORE_AFTER_DAYS: Annotated[int, Source("4.1", "[16]")] = 2
"""Soreness told up to so many days after a session is shown beside it: it peaks after 24 to 72 hours."""
SIDES_EVERY_DAYS: Annotated[int, Source("3.3")] = 28
"""Left and right are compared every four weeks at most."""
SIDES_FROM_SESSIONS: Annotated[int, Source("3.3")] = 4
"""... and not before so many strength sessions: the moves have to be known."""
SIDES_GAP_S: Annotated[int, Source("3.3")] = 5
"""From so many seconds on, one side holds clearly less long; reps are compared by SIDE_GAP_REPS."""
REPORT_DAYS: Annotated[int, Source("4.4")] = 28
"""How far back the page for a physio looks."""
