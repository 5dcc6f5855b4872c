"""What limits do to one dose: fewer sets, a lighter load, more reps in reserve, another tempo. They only turn down."""

from math import ceil, floor

from msgspec.structs import replace

from coaching.dosing import loads
from coaching.dosing.base_dose import CORE, PROGRESSING, Base
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.loads import Rack
from coaching.dosing.target import Aim
from coaching.exercise import LoadType
from coaching.modifiers import Modifiers
from coaching.reasons import session as why
from coaching.rules import readiness as pain_rules
from coaching.rules import session as rules
from coaching.session import Load

_HALF = 0.5


def reduced_sets(normal: int, limits: Modifiers, *, first_ever: bool = False) -> int:
    """The sets that are left (rules, section 0): the strictest of factor, sets taken off and caps, never below one."""
    exact = normal * limits.sets_factor
    by_factor = ceil(exact) if limits.sets_round_up else floor(exact + _HALF)
    most = min(limits.max_sets, rules.FIRST_SESSION_SETS) if first_ever else limits.max_sets
    return max(1, min(by_factor, normal - limits.sets_minus, most))


def limited(aim: Aim, order: DoseOrder, base: Base, rack: Rack | None) -> Aim:
    """`aim` under the limits; where the exercise has a history, a held dose says so."""
    exercise, limits = order.exercise, order.limits
    amount, load = aim.amount, aim.load
    factor = limits.load_factor
    if not exercise.caution.isdisjoint(limits.eased_joints):
        factor = min(factor, pain_rules.PAIN_EASED_LOAD)
    if factor < 1 and exercise.pattern in PROGRESSING:
        amount, load = _eased(aim, order, base, rack, factor)
    rir = base.rir
    if rir is not None:
        lowest, highest = rir[0] + limits.rir_plus, rir[1] + limits.rir_plus
        rir = (max(lowest, limits.rir_min), max(highest, limits.rir_min))
    slow = exercise.pattern in PROGRESSING and exercise.pattern not in CORE and not exercise.metric.timed
    if exercise.metric.timed:
        amount = min(amount, limits.max_hold_s)
    because = tuple(replace(one, now=amount) if isinstance(one, why.EasedOff) else one for one in aim.because)
    if order.record is not None and limits.no_progress:
        because += (why.Held(),)
    return Aim(amount, load, limits.tempo if limits.tempo and slow else aim.tempo, because, rir)


def _eased(aim: Aim, order: DoseOrder, base: Base, rack: Rack | None, factor: float) -> tuple[int, Load]:
    """A lighter load; where nothing lighter can be made, none at all or the fewest reps."""
    exercise = order.exercise
    lighter = loads.lighter(aim.load, rack, factor) if rack is not None else None
    if lighter is not None:
        return aim.amount, lighter
    fewest = min(aim.amount, base.start if exercise.metric.timed else base.window[0])
    if aim.load.kg > 0 and exercise.load_type is LoadType.BODYWEIGHT:
        return aim.amount, Load()
    return fewest, aim.load
