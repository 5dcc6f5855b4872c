"""One dose on its way: what is known about an exercise today, what is aimed at, and how a dose stays the same."""

from datetime import date
from typing import NamedTuple

from coaching.dosing.base_dose import Base
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.loads import Rack
from coaching.dosing.record import ExerciseRecord, target
from coaching.exercise import Exercise
from coaching.reasons import AnyReason
from coaching.reasons import session as why
from coaching.rules import phases as phase_rules
from coaching.rules import progression as rules
from coaching.session import Load


class Aim(NamedTuple):
    """A dose before limits: what one set asks for, the load, a tempo of its own ("" for the usual one), and why."""

    amount: int
    load: Load
    tempo: str = ""
    because: tuple[AnyReason, ...] = ()
    rir: tuple[int, int] | None = None


class Case(NamedTuple):
    """An exercise that was done before: what is asked, the week's dose of it, its record, what may be loaded today."""

    order: DoseOrder
    base: Base
    record: ExerciseRecord
    rack: Rack | None

    @property
    def exercise(self) -> Exercise:
        return self.order.exercise


def hold(case: Case, load: Load, *because: AnyReason) -> Aim:
    """The same dose as last time, and no more than today's window asks for; what is below it climbs step by step."""
    before = target(case.record.last)
    count = min(before, case.base.window[1])
    moved = (why.WindowMoved(before=before, now=count),) if count != before else ()
    return Aim(count, load, kept_tempo(case), (*because, *moved))


def kept_tempo(case: Case) -> str:
    """The slow tempo that stood in for a harder variant last time and goes on; "" for the usual one."""
    last = case.record.last.tempo
    stands_in = last in {rules.FALLBACK_TEMPO, rules.FALLBACK_PAUSE_TEMPO} and last != case.base.tempo
    return last if stands_in else ""


def other_tempo(case: Case) -> str:
    """A tempo that the last exposure did not have: a slow one, or the usual one again ("")."""
    if kept_tempo(case):
        return ""
    return rules.FALLBACK_PAUSE_TEMPO if case.base.tempo == rules.FALLBACK_TEMPO else rules.FALLBACK_TEMPO


def same_for_long(record: ExerciseRecord, day: date) -> bool:
    """Whether load, reps and tempo would stay the same beyond what the rules allow (S7), were nothing changed now.

    What comes back after weeks without it begins its weeks of sameness anew.
    """
    if (day - record.last_day).days > rules.BACK_AFTER_DAYS:
        return False
    return (day - record.changed_day).days >= (phase_rules.SAME_AT_MOST_WEEKS - 1) * rules.DAYS_PER_WEEK


def toggled(case: Case, aim: Aim) -> Aim:
    """`aim`, with another tempo where all would stay the same for too long; a hold begins at its shortest again."""
    before = target(case.record.last)
    unchanged = aim.amount == before and aim.load == case.record.last.load
    if not unchanged or not same_for_long(case.record, case.order.day):
        return aim
    if case.exercise.metric.timed:
        now = min(case.base.start, case.base.window[0], before)
        return aim._replace(amount=now, because=(why.HoldAnew(before=before, now=now),)) if now < before else aim
    tempo = other_tempo(case)
    return aim._replace(tempo=tempo, because=(*aim.because, why.SlowerTempo(tempo=tempo or case.base.tempo)))
