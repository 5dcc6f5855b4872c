"""A runner, a running week, races and a dated history read from a TOML file: see `docs/plan.md` for the format."""

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from bot.plan.gear import read_gear
from bot.plan.history import Known, Lived, lived_days, read_answers
from bot.plan.table import PlanFileError, Table, open_file
from coaching.facts import Feel
from coaching.runner import (
    AgeBand,
    Condition,
    DayClass,
    Distance,
    Joint,
    LastStrength,
    Priority,
    Profile,
    Race,
    RunDay,
    RunningExperience,
    RunningWeek,
    StrengthBackground,
    Units,
)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SOME_DAY = date(2026, 1, 5)
"""Stands for a missing start, so that the rest of the file can be checked."""
_WEEKS, _HISTORY_WEEKS = 104, 208
_MINUTES = (5, 60)
_KG = (25, 250)


class PlanFile(Struct, frozen=True, kw_only=True):
    """What a plan file says.

    `history` is what was lived until `today`, `coming` what is told on days from then on. `answers` are how the
    simulated runner feels after one strength session after the other, in turn; None stands for doing nothing.
    """

    profile: Profile
    week: RunningWeek
    races: tuple[Race, ...]
    start: date
    today: date
    weeks: int
    answers: tuple[Feel | None, ...]
    history: tuple[Lived, ...]
    coming: tuple[Lived, ...] = ()


def read(text: str, known: Known) -> PlanFile:
    """The plan file, read with the exercises and the words that are `known`.

    Raises:
        PlanFileError: with every fault of the file.
    """
    file = open_file(text)
    plan, runner = file.table("plan"), file.table("runner")
    start, today = _days(plan)
    found = PlanFile(
        profile=_profile(runner, file.table("gear")),
        week=_week(file.table("week")),
        races=tuple(_race(table, start) for table in file.tables("race")),
        start=start,
        today=today,
        weeks=plan.whole("weeks", 1, _WEEKS) or 1,
        answers=read_answers(plan),
        history=lived_days(file.tables("history"), start, today, known),
        coming=lived_days(file.tables("coming"), today, today + timedelta(weeks=_WEEKS), known),
    )
    for table in (plan, runner, file):
        table.close()
    if file.notes.faults:
        raise PlanFileError(file.notes.faults)
    return found


def _days(plan: Table) -> tuple[date, date]:
    """The day of onboarding, and the one from which on the plan is shown."""
    start = plan.day("start")
    if start is None:
        if not plan.has("start"):
            plan.fault("start", "the day of the first session is missing, such as 2026-11-23")
        start = _SOME_DAY
    today = plan.day("today") or start
    if today < start:
        plan.fault("today", "lies before start")
    elif today > start + timedelta(weeks=_HISTORY_WEEKS):
        plan.fault("today", f"lies more than {_HISTORY_WEEKS} weeks after start")
        today = start
    return start, today


def at(day: date, hour: int = 7) -> datetime:
    """The instant at which a plan file's day is looked at."""
    return datetime.combine(day, time(), tzinfo=UTC) + timedelta(hours=hour)


def _profile(runner: Table, gear: Table) -> Profile:
    if not runner.has("age"):
        runner.fault("age", f"is missing; one of {', '.join(AgeBand)}")
    minutes = runner.whole("minutes", *_MINUTES)
    return Profile(
        age=runner.one("age", AgeBand, AgeBand.ADULT_18_39),
        conditions=runner.many("conditions", Condition),
        cleared=runner.flag("cleared"),
        guardian=runner.flag("guardian"),
        birth_on=runner.day("birth_on"),
        due_on=runner.day("due_on"),
        background=runner.one("background", StrengthBackground, StrengthBackground.NONE),
        last_strength=runner.one("last_strength", LastStrength, LastStrength.NEVER),
        running=runner.one("running", RunningExperience, RunningExperience.OVER_1_YEAR),
        gear=read_gear(gear),
        painful=runner.many("painful", Joint),
        under_treatment=runner.flag("under_treatment"),
        minutes=30 if minutes is None else minutes,
        preferred_days=_weekdays(runner, "preferred_days"),
        sessions_per_week=runner.whole("sessions_per_week", 1, 3),
        body_mass_kg=runner.number("body_mass_kg", *_KG),
        units=runner.one("units", Units, Units.KG),
        outdoors=runner.flag("outdoors"),
    )


def _weekdays(table: Table, key: str) -> frozenset[int]:
    listed = table.texts(key)
    wrong = [one for one in listed if one not in DAYS]
    if wrong:
        table.fault(key, f"{wrong[0]!r} is not one of {', '.join(DAYS)}")
    return frozenset(DAYS.index(one) for one in listed if one in DAYS)


def _week(table: Table) -> RunningWeek:
    days = [read_run(table, name) for name in DAYS]
    varies = table.flag("varies")
    if not varies and not any(table.has(name) for name in DAYS):
        table.fault("mon", f"the week is missing: a line for each of {', '.join(DAYS)}; a day left out is rest")
    table.close()
    first, second, third, fourth, fifth, sixth, seventh = days
    return RunningWeek((first, second, third, fourth, fifth, sixth, seventh), varies=varies)


def read_run(table: Table, key: str) -> RunDay:
    """One run, or a list of two."""
    value = table.take(key)
    listed = value if isinstance(value, list) else [] if value is None else [value]
    if len(listed) > 2:
        table.fault(key, "a day has two runs at most")
    kinds = []
    for one in listed[:2]:
        if isinstance(one, str) and one in set(DayClass):
            kinds.append(DayClass(one))
        else:
            table.fault(key, f"{one!r} is not one of {', '.join(DayClass)}")
    if not kinds:
        return RunDay()
    return RunDay(kinds[0], kinds[1] if len(kinds) > 1 else None)


def _race(table: Table, start: date) -> Race:
    day = table.day("day")
    if day is None:
        if not table.has("day"):
            table.fault("day", "the date of the race is missing")
        day = start
    elif day < start:
        table.fault("day", f"{day} lies before the start, {start}")
    if not table.has("distance"):
        table.fault("distance", f"is missing; one of {', '.join(Distance)}")
    found = Race(
        day,
        table.one("distance", Distance, Distance.TEN_K),
        table.one("priority", Priority, Priority.A),
    )
    table.close()
    return found
