"""The sessions that load no legs: light core with mobility, recovery, mobility alone (rules, sections 0 and 4.3)."""

from collections.abc import Sequence

from coaching.building.candidates import shelf, sieve
from coaching.building.estimate import session_seconds, set_seconds, training_seconds
from coaching.building.light_core import light_core
from coaching.building.moves import mobility, rolling
from coaching.building.order import SessionOrder
from coaching.building.unfilled import Unfilled
from coaching.exercise import Catalogue
from coaching.rules import session as rules
from coaching.session import Block, BlockKind, Prescription, Session
from coaching.session_type import SessionType

_MINUTE = 60


def core_mobility(order: SessionOrder, catalogue: Catalogue) -> Session | Unfilled:
    """Light core of all three families, then mobility; after the run, never before it (P8)."""
    kind = SessionType.CORE_MOBILITY
    open_now = shelf(catalogue, sieve(order, kind))
    budget = _budget(order, kind)
    core = light_core(order, catalogue, open_now, budget)
    left = budget - training_seconds(core)
    moves = mobility(order, open_now, left, (), rules.RECOVERY_MOBILITY[1])
    if not core and not moves:
        return Unfilled(("core", "mobility"))
    blocks = _blocks((BlockKind.CORE, core), (BlockKind.MOVES, moves))
    return _session(order, kind, blocks)


def recovery(order: SessionOrder, catalogue: Catalogue) -> Session | Unfilled:
    """An easy walk, mobility, and rolling of what is sore."""
    kind = SessionType.RECOVERY
    open_now = shelf(catalogue, sieve(order, kind))
    budget = _budget(order, kind)
    rolls = rolling(order, open_now)
    sore, most = order.limits.sore_areas, rules.RECOVERY_MOBILITY[1]
    left = budget - _seconds(rolls)
    walk = rules.RECOVERY_WALK_MIN[0]
    moves = mobility(order, open_now, left - walk * _MINUTE, sore, most)
    if len(moves) < rules.RECOVERY_MOBILITY[0]:  # a walk that leaves too little time for mobility is left out
        walk, moves = 0, mobility(order, open_now, left, sore, most)
    if not moves and not rolls:
        return Unfilled(("mobility",))
    blocks = _blocks((BlockKind.MOVES, [*moves, *rolls]))
    return _session(order, kind, blocks, walk)


def mobility_only(order: SessionOrder, catalogue: Catalogue) -> Session | Unfilled:
    """A quarter of an hour of mobility at most."""
    kind = SessionType.MOBILITY_ONLY
    open_now = shelf(catalogue, sieve(order, kind))
    budget = _budget(order, kind)
    moves = mobility(order, open_now, budget, order.limits.sore_areas, rules.MOBILITY_ONLY_MOVES)
    if not moves:
        return Unfilled(("mobility",))
    return _session(order, kind, _blocks((BlockKind.MOVES, moves)))


def _budget(order: SessionOrder, kind: SessionType) -> int:
    """Seconds: the share of the runner's time that easy work takes, inside the least and the most of its type."""
    least, most = rules.EASY_MINUTES[0], rules.TYPE_MINUTES[kind]
    if order.exact:
        return min(order.minutes, most) * _MINUTE
    minutes = min(max(int(order.minutes * rules.EASY_SHARE), least), most, max(order.minutes, least))
    return minutes * _MINUTE


def _seconds(moves: Sequence[Prescription]) -> int:
    return sum(move.sets * set_seconds(move) for move in moves)


def _blocks(*parts: tuple[BlockKind, Sequence[Prescription]]) -> tuple[Block, ...]:
    return tuple(Block(kind, tuple(moves)) for kind, moves in parts if moves)


def _session(order: SessionOrder, kind: SessionType, blocks: tuple[Block, ...], walk_min: int = 0) -> Session:
    return Session(
        day=order.day,
        type=kind,
        week=order.dose.week,
        blocks=blocks,
        estimate_s=session_seconds(blocks, walk_min),
        minutes=order.minutes,
        walk_min=walk_min,
        because=order.limits.because,
    )
