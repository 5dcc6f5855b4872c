"""The calendar as a file, by RFC 5545: what calendar programs import, and subscribe to."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.calendar import zones
from bot.calendar.listed import Calendar, Event, Listed
from bot.words import calendar as words

if TYPE_CHECKING:
    import icalendar

_LOOK_AGAIN = timedelta(hours=4)


def written(calendar: Calendar, link: str = "") -> bytes:
    """The whole calendar; equal calendars give equal bytes. `link` is where the session is to be found."""
    import icalendar  # noqa: PLC0415 - only who asks for a calendar pays for it, not each start

    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//{words.NAME}//EN")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", words.NAME)
    made.add("name", words.NAME)
    made.add("refresh-interval", icalendar.vDuration(_LOOK_AGAIN), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", icalendar.vDuration(_LOOK_AGAIN))
    timed = [one.event for one in calendar.listed if one.event.minutes]
    for zone in sorted({one.zone for one in timed}):
        days = [one.day for one in timed if one.zone == zone]
        made.add_component(zones.component(zone, min(days), max(days)))
    for one in calendar.listed:
        made.add_component(_event(one, calendar.mark, link))
    raw: bytes = made.to_ical()
    return raw


def _event(one: Listed, mark: str, link: str) -> "icalendar.Event":
    import icalendar  # noqa: PLC0415 - as in `written`

    event, made = one.event, icalendar.Event()
    made.add("uid", f"{one.name}-{mark}@strength-coach")
    made.add("dtstamp", one.changed)
    made.add("last-modified", one.changed)
    made.add("sequence", one.sequence)
    made.add("dtstart", _begins(event) if event.minutes else event.day)
    if event.minutes:
        made.add("duration", timedelta(minutes=event.minutes))
    else:
        made.add("dtend", event.day + timedelta(days=1))
    made.add("transp", "OPAQUE" if event.minutes else "TRANSPARENT")
    made.add("summary", event.title)
    made.add("description", words.description(link, event.minutes))
    if link:
        made.add("url", link)
    made.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    if not one.cancelled:
        made.add_component(_alarm(event))
    return made


def _alarm(event: Event) -> "icalendar.Alarm":
    """At the beginning; of a whole day at the runner's hour, as an instant: midnight may be an hour off on that day."""
    import icalendar  # noqa: PLC0415 - as in `written`

    made = icalendar.Alarm()
    made.add("action", "DISPLAY")
    made.add("description", event.title)
    if event.minutes:
        made.add("trigger", timedelta(0))
    else:
        made.add("trigger", _begins(event).astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    return made


def _begins(event: Event) -> datetime:
    return datetime.combine(event.day, event.at, tzinfo=ZoneInfo(event.zone))
