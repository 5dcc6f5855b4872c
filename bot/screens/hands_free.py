"""The screens of the hands-free session. Pure: values in, a Screen out."""

from datetime import date

from bot.buttons import Action
from bot.replies import Screen
from bot.screens.keyboard import act
from bot.words import hands_free as words
from bot.words import labels
from bot.words import walk as walk_words
from coaching.session import Session


def slot(day: date) -> str:
    """The name of the message with the file of a day: the buttons of an earlier one are taken away."""
    return f"ear:{day.isoformat()}"


def below(session: Session, seconds: int) -> Screen:
    """What stands below the file."""
    day = session.day
    rows = (
        (act(labels.DONE, Action.DONE, day), act(labels.SORE, Action.SORE, day)),
        (act(walk_words.START, Action.WALK, day), act(labels.TODAY, Action.TODAY)),
    )
    return Screen(words.caption(session, seconds), rows)


def nothing(day: date) -> Screen:
    """Nothing to listen to."""
    rows = ((act(labels.CHANGE, Action.CHANGE, day),), (act(labels.TODAY, Action.TODAY), act(labels.WEEK, Action.WEEK)))
    return Screen(words.NO_EXERCISES, rows)
