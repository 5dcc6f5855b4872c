"""From chosen exercises to a session: doses, limits, pairs, the minutes, blocks, tips and reasons."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from coaching.building import fit, slots
from coaching.building.candidates import Shelf
from coaching.building.doses import dosed, not_added, waiting
from coaching.building.estimate import session_seconds, training_seconds
from coaching.building.fit import Fitted, Move
from coaching.building.jumping import compact_jumps, fewer_jumps
from coaching.building.moves import cool_down, warm_up
from coaching.building.order import SessionOrder
from coaching.building.pace import paced
from coaching.building.slots import Choice, Drop, Slot
from coaching.building.time_plan import TimePlan
from coaching.building.tips import tips_for
from coaching.exercise import Tip
from coaching.reasons import AnyReason
from coaching.reasons import session as why
from coaching.rules import session as rules
from coaching.rules.session import Template
from coaching.session import Block, BlockKind, Prescription, Session
from coaching.session_type import SessionType

_MINUTE = 60


class Draft(NamedTuple):
    """What was chosen for a session: type, letter, what else is open, moves, jumps, empty slots, all tips."""

    kind: SessionType
    letter: str
    open_now: Shelf
    choices: list[Choice]
    jumps: list[Prescription]
    empty: list[Slot]
    tips: tuple[Tip, ...]


def assembled(order: SessionOrder, draft: Draft) -> Session:
    """The session of a draft."""
    shape = slots.template(order.minutes)
    moves = dosed(order, _as_before(order, draft.choices), shape)
    normal = _normal_sets(order, moves, shape)
    shared = Fitted(moves, 0, ())
    if order.limits.drop_exercises and order.limits.sets_factor < 1:
        shared = fit.within_share(moves, normal, order.limits.sets_factor)
    limited = sum(move.prescription.sets for move in shared.moves)
    draft = _without_drill(order, draft, shared.moves, shape)
    draft, timed = _timed(order, draft, shared.moves, shape)
    timed = timed._replace(moves=paced(order, timed.moves, lambda move, reason: waiting(order, move, reason)))
    blocks = _blocks(order, draft, timed.moves, shape)
    down = (why.TurnedDown(limited, normal, shared.left_out),) if limited < normal else ()
    return Session(
        day=order.day,
        type=draft.kind,
        letter=draft.letter,
        week=order.dose.week,
        blocks=blocks,
        estimate_s=session_seconds(blocks),
        minutes=order.minutes,
        tips=tips_for(order, draft.tips),
        because=(*order.limits.because, *down, *_because(order, draft, timed)),
    )


def _as_before(order: SessionOrder, choices: Sequence[Choice]) -> list[Choice]:
    """The choices without moves for which only a session with fewer sets has the time: a deload keeps its exercises."""
    if not order.limits.no_new_exercise or order.limits.sets_factor == 1:
        return list(choices)
    lately = {exercise for one in order.past for exercise in one.exercises}
    return [one for one in choices if one.exercise.id in lately or one.slot.drop <= Drop.DUE]


def _normal_sets(order: SessionOrder, moves: Sequence[Move], shape: Template) -> int:
    """The sets of the session were nothing turned down: those of the week, as far as they were reached before."""
    total = 0
    for move in moves:
        asked = order.dose.main_sets if move.slot.kind is BlockKind.MAIN else order.dose.sets
        record = order.records.get(move.exercise.id)
        reached = record.last.sets if record else asked
        total += max(min(asked, reached, shape.sets_max), move.prescription.sets)
    return total


def _timed(order: SessionOrder, draft: Draft, moves: list[Move], shape: Template) -> tuple[Draft, Fitted]:
    """The moves that the minutes have room for: rests go to their least before sets and moves are cut."""
    circuit = shape.sets_max == 1
    plan = TimePlan(moves, circuit=circuit)
    room = _room(order, draft, shape)
    if plan.total <= room:
        return draft, plan.fitted
    plan.rest(lambda move: _least_rest(order, move, circuit=circuit))
    plan.squeeze(room, shape)
    leaner = _leaner(order, draft, shape)
    while True:
        if plan.too_little and (lean := next(leaner, None)) is not None:
            draft, room = lean
            plan.again()
        elif not plan.take_back(lambda move: not_added(order, move)):
            break
        plan.squeeze(room, shape)
    fitted = plan.fitted
    return draft, fitted._replace(moves=[not_added(order, move) for move in fitted.moves])


def _leaner(order: SessionOrder, draft: Draft, shape: Template) -> Iterator[tuple[Draft, int]]:
    """What gives way, with the room it makes, before leg work has one set or a move that is due is left out.

    The jumps come in fewer sets, warm-up and cool-down are shorter, then there are fewer jumps, and none at last.
    """
    short = slots.template(min(order.minutes, rules.SHORT_MINUTES))
    compact = draft._replace(jumps=compact_jumps(order, draft.open_now, draft.jumps))
    yield compact, _room(order, compact, shape)
    yield compact, _room(order, compact, short)
    for jumps in fewer_jumps(order, draft.open_now, draft.jumps):
        lean = draft._replace(jumps=jumps)
        yield lean, _room(order, lean, short)


def _room(order: SessionOrder, draft: Draft, frame: Template) -> int:
    """Seconds between warm-up and cool-down that the jumps leave."""
    return order.minutes * _MINUTE - frame.warm_up_s - frame.cool_down_s - training_seconds(draft.jumps)


def _without_drill(order: SessionOrder, draft: Draft, moves: Sequence[Move], shape: Template) -> Draft:
    """The draft without a drill for which the strength work leaves no time, a deload's being the usual; jumps stay."""
    if not draft.jumps or draft.jumps[0].contacts is not None:
        return draft
    lately = {name for one in order.past for name in one.exercises}
    if order.limits.no_progress and draft.jumps[0].exercise not in lately:
        return draft._replace(jumps=[])
    trained = training_seconds([*draft.jumps, *(move.prescription for move in moves)])
    fits = trained + shape.warm_up_s + shape.cool_down_s <= order.minutes * _MINUTE
    return draft if fits else draft._replace(jumps=[])


