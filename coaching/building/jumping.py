"""Jumps and drills at the start of a session: which, and how the contacts are shared out (rules 2.2)."""

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec.structs import replace

from coaching.building.candidates import Shelf
from coaching.building.order import PastSession, SessionOrder
from coaching.dosing.limits import reduced_sets
from coaching.exercise import Exercise, Impact, Metric, Pattern
from coaching.facts import Feel
from coaching.reasons.session import JumpsOpen
from coaching.rules import plyometric as rules
from coaching.session import Prescription

_SIDES = 2
_DROP_JUMP = "drop_jump_low"


def contacts_today(order: SessionOrder) -> int:
    """Foot contacts of the session: the order's under its limits, rounded down to 5; 0 where none are open.

    It may pass the top of its level in a power block; where limits ask for a lower level, the top of that one holds.
    """
    limits = order.limits
    level = jump_level(order)
    if not order.dose.jumps or level < 1 or order.minutes < rules.JUMP_MINUTES:
        return 0
    top = order.jumps if level == order.jump_level else rules.LEVELS[level].contacts[1]
    open_now = min(int(order.jumps * limits.contacts_factor), limits.max_contacts, top)
    return open_now // rules.CONTACTS_STEP * rules.CONTACTS_STEP


def jump_level(order: SessionOrder) -> int:
    """The plyometric level under the limits."""
    return min(order.jump_level, order.limits.jump_level, max(rules.LEVELS))


def jumps(order: SessionOrder, shelf: Shelf) -> list[Prescription]:
    """One small hop and one jump with effort that share the contacts; a drill without flight where jumps are closed."""
    return _jumps(order, shelf, contacts_today(order)) or _drill(order, shelf)


def compact_jumps(order: SessionOrder, shelf: Shelf, planned: list[Prescription]) -> list[Prescription]:
    """The jumps in fewer sets; a drill stays as it is."""
    if not planned or planned[0].contacts is None:
        return planned
    return _jumps(order, shelf, sum(map(landings, planned)), few_sets=True)


def fewer_jumps(order: SessionOrder, shelf: Shelf, planned: Sequence[Prescription]) -> Iterator[list[Prescription]]:
    """What jumps shrink to where time is short: fewer and fewer contacts in few sets, none at last."""
    if not planned or planned[0].contacts is None:
        return
    most = sum(map(landings, planned)) - rules.CONTACTS_STEP
    for contacts in range(most, rules.CONTACTS_MIN - 1, -rules.CONTACTS_STEP):
        yield _jumps(order, shelf, contacts, few_sets=True)
    yield []


def landings(one: Prescription) -> int:
    """Foot contacts of all sets, both sides counted."""
    return one.sets * (one.contacts or 0) * (_SIDES if one.per_side else 1)


def _jumps(order: SessionOrder, shelf: Shelf, contacts: int, *, few_sets: bool = False) -> list[Prescription]:
    # Long because what limits hold is judged beside what they leave open.
    last = next((one for one in order.past if one.contacts), None)
    reached = _level_of(last, shelf)
    level = jump_level(order)
    options = [
        one
        for one in shelf.by_pattern[Pattern.PLYOMETRIC]
        if one.impact is Impact.HIGH and one.level <= level and one.metric is Metric.CONTACTS
    ]
    if last is not None and (order.limits.no_progress or order.limits.no_new_exercise):
        done = {name for past in order.past for name in past.exercises}
        options = [one for one in options if one.id in done] or [one for one in options if one.level <= max(reached, 1)]
        contacts = min(contacts, max(rules.CONTACTS_MIN, *(past.contacts for past in order.past)))
    if not contacts or not options:
        return []
    hops = _turn([one for one in options if one.target_max >= rules.HOP_SET_FROM], last)
    efforts = _turn([one for one in options if one.target_max < rules.HOP_SET_FROM], last)
    chosen = [*hops[:1], *efforts[:1]]
    if last is not None and max(one.level for one in chosen) > reached:
        contacts = min(contacts, max(last.contacts, rules.CONTACTS_MIN))  # harder jumps: not more of them as well
    if contacts < rules.CONTACTS_MIN + rules.CONTACTS_STEP:
        chosen = chosen[:1]
    return _shared(chosen, contacts, level, few_sets=few_sets)


def _level_of(last: PastSession | None, shelf: Shelf) -> int:
    """The hardest jump of a session, 0 where none is known here."""
    names = last.exercises if last else ()
    return max((one.level for one in shelf.by_pattern[Pattern.PLYOMETRIC] if one.id in names), default=0)


def _turn(options: Sequence[Exercise], last: PastSession | None) -> list[Exercise]:
    """Not what the last session with jumps had, then the hardest that is open, then by id."""
    names = last.exercises if last else ()
    return sorted(options, key=lambda one: (one.id in names, -one.level, one.id))


def _shared(chosen: Sequence[Exercise], contacts: int, level: int, *, few_sets: bool) -> list[Prescription]:
    result = []
    for one, share in _shares(chosen, contacts):
        made = _contacts(one, share, level, few_sets=few_sets)
        if made is not None:
            result.append(made)
    because = (JumpsOpen(contacts=sum(map(landings, result)), level=level),)
    return [replace(one, because=because) for one in result]


def _shares(chosen: Sequence[Exercise], contacts: int) -> list[tuple[Exercise, int]]:
    """What each drill gets: about a half, in round numbers; the hop the larger part, or what has two sides an even one.

    Of drop jumps there are few; the hop gets what they leave.
    """
    if len(chosen) == 1:
        return [(chosen[0], contacts)]
    hop, effort = chosen
    round_ = _SIDES * rules.CONTACTS_STEP
    half = max(1, (contacts + round_) // (2 * round_)) * round_
    hops = contacts - half if effort.unilateral and not hop.unilateral else half
    efforts = contacts - hops
    if effort.id == _DROP_JUMP:
        efforts = min(efforts, rules.DROP_JUMP_CONTACTS)
        hops = contacts - efforts
    return [(hop, hops), (effort, efforts)]


def _contacts(one: Exercise, share: int, level: int, *, few_sets: bool) -> Prescription | None:
    """Sets of one drill that stay within `share` contacts, both sides counted: short sets, or few."""
    own = share // _SIDES if one.unilateral else share
    fewest, most = ceil(own / one.target_max), own // one.target_min
    if most < 1:
        return None
    even = [sets for sets in range(fewest, most + 1) if own % sets == 0] or [min(fewest, most), most]
    sets = even[0] if few_sets else even[-1]
    return Prescription(
        exercise=one.id,
        sets=sets,
        contacts=min(one.target_max, own // sets),
        window=(one.target_min, one.target_max),
        per_side=one.unilateral,
        tempo=one.tempo,
        rest_s=rules.LEVELS[level].rest_s,
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
            sets=_drill_sets(order, one),
            reps=None if one.metric.timed else one.target_min,
            seconds=one.target_min if one.metric.timed else None,
            window=(one.target_min, one.target_max),
            per_side=one.unilateral,
            tempo=one.tempo,
            rest_s=order.dose.rest_s[0],
        )
        for one in _turn(options, next(iter(order.past), None))[:1]
    ]


def _drill_sets(order: SessionOrder, one: Exercise) -> int:
    """The sets of a drill; no more than last time where that was too hard (rules 3.2)."""
    known = order.records.get(one.id)
    normal = reduced_sets(rules.DRILL_SETS, order.limits)
    return min(normal, known.last.sets) if known is not None and known.feel is Feel.TOO_HARD else normal
