"""What may be done in the place of an exercise: the same movement, with what is at hand, within the day's limits."""

from msgspec.structs import replace

from coaching.building.candidates import shelf, sieve
from coaching.building.choice import Chooser
from coaching.building.moves import plain
from coaching.building.order import SessionOrder
from coaching.building.strength_sessions import gentle
from coaching.dosing.carried import lifted_lately
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import next_dose
from coaching.exercise import Catalogue, Exercise, LoadType, Metric, Pattern, Tag
from coaching.modifiers import Modifiers, strictest
from coaching.reasons.session import SwapKind, Swapped
from coaching.rules import progression as rules
from coaching.session import BlockKind, Prescription, Session
from coaching.session_type import SessionType


def offers(order: SessionOrder, session: Session, before: str, catalogue: Catalogue) -> tuple[Prescription, ...]:
    """Up to three exercises that may take the place of `before` in `session`, each with its dose and why it is offered.

    An easier link of the same chain comes first: it is what most who want another exercise need. Jumps are dosed in
    contacts over the whole session and are not swapped.
    """
    found = next(
        ((block.kind, one) for block in session.blocks for one in block.prescriptions if one.exercise == before), None
    )
    known = catalogue.exercises.get(before)
    if found is None or known is None or known.metric is Metric.CONTACTS or known.pattern is Pattern.PLYOMETRIC:
        return ()
    kind, asked = found
    order = replace(_within(order, session, asked), lifted=lifted_lately(order.records, catalogue, order.day))
    taken = {one.exercise for one in session.prescriptions}
    chooser = Chooser(order, catalogue, shelf(catalogue, sieve(order, session.type)), ())
    others = [one for one in chooser.offers(known.pattern, kind, taken) if _alike(one, known)]
    best = sorted(others, key=lambda one: one.id not in _easier(known, catalogue))[: rules.SWAP_OFFERS]
    return tuple(_offered(order, one, known, asked, kind) for one in best)


def _within(order: SessionOrder, session: Session, asked: Prescription) -> SessionOrder:
    """The order with no more sets and no less in reserve than the exercise has that makes way."""
    own = Modifiers(max_sets=asked.sets, rir_min=asked.rir[0] if asked.rir else 0)
    limits = strictest(order.limits, own)
    if session.type is SessionType.LOW_IMPACT_STRENGTH:
        limits = replace(strictest(limits, gentle()), bodyweight_only=True)
    return replace(order, limits=limits)


def _alike(one: Exercise, known: Exercise) -> bool:
    """Whether it fills the same place: a main lift stays one, power stays power."""
    return all((tag in one.tags) == (tag in known.tags) for tag in (Tag.NOT_COMPOUND, Tag.POWER))


def _easier(known: Exercise, catalogue: Catalogue) -> frozenset[str]:
    return frozenset({known.easier}) if known.easier in catalogue.exercises else frozenset()


def _offered(order: SessionOrder, one: Exercise, known: Exercise, asked: Prescription, kind: BlockKind) -> Prescription:
    because = Swapped(before=known.id, kind=_kind(order, one, known))
    if not order.type.strength and kind is BlockKind.MOVES:
        return replace(plain(one, one.target_min), because=(because,))
    dose = next_dose(
        DoseOrder(
            one,
            order.dose,
            order.records.get(one.id),
            gear=order.gear,
            day=order.day,
            main=kind is BlockKind.MAIN,
            limits=order.limits,
            body_mass_kg=order.body_mass_kg,
            first_ever=order.first_ever,
            cautious_load=order.cautious_load,
            sets_cap=asked.sets,
            lifted=order.lifted,
            experienced=order.experienced,
            found=order.found.get(one.id),
        )
    ).value
    return replace(dose, rest_s=asked.rest_s, paired=asked.paired, because=(because, *dose.because))


def _kind(order: SessionOrder, one: Exercise, known: Exercise) -> SwapKind:
    if known.easier == one.id:
        return SwapKind.EASIER
    if known.harder == one.id:
        return SwapKind.HARDER
    if one.id in order.records:
        return SwapKind.KNOWN
    unloaded = known.load_type is not LoadType.BODYWEIGHT and one.load_type is LoadType.BODYWEIGHT
    return SwapKind.UNLOADED if unloaded else SwapKind.OTHER
