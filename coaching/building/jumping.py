"""Jumps and drills at the start of a session: which, and how the contacts are shared out (rules 2.2)."""

from collections.abc import Sequence

from coaching.building.candidates import Shelf
from coaching.building.order import SessionOrder
from coaching.exercise import Exercise, Impact, Metric, Pattern
from coaching.reasons.session import JumpsOpen
from coaching.rules import plyometric as rules
from coaching.session import Prescription

_SIDES = 2
_DROP_JUMP = "drop_jump_low"


def contacts_today(order: SessionOrder) -> int:
    """Foot contacts of the session: the order's under its limits, rounded down to 5; 0 where none are open."""
    limits = order.limits
    level = jump_level(order)
    if not order.dose.jumps or level < 1 or order.minutes < rules.JUMP_MINUTES:
        return 0
    open_now = min(int(order.jumps * limits.contacts_factor), limits.max_contacts, rules.LEVELS[level].contacts[1])
    return open_now // rules.CONTACTS_STEP * rules.CONTACTS_STEP


def jump_level(order: SessionOrder) -> int:
    """The plyometric level under the limits."""
    return min(order.jump_level, order.limits.jump_level, max(rules.LEVELS))


def jumps(order: SessionOrder, shelf: Shelf) -> list[Prescription]:
    """One small hop and one jump with effort that share the contacts; a drill without flight where jumps are closed."""
    contacts = contacts_today(order)
    level = jump_level(order)
    options = [
        one
        for one in shelf.by_pattern[Pattern.PLYOMETRIC]
        if one.impact is Impact.HIGH and one.level <= level and one.metric is Metric.CONTACTS
    ]
    if not contacts or not options:
        return _drill(order, shelf)
    hops = _turn([one for one in options if one.target_max >= rules.HOP_SET_FROM], order)
    efforts = _turn([one for one in options if one.target_max < rules.HOP_SET_FROM], order)
    because = JumpsOpen(contacts=contacts, level=level)
    if not efforts or not hops or contacts < rules.CONTACTS_MIN + rules.CONTACTS_STEP:
        return _shared([(hops or efforts)[0]], contacts, level, because)
    return _shared([hops[0], efforts[0]], contacts, level, because)


def _turn(options: Sequence[Exercise], order: SessionOrder) -> list[Exercise]:
    """Not what the last session had, then the hardest that is open, then by id."""
    last = order.past[0].exercises if order.past else ()
    return sorted(options, key=lambda one: (one.id in last, -one.level, one.id))


def _shared(chosen: Sequence[Exercise], contacts: int, level: int, because: JumpsOpen) -> list[Prescription]:
    left, result = contacts, []
    for place, one in enumerate(chosen):
        share = left // (len(chosen) - place)
        if one.id == _DROP_JUMP:
            share = min(share, rules.DROP_JUMP_CONTACTS)
        made = _contacts(one, share, level, because)
        if made is not None:
            result.append(made)
            left -= made.sets * (made.contacts or 0) * (_SIDES if made.per_side else 1)
    return result


def _contacts(one: Exercise, share: int, level: int, because: JumpsOpen) -> Prescription | None:
    """Sets of one drill that stay within `share` contacts, both sides counted."""
    own = share // _SIDES if one.unilateral else share
    sets = own // one.target_min
    if sets < 1:
        return None
    return Prescription(
        exercise=one.id,
        sets=sets,
        contacts=min(one.target_max, own // sets),
        window=(one.target_min, one.target_max),
        per_side=one.unilateral,
        tempo=one.tempo,
        rest_s=rules.LEVELS[level].rest_s,
        because=(because,),
    )


def _drill(order: SessionOrder, shelf: Shelf) -> list[Prescription]:
    """A drill that lands softly, without flight: from the week that allows it, where there is time."""
    if not order.dose.drills or order.minutes < rules.DRILL_MINUTES or not order.limits.contacts_factor:
        return []
    options = [
        one
        for one in shelf.by_pattern[Pattern.PLYOMETRIC]
        if one.impact is not Impact.HIGH and (one.level <= order.start_level or one.id in order.records)
    ]
    return [
        Prescription(
            exercise=one.id,
            sets=rules.DRILL_SETS,
            reps=None if one.metric.timed else one.target_min,
            seconds=one.target_min if one.metric.timed else None,
            window=(one.target_min, one.target_max),
            per_side=one.unilateral,
            tempo=one.tempo,
            rest_s=order.dose.rest_s[0],
        )
        for one in _turn(options, order)[:1]
    ]
