"""What a session may hold: half of the leg sets single-leg, and the moves that a limit leaves."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from coaching.building.slots import Drop, Slot
from coaching.dosing.base_dose import LEGS, SINGLE_LEG
from coaching.exercise import Exercise
from coaching.rules import session as rules
from coaching.session import BlockKind, Prescription


class Move(NamedTuple):
    """One move of a session on its way: what fills which slot with which dose."""

    exercise: Exercise
    slot: Slot
    prescription: Prescription


class Fitted(NamedTuple):
    """The moves that are left, how many sets and which moves were cut (moves beyond the template's are not told)."""

    moves: list[Move]
    sets_cut: int
    left_out: tuple[str, ...]


def balanced(moves: list[Move]) -> list[Move]:
    """At least half of the leg sets single-leg (rules 2.1): two-leg sets go first, then a power drill on top."""
    single = sum(move.prescription.sets for move in moves if move.exercise.pattern in SINGLE_LEG)
    twos = [place for place, move in enumerate(moves) if move.exercise.pattern in LEGS - SINGLE_LEG]
    double = sum(moves[place].prescription.sets for place in twos)
    while twos and single < rules.SINGLE_LEG_SHARE * (single + double):
        place = max(twos, key=lambda one: moves[one].prescription.sets)
        if moves[place].prescription.sets == 1:
            return [move for move in moves if move.slot.drop is not Drop.EXTRA or move.exercise.pattern not in LEGS]
        prescription = moves[place].prescription
        moves[place] = moves[place]._replace(prescription=replace(prescription, sets=prescription.sets - 1))
        double -= 1
    return moves


def within_share(moves: list[Move], normal_sets: int, factor: float) -> Fitted:
    """Moves dropped while the sets exceed `factor` of the normal total by more than one (rules, section 0)."""
    kept, left_out = list(moves), []
    while sum(move.prescription.sets for move in kept) > factor * normal_sets + 1:
        place = droppable(kept, Drop.KEEP, core=False)
        if place is None:
            break
        left_out.append(kept.pop(place).exercise.id)
    return Fitted(kept, 0, tuple(left_out))


def droppable(moves: Sequence[Move], above: Drop, *, core: bool = True) -> int | None:
    """The move to leave out first: the last of the highest rank above `above`; never the only single-leg one.

    `core` False keeps every core move.
    """
    singles = sum(move.exercise.pattern in SINGLE_LEG for move in moves)
    ranked = [
        (move.slot.drop, place)
        for place, move in enumerate(moves)
        if move.slot.drop > above
        and not (move.exercise.pattern in SINGLE_LEG and singles == 1)
        and (core or move.slot.kind is not BlockKind.CORE)
    ]
    return max(ranked)[1] if ranked else None
