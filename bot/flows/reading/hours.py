"""Hours of the day, as people type them: "6:30", "half past six", "7pm", "18.30", "noon"."""

import re
from datetime import time

from bot.flows.reading.numbers import number_word

_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_FILLER = (
    r"\b(?:at|around|about|by|please|in the|every|each|day|daily|me|remind|send|it|is|s|now|o'?clock|hours?|sharp)\b"
)
_PAST = re.compile(r"(half|quarter|[a-z]+|\d{1,2})(?: minutes?)? (past|after|to|before) ([a-z]+|\d{1,2})")
_HALF = re.compile(r"half ([a-z]+|\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ](\d{2}))?h?")
_TOGETHER = re.compile(r"(\d{1,2})(\d{2})")
_PARTS = {"half": 30, "quarter": 15}


def read_hour(text: str) -> time | None:
    """The one hour that a text names, else None. Without am or pm, the hours are those of the 24-hour clock."""
    said, half_day = _half_day(text.lower().strip().rstrip(".!"))
    said = " ".join(re.sub(_FILLER, " ", said).split())
    found = _NAMED.get(said) or _spoken(said) or _digits(said)
    return None if found is None else _shifted(found, half_day)


def _half_day(text: str) -> tuple[str, str]:
    """The text without am or pm, and which of them it said."""
    said = re.sub(r"\bin the morning\b|\bmornings?\b", " am", text)
    said = re.sub(r"\bin the (?:evening|afternoon)\b|\b(?:evenings?|afternoons?|at night)\b", " pm", said)
    match = re.search(r"(?<![a-z])([ap])\.?\s?m\.?(?![a-z])", said)
    if match is None:
        return said, ""
    return said[: match.start()] + " " + said[match.end() :], match[1]


def _spoken(said: str) -> time | None:
    match = _PAST.fullmatch(said)
    if match is not None:
        apart, full = _PARTS.get(match[1], number_word(match[1])), number_word(match[3])
        if apart is None or full is None:
            return None
        return _at(int(full) * 60 + int(apart) * (1 if match[2] in {"past", "after"} else -1))
    match = _HALF.fullmatch(said)
    hour, _, minute = (match[1], "", "thirty") if match else said.partition(" ")
    hours, minutes = number_word(hour), (number_word(minute) if minute else 0)
    if hours is None or minutes is None or hours != int(hours) or hours > 24 or minutes > 59:
        return None
    return _at(int(hours) * 60 + int(minutes))


def _digits(said: str) -> time | None:
    match = _CLOCK.fullmatch(said) or _TOGETHER.fullmatch(said)
    if match is None or int(match[2] or 0) > 59:
        return None
    return _at(int(match[1]) * 60 + int(match[2] or 0))


def _at(minutes: int) -> time | None:
    return time(minutes // 60 % 24, minutes % 60) if 0 <= minutes <= 24 * 60 else None


def _shifted(found: time, half_day: str) -> time:
    if half_day == "p" and found.hour < 12:
        return found.replace(hour=found.hour + 12)
    if half_day == "a" and found.hour == 12:
        return found.replace(hour=0)
    return found
