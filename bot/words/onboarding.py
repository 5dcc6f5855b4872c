"""The beginning and the end of the onboarding in words, and answers in a line. The questions stand in `questions*`."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from bot.words.common import clock, esc, listed, on_date, place, plural, weight
from bot.words.onboarding_labels import RACE_NAMES
from coaching.runner import Distance, Units

RUNS, RACE, WITH, SESSIONS = "Runs", "Race", "With", "Sessions"
STRENGTH_DAYS = "Strength in the next 7 days"


def numbered(number: int, text: str) -> str:
    """A question with its place among the ten."""
    return f"<i>{number} of 10</i>\n{text}"


def welcome(name: str) -> str:
    """Who this is, what is kept and why, and the safety wording: said once."""
    hello = f"Hello {esc(name)}. " if name else "Hello. "
    return (
        f"{hello}I am a strength coach for runners. I fit short sessions around your runs, and turn them down the "
        "moment you are sore.\n\n"
        "Ten questions come first, by taps, about two minutes.\n\n"
        "<b>What I keep:</b> your answers, your sessions, and what you tell me of soreness, pain or illness. I need "
        "them to plan your training and use them for nothing else. /privacy shows the details, /delete removes "
        "everything.\n\n"
        "This is coaching information, not medical care."
    )


def welcome_hint() -> str:
    """What the first question understands."""
    return "Tap the first button if that is all right with you, and we begin."


def welcome_again() -> str:
    """Shown below the hint: what is kept and why stands right above."""
    return "Ten questions by taps, then your first session."


def declined() -> str:
    """No consent."""
    return "No problem. I keep nothing. If you change your mind, send /start."


def stopped() -> str:
    """Cancelled on the way."""
    return "Stopped, and your answers are gone. Whenever you like: /start."


def too_young() -> str:
    """Under 13."""
    return (
        "Thank you for telling me. I am made for runners of 13 and older, so I cannot coach you yet. A parent and a "
        "youth coach can show you good things to do. I have kept nothing. Have fun running. "
        "(A slip of the finger? /start begins again.)"
    )


def done(lines: Mapping[str, str], note: str = "") -> str:
    """The summary at the end, an answer in a line; `note` says why there is no strength work, where there is none."""
    body = "\n".join(f"{name}: {line}" for name, line in lines.items() if line)
    parts = [
        "<b>That is all I need.</b>",
        body,
        f"⚠️ {note}" if note else "",
        "Everything can be changed in /settings. If you are sore, tap Sore or just write it.",
    ]
    return "\n\n".join(part for part in parts if part)


def length_line(minutes: int, when: str) -> str:
    """How long and when; `when` is the hour with its zone."""
    return f"up to {minutes} minutes, at {when}"


def at_hour(at: time, zone: str) -> str:
    """An hour with its zone: "6:30 (Berlin time)"."""
    return f"{clock(at)} ({esc(place(zone))} time)"


def no_race() -> str:
    """No race, in a line."""
    return "none for now"


def week_varies() -> str:
    """A varying week, in a line."""
    return "different each week; I ask the evening before"


def race_words(distance: Distance, day: date, today: date) -> str:
    """A race in a line: "half marathon on Sunday 12 April (20 weeks)"."""
    weeks = (day - today).days // 7
    left = plural(weeks, "week") if weeks else plural((day - today).days, "day")
    return f"{RACE_NAMES[distance].lower()} on {on_date(day, today)} (in {left})"


def gear_words(names: Sequence[str], dumbbells: Sequence[float], kettlebells: Sequence[float], units: Units) -> str:
    """Equipment in a line."""
    if not names:
        return "nothing but a wall"
    weights = {"dumbbells": dumbbells, "kettlebells": kettlebells}
    return listed([_with_weights(name, weights.get(name, ()), units) for name in names])


def _with_weights(name: str, kilos: Sequence[float], units: Units) -> str:
    if not kilos:
        return name
    if len(kilos) > 4:
        return f"{name} ({weight(kilos[0], units)} to {weight(kilos[-1], units)})"
    return f"{name} ({', '.join(weight(kg, units) for kg in kilos)})"


def and_more(line: str, more: int) -> str:
    """A race in a line, with how many follow."""
    return f"{line}, and {plural(more, 'more', 'more')}" if more else line
