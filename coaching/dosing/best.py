"""The best set of an exercise: the heaviest, and among equals the one with the most reps or the longest hold."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from coaching.facts import ExerciseDone
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
    """The best set of one exposure; `done` is None where it was done as planned. Foot contacts have no best."""
    if prescription.contacts is not None:
        return None
    if done is None or not done.sets:
        count = prescription.reps or prescription.seconds or 0
        return Best(count=count, load=prescription.load, day=day) if count else None
    plain = Load()
    sets = [(one.count, one.load if one.load != plain else prescription.load) for one in done.sets]
    return best_of(Best(count=count, load=load, day=day) for count, load in sets if count)


def best_of(found: Iterable[Best | None]) -> Best | None:
    """The best of some, the earliest among equals; None where there is none."""
    best: Best | None = None
    for one in found:
        if one is not None and (best is None or one.rank > best.rank):
            best = one
    return best
