"""The buttons under "did you mean": each says in two or three words what the text may have meant."""

from datetime import time

from bot.understanding.meanings import (
    Done,
    Felt,
    GoTo,
    Ill,
    Later,
    Meaning,
    NotSore,
    Pain,
    PainGone,
    Place,
    Skip,
    Slept,
    Sore,
    Tired,
    Well,
)
from bot.words import common, doses
from coaching.exercise import Catalogue
from coaching.facts import Feel

SORE_THERE = "Sore there"
PAIN_THERE = "Pain there"

_PLACES = {
    Place.TODAY: "Today's session",
    Place.WEEK: "My week",
    Place.WHY: "Why today is so",
    Place.HELP: "Help",
    Place.SETTINGS: "Settings",
    Place.PRIVACY: "What you keep of me",
    Place.PAUSE: "Pause the messages",
    Place.RESUME: "Start again",
    Place.DELETE: "Delete me",
    Place.UNDO: "Take back the last one",
    Place.RUNS: "My runs changed",
    Place.RACES: "My races",
    Place.GEAR: "My equipment",
    Place.MINUTES: "Minutes per session",
    Place.LOG: "Done as planned",
    Place.SAFETY: "My health check",
    Place.NUMBERS: "What the numbers mean",
    Place.JUST_RAN: "I ran, what now",
    Place.CANCEL: "Leave it",
    Place.START: "Start the session",
    Place.HISTORY: "What I did",
    Place.PROGRESS: "My progress",
    Place.EXPORT: "My data as a file",
    Place.PHYSIO: "A page for my physio",
    Place.CALENDAR: "My calendar",
    Place.HANDS_FREE: "Today by ear",
    Place.CARD: "Today as a picture",
    Place.BODY_MAP: "Where I was sore",
    Place.CHART_EXERCISE: "An exercise as a chart",
    Place.CHART_WEEKS: "My weeks as a chart",
    Place.CHART_DAYS: "My days as a chart",
    Place.CHART_SIDES: "Left against right",
}
_FELT = {Feel.TOO_EASY: "Done, it was too easy", Feel.RIGHT: "Done, just right", Feel.TOO_HARD: "Done, too hard"}
_SINGLE = {
    NotSore: "Not sore",
    PainGone: "No pain",
    Pain: "It is pain",
    Ill: "I am ill",
    Well: "Well again",
    Slept: "A bad night",
    Skip: "Skip today",
    Later: "Later today",
}


def label(meaning: Meaning) -> str:
    """What a button says for a meaning."""
    match meaning:
        case Sore(score=score):
            return "I am sore today" if score is None else sore_number(score)
        case Tired(score):
            return "I am tired today" if score is None else tired_number(score)
        case Done(feel=feel):
            return "Done" if feel is None else _FELT[feel]
        case Felt(feel):
            return _FELT[feel]
        case GoTo(place):
            return _PLACES[place]
        case _:
            return _SINGLE.get(type(meaning), "Help")


def sore_number(number: int) -> str:
    """A bare number, as soreness."""
    return f"Sore: {number} of 10"


def tired_number(number: int) -> str:
    """A bare number, as fatigue."""
    return f"Tired: {number} of 10"


def hour(kind: str, at: time, zone: str) -> str:
    """An hour for one of the two messages."""
    what = "Session" if kind == "morning" else "Evening reminder"
    return f"{what} at {doses.clock(at, zone)}"


def how_to(exercise: str, catalogue: Catalogue) -> str:
    """An exercise by its name."""
    known = catalogue.exercises.get(exercise)
    return f"How to: {common.esc(known.name) if known else exercise}"
