"""Screens around the training: help, privacy, pause, delete, and the answers to what the bot does not read."""

from collections.abc import Sequence
from datetime import date, time

from bot.buttons import Act, Action
from bot.replies import Button, Screen
from bot.screens.keyboard import Rows, act, home
from bot.words import doses, labels
from bot.words import help as words
from bot.words import walk as walk_words


def helped() -> Screen:
    """What it can do, and the ways in."""
    return Screen(words.HELP, _help_rows())


def unknown_command() -> Screen:
    """A command that nobody knows."""
    return Screen(f"{words.UNKNOWN_COMMAND}\n\n{words.HELP}", _help_rows())


def _help_rows() -> Rows:
    return (
        (act(labels.TODAY, Action.TODAY), act(labels.WEEK, Action.WEEK), act(labels.SORE, Action.SORE)),
        (act(labels.HISTORY, Action.HISTORY), act(labels.PROGRESS, Action.PROGRESS)),
        (act(labels.PHYSIO, Action.PHYSIO), act(labels.EXPORT, Action.EXPORT)),
        (act(labels.CALENDAR, Action.CALENDAR), act(labels.SETTINGS, Action.SETTINGS)),
        (act(labels.PRIVACY, Action.PRIVACY),),
    )


def privacy() -> Screen:
    """What is kept and why, and the way to have it deleted."""
    rows = (
        (act(labels.EXPORT, Action.EXPORT), act(labels.DELETE, Action.DELETE)),
        (act(labels.TODAY, Action.TODAY),),
    )
    return Screen(words.PRIVACY, rows)


def lost(text: str) -> Screen:
    """Something was not understood: what, and the ways on."""
    rows = (
        (act(labels.TODAY, Action.TODAY), act(labels.WEEK, Action.WEEK)),
        (act(labels.SORE, Action.SORE), act(labels.PAIN_WORD, Action.PAIN)),
        (act(labels.SETTINGS, Action.SETTINGS), act(labels.HELP, Action.HELP)),
    )
    return Screen(text, rows)


def thanks() -> Screen:
    """You are welcome."""
    return Screen(words.THANKS, home())


def group(link: str) -> Screen:
    """In a group: how to reach the coach in private."""
    return Screen(words.GROUP, ((Button(labels.OPEN_PRIVATE, url=link),),) if link else ())


def hour_set(kind: str, at: time, zone: str) -> Screen:
    """An hour was changed."""
    what = words.MORNING_MESSAGE if kind == MORNING else words.EVENING_REMINDER
    rows = ((act(labels.SETTINGS, Action.SETTINGS), act(labels.TODAY, Action.TODAY)),)
    return Screen(words.hour_set(what, doses.clock(at, zone)), rows)


MORNING = "morning"
REMINDER = "reminder"


def which_hour(at: time, zone: str) -> Screen:
    """Which of the two messages is meant?"""
    said = doses.clock(at, zone)
    rows = tuple(
        (Button(words.hour_choice(kind, said), Act(Action.HOUR, None, f"{kind} {at:%H%M}")),)
        for kind in (MORNING, REMINDER)
    )
    return Screen(words.WHICH_HOUR, (*rows, (act(labels.SETTINGS, Action.SETTINGS),)))


def change(text: str, door: str) -> Screen:
    """A change of races or equipment: one tap to where it is changed."""
    rows = (
        (act(labels.CHANGE_IT, Action.OPEN, None, f"settings {door}"),),
        (act(labels.TODAY, Action.TODAY), act(labels.WEEK, Action.WEEK)),
    )
    return Screen(text, rows)


def swap(day: date) -> Screen:
    """Another exercise: what the coach goes by."""
    rows = (
        (act(labels.GEAR, Action.OPEN, None, "settings gear"), act(labels.PAIN_WORD, Action.PAIN, day)),
        (act(walk_words.START, Action.WALK), act(labels.TODAY, Action.TODAY), act(labels.HELP, Action.HELP)),
    )
    return Screen(words.SWAP, rows)


def did_you_mean(meant: Sequence[tuple[str, Act]]) -> Screen:
    """What was not clear, as buttons; the ways on stand below them."""
    rows = tuple((Button(label, does),) for label, does in meant)
    return Screen(words.DID_YOU_MEAN, (*rows, *home()))
