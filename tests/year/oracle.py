"""What is due to a runner in a year, worked out anew from the rules as they are written, without the coach's own code.

- The morning message comes each local day at the runner's hour, the reminder at its hour, tomorrow's question at 19:30
  to whoever has a week that varies, the weekly nudge at the hour of the morning message on its weekday. An evening
  message that would fall into the quiet hours comes half an hour before them.
- Each comes once per local day, whatever the clocks and the runner's zone do. A wall time that the clocks repeat counts
  where it comes first; one that they skip moves on by what was skipped, or back where that would be the next day.
- What is judged on a local day is over for that day; the nudge comes again four days later at the earliest.
- Nothing starts before the day after onboarding (or after coming back), but an evening message that is still ahead.
- A pause keeps all back until its day, a block until the runner comes back. What should have come by now and did not,
  since the runner moved, comes now, on its day.
- Whoever leaves the messages of three days unanswered that ask for an answer, or has a weekly one after 14 days without
  a word, gets one note a week instead of all these, on the nudge's day and hour, four days after the last morning at
  the earliest; and again the daily messages from the day after they do anything.
- What was put off comes at the instant asked for, unless it is put off again before.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.year.people import BEGINS, Deed, Does, Runner

A_DAY = timedelta(days=1)
TOMORROWS = time(19, 30)


class Expected(NamedTuple):
    """One message that has to be judged: its kind, local day, and UTC instant."""

    kind: str
    day: date
    at: datetime


EVENING = {"reminder", "tomorrow"}
WEEKLY = {"nudge", "note"}
ASKS = {"morning", "reminder", "tomorrow"}
"""What asks for an answer in this year; in the coach's life it depends on the session."""
QUIET_FROM, QUIET_TO, BEFORE_QUIET = time(21, 30), time(6), time(21)


class Life:
    """Where a runner stands, as the rules see it."""

    def __init__(self, runner: Runner) -> None:
        self.runner, self.zone, self.hour = runner, runner.zone, runner.hour
        self.since, self.blocked = BEGINS, False
        self.paused_until: date | None = None
        self.put_off: datetime | None = None
        self.answered_on: date | None = None
        self.heard_on: date | None = None
        self.unanswered = 0
        self.unanswered_on: date | None = None
        self.judged: dict[str, date] = {}

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()

    def waiting(self, now: datetime) -> Iterator[Expected]:
        """What comes next of each kind."""
        if self.blocked:
            return
        for kind, at in self._hours():
            day = self._earliest(kind, at, now)
            while kind in WEEKLY and day.weekday() != self.runner.nudge_weekday:
                day += A_DAY
            yield Expected(kind, day, wall(self.zone, day, at))
        if self.put_off is not None:
            yield Expected("later", self.today(self.put_off), self.put_off)

    def _hours(self) -> Iterator[tuple[str, time]]:
        if self.unanswered >= 3:
            yield "note", self.hour
            return
        yield "morning", self.hour
        yield "nudge", self.hour
        if self.runner.reminder is not None:
            yield "reminder", self._evening(self.runner.reminder)
        if self.runner.varies:
            yield "tomorrow", self._evening(TOMORROWS)

    def _evening(self, at: time) -> time:
        return BEFORE_QUIET if self.runner.quiet and (at >= QUIET_FROM or at < QUIET_TO) else at

    def _earliest(self, kind: str, at: time, now: datetime) -> date:
        first = self.today(self.since)
        evening_ahead = kind in EVENING and wall(self.zone, first, at) > self.since
        days = [self.today(now), first if evening_ahead else first + A_DAY]
        if kind in self.judged:
            days.append(self.judged[kind] + (4 * A_DAY if kind in WEEKLY else A_DAY))
        if kind == "note" and "morning" in self.judged:
            days.append(self.judged["morning"] + 4 * A_DAY)
        if self.paused_until is not None:
            days.append(self.paused_until)
        return max(days)

    def judge(self, due: Expected, now: datetime) -> None:
        """It is over, whatever came of it."""
        if due.kind == "later":
            self.put_off = None
            return
        self.judged[due.kind] = due.day
        today = self.today(now)
        if due.kind in ASKS:
            sent = due.kind != "reminder" or self.answered_on != today
            if sent and self.unanswered_on != today:
                self.unanswered, self.unanswered_on = self.unanswered + 1, today
        elif self.heard_on is not None and today - self.heard_on >= 14 * A_DAY:
            self.unanswered, self.unanswered_on = max(3, self.unanswered), today

    def does(self, deed: Deed) -> None:
        """The deed changes what is to come."""
        if deed.does is Does.BLOCK:
            self.blocked = True
            return
        today = self.today(deed.at)
        if self.unanswered >= 3:
            self.judged["morning"] = today
            if today.weekday() == self.runner.nudge_weekday:
                self.judged["nudge"] = today
        self.unanswered, self.unanswered_on, self.heard_on = 0, None, deed.at.date()
        if self.blocked:
            self.blocked, self.since = False, deed.at
        match deed.does, deed.value:
            case Does.ANSWER, _:
                self.answered_on = today
            case Does.SNOOZE, datetime() as later:
                self.put_off = later
            case Does.TRAVEL, str(zone):
                self.zone = zone
            case Does.HOUR, time() as hour:
                self.hour = hour
            case Does.PAUSE, date() as until:
                self.paused_until = until
            case _:
                pass


def expected(runner: Runner, ends: datetime) -> Iterator[Expected]:
    """All of the year until `ends`, in the order in which it is judged."""
    life, deeds, now = Life(runner), list(runner.deeds), BEGINS
    while True:
        waiting = sorted(life.waiting(now), key=lambda one: one.at)
        first = waiting[0].at if waiting else ends
        until = deeds[0].at if deeds else ends
        if min(first, until) >= ends:
            return
        if first > until:
            now = until
            life.does(deeds.pop(0))
            continue
        now = max(first, now)
        for due in waiting:
            if due.at <= now:
                yield due
                life.judge(due, now)


@cache
def wall(zone: str, day: date, at: time) -> datetime:
    """When a clock there shows `at` on `day`: found by trying the offsets that it has around that day."""
    shown = datetime.combine(day, at)
    around = shown.replace(tzinfo=UTC)
    offsets = [_offset(zone, around + hours * timedelta(hours=1)) for hours in (-36, 36)]
    fitting = [around - offset for offset in offsets if _offset(zone, around - offset) == offset]
    if fitting:
        return min(fitting)
    later, earlier = (around - offset for offset in offsets)
    return later if later.astimezone(ZoneInfo(zone)).date() == day else earlier


def _offset(zone: str, at: datetime) -> timedelta:
    found = at.astimezone(ZoneInfo(zone)).utcoffset()
    assert found is not None
    return found
