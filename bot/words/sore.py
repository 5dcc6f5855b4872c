"""Sore: what changes at once, and the questions that refine it."""

from collections.abc import Sequence

from bot.words import common
from bot.words.changes import NOTHING_MORE, STAYS, what_changed
from bot.words.labels import AREAS
from coaching.coach import Change
from coaching.facts import SorenessReported, SoreSource
from coaching.runner import Area

SORE_AREAS = (
    Area.QUADS,
    Area.HAMSTRINGS,
    Area.GLUTES,
    Area.CALVES,
    Area.ADDUCTORS,
    Area.HIP_FLEXORS,
    Area.SHINS,
    Area.FEET,
    Area.LOW_BACK,
    Area.CORE,
    Area.UPPER_BACK,
    Area.SHOULDERS,
)
"""The areas that are offered as buttons; the others are understood as text."""

SCORE_BANDS = ((1, "0–1"), (3, "2–3"), (5, "4–6"), (8, "7–8"), (10, "9–10"))
"""The bands of rules 4.2, each with the score that its button reports."""

EXTREME = 9
"""From here on the signs that need a doctor are asked at once (rules 4.2)."""

_SOURCES = {SoreSource.RUN: "from the run", SoreSource.LIFT: "from the lifting", SoreSource.UNKNOWN: ""}


def where(report: SorenessReported) -> str:
    """The sore places in a sentence; "" while they are not said."""
    if report.everything:
        return "everything"
    return common.listed(sorted(AREAS[area].lower() for area in report.areas))


def heard(report: SorenessReported) -> str:
    """What was understood, so that a slip is seen at once."""
    score = f"{report.score} of 10" if report.score is not None else ""
    said = ", ".join(part for part in (score, where(report), _SOURCES[report.source]) if part)
    return f"Sore: {said}." if said else "Sore, noted."


def answer(report: SorenessReported, change: Change, why: Sequence[str]) -> str:
    """The deload at once, and the questions that refine it, in one message."""
    extreme = EXTREME_SIGNS if (report.score or 0) >= EXTREME else ""
    changed = what_changed(change)
    if report.corrects and changed == STAYS:
        changed = NOTHING_MORE
    parts = [f"<b>{heard(report)}</b>", changed, "\n".join(why), extreme, question(report)]
    return "\n\n".join(part for part in parts if part)


EXTREME_SIGNS = (
    "⚠️ So sore it worries me. Is your urine dark or very little, is a muscle badly swollen or weak, or one leg swollen "
    "and warm? Then tap the warning signs below, and do not wait."
)


def question(report: SorenessReported) -> str:
    """What is still worth knowing."""
    missing = []
    if report.score is None:
        missing.append("How sore, 0 to 10?")
    if not report.areas and not report.everything:
        missing.append("Where?")
    if report.source is SoreSource.UNKNOWN:
        missing.append("From the run or the lifting?")
    return f"<i>{' '.join(missing)}</i>" if missing else ""


NOT_SORE = "Good to hear. Fresh legs, so the plan goes on."
