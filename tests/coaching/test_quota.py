"""How many sessions a week: background, season, age, and the runner's own wish."""

from datetime import date

import pytest
from msgspec.structs import replace

from coaching.reasons.placement import InSeason, SessionsPerWeek
from coaching.runner import AgeBand, LastStrength, Profile, StrengthBackground
from coaching.week.quota import prefers_wide_spacing, quota
from tests.coaching.weeks import place, shape

SEASON = InSeason(date(2026, 4, 12))
ADULT = Profile(age=AgeBand.ADULT_18_39)
VETERAN = replace(
    ADULT,
    background=StrengthBackground.OVER_12_MONTHS,
    last_strength=LastStrength.WITHIN_2_WEEKS,
    sessions_per_week=3,
)


def test_two_sessions_a_week_for_everybody_to_begin_with() -> None:
    found = quota(ADULT, 0, None)
    assert (found.lower, found.upper) == (2, 0)
    assert found.because == (SessionsPerWeek(2),)


@pytest.mark.parametrize(("wish", "granted"), [(0, 1), (1, 1), (2, 2), (3, 2), (7, 2)])
def test_a_wish_is_granted_within_the_rules(wish: int, granted: int) -> None:
    assert quota(replace(ADULT, sessions_per_week=wish), 0, None).lower == granted


def test_three_sessions_ask_for_a_year_of_background_outside_the_season() -> None:
    assert quota(VETERAN, 0, None).lower == 3
    assert quota(replace(VETERAN, sessions_per_week=7), 0, None).lower == 3
    assert quota(VETERAN, 0, SEASON).lower == 2
    assert quota(replace(VETERAN, last_strength=LastStrength.OVER_6_MONTHS), 0, None).lower == 2
    assert quota(replace(VETERAN, age=AgeBand.YOUTH_16_17), 0, None).lower == 2


def test_who_says_nothing_gets_three_sessions_where_the_week_has_room_and_otherwise_two() -> None:
    silent = quota(replace(VETERAN, sessions_per_week=None), 8, None)
    room, few_days, many_runs = "erererr", "ererlsr", "eeeeeer"
    assert shape(place(room, quota=silent)).count("L") == 3
    assert SessionsPerWeek(3) in place(room, quota=silent).because
    for week in (few_days, many_runs):
        assert shape(place(week, quota=silent)).count("L") == 2
        assert SessionsPerWeek(2) in place(week, quota=silent).because


def test_a_third_session_waits_while_seventy_two_hours_are_preferred() -> None:
    veteran = quota(VETERAN, 0, None)
    assert shape(place("erererr", quota=veteran, wide_spacing=True)).count("L") == 2


def test_a_wish_for_two_is_kept_where_three_would_fit() -> None:
    wish = quota(replace(VETERAN, sessions_per_week=2), 8, None)
    assert shape(place("erererr", quota=wish)).count("L") == 2


def test_in_season_one_session_keeps_what_eight_weeks_have_built() -> None:
    assert quota(ADULT, 7, SEASON).lower == 2
    found = quota(ADULT, 8, SEASON)
    assert (found.lower, found.upper) == (1, 1)
    assert found.because == (SEASON, SessionsPerWeek(1))


def test_a_runner_who_wishes_for_one_session_gets_no_optional_one() -> None:
    assert quota(replace(ADULT, sessions_per_week=1), 8, SEASON).upper == 0


def test_from_sixty_on_two_sessions_keep_strength_in_season() -> None:
    found = quota(replace(ADULT, age=AgeBand.ADULT_60_PLUS), 8, SEASON)
    assert (found.lower, found.upper) == (2, 0)
    assert quota(replace(VETERAN, age=AgeBand.ADULT_60_PLUS), 8, SEASON).lower == 2


def test_the_season_places_one_leg_session_and_one_for_the_upper_body() -> None:
    week = place("rererel", quota=quota(ADULT, 8, SEASON))
    assert shape(week).count("L") == 1
    assert shape(week).count("U") == 1
    assert SEASON in week.because


def test_the_optional_session_does_not_use_up_the_quota() -> None:
    week = place("rererel", quota=quota(ADULT, 8, SEASON))
    assert sum(one.type.lower_body for one in week.days) == 1


@pytest.mark.parametrize(
    ("age", "week", "since", "wide"),
    [
        (AgeBand.ADULT_18_39, 1, None, True),
        (AgeBand.ADULT_18_39, 2, 3, True),
        (AgeBand.ADULT_18_39, 3, 3, False),
        (AgeBand.ADULT_18_39, 9, 13, False),
        (AgeBand.ADULT_18_39, 9, 14, True),
        (AgeBand.ADULT_60_PLUS, 9, 3, True),
    ],
)
def test_seventy_two_hours_at_the_start_after_a_layoff_and_from_sixty_on(
    age: AgeBand, week: int, since: int | None, *, wide: bool
) -> None:
    assert prefers_wide_spacing(replace(ADULT, age=age), week, since) is wide
