"""Who may train, and within which limits: screening, groups, red flags (rules 4.5, 7.2 and 7.3)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from coaching.exercise import Impact, Tag
from coaching.facts import ClearedByProfessional, RedFlag, RedFlagRaised, ScreeningAnswered
from coaching.health.safety import Screened, Standing, screen, screening
from coaching.memory.state import TrainingState
from coaching.reasons.readiness import NotCleared, RedFlagStands
from coaching.runner import AgeBand, Condition, Equipment, Joint, Profile
from coaching.session_type import SessionType
from tests.coaching.told import PROFILE, at, day, told, trained


def standing(profile: Profile) -> Screened:
    return screen(told(profile=profile), day(0))


def flagged(sign: RedFlag) -> TrainingState:
    return told(RedFlagRaised(at=at(0), day=day(0), sign=sign))


def test_a_healthy_adult_is_ok_without_limits() -> None:
    found = standing(PROFILE)
    assert found.standing is Standing.OK
    assert found.limits.because == ()


@pytest.mark.parametrize("condition", Condition)
def test_every_yes_blocks_until_a_professional_cleared_it(condition: Condition) -> None:
    said = replace(PROFILE, conditions=frozenset({condition}))
    found = standing(said)
    assert found.standing is Standing.BLOCKED
    assert found.limits.cap is SessionType.NONE
    assert found.because == (NotCleared((condition,)),)
    assert standing(replace(said, cleared=True)).standing is Standing.RESTRICTED


def test_clearing_lifts_a_blocked_screening() -> None:
    state = told(
        ScreeningAnswered(at=at(0), day=day(0), conditions=frozenset({Condition.CHEST_PAIN})),
        ClearedByProfessional(at=at(1), day=day(1)),
    )
    assert screen(state, day(1)).standing is Standing.RESTRICTED


def test_under_thirteen_is_blocked_whatever_is_cleared() -> None:
    child = replace(PROFILE, age=AgeBand.UNDER_13, cleared=True, guardian=True)
    assert standing(child).standing is Standing.BLOCKED


@pytest.mark.parametrize("age", [AgeBand.YOUTH_13_15, AgeBand.YOUTH_16_17])
def test_a_minor_waits_for_the_guardian(age: AgeBand) -> None:
    assert standing(replace(PROFILE, age=age)).standing is Standing.BLOCKED
    assert screening(replace(PROFILE, age=age, guardian=True)) == ()


def test_youth_train_technique_first() -> None:
    limits = standing(replace(PROFILE, age=AgeBand.YOUTH_16_17, guardian=True)).limits
    assert (limits.level_cap, limits.rir_min, limits.jump_level, limits.max_contacts) == (2, 3, 1, 40)
    assert limits.without_equipment == {Equipment.BARBELL}
    assert limits.contacts_factor == 0.0


def test_youth_may_jump_a_little_after_eight_strength_weeks() -> None:
    youth = replace(PROFILE, age=AgeBand.YOUTH_16_17, guardian=True)
    seven = told(*(trained(7 * n) for n in range(-7, 0)), profile=youth)
    eight = told(*(trained(7 * n) for n in range(-8, 0)), profile=youth)
    assert screen(seven, day(0)).limits.contacts_factor == 0.0
    assert screen(eight, day(0)).limits.contacts_factor == 1.0


def test_from_sixty_on_two_sets_for_four_weeks_and_balance_always() -> None:
    senior = replace(PROFILE, age=AgeBand.ADULT_60_PLUS)
    early = screen(told(*(trained(7 * n) for n in range(-3, 0)), profile=senior), day(0)).limits
    later = screen(told(*(trained(7 * n) for n in range(-4, 0)), profile=senior), day(0)).limits
    assert early.max_sets == 2
    assert later.max_sets > 3
    assert early.one_of_each_tag == later.one_of_each_tag == {Tag.BALANCE}


@pytest.mark.parametrize(("week", "supine_out"), [(15, False), (16, True), (30, True)])
def test_pregnant_and_cleared_is_easy_without_jumps_and_later_off_the_back(week: int, *, supine_out: bool) -> None:
    due = day(0) + timedelta(weeks=40 - week)
    limits = standing(replace(PROFILE, conditions=frozenset({Condition.PREGNANT}), cleared=True, due_on=due)).limits
    assert (limits.rir_min, limits.contacts_factor, limits.max_impact, limits.level_cap) == (4, 0.0, Impact.LOW, 1)
    assert (Tag.SUPINE in limits.without_tags) is supine_out


@pytest.mark.parametrize(
    ("weeks", "cap", "impact"),
    [
        (5, SessionType.NONE, Impact.HIGH),
        (6, SessionType.STRENGTH_FULL, Impact.NONE),
        (11, SessionType.STRENGTH_FULL, Impact.NONE),
        (12, SessionType.STRENGTH_FULL, Impact.HIGH),
    ],
)
def test_after_a_birth_walking_then_level_one_then_impact(weeks: int, cap: SessionType, impact: Impact) -> None:
    mother = replace(
        PROFILE,
        conditions=frozenset({Condition.AFTER_BIRTH}),
        cleared=True,
        birth_on=day(0) - timedelta(weeks=weeks),
    )
    limits = standing(mother).limits
    assert (limits.cap, limits.max_impact) == (cap, impact)


def test_osteoporosis_leaves_the_spine_straight_and_asks_for_balance_and_back() -> None:
    limits = standing(replace(PROFILE, conditions=frozenset({Condition.OSTEOPOROSIS}), cleared=True)).limits
    assert limits.without_tags == {Tag.SPINE_FLEXION, Tag.SPINE_TWIST}
    assert limits.one_of_each_tag == {Tag.BALANCE, Tag.BACK_EXTENSION}
    assert limits.contacts_factor == 0.0


def test_blood_pressure_has_reserve_short_holds_and_long_rests() -> None:
    limits = standing(replace(PROFILE, conditions=frozenset({Condition.HEART_OR_PRESSURE}), cleared=True)).limits
    assert (limits.rir_min, limits.max_hold_s, limits.min_rest_s) == (3, 20, 90)


def test_an_injury_under_treatment_is_left_to_the_therapist() -> None:
    limits = standing(replace(PROFILE, painful=frozenset({Joint.KNEE}), under_treatment=True)).limits
    assert limits.joints == {Joint.KNEE}


@pytest.mark.parametrize("sign", RedFlag)
def test_every_red_flag_stops_everything_until_cleared(sign: RedFlag) -> None:
    found = screen(flagged(sign), day(30))
    assert found.standing is Standing.STOPPED
    assert not found.standing.trains
    assert found.limits.cap is SessionType.NONE
    assert found.because == (RedFlagStands(sign),)


def test_the_gravest_of_several_signs_is_told_first() -> None:
    state = told(
        RedFlagRaised(at=at(0), day=day(0), sign=RedFlag.NERVE),
        RedFlagRaised(at=at(0), day=day(0), sign=RedFlag.HEART_LUNG),
    )
    assert screen(state, day(0)).because[0] == RedFlagStands(RedFlag.HEART_LUNG)


def test_a_red_flag_is_lifted_by_a_professional_alone() -> None:
    state = told(RedFlagRaised(at=at(0), day=day(0), sign=RedFlag.TEAR), ClearedByProfessional(at=at(9), day=day(9)))
    assert screen(state, day(9)).standing is Standing.OK


def test_a_misread_flag_is_lifted_without_clearing_the_screening() -> None:
    asked = ScreeningAnswered(at=at(0), day=day(0), conditions=frozenset({Condition.FAINTING}))
    flag = RedFlagRaised(at=at(1), day=day(1), sign=RedFlag.TEAR)
    state = told(asked, flag, ClearedByProfessional(at=at(1), day=day(1), misread=True))
    assert screen(state, day(1)).standing is Standing.BLOCKED
    assert state.red_flags == ()
