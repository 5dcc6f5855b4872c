"""Runners for a simulated year, and what each does in it: always the same ones, decided before anything is sent.

Shares, in the order of their numbers: of ten runners five answer on most days, three now and then, two never. One in
five puts an answer off. One in six travels every few weeks, across the date line too; one in seven moves an hour; one
in ten takes two pauses; one in twelve blocks the coach and comes back. One in four has a week that varies, one in five
wants no reminder. Every second one has quiet hours.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from random import Random  # noqa: TID251 - seeded: every run does the same

from msgspec import Struct

from tests.zones import ZONES

BEGINS = datetime(2027, 9, 1, tzinfo=UTC)
DAYS = 366  # with the leap day, and both changes of the clocks in each hemisphere
HOURS = (time(0, 15), time(2, 30), time(6), time(6, 30), time(7, 45), time(12), time(23, 30))
"""With those that the clocks skip and repeat, and both ends of the day."""
REMINDERS = (time(18), time(19, 30), time(23, 45), None, time(2, 15))


class Does(StrEnum):
    """What a runner may do."""

    ANSWER = "answer"
    SNOOZE = "snooze"  # `value` is the instant asked for
    TRAVEL = "travel"  # `value` is a zone
    HOUR = "hour"  # `value` is the new hour of the morning message
    PAUSE = "pause"  # `value` is the local day on which it ends
    BLOCK = "block"
    RETURN = "return"


class Deed(Struct, frozen=True):
    """What is done, and when."""

    at: datetime
    does: Does
    value: str | time | date | datetime | None = None


class Runner(Struct, frozen=True, kw_only=True):
    """A runner as onboarded at BEGINS, and all deeds of the year in their order."""

    id: int
    zone: str
    hour: time
    reminder: time | None
    nudge_weekday: int
    varies: bool
    quiet: bool  # from 21:30 to 6:00; otherwise never
    deeds: tuple[Deed, ...]


def runner(number: int, days: int = DAYS) -> Runner:
    """The runner of this number."""
    dice = Random(number)
    deeds = sorted(_deeds(number, days, dice), key=lambda one: one.at)
    return Runner(
        id=1000 + number,
        zone=ZONES[number % len(ZONES)],
        hour=HOURS[number % len(HOURS)],
        reminder=REMINDERS[number % len(REMINDERS)],
        nudge_weekday=number % 7,
        varies=number % 4 == 0,
        quiet=number % 8 < 4,
        deeds=tuple(deeds),
    )


def _deeds(number: int, days: int, dice: Random) -> Iterator[Deed]:
    """At most one of each kind on a day, at minutes of their own, so that no two things happen at the same instant."""
    answers = (0.8, 0.8, 0.8, 0.8, 0.8, 0.3, 0.3, 0.3, 0.0, 0.0)[number % 10]
    snoozes = number % 5 == 1
    for day in range(1, days - 1):
        midnight = BEGINS + timedelta(days=day)
        if dice.random() < answers:
            at = midnight + timedelta(hours=dice.randrange(24), minutes=7)
            if snoozes and dice.random() < 0.2:
                yield Deed(at, Does.SNOOZE, at + timedelta(minutes=dice.choice((30, 60, 150)), seconds=11))
            else:
                yield Deed(at, Does.ANSWER)
        if number % 6 == 2 and dice.random() < 1 / 25:
            yield Deed(midnight + timedelta(hours=dice.randrange(24), minutes=22), Does.TRAVEL, dice.choice(ZONES))
        if number % 7 == 3 and dice.random() < 1 / 40:
            yield Deed(midnight + timedelta(hours=dice.randrange(24), minutes=37), Does.HOUR, dice.choice(HOURS))
    if number % 10 == 4:
        for day in dice.sample(range(10, days - 40), 2):
            at = BEGINS + timedelta(days=day, hours=dice.randrange(24), minutes=52)
            yield Deed(at, Does.PAUSE, at.date() + timedelta(days=dice.randrange(2, 20)))
    if number % 12 == 5:
        at = BEGINS + timedelta(days=dice.randrange(10, days - 40), hours=dice.randrange(24), minutes=57)
        yield Deed(at, Does.BLOCK)
        yield Deed(at + timedelta(days=dice.randrange(1, 20), hours=dice.randrange(24), minutes=2), Does.RETURN)
