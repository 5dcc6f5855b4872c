"""The doses of chosen exercises in one session: within its sets, and anew where a step does not fit or has to wait."""

from collections.abc import Sequence

from msgspec.structs import replace

from coaching.building import fit
from coaching.building.fit import Move
from coaching.building.order import SessionOrder
from coaching.building.slots import Choice, Slot
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import next_dose
from coaching.exercise import Exercise
from coaching.reasons import Decision
from coaching.reasons import session as why
from coaching.rules.session import Template
from coaching.session import BlockKind, Prescription

_BLOCKS = {kind: place for place, kind in enumerate(BlockKind)}


def dosed(order: SessionOrder, choices: Sequence[Choice], shape: Template) -> list[Move]:
    """Each choice with its dose, in the order of the blocks; the first main slot is the main lift."""
    moves: list[Move] = []
    for exercise, slot, because in sorted(choices, key=lambda one: _BLOCKS[one.slot.kind]):
        dose = _dose(order, exercise, slot, _normal_cap(order, exercise, shape))
        prescription = dose.value
        if because:
            prescription = replace(prescription, because=because + dose.because)
        moves.append(Move(exercise, slot, prescription))
    return [not_added(order, move) for move in fit.balanced(moves)]


def not_added(order: SessionOrder, move: Move) -> Move:
    """The move with its progress where a set that was to be added did not fit, so that something else may grow."""
    now = move.prescription
    if not any(isinstance(reason, why.SetAdded) for reason in now.because):
        return move
    record = order.records.get(move.exercise.id)
    if record is None or now.sets > record.last.sets:
        return move
    chosen = tuple(one for one in now.because if not isinstance(one, why.SetAdded))
    dose = _dose(order, move.exercise, move.slot, now.sets)
    because = chosen + tuple(one for one in dose.because if one not in chosen)
    return move._replace(prescription=replace(dose.value, paired=now.paired, rest_s=now.rest_s, because=because))


def waiting(order: SessionOrder, move: Move, reason: why.TonnageHeld) -> Move:
    """The move without the step that it has earned."""
    now = move.prescription
    dose = _dose(order, move.exercise, move.slot, now.sets, reason)
    chosen = tuple(one for one in now.because if not isinstance(one, why.RepsUp | why.LoadUp))
    because = chosen + tuple(one for one in dose.because if one not in chosen)
    return move._replace(prescription=replace(dose.value, paired=now.paired, rest_s=now.rest_s, because=because))


def _normal_cap(order: SessionOrder, exercise: Exercise, shape: Template) -> int:
    """The most sets of a normal session. What is turned down is turned down from the sets that there really were."""
    record = order.records.get(exercise.id)
    if order.limits.sets_factor == 1 and order.limits.sets_minus == 0:
        return shape.sets_max
    return min(shape.sets_max, record.last.sets if record else shape.sets)


def _dose(
    order: SessionOrder, exercise: Exercise, slot: Slot, sets_cap: int, waits: why.TonnageHeld | None = None
) -> Decision[Prescription]:
    return next_dose(
        DoseOrder(
            exercise,
            order.dose,
            order.records.get(exercise.id),
            gear=order.gear,
            day=order.day,
            main=slot.kind is BlockKind.MAIN,
            limits=order.limits,
            body_mass_kg=order.body_mass_kg,
            first_ever=order.first_ever,
            cautious_load=order.cautious_load,
            extra_set=order.extra_set,
            sets_cap=sets_cap,
            away_days=_away_days(order, exercise.id),
            waits=waits,
            lifted=order.lifted,
            experienced=order.experienced,
            back_on=order.back_on,
            found=order.found.get(exercise.id),
        )
    )


def _away_days(order: SessionOrder, exercise: str) -> int:
    """Days since an exercise was done last, where the runner was away with other gear since; else 0."""
    record = order.records.get(exercise)
    if record is None or order.away or not any(one.away and one.day > record.last_day for one in order.past):
        return 0
    return (order.day - record.last_day).days
