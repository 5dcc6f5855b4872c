"""Which parts a strength session has: families, calf or hip, push and pull, core (rules 2.1 and section 5)."""

from collections.abc import Mapping, Sequence
from enum import IntEnum, auto
from functools import lru_cache
from typing import NamedTuple

from coaching.building.order import SessionOrder
from coaching.exercise import Catalogue, Exercise, Pattern
from coaching.reasons import AnyReason
from coaching.rules import session as rules
from coaching.rules.session import Template
from coaching.session import BlockKind
from coaching.session_type import SessionType

LETTER_A, LETTER_B = "A", "B"
MAIN: Mapping[str, Pattern] = {LETTER_A: Pattern.SQUAT, LETTER_B: Pattern.HINGE}
_FAMILIES: Mapping[str, tuple[Pattern, ...]] = {
    LETTER_A: (Pattern.SINGLE_LEG_HINGE, Pattern.STEP, Pattern.SINGLE_LEG_SQUAT),
    LETTER_B: (Pattern.SINGLE_LEG_SQUAT, Pattern.STEP, Pattern.SINGLE_LEG_HINGE),
}
CORE = (Pattern.ANTI_EXTENSION, Pattern.ANTI_LATERAL_FLEXION, Pattern.ANTI_ROTATION)
_CALF_HIP = (Pattern.CALF_ANKLE, Pattern.HIP_STABILITY)
_UPPER = (Pattern.PULL, Pattern.PUSH)


class Drop(IntEnum):
    """What is left out first when time or limits ask for it: the highest (rules, section 0). KEEP never is."""

    KEEP = 0
    DUE = auto()
    UPPER = auto()
    CALF_HIP = auto()
    THIRD_LEG = auto()
    EXTRA = auto()


class Slot(NamedTuple):
    """One part of a session: the block that it stands in, its patterns (the second stands in for the first)."""

    kind: BlockKind
    patterns: tuple[Pattern, ...]
    drop: Drop = Drop.KEEP
    family: bool = False


class Choice(NamedTuple):
    """An exercise for a slot, and why."""

    exercise: Exercise
    slot: Slot
    because: tuple[AnyReason, ...] = ()


def template(minutes: int) -> Template:
    """The template for `minutes`: that of the longest that is not longer, or the shortest there is."""
    fitting = [length for length in rules.TEMPLATES if length <= minutes]
    return rules.TEMPLATES[max(fitting, default=min(rules.TEMPLATES))]


def letter_due(order: SessionOrder) -> str:
    """The order's letter, or the one that the last lower-body session did not have."""
    if order.letter in MAIN:
        return order.letter
    last = next((one.letter for one in order.past if one.type.lower_body and one.letter), LETTER_B)
    return LETTER_A if last == LETTER_B else LETTER_B


def ages(order: SessionOrder, catalogue: Catalogue, types: Sequence[SessionType]) -> dict[Pattern, int]:
    """By pattern: how many sessions of `types` ago it was trained last, from 0."""
    found: dict[Pattern, int] = {}
    relevant = [one for one in order.past if one.type in types]
    for age, past in enumerate(relevant):
        for name in past.exercises:
            exercise = catalogue.exercises.get(name)
            if exercise is not None:
                found.setdefault(exercise.pattern, age)
    return found


def oldest(patterns: Sequence[Pattern], since: Mapping[Pattern, int]) -> tuple[Pattern, ...]:
    """The pattern that has waited longest first; ties in the order given."""
    never = len(Pattern)
    return tuple(sorted(patterns, key=lambda pattern: -since.get(pattern, never)))


def leg_slots(order: SessionOrder, catalogue: Catalogue, letter: str, kind: SessionType) -> list[Slot]:
    """The slots of a full or lower-body session, the most important first, as many as the time has room for."""
    shape = template(order.minutes)
    since = ages(order, catalogue, (SessionType.STRENGTH_FULL, SessionType.STRENGTH_LOWER))
    singles, cores = _singles(oldest(_FAMILIES[letter], since)), core_slots(since)
    calf_hip = _calf_hip_slots(oldest(_CALF_HIP, since))
    if shape.moves < rules.WITH_MAIN_LIFT:
        return [singles[0], cores[0], calf_hip[0]]
    wanted = [_main(letter), singles[0], cores[0]]
    if order.minutes <= rules.SHORT_MINUTES:
        return [*wanted, calf_hip[0]][: shape.moves_max]
    second_core = cores[1]._replace(drop=Drop.DUE if _second_core_due(since) else Drop.EXTRA)
    wanted.append(singles[1]._replace(drop=Drop.THIRD_LEG if since.get(singles[1].patterns[0]) == 0 else Drop.DUE))
    wanted += [second_core] if second_core.drop is Drop.DUE else []
    wanted.append(calf_hip[0])
    wanted += upper_slots(since)[:1] if kind is SessionType.STRENGTH_FULL else []
    wanted.append(calf_hip[1]._replace(drop=Drop.CALF_HIP))
    wanted += upper_slots(since)[1:] if kind is SessionType.STRENGTH_FULL else []
    wanted += [second_core] if second_core.drop is Drop.EXTRA else []
    return wanted[: shape.moves_max]


def upper_slots(since: Mapping[Pattern, int]) -> tuple[Slot, ...]:
    """Push and pull, the one that has waited longest first."""
    return _upper_slots(oldest(_UPPER, since))


def core_slots(since: Mapping[Pattern, int]) -> tuple[Slot, ...]:
    """The three core families, the one that has waited longest first."""
    return _core_slots(oldest(CORE, since))


# There are few orders of patterns: the slots of each are made once. Another pattern stands in where one is empty.


@lru_cache
def _upper_slots(patterns: tuple[Pattern, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(BlockKind.PUSH_PULL, (one, *_others(patterns, one)), Drop.UPPER) for one in patterns)


@lru_cache
def _core_slots(patterns: tuple[Pattern, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(BlockKind.CORE, (one, *_others(CORE, one)), family=True) for one in patterns)


@lru_cache
def _calf_hip_slots(patterns: tuple[Pattern, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(BlockKind.CALF_HIP, (one, *_others(patterns, one))) for one in patterns)


@lru_cache
def _singles(families: tuple[Pattern, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(_single_kind(one), (one, *_others(families, one)), family=True) for one in families)


@lru_cache
def _main(letter: str) -> Slot:
    return Slot(BlockKind.MAIN, (MAIN[letter], *_others(tuple(MAIN.values()), MAIN[letter])))


def _second_core_due(since: Mapping[Pattern, int]) -> bool:
    """Two core moves where the session before left two families open; a first session has one."""
    return bool(since) and sum(since.get(family) != 0 for family in CORE) >= rules.CORE_SLOTS_MAX


def _single_kind(family: Pattern) -> BlockKind:
    return BlockKind.SINGLE_LEG_HINGE if family is Pattern.SINGLE_LEG_HINGE else BlockKind.SINGLE_LEG


def _others(patterns: Sequence[Pattern], one: Pattern) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in patterns if pattern is not one)
