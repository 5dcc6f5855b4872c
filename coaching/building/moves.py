"""Warm-up, cool-down and the moves of recovery sessions: they rotate from day to day and do not progress."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from coaching.building.candidates import Shelf
from coaching.building.estimate import set_seconds
from coaching.building.order import SessionOrder
from coaching.exercise import Exercise, Pattern
from coaching.rules import session as rules
from coaching.runner import AgeBand, Area
from coaching.session import Block, BlockKind, Prescription

_OLDER = frozenset({AgeBand.ADULT_40_59, AgeBand.ADULT_60_PLUS})


def plain(exercise: Exercise, amount: int) -> Prescription:
    """A move that does not progress: `amount` is reps or seconds, per side where it has sides."""
    timed = exercise.metric.timed
    return Prescription(
        exercise=exercise.id,
        sets=1,
        reps=None if timed else amount,
        seconds=amount if timed else None,
        window=(exercise.target_min, exercise.target_max),
        per_side=exercise.unilateral,
        tempo=exercise.tempo,
        rest_s=0,
    )


def warm_up(order: SessionOrder, shelf: Shelf, seconds: int) -> Block | None:
    """Easy moves for about `seconds`: one that warms, then others in turn; longer from 40 on."""
    options = shelf.by_pattern[Pattern.WARM_UP]
    if not options:
        return None
    first = next((one for one in options if one.metric.timed), options[0])
    others = rotated([one for one in options if one is not first], order)
    aim = int(seconds * rules.WARM_UP_OLDER_FACTOR) if order.age in _OLDER else seconds
    chosen = [plain(one, one.target_min) for one in (first, *others[: rules.WARM_UP_MOVES - 1])]
    return Block(BlockKind.WARM_UP, tuple(filled(chosen, aim)))


def cool_down(order: SessionOrder, shelf: Shelf, seconds: int, worked: Iterable[Area]) -> Block | None:
    """Rolling and mobility for what worked, for about `seconds` (S6)."""
    areas = frozenset(worked) | order.limits.sore_areas
    rolls = _for(areas, shelf.by_pattern[Pattern.FOAM_ROLLING], order)
    stretches = _stretches(areas, shelf, order)
    most = rules.RECOVERY_MOBILITY[1]
    chosen = within(_shortest((*rolls[:1], *stretches, *rolls[1:])), seconds, most)
    return Block(BlockKind.COOL_DOWN, tuple(lengthened(chosen, seconds))) if chosen else None


def mobility(order: SessionOrder, shelf: Shelf, seconds: int, worked: Iterable[Area], most: int) -> list[Prescription]:
    """Up to `most` mobility moves that fit into `seconds`, those for `worked` first."""
    chosen = within(_shortest(_stretches(frozenset(worked), shelf, order)), seconds, most)
    return lengthened(chosen, seconds)


def within(moves: Iterable[Prescription], seconds: int, most: int) -> list[Prescription]:
    """Up to `most` moves that fit one after the other; the shortest alone where none does."""
    chosen: list[Prescription] = []
    shortest: Prescription | None = None
    left = seconds
    for move in moves:
        takes = set_seconds(move)
        if takes <= left:
            chosen.append(move)
            left -= takes
            if len(chosen) == most:
                break
        elif shortest is None or takes < set_seconds(shortest):
            shortest = move
    return chosen or ([shortest] if shortest else [])


def lengthened(moves: Sequence[Prescription], seconds: int) -> list[Prescription]:
    """The moves with longer holds where there is time for them, up to a minute each."""
    short, long = rules.MOBILITY_HOLD_S
    for hold in range(long, short, -rules.MOBILITY_HOLD_STEP_S):
        longer = [_held(move, hold) for move in moves]
        if sum(map(set_seconds, longer)) <= seconds:
            return longer
    return list(moves)


def _held(move: Prescription, seconds: int) -> Prescription:
    if move.seconds is None or move.seconds >= seconds:
        return move
    return replace(move, seconds=min(seconds, move.window[1]))


def rolling(order: SessionOrder, shelf: Shelf) -> list[Prescription]:
    """Foam rolling, the sore areas first and longest."""
    options = _for(order.limits.sore_areas, shelf.by_pattern[Pattern.FOAM_ROLLING], order)[: rules.RECOVERY_ROLLS]
    _, long = rules.MOBILITY_HOLD_S
    return [
        move if one.areas.isdisjoint(order.limits.sore_areas) else _held(move, long)
        for one, move in zip(options, _shortest(options), strict=True)
    ]


def _stretches(areas: frozenset[Area], shelf: Shelf, order: SessionOrder) -> list[Exercise]:
    """Mobility moves of ordinary length, those for `areas` first."""
    _, long = rules.MOBILITY_HOLD_S
    return [one for one in _for(areas, shelf.by_pattern[Pattern.MOBILITY], order) if one.target_max <= long]


def _shortest(options: Iterable[Exercise]) -> Iterator[Prescription]:
    """Each move at its shortest: 30 seconds, or its fewest reps."""
    short, _ = rules.MOBILITY_HOLD_S
    return (plain(one, max(one.target_min, short) if one.metric.timed else one.target_min) for one in options)


def _for(areas: frozenset[Area], options: Sequence[Exercise], order: SessionOrder) -> list[Exercise]:
    """What serves `areas` first, each part in the day's rotation."""
    turned = rotated(options, order)
    if not areas:
        return turned
    return sorted(turned, key=lambda one: one.areas.isdisjoint(areas))


def rotated(options: Sequence[Exercise], order: SessionOrder) -> list[Exercise]:
    """The options begun at another place every day."""
    if not options:
        return []
    start = order.day.toordinal() % len(options)
    return [*options[start:], *options[:start]]


def filled(moves: Sequence[Prescription], seconds: int) -> list[Prescription]:
    """As many of the moves as fit, in as many rounds as fill `seconds`; at least one move."""
    chosen = within(moves, seconds, len(moves))
    once = sum(map(set_seconds, chosen))
    rounds = min(max(1, seconds // once), rules.WARM_UP_ROUNDS) if once else 1
    return [replace(move, sets=rounds) for move in chosen]
