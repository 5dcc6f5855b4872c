"""Sessions looked back at: one line each, one in full, and weeks at a glance. A missed one is a fact, not a debt."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from bot.words import common, doses, labels
from bot.words.today import NAMES, SHORT_NAMES, name_of
from coaching.days import monday_of
from coaching.exercise import Catalogue, Metric
from coaching.facts import Feel, SkipReason
from coaching.history.adherence import PastWeek
from coaching.history.past import PastSession
from coaching.history.sets import PastSet, sets_done, sets_planned
from coaching.memory.count import Status
from coaching.runner import Units
from coaching.session import Load
from coaching.session_type import SessionType

DONE_MARK, SKIPPED_MARK, OPEN_MARK = "✅", "➖", "▫️"
LIGHTER_MARK, TAPER_MARK, SORE_MARK = "🔽", "🏁", "🦵"
SORE_SHOWN_FROM = 4
"""Milder soreness is normal after training and needs no mark."""

HEAD = "<b>What you did</b>"
NOTHING_YET = (
    "Nothing to look back at yet, and that is fine: every history begins with one session. After your first Done it "
    "stands here, with sets, weights and how it felt."
)
TAP_ONE = "Tap a day for its sets."
NOT_LOGGED = "not logged"
AS_PLANNED = "as planned"

_NOTHING = "Nothing planned"
_FELT = {Feel.TOO_EASY: "too easy", Feel.RIGHT: "right", Feel.TOO_HARD: "too hard"}
_SKIPPED = {
    SkipReason.NO_TIME: "no time",
    SkipReason.TIRED: "tired",
    SkipReason.ILL: "ill",
    SkipReason.TRAVEL: "travelling",
    SkipReason.NOT_SAID: "",
}


def short_name(past: PastSession) -> str:
    """The session's name as it stands in a list: "Full body A"."""
    if past.session is None:
        return "Logged by you"
    if past.session.type is SessionType.NONE:
        return _NOTHING
    return f"{SHORT_NAMES[past.session.type]} {past.session.letter}".rstrip()


def marks(past: PastSession) -> str:
    """What was special about it: lighter, in a taper, sore afterwards."""
    found = [TAPER_MARK] if past.taper else [LIGHTER_MARK] if past.lighter else []
    if past.sore is not None and past.sore >= SORE_SHOWN_FROM:
        found.append(f"{SORE_MARK}{past.sore}")
    return " ".join(found)


def became(past: PastSession) -> str:
    """What was done against the plan, in a few words."""
    if past.status is Status.SKIPPED:
        why = _SKIPPED[past.skipped or SkipReason.NOT_SAID]
        return f"skipped, {why}" if why else "skipped"
    if past.done is None:
        return NOT_LOGGED
    felt = f", {_FELT[past.done.feel]}" if past.strength else ""
    planned = sets_planned(past)
    against = f"{sets_done(past)} of {planned} sets" if past.done.exercises and planned else AS_PLANNED
    return f"{against}{felt}"


def mark(past: PastSession) -> str:
    """Done, skipped or open."""
    return {Status.DONE: DONE_MARK, Status.SKIPPED: SKIPPED_MARK, Status.OPEN: OPEN_MARK}[past.status]


def line(past: PastSession) -> str:
    """One session in a line."""
    day = f"{doses.short_weekday(past.day)} {past.day.day}"
    said = became(past).removeprefix(f"{AS_PLANNED}, ")  # the tick says it, and a line of a phone is short
    parts = [f"{mark(past)} {day} · {short_name(past)} · {said}", marks(past) if past.done is not None else ""]
    return " ".join(part for part in parts if part)


def listed(shown: Sequence[PastSession], weeks: Sequence[PastWeek], today: date) -> str:
    """The sessions, newest first, under the weeks that they belong to, with what the marks mean."""
    of = {week.monday: week for week in weeks}
    parts = []
    for monday, group in groupby(shown, key=lambda one: monday_of(one.day)):
        parts.append("\n".join([_week_head(of[monday], today), *(line(one) for one in group)]))
    return "\n\n".join([HEAD, *parts, _legend(shown)])


def _legend(shown: Sequence[PastSession]) -> str:
    used = " ".join(marks(one) for one in shown if one.done is not None)
    meanings = ((LIGHTER_MARK, "lighter on purpose"), (TAPER_MARK, "before a race"), (SORE_MARK, "sore after, of 10"))
    said = [f"{sign} {meaning}" for sign, meaning in meanings if sign in used]
    return "\n".join([f"<i>{' · '.join(said)}</i>", TAP_ONE] if said else [TAP_ONE])


