"""Loads: what a runner can hold for an exercise, the first guess, and the next weight up or down.

Everything is in kg; pounds are only shown. A load is always rounded down to what the runner owns (rules, section 0).
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from coaching.dosing.carried import Lifted, carried
from coaching.exercise import Exercise, LoadStart, LoadType
from coaching.reasons import Decision
from coaching.reasons.session import CarriedLoad, ChooseLoad, EmptyBar, FirstLoad
from coaching.rules import progression as rules
from coaching.runner import Equipment, Gear
from coaching.session import Load, LoadKind

_HAND_WEIGHTS = frozenset({Equipment.DUMBBELL, Equipment.KETTLEBELL})
_WEIGHTS = _HAND_WEIGHTS | {Equipment.BARBELL, Equipment.CABLE, Equipment.BACKPACK}
_BANDED = frozenset({Equipment.BAND, Equipment.CABLE})
_ONE = 1
_TWO = 2


class Rack(NamedTuple):
    """What may be loaded: the kind, the weights in kg ascending (empty: not known), and the step where not known.

    `held` is how many weights the share of body mass counts for: one kettlebell stands for two dumbbells. `bar` is a
    barbell with plates. Two racks are the same where runner and exercise are.
    """

    kind: LoadKind
    weights: tuple[float, ...]
    step: float
    held: int = _ONE
    bar: bool = False
    bands: tuple[str, ...] = ()


def rack(exercise: Exercise, gear: Gear, body_mass_kg: float | None = None) -> Rack | None:
    """What the runner can load `exercise` with; None where it takes no load or nothing for it is owned."""
    if exercise.load_type is LoadType.BAND:
        usable = _BANDED & (exercise.equipment | exercise.equipment_any) & gear.owned
    else:
        usable = _WEIGHTS & (exercise.equipment | exercise.equipment_any | exercise.optional_load) & gear.owned
    if not usable:
        return None
    return _rack(frozenset(usable), exercise.hands, gear, body_mass_kg)


@lru_cache(maxsize=rules.RACKS_KEPT)
def _rack(usable: frozenset[Equipment], hands: int, gear: Gear, body_mass_kg: float | None) -> Rack:
    if Equipment.BAND in usable:
        return Rack(LoadKind.BAND, (), 0.0, bands=gear.bands)
    if Equipment.BARBELL in usable and not usable & _HAND_WEIGHTS:
        return Rack(LoadKind.WEIGHT, _bar_weights(gear), rules.BARBELL_STEP_KG, held=hands, bar=True)
    if hands == _TWO and Equipment.DUMBBELL in usable:
        return Rack(LoadKind.PER_HAND, tuple(sorted(set(gear.dumbbells_kg))), rules.DUMBBELL_STEP_KG)
    if usable & _HAND_WEIGHTS:
        return Rack(LoadKind.WEIGHT, _hand_weights(usable, gear), _hand_step(usable), held=hands)
    if Equipment.BACKPACK in usable:
        return Rack(LoadKind.WEIGHT, _backpack(body_mass_kg), rules.BACKPACK_STEP_KG, held=hands)
    return Rack(LoadKind.WEIGHT, (), rules.CABLE_STEP_KG, held=hands)


def _hand_weights(usable: frozenset[Equipment], gear: Gear) -> tuple[float, ...]:
    """Single dumbbells and bells; none known where one of the two kinds is owned without its weights."""
    dumbbells = gear.dumbbells_kg if Equipment.DUMBBELL in usable else ()
    bells = gear.kettlebells_kg if Equipment.KETTLEBELL in usable else ()
    return tuple(sorted({*dumbbells, *bells}))


def _hand_step(usable: frozenset[Equipment]) -> float:
    return rules.DUMBBELL_STEP_KG if Equipment.DUMBBELL in usable else rules.KETTLEBELL_STEP_KG


def _bar_weights(gear: Gear) -> tuple[float, ...]:
    """Every weight that the plates make; none known where no plates are."""
    if not gear.plates_kg:
        return ()
    sides = {0.0}
    for plate in gear.plates_kg:
        sides |= {side + plate for side in sides}
    return tuple(sorted(gear.bar_kg + _TWO * side for side in sides))


def _backpack(body_mass_kg: float | None) -> tuple[float, ...]:
    heaviest = rules.BACKPACK_MAX_UNKNOWN_KG if body_mass_kg is None else body_mass_kg * rules.BACKPACK_MAX_SHARE
    return tuple(count * rules.BACKPACK_STEP_KG for count in range(_ONE, int(heaviest / rules.BACKPACK_STEP_KG) + _ONE))


def first_load(
    exercise: Exercise,
    rack: Rack,
    body_mass_kg: float | None,
    *,
    cautious: bool = False,
    experienced: bool = False,
    lifted: Iterable[Lifted] = (),
) -> Decision[Load] | None:
    """The first guess without a 1RM (rules 3.1), rounded down; None where even the lightest is heavier than it.

    The `experienced` have lifted for more than a year. `lifted` is what the runner lifts in other exercises: where a
    like one says more than body mass does, it counts.
    """
    guess = _guess(exercise, rack, body_mass_kg, cautious=cautious, experienced=experienced)
    found = carried(exercise, lifted, cautious=cautious)
    if found is None or rack.kind is LoadKind.BAND:
        return guess
    total, known = found
    kg = at_most(rack, total / _TWO if rack.kind is LoadKind.PER_HAND else total)
    if kg is None or (guess is not None and guess.value.kg >= kg):
        return guess
    return Decision(Load(kind=rack.kind, kg=kg), (CarriedLoad(kg=kg, variant=known.exercise.id, lifted=known.kg),))


def _guess(
    exercise: Exercise, rack: Rack, body_mass_kg: float | None, *, cautious: bool, experienced: bool
) -> Decision[Load] | None:
    if rack.kind is LoadKind.BAND:
        return Decision(Load(kind=LoadKind.BAND, band=rack.bands[0] if rack.bands else ""))
    if exercise.start is LoadStart.BARBELL and rack.weights:
        return _on_the_bar(rack, body_mass_kg if experienced else None, cautious=cautious)
    if body_mass_kg is None or not rack.weights or exercise.start is None or exercise.start is LoadStart.BARBELL:
        return Decision(Load(kind=LoadKind.CHOOSE), (ChooseLoad(reps=rules.LIGHT_REPS),))
    share = rules.START_SHARES[exercise.start] * rack.held
    guess = body_mass_kg * share * (rules.CAUTIOUS_LOAD_FACTOR if cautious else 1.0)
    kg = at_most(rack, guess)
    if kg is None:
        return None
    return Decision(Load(kind=rack.kind, kg=kg), (FirstLoad(kg=kg, share=share, cautious=cautious),))


def _on_the_bar(rack: Rack, body_mass_kg: float | None, *, cautious: bool) -> Decision[Load]:
    """The empty bar, or a share of body mass (None: not to be gone by) where that is more."""
    bar = rack.weights[0]
    guess = (body_mass_kg or 0.0) * rules.BARBELL_SHARE * (rules.CAUTIOUS_LOAD_FACTOR if cautious else 1.0)
    kg = at_most(rack, guess)
    if kg is None or kg <= bar:
        return Decision(Load(kind=LoadKind.WEIGHT, kg=bar), (EmptyBar(kg=bar),))
    reason = FirstLoad(kg=kg, share=rules.BARBELL_SHARE, cautious=cautious)
    return Decision(Load(kind=LoadKind.WEIGHT, kg=kg), (reason,))


def at_most(rack: Rack, kg: float) -> float | None:
    """The heaviest weight of the rack that is not above `kg`."""
    return max((weight for weight in rack.weights if weight <= kg + rules.KG_TOLERANCE), default=None)


def has(rack: Rack, kg: float) -> bool:
    """Whether exactly `kg` can be made; where the weights are not known, any weight can."""
    return kg > 0 if not rack.weights else any(abs(weight - kg) <= rules.KG_TOLERANCE for weight in rack.weights)


def heavier(load: Load, rack: Rack) -> Load | None:
    """One increment up: the next weight or band; None where there is none."""
    if rack.kind is LoadKind.BAND:
        place = rack.bands.index(load.band) + _ONE if load.band in rack.bands else len(rack.bands)
        return Load(kind=LoadKind.BAND, band=rack.bands[place]) if place < len(rack.bands) else None
    if load.kg <= 0:
        return None
    if not rack.weights:
        return Load(kind=load.kind, kg=load.kg + rack.step)
    kg = min((weight for weight in rack.weights if weight > load.kg + rules.KG_TOLERANCE), default=None)
    return None if kg is None else Load(kind=load.kind, kg=kg)


def lighter(load: Load, rack: Rack, factor: float) -> Load | None:
    """At most `factor` of the load, and at least one increment down; None where nothing is that light."""
    if rack.kind is LoadKind.BAND:
        place = rack.bands.index(load.band) - _ONE if load.band in rack.bands else -_ONE
        return Load(kind=LoadKind.BAND, band=rack.bands[place]) if place >= 0 else None
    if load.kg <= 0:
        return None
    if not rack.weights:
        kg: float | None = max(0.0, (load.kg * factor + rules.KG_TOLERANCE) // rack.step * rack.step) or None
    else:
        kg = at_most(rack, load.kg * factor)
    return None if kg is None else Load(kind=load.kind, kg=kg)


def step_share(before: Load, after: Load) -> float:
    """How far the next weight is away, as a share of the load; 0.0 for bands."""
    return (after.kg - before.kg) / before.kg if before.kg > 0 else 0.0


def nearest(load: Load, rack: Rack) -> tuple[Load | None, Load | None]:
    """The next load down and the next one up of what there is; from no weight the lightest is the next one up."""
    if rack.kind is not LoadKind.BAND and load.kg <= 0:
        lightest = rack.weights[0] if rack.weights else rack.step
        return None, Load(kind=rack.kind, kg=lightest) if lightest else None
    return lighter(load, rack, 1 - rules.KG_TOLERANCE), heavier(load, rack)
