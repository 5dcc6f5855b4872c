"""Weekdays, months and dates, as people type them: "12 April", "2027-04-12", "in 6 weeks", "next Sunday"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.flows.reading.numbers import number_word
from bot.flows.reading.typos import meant

_DAYS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SPANS = {"day": 1, "week": 7}
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}


def weekday_word(word: str) -> int | None:
    """The weekday that a lower-case word names, Monday = 0: "tue", "tues", "tuesday", "tuesdays", "satuday"."""
    bare = word[:-1] if word.endswith("days") else word
    name = meant(bare, _DAY_NAMES)
    return _DAYS.get(bare) if name is None else _DAY_NAMES.index(name)


def month_word(word: str) -> int | None:
    """The month that a lower-case word names, January = 1: "apr", "april", "sept"."""
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(_MONTH_NAMES, 1) if name.startswith(word) or word == f"{name[:4]}."), None)


def read_date(text: str, today: date, *, past: bool = False) -> date | None:
    """The date that a text names, else None.

    A date without a year is the next one to come, today included, or with `past` the last one that was. Spans may be
    future ("in 6 weeks") or past ("3 weeks ago"). Two numbers with a stroke are day and month, unless only month and
    day can be meant.
    """
    said = " ".join(re.sub(r"[,!?]|\b(?:on|the|of|is|it's|its|at|due|born|my|race)\b", " ", text.lower()).split())
    found = _iso(said) or _near(said, today) or _span(said, today) or _next_weekday(said, today, past=past)
    return found or _day_and_month(said, today, past=past) or _strokes(said, today, past=past)


def _made(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _nearest(month: int, day: int, today: date, *, past: bool) -> date | None:
    """The next such day, or the last; a 29 February waits for its year."""
    sign = -1 if past else 1
    dates = (_made(today.year + sign * years, month, day) for years in range(9))
    return next((made for made in dates if made is not None and (made - today).days * sign >= 0), None)


def _iso(said: str) -> date | None:
    match = re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", said)
    return _made(int(match[1]), int(match[2]), int(match[3])) if match else None


def _near(said: str, today: date) -> date | None:
    return today + timedelta(days=_NEAR[said]) if said in _NEAR else None


def _span(said: str, today: date) -> date | None:
    match = re.fullmatch(r"(in )?(?:about |around )?(\S+) (day|week|month|year)s?( ago| from now| time)?", said)
    count = None if match is None else 1 if match[2] in {"a", "an"} else number_word(match[2])
    if match is None or count is None or count > 520 or not (match[1] or match[4]):
        return None
    sign = -1 if match[4] == " ago" else 1
    if match[3] in _SPANS:
        return today + timedelta(days=sign * round(count * _SPANS[match[3]]))
    return _months_on(today, sign * round(count * (12 if match[3] == "year" else 1)))


def _months_on(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _next_weekday(said: str, today: date, *, past: bool) -> date | None:
    first, _, rest = said.partition(" ")
    number = weekday_word(rest if first in {"next", "this", "coming"} else said)
    if number is None:
        return None
    ahead = (number - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead - 7 if past else ahead)


def _day_and_month(said: str, today: date, *, past: bool) -> date | None:
    parts = said.split()
    if parts and weekday_word(parts[0]) is not None:
        parts = parts[1:]
    months = [month for part in parts if (month := month_word(part.rstrip("."))) is not None]
    numbers = [int(match[1]) for part in parts if (match := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th|\.)?", part))]
    if len(months) != 1 or len(numbers) not in {1, 2} or len(parts) != len(numbers) + 1:
        return None
    if len(numbers) == 1:
        return _nearest(months[0], numbers[0], today, past=past)
    return _made(_century(numbers[1]), months[0], numbers[0])


def _strokes(said: str, today: date, *, past: bool) -> date | None:
    match = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})\.?(?:[./-]?(\d{4}|\d{2}))?", said)
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    if month > 12 >= day:
        day, month = month, day
    return _made(_century(int(match[3])), month, day) if match[3] else _nearest(month, day, today, past=past)


def _century(year: int) -> int:
    return year + 2000 if year < 100 else year
