"""What is asked the morning after, and what a runner's own spacing is learned from: rules 4.1, 7.1, P4."""

from typing import Annotated

from coaching.rules import Source

# --- Asked again in the morning --------------------------------------------------------------------------------------
SORE_ASK_DAYS: Annotated[int, Source("4.1", "[16]")] = 2
"""Soreness is asked a day after a strength session or a sore day; two days after where that morning had no message."""
SORE_MOST: Annotated[int, Source("4.2")] = 10
"""The end of the scale."""
SORE_WORSE_BY: Annotated[int, Source("4.2")] = 1
""""Worse than yesterday" is at least one point more."""
PAIN_ASK_DAYS: Annotated[int, Source("4.4")] = 2
"""An open pain is asked about as many days after it was last spoken of."""

LEGS_EVERY_DAYS: Annotated[int, Source("P4")] = 3
"""Days between two questions about the legs after a key run ..."""
LEGS_SAME_RUN_DAYS: Annotated[int, Source("P4")] = 8
"""... and between two that are about the same kind of run, so that speed and long runs take turns."""
LEGS_WORK_DAYS: Annotated[int, Source("P4", "[7], [8]")] = 7
"""Leg work longer ago than this before a key run says nothing about it."""

SCREEN_AGAIN_DAYS: Annotated[int, Source("7.1")] = 84
"""Twelve weeks after the last safety check it is asked again ..."""
SCREEN_LAYOFF_DAYS: Annotated[int, Source("7.1")] = 28
"""... and after a layoff from leg strength as long as this."""
SCREEN_OFFER_DAYS: Annotated[int, Source("7.1")] = 7
"""Not answered or put off, it is offered again after a week, then after twice as long ..."""
SCREEN_OFFER_MOST_DAYS: Annotated[int, Source("7.1")] = 28
"""... and never more rarely than this."""

# --- The runner's own spacing between leg work and key runs (P4) ------------------------------------------------
SPACING_CLOSE_DAYS: Annotated[int, Source("P4", "[7], [8]")] = 2
"""Leg work up to so many days before a key run is close to it: 24 to 48 hours."""
SPACING_WIDE_DAYS: Annotated[int, Source("P4", "[8]")] = 3
"""What is proposed to a runner whose legs are flat after close leg work: 72 hours."""
SPACING_CLOSE_REPORTS: Annotated[int, Source("P4")] = 4
"""Answers after close leg work that are needed before anything is proposed ..."""
SPACING_CLOSE_FLAT: Annotated[float, Source("P4")] = 0.75
"""... and the share of them that has to be "flat"."""
SPACING_WIDE_REPORTS: Annotated[int, Source("P4")] = 2
"""Answers with more days between that are needed to compare with ..."""
SPACING_WIDE_FLAT: Annotated[float, Source("P4")] = 0.25
"""... and the share of them that may be "flat"."""
