"""Time zones as a calendar reads them: each change of the clock written out, so that no rule has to be guessed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

STEP = timedelta(hours=12)
"""No zone changes its clock twice within so short a time."""
LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - local time, as the format wants it


@lru_cache(maxsize=64)
def component(zone: str, first: date, last: date) -> tuple[str, ...]:
    """The VTIMEZONE of a zone, right for every day from `first` to `last`; its lines."""
    place = ZoneInfo(zone)
    start = datetime.combine(first - timedelta(days=1), time.min, tzinfo=UTC)
    end = datetime.combine(last + timedelta(days=2), time.min, tzinfo=UTC)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    lines += _observance(start.astimezone(place), _offset(start, place), LONG_AGO)
    for instant in _changes(place, start, end):
        before = _offset(instant - timedelta(seconds=1), place)
        lines += _observance(instant.astimezone(place), before, instant.replace(tzinfo=None) + before)
    return (*lines, "END:VTIMEZONE")


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


def _observance(after: datetime, before: timedelta, starts: datetime) -> list[str]:
    """A stretch with one offset. `after` lies in it, `starts` is by the clock that went before."""
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{starts:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_signed(before)}",
        f"TZOFFSETTO:{_signed(after.utcoffset() or timedelta(0))}",
        f"TZNAME:{after.tzname()}",
        f"END:{kind}",
    ]


def _signed(offset: timedelta) -> str:
    seconds = round(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}{f'{left:02}' if left else ''}"
