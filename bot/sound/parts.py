"""What a hands-free session is made of: each exercise in plain numbers, with its name and dose as they are spoken."""

from msgspec import Struct
from msgspec.structs import replace

from bot.words import hands_free as words
from coaching.building.estimate import UNRESTED, rep_seconds, set_seconds
from coaching.exercise import Catalogue
from coaching.rules import session as rules
from coaching.runner import Units
from coaching.session import Block, BlockKind, Prescription, Session

_ROUNDS = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One exercise.

    `work_s` are the seconds of one set on one side, `rep_s` those of one rep (0 for a hold), `sides` 1 or 2. `more` are
    extra sets on the weaker side, `rest_s` the seconds after a set. `in_turn` says that it is done in turn with the one
    before it, `frame` that it is a warm-up, a stretch or the like: without rest, and with short changes.
    """

    name: str
    dose: str
    sets: int
    work_s: int
    rep_s: int = 0
    sides: int = 1
    more: int = 0
    rest_s: int = 0
    in_turn: bool = False
    frame: bool = False


def parts(session: Session, catalogue: Catalogue, units: Units) -> tuple[Part, ...]:
    """The session's exercises in the order in which they are done; () where nothing is to be done."""
    return tuple(part for block in session.blocks for part in _of_block(block, catalogue, units))


def _of_block(block: Block, catalogue: Catalogue, units: Units) -> list[Part]:
    """Warm-up and cool-down go in rounds where everything comes equally often."""
    frame = block.kind in UNRESTED
    rounds = block.kind in _ROUNDS and len({one.sets for one in block.prescriptions}) == 1
    turns = [*(one.paired for one in block.prescriptions[1:]), False]
    return [
        _part(
            replace(one, paired=bool(at) and rounds) if frame else one,
            catalogue,
            words.dose(one, units, rounds=rounds if frame else one.paired or leads),
            frame=frame,
        )
        for at, (one, leads) in enumerate(zip(block.prescriptions, turns, strict=True))
    ]


def _part(one: Prescription, catalogue: Catalogue, dose: str, *, frame: bool) -> Part:
    sides = 2 if one.per_side else 1
    known = catalogue.exercises.get(one.exercise)
    return Part(
        name=words.name(known.name if known else one.exercise.replace("_", " ")),
        dose=dose,
        sets=one.sets,
        work_s=set_seconds(one) // sides,
        rep_s=_rep_s(one),
        sides=sides,
        more=one.weaker_side_sets,
        rest_s=0 if frame else one.rest_s,
        in_turn=one.paired,
        frame=frame,
    )


def _rep_s(one: Prescription) -> int:
    if one.seconds is not None:
        return 0
    return rules.FAST_SECONDS if one.contacts is not None else rep_seconds(one.tempo)
