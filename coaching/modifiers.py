"""What turns a session down. Each rule that speaks gives one `Modifiers`; the strictest wins per dimension.

They are never multiplied (rules, section 0 and 4.2): a deload week with a sore runner is the stricter of the two.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce

from msgspec import Struct

from coaching.exercise import Impact, Tag
from coaching.reasons import AnyReason
from coaching.runner import Area, Equipment, Joint
from coaching.session_type import SessionType

UNLIMITED = 999
"""Stands for "no limit" where a limit is a count."""

_IMPACTS = tuple(Impact)  # none, low, high: mildest first


class Modifiers(Struct, frozen=True, gc=False, kw_only=True):
    """Limits on one day's session. The defaults limit nothing.

    `cap` is the largest session type allowed: placement moves lower-body strength to another day where it is less.
    `extra_recovery` says that strength planned for the day is replaced by recovery, and so used up; `deload` that a
    session so limited starts the weeks of building anew.

    `sets_factor` and `load_factor` are 1.0 or less; `sets_round_up` is the soreness deload's ceil. `sets_minus` takes
    whole sets off after the factor (never below one). `max_sets` caps the sets of each exercise. `rir_min` is the least
    reps in reserve, `rir_plus` is added to the target before that. `contacts_factor` is 0.0 for no jumps;
    `max_contacts` caps the foot contacts of a session, `jump_level` the plyometric level, `max_impact` the impact of
    any exercise. `no_progress` holds every dose, `no_new_exercise` keeps the selection. `drop_exercises` lets the
    rounding of section 0 drop exercises. `tempo` replaces the tempo of slow lifts. `max_hold_s` caps holds,
    `min_rest_s` raises rests. `areas`, `joints`, `without_equipment` and `without_tags` leave exercises out;
    `one_of_each_tag` asks for an exercise with each tag. What asks for caution at `eased_joints` is swapped
    for what does not, and is lighter where nothing else can be done. `held_areas` are mildly sore: no increase of load,
    sets or contacts there; `sore_areas` are to be foam rolled. `until` is the last day of the longest dated limit, None
    where no limit has an end date. `because` are the reasons, the first to be told first.
    """

    cap: SessionType = SessionType.STRENGTH_FULL
    extra_recovery: bool = False
    deload: bool = False
    sets_factor: float = 1.0
    sets_round_up: bool = False
    sets_minus: int = 0
    max_sets: int = UNLIMITED
    load_factor: float = 1.0
    rir_min: int = 0
    rir_plus: int = 0
    contacts_factor: float = 1.0
    max_contacts: int = UNLIMITED
    jump_level: int = UNLIMITED
    max_impact: Impact = Impact.HIGH
    no_progress: bool = False
    no_new_exercise: bool = False
    drop_exercises: bool = False
    level_cap: int = UNLIMITED
    bodyweight_only: bool = False
    tempo: str = ""
    max_hold_s: int = UNLIMITED
    min_rest_s: int = 0
    areas: frozenset[Area] = frozenset()
    joints: frozenset[Joint] = frozenset()
    eased_joints: frozenset[Joint] = frozenset()
    held_areas: frozenset[Area] = frozenset()
    sore_areas: frozenset[Area] = frozenset()
    without_equipment: frozenset[Equipment] = frozenset()
    without_tags: frozenset[Tag] = frozenset()
    one_of_each_tag: frozenset[Tag] = frozenset()
    until: date | None = None
    because: tuple[AnyReason, ...] = ()


NO_LIMITS = Modifiers()


def strictest(left: Modifiers, right: Modifiers) -> Modifiers:
    """The stricter of the two in each dimension; the reasons of both, `left`'s first.

    In its values it is commutative, associative and idempotent, and `NO_LIMITS` changes nothing. Where the sets factors
    tie, rounding up is the milder and gives way. Of two tempos the one that sorts last wins: a number beats none, and a
    longer lowering a shorter.
    """
    # Long because it has one line for each dimension.
    factor, rounds_up = min((left.sets_factor, left.sets_round_up), (right.sets_factor, right.sets_round_up))
    return Modifiers(
        cap=left.cap if left.cap.rank <= right.cap.rank else right.cap,
        extra_recovery=left.extra_recovery or right.extra_recovery,
        deload=left.deload or right.deload,
        sets_factor=factor,
        sets_round_up=rounds_up,
        sets_minus=max(left.sets_minus, right.sets_minus),
        max_sets=min(left.max_sets, right.max_sets),
        load_factor=min(left.load_factor, right.load_factor),
        rir_min=max(left.rir_min, right.rir_min),
        rir_plus=max(left.rir_plus, right.rir_plus),
        contacts_factor=min(left.contacts_factor, right.contacts_factor),
        max_contacts=min(left.max_contacts, right.max_contacts),
        jump_level=min(left.jump_level, right.jump_level),
        max_impact=min(left.max_impact, right.max_impact, key=_IMPACTS.index),
        no_progress=left.no_progress or right.no_progress,
        no_new_exercise=left.no_new_exercise or right.no_new_exercise,
        drop_exercises=left.drop_exercises or right.drop_exercises,
        level_cap=min(left.level_cap, right.level_cap),
        bodyweight_only=left.bodyweight_only or right.bodyweight_only,
        tempo=max(left.tempo, right.tempo),
        max_hold_s=min(left.max_hold_s, right.max_hold_s),
        min_rest_s=max(left.min_rest_s, right.min_rest_s),
        areas=left.areas | right.areas,
        joints=left.joints | right.joints,
        eased_joints=left.eased_joints | right.eased_joints,
        held_areas=left.held_areas | right.held_areas,
        sore_areas=left.sore_areas | right.sore_areas,
        without_equipment=left.without_equipment | right.without_equipment,
        without_tags=left.without_tags | right.without_tags,
        one_of_each_tag=left.one_of_each_tag | right.one_of_each_tag,
        until=_later(left.until, right.until),
        because=left.because + tuple([reason for reason in right.because if reason not in left.because]),
    )


def _later(left: date | None, right: date | None) -> date | None:
    return max(left, right) if left and right else left or right


def strictest_of(*limits: Modifiers) -> Modifiers:
    """The strictest of all in each dimension; the reasons in the order given."""
    found = [one for one in limits if one is not NO_LIMITS]
    return reduce(strictest, found) if found else NO_LIMITS


def smallest_cap(limits: Iterable[Modifiers]) -> SessionType:
    """The cap of the strictest of all."""
    return min((one.cap for one in limits), key=lambda cap: cap.rank, default=NO_LIMITS.cap)


def reasons_of(limits: Iterable[Modifiers]) -> tuple[AnyReason, ...]:
    """The reasons of the strictest of all: each once, in the order given."""
    found: tuple[AnyReason, ...] = ()
    for one in limits:
        found += tuple([reason for reason in one.because if reason not in found])
    return found