def _least_rest(order: SessionOrder, move: Move, *, circuit: bool) -> int:
    """The least rest that the phase and the limits allow a move."""
    window = order.dose.main_rest_s if move.slot.kind is BlockKind.MAIN else order.dose.rest_s
    return max(rules.CIRCUIT_REST_S if circuit else window[0], order.limits.min_rest_s)


def _blocks(order: SessionOrder, draft: Draft, moves: Sequence[Move], shape: Template) -> tuple[Block, ...]:
    """Warm-up, jumps, the moves in their order, cool-down; the frame gets what time is left."""
    trained = draft.jumps + [move.prescription for move in moves]
    left = order.minutes * _MINUTE - training_seconds(trained)
    warm = warm_up(order, draft.open_now, min(shape.warm_up_s, max(left - shape.cool_down_s, left // 2)))
    used = session_seconds((warm,)) if warm else 0
    worked = [area for move in moves for area in move.exercise.areas]
    cool = cool_down(order, draft.open_now, min(shape.cool_down_s, left - used), worked)
    middle = [
        Block(kind, tuple(move.prescription for move in group))
        for kind, group in groupby(moves, key=lambda move: move.slot.kind)
    ]
    if draft.jumps:
        power = middle.pop(0).prescriptions if middle and middle[0].kind is BlockKind.JUMPS else ()
        middle.insert(0, Block(BlockKind.JUMPS, (*draft.jumps, *power)))
    return tuple(block for block in (warm, *middle, cool) if block is not None)


def _because(order: SessionOrder, draft: Draft, timed: Fitted) -> tuple[AnyReason, ...]:
    because: list[AnyReason] = []
    if order.first_ever:
        because.append(why.FirstSession(sets=rules.FIRST_SESSION_SETS))
    because.append(why.PhaseDose(week=order.dose.week, phase=order.dose.phase))
    because += [reason for one in draft.jumps[:1] for reason in one.because]
    if timed.sets_cut or timed.left_out:
        because.append(why.FitsTime(order.minutes, timed.sets_cut, len(timed.left_out)))
    because += [why.SlotLeftOut(slot=slot.kind) for slot in draft.empty]
    return tuple(because)
