"""The settings in words."""

from collections.abc import Mapping, Sequence
from datetime import time

from bot.words.common import clock, listed, plural
from coaching.runner import Units

RUNS, RACES, SESSIONS, WITH, PAIN = "Runs", "Race", "Sessions", "With", "Pain"
GAP = "Run spacing"
SAFETY, AGE, STRENGTH, RUNNING, BODY = "Safety check", "Age", "Strength so far", "Running for", "Body weight"
MORNING, EVENING, WEEKLY, QUIET = "Session comes", "Evening reminder", "Weekly review", "Quiet"

DOORS = {
    "runs": "Running week",
    "races": "Races",
    "minutes": "Minutes, days",
    "per_week": "Sessions a week",
    "run_gap": "Run spacing",
    "gear": "Equipment",
    "pain": "Pain or injury",
    "safety": "Safety check",
    "age": "Age",
    "strength": "Strength so far",
    "running": "Running so far",
    "mass": "Weight, units",
    "hour": "Hour, time zone",
    "reminder": "Reminder",
    "nudge": "Weekly review",
    "quiet": "Quiet hours",
}
"""The steps that the settings lead to, with what stands on their buttons."""

PAUSE = "Pause messages"
DELETE = "Delete me"
CLOSE = "✕ Close"
NO_REMINDER = "No reminder"
NO_QUIET = "No quiet hours"
AS_FITS = "As many as fit"
AS_RULES_SAY = "As for everybody"
ADD_RACE = "Add a race"


def overview(lines: Mapping[str, str]) -> str:
    """All answers, a line each."""
    body = "\n".join(f"{name}: {line}" for name, line in lines.items())
    return f"<b>Settings</b>\n{body}\n\nWhat shall I change?"


def menu_hint() -> str:
    """What the menu understands."""
    return "Tap what you want to change."


def closed() -> str:
    """The settings are closed."""
    return "Settings closed. /today shows today's session."


def saved() -> str:
    """Something was changed that the plan does not depend on."""
    return "Saved."


def planned_anew(*, today: bool) -> str:
    """Something was changed that the plan depends on; with `today`, today's session too."""
    return "Saved. Today's session has changed with it: /today." if today else "Saved. From now on I plan with that."


def saved_but_not_cleared() -> str:
    """The safety check holds something that nobody has cleared."""
    return "Saved. I plan no strength work until a doctor or physio says yes. Then write “cleared”."


def unchanged() -> str:
    """The same answer as before."""
    return "All as it was."


def nothing() -> str:
    """No pain."""
    return "nothing hurts"


def off() -> str:
    """Switched off."""
    return "off"


def session_line(minutes: int, per_week: int | None, days: str) -> str:
    """How long, how often, which days: "up to 30 minutes, best on Tue and Thu"."""
    parts = [f"up to {minutes} minutes"]
    if per_week is not None:
        parts.append(f"at most {plural(per_week, 'a week', 'a week')}")
    if days:
        parts.append(f"best on {days}")
    return ", ".join(parts)


def safety_line(conditions: Sequence[str], *, cleared: bool) -> str:
    """What was ticked, and whether a professional said yes."""
    if not conditions:
        return "nothing ticked"
    return f"{listed(conditions)} ({'cleared' if cleared else 'not cleared yet'})"


def body_line(mass: str | None, units: Units) -> str:
    """Body mass, and the unit of all weights."""
    return f"{mass or 'not told'}, weights in {units.value}"


def quiet_line(start: time, end: time) -> str:
    """The quiet hours: "21:30 to 6:00"."""
    return off() if start == end else f"{clock(start)} to {clock(end)}"


def reminder() -> str:
    """The evening reminder."""
    return "If a session is still open in the evening, I remind you once. When? You can type it: “19:30”."


def reminder_hint() -> str:
    """What the question about the reminder understands."""
    return "Tap an hour, type one like “19:30”, or take “No reminder”."


def nudge() -> str:
    """The day of the weekly review."""
    return "On which day shall I look back at the week with you, and say what changes next?"


def nudge_hint() -> str:
    """What the question about the weekday understands."""
    return "Tap a day, or type one, like Sunday."


def quiet() -> str:
    """The quiet hours."""
    return "When shall I stay silent? Or type it: “22:00 to 6:30”."


def quiet_hint() -> str:
    """What the question about quiet hours understands."""
    return "Tap one, or type from and to, like “22:00 to 6:30”."


def per_week() -> str:
    """The runner's own wish for how often."""
    return "How many strength sessions a week at most? I never plan more than your runs allow."


def per_week_hint() -> str:
    """What the question about sessions understands."""
    return "Tap one, or type 1, 2 or 3."


def at_most(count: int) -> str:
    """A button: at most so many a week."""
    return f"At most {count}"


def races(lines: Sequence[str]) -> str:
    """The races ahead."""
    if not lines:
        return "No race in the plan."
    return "<b>Your races</b>\n" + "\n".join(lines)


def drop_race(day: str) -> str:
    """A button: a race is not run."""
    return f"Not running {day}"


def races_hint() -> str:
    """What the list of races understands."""
    return "Tap a race to drop it, or add one."


def run_gap() -> str:
    """The days between leg work and hard runs."""
    return (
        "How many days without leg work do you like before a hard run? For everybody I leave the day before free. "
        "More of them never costs you a session: I choose among the days that fit."
    )


def run_gap_hint() -> str:
    """What the question about these days understands."""
    return "Tap one of the two, or type a number of days."


def days_if_room(days: int) -> str:
    """A button: so many days, where the week has room."""
    return f"{days} days, where it fits"


def run_gap_line(days: int | None) -> str:
    """The days without leg work before hard runs."""
    return "no leg work the day before" if days is None else f"{days} days after leg work, where it fits"
