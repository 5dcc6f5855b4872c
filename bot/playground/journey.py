"""The page's clock: what it shows, and where its buttons lead."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.playground.state import Json

Travel: TypeAlias = Callable[[datetime], Awaitable[None]]
"""Moves the coach's clock to an instant (UTC), from due row to due row; awaited until it is there."""

ZoneOf: TypeAlias = Callable[[int], Awaitable[str]]
"""The IANA zone of a runner as the coach knows it, "" while it does not."""

MORNING = time(9, 0)
EVENING = time(20, 0)


class Leap(StrEnum):
    """The buttons."""

    HOUR = "hour"
    EVENING = "evening"
    MORNING = "morning"
    WEEK = "week"


def destination(leap: Leap, now: datetime, zone: ZoneInfo) -> datetime:
    """Where a button leads, in UTC.

    "This evening" is the next 20:00 of the zone, "tomorrow morning" 9:00 of its next day: late enough for what
    comes in the evening or in the morning to have come.
    """
    local = now.astimezone(zone)
    match leap:
        case Leap.HOUR:
            return now.astimezone(UTC) + timedelta(hours=1)
        case Leap.EVENING:
            tonight = datetime.combine(local.date(), EVENING, zone)
            later = datetime.combine(local.date() + timedelta(days=1), EVENING, zone)
            return (tonight if tonight > local else later).astimezone(UTC)
        case Leap.MORNING:
            return datetime.combine(local.date() + timedelta(days=1), MORNING, zone).astimezone(UTC)
        case Leap.WEEK:
            return datetime.combine(local.date() + timedelta(days=7), local.time(), zone).astimezone(UTC)


def zone_named(*names: str) -> ZoneInfo:
    """The first of the names that is a zone; UTC if none is."""
    for name in names:
        try:
            return ZoneInfo(name)
        except (ValueError, OSError, ZoneInfoNotFoundError):
            continue
    return ZoneInfo("UTC")


class Clock:
    """The coach's clock as the page sees it: one journey at a time."""

    def __init__(self, now: Callable[[], datetime], travel: Travel | None, zone_of: ZoneOf | None) -> None:
        self.now = now
        self._travel = travel
        self._zone_of = zone_of
        self.journey: tuple[datetime, datetime] | None = None

    async def zone(self, person_id: int, fallback: str) -> ZoneInfo:
        """The zone that the person's time is shown in: the coach's, else the browser's."""
        known = await self._zone_of(person_id) if self._zone_of else ""
        return zone_named(known, fallback)

    async def leap(self, leap: Leap, zone: ZoneInfo) -> None:
        """Travel.

        Raises:
            LookupError: there is nothing to travel with, or a journey is under way.
        """
        if self._travel is None or self.journey is not None:
            raise LookupError("no travel now")
        now = self.now()
        self.journey = (now, destination(leap, now, zone))
        try:
            await self._travel(self.journey[1])
        finally:
            self.journey = None

    def seen(self, zone: ZoneInfo) -> Json:
        """What the page is told: seconds since 1970, the zone's name, and the journey's share that is done (0 to 1)."""
        now = self.now()
        done = None
        if self.journey is not None:
            start, end = self.journey
            done = min(1.0, max(0.0, (now - start) / (end - start)))
        return {"now": now.timestamp(), "zone": zone.key, "done": done, "travels": self._travel is not None}
