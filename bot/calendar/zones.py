"""Time zones as a calendar reads them: each change of the clock written out, so that no rule has to be guessed.

The changes are found here and not by `icalendar.Timezone.from_tzinfo`: in 7.3 that lets summer time begin an hour late
in Europe/Berlin, and loses the second year's Ramadan in Africa/Casablanca.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import icalendar

STEP = timedelta(hours=12)
"""No zone changes its clock twice within so short a time."""
LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - local time, as the format wants it


def component(zone: str, first: date, last: date) -> "icalendar.Timezone":
    """The VTIMEZONE of a zone, right for every day from `first` to `last`."""
    import icalendar  # noqa: PLC0415 - only who asks for a calendar pays for it, not each start

    place = ZoneInfo(zone)
    start = datetime.combine(first - timedelta(days=1), time.min, tzinfo=UTC)
    end = datetime.combine(last + timedelta(days=2), time.min, tzinfo=UTC)
    made = icalendar.Timezone()
    made.add("tzid", zone)
    made.add_component(_observance(start.astimezone(place), _offset(start, place), LONG_AGO))
    for instant in _changes(place, start, end):
        before = _offset(instant - timedelta(seconds=1), place)
        made.add_component(_observance(instant.astimezone(place), before, instant.replace(tzinfo=None) + before))
    return made


def _changes(place: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The instants, to the second, from which another offset holds."""
    while start < end:
        if _offset(start, place) != _offset(start + STEP, place):
            yield _turn(place, start, start + STEP)
        start += STEP


def _turn(place: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second of the offset that holds at `high`."""
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if _offset(middle, place) == _offset(low, place):
            low = middle
        else:
            high = middle
    return high


def _offset(instant: datetime, place: ZoneInfo) -> timedelta:
    return instant.astimezone(place).utcoffset() or timedelta(0)


def _observance(
    after: datetime, before: timedelta, starts: datetime
) -> "icalendar.TimezoneStandard | icalendar.TimezoneDaylight":
    """A stretch with one offset. `after` lies in it, `starts` is by the clock that went before."""
    import icalendar  # noqa: PLC0415 - as in `component`

    made = icalendar.TimezoneDaylight() if after.dst() else icalendar.TimezoneStandard()
    made.add("dtstart", starts)
    made.add("tzoffsetfrom", before)
    made.add("tzoffsetto", after.utcoffset() or timedelta(0))
    made.add("tzname", after.tzname())
    return made
