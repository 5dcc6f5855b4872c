"""Phases, blocks, deloads, levels, and the doses of each strength week."""

import pytest

from coaching.modifiers import NO_LIMITS
from coaching.reasons.placement import PlannedDeload
from coaching.runner import LastStrength, RunningExperience, StrengthBackground
from coaching.week.phases import (
    Cycle,
    Dose,
    Pace,
    block,
    deload_due,
    deloads_for,
    dose,
    level_cap,
    next_week,
    phase,
    planned_deload,
    starting_pace,
    week_modifiers,
)

NONE, YEAR = StrengthBackground.NONE, StrengthBackground.OVER_12_MONTHS
MONTHS = StrengthBackground.MONTHS_2_12
RECENT = LastStrength.WITHIN_2_WEEKS


def test_weeks_one_to_four_five_to_eight_and_nine_on_are_the_three_phases() -> None:
    assert [phase(week) for week in range(1, 14)] == [1] * 4 + [2] * 4 + [3] * 5


def test_blocks_turn_from_build_to_heavy_to_power_every_four_weeks() -> None:
    letters = ["" if one is None else one.value for one in map(block, range(1, 33))]
    assert "".join(letters) == "BBBB" + "AAAA" + "BBBB" + "CCCC" + "AAAA" + "BBBB"


def test_the_first_two_weeks_have_two_sets_and_the_third_three() -> None:
    assert [dose(week).sets for week in (1, 2, 3, 5, 8, 9)] == [2, 2, 3, 3, 3, 3]
    assert [dose(week).main_sets for week in (1, 3, 9)] == [2, 3, 3]


def test_weeks_five_to_eight_use_the_top_of_the_repetitions() -> None:
    first, second, third = dose(1), dose(5), dose(9)
    assert (first.reps, second.reps, third.reps, third.main_reps) == ((8, 10), (10, 12), (8, 12), (8, 10))


def test_effort_rises_from_phase_to_phase_and_never_reaches_failure() -> None:
    floors = [dose(week).main_rir[0] for week in (1, 5, 9)]
    assert floors == [3, 2, 1]
    assert all(dose(week).rir[0] >= 1 for week in range(1, 40))


def test_the_main_lift_may_earn_a_fourth_set_in_the_heavy_block_only() -> None:
    assert [dose(week).main_sets_max for week in (1, 5, 9, 13, 17, 21)] == [3, 3, 4, 3, 4, 3]


def test_the_power_block_has_fewer_sets_and_jumps_right_before_the_lift() -> None:
    power = dose(21)
    assert (power.block, power.sets, power.main_reps, power.jumps_paired) == (Cycle.POWER, 2, (8, 8), True)
    assert power.rir == (2, 2)


def test_contacts_fall_in_the_build_block_and_rise_in_the_power_block() -> None:
    assert [dose(week).contacts_factor for week in (9, 13, 17, 21)] == [1.0, 0.6, 1.0, 1.2]


def test_drills_without_flight_come_in_week_seven_and_jumps_in_week_nine() -> None:
    assert [dose(week).drills for week in (6, 7)] == [False, True]
    assert [dose(week).jumps for week in (1, 8, 9)] == [False, False, True]


def test_lifting_gets_faster_and_rest_longer() -> None:
    assert [dose(week).tempo for week in (1, 5, 9)] == ["3-1-1", "3-0-1", "2-0-X"]
    assert [dose(week).main_rest_s for week in (1, 5, 9)] == [(45, 75), (60, 90), (90, 150)]


def test_holds_start_at_twenty_and_then_at_thirty_seconds() -> None:
    assert [dose(week).hold_s for week in (1, 5, 9)] == [20, 30, 30]


def test_maintenance_in_season_is_two_sets_of_eight_to_ten() -> None:
    kept = dose(14, in_season=True)
    assert (kept.sets, kept.main_sets, kept.main_sets_max) == (2, 2, 2)
    assert (kept.reps, kept.main_reps, kept.rir, kept.block) == ((8, 10), (8, 10), (2, 3), None)
    assert kept.contacts == (20, 30)
    assert dose(14).contacts is None


def line(asked: Dose) -> str:
    """A week as a coach would write it: main lift, the others, rest, tempo, holds."""
    main = f"{asked.main_sets}-{asked.main_sets_max} x {spoken(asked.main_reps)} RIR {spoken(asked.main_rir)}"
    others = f"{asked.sets} x {spoken(asked.reps)} RIR {spoken(asked.rir)}"
    rest = f"rest {spoken(asked.main_rest_s)} s, others {spoken(asked.rest_s)} s"
    jumps = f"jumps{', paired' if asked.jumps_paired else ''}" if asked.jumps else ""
    block = asked.block or "-"
    return " | ".join(part for part in (block, main, others, rest, f"hold {asked.hold_s} s", jumps) if part)


def spoken(window: tuple[int, int]) -> str:
    low, high = window
    return str(low) if low == high else f"{low}-{high}"


