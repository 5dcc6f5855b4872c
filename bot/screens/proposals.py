"""Screens of a change of plan: proposed, applied, taken back. Pure: values in, a Screen out."""

from datetime import date

from bot.buttons import Action
from bot.replies import Button, Screen
from bot.screens.keyboard import Rows, act, home, short
from bot.words import doses, labels
from bot.words import proposals as words
from bot.words import reasons as why_words
from coaching.coach import Change
from coaching.reasons.placement import MovedAway, MovedHere, PlacementReason, RunThenLift
from coaching.reasons.session import AskedMinutes, SessionReason
from coaching.runner import Units


def proposed(what: str, change: Change, number: int, units: Units, others: Rows = ()) -> Screen:
    """What a change would do, with Apply. `others` are other ways to make it."""
    text = words.proposal(what, change.days_before, change.days_after, _why(change, units))
    day = change.after.day
    choice = (act(words.APPLY, Action.APPLY, day, str(number)), act(words.DECLINE, Action.DECLINE, day, str(number)))
    return Screen(short(text), (choice, *others, (act(labels.CHANGE, Action.CHANGE, day),)))


_PLAIN = MovedAway | MovedHere | RunThenLift | AskedMinutes
"""Said by the change itself, or no reason for it."""


def _why(change: Change, units: Units) -> list[tuple[str, str]]:
    """What is to be said of the change: by the day that it concerns, "" for the whole of it."""
    asked = [one for one in change.after.because if isinstance(one, AskedMinutes) and not one.counts]
    whole = [*asked, *(one for one in change.because if not isinstance(one, (PlacementReason, SessionReason)))]
    said = [("", text) for text in why_words.all_of(whole, units)]
    for old, new in zip(change.days_before, change.days_after, strict=True):
        known = {*old.because, *old.refused}
        fresh = [one for one in (*new.because, *new.refused) if one not in known and not isinstance(one, _PLAIN)]
        if old.type is not new.type and fresh:
            said.append((doses.short_weekday(new.day), why_words.why(fresh[0], units)))
    return said


def applied(what: str, change: Change, number: int, *, moved: bool) -> Screen:
    """A change is made; Undo is one tap away."""
    day = change.after.day
    text = words.applied(what, change.days_after, day, moved=moved)
    return Screen(short(text), ((undo(day, number),), *home()))


def undo(day: date, number: int) -> Button:
    """Takes the change with this number back."""
    return act(words.UNDO, Action.TAKE_BACK, day, str(number))


def undone(change: Change) -> Screen:
    """A change is taken back."""
    day = change.after.day
    return Screen(short(words.undone(change.days_after, day)), ((act(labels.CHANGE, Action.CHANGE, day),), *home()))


def kept(day: date) -> Screen:
    """A proposal was left."""
    return Screen(words.KEPT, ((act(labels.CHANGE, Action.CHANGE, day),), *home()))
