"""Before a race, after it, and in season."""

from datetime import date, timedelta
from typing import NamedTuple

import pytest

from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons.placement import (
    FirstAfterRace,
    InSeason,
    OnePerWeekInTaper,
    TaperMobilityOnly,
    TaperSets,
    TooCloseToRace,
    TooSoonAfterRace,
)
from coaching.runner import Distance, Priority, Race
from coaching.session_type import SessionType
from coaching.week.question import Happened
from coaching.week.race_modifiers import race_modifiers
from coaching.week.races import Racing, closes_lower, in_season, one_lower_per_week, opens_after, race_on, tapering
from tests.coaching.weeks import day, names, place, shape

RACE_DAY = date(2026, 5, 10)
FULL = SessionType.STRENGTH_FULL


def before(days: int) -> date:
    return RACE_DAY - timedelta(days)


def after(days: int) -> date:
    return RACE_DAY + timedelta(days)


def racing(distance: Distance, priority: Priority = Priority.A) -> Racing:
    return Racing((Race(RACE_DAY, distance, priority),))


def on(when: date, around: Racing, *lower: date) -> Modifiers:
    return race_modifiers(when, around, lower)


@pytest.mark.parametrize(
    ("distance", "starts", "no_lower", "no_jumps", "mobility"),
    [
        (Distance.FIVE_K, 9, 4, 4, 2),
        (Distance.TEN_K, 10, 5, 6, 2),
        (Distance.HALF, 14, 7, 9, 3),
        (Distance.MARATHON, 21, 10, 13, 4),
        (Distance.ULTRA, 21, 12, 15, 4),
        (Distance.LONG_ULTRA, 21, 12, 15, 4),
    ],
)
def test_a_taper_closes_step_by_step(
    distance: Distance, starts: int, no_lower: int, no_jumps: int, mobility: int
) -> None:
    around = racing(distance)
    open_days = [days for days in range(40) if on(before(days), around) == NO_LIMITS]
    assert open_days == list(range(starts + 1, 40))
    assert [days for days in range(1, 40) if closes_lower(before(days), around)] == list(range(1, no_lower + 1))
    assert [days for days in range(1, 40) if on(before(days), around).contacts_factor == 0] == list(
        range(1, no_jumps + 1)
    )
    gentle = [days for days in range(1, 40) if on(before(days), around).cap is SessionType.MOBILITY_ONLY]
    assert gentle == list(range(1, mobility + 1))


def test_a_taper_takes_sets_and_effort_but_no_load() -> None:
    lighter = on(before(12), racing(Distance.HALF))
    assert (lighter.sets_factor, lighter.load_factor, lighter.rir_min) == (0.6, 1.0, 3)
    assert lighter.no_progress
    assert lighter.no_new_exercise
    assert lighter.because == (TaperSets(Distance.HALF, RACE_DAY, 12, 0.6),)


@pytest.mark.parametrize("distance", [Distance.MARATHON, Distance.ULTRA, Distance.LONG_ULTRA])
def test_a_long_race_tapers_in_two_steps(distance: Distance) -> None:
    around = racing(distance)
    factors = [on(before(days), around).sets_factor for days in (22, 21, 15, 14, 11)]
    assert factors == [1.0, 0.75, 0.75, 0.5, 0.5]


def test_shorter_races_cut_two_fifths() -> None:
    assert on(before(9), racing(Distance.FIVE_K)).sets_factor == 0.6
    assert on(before(10), racing(Distance.TEN_K)).sets_factor == 0.6


def test_each_step_says_why() -> None:
    around = racing(Distance.TEN_K)
    assert closes_lower(before(5), around) == (TooCloseToRace(Distance.TEN_K, RACE_DAY, 5),)
    assert TaperMobilityOnly(Distance.TEN_K, RACE_DAY, 2) in on(before(2), around).because
    assert names(on(RACE_DAY, around).because) == ["RaceToday"]


def test_race_day_has_nothing_and_the_eve_of_any_race_gentle_mobility_at_most() -> None:
    training = racing(Distance.FIVE_K, Priority.C)
    assert on(RACE_DAY, training).cap is SessionType.NONE
    assert on(before(1), training).cap is SessionType.MOBILITY_ONLY
    assert on(before(2), training) == NO_LIMITS


def test_a_tune_up_closes_three_days_and_takes_a_quarter_of_the_sets_of_its_week() -> None:
    tune_up = racing(Distance.HALF, Priority.B)
    assert [days for days in range(1, 20) if closes_lower(before(days), tune_up)] == [1, 2, 3]
    assert [on(before(days), tune_up).sets_factor for days in (8, 7, 4)] == [1.0, 0.75, 0.75]
    assert on(before(3), tune_up).cap is SessionType.STRENGTH_UPPER_CORE


