"""Wishes for the runs: one that is another, one that moves, another week."""

from datetime import date, timedelta

from bot.chat import Heard
from bot.screens import changing as screens
from bot.topics import session
from bot.topics.plan.change import change
from bot.topics.turn import Turn
from coaching.change_options import Leaving, other_ways, run_moved
from coaching.facts import RunMoved
from coaching.memory.state import TrainingState
from coaching.runner import DayClass, RunDay

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
    leaving: Leaving = Leaving.SWAP,
) -> Heard:
    """“My long run moved to Friday”. The day that it comes from is found by the kind of run where it is not said.

    `leaving` says what becomes of that day; the other ways are offered beside.
    """
    start = come_from or (day_of(turn, training, run, to) if run is not None else None)
    if start is None or start == to:
        kind = run or (training.run_on(start).day_class if start else None)
        return session.show(turn, training) if kind is None else run_on(turn, training, to, RunDay(kind))
    moving = None if run is None else RunDay(run)
    facts = run_moved(training, start, to, leaving, turn.moment, run=moving)
    ways = other_ways(training, start, to, leaving, turn.moment, run=moving)
    return change(turn, facts, others=screens.other_ways(start, to, ways, turn.moment.day))


def day_of(turn: Turn, training: TrainingState, run: DayClass, to: date | None = None) -> date | None:
    """The day of the coming week that has this kind of run, the nearest to `to`, which is not it."""
    coming = [turn.moment.day + timedelta(ahead) for ahead in range(AHEAD_DAYS + 1)]
    same = [day for day in coming if day != to and training.run_known(day) and training.run_on(day).day_class is run]
    return min(same, key=lambda day: abs((day - (to or turn.moment.day)).days), default=None)
