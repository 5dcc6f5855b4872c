"""The light core of hard days: one move of each family, far from failure, held as strength sessions left it (P8, S4).

Nothing progresses here, so that what strength sessions do not move on takes turns (S7): with another move of its
family, and a hold that has none between its usual seconds and a step more.
"""

from msgspec.structs import replace

from coaching.building import slots
from coaching.building.candidates import Shelf
from coaching.building.choice import Chooser
from coaching.building.estimate import training_seconds
from coaching.building.order import SessionOrder
from coaching.building.slots import Choice, Slot
from coaching.days import DAYS_A_WEEK
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import next_dose
from coaching.exercise import Catalogue, LoadType
from coaching.modifiers import Modifiers, strictest
from coaching.rules import progression
from coaching.rules import session as rules
from coaching.session import Prescription
from coaching.session_type import SessionType
from coaching.week.phases import Dose


def light_core(order: SessionOrder, catalogue: Catalogue, open_now: Shelf, budget: int) -> list[Prescription]:
    """One move of each family with two sets or one, as many as half of `budget` seconds has room for; at least one."""
    chooser = Chooser(order, catalogue, open_now, ())
    choices = [choice for choice in map(chooser.in_turn, _families(order, catalogue)) if choice is not None]
    room = budget * rules.LIGHT_CORE_SHARE
    core: list[Prescription] = []
    # Reps that other sessions have reached beyond the week's are held as they are.
    dose = replace(order.dose, reps=(order.dose.reps[0], max(rules.SLOW_REPS)))
    for sets in range(rules.LIGHT_CORE_SETS, 0, -1):
        light = strictest(order.limits, Modifiers(max_sets=sets, rir_min=rules.LIGHT_CORE_RIR, no_progress=True))
        core = [_turned(order, choice, open_now, _dose(order, choice, dose, light)) for choice in choices]
        if training_seconds(core) <= room:
            return core
    while len(core) > 1 and training_seconds(core) > room:
        core.pop()
    return core


def _families(order: SessionOrder, catalogue: Catalogue) -> tuple[Slot, ...]:
    """The family that has waited longest first; after a week without strength sessions another one every day."""
    found = slots.core_slots(slots.ages(order, catalogue, tuple(SessionType)))
    if order.past and (order.day - order.past[0].day).days <= DAYS_A_WEEK:
        return found
    first = order.day.toordinal() % len(found)
    return (*found[first:], *found[:first])


def _turned(order: SessionOrder, choice: Choice, open_now: Shelf, dose: Prescription) -> Prescription:
    """A hold that no strength session moves on and that is alone in its family: in turns as it is and a step longer.

    Where it may not be longer it is a step shorter.
    """
    turn = (order.day - order.begun_on).days // rules.LIGHT_CORE_TURN_DAYS % 2 if order.begun_on else 0
    if dose.seconds is None or choice.exercise.id in order.records or not turn:
        return dose
    family = open_now.of(choice.slot.kind)[choice.exercise.pattern]
    open_to_all = [one for one in family if one.level <= order.start_level and one.load_type is not LoadType.EXTERNAL]
    if open_to_all != [choice.exercise]:
        return dose
    longer = min(dose.seconds + progression.HOLD_UP_S, dose.window[1])
    shorter = max(dose.seconds - progression.HOLD_DOWN_S, progression.HOLD_MIN_S)
    return replace(dose, seconds=longer if longer > dose.seconds else shorter)


def _dose(order: SessionOrder, choice: Choice, dose: Dose, light: Modifiers) -> Prescription:
    asked = DoseOrder(
        choice.exercise,
        dose,
        order.records.get(choice.exercise.id),
        gear=order.gear,
        day=order.day,
        limits=light,
        body_mass_kg=order.body_mass_kg,
        first_ever=order.first_ever,
        cautious_load=order.cautious_load,
    )
    return next_dose(asked).value