def test_a_marathon_is_an_a_race_whatever_it_is_called() -> None:
    for priority in Priority:
        assert closes_lower(before(10), racing(Distance.MARATHON, priority))
        assert closes_lower(after(10), racing(Distance.MARATHON, priority))


def test_a_race_run_as_training_has_no_days_after_it() -> None:
    training = racing(Distance.HALF, Priority.C)
    assert not closes_lower(after(1), training)
    assert on(after(1), training, after(-3)) == NO_LIMITS


class Opens(NamedTuple):
    """The first days after a race for legs, jumps and core, and the first two sets factors."""

    lower: int
    first: float
    second: float
    jumps: int
    core: int


@pytest.mark.parametrize(
    ("distance", "row"),
    [
        (Distance.FIVE_K, Opens(3, 0.75, 1.0, 5, 1)),
        (Distance.TEN_K, Opens(4, 0.75, 1.0, 6, 1)),
        (Distance.HALF, Opens(6, 0.6, 0.8, 10, 2)),
        (Distance.MARATHON, Opens(11, 0.5, 0.75, 21, 4)),
        (Distance.ULTRA, Opens(15, 0.5, 0.75, 28, 5)),
        (Distance.LONG_ULTRA, Opens(22, 0.5, 0.75, 28, 5)),
    ],
)
def test_after_a_race_things_open_one_by_one(distance: Distance, row: Opens) -> None:
    lower, first, second, jumps, core = row
    around = racing(distance)
    assert [days for days in range(1, 40) if closes_lower(after(days), around)] == list(range(1, lower))
    assert [days for days in range(1, 40) if on(after(days), around).contacts_factor == 0] == list(range(1, jumps))
    recovery = [days for days in range(1, 40) if on(after(days), around).cap is SessionType.RECOVERY]
    assert recovery == list(range(1, core))
    core_only = [days for days in range(1, 40) if on(after(days), around).cap is SessionType.CORE_MOBILITY]
    assert core_only == list(range(core, lower))
    assert on(after(lower), around).sets_factor == first
    assert on(after(lower + 2), around, after(lower)).sets_factor == second
    assert on(after(lower + 4), around, after(lower), after(lower + 2)).sets_factor == 1.0


def test_the_first_session_after_a_race_says_so() -> None:
    said = on(after(6), racing(Distance.HALF)).because
    assert FirstAfterRace(Distance.HALF, RACE_DAY, 1, 0.6) in said


def test_sessions_before_the_race_are_not_the_first_after_it() -> None:
    assert on(after(6), racing(Distance.HALF), before(9), before(12)).sets_factor == 0.6


def test_six_weeks_later_a_session_is_no_longer_the_first_after_the_race() -> None:
    assert on(after(42), racing(Distance.HALF)).sets_factor == 0.6
    assert on(after(43), racing(Distance.HALF)).sets_factor == 1.0


def test_sore_or_limping_legs_hold_the_gate_shut_for_two_days_more() -> None:
    race = Race(RACE_DAY, Distance.TEN_K)
    sore = Racing((race,), soreness=((after(4), 3),))
    assert opens_after(race, sore) == after(6)
    assert opens_after(race, Racing((race,), limp_days=(after(3),))) == after(5)
    assert opens_after(race, Racing((race,), soreness=((after(4), 2),))) == after(4)
    assert opens_after(race, Racing((race,), soreness=((after(4), 5), (after(6), 5)))) == after(8)
    assert closes_lower(after(5), sore) == (TooSoonAfterRace(Distance.TEN_K, RACE_DAY, after(6), waits=True),)


def test_soreness_after_the_gate_has_opened_does_not_shut_it_again() -> None:
    race = Race(RACE_DAY, Distance.TEN_K)
    assert opens_after(race, Racing((race,), soreness=((after(9), 8), (after(1), 9)))) == after(4)


def test_of_two_races_within_a_fortnight_the_stricter_window_wins_at_any_day() -> None:
    half, five = Race(RACE_DAY, Distance.HALF), Race(after(8), Distance.FIVE_K)
    both = Racing((half, five))
    assert names(closes_lower(after(5), both)) == ["TooSoonAfterRace", "TooCloseToRace"]
    assert on(after(6), both).cap is SessionType.MOBILITY_ONLY
    assert on(before(2), both).sets_factor == 0.6
    assert all(closes_lower(after(days), both) for days in range(1, 8))


def test_in_the_last_two_weeks_there_is_one_leg_session_in_seven_days() -> None:
    assert one_lower_per_week(before(14), racing(Distance.TEN_K)) == Race(RACE_DAY, Distance.TEN_K)
    assert one_lower_per_week(before(15), racing(Distance.TEN_K)) is None
    assert one_lower_per_week(before(5), racing(Distance.TEN_K, Priority.B)) is None
    taper = Racing((Race(day(13), Distance.FIVE_K),))
    week = place("rererer", racing=taper)
    assert shape(week).count("L") == 1
    chosen = next(one.day for one in week.days if one.type.lower_body)
    later = [one for one in week.days if one.day > chosen and one.kind == "easy"]
    assert all(OnePerWeekInTaper(day(13), chosen) in one.refused for one in later)


