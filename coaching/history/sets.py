"""The sets of a session as they were done."""

from collections.abc import Iterator

from msgspec import Struct

from coaching.dosing.record import target
from coaching.exercise import Catalogue, Metric, Pattern
from coaching.facts import LEFT, RIGHT, ExerciseDone
from coaching.history.past import PastSession
from coaching.reasons.session import WeakerSideFirst
from coaching.session import Load, Prescription

_NOT_TRAINED = frozenset({Pattern.MOBILITY, Pattern.FOAM_ROLLING, Pattern.WARM_UP})


class PastSet(Struct, frozen=True, kw_only=True):
    """One set done. `number` counts from 1 in each exercise and side; `count` is reps, seconds or contacts by `metric`.

    `side` is "left", "right" or "" for both. `load` is what was told, else what was prescribed.
    """

    exercise: str
    number: int
    side: str = ""
    count: int
    metric: Metric
    load: Load = Load()


def sets_of(past: PastSession, catalogue: Catalogue) -> tuple[PastSet, ...]:
    """The sets done in a session, in its order; what was told without a prescription comes last."""
    if past.done is None:
        return ()
    told = {one.exercise: one for one in past.done.exercises}
    asked = {one.exercise: one for one in past.worked}
    found = [
        one
        for exercise, prescription in asked.items()
        if not told or exercise in told
        for one in _exercise(exercise, prescription, told.get(exercise), catalogue)
    ]
    others = [one for exercise, one in told.items() if exercise not in asked]
    return (*found, *(one for other in others for one in _told(other, None, catalogue)))


def trains(exercise: str, catalogue: Catalogue) -> bool:
    """Whether it is trained by its sets: no stretch, no roller, no warm-up."""
    known = catalogue.exercises.get(exercise)
    return known is None or known.pattern not in _NOT_TRAINED


def sets_planned(past: PastSession) -> int:
    """How many sets were asked for; one for both sides counts once."""
    return sum(one.sets for one in past.worked)


def sets_done(past: PastSession) -> int:
    """How many of the sets asked for were done; a side done by itself counts as half."""
    if past.done is None:
        return 0
    if not past.done.exercises:
        return sets_planned(past)
    asked = {one.exercise: one for one in past.worked}
    return sum(_rounds(one, asked[one.exercise].sets) for one in past.done.exercises if one.exercise in asked)


def _rounds(done: ExerciseDone, planned: int) -> int:
    if not done.sets:
        return planned
    sides = [sum(1 for one in done.sets if one.side == side) for side in (LEFT, RIGHT)]
    return min(planned, max(sides) + sum(1 for one in done.sets if not one.side))


def _exercise(exercise: str, asked: Prescription, done: ExerciseDone | None, catalogue: Catalogue) -> Iterator[PastSet]:
    if done is not None and done.sets:
        yield from _told(done, asked, catalogue)
        return
    metric = _metric(exercise, asked, catalogue)
    weaker = next((one.side for one in asked.because if isinstance(one, WeakerSideFirst)), LEFT)
    for side in (LEFT, RIGHT) if asked.per_side else ("",):
        extra = asked.weaker_side_sets if side == weaker else 0
        for number in range(1, asked.sets + extra + 1):
            yield PastSet(
                exercise=exercise, number=number, side=side, count=target(asked), metric=metric, load=asked.load
            )


def _told(done: ExerciseDone, asked: Prescription | None, catalogue: Catalogue) -> Iterator[PastSet]:
    """The sets as they were logged. One number for a move done on each side stands for both sides."""
    metric = _metric(done.exercise, asked, catalogue)
    both = asked is not None and asked.per_side
    numbers: dict[str, int] = {}
    for one in done.sets:
        load = one.load if one.load != Load() or asked is None else asked.load
        for side in (LEFT, RIGHT) if both and not one.side else (one.side,):
            numbers[side] = numbers.get(side, 0) + 1
            yield PastSet(
                exercise=done.exercise, number=numbers[side], side=side, count=one.count, metric=metric, load=load
            )


def _metric(exercise: str, asked: Prescription | None, catalogue: Catalogue) -> Metric:
    known = catalogue.exercises.get(exercise)
    if known is not None:
        return known.metric
    if asked is not None and asked.contacts is not None:
        return Metric.CONTACTS
    return Metric.SECONDS if asked is not None and asked.seconds is not None else Metric.REPS
