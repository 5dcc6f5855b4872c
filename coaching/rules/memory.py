"""How far back the training state looks, in days. Every rule that looks back fits into its window."""

from typing import Annotated

from coaching.rules import Source

LOG_DAYS: Annotated[int, Source("2.1")] = 35
"""Sessions: rotation, quotas, ramps and undo look no further back than five weeks."""
SORE_DAYS: Annotated[int, Source("4.2")] = 28
DELOADS_DAYS: Annotated[int, Source("4.2")] = 91
"""The longest that "too often" reaches: its own window, its hold, and the log."""
RUNS_DAYS: Annotated[int, Source("1.2")] = 7
"""Moved runs of the past still class the days before today."""
RACES_DAYS: Annotated[int, Source("1.6")] = 42
"""The longest that a race is felt: its reduced first two sessions count for six weeks."""
TIPS_DAYS: Annotated[int, Source("6")] = 14
FULL_DAYS: Annotated[int, Source("3.5")] = 14
"""How long a session is kept whole, so that it can still be logged, corrected or taken back."""
LEGS_DAYS: Annotated[int, Source("P4")] = 84
"""How the legs felt in key runs: twelve weeks, which is enough for the runner's own spacing."""
LOOK_AHEAD_DAYS: Annotated[int, Source("3.2")] = 14
"""How far ahead the next session of the same kind is looked for."""
PAST_SESSIONS: Annotated[int, Source("2.1", "S3, S4")] = 6
"""How many sessions rotation and balance look back at."""
