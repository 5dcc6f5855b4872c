"""The next prescription from what was done: double progression, bridges, holds, stalls, the weaker side (section 3).

Only one variable moves per exercise and session, nothing goes up after "too hard", and limits only ever turn down.
Which exercise is trained (the next or the previous link of a chain, another variant) is decided by
`coaching.building.choice`.
"""

from datetime import date

from msgspec.structs import replace

from coaching.dosing import loads
from coaching.dosing.base_dose import PROGRESSING, Base, base_dose
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.easing_off import eased_off
from coaching.dosing.first_dose import UNLOADED, first_dose
from coaching.dosing.increments import onward
from coaching.dosing.limits import limited, reduced_sets
from coaching.dosing.loads import Rack
from coaching.dosing.record import ExerciseRecord, observe, target
from coaching.dosing.returning import after_travel
from coaching.dosing.target import Aim, Case, hold, same_for_long
from coaching.exercise import LoadType
from coaching.facts import Feel
from coaching.reasons import AnyReason, Decision
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.session import Load, LoadKind, Prescription

__all__ = ["ExerciseRecord", "next_dose", "observe", "same_for_long"]


def next_dose(order: DoseOrder) -> Decision[Prescription]:
    """The prescription of one exercise, with why it is so; the reasons stand in it as well."""
    base = _within(order, base_dose(order.exercise, order.dose, main=order.main, extra_set=order.extra_set))
    rack = _rack(order)
    normal = base.sets if order.sets_cap is None else min(base.sets, order.sets_cap)
    open_sets = reduced_sets(normal, order.limits, first_ever=order.first_ever)
    sets, aim = _aimed(order, base, rack, open_sets)
    aim = limited(aim, order, base, rack)
    extra = _extra(order.record, order.day) if open_sets >= normal else ()
    made = _prescribed(order, base, aim._replace(because=aim.because + extra + _unloaded(order, aim, rack)), sets)
    return Decision(replace(made, weaker_side_sets=rules.SIDE_EXTRA_SETS) if extra else made, made.because)


def _unloaded(order: DoseOrder, aim: Aim, rack: Rack | None) -> tuple[AnyReason, ...]:
    """That a weight of last time is not asked for, where no other reason tells it."""
    last = order.record.last.load if order.record is not None else aim.load
    if last.kg <= 0 or aim.load.kind is not LoadKind.BODYWEIGHT:
        return ()
    if any(isinstance(one, why.LoadDown | why.BackFromTravel) for one in aim.because):
        return ()
    return (why.WithoutLoad(before=last.kg, eased=rack is not None or order.limits.bodyweight_only),)


def _within(order: DoseOrder, base: Base) -> Base:
    """`base` with the longest hold that is allowed as its top, so that a harder variant comes where it is reached."""
    low, high = base.window
    most = order.limits.max_hold_s
    if not order.exercise.metric.timed or most >= high:
        return base
    return base._replace(window=(min(low, most), most), start=min(base.start, most))


def _rack(order: DoseOrder) -> Rack | None:
    """What may be loaded today: all that is owned and allowed; without weights bands stay."""
    limits, gear = order.limits, order.gear
    if limits.bodyweight_only and order.exercise.load_type is not LoadType.BAND:
        return None
    if limits.without_equipment:
        gear = replace(gear, owned=gear.owned - limits.without_equipment)
    return loads.rack(order.exercise, gear, order.body_mass_kg)


def _aimed(order: DoseOrder, base: Base, rack: Rack | None, open_sets: int) -> tuple[int, Aim]:
    """The sets and the rest of the dose, before limits: the first, the first with a kind of load, or the next one."""
    if order.record is None:
        return open_sets, first_dose(order, base, rack)
    case = Case(order, base, order.record, rack)
    load = _owned(case)
    if load is None:
        hard = order.record.feel is Feel.TOO_HARD
        return min(open_sets, order.record.last.sets) if hard else open_sets, first_dose(order, base, rack)
    return _again(case, load, open_sets)


def _again(case: Case, load: Load, open_sets: int) -> tuple[int, Aim]:
    """The sets and the rest of the next exposure: down after too hard, held where limits say so, else one step up.

    A set more is such a step: it waits while load or reps move, be it that a new phase moves them.
    """
    last, waits = case.record.last, case.order.waits
    as_many = min(open_sets, last.sets)
    if case.record.feel is Feel.TOO_HARD:
        return as_many, eased_off(case, load)
    still = _still(case, load)
    if still is not None:
        return as_many, hold(case, load, *still)
    returned = after_travel(case, load)
    if returned is not None:
        return as_many, returned
    same = hold(case, load)
    changes = same.amount != target(last) or same_for_long(case.record, case.order.day)
    if open_sets > last.sets and not changes:
        more = last.sets + rules.SETS_UP
        return more, hold(case, load, why.SetAdded(before=last.sets, now=more))
    return as_many, onward(case, load) if waits is None else hold(case, load, waits)


def _still(case: Case, load: Load) -> tuple[AnyReason, ...] | None:
    """Why nothing goes up today; None where it may. Limits that hold everything are told with the limits."""
    limits, back_on = case.order.limits, case.order.back_on
    if back_on is not None and case.record.last_day < back_on:
        return (why.Held(),)
    sore = case.exercise.areas & limits.held_areas
    if limits.no_progress:
        return ()
    if sore:
        return (why.Held(area=min(sore)),)
    return () if load != case.record.last.load else None


def _owned(case: Case) -> Load | None:
    """The last load as the runner can make it now; None where that is another kind of load altogether."""
    last, rack = case.record.last.load, case.rack
    if last.kind is LoadKind.BODYWEIGHT:
        return last if rack is None or case.exercise.load_type is LoadType.BODYWEIGHT else None
    if rack is None:
        return UNLOADED if case.exercise.load_type is LoadType.BODYWEIGHT else None
    if last.kind is LoadKind.CHOOSE:
        return None if rack.weights and case.order.body_mass_kg is not None else last
    if last.kind is not rack.kind:
        return None
    if rack.kind is LoadKind.BAND or not rack.weights:
        return last
    kg = loads.at_most(rack, last.kg)
    return None if kg is None else Load(kind=rack.kind, kg=kg)


def _prescribed(order: DoseOrder, base: Base, aim: Aim, sets: int) -> Prescription:
    exercise = order.exercise
    return Prescription(
        exercise=exercise.id,
        sets=sets,
        reps=None if exercise.metric.timed else aim.amount,
        seconds=aim.amount if exercise.metric.timed else None,
        window=base.window,
        per_side=exercise.unilateral,
        load=aim.load,
        tempo=aim.tempo or base.tempo,
        rest_s=max(base.rest_s, order.limits.min_rest_s) if exercise.pattern in PROGRESSING else base.rest_s,
        rir=aim.rir,
        because=aim.because,
    )


def _extra(record: ExerciseRecord | None, day: date) -> tuple[AnyReason, ...]:
    """The sets more of a weaker side; never right after too hard."""
    if record is None or record.extra_until is None or record.extra_until < day or not record.weaker_side:
        return ()
    if record.feel is Feel.TOO_HARD:
        return ()
    return (why.WeakerSideFirst(side=record.weaker_side, extra_sets=rules.SIDE_EXTRA_SETS),)
