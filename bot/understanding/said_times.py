"""Times of day in a text: "7 pm", "half past six", "between 22 and 7"."""

import re
from collections.abc import Mapping
from datetime import time

from bot.understanding.said_numbers import number

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])\s*[:.h]\s*([0-5]\d)\s*(am|pm|a\.m\.|p\.m\.)?")
_HOUR = re.compile(r"\b(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.|o'?clock|uhr|h\b)")
_AT = re.compile(
    r"\b(?:at|to|by|around|before|after|until|till)\s+(\d{1,2})\b(?!\s*(?:[:.%/]|km|kg|k\b|mi|reps|out|hour|day|week))"
)
_HALF = re.compile(r"\b(half|quarter) (past|to) (\w+)")
_HALF_BARE = re.compile(r"\b(?:at|by|till|until|for) half (\w+)\b")
"""British for "half past"."""
_OF_DAY = r"(\d{1,2})(?::(\d\d))? ?(am|pm)?"
_SPAN = re.compile(rf"\b(?:between|from|hours:?) {_OF_DAY} ?(?:and|to|till|until|-|–) ?{_OF_DAY}\b")
_MILITARY = re.compile(r"\bat ([01]\d|2[0-3])([0-5]\d)\b")
_NAMED = {"noon": time(12), "midday": time(12)}
_AFTERNOON = ("pm", "p.m.")
_MINUTES_TO = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}


def clock_time(text: str, words: Mapping[str, int]) -> time | None:
    """A time of day in a text; None for none. "7 pm" is 19:00, "half past six" 6:30."""
    plain = text.lower()
    if match := _CLOCK.search(plain):
        return _time(int(match[1]), int(match[2]), match[3] or "")
    if match := _HOUR.search(plain):
        return _time(int(match[1]), 0, match[2])
    if spoken := _spoken(plain, words):
        return spoken
    if match := _MILITARY.search(plain):
        return _time(int(match[1]), int(match[2]), "")
    if match := _AT.search(plain):
        return _time(int(match[1]), 0, "")
    return next((at for name, at in _NAMED.items() if name in plain.split()), None)


def _spoken(plain: str, words: Mapping[str, int]) -> time | None:
    """A time in words: "half past six", "quarter to 7", "at half six"."""
    spelled = {**words, "eleven": 11, "twelve": 12}
    if match := _HALF.search(plain):
        value = number(match[3], spelled)
        minutes = _MINUTES_TO.get((match[1], match[2]))
        if value is not None and minutes is not None:
            total = int(value) * 60 + minutes
            return _time(total // 60, total % 60, "")
    match = _HALF_BARE.search(plain)
    value = number(match[1], spelled) if match else None
    return None if value is None else _time(int(value), 30, "")


def clock_span(text: str) -> tuple[time, time] | None:
    """From one time of day to another: "between 22 and 7"; None for none."""
    match = _SPAN.search(text.lower())
    if match is None:
        return None
    start = _time(int(match[1]), int(match[2] or 0), match[3] or "")
    end = _time(int(match[4]), int(match[5] or 0), match[6] or "")
    return None if start is None or end is None else (start, end)


def _time(hour: int, minute: int, half: str) -> time | None:
    if half in _AFTERNOON and hour < 12:
        hour += 12
    if half in {"am", "a.m."} and hour == 12:
        hour = 0
    return time(hour, minute) if 0 <= hour <= 23 else None
