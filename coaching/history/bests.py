"""Bests: what a session just reached that was never reached before."""

from datetime import date

from msgspec import Struct

from coaching.dosing.best import Best
from coaching.memory.state import TrainingState


class NewBest(Struct, frozen=True, kw_only=True):
    """A set better than all before it."""

    exercise: str
    before: Best
    now: Best


def new_bests(state: TrainingState, day: date) -> tuple[NewBest, ...]:
    """The bests that the session of `day` reached, told from the state after it was done.

    The first time of an exercise is no best. The answer is the same however often it is asked, so that a session whose
    effort is told a moment after Done still says it.
    """
    return tuple(
        NewBest(exercise=exercise, before=record.beaten, now=record.best)
        for exercise, record in state.records.items()
        if record.best is not None and record.beaten is not None and record.best.day == day
    )
