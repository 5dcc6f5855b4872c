"""What a runner can do at all: the catalogue by gear, level, phase, session type and limits (rules, section 5).

A shelf is kept for as long as the same is asked, so that a session costs no more than its own choices. Which weights
somebody owns and what they weigh is asked apart: so runners with the same kinds of gear share a shelf.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from coaching.building.order import SessionOrder
from coaching.dosing import loads
from coaching.exercise import Catalogue, Exercise, Impact, LoadType, Pattern, Tag
from coaching.rules import session as rules
from coaching.runner import Area, Equipment, Gear, Joint
from coaching.session import BlockKind
from coaching.session_type import SessionType

_FRAME = frozenset({Pattern.WARM_UP, Pattern.MOBILITY, Pattern.FOAM_ROLLING})
"""Part of every session: warm-up and cool-down."""
_IMPACTS = tuple(Impact)
_LOW_BACK_TAGS = frozenset({Tag.SPINE_FLEXION, Tag.SPINE_TWIST})
_HILL = "hill_stride"
_WALL = frozenset({Equipment.WALL})


class Sieve(NamedTuple):
    """Everything that decides whether an exercise can be done."""

    type: SessionType
    phase: int
    level: int
    owned: frozenset[Equipment]
    outdoors: bool
    areas: frozenset[Area]
    joints: frozenset[Joint]
    tags: frozenset[Tag]
    impact: Impact
    bodyweight_only: bool


class Shelf(NamedTuple):
    """What passes the sieve, by pattern in the catalogue's order, and by id.

    `mains` are those that may be a main lift, `powers` the power drills of strength patterns, `slow` all the others.
    `before` are the ids that lead to an id, one link below.
    """

    by_pattern: Mapping[Pattern, tuple[Exercise, ...]]
    mains: Mapping[Pattern, tuple[Exercise, ...]]
    powers: Mapping[Pattern, tuple[Exercise, ...]]
    slow: Mapping[Pattern, tuple[Exercise, ...]]
    ids: frozenset[str]
    before: Mapping[str, tuple[str, ...]]

    def of(self, kind: BlockKind) -> Mapping[Pattern, tuple[Exercise, ...]]:
        """What may stand in a block."""
        if kind is BlockKind.MAIN:
            return self.mains
        return self.powers if kind is BlockKind.JUMPS else self.slow


def sieve(order: SessionOrder, kind: SessionType) -> Sieve:
    """The sieve of an order for a session of type `kind`."""
    limits = order.limits
    return Sieve(
        type=kind,
        phase=order.dose.phase,
        level=min(order.level_cap, limits.level_cap),
        owned=_owned(order),
        outdoors=order.outdoors,
        areas=limits.areas,
        joints=limits.joints,
        tags=limits.without_tags,
        impact=limits.max_impact,
        bodyweight_only=limits.bodyweight_only,
    )


@lru_cache(maxsize=rules.SHELVES_KEPT)
def shelf(catalogue: Catalogue, sieve: Sieve) -> Shelf:
    """What passes `sieve`."""
    by_pattern = {
        pattern: tuple(one for one in exercises if _fits(one, sieve))
        for pattern, exercises in _of_type(catalogue, sieve.type).items()
    }
    left = [one for exercises in by_pattern.values() for one in exercises]
    slow = _only(by_pattern, lambda one: Tag.POWER not in one.tags)
    return Shelf(
        by_pattern=by_pattern,
        mains=_only(slow, lambda one: Tag.NOT_COMPOUND not in one.tags and not one.metric.timed),
        powers=_only(by_pattern, lambda one: Tag.POWER in one.tags),
        slow=slow,
        ids=frozenset(one.id for one in left),
        before=_before(catalogue),
    )


@lru_cache
def _of_type(catalogue: Catalogue, kind: SessionType) -> Mapping[Pattern, tuple[Exercise, ...]]:
    """What a session of a type may hold at all."""
    return {
        pattern: exercises if pattern in _FRAME else tuple(one for one in exercises if kind in one.sessions)
        for pattern, exercises in catalogue.by_pattern.items()
    }


def _only(
    by_pattern: Mapping[Pattern, tuple[Exercise, ...]], test: Callable[[Exercise], bool]
) -> Mapping[Pattern, tuple[Exercise, ...]]:
    return {pattern: tuple(one for one in exercises if test(one)) for pattern, exercises in by_pattern.items()}


@lru_cache
def _before(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """By id: the easier link, and every id that calls it harder."""
    before: dict[str, set[str]] = {name: set() for name in catalogue.exercises}
    for one in catalogue.exercises.values():
        if one.easier:
            before[one.id].add(one.easier)
        if one.harder:
            before[one.harder].add(one.id)
    return {name: tuple(sorted(links)) for name, links in before.items()}


def _owned(order: SessionOrder) -> frozenset[Equipment]:
    """What is at hand: a wall is indoors always, outdoors never."""
    owned = order.gear.owned - _WALL if order.outdoors else order.gear.owned | _WALL
    return owned - order.limits.without_equipment


def _fits(one: Exercise, sieve: Sieve) -> bool:
    owned = sieve.owned
    return (
        one.level <= sieve.level
        and one.min_phase <= sieve.phase
        and one.equipment <= owned
        and (not one.equipment_any or not owned.isdisjoint(one.equipment_any))
        and one.areas.isdisjoint(sieve.areas)
        and one.caution.isdisjoint(sieve.joints)
        and one.tags.isdisjoint(sieve.tags)
        and _IMPACTS.index(one.impact) <= _IMPACTS.index(sieve.impact)
        and not (sieve.bodyweight_only and one.load_type is not LoadType.BODYWEIGHT)
        and not (one.load_type is LoadType.EXTERNAL and sieve.type is SessionType.LOW_IMPACT_STRENGTH)
        and (sieve.outdoors or one.id != _HILL)
        and not (Joint.LOW_BACK in sieve.joints and _strains_low_back(one))
    )


def _strains_low_back(one: Exercise) -> bool:
    """A painful low back asks for more than leaving out what asks caution for it."""
    return (
        Area.LOW_BACK in one.areas
        or one.load_type is LoadType.EXTERNAL
        or one.impact is Impact.HIGH
        or not one.tags.isdisjoint(_LOW_BACK_TAGS)
    )


def too_heavy(order: SessionOrder, catalogue: Catalogue) -> frozenset[str]:
    """What even the lightest weight at hand makes heavier than the first guess: only for who knows it already."""
    return _too_heavy(catalogue, order.gear, order.body_mass_kg, cautious=order.cautious_load)


@lru_cache(maxsize=rules.SHELVES_KEPT)
def _too_heavy(catalogue: Catalogue, gear: Gear, body_mass_kg: float | None, *, cautious: bool) -> frozenset[str]:
    loaded = (one for one in catalogue.exercises.values() if one.load_type is LoadType.EXTERNAL)
    racks = ((one, loads.rack(one, gear, body_mass_kg)) for one in loaded)
    return frozenset(
        one.id
        for one, rack in racks
        if rack is None or loads.first_load(one, rack, body_mass_kg, cautious=cautious) is None
    )