def test_a_session_within_the_seven_days_before_counts_in_a_taper() -> None:
    taper = Racing((Race(day(13), Distance.FIVE_K),))
    done = (Happened(day(-4), FULL),)
    week = place("rererer", racing=taper, happened=done)
    assert week.days[1].refused == (OnePerWeekInTaper(day(13), day(-4)),)
    assert week.days[3].type is FULL
    later = place("rererer", racing=taper, happened=(Happened(day(-3), FULL),))
    assert later.days[3].refused == (OnePerWeekInTaper(day(13), day(-3)),)
    assert later.days[5].type is FULL


def test_windows_that_close_the_legs_close_low_impact_strength_too() -> None:
    near = Racing((Race(day(10), Distance.MARATHON),))
    week = place("rsrerel", racing=near)
    assert "L" not in shape(week)
    assert "i" not in shape(week)
    assert shape(week)[3] == "U"


def test_a_dated_race_overrides_the_run_of_the_week() -> None:
    week = place("rsrerel", racing=Racing((Race(day(5), Distance.FIVE_K, Priority.C),)))
    assert shape(week)[4:6] == "m-"
    assert week.days[5].kind == "race"


def test_the_taper_is_in_the_placement_of_each_day() -> None:
    week = place("rrrerrr", racing=Racing((Race(day(12), Distance.TEN_K),)))
    assert week.days[3].type is FULL
    assert week.days[3].modifiers.sets_factor == 0.6


def test_the_second_session_after_a_race_in_one_week_is_told_from_the_first() -> None:
    raced = Racing((Race(day(-6), Distance.HALF),))
    week = place("ererrer", racing=raced)
    factors = [one.modifiers.sets_factor for one in week.days if one.type.lower_body]
    assert factors == [0.6, 0.8]


def test_a_late_start_before_an_a_race_is_bodyweight_only_without_jumps() -> None:
    race = Race(RACE_DAY, Distance.TEN_K)
    late = on(before(20), Racing((race,), novice_since=before(28)))
    assert (late.level_cap, late.bodyweight_only, late.contacts_factor) == (1, True, 0)
    assert not late.no_new_exercise
    assert on(before(14), Racing((race,), novice_since=before(28))).no_new_exercise
    assert on(before(20), Racing((race,), novice_since=before(29))) == NO_LIMITS
    tune_up = Race(RACE_DAY, Distance.TEN_K, Priority.B)
    assert on(before(20), Racing((tune_up,), novice_since=before(28))) == NO_LIMITS


def test_who_starts_within_the_last_two_weeks_meets_nothing_new() -> None:
    race = Race(RACE_DAY, Distance.TEN_K)
    late = Racing((race,), novice_since=before(14))
    assert names(closes_lower(before(12), late)) == ["LateStart"]
    assert on(before(12), late).cap is SessionType.CORE_MOBILITY
    assert not closes_lower(before(12), Racing((race,), novice_since=before(15)))


def test_an_a_race_within_six_weeks_is_in_season() -> None:
    assert in_season(before(42), racing(Distance.TEN_K)) == InSeason(RACE_DAY)
    assert in_season(before(43), racing(Distance.TEN_K)) is None
    assert in_season(before(10), racing(Distance.TEN_K, Priority.B)) is None
    assert in_season(after(1), racing(Distance.TEN_K)) is None


def test_two_races_within_four_weeks_are_in_season() -> None:
    def races(apart: int) -> Racing:
        return Racing(tuple(Race(when, Distance.TEN_K, Priority.B) for when in (before(apart), RACE_DAY)))

    assert in_season(before(20), races(28)) == InSeason(RACE_DAY)
    assert in_season(before(20), races(29)) is None
    assert in_season(before(28), races(10)) == InSeason(RACE_DAY)
    assert in_season(before(29), races(10)) is None


def test_tapering_covers_the_days_with_fewer_sets() -> None:
    assert [days for days in range(40) if tapering(before(days), racing(Distance.HALF))] == list(range(1, 15))
    assert not tapering(before(5), racing(Distance.HALF, Priority.B))


def test_of_two_races_on_one_day_the_longer_one_names_it() -> None:
    five, half = Race(RACE_DAY, Distance.FIVE_K), Race(RACE_DAY, Distance.HALF)
    assert race_on(RACE_DAY, Racing((five, half))) == half
    assert race_on(before(1), Racing((five, half))) is None
