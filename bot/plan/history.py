"""The days of a plan file, lived or to come: what was said, reported, moved, done or skipped."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from msgspec import Struct

from bot.plan.gear import read_gear
from bot.plan.reports import REPORTS, facts_of
from bot.plan.table import Table
from bot.understanding.meanings import Amount, Where
from bot.understanding.understand import Understanding
from coaching.facts import AnyFact, ExerciseDone, Feel, SessionDone, SessionSkipped, SetDone, SkipReason, Travelling
from coaching.session import Load, LoadKind

_MOST_REPS, _HEAVIEST_KG = 600, 500
_OWN_LINES = ("day", "said", "exercise", "answers", "travel")
_NEEDS = {"feel": ("done", "exercise"), "areas": ("sore",), "everything": ("sore",), "source": ("sore",)} | {
    "joints": ("pain",),
    "sharp": ("pain",),
}
"""Keys that say more of another one, which must stand beside them."""


class Known(NamedTuple):
    """What a day is read with: the ids of the catalogue's exercises, and who understands words."""

    exercises: Collection[str]
    ears: Understanding


class Lived(Struct, frozen=True, kw_only=True):
    """One day: what was told, and what became of its session (None where nothing was said).

    `said` are the runner's own words, in their order, after what was told. `answers` is how the simulated runner
    answers from this day on, None where that goes on as before; in it, None stands for doing nothing. `lines` is all
    of it as it stands in the file, to be shown beside the plan.
    """

    day: date
    told: tuple[AnyFact, ...] = ()
    said: tuple[str, ...] = ()
    became: SessionDone | SessionSkipped | None = None
    answers: tuple[Feel | None, ...] | None = None
    lines: tuple[str, ...] = ()


def lived_days(tables: Sequence[Table], first: date, last: date, known: Known) -> tuple[Lived, ...]:
    """The days in order of dates, all from `first` to `last`."""
    found = [_lived(table, first, last, known) for table in tables]
    for place, table in enumerate(tables):
        if found[place].day in {one.day for one in found[:place]}:
            table.fault("day", "stands twice: one table a day")
    return tuple(sorted(found, key=lambda one: one.day))


def _lived(table: Table, first: date, last: date, known: Known) -> Lived:
    day = table.day("day")
    if day is None:
        if not table.has("day"):
            table.fault("day", "the date is missing")
        day = first
    elif not first <= day <= last:
        table.fault("day", f"{day} does not lie between {first} and {last}")
    at = datetime.combine(day, time(7), tzinfo=UTC)
    found = Lived(
        day=day,
        told=(*facts_of(table, at, day), *_travel(table, at, day)),
        said=_said(table, known.ears),
        became=_became(table, at, day, known),
        answers=read_answers(table) if table.has("answers") else None,
        lines=_lines(table),
    )
    _lonely(table)
    table.close()
    return found


def _lonely(table: Table) -> None:
    for key, needs in _NEEDS.items():
        if table.has(key) and not any(table.has(one) for one in needs):
            table.fault(key, f"stands alone: it belongs to {' or '.join(needs)}")
    if table.has("skipped") and (table.has("done") or table.has("exercise")):
        table.fault("skipped", "stands beside a session that was done")
    for key in (*REPORTS, *_NEEDS, "done", "skipped", "exercise"):
        table.take(key)


def read_answers(table: Table) -> tuple[Feel | None, ...]:
    """How the simulated runner answers: one way, or several in turn."""
    said = table.texts("answers") or (Feel.RIGHT,)
    wrong = [one for one in said if one != "nothing" and one not in set(Feel)]
    if wrong:
        table.fault("answers", f"{wrong[0]!r} is not one of {', '.join(Feel)}, nothing")
    return tuple(None if one == "nothing" else Feel(one) for one in said if one not in wrong) or (Feel.RIGHT,)


def _said(table: Table, ears: Understanding) -> tuple[str, ...]:
    """The words of a day. What the conversation would not understand, or would have to ask about, is a fault."""
    said = table.texts("said")
    for place, text in enumerate(said):
        understood = ears.understand(text)
        refines = place > 0 and isinstance(next(iter(understood.meanings), None), Amount | Where)
        if not understood.meanings:
            table.fault("said", f"{text!r} is not understood")
        elif not understood.sure and not refines:
            table.fault("said", f"{text!r} can mean several things: the coach would ask")
    return said


def _travel(table: Table, at: datetime, day: date) -> list[AnyFact]:
    if not table.has("travel"):
        return []
    away = table.table("travel")
    until = away.day("until")
    if until is None or until < day:
        away.fault("until", "the last day away is missing, or lies before the first")
        until = day
    return [Travelling(at=at, day=day, until=until, gear=read_gear(away))]


def _became(table: Table, at: datetime, day: date, known: Known) -> SessionDone | SessionSkipped | None:
    if table.has("skipped"):
        return SessionSkipped(at=at, day=day, reason=table.one("skipped", SkipReason, SkipReason.NOT_SAID))
    logged = tuple(_exercise(one, known) for one in table.tables("exercise"))
    feel = table.one("feel", Feel, Feel.RIGHT)
    if not table.flag("done") and not logged:
        return None
    return SessionDone(at=at, day=day, exercises=logged, feel=feel)


def _exercise(table: Table, known: Known) -> ExerciseDone:
    name = table.text("id")
    if name not in known.exercises:
        table.fault("id", f"{name!r} is no exercise of the catalogue")
    counts = table.take("sets")
    if not isinstance(counts, list) or not counts or any(not _is_count(one) for one in counts):
        table.fault("sets", "is a list of reps or seconds, one whole number per set, such as [10, 10, 9]")
        counts = [0]
    kg = table.number("kg", 0, _HEAVIEST_KG)
    load = Load(LoadKind.WEIGHT, kg=kg) if kg else Load()
    feel = table.one("feel", Feel, Feel.RIGHT) if table.has("feel") else None
    table.close()
    return ExerciseDone(exercise=name, sets=tuple(SetDone(count=one, load=load) for one in counts), feel=feel)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_REPS


def _lines(table: Table) -> tuple[str, ...]:
    """What stands in the table, in its own words."""
    told = ", ".join(f"{key} {_shown(value)}".strip() for key, value in table.values.items() if key not in _OWN_LINES)
    lines = [told] if told else []
    lines += [f'"{text}"' for text in table.texts("said")]
    if table.has("answers"):
        lines.append(f"from now on answers {_shown(table.values['answers'])}")
    if isinstance(away := table.values.get("travel"), dict):
        lines.append("travel: " + ", ".join(f"{key} {_shown(value)}" for key, value in away.items()))
    logged = table.values.get("exercise")
    if isinstance(logged, list):
        lines += [", ".join(_shown(value) for value in one.values()) for one in logged if isinstance(one, dict)]
    return tuple(lines)


def _shown(value: object) -> str:
    if value is True:
        return ""
    if isinstance(value, list):
        return "/".join(_shown(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(one)}" for key, one in value.items())
    return str(value)
