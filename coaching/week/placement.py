"""Which day of the week carries what (rules 1.1 to 1.6): one pure function from a question to seven days with reasons.

The reference algorithm of 1.4: class every day; take away the days that a rule refuses; of all legal sets of days take
the best of the largest; fill what is left of the quota by the ladder; give every other day what its run allows. Days
that are over stay as they happened, and what was done is counted: a moved run or a missed session is only another
question for the days that are left.
"""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from coaching.rules import placement as rules
from coaching.runner import DayClass, RunDay
from coaching.session_type import SessionType
from coaching.week.assignment import Allotment, allot
from coaching.week.explanation import because_of, minutes_of, modifiers_of, refused_by, week_reasons
from coaching.week.legal import Slot
from coaching.week.question import Placement, WeekPlacement, WeekQuestion

LETTERS = ("A", "B")


def place_week(question: WeekQuestion) -> WeekPlacement:
    """Place the sessions of a week. The same question always has the same answer; ties go to the earliest days."""
    plan = allot(question)
    letters = _letters(question)
    days = tuple(
        _fixed(slot, kind, plan, question)
        if slot.over
        else _placed(slot, kind, next(letters) if kind.lower_body else "", plan, question)
        for slot, kind in zip(plan.week, plan.types, strict=True)
    )
    return WeekPlacement(days, week_reasons(plan, question))


def _letters(question: WeekQuestion) -> Iterator[str]:
    """The letters of the sessions to come: never the same twice in a row, across weeks too."""
    last = next((one.letter for one in reversed(question.happened) if one.letter), question.last_letter)
    first, second = reversed(LETTERS) if last == LETTERS[0] else LETTERS
    while True:
        yield first
        yield second


def _fixed(slot: Slot, kind: SessionType, plan: Allotment, question: WeekQuestion) -> Placement:
    return Placement(
        day=slot.day,
        run=slot.run,
        kind=slot.kind,
        next_kind=slot.next_kind,
        type=kind,
        letter=slot.happened.letter if slot.happened else "",
        fixed=True,
        because=because_of(slot, kind, plan, question),
    )


def _placed(slot: Slot, kind: SessionType, letter: str, plan: Allotment, question: WeekQuestion) -> Placement:
    return Placement(
        day=slot.day,
        run=slot.run,
        kind=slot.kind,
        next_kind=slot.next_kind,
        type=kind,
        letter=letter,
        minutes_max=minutes_of(slot, kind, plan),
        modifiers=modifiers_of(slot, kind, plan, question),
        because=because_of(slot, kind, plan, question),
        refused=refused_by(slot, plan, question),
    )


def openings(question: WeekQuestion) -> tuple[date, ...]:
    """The days whose speed or long run, made easy, would open one more lower-body day of this week."""
    plan = allot(question)
    return tuple(
        slot.day
        for slot in plan.week
        if slot.kind in {DayClass.SPEED, DayClass.LONG} and not slot.over and _opens(slot.index, plan, question)
    )


def _opens(index: int, plan: Allotment, question: WeekQuestion) -> bool:
    runs = list(question.runs)
    runs[index + rules.LOOK_BACK_DAYS] = RunDay(DayClass.EASY)
    return len(allot(replace(question, runs=tuple(runs))).choice.days) > len(plan.choice.days)
