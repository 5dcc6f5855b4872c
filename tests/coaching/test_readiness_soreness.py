"""Soreness turned into limits: bands, days in a row, the ramp back, areas, too often (rules 4.2 and 4.3)."""

import pytest
from msgspec.structs import replace

from coaching.facts import SoreSource
from coaching.reasons.readiness import (
    ExtraRecovery,
    MildlySore,
    RampBack,
    Sore,
    SoreAllOver,
    SoreAreasLeftOut,
    SoreDeloadWeek,
    SoreFromRunning,
    SoreTooLong,
    SoreTooOften,
    StillVerySore,
    Tired,
    VerySore,
)
from coaching.runner import Area, Joint
from coaching.session import Easing
from coaching.session_type import SessionType
from tests.coaching.told import kinds, on, prescribed, sore, tired, told, trained

RECENT = trained(-3)  # leg strength lately, so that no break speaks


def test_nothing_reported_limits_nothing() -> None:
    assert on(told(RECENT), 0).because == ()


@pytest.mark.parametrize("score", [0, 1])
def test_fresh_legs_train_as_planned(score: int) -> None:
    assert on(told(RECENT, sore(0, score)), 0).because == ()


@pytest.mark.parametrize("score", [2, 3])
def test_a_little_soreness_only_holds_the_sore_area(score: int) -> None:
    found = on(told(RECENT, sore(0, score, Area.QUADS)), 0)
    assert (found.sets_factor, found.cap, found.areas) == (1.0, SessionType.STRENGTH_FULL, frozenset())
    assert found.held_areas == {Area.QUADS}
    assert not found.no_progress
    assert kinds(found) == [MildlySore]


def test_a_little_soreness_without_a_place_holds_everything() -> None:
    assert on(told(RECENT, sore(0, 3)), 0).no_progress


@pytest.mark.parametrize("score", [4, 5, 6, None])
def test_moderate_soreness_and_the_bare_word_give_the_deload(score: int | None) -> None:
    found = on(told(RECENT, sore(0, score)), 0)
    assert (found.sets_factor, found.sets_round_up, found.load_factor) == (0.5, True, 0.9)
    assert (found.rir_min, found.contacts_factor, found.tempo) == (4, 0.0, "2-0-2")
    assert found.because == (Sore(score, 1),)


def test_a_number_replaces_the_bare_word_of_the_same_day() -> None:
    found = on(told(RECENT, sore(0, None), sore(0, 3)), 0)
    assert found.sets_factor == 1.0
    assert kinds(found) == [MildlySore]


def test_of_several_numbers_of_one_day_the_highest_counts() -> None:
    assert on(told(RECENT, sore(0, 5), sore(0, 2)), 0).because == (Sore(5, 1),)


def test_a_correction_takes_the_place_of_what_was_told_that_day() -> None:
    fact = replace(sore(0, 3, Area.CALVES), corrects=True)
    found = on(told(RECENT, sore(0, 8, Area.QUADS), fact), 0)
    assert kinds(found) == [MildlySore]
    assert found.held_areas == {Area.CALVES}


def test_the_deload_waits_for_the_next_strength_session() -> None:
    state = told(RECENT, sore(0, 5))
    assert kinds(on(state, 3)) == [Sore]


def test_the_deload_ends_after_one_session_without_soreness_the_day_after() -> None:
    state = told(RECENT, sore(0, 5), trained(1, easing=Easing.EASED), sore(2, 2))
    assert Sore not in kinds(on(state, 3))


def test_the_deload_goes_on_while_the_day_after_is_not_yet_good() -> None:
    state = told(RECENT, sore(0, 5), trained(1, easing=Easing.EASED), sore(2, 3))
    assert Sore in kinds(on(state, 3))


def test_a_session_done_before_the_report_was_no_deload() -> None:
    state = told(RECENT, trained(0), sore(0, 5))
    assert kinds(on(state, 2)) == [Sore]


def test_moderate_soreness_of_which_nothing_more_is_heard_is_over_after_a_week() -> None:
    state = told(trained(0), sore(0, 5))
    assert kinds(on(state, 6)) == [Sore]
    assert kinds(on(state, 7)) == []


