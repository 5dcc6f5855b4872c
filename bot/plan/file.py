"""A runner, a running week, races and a dated history read from a TOML file: see `docs/plan.md` for the format."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from bot.plan.history import Lived, lived_days
from bot.plan.table import PlanFileError, Table, open_file
from coaching.facts import Feel
from coaching.runner import (
    AgeBand,
    Condition,
    DayClass,
    Distance,
    Equipment,
    Gear,
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
_WEEKS = 104
_MINUTES = (5, 60)
_KG = (25, 250)


class PlanFile(Struct, frozen=True, kw_only=True):
    """What a plan file says. `answers` is how the simulated runner feels after each session, None for doing nothing."""

    profile: Profile
    week: RunningWeek
    races: tuple[Race, ...]
    start: date
    today: date
    weeks: int
    answers: Feel | None
    history: tuple[Lived, ...]


def read(text: str, exercises: Collection[str]) -> PlanFile:
    """The plan file. `exercises` are the ids that the catalogue knows.

    Raises:
        PlanFileError: with every fault of the file.
    """
    file = open_file(text)
    plan, runner = file.table("plan"), file.table("runner")
    start = plan.day("start")
    if start is None:
        plan.fault("start", "the day of the first session is missing, such as 2026-11-23")
        start = date.min
    today = plan.day("today") or start
    if today < start:
        plan.fault("today", "lies before start")
    found = PlanFile(
        profile=_profile(runner, file.table("gear")),
        week=_week(file.table("week")),
        races=tuple(_race(table, start) for table in file.tables("race")),
        start=start,
        today=today,
        weeks=plan.whole("weeks", 1, _WEEKS) or 1,
        answers=_answers(plan),
        history=lived_days(file.tables("history"), start, today, exercises),
    )
    for table in (plan, runner, file):
        table.close()
    if file.notes.faults:
        raise PlanFileError(file.notes.faults)
    return found


def at(day: date, hour: int = 7) -> datetime:
    """The instant at which a plan file's day is looked at."""
    return datetime.combine(day, time(), tzinfo=UTC) + timedelta(hours=hour)


def _answers(plan: Table) -> Feel | None:
    said = plan.text("answers") or Feel.RIGHT
    if said == "nothing":
        return None
    if said not in set(Feel):
        plan.fault("answers", f"{said!r} is not one of {', '.join(Feel)}, nothing")
        return Feel.RIGHT
    return Feel(said)


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


def read_gear(table: Table) -> Gear:
    """What is at hand. The wall is always there."""
    bands = table.take("bands")
    if bands is not None and (not isinstance(bands, list) or any(not isinstance(one, str) for one in bands)):
        table.fault("bands", f"{bands!r} is not a list of names, weakest first")
        bands = []
    found = Gear(
        owned=table.many("owned", Equipment) | {Equipment.WALL},
        dumbbells_kg=table.numbers("dumbbells_kg"),
        kettlebells_kg=table.numbers("kettlebells_kg"),
        bar_kg=table.number("bar_kg", 1, 50) or Gear().bar_kg,
        plates_kg=table.numbers("plates_kg"),
        bands=tuple(bands or ()),
    )
    table.close()
    return found


def _weekdays(table: Table, key: str) -> frozenset[int]:
    listed = table.take(key) or []
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
        if one in set(DayClass):
            kinds.append(DayClass(one))
        else:
            table.fault(key, f"{one!r} is not one of {', '.join(DayClass)}")
    if not kinds:
        return RunDay()
    return RunDay(kinds[0], kinds[1] if len(kinds) > 1 else None)


def _race(table: Table, start: date) -> Race:
    day = table.day("day")
    if day is None:
        table.fault("day", "the date of the race is missing")
        day = date.max
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
