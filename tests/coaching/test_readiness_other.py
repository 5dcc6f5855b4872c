"""Pain, illness, sleep and breaks turned into limits (rules 3.5, 4.4, 4.6, 4.7), and how the strictest wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coaching.exercise import Impact
from coaching.facts import ClearedByProfessional, IllnessKind
from coaching.modifiers import NO_LIMITS, Modifiers, strictest
from coaching.reasons.readiness import (
    BackAfterBreak,
    BackFromIllness,
    HeadCold,
    IllBelowNeck,
    IllTooLong,
    PainLeftOut,
    PainSeeSomebody,
    PainSomewhere,
    ShortSleep,
    Sore,
    TenderPlace,
    VeryShortSleep,
)
from coaching.runner import Area, Equipment, Joint
from coaching.session import Easing
from coaching.session_type import SessionType
from tests.coaching.told import PROFILE, at, day, ill, kinds, on, pain, slept, sore, told, trained, well

RECENT = trained(-3)

# Pain


def test_pain_leaves_its_place_and_all_impact_out() -> None:
    found = on(told(RECENT, pain(0, 5, Joint.KNEE)), 0)
    assert (found.contacts_factor, found.max_impact) == (0.0, Impact.NONE)
    assert found.joints == {Joint.KNEE}
    assert found.sets_factor == 1.0
    assert kinds(found) == [PainLeftOut]


@pytest.mark.parametrize("score", [0, 1, 2])
def test_pain_of_two_or_less_lets_the_runner_go_on(score: int) -> None:
    assert on(told(RECENT, pain(0, score, Joint.KNEE)), 0).because == ()


def test_sharp_pain_counts_whatever_its_number() -> None:
    assert kinds(on(told(RECENT, pain(0, 1, Joint.SHIN, sharp=True)), 0)) == [PainLeftOut]


def test_a_painful_low_back_leaves_out_what_loads_it_too() -> None:
    assert on(told(RECENT, pain(0, 4, Joint.LOW_BACK)), 0).areas == {Area.LOW_BACK}


def test_pain_without_a_place_is_recovery_until_the_place_is_told() -> None:
    assert on(told(RECENT, pain(0, None)), 0).cap is SessionType.RECOVERY
    assert kinds(on(told(RECENT, pain(0, None)), 0)) == [PainSomewhere]
    named = on(told(RECENT, pain(0, None), pain(0, 5, Joint.HIP)), 0)
    assert named.cap is SessionType.STRENGTH_FULL
    assert named.joints == {Joint.HIP}


def test_pain_is_over_after_three_days_of_zero_or_one() -> None:
    two = told(RECENT, pain(0, 5, Joint.KNEE), pain(1, 1), pain(2, 0))
    assert on(two, 3).joints == {Joint.KNEE}
    three = told(RECENT, pain(0, 5, Joint.KNEE), pain(1, 1), pain(2, 0), pain(3, 1))
    assert on(three, 3).joints == frozenset()


def test_the_good_days_begin_anew_when_it_hurts_again() -> None:
    state = told(RECENT, pain(0, 5, Joint.KNEE), pain(1, 1), pain(2, 0), pain(3, 3, Joint.KNEE), pain(4, 1))
    assert on(state, 4).joints == {Joint.KNEE}


def test_pain_for_a_week_goes_to_a_physio() -> None:
    state = told(RECENT, pain(0, 4, Joint.KNEE))
    assert PainSeeSomebody not in kinds(on(state, 6))
    assert PainSeeSomebody in kinds(on(state, 7))


def test_pain_that_comes_for_the_third_time_goes_to_a_physio() -> None:
    gone = tuple((pain(n + 1, 0), pain(n + 2, 0), pain(n + 3, 0)) for n in (0, 10, 20))
    twice = (pain(0, 4, Joint.FOOT), gone[0], pain(10, 4, Joint.FOOT))
    assert PainSeeSomebody not in kinds(on(told(RECENT, *twice), 10))
    assert PainSeeSomebody in kinds(on(told(RECENT, *twice, gone[1], pain(20, 4, Joint.FOOT)), 20))


def test_a_place_that_hurt_before_the_start_is_left_out_and_jumps_wait_a_fortnight() -> None:
    state = told(profile=replace(PROFILE, painful=frozenset({Joint.KNEE})), start=0)
    assert kinds(on(state, 0)) == [TenderPlace]
    assert on(state, 13).contacts_factor == 0.0
    assert on(state, 14).contacts_factor == 1.0
    assert on(state, 14).joints == {Joint.KNEE}


# Illness


def test_a_head_cold_allows_half_the_sets_easily() -> None:
    found = on(told(RECENT, ill(0, IllnessKind.ABOVE_NECK)), 1)
    assert (found.sets_factor, found.rir_min, found.contacts_factor) == (0.5, 4, 0.0)
    assert kinds(found) == [HeadCold]


@pytest.mark.parametrize("kind", [IllnessKind.BELOW_NECK, IllnessKind.UNKNOWN])
def test_ill_below_the_neck_or_not_said_there_is_no_training(kind: IllnessKind) -> None:
    found = on(told(RECENT, ill(0, kind)), 2)
    assert found.cap is SessionType.NONE
    assert kinds(found) == [IllBelowNeck]


def test_the_worse_of_two_reports_of_one_illness_counts() -> None:
    state = told(RECENT, ill(0, IllnessKind.ABOVE_NECK), ill(1, IllnessKind.BELOW_NECK))
    assert on(state, 1).cap is SessionType.NONE


def test_after_an_illness_core_comes_first_and_strength_after_48_hours_in_steps() -> None:
    state = told(RECENT, ill(0), well(3))
    assert on(state, 3).cap is SessionType.CORE_MOBILITY
    assert on(state, 4).cap is SessionType.CORE_MOBILITY
    first = on(state, 5)
    assert (first.cap, first.sets_factor, first.load_factor) == (SessionType.STRENGTH_FULL, 0.5, 0.9)
    assert BackFromIllness in kinds(first)
    second = on(told(RECENT, ill(0), well(3), trained(5, easing=Easing.EASED)), 7)
    assert (second.sets_factor, second.load_factor) == (0.75, 1.0)
    third = told(RECENT, ill(0), well(3), trained(5), trained(7))
    assert on(third, 9).because == ()


def test_after_a_head_cold_training_goes_on_at_once() -> None:
    assert on(told(RECENT, ill(0, IllnessKind.ABOVE_NECK), well(2)), 2).because == ()


def test_a_week_of_illness_needs_a_doctor_first() -> None:
    state = told(RECENT, ill(0), well(7))
    assert kinds(on(state, 8))[0] is IllTooLong
    assert on(state, 8).cap is SessionType.NONE
    cleared = told(RECENT, ill(0), well(7), ClearedByProfessional(at=at(8), day=day(8)))
    assert IllTooLong not in kinds(on(cleared, 8))


# Sleep


@pytest.mark.parametrize(("hours", "bad"), [(5.5, False), (None, True), (7.0, True)])
def test_a_short_or_bad_night_takes_a_set_off(hours: float | None, *, bad: bool) -> None:
    found = on(told(RECENT, slept(0, hours, bad=bad)), 0)
    assert (found.sets_minus, found.rir_plus, found.contacts_factor) == (1, 1, 0.0)
    assert kinds(found) == [ShortSleep]


def test_six_hours_are_enough() -> None:
    assert on(told(RECENT, slept(0, 6.0)), 0).because == ()


def test_under_five_hours_strength_moves() -> None:
    found = on(told(RECENT, slept(0, 4.5)), 0)
    assert found.cap is SessionType.CORE_MOBILITY
    assert kinds(found) == [VeryShortSleep]
    assert on(told(RECENT, slept(0, 5.0)), 0).cap is SessionType.STRENGTH_FULL


def test_three_short_nights_of_the_last_four_move_strength_too() -> None:
    three = (slept(0, 5.5), slept(1, 8), slept(2, 5.5), slept(3, 5.5))
    assert on(told(RECENT, *three), 3).cap is SessionType.CORE_MOBILITY
    spread = (slept(-1, 5.5), slept(1, 8), slept(2, 5.5), slept(3, 5.5))
    assert on(told(RECENT, *spread), 3).cap is SessionType.STRENGTH_FULL


def test_a_night_counts_for_its_own_day_only() -> None:
    assert on(told(RECENT, slept(0, 4)), 1).because == ()


# Breaks


@pytest.mark.parametrize(
    ("gap", "sets_minus", "load", "contacts"),
    [(7, 0, 1.0, 1.0), (8, 1, 1.0, 1.0), (13, 1, 1.0, 1.0), (14, 1, 0.85, 0.5), (27, 1, 0.85, 0.5), (28, 0, 0.75, 0.0)],
)
def test_the_longer_the_break_the_further_the_step_back(
    gap: int, sets_minus: int, load: float, contacts: float
) -> None:
    found = on(told(trained(-gap)), 0)
    assert (found.sets_minus, found.load_factor, found.contacts_factor) == (sets_minus, load, contacts)
    assert (BackAfterBreak in kinds(found)) == (gap >= 8)


def test_after_two_weeks_off_the_whole_first_week_is_eased() -> None:
    state = told(trained(-20), trained(0, easing=Easing.EASED))
    assert on(state, 3).load_factor == 0.85
    assert on(state, 7).because == ()


def test_after_four_weeks_off_jumps_wait_two_weeks_more() -> None:
    state = told(trained(-30), trained(0), trained(3), trained(7), trained(10))
    assert on(state, 13).contacts_factor == 0.0
    assert on(state, 14).contacts_factor == 1.0


# The strictest


def test_pain_is_told_before_soreness_and_soreness_before_sleep() -> None:
    found = on(told(RECENT, slept(0, 5.5), sore(0, 5), pain(0, 5, Joint.KNEE)), 0)
    assert kinds(found) == [PainLeftOut, Sore, ShortSleep]


def test_factors_are_never_multiplied() -> None:
    found = on(told(RECENT, sore(0, 5), ill(0, IllnessKind.ABOVE_NECK)), 0)
    assert found.sets_factor == 0.5
    assert not found.sets_round_up


MODIFIERS = st.builds(
    Modifiers,
    cap=st.sampled_from(SessionType),
    extra_recovery=st.booleans(),
    sets_factor=st.sampled_from([0.5, 0.6, 0.75, 1.0]),
    sets_round_up=st.booleans(),
    sets_minus=st.integers(0, 2),
    load_factor=st.sampled_from([0.8, 0.9, 1.0]),
    rir_min=st.integers(0, 4),
    contacts_factor=st.sampled_from([0.0, 0.5, 1.0]),
    max_impact=st.sampled_from(Impact),
    tempo=st.sampled_from(["", "2-0-2", "3-1-1"]),
    areas=st.frozensets(st.sampled_from(Area), max_size=2),
    without_equipment=st.frozensets(st.sampled_from(Equipment), max_size=2),
    until=st.none() | st.dates(),
    because=st.sampled_from([(), (Sore(5, 1),), (PainSomewhere(),)]),
)


def values(one: Modifiers) -> Modifiers:
    return replace(one, because=())


@given(MODIFIERS, MODIFIERS, MODIFIERS)
def test_the_strictest_is_the_same_in_any_order_and_grouping(a: Modifiers, b: Modifiers, c: Modifiers) -> None:
    assert values(strictest(a, b)) == values(strictest(b, a))
    assert strictest(strictest(a, b), c) == strictest(a, strictest(b, c))


@given(MODIFIERS)
def test_the_strictest_of_one_is_itself(a: Modifiers) -> None:
    assert strictest(a, a) == a
    if a.sets_factor < 1 or not a.sets_round_up:  # all sets, rounded up or not, are all sets
        assert strictest(a, NO_LIMITS) == strictest(NO_LIMITS, a) == a


@given(MODIFIERS, MODIFIERS)
def test_the_strictest_is_never_milder_than_either(a: Modifiers, b: Modifiers) -> None:
    both = strictest(a, b)
    for one in (a, b):
        assert both.cap.rank <= one.cap.rank
        assert both.sets_factor <= one.sets_factor
        assert both.rir_min >= one.rir_min
        assert both.areas >= one.areas
