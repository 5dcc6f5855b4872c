"""What a runner can want changed, and how a day is said: typed values with every detail that the text gave."""

from calendar import monthrange
from datetime import date, time, timedelta
from typing import TypeAlias

from msgspec import Struct

from coaching.days import DAYS_A_WEEK, monday_of, next_weekday
from coaching.facts import LegFeel
from coaching.runner import DayClass, Distance, Equipment, Units


class When(Struct, frozen=True, kw_only=True):
    """A day as it was said: days from today, a weekday (Monday = 0), or a date. `on` turns it into a date.

    `week` is 1 for "next Friday" where the week after this one was named. Only a month: `day` is None.
    """

    ahead: int | None = None
    weekday: int | None = None
    week: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    def on(self, today: date) -> date | None:
        """The date meant on `today`, the next one to come where several could be; None where only a month is known."""
        if self.ahead is not None:
            return today + timedelta(days=self.ahead)
        if self.weekday is not None:
            if self.week is not None:
                return monday_of(today) + timedelta(days=DAYS_A_WEEK * self.week + self.weekday)
            return next_weekday(self.weekday, today)
        if self.day is None or self.month is None:
            return None
        years = [self.year] if self.year is not None else range(today.year, today.year + 9)
        made = (_made(year, self.month, self.day) for year in years)
        return next((one for one in made if one is not None and (self.year is not None or one >= today)), None)


def _made(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


class RunChanged(Struct, frozen=True, kw_only=True):
    """A run moved from one day to another, dropped, or another one than usual.

    `run` is None where its kind was not said. `every_week` says that it is so from now on.
    """

    run: DayClass | None = None
    from_day: When | None = None
    to_day: When | None = None
    dropped: bool = False
    every_week: bool = False


class RaceTold(Struct, frozen=True, kw_only=True):
    """A race, with what was said of it; `dropped` where it is not run."""

    distance: Distance | None = None
    day: When | None = None
    dropped: bool = False


class MoveSession(Struct, frozen=True, kw_only=True):
    """The session of a day (None is today's) on another one, None where that was not said."""

    from_day: When | None = None
    to_day: When | None = None


class Shorten(Struct, frozen=True):
    """Today's session in so many minutes, None where only "short" was said."""

    minutes: int | None = None


class Away(Struct, frozen=True, kw_only=True):
    """Away for some days, with other equipment. `days` or `until` where said; `has` is what is at hand there."""

    days: int | None = None
    until: When | None = None
    has: frozenset[Equipment] = frozenset()


class GearTold(Struct, frozen=True, kw_only=True):
    """Equipment that is there or is not; both empty where none was named. `only` says that there is nothing else."""

    has: frozenset[Equipment] = frozenset()
    lacks: frozenset[Equipment] = frozenset()
    only: bool = False


class Legs(Struct, frozen=True):
    """How the legs felt on the run."""

    feel: LegFeel


class InUnits(Struct, frozen=True):
    """Show weights in this unit."""

    units: Units


class Quiet(Struct, frozen=True, kw_only=True):
    """No messages on these weekdays (Monday = 0), or from one local time to another."""

    weekdays: frozenset[int] = frozenset()
    after: time | None = None
    before: time | None = None


class Swap(Struct, frozen=True):
    """Another exercise in place of this one: its id, "" where none was named; who is `fed_up` has had enough."""

    exercise: str = ""
    fed_up: bool = False


class Correct(Struct, frozen=True):
    """What was logged is wrong or missing; the day where it was said."""

    day: When | None = None


class SetLine(Struct, frozen=True):
    """Sets as written down: "12 kg 10 10 9", for `said_sets` to read; the exercise's id, "" where not named."""

    text: str
    exercise: str = ""


PlanChange: TypeAlias = (
    RunChanged | RaceTold | MoveSession | Shorten | Away | GearTold | Legs | InUnits | Quiet | Swap | Correct | SetLine
)
