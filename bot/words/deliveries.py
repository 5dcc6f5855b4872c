"""The messages that we start: one most important thing each, and never a reproach."""

from bot.words import doses
from bot.words.today import NAMES
from coaching.session import Session

MORNING = ""
"""The morning message begins with the session itself: at 6:30 nobody wants a preface."""

LATER = "You asked me to bring this back."


def late(session: Session) -> str:
    """The morning message, hours after its time."""
    return f"Later than planned, but still good for today: {NAMES[session.type].lower()}."


def reminder(session: Session) -> str:
    """In the evening: still open, still possible, still no debt."""
    length = f" {doses.length(session).capitalize()}." if session.estimate_s else ""
    return (
        f"Still open today: <b>{NAMES[session.type].lower()}</b>.{length}\n\n"
        "If the day is full, skip it: nothing piles up."
    )
