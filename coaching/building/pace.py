"""How fast a session may grow: about a tenth of its tonnage in a week (rules 3.2).

Tonnage is sets x reps x load, both hands and both sides counted. Only what accessory lifts have earned waits: never the
main lift, and never the sets that a phase asks for. Each session stays within its tenth of the same lifts' last time,
and so does the week.
"""

from collections.abc import Callable, Sequence

from coaching.building.fit import Move
from coaching.building.order import SessionOrder
from coaching.dosing.record import ExerciseRecord
from coaching.dosing.target import same_for_long
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.session import BlockKind, LoadKind, Prescription

_BOTH = 2
_EARNED = why.RepsUp | why.LoadUp


def tonnage(one: Prescription) -> float:
    """Kilograms moved in all sets; 0 for holds and for what has no known load."""
    sides = _BOTH if one.per_side else 1
    hands = _BOTH if one.load.kind is LoadKind.PER_HAND else 1
    return one.sets * (one.reps or 0) * one.load.kg * sides * hands


def paced(order: SessionOrder, moves: list[Move], held: Callable[[Move, why.TonnageHeld], Move]) -> list[Move]:
    """The moves, with accessory lifts `held` where the session would grow too much: first those that moved last.

    Where their own smallest steps alone are too much, the one that has waited longest goes up all the same.
    """
    earned = _earned(order, moves)
    before, most, now = _sums(order, moves)
    if not earned or now <= most:
        return moves
    reason = why.TonnageHeld(rise=now / before - 1)
    moves = list(moves)
    for place in earned:
        instead = held(moves[place], reason)
        saved = tonnage(moves[place].prescription) - tonnage(instead.prescription)
        alone = place == earned[-1] and now - saved <= most
        if saved > 0 and not alone:
            moves[place] = instead
            now -= saved
        if now <= most:
            break
    return moves


def _earned(order: SessionOrder, moves: Sequence[Move]) -> list[int]:
    """The places of accessory lifts that go up because of what was done, the one that moved last first."""
    found = []
    for place, move in enumerate(moves):
        record = order.records.get(move.exercise.id)
        if record is None or move.slot.kind is BlockKind.MAIN or same_for_long(record, order.day):
            continue
        if tonnage(move.prescription) > 0 and any(isinstance(one, _EARNED) for one in move.prescription.because):
            found.append((record.changed_day, place))
    return [place for _, place in sorted(found, reverse=True)]


def _sums(order: SessionOrder, moves: Sequence[Move]) -> tuple[float, float, float]:
    """The tonnage of last time, the most that it may be today, and what it is, of the lifts that were loaded before."""
    before = most = now = 0.0
    for move in moves:
        record = order.records.get(move.exercise.id)
        then = tonnage(record.last) if record else 0.0
        today = tonnage(move.prescription)
        if record is not None and then > 0 and today > 0:
            before += then
            most += then * (1 + rules.TONNAGE_UP * _share_of_week(order, record))
            now += today
    return before, most, now


def _share_of_week(order: SessionOrder, record: ExerciseRecord) -> float:
    """How much of a week has gone by since a lift was done last: one that comes twice a week grows half as much."""
    return min(1.0, (order.day - record.last_day).days / rules.DAYS_PER_WEEK)
