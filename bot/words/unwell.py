"""Ill, tired, short of sleep: what changes, and when it comes back."""

from collections.abc import Sequence

from bot.words import common
from bot.words.changes import what_changed
from coaching.coach import Change
from coaching.facts import IllnessKind

ILL_ABOVE = "Nose and throat only"
ILL_BELOW = "Fever, chest, stomach"
WELL = "Well again"
SLEEP_HOURS = ((4.5, "Under 5 h"), (5.5, "5–6 h"), (6.5, "6–7 h"), (7.5, "7 h or more"))
"""The button of a night, each with the hours that it reports."""
GOOD_TO_HEAR = "Good to hear."
SLEPT_WELL = "Good. Sleep is half of training."

_BACK = "Tell me “I am well again” after a day without fever, feeling normal."
_NECK_CHECK = "<i>Only nose and throat, without fever? Or fever, chest, aches or stomach?</i>"


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def ill(kind: IllnessKind, change: Change, why: Sequence[str]) -> str:
    """Ill: what is off, and the one question that may soften it."""
    head = "<b>Get well.</b> Rest is the training now."
    if kind is IllnessKind.ABOVE_NECK:
        head = "<b>A cold, then.</b> Light work is fine; stop if you feel worse after ten minutes."
    ask = _NECK_CHECK if kind is IllnessKind.UNKNOWN else ""
    return _joined(head, what_changed(change), "\n".join(why), ask, _BACK)


def well(change: Change, why: Sequence[str]) -> str:
    """Well again: back in steps."""
    return _joined("<b>Welcome back.</b>", what_changed(change), "\n".join(why))


def slept(hours: float | None, change: Change, why: Sequence[str]) -> str:
    """A short or bad night."""
    if hours is None:
        return _joined("<b>A bad night.</b>", what_changed(change), "\n".join(why), "<i>How many hours about?</i>")
    return _joined(f"<b>{common.number(hours)} hours of sleep.</b>", what_changed(change), "\n".join(why))


TIRED_ON_HOLD = "That sounds exhausting. Nothing is asked of you now but rest, and it is well spent."


def tired(score: int | None, change: Change, why: Sequence[str]) -> str:
    """Tired."""
    if score is None:
        return _joined("<b>Tired, noted.</b>", what_changed(change), "\n".join(why), "<i>How tired, 0 to 10?</i>")
    return _joined(f"<b>Tired, {score} of 10.</b>", what_changed(change), "\n".join(why))
