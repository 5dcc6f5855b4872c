"""A session under way: what may take an exercise's place, what can be loaded, the session as it was done."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from coaching.asking import week_of
from coaching.building.estimate import session_seconds
from coaching.building.swaps import offers
from coaching.dosing import loads
from coaching.dosing.loads import Rack
from coaching.exercise import Catalogue
from coaching.health import jumps
from coaching.memory.state import TrainingState
from coaching.ordering import order_of
from coaching.planning import Outlook, day_limits
from coaching.session import Block, BlockKind, Load, LoadKind, Prescription, Session

_ORDER = {kind: place for place, kind in enumerate(BlockKind)}


def swaps(state: TrainingState, session: Session, exercise: str, catalogue: Catalogue) -> tuple[Prescription, ...]:
    """What may be done today in the place of an exercise of `session`; each dose says why it is offered."""
    outlook = Outlook(state, session.day)
    placed = outlook.on(session.day)
    found = day_limits(outlook.state, placed)
    week = week_of(outlook.state, session.day)
    order = order_of(outlook.state, placed, session.type, minutes=session.minutes, week=week, found=found)
    return offers(order, session, exercise, catalogue)


def rack_of(state: TrainingState, session: Session, exercise: str, catalogue: Catalogue) -> Rack | None:
    """What an exercise can be loaded with on the day of `session`; None where it takes no load."""
    known = catalogue.exercises.get(exercise)
    return loads.rack(known, state.gear_on(session.day), state.profile.body_mass_kg) if known else None


def loaded(load: Load, kg: float | None, rack: Rack | None) -> Load:
    """The load that a runner means who says `kg` (None: nothing said, 0: no weight) where `load` was asked for."""
    if kg is None:
        return load
    if kg <= 0:
        return Load()
    weighed = {LoadKind.WEIGHT, LoadKind.PER_HAND}
    kind = rack.kind if rack is not None and rack.kind in weighed else LoadKind.WEIGHT
    return Load(kind=load.kind if load.kind in weighed else kind, kg=kg)


def amended(
    session: Session, own: Mapping[str, Prescription], earlier: Sequence[tuple[BlockKind, Prescription]] = ()
) -> Session:
    """The session with some exercises as they were really asked (`own`, by the id that stands in the plan).

    `earlier` was done before the plan changed and is no longer in it: it stands in its block all the same.
    """
    blocks = {block.kind: [own.get(one.exercise, one) for one in block.prescriptions] for block in session.blocks}
    for kind, one in earlier:
        blocks.setdefault(kind, []).append(one)
    kinds = sorted(blocks, key=_ORDER.__getitem__)
    made = tuple(Block(kind, tuple({one.exercise: one for one in blocks[kind]}.values())) for kind in kinds)
    if made == session.blocks:
        return session
    return replace(session, blocks=made, estimate_s=session_seconds(made, session.walk_min))


def jump_test_due(state: TrainingState, session: Session, offered: date | None = None) -> bool:
    """Whether the test that opens jumps is worth trying on the day of `session`: all else of the gate is met.

    `offered` is the day on which it was offered last.
    """
    if not session.type.lower_body or not jumps.untested(state, session.day, offered):
        return False
    outlook = Outlook(state, session.day)
    found = day_limits(outlook.state, outlook.on(session.day))
    return jumps.may_jump(week_of(outlook.state, session.day), found)
