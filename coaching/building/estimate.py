"""How long a session takes (rules 2.1): from sets, reps, tempo, sides and rest, never guessed."""

from collections.abc import Sequence
from functools import lru_cache

from coaching.rules import session as rules
from coaching.session import Block, BlockKind, Prescription
from coaching.session_type import SessionType

_SIDES = 2
UNRESTED = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN, BlockKind.MOVES})
"""Blocks that the estimate counts without rest and without changes."""
_PER_MINUTE = 60


def rep_seconds(tempo: str) -> int:
    """Seconds of one rep: the sum of a tempo such as 3-1-1 (X is 1), or the usual time of a word."""
    return _rep_seconds(
        tempo, rules.FAST_SECONDS, rules.WARM_UP_SECONDS_PER_REP, rules.MOBILITY_SECONDS_PER_REP, rules.LONG_WORD_SET_S
    )


@lru_cache
def _rep_seconds(tempo: str, fast: int, easy: int, slow: int, other: int) -> int:
    if "-" in tempo:
        return sum(fast if part == "X" else int(part) for part in tempo.split("-"))
    return {"fast": fast, "easy": easy, "slow": slow}.get(tempo, other)


def set_seconds(prescription: Prescription) -> int:
    """Seconds of work in one set, both sides together, without rest."""
    sides = _SIDES if prescription.per_side else 1
    if prescription.seconds is not None:
        return prescription.seconds * sides
    if prescription.contacts is not None:
        return prescription.contacts * rules.FAST_SECONDS * sides
    return (prescription.reps or 0) * rep_seconds(prescription.tempo) * sides


def weaker_side_seconds(prescription: Prescription) -> int:
    """Seconds of the extra sets for the weaker side, with their rest."""
    if not prescription.weaker_side_sets:
        return 0
    return prescription.weaker_side_sets * (set_seconds(prescription) // _SIDES + prescription.rest_s)


def work_seconds(prescriptions: Sequence[Prescription]) -> int:
    """Seconds of warm-up, cool-down or mobility moves: their sets, without rest or changes."""
    return sum(one.sets * set_seconds(one) for one in prescriptions)


def training_seconds(prescriptions: Sequence[Prescription]) -> int:
    """Seconds of the moves between warm-up and cool-down: work, rest and changes. Paired moves share one rest."""
    total = 0
    pair_sets = pair_rest = 0
    for one in prescriptions:
        total += rules.CHANGE_S + one.sets * set_seconds(one)
        total += weaker_side_seconds(one)
        if not one.paired:
            total += pair_sets * pair_rest
            pair_sets = pair_rest = 0
        pair_sets, pair_rest = max(pair_sets, one.sets), max(pair_rest, one.rest_s)
    return total + pair_sets * pair_rest


def usual_minutes(kind: SessionType, asked: int) -> int:
    """How many minutes a session of a type takes where the runner has `asked` of them, before it is built."""
    return min(asked, rules.TYPE_MINUTES.get(kind, asked))


def session_seconds(blocks: Sequence[Block], walk_min: int = 0) -> int:
    """The whole session in seconds, with warm-up, cool-down and an easy walk."""
    frame = tuple(one for block in blocks if block.kind in UNRESTED for one in block.prescriptions)
    training = tuple(one for block in blocks if block.kind not in UNRESTED for one in block.prescriptions)
    return work_seconds(frame) + training_seconds(training) + walk_min * _PER_MINUTE
