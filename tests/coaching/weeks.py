"""Weeks for the tests of placement, written as seven letters from Monday: r(est), e(asy), s(peed), l(ong), R(ace)."""

from datetime import date, timedelta
from typing import Any

from coaching.runner import DayClass, RunDay, RunningWeek
from coaching.session_type import SessionType
from coaching.week.placement import place_week
from coaching.week.question import Quota, WeekPlacement, WeekQuestion, runs_around

MONDAY = date(2026, 3, 2)
KINDS = {
    "r": DayClass.REST,
    "e": DayClass.EASY,
    "s": DayClass.SPEED,
    "l": DayClass.LONG,
    "R": DayClass.RACE,
}
SHORT = {
    SessionType.STRENGTH_FULL: "L",
    SessionType.STRENGTH_LOWER: "L",
    SessionType.STRENGTH_UPPER_CORE: "U",
    SessionType.LOW_IMPACT_STRENGTH: "i",
    SessionType.CORE_MOBILITY: "c",
    SessionType.RECOVERY: "r",
    SessionType.MOBILITY_ONLY: "m",
    SessionType.NONE: "-",
}
TWO = Quota(lower=2)


def running(letters: str) -> RunningWeek:
    """The week of seven letters; pairs with a plus ("e+s") are two runs a day."""
    days = tuple(_run(one) for one in (letters.split() if " " in letters else letters))
    first, second, third, fourth, fifth, sixth, seventh = days
    return RunningWeek((first, second, third, fourth, fifth, sixth, seventh))


def _run(letters: str) -> RunDay:
    first, _, second = letters.partition("+")
    return RunDay(KINDS[first], KINDS[second] if second else None)


def day(number: int) -> date:
    """The day so many days after the Monday of the tests."""
    return MONDAY + timedelta(number)


def ask(letters: str, **known: Any) -> WeekQuestion:
    """The question for the week of seven letters, with what else is known."""
    moved = known.pop("moved", {})
    defaults: dict[str, Any] = {"monday": MONDAY, "today": MONDAY, "quota": TWO, "minutes": 30}
    return WeekQuestion(runs=runs_around(running(letters), MONDAY, moved), **(defaults | known))


def place(letters: str, **known: Any) -> WeekPlacement:
    """The placement of the week of seven letters."""
    return place_week(ask(letters, **known))


def shape(week: WeekPlacement) -> str:
    """A week as seven letters: L(ower body), U(pper), i (low impact), c(ore), r(ecovery), m(obility), - (nothing)."""
    return "".join(SHORT[one.type] for one in week.days)


def planned(letters: str, **known: Any) -> str:
    """The shape of the week that the seven letters get."""
    return shape(place(letters, **known))


def names(reasons: tuple[object, ...]) -> list[str]:
    return [type(reason).__name__ for reason in reasons]
