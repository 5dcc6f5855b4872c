"""The first dose of an exercise, and the first with a weight: where reps and load begin (rules 3.1)."""

from coaching.dosing import loads
from coaching.dosing.base_dose import Base
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.loads import Rack
from coaching.dosing.target import Aim
from coaching.exercise import LoadType
from coaching.reasons import Decision
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.session import Load, LoadKind

UNLOADED = Load()


def first_dose(order: DoseOrder, base: Base, rack: Rack | None) -> Aim:
    """The start of the window, with the first guess of a load where the move needs one."""
    if rack is None or order.exercise.load_type is LoadType.BODYWEIGHT:
        return Aim(base.start, UNLOADED)
    guess = load_guess(order, rack)
    if guess is None:
        return Aim(base.start, Load(kind=LoadKind.CHOOSE), because=(why.ChooseLoad(reps=rules.LIGHT_REPS),))
    return Aim(base.start, guess.value, because=guess.because)


def load_guess(order: DoseOrder, rack: Rack) -> Decision[Load] | None:
    """The first load: as trial sets gave it, else guessed; None where it cannot be."""
    found = order.found
    if found is not None and found.load.kind is rack.kind and loads.has(rack, found.load.kg):
        return Decision(found.load, (why.TriedLoad(kg=found.load.kg, sets=found.sets),))
    return loads.first_load(
        order.exercise,
        rack,
        order.body_mass_kg,
        cautious=order.cautious_load,
        experienced=order.experienced,
        lifted=order.lifted,
    )
