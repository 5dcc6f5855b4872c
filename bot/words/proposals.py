"""A change of plan in words: what it is, what it does to the week, that it is applied, that it is taken back."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.words import common, doses, onboarding
from bot.words.onboarding_labels import EQUIPMENT
from bot.words.questions_runs import week_line
from bot.words.settings_words import run_gap_line
from bot.words.today import SHORT_NAMES, run_name
from bot.words.week import change, line
from coaching.coach import DayPlan
from coaching.facts import (
    AnyFact,
    ChangeUndone,
    ProfileChanged,
    RaceAdded,
    RaceDropped,
    RunMoved,
    SessionMoved,
    SessionTimed,
    Travelling,
    WeekChanged,
)
from coaching.runner import Gear, Profile, RunningWeek, Units
from coaching.session_type import SessionType

APPLY, DECLINE, UNDO = "✅ Apply", "✕ Leave it", "↶ Undo"
APPLIED_TOAST, UNDONE_TOAST, KEPT_TOAST = "Applied", "Taken back", "Nothing changed"
WEEK_HEAD = "<b>The week, before → after</b>"
WHY_HEAD = "<b>Why</b>"
SAME_WEEK = "Nothing moves in the coming seven days."
APPLIED = "✅ <b>Applied.</b>"
NOTED = "✅ <b>Noted.</b>"
UNDONE = "↶ <b>Taken back.</b> All stands as it did before."
KEPT = "Left as it was. Nothing has changed."
OLD = "That proposal is an older one, and it changed nothing. Here is where we are now."
OLD_UNDO = "The plan has moved on since, so that one can no longer be taken back. Here is where we are now."
OLD_TOAST = "That one is old"
ALREADY_APPLIED = "That one is applied already."
ALREADY_UNDONE = "That one is taken back already."
SHOWN_ANEW = "Something else has changed since I showed you this. Here is what it would do now:"
PUT_BACK = "Today as it was planned"
NEW_ANSWERS = "Planned by your new answers"
MOST_REASONS = 4
"""So that a proposal stays one phone screen."""


def told(facts: Iterable[AnyFact], before: Profile, today: date) -> str:
    """What the change is, a short sentence for each of its facts."""
    lines = [_told(fact, before, today) for fact in facts]
    return " ".join(f"{line}." for line in lines if line)


def _told(fact: AnyFact, before: Profile, today: date) -> str:  # noqa: PLR0911 - one sentence for each fact
    match fact:
        case RunMoved(day=day, run=run):
            return f"{common.capital(common.near_date(day, today))}: {run_name(run)}"
        case WeekChanged(week=week):
            return f"Your week from now on: {_week(week)}"
        case RaceAdded(race=race):
            return f"New race: {onboarding.race_words(race.distance, race.day, today)}"
        case RaceDropped(race_day=day):
            return f"No race on {common.on_date(day, today)}"
        case SessionMoved(day=day, to=to):
            return f"{common.capital(common.near_date(day, today))}'s session moves to {common.near_date(to, today)}"
        case SessionTimed(day=day, minutes=minutes):
            return f"{minutes} minutes {common.near_date(day, today)}"
        case Travelling(day=day, until=until, gear=gear):
            return _travelling(day, until, gear, before.units, today)
        case ProfileChanged(profile=profile):
            return ". ".join(_answers(before, profile)) or NEW_ANSWERS
        case ChangeUndone():
            return PUT_BACK
        case _:
            return ""


def _week(week: RunningWeek) -> str:
    return onboarding.week_varies() if week.varies else week_line(week)


def _travelling(day: date, until: date, gear: Gear, units: Units, today: date) -> str:
    if until < day:
        return "Your own equipment is back"
    names = [label.lower() for kind, label in EQUIPMENT.items() if kind in gear.owned]
    what = onboarding.gear_words(names, gear.dumbbells_kg, gear.kettlebells_kg, units)
    when = "Today" if day == until == today else f"Until {common.near_date(until, today)}"
    start = "" if day <= today else f"From {common.near_date(day, today)} on: "
    return f"{start}{when} with {what}"


def _answers(before: Profile, after: Profile) -> list[str]:
    """The answers that differ, as far as the plan or its words depend on them."""
    names = [label.lower() for kind, label in EQUIPMENT.items() if kind in after.gear.owned]
    owned = onboarding.gear_words(names, after.gear.dumbbells_kg, after.gear.kettlebells_kg, after.units)
    days = common.listed([common.weekday(day, short=True) for day in sorted(after.preferred_days)])
    wish = after.sessions_per_week
    pairs = (
        (before.minutes != after.minutes, f"Up to {after.minutes} minutes a session"),
        (before.preferred_days != after.preferred_days, f"Best on {days}" if days else "Any day will do"),
        (before.sessions_per_week != wish, f"At most {wish} a week" if wish else "As many a week as fit"),
        (before.gear != after.gear, f"You have {owned}"),
        (before.run_gap_days != after.run_gap_days, f"Before hard runs: {run_gap_line(after.run_gap_days)}"),
        (before.units is not after.units, f"Weights in {after.units.value}"),
    )
    return [text for differs, text in pairs if differs]


def proposal(what: str, before: Sequence[DayPlan], after: Sequence[DayPlan], reasons: Sequence[tuple[str, str]]) -> str:
    """A change that is not made yet: what, the week before and after, and why: each reason with its day, or none."""
    parts = [f"<b>{common.esc(what)}</b>", f"{WEEK_HEAD}\n{weeks(before, after)}"]
    if reasons:
        parts.append(f"{WHY_HEAD}\n" + "\n".join(_reason(day, why) for day, why in reasons[:MOST_REASONS]))
    return "\n\n".join(parts)


def _reason(day: str, why: str) -> str:
    return f"• <b>{day}</b>: {why}" if day else f"• {why}"


def weeks(before: Sequence[DayPlan], after: Sequence[DayPlan]) -> str:
    """Each day once; what changes on it stands as old → new."""
    return "\n".join(_both(old, new) for old, new in zip(before, after, strict=True))


def _both(old: DayPlan, new: DayPlan) -> str:
    run, was = _run(new), _run(old)
    work, had = _work(new), _work(old)
    run = run if run == was else f"<s>{was}</s> <b>{run}</b>"
    work = work if work == had else f"<s>{had}</s> → <b>{work}</b>"
    return f"{doses.short_weekday(new.day)} · {run} · {work}"


def _run(plan: DayPlan) -> str:
    return run_name(plan.run) if plan.known else "run not known"


def _work(plan: DayPlan) -> str:
    return "–" if plan.type is SessionType.NONE else f"{SHORT_NAMES[plan.type]} {plan.letter}".rstrip()


def applied(what: str, days: Sequence[DayPlan], today: date, *, moved: bool) -> str:
    """A change that is made, with the week as it is now where something moved."""
    if not moved:
        return f"{NOTED} {common.esc(what)} {SAME_WEEK}"
    return f"{APPLIED} {common.esc(what)}\n\n" + "\n".join(line(plan, today) for plan in days)


def applied_today(what: str, before: Sequence[DayPlan], after: Sequence[DayPlan]) -> str:
    """The same above today's session, which it changed; what else changes stands below it."""
    later = change(before[1:], after[1:])
    return f"{APPLIED} {common.esc(what)}" + (f"\n{later}" if later else "")


def undone(days: Sequence[DayPlan], today: date) -> str:
    """A change is taken back."""
    return f"{UNDONE}\n\n" + "\n".join(line(plan, today) for plan in days)
