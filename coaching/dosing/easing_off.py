"""Less after "too hard": fewer reps or seconds, then a lighter load and the start of the window (rules 3.2, 3.4)."""

from coaching.dosing import loads
from coaching.dosing.record import target
from coaching.dosing.target import Aim, Case
from coaching.exercise import LoadType
from coaching.reasons import AnyReason
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.session import Load

_UNLOADED = Load()


def eased_off(case: Case, load: Load) -> Aim:
    """The dose after an exposure that was too hard; never more than that asked for."""
    low, timed = case.base.window[0], case.exercise.metric.timed
    missed = not timed and min(case.record.counts) < rules.MISSED_BELOW <= low
    if missed or case.record.hard >= rules.TOO_HARD_TWICE:
        lighter = _lighter(case, load)
        if lighter is not None:
            start = min(case.base.start, low)
            return Aim(start, lighter, because=(why.LoadDown(before=load.kg, now=lighter.kg),))
        if not timed:
            return _fewer(case, load, min(case.base.start, low))
    if timed:
        return _fewer(case, load, max(target(case.record.last) - rules.HOLD_DOWN_S, min(rules.HOLD_MIN_S, low)))
    fewest = min(rules.MISSED_BELOW, low)
    return _fewer(case, load, min(max(target(case.record.last) - rules.REPS_DOWN, fewest), case.base.window[1]))


def _lighter(case: Case, load: Load) -> Load | None:
    """The load a step down, or none at all where a bodyweight move takes no lighter one; None where nothing is left."""
    lighter = loads.lighter(load, case.rack, 1 - rules.LOAD_DOWN) if case.rack else None
    if lighter is None and load.kg > 0 and case.exercise.load_type is LoadType.BODYWEIGHT:
        return _UNLOADED
    return lighter


def _fewer(case: Case, load: Load, count: int) -> Aim:
    before = target(case.record.last)
    now = min(count, before)
    because: tuple[AnyReason, ...] = (why.EasedOff(before=before, now=now),) if now != before else ()
    return Aim(now, load, because=because)
