"""The best set of an exercise: the heaviest, and among equals the one with the most reps or the longest hold."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from coaching.facts import LEFT, RIGHT, ExerciseDone, SetDone
from coaching.session import Load, Prescription


class Best(Struct, frozen=True, omit_defaults=True):
    """One set: reps or seconds, the local day on which it was first reached, and the load."""

    count: int
    day: date
    load: Load = Load()

    @property
    def kg(self) -> float:
        return self.load.kg

    @property
    def rank(self) -> tuple[float, int]:
        """What bests are compared by: the load first. Bands have no weight, so there the count decides."""
        return self.load.kg, self.count


def best_set(prescription: Prescription, done: ExerciseDone | None, day: date) -> Best | None:
    """The best set of one exposure; `done` is None where it was done as planned. Foot contacts have no best.

    Where sides were told apart it is what both have reached: the best set of the weaker one.
    """
    if prescription.contacts is not None:
        return None
    if done is None or not done.sets:
        count = prescription.reps or prescription.seconds or 0
        return Best(count=count, load=prescription.load, day=day) if count else None
    sides = [[one for one in done.sets if one.side in {side, ""}] for side in (LEFT, RIGHT)]
    bests = [best for sets in sides if (best := _best(sets, prescription.load, day)) is not None]
    return min(bests, key=lambda one: one.rank, default=None)


def _best(sets: Iterable[SetDone], asked: Load, day: date) -> Best | None:
    plain = Load()
    told = [(one.count, one.load if one.load != plain else asked) for one in sets]
    return best_of(Best(count=count, load=load, day=day) for count, load in told if count)


def best_of(found: Iterable[Best | None]) -> Best | None:
    """The best of some, the earliest among equals; None where there is none."""
    best: Best | None = None
    for one in found:
        if one is not None and (best is None or one.rank > best.rank):
            best = one
    return best
