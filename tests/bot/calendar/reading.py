"""A calendar read back by a library of its own, and runners with one, for the tests of the calendar."""

from datetime import UTC, date, datetime, time
from typing import Any

import icalendar

from bot.calendar.listed import RACE, STRENGTH, Calendar, Event, begun, updated

MONDAY = date(2026, 3, 23)
NOW = datetime(2026, 3, 23, 7, tzinfo=UTC)


def session(day: date, **rest: Any) -> Event:
    given: dict[str, Any] = {"title": "Strength A", "zone": "Europe/Berlin", "at": time(6, 30), "minutes": 30}
    return Event(what=STRENGTH, day=day, **(given | rest))


def race(day: date, **rest: Any) -> Event:
    given: dict[str, Any] = {"title": "Race: marathon", "zone": "Europe/Berlin", "at": time(6, 30)}
    return Event(what=f"{RACE}-marathon", day=day, **(given | rest))


def calendar(*events: Event) -> Calendar:
    return updated(begun(7, NOW), events, MONDAY, NOW)


def read(body: bytes) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(body)
    assert isinstance(found, icalendar.Calendar)
    assert not [fault for part in found.walk() for fault in part.errors]
    return found


def entries(body: bytes) -> dict[str, Any]:
    """Every entry by its UID."""
    return {str(one["UID"]): one for one in read(body).walk("VEVENT")}
