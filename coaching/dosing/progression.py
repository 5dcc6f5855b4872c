"""The next prescription from what was done: double progression, bridges, holds, stalls, the weaker side (section 3).

Only one variable moves per exercise and session, nothing goes up after "too hard", and limits only ever turn down.
Which exercise is trained (the next or the previous link of a chain, another variant) is decided by
`coaching.building.choice`.
"""

from datetime import date

from msgspec.structs import replace

from coaching.dosing import loads
from coaching.dosing.base_dose import PROGRESSING, Base, base_dose
from coaching.dosing.carried import Lifted
from coaching.dosing.increments import onward
from coaching.dosing.limits import limited, reduced_sets
from coaching.dosing.loads import Rack
from coaching.dosing.record import ExerciseRecord, observe, target
from coaching.dosing.returning import after_travel
from coaching.dosing.target import Aim, Case, hold, same_for_long
from coaching.exercise import Exercise, LoadType
from coaching.facts import Feel
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons import AnyReason, Decision
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.runner import Gear
from coaching.session import Load, LoadKind, Prescription
from coaching.week.phases import Dose

__all__ = ["ExerciseRecord", "next_dose", "observe", "same_for_long"]

_UNLOADED = Load()


def next_dose(
    exercise: Exercise,
    dose: Dose,
    record: ExerciseRecord | None,
    *,
    gear: Gear,
    day: date,
    main: bool = False,
    limits: Modifiers = NO_LIMITS,
    body_mass_kg: float | None = None,
    first_ever: bool = False,
    cautious_load: bool = False,
    extra_set: bool = False,
    sets_cap: int | None = None,
    away_days: int = 0,
    waits: why.TonnageHeld | None = None,
    lifted: tuple[Lifted, ...] = (),
    experienced: bool = False,
) -> Decision[Prescription]:
    """The prescription of one exercise on `day`, with why it is so.

    `main` for the main lift, `sets_cap` the most sets that the session has time for, `away_days`, `waits`,
    `lifted` and `experienced` as in `coaching.dosing.target.Case`. The other arguments are those of
    `coaching.building.builder.SessionOrder`. The reasons stand in the prescription as well.
    """
    # Long because it names every field of a prescription once.
    base = base_dose(exercise, dose, main=main, extra_set=extra_set)
    rack = _rack(exercise, gear, limits, body_mass_kg)
    normal = base.sets if sets_cap is None else min(base.sets, sets_cap)
    open_sets = sets = reduced_sets(normal, limits, first_ever=first_ever)
    if record is None:
        aim = _first(exercise, base, rack, body_mass_kg, lifted, cautious=cautious_load, experienced=experienced)
    else:
        case = Case(
            exercise,
            base,
            record,
            rack,
            dose.phase,
            day,
            body_mass_kg,
            cautious_load,
            away_days,
            waits,
            lifted,
            experienced,
        )
        sets, aim = _again(case, limits, open_sets)
    aim = limited(aim, exercise, base, rack, limits, known=record is not None)
    extra = _extra(record, day) if open_sets >= normal else ()
    because = aim.because + extra
    prescription = Prescription(
        exercise=exercise.id,
        sets=sets,
        reps=None if exercise.metric.timed else aim.amount,
        seconds=aim.amount if exercise.metric.timed else None,
        window=base.window,
        per_side=exercise.unilateral,
        load=aim.load,
        tempo=aim.tempo or base.tempo,
        rest_s=max(base.rest_s, limits.min_rest_s) if exercise.pattern in PROGRESSING else base.rest_s,
        rir=aim.rir,
        weaker_side_sets=rules.SIDE_EXTRA_SETS if extra else 0,
        because=because,
    )
    return Decision(prescription, because)


def _rack(exercise: Exercise, gear: Gear, limits: Modifiers, body_mass_kg: float | None) -> Rack | None:
    """What may be loaded today: all that is owned and allowed; without weights bands stay."""
    if limits.bodyweight_only and exercise.load_type is not LoadType.BAND:
        return None
    if limits.without_equipment:
        gear = replace(gear, owned=gear.owned - limits.without_equipment)
    return loads.rack(exercise, gear, body_mass_kg)