def span(monday: date, today: date) -> str:
    """A calendar week: "16–22 Nov", "30 Nov – 6 Dec", with the year where it is not this one."""
    sunday = monday + timedelta(days=6)
    year = f" {sunday.year}" if sunday.year != today.year else ""
    if monday.month == sunday.month:
        return f"{monday.day}–{doses.day_and_month(sunday)}{year}"
    return f"{doses.day_and_month(monday)} – {doses.day_and_month(sunday)}{year}"


def _week_kind(week: PastWeek) -> str:
    return "taper" if week.taper else "lighter week" if week.deload else ""


def _week_head(week: PastWeek, today: date) -> str:
    counted = f"{week.done} of {week.planned}" if week.planned else ""
    said = [f"<b>{span(week.monday, today)}</b>", f"week {week.number}", _week_kind(week), counted]
    return " · ".join(part for part in said if part)


def weeks_at_a_glance(weeks: Sequence[PastWeek], today: date) -> str:
    """One line a week, newest first: a mark for each strength session, and what kind of week it was."""
    rows = [_week_row(week, today) for week in reversed(weeks)]
    explained = f"{DONE_MARK} done · {SKIPPED_MARK} skipped · {OPEN_MARK} not logged"
    return "\n".join(["<b>Your weeks</b>", "", *rows, "", f"<i>{explained}</i>"])


def _week_row(week: PastWeek, today: date) -> str:
    skipped = {one.day for one in week.sessions if one.day == today and one.strength and one.status is Status.SKIPPED}
    shown = week.missed | skipped
    signs = "".join(mark(one) for one in week.sessions if one.strength_done or one.day in shown) or "–"
    return " · ".join(part for part in (span(week.monday, today), signs, _week_kind(week)) if part)


# One session ------------------------------------------------------------------------------------------------------


def detail(past: PastSession, sets: Sequence[PastSet], catalogue: Catalogue, units: Units, today: date) -> str:
    """One session with its sets."""
    name = short_name(past) if past.session is None else f"{NAMES[past.session.type]} {past.session.letter}".rstrip()
    week = f" · week {past.session.week}" if past.session is not None and past.strength else ""
    head = f"<b>{common.on_date(past.day, today)}</b>\n{name}{week}"
    parts = [head, f"{mark(past)} {became(past).capitalize()}.", _sets(sets, catalogue, units), _around(past)]
    return "\n\n".join(part for part in parts if part)


def _sets(sets: Sequence[PastSet], catalogue: Catalogue, units: Units) -> str:
    lines = []
    for exercise, group in groupby(sets, key=lambda one: one.exercise):
        lines.append(f"<b>{name_of(exercise, catalogue)}</b>  {exercise_sets(list(group), units)}")
    return "\n".join(lines)


def exercise_sets(sets: Sequence[PastSet], units: Units) -> str:
    """The sets of one exercise: "3 × 10/side · 12 kg", "10, 9, 8", and the sides apart where they differ."""
    left, right = ([one for one in sets if one.side == side] for side in ("left", "right"))
    if not left and not right:
        return _counts(sets, units)
    if [(one.count, one.load) for one in left] == [(one.count, one.load) for one in right]:
        return _counts(left, units, each="/side")
    sides = [(labels.LEFT, left), (labels.RIGHT, right)]
    return " · ".join(f"{name} {_counts(side, units)}" for name, side in sides if side)


def _counts(sets: Sequence[PastSet], units: Units, each: str = "") -> str:
    """Sets as people say them: "3 × 10 · 12 kg", "10, 9, 8 · 12 kg", and each with its load where that changed."""
    unit = {True: " s", False: ""}[sets[0].metric.timed]
    unit = " landings" if sets[0].metric is Metric.CONTACTS else unit
    counts, loads = [one.count for one in sets], {one.load for one in sets}
    if len(loads) > 1:
        return ", ".join(f"{one.count}{unit}{each}{_with(one.load, units)}" for one in sets)
    same = len(set(counts)) == 1
    said = f"{len(counts)} × {counts[0]}" if same else ", ".join(str(count) for count in counts)
    return f"{said}{unit}{each}{_with(sets[0].load, units)}"


def _with(load: Load, units: Units) -> str:
    held = doses.load(load, units)
    return f" · {held}" if held else ""


def _around(past: PastSession) -> str:
    """What was special, in a sentence each."""
    said = []
    if past.taper:
        said.append(f"{TAPER_MARK} Fewer sets, because a race was near.")
    elif past.lighter:
        said.append(f"{LIGHTER_MARK} A lighter session, on purpose.")
    if past.sore is not None:
        said.append(f"{SORE_MARK} Sore afterwards: {past.sore} of 10.")
    return "\n".join(said)


UNDONE = "Taken back: it counts as not done, and what came after it is worked out anew."
