"""Screens of a session that is skipped or put off. Pure: values in, a Screen out."""

from datetime import date

from bot.buttons import Action
from bot.replies import Screen
from bot.screens.keyboard import act, grouped
from bot.words import labels
from bot.words import today as words
from bot.words import week as week_words
from coaching.coach import Change
from coaching.facts import SkipReason
from coaching.session import Session


def skipped(session: Session, change: Change, *, reason: SkipReason = SkipReason.NOT_SAID) -> Screen:
    """The session was skipped: what becomes of the week, an optional reason, and the way back."""
    day = session.day
    why = tuple(act(label, Action.SKIP, day, kind.value) for kind, label in labels.SKIPS.items())
    moved = week_words.change(change.days_before, [plan for plan in change.days_after if plan.day != day])
    text = words.skipped(session, moved)
    on = (act(labels.UNDO, Action.UNDO, day), act(labels.WEEK, Action.WEEK))
    if reason is not SkipReason.NOT_SAID:
        return Screen(text, (on,))
    return Screen(f"{text}\n\n{words.WHY_SKIP}", (*grouped(why, 2), on))


def later(at: str, day: date) -> Screen:
    """The session was put off."""
    rows = (
        tuple(act(label, Action.LATER, day, minutes) for minutes, label in labels.LATERS),
        (act(labels.BACK, Action.BACK_TO_SESSION, day), act(labels.SKIP, Action.SKIP, day)),
    )
    return Screen(words.later(at), rows)


def too_late_for_later(day: date) -> Screen:
    """The day is nearly over."""
    rows = ((act(labels.BACK, Action.BACK_TO_SESSION, day), act(labels.SKIP, Action.SKIP, day)),)
    return Screen(words.TOO_LATE_FOR_LATER, rows)