@pytest.mark.parametrize(("score", "last", "extreme"), [(7, 1, False), (8, 1, False), (9, 2, True), (10, 2, True)])
def test_severe_soreness_closes_strength_for_two_or_three_days(score: int, last: int, *, extreme: bool) -> None:
    state = told(RECENT, sore(0, score))
    for number in range(last + 1):
        found = on(state, number)
        assert found.cap is SessionType.RECOVERY
        assert kinds(found)[0] is VerySore
    opened = on(state, last + 1)
    assert (opened.cap, opened.sets_factor, opened.load_factor) == (SessionType.STRENGTH_FULL, 0.5, 0.8)
    assert any(isinstance(one, VerySore) and one.extreme == extreme for one in on(state, 0).because)


def test_after_severe_soreness_sets_come_back_in_steps() -> None:
    state = told(RECENT, sore(0, 8), trained(2, easing=Easing.EASED), sore(3, 1))
    second = on(state, 4)
    assert (second.sets_factor, second.load_factor, second.contacts_factor) == (0.75, 0.95, 0.0)
    third = on(told(RECENT, sore(0, 8), trained(2), sore(3, 1), trained(4), sore(5, 1)), 6)
    assert third.because == ()


def test_extreme_soreness_that_does_not_ease_in_three_days_goes_to_a_professional() -> None:
    found = on(told(RECENT, sore(0, 10), sore(1, 9), sore(2, 9), sore(3, 9)), 3)
    assert StillVerySore in kinds(found)


def test_two_sore_days_in_a_row_ask_for_an_extra_recovery_day() -> None:
    found = on(told(RECENT, sore(0, 5), sore(1, 4)), 2)
    assert found.extra_recovery
    assert kinds(found)[0] is ExtraRecovery


def test_after_the_extra_recovery_day_comes_the_deload_version() -> None:
    state = told(RECENT, sore(0, 5), sore(1, 4), prescribed(2, SessionType.RECOVERY, easing=Easing.EXTRA_RECOVERY))
    found = on(state, 4)
    assert not found.extra_recovery
    assert (found.sets_factor, found.load_factor) == (0.5, 0.9)
    done = told(
        RECENT,
        sore(0, 5),
        sore(1, 4),
        prescribed(2, SessionType.RECOVERY, easing=Easing.EXTRA_RECOVERY),
        trained(4, easing=Easing.EASED),
    )
    assert on(done, 6).because == ()


def test_a_day_without_a_report_neither_adds_nor_breaks() -> None:
    assert on(told(RECENT, sore(0, 5), sore(2, 5)), 3).extra_recovery


def test_two_days_without_a_report_break_the_row() -> None:
    assert not on(told(RECENT, sore(0, 5), sore(3, 5)), 4).extra_recovery


def test_a_mild_day_breaks_the_row() -> None:
    assert not on(told(RECENT, sore(0, 5), sore(1, 3), sore(2, 5)), 3).extra_recovery


def test_three_sore_days_give_a_deload_of_seven_days_and_then_the_ramp() -> None:
    state = told(RECENT, sore(0, 5), sore(1, 5), sore(2, 5))
    for number in range(2, 9):
        found = on(state, number)
        assert (found.sets_factor, found.load_factor, found.contacts_factor) == (0.5, 0.9, 0.0)
        assert found.deload
        assert SoreDeloadWeek in kinds(found)
    assert SoreDeloadWeek not in kinds(on(state, 9))
    assert on(state, 9).sets_factor == 0.75


def test_the_deload_week_holds_one_leg_session_at_most() -> None:
    state = told(RECENT, sore(0, 5), sore(1, 5), sore(2, 5), trained(4, easing=Easing.DELOAD))
    assert on(state, 6).cap is SessionType.STRENGTH_UPPER_CORE


def test_the_ramp_after_the_deload_week_is_three_quarters_then_all_sets_with_half_the_jumps() -> None:
    week = (sore(0, 5), sore(1, 5), sore(2, 5))
    second = on(told(RECENT, *week, trained(4), trained(9)), 11)
    assert (second.sets_factor, second.load_factor, second.contacts_factor) == (1.0, 1.0, 0.5)
    assert RampBack in kinds(second)
    assert on(told(RECENT, *week, trained(4), trained(9), trained(11)), 13).because == ()


