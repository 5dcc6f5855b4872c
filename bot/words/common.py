"""What all words share: escaping, days, dates, hours, weights, lists. English; one place to translate."""

import re
from collections.abc import Sequence
from datetime import date, time
from html import escape, unescape

from coaching.runner import Units

LB_PER_KG = 2.2046226218
_MARK = re.compile(r"</?[a-z][^>]*>")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def esc(value: object) -> str:
    """A value from outside, safe to stand in Telegram's HTML."""
    return escape(str(value), quote=False)


def plain(html: str) -> str:
    """Our own HTML as it is read: without its marks."""
    return unescape(_MARK.sub("", html))


def weekday(number: int, *, short: bool = False) -> str:
    """The name of a weekday, Monday = 0: "Monday", or "Mon"."""
    name = _WEEKDAYS[number]
    return name[:3] if short else name


def month(number: int, *, short: bool = False) -> str:
    """The name of a month, January = 1: "April", or "Apr"."""
    name = _MONTHS[number - 1]
    return name[:3] if short else name


def on_date(day: date, today: date) -> str:
    """A date in full, the year only where it is not this one: "Sunday 12 April", "Monday 12 April 2027"."""
    words = f"{weekday(day.weekday())} {day.day} {month(day.month)}"
    return words if day.year == today.year else f"{words} {day.year}"


def short_date(day: date, today: date) -> str:
    """A date for a button or a list: "Sun 12 Apr", "Mon 12 Apr 2027"."""
    words = f"{weekday(day.weekday(), short=True)} {day.day} {month(day.month, short=True)}"
    return words if day.year == today.year else f"{words} {day.year}"


def near_date(day: date, today: date) -> str:
    """A day as people say it: "today", "tomorrow", "yesterday", "Friday" within a week, else the short date."""
    names = {0: "today", 1: "tomorrow", -1: "yesterday"}
    distance = (day - today).days
    if distance in names:
        return names[distance]
    return weekday(day.weekday()) if 1 < distance < 7 else short_date(day, today)


def capital(words: str) -> str:
    """The words with a capital first letter; all others stay: "Fri 20 Nov"."""
    return words[:1].upper() + words[1:]


def clock(at: time) -> str:
    """An hour of the day: "6:30", "18:00"."""
    return f"{at.hour}:{at.minute:02d}"


def number(value: float) -> str:
    """A number without needless zeros: "12", "12.5", "1.25"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def weight(kg: float, units: Units) -> str:
    """A weight as the runner reads it: "12.5 kg", "27.5 lb". Rounded to what is written on weights."""
    return f"{number(in_units(kg, units))} {units.value}"


def in_units(kg: float, units: Units) -> float:
    """The same as a number in the runner's unit."""
    if units is Units.LB:
        return round(kg * LB_PER_KG * 2) / 2
    tenth = round(kg, 1)
    return tenth if abs(tenth - kg) < 0.01 else round(kg * 4) / 4


def total(kg: float, units: Units) -> float:
    """A sum of weights in the runner's unit, not rounded to what is written on one."""
    return kg * LB_PER_KG if units is Units.LB else kg


def moved(kg: float, units: Units) -> str:
    """Weight moved in all: "2,640 kg"."""
    return f"{round(total(kg, units)):,} {units.value}"


def body_mass(kg: float, units: Units) -> str:
    """A body mass: "74.8 kg", "165 lb"."""
    return f"{round(kg * LB_PER_KG)} lb" if units is Units.LB else f"{number(round(kg, 1))} kg"


def listed(items: Sequence[str], last: str = "and") -> str:
    """A list in a sentence: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def plural(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 run", "3 runs", "2 matches"."""
    return f"{count} {one}" if count == 1 else f"{count} {many or one + 's'}"


def place(zone: str) -> str:
    """The town a time zone is named after: "Europe/Berlin" is "Berlin"; "Etc/GMT-3" is "UTC+3"."""
    name = zone.rsplit("/", 1)[-1].replace("_", " ")
    if not zone.startswith("Etc/GMT"):
        return name
    west = {"-": "+", "+": "-"}  # the Etc zones count westwards
    return "UTC" + "".join(west.get(sign, sign) for sign in name.removeprefix("GMT"))


def spoken(identity: str) -> str:
    """An exercise or an area as it is said where no catalogue is at hand: its id without underscores."""
    return esc(identity.replace("_", " "))
