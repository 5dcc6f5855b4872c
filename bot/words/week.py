"""The week at a glance, and what a change did to it."""

from collections.abc import Sequence
from datetime import date

from bot.words import doses
from bot.words.today import NAMES, run_name
from coaching.coach import DayPlan
from coaching.session_type import SessionType

DONE_MARK = "✅"
SKIPPED_MARK = "➖"
TODAY_MARK = "👉"
OPEN_MARK = "▫️"


def _mark(plan: DayPlan, today: date) -> str:
    if plan.done is True:
        return DONE_MARK
    if plan.done is False:
        return SKIPPED_MARK
    return TODAY_MARK if plan.day == today else OPEN_MARK


def _what(plan: DayPlan) -> str:
    if plan.type is SessionType.NONE:
        return "–"
    name = f"{NAMES[plan.type]} {plan.letter}".rstrip()
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
    """The days whose session changed, old and new; "" where none did."""
    old = {plan.day: plan for plan in before}
    rows = []
    for plan in after:
        was = old.get(plan.day)
        if was is None or (was.type, was.letter) == (plan.type, plan.letter):
            continue
        rows.append(f"{doses.short_weekday(plan.day)}: {_plain(was)} → <b>{_plain(plan)}</b>")
    return "\n".join(rows)


def _plain(plan: DayPlan) -> str:
    return f"{NAMES[plan.type]} {plan.letter}".rstrip()
