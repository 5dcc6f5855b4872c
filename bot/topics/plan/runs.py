"""Wishes for the runs: one that is another, one that moves, another week."""

from datetime import date, timedelta

from bot.buttons import Action
from bot.chat import Heard
from bot.screens.keyboard import Rows, act
from bot.topics import session
from bot.topics.plan.change import change
from bot.topics.turn import Turn
from bot.words import changing as words
from coaching.facts import RunMoved, WeekChanged
from coaching.memory.state import TrainingState
from coaching.runner import DayClass, RunDay, RunningWeek

SWAP, REST, BOTH = "swap", "rest", "both"
"""What becomes of the day that a run leaves: it takes the other day's run, it is free, or it keeps the run as well."""
AHEAD_DAYS = 6
"""How far ahead a single day may be named: within the coming week each weekday is one day."""


def run_on(turn: Turn, _: TrainingState, day: date, run: RunDay) -> Heard:
    """“No run on Sunday”, “tempo tomorrow”: what is run on a day, this once."""
    return change(turn, (RunMoved(at=turn.moment.at, day=day, run=run),))


def move_run(
    turn: Turn,
    training: TrainingState,
    to: date,
    *,
    run: DayClass | None = None,
    come_from: date | None = None,
    leaving: str = SWAP,
) -> Heard:
    """“My long run moved to Friday”. The day that it comes from is found by the kind of run where it is not said.

    `leaving` says what becomes of that day: SWAP, REST or BOTH; the other two are offered beside.
    """
    start = come_from or _day_of(turn, training, run, to)
    if start is None or start == to:
        kind = run or (training.run_on(start).day_class if start else None)
        return session.show(turn, training) if kind is None else run_on(turn, training, to, RunDay(kind))
    moving = training.run_on(start) if run is None else RunDay(run)
    facts = moved_run(turn, training, (start, to), moving, leaving)
    return change(turn, facts, others=_other_ways(turn, start, to, leaving))


def _day_of(turn: Turn, training: TrainingState, run: DayClass | None, to: date) -> date | None:
    """The day of the coming week, nearest to `to`, that has this kind of run."""
    coming = [turn.moment.day + timedelta(ahead) for ahead in range(AHEAD_DAYS + 1)]
    same = [day for day in coming if day != to and training.run_known(day) and training.run_on(day).day_class is run]
    return min(same, key=lambda day: abs((day - to).days), default=None)


def moved_run(
    turn: Turn, training: TrainingState, days: tuple[date, date], moving: RunDay, leaving: str
) -> tuple[RunMoved, ...]:
    """The facts of a run that moves from the first day to the second."""
    start, to = days
    there = training.run_on(to)
    left = {SWAP: there if there != moving else RunDay(), REST: RunDay(), BOTH: moving}.get(leaving, RunDay())
    found = ((to, moving), (start, left))
    return tuple(
        RunMoved(at=turn.moment.at, day=day, run=run)
        for day, run in found
        if not training.run_known(day) or training.run_on(day) != run
    )


def _other_ways(turn: Turn, start: date, to: date, leaving: str) -> Rows:
    today = turn.moment.day
    labels = {SWAP: words.swap_days(), REST: words.rest_there(start, today), BOTH: words.both(start, today)}
    rows = tuple(
        act(label, Action.MOVE_RUN, to, f"{start.isoformat()} {way}") for way, label in labels.items() if way != leaving
    )
    return (rows,)


def week_from_now(turn: Turn, _: TrainingState, week: RunningWeek) -> Heard:
    """Another running week from now on."""
    return change(turn, (WeekChanged(at=turn.moment.at, day=turn.moment.day, week=week),))