HALF_A_YEAR = """
 1 - | 2-3 x 8-10 RIR 3-4 | 2 x 8-10 RIR 3-4 | rest 45-75 s, others 45-75 s | hold 20 s
 3 - | 3-3 x 8-10 RIR 3-4 | 3 x 8-10 RIR 3-4 | rest 45-75 s, others 45-75 s | hold 20 s
 5 - | 3-3 x 10-12 RIR 2-3 | 3 x 10-12 RIR 2-3 | rest 60-90 s, others 60-90 s | hold 30 s
 9 B | 3-4 x 8-10 RIR 1-2 | 3 x 8-12 RIR 2-3 | rest 90-150 s, others 60-90 s | hold 30 s | jumps
13 A | 3-3 x 10-12 RIR 2-3 | 3 x 10-12 RIR 2-3 | rest 90-150 s, others 60-90 s | hold 30 s | jumps
17 B | 3-4 x 8-10 RIR 1-2 | 3 x 8-12 RIR 2-3 | rest 90-150 s, others 60-90 s | hold 30 s | jumps
21 C | 3-3 x 8 RIR 2 | 2 x 8-10 RIR 2 | rest 90-150 s, others 60-90 s | hold 30 s | jumps, paired
25 A | 3-3 x 10-12 RIR 2-3 | 3 x 10-12 RIR 2-3 | rest 90-150 s, others 60-90 s | hold 30 s | jumps
"""


def test_half_a_year_reads_as_a_coach_would_write_it() -> None:
    weeks = (1, 3, 5, 9, 13, 17, 21, 25)
    assert [f"{week:2} {line(dose(week))}" for week in weeks] == HALF_A_YEAR.strip("\n").splitlines()


def test_no_slow_set_is_ever_below_eight_or_above_twelve() -> None:
    for week in range(1, 60):
        for season in (False, True):
            asked = dose(week, in_season=season)
            for low, high in (asked.reps, asked.main_reps):
                assert 8 <= low <= high <= 12


@pytest.mark.parametrize(
    ("week", "background", "cap"),
    [(1, NONE, 1), (4, NONE, 1), (5, NONE, 2), (8, NONE, 2), (9, NONE, 3), (1, YEAR, 2), (9, YEAR, 3), (1, MONTHS, 1)],
)
def test_levels_open_with_the_weeks_and_the_background(week: int, background: StrengthBackground, cap: int) -> None:
    assert level_cap(week, background) == cap


def test_a_first_session_that_was_too_easy_opens_level_two_for_those_with_some_months() -> None:
    assert level_cap(1, MONTHS, first_too_easy=True) == 2
    assert level_cap(1, NONE, first_too_easy=True) == 1


def test_more_than_six_months_off_counts_as_no_background() -> None:
    assert level_cap(1, YEAR, last_strength=LastStrength.OVER_6_MONTHS) == 1


def test_a_new_runner_stays_at_level_one() -> None:
    assert level_cap(12, YEAR, running=RunningExperience.UNDER_3_MONTHS) == 1


def test_a_year_of_background_goes_on_at_week_five_after_two_weeks_of_reintroduction() -> None:
    weeks = [1]
    for _ in range(6):
        weeks.append(next_week(weeks[-1], Pace.EXPERIENCED))
    assert weeks == [1, 2, 5, 6, 7, 8, 9]


def test_an_experienced_restart_takes_two_weeks_per_phase() -> None:
    weeks = [1]
    for _ in range(6):
        weeks.append(next_week(weeks[-1], Pace.QUICK))
    assert weeks == [1, 2, 5, 6, 9, 10, 11]


def test_everybody_else_goes_week_by_week() -> None:
    assert [next_week(week) for week in (1, 2, 8)] == [2, 3, 9]


def test_only_continuous_background_skips_ahead() -> None:
    assert starting_pace(YEAR, RECENT) is Pace.EXPERIENCED
    assert starting_pace(YEAR, LastStrength.WITHIN_6_MONTHS) is Pace.NORMAL
    assert starting_pace(MONTHS, RECENT) is Pace.NORMAL


def test_a_deload_comes_after_three_weeks_of_building() -> None:
    assert [deload_due(weeks) for weeks in range(5)] == [False, False, False, True, True]


def test_a_taper_takes_the_place_of_a_deload() -> None:
    assert not deload_due(3, tapering=True)
    assert week_modifiers(8, 3, tapering=True) is NO_LIMITS


def test_a_deload_shifts_by_one_week_to_meet_the_easier_running_week() -> None:
    assert deload_due(2, cut_back_in=0)
    assert not deload_due(1, cut_back_in=0)
    assert not deload_due(3, cut_back_in=1)
    assert deload_due(4, cut_back_in=1)
    assert deload_due(3, cut_back_in=2)


@pytest.mark.parametrize(
    ("week", "doses"),
    [(1, 1), (4, 4), (5, 4), (6, 6), (9, 8), (12, 12), (13, 12), (14, 14), (17, 16), (29, 28)],
)
def test_a_deload_that_a_phase_or_block_would_begin_with_ends_the_one_before(week: int, doses: int) -> None:
    assert deloads_for(week) == doses


def test_a_planned_deload_is_lighter_in_every_way_but_keeps_its_exercises() -> None:
    lighter = week_modifiers(8, 3)
    assert lighter == planned_deload(8)
    assert (lighter.sets_factor, lighter.load_factor, lighter.rir_min) == (0.6, 0.9, 4)
    assert lighter.contacts_factor == 0.5
    assert lighter.no_progress
    assert not lighter.drop_exercises
    assert lighter.because == (PlannedDeload(week=8, build_weeks=3),)