def _first(
    exercise: Exercise,
    base: Base,
    rack: Rack | None,
    body_mass_kg: float | None,
    lifted: tuple[Lifted, ...],
    *,
    cautious: bool,
    experienced: bool,
) -> Aim:
    """The first exposure: the start of the window, with the first guess of a load where the move needs one."""
    if rack is None or exercise.load_type is LoadType.BODYWEIGHT:
        return Aim(base.start, _UNLOADED)
    guess = loads.first_load(exercise, rack, body_mass_kg, cautious=cautious, experienced=experienced, lifted=lifted)
    if guess is None:
        return Aim(base.start, Load(kind=LoadKind.CHOOSE), because=(why.ChooseLoad(reps=rules.LIGHT_REPS),))
    return Aim(base.start, guess.value, because=guess.because)


def _anew(case: Case) -> Aim:
    """The first exposure with a kind of load that the exercise never had."""
    return _first(
        case.exercise,
        case.base,
        case.rack,
        case.body_mass_kg,
        case.lifted,
        cautious=case.cautious,
        experienced=case.experienced,
    )


def _again(case: Case, limits: Modifiers, open_sets: int) -> tuple[int, Aim]:
    """The sets and the rest of the next exposure: down after too hard, held where limits say so, else one step up.

    A set more is such a step: it waits while load or reps move, be it that a new phase moves them.
    """
    load, last = _owned(case), case.record.last
    if load is None:
        return open_sets, _anew(case)
    as_many = min(open_sets, last.sets)
    if case.record.feel is Feel.TOO_HARD:
        return as_many, _down(case, load)
    still = _still(case, load, limits)
    if still is not None:
        return as_many, hold(case, load, *still)
    returned = after_travel(case, load)
    if returned is not None:
        return as_many, returned
    same = hold(case, load)
    if open_sets > last.sets and same.amount == target(last):
        more = last.sets + rules.SETS_UP
        return more, hold(case, load, why.SetAdded(before=last.sets, now=more))
    return as_many, onward(case, load) if case.waits is None else hold(case, load, case.waits)


def _still(case: Case, load: Load, limits: Modifiers) -> tuple[AnyReason, ...] | None:
    """Why nothing goes up today; None where it may. Limits that hold everything are told with the limits."""
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
        return _UNLOADED if case.exercise.load_type is LoadType.BODYWEIGHT else None
    if last.kind is LoadKind.CHOOSE:
        return None if rack.weights and case.body_mass_kg is not None else last
    if last.kind is not rack.kind:
        return None
    if rack.kind is LoadKind.BAND or not rack.weights:
        return last
    kg = loads.at_most(rack, last.kg)
    return None if kg is None else Load(kind=rack.kind, kg=kg)


def _down(case: Case, load: Load) -> Aim:
    low, before = case.base.window[0], target(case.record.last)
    timed = case.exercise.metric.timed
    missed = not timed and min(case.record.counts) < rules.MISSED_BELOW <= low
    if missed or case.record.hard >= rules.TOO_HARD_TWICE:
        return _back(case, load)
    if timed:
        count = max(before - rules.HOLD_DOWN_S, min(rules.HOLD_MIN_S, case.base.window[0]))
    else:
        count = min(max(before - rules.REPS_DOWN, min(rules.MISSED_BELOW, low)), case.base.window[1])
    return Aim(count, load, because=_eased(before, count))


def _eased(before: int, now: int) -> tuple[AnyReason, ...]:
    return (why.EasedOff(before=before, now=now),) if now != before else ()


def _back(case: Case, load: Load) -> Aim:
    """A lighter load and the start of the window; without a load only the start is left, and never more than before."""
    start = min(case.base.start, case.base.window[0])
    lighter = loads.lighter(load, case.rack, 1 - rules.LOAD_DOWN) if case.rack else None
    if lighter is None and load.kg > 0 and case.exercise.load_type is LoadType.BODYWEIGHT:
        lighter = _UNLOADED
    if lighter is None:
        before = target(case.record.last)
        start = min(start, before)
        return Aim(start, load, because=_eased(before, start))
    return Aim(start, lighter, because=(why.LoadDown(before=load.kg, now=lighter.kg),))


def _extra(record: ExerciseRecord | None, day: date) -> tuple[AnyReason, ...]:
    if record is None or record.extra_until is None or record.extra_until < day or not record.weaker_side:
        return ()
    return (why.WeakerSideFirst(side=record.weaker_side, extra_sets=rules.SIDE_EXTRA_SETS),)
