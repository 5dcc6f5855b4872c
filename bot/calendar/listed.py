"""What of a runner's calendar was given out. Pure values, kept with the chat."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

KEPT_PAST = timedelta(days=28)
"""What is over stays for so long: nobody likes a calendar that loses its yesterday."""
CANCELLED_MOST = 30
"""Of what was cancelled, so many of the latest are still told: a calendar that looks once in a month knows by then."""

STRENGTH, RACE = "strength", "race"


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry.

    `what` and `day` tell it from all others. It begins at `at` in `zone` (an IANA name) and lasts `minutes`; one of 0
    minutes takes the whole day, and `at` is when its alarm rings.
    """

    what: str
    day: date
    title: str
    zone: str
    at: time
    minutes: int = 0


class Listed(Struct, frozen=True, omit_defaults=True):
    """An entry as it was given out: how often it has changed, and at which UTC instant last."""

    event: Event
    changed: datetime
    sequence: int = 0
    cancelled: bool = False


class Calendar(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A runner's calendar. `mark` is what its UIDs share, and says nothing of the runner.

    `issued` is the UTC instant at which its private address was made (None without one), `address` its fingerprint.
    """

    mark: str
    listed: tuple[Listed, ...] = ()
    issued: datetime | None = None
    address: str = ""


def begun(runner: int, now: datetime) -> Calendar:
    """A new calendar, empty yet."""
    return Calendar(mark=hashlib.sha256(f"{runner} {now.isoformat()}".encode()).hexdigest()[:20])


def updated(calendar: Calendar, planned: Sequence[Event], today: date, now: datetime) -> Calendar:
    """The calendar with what is planned from today on; what is planned no more is cancelled."""
    known = {(one.event.what, one.event.day): one for one in calendar.listed}
    ahead = [_as_now(known.pop((event.what, event.day), None), event, now) for event in planned]
    gone = [_gone(one, now) for one in known.values() if one.event.day >= today]
    gone.sort(key=lambda one: one.changed)
    past = [one for one in known.values() if today - KEPT_PAST <= one.event.day < today and not one.cancelled]
    kept = [*past, *gone[-CANCELLED_MOST:], *ahead]
    return replace(calendar, listed=tuple(sorted(kept, key=lambda one: (one.event.day, one.event.what))))


def _as_now(was: Listed | None, event: Event, now: datetime) -> Listed:
    if was is None:
        return Listed(event, now)
    if was.event == event and not was.cancelled:
        return was
    return Listed(event, now, was.sequence + 1)


def _gone(was: Listed, now: datetime) -> Listed:
    return was if was.cancelled else replace(was, cancelled=True, sequence=was.sequence + 1, changed=now)