def test_five_sore_days_stop_strength_until_two_or_less() -> None:
    row = tuple(sore(number, 4) for number in range(5))
    found = on(told(RECENT, *row), 5)
    assert found.cap is SessionType.RECOVERY
    assert any(isinstance(one, SoreTooLong) and not one.rising for one in found.because)
    assert on(told(RECENT, *row, sore(5, 3)), 6).cap is SessionType.RECOVERY
    eased = on(told(RECENT, *row, sore(5, 2)), 6)
    assert (eased.cap, eased.sets_factor) == (SessionType.STRENGTH_FULL, 0.75)


def test_soreness_that_rises_after_the_third_day_stops_strength() -> None:
    found = on(told(RECENT, sore(0, 4), sore(1, 4), sore(2, 4), sore(3, 5)), 3)
    assert any(isinstance(one, SoreTooLong) and one.rising for one in found.because)
    assert not any(
        isinstance(one, SoreTooLong)
        for one in on(told(RECENT, sore(0, 4), sore(1, 4), sore(2, 5), sore(3, 5)), 3).because
    )


def test_three_deloads_in_four_weeks_take_a_set_off_for_four_weeks() -> None:
    state = told(sore(0, 5), trained(1), sore(9, 5), trained(10), sore(20, 5), trained(21))
    found = on(state, 22)
    assert found.sets_minus == 1
    assert SoreTooOften in kinds(found)
    assert SoreTooOften in kinds(on(state, 47))
    assert SoreTooOften not in kinds(on(state, 48))


def test_three_deloads_in_more_than_four_weeks_are_not_too_often() -> None:
    state = told(sore(0, 5), trained(1), sore(14, 5), trained(15), sore(28, 5), trained(29))
    assert SoreTooOften not in kinds(on(state, 30))


def test_sore_areas_are_left_out_with_the_joint_of_the_same_name() -> None:
    found = on(told(RECENT, sore(0, 5, Area.CALVES)), 0)
    assert found.areas == {Area.CALVES}
    assert found.joints == {Joint.ACHILLES_CALF}
    assert found.sore_areas == {Area.CALVES}


def test_a_sore_upper_body_never_blocks_the_legs() -> None:
    found = on(told(RECENT, sore(0, 7, Area.SHOULDERS, Area.CHEST)), 0)
    assert (found.cap, found.sets_factor) == (SessionType.STRENGTH_FULL, 1.0)
    assert found.because == (SoreAreasLeftOut((Area.CHEST, Area.SHOULDERS), upper_only=True),)


def test_extreme_soreness_of_the_arms_is_no_exception() -> None:
    assert on(told(RECENT, sore(0, 9, Area.ARMS)), 0).cap is SessionType.RECOVERY


def test_sore_all_over_is_recovery() -> None:
    found = on(told(RECENT, sore(0, 4, everything=True)), 0)
    assert found.cap is SessionType.RECOVERY
    assert kinds(found)[0] is SoreAllOver


def test_soreness_from_the_run_moves_the_session_and_keeps_its_load() -> None:
    state = told(RECENT, sore(0, 5, Area.QUADS, source=SoreSource.RUN))
    assert on(state, 0).cap is SessionType.RECOVERY
    after = on(state, 1)
    assert (after.cap, after.sets_factor, after.load_factor) == (SessionType.STRENGTH_FULL, 1.0, 1.0)
    assert SoreFromRunning in kinds(after)


@pytest.mark.parametrize("score", [7, 9])
def test_heavy_fatigue_counts_as_soreness_of_the_same_number(score: int) -> None:
    found = on(told(RECENT, tired(0, score)), 0)
    assert found.cap is SessionType.RECOVERY
    assert found.sets_factor == on(told(RECENT, sore(0, score)), 0).sets_factor


@pytest.mark.parametrize("score", [6, None])
def test_ordinary_tiredness_only_holds_progress_for_the_day(score: int | None) -> None:
    state = told(RECENT, tired(0, score))
    assert on(state, 0).because == (Tired(score),)
    assert on(state, 0).no_progress
    assert on(state, 1).because == ()
