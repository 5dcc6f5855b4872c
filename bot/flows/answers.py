"""The answers of a draft (plain JSON values) as the coach's values, and back again for editing.

Keys of a draft: `yes` (numbers ticked in the safety check), `bones`, `baby`, `birth_on`, `due_on`, `cleared`, `age`,
`guardian`, `week` (seven pairs), `varies`, `race`, `background`, `last`, `running`, `owned`, `dumbbells`,
`kettlebells`, `plates`, `bands`, `painful`, `treated`, `minutes`, `days`, `per_week`, `outdoors`, `hour`, `zone`,
`mass`, `units`; in the settings also `run_gap` (days), `reminder` ("off" or an hour), `nudge`, `quiet` (two hours).
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.chat import Person, Preferences
from bot.flow.data import Draft, Scene
from coaching.runner import (
    AgeBand,
    Condition,
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
from data.zones import guess_zone

OFF = "off"
REMINDER_AFTER = timedelta(hours=2)
"""A session that comes later than this before the evening reminder needs none."""
BONES, BABY = "5", "7"
"""The questions of the safety check that have a follow-up."""

_YES: Mapping[str, Condition] = {
    "1": Condition.HEART_OR_PRESSURE,
    "2": Condition.CHEST_PAIN,
    "3": Condition.FAINTING,
    "4": Condition.LONG_TERM_ILLNESS,
    "6": Condition.RECENT_SURGERY,
    "8": Condition.LOW_ENERGY,
    "9": Condition.SUPERVISION,
}
_BONES = (Condition.BONE_OR_JOINT, Condition.OSTEOPOROSIS, Condition.VERTEBRAL_FRACTURE)
_BABY = (Condition.PREGNANT, Condition.AFTER_BIRTH)


def conditions(draft: Draft) -> tuple[Condition, ...]:
    """The conditions of the safety check with its follow-ups, in the order of the questions."""
    yes = draft.get("yes", [])
    found = {_YES[number] for number in yes if number in _YES}
    if BONES in yes:
        found |= {Condition(value) for value in draft.get("bones", [])} or {Condition.BONE_OR_JOINT}
    if Condition.VERTEBRAL_FRACTURE in found:
        found.add(Condition.OSTEOPOROSIS)
    if BABY in yes:
        found.add(Condition(draft.get("baby", Condition.PREGNANT)))
    return tuple(condition for condition in Condition if condition in found)


def profile(draft: Draft) -> Profile:
    """The profile that the answers give."""
    told = conditions(draft)
    age = AgeBand(draft["age"])
    never = draft.get("background", "none") == StrengthBackground.NONE
    return Profile(
        age=age,
        conditions=frozenset(told),
        cleared=bool(told) and bool(draft.get("cleared")),
        guardian=age.minor and bool(draft.get("guardian")),
        birth_on=_day(draft.get("birth_on")) if Condition.AFTER_BIRTH in told else None,
        due_on=_day(draft.get("due_on")) if Condition.PREGNANT in told else None,
        background=StrengthBackground(draft.get("background", "none")),
        last_strength=LastStrength.NEVER if never else LastStrength(draft.get("last", "over_6_months")),
        running=RunningExperience(draft["running"]),
        gear=gear(draft),
        painful=frozenset(Joint(value) for value in draft.get("painful", [])),
        under_treatment=bool(draft.get("painful")) and bool(draft.get("treated")),
        minutes=draft["minutes"],
        preferred_days=frozenset(int(day) for day in draft.get("days", [])),
        sessions_per_week=draft.get("per_week"),
        run_gap_days=draft.get("run_gap"),
        outdoors=bool(draft.get("outdoors")),
        body_mass_kg=draft.get("mass"),
        units=Units(draft.get("units", "kg")),
    )


def gear(draft: Draft) -> Gear:
    """What is owned; weights only of what is still ticked."""
    owned = frozenset(Equipment(value) for value in draft.get("owned", []))

    def weights(key: str, what: Equipment) -> tuple[float, ...]:
        return tuple(sorted(float(kg) for kg in draft.get(key, []))) if what in owned else ()

    return Gear(
        owned=owned | {Equipment.WALL},
        dumbbells_kg=weights("dumbbells", Equipment.DUMBBELL),
        kettlebells_kg=weights("kettlebells", Equipment.KETTLEBELL),
        plates_kg=weights("plates", Equipment.BARBELL),
        bands=tuple(draft.get("bands", [])) if Equipment.BAND in owned else (),
    )


def week(draft: Draft) -> RunningWeek:
    """The running week. One that varies has no usual days."""
    if draft.get("varies"):
        return RunningWeek((RunDay(),) * 7, varies=True)
    return msgspec.convert(
        {"days": [dict(zip(("first", "second"), day, strict=True)) for day in draft["week"]]}, RunningWeek
    )


def week_pairs(days: RunningWeek) -> list[list[str | None]]:
    """A running week as a draft keeps it."""
    return [[day.first.value, day.second.value if day.second else None] for day in days.days]


def race(draft: Draft) -> Race | None:
    """The race, None where there is none or it is not told in full."""
    told = draft.get("race") or {}
    if "day" not in told or "distance" not in told:
        return None
    return Race(date.fromisoformat(told["day"]), Distance(told["distance"]), Priority(told.get("priority", "A")))


def preferences(draft: Draft, before: Preferences) -> Preferences:
    """The preferences with what the answers say; what they do not speak of stays."""
    hour = time.fromisoformat(draft["hour"]) if "hour" in draft else before.hour
    reminder = draft.get("reminder", before.reminder.isoformat() if before.reminder else OFF)
    if "reminder" not in draft and hour != before.hour and before.reminder and _soon(hour, before.reminder):
        reminder = OFF
    quiet = draft.get("quiet", [before.quiet_from.isoformat(), before.quiet_to.isoformat()])
    return replace(
        before,
        hour=hour,
        zone=draft.get("zone", before.zone),
        reminder=None if reminder == OFF else time.fromisoformat(reminder),
        nudge_weekday=int(draft.get("nudge", before.nudge_weekday)),
        quiet_from=time.fromisoformat(quiet[0]),
        quiet_to=time.fromisoformat(quiet[1]),
    )


def _soon(hour: time, reminder: time) -> bool:
    """Whether the reminder would come before the session or on its heels: in the evening the session reminds enough."""
    day = date.min
    return datetime.combine(day, reminder) - datetime.combine(day, hour) < REMINDER_AFTER


def draft_of(person: Person) -> Draft:
    """The answers of a runner whom we know, to be edited."""
    if person.training is None:
        return {}
    told, days, wishes = person.training.profile, person.training.week, person.chat.preferences
    return {
        **_profile_draft(told),
        **_gear_draft(told.gear),
        "week": week_pairs(days),
        "varies": days.varies,
        "hour": wishes.hour.isoformat("minutes"),
        "zone": wishes.zone,
    }


def _profile_draft(told: Profile) -> Draft:
    return {
        **_safety_draft(told),
        "cleared": told.cleared,
        "age": told.age.value,
        "guardian": told.guardian,
        "background": told.background.value,
        "last": told.last_strength.value,
        "running": told.running.value,
        "painful": sorted(told.painful),
        "treated": told.under_treatment,
        "minutes": told.minutes,
        "days": [str(day) for day in sorted(told.preferred_days)],
        "per_week": told.sessions_per_week,
        "run_gap": told.run_gap_days,
        "outdoors": told.outdoors,
        "mass": told.body_mass_kg,
        "units": told.units.value,
    }


def _safety_draft(told: Profile) -> Draft:
    """The safety check as it was ticked, with its follow-ups."""
    numbers = [number for number, condition in _YES.items() if condition in told.conditions]
    bones = [condition.value for condition in _BONES if condition in told.conditions]
    baby = [condition.value for condition in _BABY if condition in told.conditions]
    yes = sorted([*numbers, *([BONES] if bones else []), *([BABY] if baby else [])])
    dates = {"birth_on": told.birth_on, "due_on": told.due_on}
    known = {key: day.isoformat() for key, day in dates.items() if day}
    return {"yes": yes, "bones": bones, **({"baby": baby[0]} if baby else {}), **known}


def _gear_draft(owned: Gear) -> Draft:
    return {
        "owned": sorted(owned.owned - {Equipment.WALL}),
        "dumbbells": list(owned.dumbbells_kg),
        "kettlebells": list(owned.kettlebells_kg),
        "plates": list(owned.plates_kg),
        "bands": list(owned.bands),
    }


def zone(scene: Scene) -> str:
    """The runner's zone: answered, known, or guessed from the app's language."""
    return scene.draft.get("zone") or scene.person.chat.preferences.zone or guess_zone(scene.language)


def local(scene: Scene) -> datetime:
    """Now on the runner's clock."""
    return scene.now.astimezone(ZoneInfo(zone(scene)))


def today(scene: Scene) -> date:
    """The runner's local day."""
    return local(scene).date()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
