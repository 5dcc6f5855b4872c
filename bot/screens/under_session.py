"""The buttons under a session: while it is to do, and once it is done."""

from collections.abc import Sequence

from bot.buttons import Action
from bot.replies import Button
from bot.screens.keyboard import NUMBERS_PER_ROW, Rows, act, grouped
from bot.words import labels
from bot.words import today as words
from bot.words import walk as walk_words
from coaching.session import Session

NUMBERS = "numbers"
"""What stands behind the button that explains the figures of a session."""


def under_session(session: Session, start: str = walk_words.START) -> Rows:
    """Under a session: a number for each exercise's cues, then Start (or Go on), Done, and the rest in pairs.

    Without `start` it is done already: what is left is to look back and ahead, and to take it back.
    """
    day = session.day
    cues = [act(str(at + 1), Action.CUES, day, str(at)) for at in range(len(words.numbered(session)))]
    figures = [act(labels.FIGURES, Action.HELP, day, NUMBERS)] if cues else []
    sore, why_ = act(labels.SORE, Action.SORE, day), act(labels.WHY, Action.WHY, day)
    change, card = act(labels.CHANGE, Action.CHANGE, day), [act(labels.CARD, Action.CARD, day)] if cues else []
    if not start:
        ahead, back = act(labels.WEEK, Action.WEEK), act(labels.UNDO_DONE, Action.UNDO, day)
        return (*_even([*cues, *figures]), (ahead, change), (sore, why_), (*card, back))
    shown = (*([act(labels.HANDS_FREE, Action.HANDS_FREE, day)] if session.blocks else []), *card)
    return (
        *_even([*cues, *figures]),
        (*([act(start, Action.WALK, day)] if cues else []), act(labels.DONE, Action.DONE, day)),
        (act(labels.LATER, Action.LATER, day), change),
        (sore, why_),
        *((shown,) if shown else ()),
    )


def _even(numbers: Sequence[Button]) -> Rows:
    """The numbers in as few rows as hold them, equally full."""
    rows = max(1, -(-len(numbers) // NUMBERS_PER_ROW))
    return grouped(numbers, max(1, -(-len(numbers) // rows)))
