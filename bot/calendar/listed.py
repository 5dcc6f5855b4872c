"""What of a runner's calendar was given out. Pure values, kept with the chat."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from coaching.days import monday_of

KEPT_PAST = timedelta(days=28)
"""What is over stays for so long: nobody likes a calendar that loses its yesterday."""
CANCELLED_MOST = 30
"""Of what was cancelled, so many of the latest are still told: a calendar that looks once in a month knows by then."""

STRENGTH, RACE = "strength", "race"


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry.

    No other has its `what` on its `day`. It begins at `at` in `zone` (an IANA name) and lasts `minutes`; one of 0
    minutes takes the whole day, and `at` is when its alarm rings.
    """

    what: str
    day: date
    title: str
    zone: str
    at: time
    minutes: int = 0


class Listed(Struct, frozen=True, omit_defaults=True):
    """An entry as it was given out: how often it has changed, and at which UTC instant last.

    `name` is what it goes by for as long as it is listed, whatever day it moves to.
    """

    event: Event
    changed: datetime
    name: str
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
    """The calendar with what is planned from today on. What has moved keeps its entry; what is gone is cancelled."""
    past = [one for one in calendar.listed if today - KEPT_PAST <= one.event.day < today and not one.cancelled]
    week = monday_of(today)  # what was cancelled in it may come back on another day
    ahead = [one for one in calendar.listed if one.event.day >= (week if one.cancelled else today)]
    known = _matched(ahead, planned)
    gone = [_gone(one, now) for one in ahead if one not in known.values()]
    gone.sort(key=lambda one: one.changed)
    kept = [*past, *gone[-CANCELLED_MOST:], *(_as_now(known.get(event), event, now) for event in planned)]
    return replace(calendar, listed=tuple(sorted(kept, key=lambda one: (one.event.day, one.event.what, one.name))))


def _matched(ahead: Iterable[Listed], planned: Sequence[Event]) -> dict[Event, Listed]:
    """Which entry each planned event had so far, one that stands before one that was cancelled.

    What stays on its day stays, though its letter changes: one session missed gives all after it the other letter. The
    rest has moved: a session within its week, known by its title first, a race to any day.
    """
    left = sorted(ahead, key=lambda one: (one.cancelled, one.event.day))
    found: dict[Event, Listed] = {}
    for alike in (_stayed, _moved, _kin):
        for event in planned:
            one = next((one for one in left if alike(one.event) == alike(event)), None) if event not in found else None
            if one is not None:
                found[event] = one
                left.remove(one)
    return found


def _stayed(event: Event) -> tuple[object, ...]:
    return (event.what, event.day)


def _moved(event: Event) -> tuple[object, ...]:
    return (*_kin(event), event.title)


def _kin(event: Event) -> tuple[object, ...]:
    return (event.what, monday_of(event.day) if event.what == STRENGTH else None)


def _as_now(was: Listed | None, event: Event, now: datetime) -> Listed:
    if was is None:
        name = hashlib.sha256(f"{event.what} {event.day} {now.isoformat()}".encode()).hexdigest()[:12]
        return Listed(event, now, name)
    if was.event == event and not was.cancelled:
        return was
    return Listed(event, now, was.name, was.sequence + 1)


def _gone(was: Listed, now: datetime) -> Listed:
    return was if was.cancelled else replace(was, cancelled=True, sequence=was.sequence + 1, changed=now)
