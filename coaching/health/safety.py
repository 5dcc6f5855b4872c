"""Screening, groups and red flags: who may train, and within which limits (rules 4.5, 7.2 and 7.3)."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from coaching.exercise import Impact, Tag
from coaching.memory.state import TrainingState
from coaching.modifiers import NO_LIMITS, Modifiers, strictest_of
from coaching.reasons import AnyReason
from coaching.reasons.readiness import (
    AfterBirthLimits,
    BoneLimits,
    ClearedWithCare,
    GuardianMissing,
    NotCleared,
    PregnancyLimits,
    PressureLimits,
    RedFlagStands,
    SixtyPlusLimits,
    TooYoung,
    UnderTreatment,
    YouthLimits,
)
from coaching.red_flags import RedFlag
from coaching.rules import safety as rules
from coaching.runner import AgeBand, Condition, Equipment, Profile
from coaching.session_type import SessionType
from coaching.week import phases

_OWN_GROUP = frozenset(
    {
        Condition.HEART_OR_PRESSURE,
        Condition.OSTEOPOROSIS,
        Condition.VERTEBRAL_FRACTURE,
        Condition.PREGNANT,
        Condition.AFTER_BIRTH,
    }
)
_BY_DAY = frozenset({Condition.PREGNANT, Condition.AFTER_BIRTH})
_BONE = frozenset({Condition.OSTEOPOROSIS, Condition.VERTEBRAL_FRACTURE})


class Standing(StrEnum):
    """What a runner may do at all. STOPPED is a red flag; BLOCKED a screening that is not cleared."""

    OK = "ok"
    RESTRICTED = "restricted"
    BLOCKED = "blocked"
    STOPPED = "stopped"

    @property
    def trains(self) -> bool:
        """Whether there may be exercises."""
        return self in {Standing.OK, Standing.RESTRICTED}


class Screened(Struct, frozen=True, gc=False):
    """Where the runner stands, why, and within which limits."""

    standing: Standing
    because: tuple[AnyReason, ...] = ()
    limits: Modifiers = NO_LIMITS


def screen(state: TrainingState, day: date) -> Screened:
    """Where the runner stands on `day`: a red flag before all, then the screening, then the limits of groups."""
    if state.red_flags:
        flags = tuple(RedFlagStands(sign) for sign in RedFlag if sign in state.red_flags)  # the gravest first
        return _nothing(Standing.STOPPED, flags)
    if blocked := screening(state.profile):
        return _nothing(Standing.BLOCKED, blocked)
    groups = strictest_of(*_groups(state, day))
    standing = Standing.RESTRICTED if groups is not NO_LIMITS else Standing.OK
    return Screened(standing, groups.because, groups)


def screens_by_day(profile: Profile) -> bool:
    """Whether the limits of a group that the runner belongs to change from day to day."""
    return not _BY_DAY.isdisjoint(profile.conditions)


def screening(profile: Profile) -> tuple[AnyReason, ...]:
    """Why a runner with these answers gets no plan; empty for one who does (rules 7.2)."""
    because: list[AnyReason] = []
    if profile.age is AgeBand.UNDER_13:
        because.append(TooYoung())
    if profile.conditions and not profile.cleared:
        because.append(NotCleared(tuple(sorted(profile.conditions))))
    if profile.age.minor and profile.age is not AgeBand.UNDER_13 and not profile.guardian:
        because.append(GuardianMissing())
    return tuple(because)


def _nothing(standing: Standing, because: tuple[AnyReason, ...]) -> Screened:
    return Screened(standing, because, Modifiers(cap=SessionType.NONE, contacts_factor=0.0, because=because))


def _groups(state: TrainingState, day: date) -> list[Modifiers]:
    """The limits of every group that the runner belongs to (rules 7.3)."""
    profile = state.profile
    found: list[Modifiers] = []
    if profile.age.minor:
        found.append(_youth(state))
    if profile.age is AgeBand.ADULT_60_PLUS:
        found.append(_sixty(state))
    if Condition.PREGNANT in profile.conditions:
        found.append(_pregnant(profile, day))
    if Condition.AFTER_BIRTH in profile.conditions:
        found.append(_after_birth(profile, day))
    if profile.conditions & _BONE:
        found.append(_bone(profile))
    if Condition.HEART_OR_PRESSURE in profile.conditions:
        found.append(_pressure())
    if others := profile.conditions - _OWN_GROUP:
        found.append(_care(others))
    if profile.under_treatment and profile.painful:
        joints = tuple(sorted(profile.painful))
        found.append(Modifiers(joints=profile.painful, because=(UnderTreatment(joints),)))
    return found


def _youth(state: TrainingState) -> Modifiers:
    jumps = state.count.strength_weeks >= rules.YOUTH_JUMPS_FROM_WEEKS
    return Modifiers(
        level_cap=rules.YOUTH_LEVEL,
        rir_min=rules.YOUTH_RIR,
        without_equipment=frozenset({Equipment.BARBELL}),
        contacts_factor=1.0 if jumps else 0.0,
        jump_level=rules.YOUTH_JUMP_LEVEL,
        max_contacts=rules.YOUTH_CONTACTS,
        because=(YouthLimits(),),
    )


def _sixty(state: TrainingState) -> Modifiers:
    early = state.count.strength_weeks < rules.SIXTY_SETS_WEEKS
    limits = Modifiers(one_of_each_tag=frozenset({Tag.BALANCE}), because=(SixtyPlusLimits(),))
    return strictest_of(limits, Modifiers(max_sets=rules.SIXTY_SETS)) if early else limits


def _pregnant(profile: Profile, day: date) -> Modifiers:
    """Without a due date the strict side is taken: no lying on the back."""
    supine_out = True
    if profile.due_on is not None:
        weeks_left = (profile.due_on - day).days / 7
        supine_out = rules.PREGNANCY_WEEKS - weeks_left >= rules.PREGNANT_SUPINE_WEEKS
    return Modifiers(
        rir_min=rules.PREGNANT_RIR,
        contacts_factor=0.0,
        max_impact=Impact.LOW,
        level_cap=rules.PREGNANT_LEVEL_KNOWN if phases.experienced(profile.background) else rules.PREGNANT_LEVEL,
        without_tags=frozenset({Tag.SUPINE, Tag.PRONE} if supine_out else set()),
        because=(PregnancyLimits(supine_out),),
    )


def _after_birth(profile: Profile, day: date) -> Modifiers:
    """Without the date of birth the clearance stands for the check, and impact stays out."""
    if profile.birth_on is None:
        reason = AfterBirthLimits(walking_only=False, opens=None, impact_opens=None)
        return _level_one(reason)
    opens = profile.birth_on + timedelta(weeks=rules.BIRTH_WALK_WEEKS)
    impact = profile.birth_on + timedelta(weeks=rules.BIRTH_IMPACT_WEEKS)
    reason = AfterBirthLimits(walking_only=day < opens, opens=opens, impact_opens=impact)
    if day < opens:
        return Modifiers(cap=SessionType.NONE, contacts_factor=0.0, because=(reason,))
    return _level_one(reason) if day < impact else Modifiers(level_cap=rules.BIRTH_LEVEL, because=(reason,))


def _level_one(reason: AfterBirthLimits) -> Modifiers:
    return Modifiers(level_cap=rules.BIRTH_LEVEL, contacts_factor=0.0, max_impact=Impact.NONE, because=(reason,))


def _bone(profile: Profile) -> Modifiers:
    fractures = Condition.VERTEBRAL_FRACTURE in profile.conditions
    return Modifiers(
        level_cap=rules.BONE_LEVEL,
        contacts_factor=0.0,
        max_impact=Impact.LOW,
        without_tags=frozenset({Tag.SPINE_TWIST, Tag.SPINE_FLEXION}),
        one_of_each_tag=frozenset({Tag.BALANCE, Tag.BACK_EXTENSION}),
        because=(BoneLimits(fractures),),
    )


def _pressure() -> Modifiers:
    return Modifiers(
        rir_min=rules.PRESSURE_RIR,
        max_hold_s=rules.PRESSURE_HOLD_S,
        min_rest_s=rules.PRESSURE_REST_S,
        because=(PressureLimits(),),
    )


def _care(conditions: frozenset[Condition]) -> Modifiers:
    return Modifiers(rir_min=rules.CARE_RIR, contacts_factor=0.0, because=(ClearedWithCare(tuple(sorted(conditions))),))
