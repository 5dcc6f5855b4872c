"""Which messages we start for a runner, and when: a pure function of the person and the instant.

The cost of a tick must grow with what is due, so each runner has at most one pending row per kind; `dues` says what
those rows are. What has been judged (sent or not) on a local day is noted in `Chat.delivered`, so nothing comes twice.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.chat import Person, Preferences
from bot.due import DeliveryKind, Due, NotSent
from bot.moment import zone_of
from bot.silence import silent
from coaching.days import next_weekday

__all__ = ["EVENING_QUESTION", "DeliveryKind", "Due", "NotSent", "Timing", "dues", "instant", "timing"]

EVENING_QUESTION = time(19, 30)
"""When the runner of a varying week is asked about tomorrow: after the usual reminder, before the usual quiet hours."""

BEFORE_QUIET = timedelta(minutes=30)
"""An evening message that would fall into the quiet hours comes so long before them."""

_ONE_DAY = timedelta(days=1)
_WEEKLY = frozenset({DeliveryKind.NUDGE, DeliveryKind.NOTE})
"""What comes on the runner's day for the weekly review."""
_BETWEEN_WEEKLY = timedelta(days=4)
"""A runner who moves them to another weekday does not get two in a row; silence does not begin with a note."""


class Timing(Struct, frozen=True, kw_only=True):
    """All of a person that decides what is due when: as long as it is the same, so are the rows."""

    wanted: bool  # onboarded, and the bot is not blocked
    silent: bool
    varies: bool
    preferences: Preferences
    zone: ZoneInfo
    delivered: Mapping[DeliveryKind, date]
    snoozed_until: datetime | None
    since: datetime | None


def timing(person: Person) -> Timing:
    """That of a person."""
    training, chat = person.training, person.chat
    return Timing(
        wanted=training is not None and not chat.blocked,
        silent=silent(chat),
        varies=training is not None and training.week.varies,
        preferences=chat.preferences,
        zone=zone_of(chat),
        delivered=chat.delivered,
        snoozed_until=chat.snoozed_until,
        since=chat.since,
    )


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The UTC instant of a local time: exactly one per local date, also where the clocks skip or repeat it.

    A time that they skip moves on by what was skipped; back, where that would be the next day (in Nuuk they skip the
    hour before midnight).
    """
    found = datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
    if found.astimezone(zone).date() == day:
        return found
    return datetime.combine(day, at.replace(fold=1), tzinfo=zone).astimezone(UTC)


def dues(person: Person, now: datetime) -> tuple[Due, ...]:
    """The pending rows of a runner, at most one per kind, sorted.

    One whose time has passed today and that was not judged yet is among them, so that a standstill loses nothing.
    There are none before onboarding is over or while the runner blocks the bot; a pause keeps them back until its day.
    """
    known = timing(person)
    if not known.wanted:
        return ()
    found = [due for kind, at in _times(known) if (due := _next(known, kind, at, now)) is not None]
    later = _later(known)
    return tuple(sorted([*found, later] if later else found))


def _times(known: Timing) -> Iterator[tuple[DeliveryKind, time]]:
    """What comes on its days, and at which local time."""
    preferences = known.preferences
    if known.silent:
        yield DeliveryKind.NOTE, preferences.hour
        return
    yield DeliveryKind.MORNING, preferences.hour
    yield DeliveryKind.NUDGE, preferences.hour
    if preferences.reminder is not None:
        yield DeliveryKind.REMINDER, before_quiet(preferences, preferences.reminder)
    if known.varies:
        yield DeliveryKind.TOMORROW, before_quiet(preferences, EVENING_QUESTION)


def before_quiet(wishes: Preferences, at: time) -> time:
    """The hour of an evening message: before the quiet hours, where it would fall into them."""
    if not wishes.quiets(at):
        return at
    early = datetime.combine(date.max, wishes.quiet_from) - BEFORE_QUIET
    return early.time()


def _next(known: Timing, kind: DeliveryKind, at: time, now: datetime) -> Due | None:
    day = _first_day(known, kind, at, now)
    if kind in _WEEKLY and day is not None:
        day = next_weekday(known.preferences.nudge_weekday, day)
    return None if day is None else Due(instant(day, at, known.zone), kind, day)


def _first_day(known: Timing, kind: DeliveryKind, at: time, now: datetime) -> date | None:
    """The first local day that this kind may still come on; None while paused without an end."""
    zone, until = known.zone, known.preferences.paused_until
    if until == date.max:
        return None
    days = [now.astimezone(zone).date()]
    if (judged := known.delivered.get(kind)) is not None:
        days.append(judged + (_BETWEEN_WEEKLY if kind in _WEEKLY else _ONE_DAY))
    if kind is DeliveryKind.NOTE and (last := known.delivered.get(DeliveryKind.MORNING)) is not None:
        days.append(last + _BETWEEN_WEEKLY)
    if until is not None:
        days.append(until)
    if known.since is not None:
        days.append(_day_after_start(kind, at, zone, known.since))
    return max(days)


def _day_after_start(kind: DeliveryKind, at: time, zone: ZoneInfo, since: datetime) -> date:
    """The first day after onboarding, which itself showed the first session; an evening still ahead counts."""
    day = since.astimezone(zone).date()
    same_day = kind in {DeliveryKind.REMINDER, DeliveryKind.TOMORROW} and instant(day, at, zone) > since
    return day if same_day else day + _ONE_DAY


def _later(known: Timing) -> Due | None:
    """The session asked for again; the runner named its time, so quiet hours do not matter."""
    if known.snoozed_until is None:
        return None
    day = known.snoozed_until.astimezone(known.zone).date()
    until = known.preferences.paused_until
    return None if until is not None and day < until else Due(known.snoozed_until, DeliveryKind.LATER, day)
