"""A session of another day logged or corrected: the questions, and what came of it."""

from datetime import date

from bot.understanding.said_sets import SaidFault
from bot.words import common

AS_PLANNED, OTHER_SETS, NOT_DONE = "As planned", "Other sets", "I did not do it"
LEFT_OUT = "Left out"
NOTHING_TO_LOG = "There is no strength session of the last two weeks that could be logged. /today shows what comes."
GONE = "That day is too long ago to change. /history shows what stands there."
KEPT = "All stays as it was."


def which_day() -> str:
    """Which session?"""
    return "Which session shall we put right?"


def which_day_hint() -> str:
    """What the question about the day understands."""
    return "Tap a day of the last two weeks, or type one, like yesterday or Tuesday."


def day_button(day: date, today: date, mark: str) -> str:
    """A day that can be logged: what became of it, and when it was."""
    return f"{mark} {common.capital(common.near_date(day, today))}"


def how(day: date, today: date, name: str, doses: str, now: str) -> str:
    """What was done of it? `now` is what stands in the log."""
    return f"<b>{common.on_date(day, today)}</b> · {name}\nIn the log: {now}.\n\n{doses}\n\nWhat did you do?"


def how_hint() -> str:
    """What the question understands."""
    return "Tap one of the three."


def sets(number: int, of: int, name: str, dose: str) -> str:
    """The sets of one exercise."""
    return (
        f"{number} of {of}: <b>{name}</b>\nPlanned: {dose}\n\n"
        "As planned, left out, or type your sets: “12 kg 10 10 9”, “3x10 @12kg”, “35 s”, “L 10 R 8”."
    )


def sets_hint() -> str:
    """What the question about sets understands."""
    return "Type the reps of each set, with the weight if it was another: “10 10 9”, “12 kg 10 10 9”."


def fault(of: SaidFault) -> str:
    """Meant as sets, and not usable."""
    return {
        SaidFault.MANY_SETS: "That is more sets than I can believe. Up to ten, please.",
        SaidFault.MANY_REPS: "That is more reps than I can believe. Up to a hundred a set, please.",
        SaidFault.LONG: "That is longer than I can believe. Up to ten minutes a set, please.",
        SaidFault.HEAVY: "That is heavier than I can believe. Up to 300 kg, please.",
        SaidFault.UNCLEAR: "I could not tell sets, reps and weight apart. Like this, please: “12 kg 10 10 9”.",
    }[of]


def feel() -> str:
    """How it felt."""
    return "How did it feel?"


def feel_hint() -> str:
    """What the question about effort understands."""
    return "Tap one of the three: too easy, right, or too hard."


def noted(day: date, today: date) -> str:
    """It is in the log."""
    return f"Noted for {common.near_date(day, today)}. Everything after it is worked out anew."


def not_done(day: date, today: date) -> str:
    """It counts as not done."""
    return f"Noted: {common.near_date(day, today)} counts as not done. Nothing to catch up."
