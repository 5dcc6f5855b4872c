"""From chosen exercises to a session: doses, limits, pairs, the minutes, blocks, tips and reasons."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from coaching.building import fit, slots
from coaching.building.candidates import Shelf
from coaching.building.choice import Choice
from coaching.building.estimate import session_seconds, training_seconds
from coaching.building.fit import Fitted, Move
from coaching.building.jumping import compact_jumps, fewer_jumps
from coaching.building.moves import cool_down, warm_up
from coaching.building.order import SessionOrder
from coaching.building.pace import paced
from coaching.building.slots import Drop, Slot
from coaching.building.time_plan import TimePlan
from coaching.building.tips import tips_for
from coaching.dosing.progression import next_dose
from coaching.exercise import Exercise, Tip
from coaching.reasons import AnyReason, Decision
from coaching.reasons import session as why
from coaching.rules import session as rules
from coaching.rules.session import Template
from coaching.session import Block, BlockKind, Prescription, Session
from coaching.session_type import SessionType

_MINUTE = 60
_ORDER = {kind: place for place, kind in enumerate(BlockKind)}


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
    moves = _dosed(order, _as_before(order, draft.choices), shape)
    normal = _normal_sets(order, moves, shape)
    shared = Fitted(moves, 0, ())
    if order.limits.drop_exercises and order.limits.sets_factor < 1:
        shared = fit.within_share(moves, normal, order.limits.sets_factor)
    limited = sum(move.prescription.sets for move in shared.moves)
    draft = _without_drill(order, draft, shared.moves, shape)
    draft, timed = _timed(order, draft, shared.moves, shape)
    timed = timed._replace(moves=paced(order, timed.moves, lambda move, reason: _waiting(order, move, reason)))
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


def _dosed(order: SessionOrder, choices: Sequence[Choice], shape: Template) -> list[Move]:
    """Each choice with its dose, in the order of the blocks; the first main slot is the main lift."""
    moves: list[Move] = []
    for exercise, slot, because in sorted(choices, key=lambda one: _ORDER[one.slot.kind]):
        dose = _dose(order, exercise, slot, _normal_cap(order, exercise, shape))
        prescription = dose.value
        if because:
            prescription = replace(prescription, because=because + dose.because)
        moves.append(Move(exercise, slot, prescription))
    return [_not_added(order, move) for move in fit.balanced(moves)]


def _normal_cap(order: SessionOrder, exercise: Exercise, shape: Template) -> int:
    """The most sets of a normal session. What is turned down is turned down from the sets that there really were."""
    record = order.records.get(exercise.id)
    if record is None or (order.limits.sets_factor == 1 and order.limits.sets_minus == 0):
        return shape.sets_max
    return min(shape.sets_max, record.last.sets)


def _dose(
    order: SessionOrder, exercise: Exercise, slot: Slot, sets_cap: int, waits: why.TonnageHeld | None = None
) -> Decision[Prescription]:
    return next_dose(
        exercise,
        order.dose,
        order.records.get(exercise.id),
        gear=order.gear,
        day=order.day,
        main=slot.kind is BlockKind.MAIN,
        limits=order.limits,
        body_mass_kg=order.body_mass_kg,
        first_ever=order.first_ever,
        cautious_load=order.cautious_load,
        extra_set=order.extra_set,
        sets_cap=sets_cap,
        away_days=_away_days(order, exercise.id),
        waits=waits,
        lifted=order.lifted,
        experienced=order.experienced,
    )


def _away_days(order: SessionOrder, exercise: str) -> int:
    """Days since an exercise was done last, where the runner was away with other gear since; else 0."""
    record = order.records.get(exercise)
    if record is None or order.away or not any(one.away and one.day > record.last_day for one in order.past):
        return 0
    return (order.day - record.last_day).days


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
        elif not plan.change(lambda move: _not_added(order, move)):
            break
        plan.squeeze(room, shape)
    fitted = plan.fitted
    return draft, fitted._replace(moves=[_not_added(order, move) for move in fitted.moves])


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
    """The draft without a drill for which the strength work leaves no time; jumps that count stay."""
    if not draft.jumps or draft.jumps[0].contacts is not None:
        return draft
    trained = training_seconds([*draft.jumps, *(move.prescription for move in moves)])
    fits = trained + shape.warm_up_s + shape.cool_down_s <= order.minutes * _MINUTE
    return draft if fits else draft._replace(jumps=[])


def _not_added(order: SessionOrder, move: Move) -> Move:
    """The move with its progress where a set that was to be added did not fit, so that something else may grow."""
    record = order.records.get(move.exercise.id)
    held = any(isinstance(reason, why.SetAdded) for reason in move.prescription.because)
    if record is None or not held or move.prescription.sets > record.last.sets:
        return move
    now = move.prescription
    chosen = tuple(one for one in now.because if not isinstance(one, why.SetAdded))
    dose = _dose(order, move.exercise, move.slot, now.sets)
    because = chosen + tuple(one for one in dose.because if one not in chosen)
    return move._replace(prescription=replace(dose.value, paired=now.paired, rest_s=now.rest_s, because=because))


def _waiting(order: SessionOrder, move: Move, reason: why.TonnageHeld) -> Move:
    """The move without the step that it has earned."""
    now = move.prescription
    dose = _dose(order, move.exercise, move.slot, now.sets, reason)
    chosen = tuple(one for one in now.because if not isinstance(one, why.RepsUp | why.LoadUp))
    because = chosen + tuple(one for one in dose.because if one not in chosen)
    return move._replace(prescription=replace(dose.value, paired=now.paired, rest_s=now.rest_s, because=because))


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
