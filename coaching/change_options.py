"""What a change of plan may be: where a session may move and why not elsewhere, its minutes, how a run moves."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from coaching.agenda import days_from
from coaching.days import DAYS_A_WEEK, monday_of
from coaching.exercise import Catalogue
from coaching.facts import Moment, RunMoved, SessionMoved
from coaching.memory.fold import fold
from coaching.memory.state import TrainingState
from coaching.outcomes import DayPlan, MoveTo
from coaching.planning import Outlook
from coaching.reasons.placement import HasItsOwn, MovedHere, OtherDayForIt
from coaching.rules import session as session_rules
from coaching.runner import RunDay
from coaching.session import Session


class Leaving(StrEnum):
    """What becomes of the day that a run leaves: it takes the other day's run, it is free, or it keeps the run too."""

    SWAP = "swap"
    REST = "rest"
    BOTH = "both"


def run_moved(
    state: TrainingState, start: date, to: date, leaving: Leaving, moment: Moment, *, run: RunDay | None = None
) -> tuple[RunMoved, ...]:
    """The facts of a run that moves from `start` to `to`, this once; `run` where it is not what was known there."""
    moving, there = run or state.run_on(start), state.run_on(to)
    swapped = there if there != moving else RunDay()
    left = {Leaving.SWAP: swapped, Leaving.REST: RunDay(), Leaving.BOTH: moving}[leaving]
    return tuple(
        RunMoved(at=moment.at, day=day, run=one)
        for day, one in ((to, moving), (start, left))
        if not state.run_known(day) or state.run_on(day) != one
    )


def other_ways(
    state: TrainingState, start: date, to: date, leaving: Leaving, moment: Moment, *, run: RunDay | None = None
) -> tuple[Leaving, ...]:
    """What else could become of the day that the run leaves: only what comes to something else than `leaving` does."""
    told = [run_moved(state, start, to, leaving, moment, run=run)]
    found: list[Leaving] = []
    for way in Leaving:
        facts = run_moved(state, start, to, way, moment, run=run)
        if facts not in told:
            told.append(facts)
            found.append(way)
    return tuple(found)


def moves(state: TrainingState, session: Session, moment: Moment, catalogue: Catalogue) -> tuple[MoveTo, ...]:
    """The days after `session` in its calendar week: missed work never leaves its week (rules 3.5)."""
    if not session.type.strength:
        return ()
    now = days_from(Outlook(state, moment.day))
    found: list[MoveTo] = []
    for ahead in range(1, DAYS_A_WEEK - moment.day.weekday()):
        wish = SessionMoved(at=moment.at, day=moment.day, to=moment.day + timedelta(ahead), type=session.type)
        then = days_from(Outlook(fold(state, (wish,), catalogue), moment.day))
        found.append(_judged(wish, now, then))
    return tuple(found)


def minutes_offered(planned: int | None) -> tuple[int, ...]:
    """The minutes that a session can be shortened to: fewer than it is for, all where that is None."""
    return tuple(count for count in session_rules.SHORTENED_MINUTES if planned is None or count < planned)


def minutes_given(asked: int) -> int:
    """The minutes that a session is made for where `asked` are: within what there are templates for."""
    return max(min(session_rules.SHORTENED_MINUTES), min(asked, session_rules.ASKED_MINUTES_MOST))


def _judged(wish: SessionMoved, now: Sequence[DayPlan], then: Sequence[DayPlan]) -> MoveTo:
    """The wish is granted where placement says so, and no other session is lost in its place."""
    to, kind = wish.to, wish.type
    was, plan = _on(now, to), _on(then, to)
    granted = any(isinstance(one, MovedHere) and one.day == wish.day for one in plan.because)
    if was.type.strength and not (granted and _sessions(then, to) == _sessions(now, to)):
        return MoveTo(day=to, fits=False, because=(HasItsOwn(),))
    if granted and plan.type.strength:
        return MoveTo(day=to, fits=True, because=plan.because)
    because = plan.refused if kind.lower_body and plan.refused else (OtherDayForIt(kind), *plan.because)
    return MoveTo(day=to, fits=False, because=because)


def _on(days: Sequence[DayPlan], day: date) -> DayPlan:
    return next(plan for plan in days if plan.day == day)


def _sessions(days: Sequence[DayPlan], of: date) -> int:
    """The strength sessions in the calendar week of a day."""
    return sum(plan.type.strength for plan in days if monday_of(plan.day) == monday_of(of))
