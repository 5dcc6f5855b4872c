"""Where an exercise stands on its chain: mastered, out of load, how long in place, what lies below (rules 3.3, 3.4)."""

from datetime import date

from coaching.building.order import SessionOrder
from coaching.dosing import loads
from coaching.dosing.base_dose import LEGS
from coaching.dosing.record import ExerciseRecord
from coaching.dosing.target import same_for_long
from coaching.exercise import Catalogue, Exercise, LoadType
from coaching.rules import progression as rules
from coaching.session import LoadKind


def ready(record: ExerciseRecord) -> bool:
    """Whether the next link is due now: earned, and every set at the top twice in a row, or once too easy."""
    return record.earned and (record.easy_at_top > 0 or record.at_top >= rules.TOP_TWICE)


def loaded_out(order: SessionOrder, one: Exercise, record: ExerciseRecord) -> bool:
    """Whether the load cannot grow: none at hand or none heavier."""
    rack = None if order.limits.bodyweight_only else loads.rack(one, order.gear, order.body_mass_kg)
    if rack is None:
        return True
    if record.last.load.kind is LoadKind.BODYWEIGHT and one.load_type is LoadType.BODYWEIGHT:
        late = order.dose.phase >= rules.OPTIONAL_LOAD_FROM_PHASE
        return not late or loads.first_load(one, rack, order.body_mass_kg, cautious=order.cautious_load) is None
    return loads.heavier(record.last.load, rack) is None


def unloadable(order: SessionOrder, one: Exercise, record: ExerciseRecord) -> bool:
    """Whether no lighter load is left to go back to."""
    rack = loads.rack(one, order.gear, order.body_mass_kg)
    return rack is None or loads.lighter(record.last.load, rack, 1 - rules.LOAD_DOWN) is None


def exhausted(order: SessionOrder, one: Exercise, record: ExerciseRecord) -> bool:
    """Whether nothing is left to grow: mastered, no load to add, and a hold, or done with another tempo already."""
    slow = record.last.tempo in {rules.FALLBACK_TEMPO, rules.FALLBACK_PAUSE_TEMPO}
    return ready(record) and loaded_out(order, one, record) and (one.metric.timed or slow)


def just_left(order: SessionOrder, one: Exercise) -> bool:
    """Whether `one` made way lately, for being too hard or for a new block: it does not come right back."""
    other = order.records.get(one.id)
    return other is not None and (order.day - other.last_day).days <= rules.BACK_AFTER_DAYS


def stale(order: SessionOrder, one: Exercise) -> bool:
    """Whether `one` has been in use lately and stayed the same for long: to take it would be no change (S7)."""
    record = order.records.get(one.id)
    return record is not None and same_for_long(record, order.day)


def leaps(kept: Exercise, one: Exercise, catalogue: Catalogue) -> bool:
    """Whether `one` is more than a link above `kept` on the same chain."""
    return one.easier != kept.id and kept.id in easier_links(one, catalogue)


def easier_links(one: Exercise, catalogue: Catalogue) -> frozenset[str]:
    """Every link below an exercise."""
    below: set[str] = set()
    while one.easier:
        below.add(one.easier)
        one = catalogue[one.easier]
    return frozenset(below)


def in_place_since(order: SessionOrder, catalogue: Catalogue, one: Exercise, letter: str) -> date | None:
    """The day from which the sessions (of the letter, for leg work) have `one` for its pattern; None: not lately."""
    start = None
    for past in order.goes_on_from:
        if one.pattern in LEGS and past.letter != letter:
            continue
        known = (catalogue.exercises.get(name) for name in past.exercises)
        if one.id in past.exercises:
            start = past.day
        elif any(exercise is not None and exercise.pattern is one.pattern for exercise in known):
            break
    return start
