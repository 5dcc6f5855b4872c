"""What a session that was done teaches: the records of its exercises, before and after."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from coaching.dosing.loads import lighter, rack
from coaching.dosing.record import ExerciseRecord, observe, target
from coaching.exercise import Catalogue, Exercise
from coaching.facts import SessionDone
from coaching.rules import progression as rules
from coaching.runner import Profile
from coaching.session import BlockKind, Prescription, Session

_NOT_TRAINED = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})


def learned(
    records: Mapping[str, ExerciseRecord], session: Session, fact: SessionDone, catalogue: Catalogue
) -> tuple[dict[str, ExerciseRecord], dict[str, ExerciseRecord | None]]:
    """All records after `session` was done, and what its exercises were known as before (None where they were new).

    An exercise that the catalogue no longer holds teaches nothing.
    """
    after = dict(records)
    before: dict[str, ExerciseRecord | None] = {}
    done = {one.exercise: one for one in fact.exercises}
    for one, exercise in trained(session, fact, catalogue):
        known = before[one.exercise] = records.get(one.exercise)
        after[one.exercise] = observe(known, exercise, one, done.get(one.exercise), feel=fact.feel, day=fact.day)
    return after, before


def trained(session: Session, fact: SessionDone, catalogue: Catalogue) -> Iterator[tuple[Prescription, Exercise]]:
    """What was done of `session`, as far as the catalogue still holds it.

    No `exercises` in the fact means "as planned"; else one that is not among them was not done.
    """
    done = {one.exercise for one in fact.exercises}
    for block in session.blocks:
        if block.kind in _NOT_TRAINED:
            continue
        for one in block.prescriptions:
            exercise = catalogue.exercises.get(one.exercise)
            if exercise is not None and (not done or one.exercise in done):
                yield one, exercise


def unlearned(
    records: Mapping[str, ExerciseRecord], before: Mapping[str, ExerciseRecord | None]
) -> dict[str, ExerciseRecord]:
    """The records with those of `before` put back."""
    back = {**records, **before}
    return {exercise: record for exercise, record in back.items() if record is not None}


def after_break(
    records: Mapping[str, ExerciseRecord], profile: Profile, catalogue: Catalogue, factor: float
) -> dict[str, ExerciseRecord]:
    """The records after a long layoff (rules 3.5): every load starts again at `factor` of what it was, rounded down.

    What cannot be had that light keeps its load; its reps or seconds start low instead.
    """
    return {known: _lightened(one, profile, catalogue, factor) for known, one in records.items()}


def _lightened(one: ExerciseRecord, profile: Profile, catalogue: Catalogue, factor: float) -> ExerciseRecord:
    exercise = catalogue.exercises.get(one.last.exercise)
    if exercise is None:
        return one
    rows = rack(exercise, profile.gear, profile.body_mass_kg)
    load = lighter(one.last.load, rows, factor) if rows is not None else None
    fresh = replace(one, at_top=0, easy_at_top=0, hard=0, flat=0, bridged=0)
    return _from_the_start(fresh) if load is None else replace(fresh, last=replace(one.last, load=load))


def _from_the_start(one: ExerciseRecord) -> ExerciseRecord:
    """The record as if the last exposure had been one at the start: of its reps, or of holds."""
    last = one.last
    if last.reps is not None:
        last = replace(last, reps=min(last.reps, last.window[0]))
    elif last.seconds is not None:
        last = replace(last, seconds=min(last.seconds, rules.HOLD_RESTART_S))
    return replace(one, last=last, counts=tuple(min(count, target(last)) for count in one.counts))
