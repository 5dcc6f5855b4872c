"""What pain asks of a day (rules 4.4): the place is left out until it was gone on three days. It is never a deload."""

from datetime import date, timedelta

from coaching.exercise import Impact
from coaching.memory.reports import Pain
from coaching.memory.state import TrainingState
from coaching.modifiers import NO_LIMITS, Modifiers, strictest_of
from coaching.reasons import AnyReason
from coaching.reasons.readiness import PainEased, PainLeftOut, PainSeeSomebody, PainSomewhere, TenderPlace
from coaching.rules import readiness as rules
from coaching.runner import Area, Joint
from coaching.session_type import SessionType

_AREA_OF = {
    Joint.LOW_BACK: Area.LOW_BACK,
    Joint.HAMSTRING: Area.HAMSTRINGS,
    Joint.ACHILLES_CALF: Area.CALVES,
    Joint.FOOT: Area.FEET,
    Joint.SHIN: Area.SHINS,
}
"""Where the muscle itself may be what hurts, what loads it is left out too: stricter than the exercise's caution."""


def pain_limits(state: TrainingState, day: date) -> Modifiers:
    """Every place that is open on `day`."""
    if not state.pains:
        return NO_LIMITS
    pains = [one for one in state.pains if one.open and one.since <= day]
    reported = [one for one in pains if not one.told_at_start]
    told = [one for one in pains if one.told_at_start]
    return strictest_of(_somewhere(reported), _reported(reported, day), _told(told, day))


def _somewhere(pains: list[Pain]) -> Modifiers:
    if not any(one.joint is None for one in pains):
        return NO_LIMITS
    return Modifiers(cap=SessionType.RECOVERY, contacts_factor=0.0, because=(PainSomewhere(),))


def _reported(pains: list[Pain], day: date) -> Modifiers:
    """A 3 eases what loads the place, more leaves it out; impact waits in any case."""
    firm, mild = [one for one in pains if not one.mild], [one for one in pains if one.mild]
    return strictest_of(_left_out(firm, day), _eased(mild, day))


def _eased(pains: list[Pain], day: date) -> Modifiers:
    if not pains:
        return NO_LIMITS
    joints = frozenset(one.joint for one in pains if one.joint is not None)
    seen = tuple(_see_somebody(one, day) for one in pains if _lasting(one, day))
    eased = PainEased(tuple(sorted(joints)), min(one.good_days for one in pains))
    return Modifiers(
        eased_joints=joints,
        contacts_factor=0.0,
        max_impact=Impact.NONE,
        no_progress=True,
        because=(*seen, eased),
    )


def _left_out(pains: list[Pain], day: date) -> Modifiers:
    if not pains:
        return NO_LIMITS
    joints = frozenset(one.joint for one in pains if one.joint is not None)
    because: tuple[AnyReason, ...] = tuple(_see_somebody(one, day) for one in pains if _lasting(one, day))
    if joints:
        because += (PainLeftOut(tuple(sorted(joints)), min(one.good_days for one in pains)),)
    return Modifiers(
        joints=joints,
        areas=_areas(joints),
        contacts_factor=0.0,
        max_impact=Impact.NONE,
        no_progress=True,
        because=because,
    )


def _areas(joints: frozenset[Joint]) -> frozenset[Area]:
    return frozenset(_AREA_OF[joint] for joint in joints if joint in _AREA_OF)


def _lasting(one: Pain, day: date) -> bool:
    reported = one.last - one.since if one.good_days else day - one.since
    return reported.days >= rules.PAIN_DOCTOR_DAYS or one.times >= rules.PAIN_DOCTOR_TIMES


def _see_somebody(one: Pain, day: date) -> PainSeeSomebody:
    return PainSeeSomebody(one.joint, (day - one.since).days, one.times)


def _told(pains: list[Pain], day: date) -> Modifiers:
    """Told in the profile: the exercises that ask for caution there are out, and jumps for a fortnight."""
    if not pains:
        return NO_LIMITS
    joints = frozenset(one.joint for one in pains if one.joint is not None)
    ban = timedelta(days=rules.PAIN_JUMP_BAN_DAYS)
    fresh = any(day < one.since + ban for one in pains)
    return Modifiers(
        joints=joints, contacts_factor=0.0 if fresh else 1.0, because=(TenderPlace(tuple(sorted(joints))),)
    )
