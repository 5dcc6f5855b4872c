"""The calendar as a file, by RFC 5545: what calendar programs import, and subscribe to."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.calendar import zones
from bot.calendar.listed import Calendar, Event, Listed
from bot.words import calendar as words

LINE_OCTETS = 75
_UTC = "%Y%m%dT%H%M%SZ"


def written(calendar: Calendar, link: str = "") -> bytes:
    """The whole calendar; equal calendars give equal bytes. `link` is where the session is to be found."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{words.NAME}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(words.NAME)}",
        f"NAME:{_text(words.NAME)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_LOOK_AGAIN}",
        f"X-PUBLISHED-TTL:{_LOOK_AGAIN}",
        *_zones(calendar),
        *(line for one in calendar.listed for line in _event(one, calendar.mark, link)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


_LOOK_AGAIN = "PT4H"


def _zones(calendar: Calendar) -> Iterator[str]:
    """Each zone that a time of day is given in."""
    timed = [one.event for one in calendar.listed if one.event.minutes]
    for zone in sorted({one.zone for one in timed}):
        days = [one.day for one in timed if one.zone == zone]
        yield from zones.component(zone, min(days), max(days))


def _event(one: Listed, mark: str, link: str) -> Iterable[str]:
    event = one.event
    return [
        "BEGIN:VEVENT",
        f"UID:{event.day.isoformat()}-{event.what}-{mark}@strength-coach",
        f"DTSTAMP:{one.changed:{_UTC}}",
        f"LAST-MODIFIED:{one.changed:{_UTC}}",
        f"SEQUENCE:{one.sequence}",
        *(_timed(event) if event.minutes else _all_day(event)),
        f"SUMMARY:{_text(event.title)}",
        f"DESCRIPTION:{_text(words.description(link, race=not event.minutes))}",
        *([f"URL:{link}"] if link else []),
        f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}",
        *([] if one.cancelled else _alarm(event)),
        "END:VEVENT",
    ]


def _timed(event: Event) -> list[str]:
    begins = datetime.combine(event.day, event.at)
    return [f"DTSTART;TZID={event.zone}:{begins:%Y%m%dT%H%M%S}", f"DURATION:PT{event.minutes}M", "TRANSP:OPAQUE"]


def _all_day(event: Event) -> list[str]:
    tomorrow = event.day + timedelta(days=1)
    return [
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{tomorrow:%Y%m%d}",
        "TRANSP:TRANSPARENT",
    ]


def _alarm(event: Event) -> list[str]:
    """At the beginning; of a whole day at the runner's hour, as an instant: midnight may be an hour off on that day."""
    rings = datetime.combine(event.day, event.at, tzinfo=ZoneInfo(event.zone)).astimezone(UTC)
    trigger = "TRIGGER:PT0S" if event.minutes else f"TRIGGER;VALUE=DATE-TIME:{rings:{_UTC}}"
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(event.title)}", trigger, "END:VALARM"]


def _text(value: str) -> str:
    """A value with the marks of the format in it made harmless."""
    for mark, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        value = value.replace(mark, escaped)
    return value


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, never within a letter."""
    rows: list[bytes] = []
    row = b""
    for letter in line:
        octets = letter.encode()
        if len(row) + len(octets) > LINE_OCTETS:
            rows.append(row)
            row = b" "
        row += octets
    return b"\r\n".join([*rows, row]) + b"\r\n"
