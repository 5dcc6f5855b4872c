"""Strength carries over from one variant to another of the same pattern (rules 3.1, 3.3; how far is E).

A runner who squats 30 kg does not begin the next squat as a newcomer of the same body mass would. The first load of a
variant is the better of two guesses: the share of body mass, and a careful part of what a like variant is lifted with.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from coaching.dosing.base_dose import LEGS, UPPER
from coaching.dosing.record import ExerciseRecord
from coaching.exercise import Catalogue, Exercise, LoadStart, Tag
from coaching.facts import Feel
from coaching.rules import progression as rules
from coaching.session import Load, LoadKind

_BOTH = 2


class Lifted(NamedTuple):
    """An exercise that was lifted lately, and the kilograms of all that was held."""

    exercise: Exercise
    kg: float


def lifted_lately(records: Mapping[str, ExerciseRecord], catalogue: Catalogue, day: date) -> tuple[Lifted, ...]:
    """What can be gone by on `day`: known, loaded, not felt as too hard, not longer ago than strength keeps."""
    found = []
    for name, record in records.items():
        load = record.last.load
        if load.kg <= 0 or record.feel is Feel.TOO_HARD or (day - record.last_day).days > rules.CARRIED_DAYS:
            continue
        exercise = catalogue.exercises.get(name)
        if exercise is not None and _carries(exercise):
            found.append(Lifted(exercise, _total(load)))
    return tuple(found)


def carried(exercise: Exercise, lifted: Iterable[Lifted], *, cautious: bool) -> tuple[float, Lifted] | None:
    """Kilograms in all that `exercise` may begin with, and the variant that says so; None where none does."""
    if not _carries(exercise):
        return None
    part = min(rules.CARRIED_SHARE, rules.CAUTIOUS_LOAD_FACTOR) if cautious else rules.CARRIED_SHARE
    known = [(one.kg * _ratio(one.exercise, exercise) * part, one) for one in lifted if _alike(one.exercise, exercise)]
    return max(known, key=lambda one: (one[0], one[1].exercise.id), default=None)


def _carries(exercise: Exercise) -> bool:
    """Slow reps of legs and upper body with a weight; what is thrown or held says nothing."""
    slow = not exercise.metric.timed and Tag.POWER not in exercise.tags
    return slow and exercise.start is not None and exercise.pattern in LEGS | UPPER


def _alike(known: Exercise, new: Exercise) -> bool:
    same_kind = (Tag.NOT_COMPOUND in known.tags) == (Tag.NOT_COMPOUND in new.tags)
    return known.id != new.id and known.pattern is new.pattern and known.unilateral is new.unilateral and same_kind


def _ratio(known: Exercise, new: Exercise) -> float:
    """How the first guesses of the two compare, but never more than was lifted; a barbell carries the same weight."""
    if LoadStart.BARBELL in {known.start, new.start} or known.start is None or new.start is None:
        return 1.0
    return min(1.0, _guess(new, new.start) / _guess(known, known.start))


def _guess(exercise: Exercise, start: LoadStart) -> float:
    return rules.START_SHARES[start] * exercise.hands


def _total(load: Load) -> float:
    return load.kg * _BOTH if load.kind is LoadKind.PER_HAND else load.kg
