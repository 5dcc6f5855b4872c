"""The week at a glance, and what a change did to it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from bot.words import common, doses
from bot.words.today import NAMES, SHORT_NAMES, run_name
from coaching.coach import DayPlan
from coaching.session_type import SessionType

DONE_MARK = "✅"
SKIPPED_MARK = "➖"
TODAY_MARK = "👉"
OPEN_MARK = "▫️"
MANY = 3
"""So many days in a row that turn into the same are said in one line."""


def _mark(plan: DayPlan, today: date) -> str:
    if plan.done is True:
        return DONE_MARK
    if plan.done is False:
        return SKIPPED_MARK
    return TODAY_MARK if plan.day == today else OPEN_MARK


def _what(plan: DayPlan) -> str:
    if plan.type is SessionType.NONE:
        return "–"
    name = _plain(plan)
    return f"<b>{name}</b>" if plan.type.strength else name


def line(plan: DayPlan, today: date) -> str:
    """One day: mark, weekday, run, session."""
    day = f"<b>{doses.short_weekday(plan.day)}</b>" if plan.day == today else doses.short_weekday(plan.day)
    return f"{_mark(plan, today)} {day} · {run_name(plan.run)} · {_what(plan)}"


def table(days: Sequence[DayPlan], today: date) -> str:
    """The seven days."""
    span = f"{doses.day_and_month(days[0].day)} – {doses.day_and_month(days[-1].day)}" if days else ""
    rows = "\n".join(line(plan, today) for plan in days)
    ahead = bool(days) and days[0].day > today
    return f"<b>{'Next' if ahead else 'Your'} week</b>, {span}\n\n{rows}"


VARIES = (
    "Your week varies, so I ask you the evening before what you run. Days that I do not know yet get light work only."
)
ASK_WHY = "Tap a day for the reason."


def day_why(plan: DayPlan, reasons: Sequence[str], refused: Sequence[str]) -> str:
    """Why a day carries what it carries, and what it does not carry."""
    head = f"<b>{doses.weekday(plan.day)}</b> · {run_name(plan.run)}\n{NAMES[plan.type]}"
    because = "\n".join(f"• {reason}" for reason in reasons)
    parts = [head, because] if because else [head]
    if refused:
        parts.append("<b>Why not leg strength</b>\n" + "\n".join(f"• {reason}" for reason in refused))
    return "\n\n".join(parts)


def change(before: Sequence[DayPlan], after: Sequence[DayPlan]) -> str:
    """The days whose session changed, old and new; "" where none did. Days in a row that turn into the same are one."""
    old = {plan.day: plan for plan in before}
    changed = [plan for plan in after if plan.day in old and _kind(old[plan.day]) != _kind(plan)]
    runs = [list(group) for _, group in groupby(changed, key=_kind)]
    return "\n".join(line for run in runs for line in _changed(run, old))


def _kind(plan: DayPlan) -> tuple[SessionType, str]:
    return plan.type, plan.letter


def _changed(run: Sequence[DayPlan], old: Mapping[date, DayPlan]) -> Iterator[str]:
    if len(run) < MANY:
        for plan in run:
            yield f"{doses.short_weekday(plan.day)}: {_plain(old[plan.day])} → <b>{_plain(plan)}</b>"
        return
    first, last = run[0].day, run[-1].day
    whole = (last - first).days == len(run) - 1
    days = [doses.short_weekday(plan.day) for plan in run]
    yield f"{f'{days[0]} to {days[-1]}' if whole else common.listed(days)}: <b>{_plain(run[0]).lower()}</b>"


def _plain(plan: DayPlan) -> str:
    return f"{SHORT_NAMES[plan.type]} {plan.letter}".rstrip()
