"""The gate to jumps and the dose of foot contacts, one step on either side of each number (rules 2.2)."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from coaching.building.candidates import shelf, sieve
from coaching.building.jumping import compact_jumps, jumps, landings
from coaching.building.order import PastSession
from coaching.facts import Feel, JumpTested
from coaching.health.jumps import gate_open, jumps_today
from coaching.memory.state import TrainingState
from coaching.modifiers import Modifiers
from coaching.runner import Joint, Profile, RunningExperience, StrengthBackground
from coaching.session import Prescription
from coaching.session_type import SessionType
from coaching.week.phases import dose
from tests.coaching.building import GYM, HOME, catalogue, order
from tests.coaching.told import MONDAY, PROFILE, at, day, pain, sore, told, trained


def jump_test(
    calf_raises: int = 20, split_squats: int = 10, balance_s: int = 30, quiet_landings: int = 5
) -> JumpTested:
    return JumpTested(
        at=at(-1),
        day=day(-1),
        calf_raises=calf_raises,
        split_squats=split_squats,
        balance_s=balance_s,
        quiet_landings=quiet_landings,
    )


def weeks(number: int, sessions: int = 2) -> tuple[Any, ...]:
    """So many weeks of strength before the Monday."""
    return tuple(trained(-7 * week + 3 * one) for week in range(number, 0, -1) for one in range(sessions))


LIFTER = replace(PROFILE, background=StrengthBackground.OVER_12_MONTHS)


def opened(*facts: Any, profile: Profile = PROFILE, start: int = -70, number: int = 0) -> bool:
    return gate_open(told(*facts, profile=profile, start=start), day(number))


@pytest.mark.parametrize(("done", "opens"), [(7, False), (8, True)])
def test_jumps_wait_for_eight_weeks_of_strength(done: int, *, opens: bool) -> None:
    assert opened(*weeks(done), jump_test()) == opens


@pytest.mark.parametrize(("more", "opens"), [(1, False), (2, True)])
def test_who_lifted_for_a_year_waits_for_twelve_sessions(more: int, *, opens: bool) -> None:
    ten = weeks(5)
    last = tuple(trained(-40 + one) for one in range(more))
    assert opened(*last, *ten, jump_test(), profile=LIFTER) == opens


def test_a_test_passed_by_the_least_opens_jumps() -> None:
    assert opened(*weeks(8), jump_test())


@pytest.mark.parametrize(
    "failed", [{"calf_raises": 19}, {"split_squats": 9}, {"balance_s": 29}, {"quiet_landings": 4}], ids=str
)
def test_one_short_in_any_part_of_the_test_keeps_jumps_shut(failed: dict[str, int]) -> None:
    assert not opened(*weeks(8), jump_test(**failed))


def test_without_the_test_there_are_no_jumps() -> None:
    assert not opened(*weeks(8))


@pytest.mark.parametrize(("score", "opens"), [(2, True), (3, False)])
def test_jumps_want_soreness_of_two_or_less_today(score: int, *, opens: bool) -> None:
    assert opened(*weeks(8), jump_test(), sore(0, score)) == opens


@pytest.mark.parametrize(("ended", "opens"), [(-13, False), (-14, True)])
def test_jumps_want_a_fortnight_without_pain_where_they_land(ended: int, *, opens: bool) -> None:
    hurt = (pain(ended - 3, 5, Joint.SHIN), *(pain(ended - back, 0, Joint.SHIN) for back in (2, 1, 0)))
    assert opened(*weeks(8), *hurt, jump_test()) == opens


@pytest.mark.parametrize(("since", "opens"), [(-90, False), (-91, True)])
def test_a_new_runner_jumps_after_three_months_of_running(since: int, *, opens: bool) -> None:
    fresh = replace(PROFILE, running=RunningExperience.UNDER_3_MONTHS)
    assert opened(*weeks(8), jump_test(), profile=fresh, start=since) == opens


READY = told(*weeks(8), jump_test())


def contacts(week: int, peak: int = 0, since: date | None = None, state: TrainingState = READY) -> tuple[int, int]:
    """Foot contacts and level on the Monday, of a runner whose best session had `peak` and whose first was `since`."""
    count = replace(state.count, jumps_from=since, jump_peak=peak)
    return jumps_today(replace(state, count=count), dose(week), MONDAY)


LONG_AGO, FOUR_WEEKS_AGO = day(-140), day(-28)


def test_the_first_jumps_are_twenty_contacts() -> None:
    assert contacts(9) == (20, 1)


@pytest.mark.parametrize(("peak", "expected"), [(10, 20), (15, 25), (20, 30), (30, 30)])
def test_each_session_adds_ten_contacts_until_the_top_of_the_level(peak: int, expected: int) -> None:
    assert contacts(9, peak, day(-7)) == (expected, 1)


def test_contacts_are_rounded_down_to_fives() -> None:
    assert contacts(9, 19, day(-7)) == (25, 1)
    assert contacts(13, 40, LONG_AGO) == (30, 2)  # six tenths of 50 in a build block
    assert contacts(13, 55, LONG_AGO) == (35, 2)  # six tenths of 60 are 36


def test_no_block_takes_them_below_twenty() -> None:
    assert contacts(13, 20, LONG_AGO) == (20, 2)


@pytest.mark.parametrize(("since", "level"), [(day(-27), 1), (FOUR_WEEKS_AGO, 2)])
def test_level_two_wants_four_weeks_of_jumping(since: date, level: int) -> None:
    assert contacts(17, 40, since)[1] == level


@pytest.mark.parametrize(("week", "level"), [(12, 1), (13, 2), (20, 2), (21, 3)])
def test_levels_open_in_weeks_13_and_21(week: int, level: int) -> None:
    assert contacts(week, 60, LONG_AGO)[1] == level


@pytest.mark.parametrize(("peak", "level"), [(59, 2), (60, 3)])
def test_level_three_is_for_those_at_the_top_of_level_two(peak: int, level: int) -> None:
    assert contacts(21, peak, LONG_AGO)[1] == level


@pytest.mark.parametrize(("week", "top"), [(12, 30), (17, 60), (29, 80)])
def test_the_heavy_block_reaches_the_top_of_the_level_and_no_more(week: int, top: int) -> None:
    assert contacts(week, 200 if week != 17 else 59, LONG_AGO)[0] == top


@pytest.mark.parametrize(
    ("week", "peak", "since", "expected"),
    [
        (21, 80, LONG_AGO, 90),  # 96 would be the block's, and ten more than ever before is the most
        (22, 90, LONG_AGO, 95),  # 96, rounded down to fives: below the 100 of the highest level
        (23, 95, LONG_AGO, 95),
        (24, 59, LONG_AGO, 65),  # level 2: 72 in this block, 69 ten above the last peak
        (21, 30, day(-27), 35),  # the first weeks of jumping, late
    ],
)
def test_the_power_block_goes_a_fifth_beyond_the_level_and_ten_beyond_the_peak(
    week: int, peak: int, since: date, expected: int
) -> None:
    assert contacts(week, peak, since)[0] == expected


def test_what_the_power_block_asks_for_is_really_jumped() -> None:
    assert sum(landings(one) for one in planned(95, 3, past=(past("a_skip", "box_jump", jumped=95),))) > 85


def second_of_the_week(week: int, peak: int, before: int) -> int:
    """The contacts that are open two days after a session with `before` of them."""
    jumped = told(*weeks(8), jump_test(), trained(0, contacts=before))
    count = replace(jumped.count, jumps_from=LONG_AGO, jump_peak=peak)
    return jumps_today(replace(jumped, count=count), dose(week), day(2))[0]


@pytest.mark.parametrize(
    ("week", "peak", "before", "left"),
    [
        (9, 20, 30, 30),
        (9, 20, 31, 25),
        (9, 20, 40, 20),
        (9, 20, 41, 0),
        (17, 59, 40, 60),
        (17, 59, 41, 55),
        (17, 59, 81, 0),
        (29, 80, 60, 80),
        (29, 80, 61, 75),
        (29, 80, 120, 20),
        (29, 80, 121, 0),
    ],
)
def test_the_second_session_of_a_week_gets_what_the_week_has_left(week: int, peak: int, before: int, left: int) -> None:
    assert second_of_the_week(week, peak, before) == left


@pytest.mark.parametrize(("sessions", "some"), [(1, True), (2, False)])
def test_a_third_session_of_the_week_has_no_jumps(sessions: int, *, some: bool) -> None:
    jumped = told(*weeks(8), jump_test(), *(trained(2 * number, contacts=20) for number in range(sessions)))
    assert (jumps_today(jumped, dose(9), day(4)) != (0, 0)) == some


def test_jumps_of_two_days_in_a_row_are_closed() -> None:
    jumped = told(*weeks(8), jump_test(), trained(0, contacts=20))
    assert jumps_today(jumped, dose(9), day(1)) == (0, 0)
    assert jumps_today(jumped, dose(9), day(2)) != (0, 0)


@pytest.mark.parametrize(("feel", "found"), [(Feel.RIGHT, 30), (Feel.TOO_HARD, 20)])
def test_after_a_session_that_was_too_hard_there_are_not_more_jumps(feel: Feel, found: int) -> None:
    jumped = told(*weeks(8), jump_test(), trained(0, contacts=20, feel=feel))
    assert jumps_today(jumped, dose(9), day(2))[0] == found


def planned(wanted: int, level: int, minutes: int = 45, week: int = 21, **rest: Any) -> list[Prescription]:
    """The jumps of a session for which so many contacts are open."""
    asked = order(
        SessionType.STRENGTH_FULL,
        minutes,
        week,
        **{"gear": GYM, "jumps": wanted, "jump_level": level, "level_cap": 3, **rest},
    )
    return jumps(asked, shelf(catalogue(), sieve(asked, SessionType.STRENGTH_FULL)))


@pytest.mark.parametrize(("level", "rest_s"), [(1, 60), (2, 75), (3, 105)])
def test_rest_between_sets_of_jumps_grows_with_the_level(level: int, rest_s: int) -> None:
    assert {one.rest_s for one in planned(30, level)} == {rest_s}


@pytest.mark.parametrize(("minutes", "some"), [(19, False), (20, True)])
def test_jumps_want_twenty_minutes(minutes: int, *, some: bool) -> None:
    assert any(one.contacts for one in planned(30, 1, minutes, gear=HOME)) == some


@pytest.mark.parametrize(("minutes", "some"), [(29, False), (30, True)])
def test_drills_without_flight_want_half_an_hour(minutes: int, *, some: bool) -> None:
    assert bool(planned(0, 0, minutes, week=7, gear=HOME)) == some


def test_drills_without_flight_have_two_sets() -> None:
    assert [one.sets for one in planned(0, 0, 45, week=7)] == [2]


@pytest.mark.parametrize(("wanted", "moves"), [(20, 1), (24, 1), (25, 2), (30, 2)])
def test_twenty_contacts_are_one_drill_and_twenty_five_two(wanted: int, moves: int) -> None:
    assert len(planned(wanted, 1)) == moves


@pytest.mark.parametrize(("open_now", "given"), [(25, 25), (29, 25), (30, 30)])
def test_what_limits_leave_of_the_contacts_is_rounded_down_to_fives(open_now: int, given: int) -> None:
    total = sum(landings(one) for one in planned(60, 2, limits=Modifiers(max_contacts=open_now)))
    assert given - 5 < total <= given


def test_a_lower_level_that_limits_ask_for_keeps_its_own_top() -> None:
    few = planned(80, 3, limits=Modifiers(jump_level=1), past=(past("pogo_hop", jumped=80),))
    assert sum(landings(one) for one in few) == 30


def test_small_hops_come_in_tens_and_jumps_with_effort_in_fewer() -> None:
    hop, effort = planned(60, 1, week=9)
    assert (hop.contacts or 0) >= 10
    assert (effort.contacts or 0) <= 6


def past(*exercises: str, jumped: int = 60) -> PastSession:
    return PastSession(
        day=date(2026, 4, 3),
        type=SessionType.STRENGTH_FULL,
        letter="B",
        week=20,
        minutes=45,
        exercises=exercises,
        contacts=jumped,
    )


def test_hops_on_one_leg_come_in_tens_like_other_small_hops() -> None:
    hop, effort = planned(60, 2, past=(past("a_skip", "forward_pogo", jumped=60),))
    assert hop.exercise == "single_leg_line_hop"
    assert (effort.contacts or 0) <= 6


def test_drop_jumps_are_twenty_of_the_contacts_at_most() -> None:
    drops = catalogue()["drop_jump_low"]
    others = [
        one.id
        for one in catalogue().exercises.values()
        if one.pattern is drops.pattern and one.level == drops.level and one.id != drops.id
    ]
    asked = order(minutes=45, week=21, gear=GYM, jumps=80, jump_level=3, level_cap=3, past=(past(*others, jumped=80),))
    open_now = shelf(catalogue(), sieve(asked, SessionType.STRENGTH_FULL))
    usual = jumps(asked, open_now)
    few_sets = compact_jumps(asked, open_now, usual)
    assert [landings(one) for one in usual if one.exercise == drops.id] == [20]  # five sets of four
    assert [landings(one) for one in few_sets if one.exercise == drops.id] == [20]  # four sets of five
