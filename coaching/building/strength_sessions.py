"""The strength sessions: legs or the whole body, upper body and core, low impact (rules 2.1)."""

from msgspec.structs import replace

from coaching.building import slots
from coaching.building.assemble import Draft, assembled
from coaching.building.candidates import Shelf, shelf, sieve
from coaching.building.choice import Chooser
from coaching.building.jumping import jumps
from coaching.building.order import PastSession, SessionOrder
from coaching.building.renewal import renewed, tagged
from coaching.building.slots import Choice, Drop, Slot
from coaching.building.unfilled import Unfilled
from coaching.dosing.base_dose import CORE, SINGLE_LEG
from coaching.exercise import Catalogue, Pattern, Tag
from coaching.modifiers import Modifiers, strictest
from coaching.rules import plyometric as jump_rules
from coaching.rules import session as rules
from coaching.session import BlockKind, Session
from coaching.session_type import SessionType
from coaching.week.phases import Cycle

_MAINS = frozenset({Pattern.SQUAT, Pattern.HINGE})
_POWER = Slot(BlockKind.JUMPS, (Pattern.HINGE, Pattern.PUSH), Drop.EXTRA)
_LOW_IMPACT = (
    Slot(BlockKind.SINGLE_LEG, (Pattern.SINGLE_LEG_SQUAT, Pattern.STEP)),
    Slot(BlockKind.CORE, slots.CORE),
    Slot(BlockKind.CALF_HIP, (Pattern.HIP_STABILITY, Pattern.CALF_ANKLE)),
    Slot(BlockKind.MOVES, (Pattern.LOW_IMPACT,), Drop.UPPER),
    Slot(BlockKind.PUSH_PULL, (Pattern.PULL, Pattern.PUSH), Drop.UPPER),
    Slot(BlockKind.MAIN, (Pattern.HINGE, Pattern.SQUAT), Drop.EXTRA),
)


def lower_body(order: SessionOrder, catalogue: Catalogue, kind: SessionType) -> Session | Unfilled:
    """A full or lower-body session: a compound, single-leg work and core at least (I9)."""
    order = _inside(order, kind)
    letter = slots.letter_due(order)
    open_now = shelf(catalogue, sieve(order, kind))
    kin = [one for one in order.goes_on_from if one.type.lower_body and one.letter == letter]
    chooser = Chooser(order, catalogue, open_now, kin)
    wanted = slots.leg_slots(order, catalogue, letter, kind)
    if order.dose.block is Cycle.POWER and order.minutes >= jump_rules.DRILL_MINUTES:
        wanted.append(_POWER)
    choices, empty = _fill(chooser, wanted)
    missing = _missing(choices, kind, open_now)
    if missing:
        return Unfilled(missing)
    choices = tagged(chooser, renewed(order, catalogue, chooser, choices, letter))
    draft = Draft(kind, letter, open_now, choices, jumps(order, open_now), empty, catalogue.tips)
    return assembled(order, draft)


def upper_core(order: SessionOrder, catalogue: Catalogue) -> Session | Unfilled:
    """Push, pull and core, without leg loading."""
    kind = SessionType.STRENGTH_UPPER_CORE
    order = _inside(order, kind)
    open_now = shelf(catalogue, sieve(order, kind))
    since = slots.ages(order, catalogue, (kind,))
    upper, core = slots.upper_slots(since), slots.core_slots(since)
    pattern_once = [one._replace(patterns=one.patterns[:1]) for one in upper]
    wanted = [*pattern_once, *core[:2], *core[2:], upper[0]._replace(drop=Drop.EXTRA)]
    shape = slots.template(order.minutes)
    choices, empty = _fill(Chooser(order, catalogue, open_now, _kin(order, kind)), wanted[: shape.moves_max])
    if not any(one.exercise.pattern in CORE for one in choices):
        return Unfilled(("core",))
    if all(one.exercise.pattern in CORE for one in choices):
        return Unfilled(("push", "pull"))
    return assembled(order, Draft(kind, "", open_now, choices, [], empty, catalogue.tips))


def low_impact(order: SessionOrder, catalogue: Catalogue) -> Session | Unfilled:
    """Level 1 without weights, few sets, far from failure: what a rest day may carry (S5)."""
    kind = SessionType.LOW_IMPACT_STRENGTH
    order = _inside(replace(order, limits=strictest(order.limits, gentle())), kind)
    # Bands may be used; weights that an exercise has otherwise stay away.
    open_now = shelf(catalogue, sieve(order, kind))
    # Nor is there ever a harder link: so reps may climb to the most that slow strength has, in every phase.
    reps = (order.dose.reps[0], max(rules.SLOW_REPS))
    order = replace(
        order,
        limits=replace(order.limits, bodyweight_only=True),
        dose=replace(order.dose, reps=reps, main_reps=reps),
    )
    shape = slots.template(order.minutes)
    since = slots.ages(order, catalogue, (kind,))
    wanted = [one._replace(patterns=slots.oldest(one.patterns, since)) for one in _LOW_IMPACT[: shape.moves_max]]
    choices, empty = _fill(Chooser(order, catalogue, open_now, _kin(order, kind), gentle=True), wanted)
    if len(choices) < rules.LOW_IMPACT_FEWEST:
        return Unfilled(("moves",))
    return assembled(order, Draft(kind, "", open_now, choices, [], empty, catalogue.tips))


def gentle() -> Modifiers:
    """The limits of a low-impact session."""
    return Modifiers(
        max_sets=rules.LOW_IMPACT_SETS,
        rir_min=rules.LOW_IMPACT_RIR,
        level_cap=rules.LOW_IMPACT_LEVEL,
        contacts_factor=0.0,
    )


def _inside(order: SessionOrder, kind: SessionType) -> SessionOrder:
    """The order with no more minutes than its type takes."""
    return replace(order, minutes=min(order.minutes, rules.TYPE_MINUTES[kind]))


def _kin(order: SessionOrder, kind: SessionType) -> list[PastSession]:
    return [one for one in order.goes_on_from if one.type is kind]


def _fill(chooser: Chooser, wanted: list[Slot] | tuple[Slot, ...]) -> tuple[list[Choice], list[Slot]]:
    """The choices, and the slots for which nothing fits."""
    choices: list[Choice] = []
    empty: list[Slot] = []
    for slot in wanted:
        choice = chooser.fill(slot)
        if choice is not None:
            choices.append(choice)
        elif slot.kind is not BlockKind.JUMPS:
            empty.append(slot)
    return choices, empty


def _missing(choices: list[Choice], kind: SessionType, open_now: Shelf) -> tuple[str, ...]:
    """What a full or lower-body session must have and has not (I9)."""
    patterns = {one.exercise.pattern for one in choices}
    compound = any(
        one.exercise.pattern in SINGLE_LEG | _MAINS and Tag.NOT_COMPOUND not in one.exercise.tags for one in choices
    )
    shelves = open_now.by_pattern
    found = {
        "compound": compound,
        "single_leg": bool(patterns & SINGLE_LEG),
        "core": bool(patterns & CORE),
        "recovery": bool(shelves[Pattern.MOBILITY] or shelves[Pattern.FOAM_ROLLING]),
        "push_pull": kind is not SessionType.STRENGTH_FULL or bool(shelves[Pattern.PUSH] or shelves[Pattern.PULL]),
    }
    return tuple(part for part, there in found.items() if not there)
