"""What short sessions hold, and what gives way where minutes are few (rules 2.1 and 4.3)."""

from datetime import timedelta

import pytest

from coaching.building.order import PastSession
from coaching.change_options import minutes_given, minutes_offered
from coaching.dosing.base_dose import LEGS
from coaching.exercise import Pattern
from coaching.modifiers import Modifiers
from coaching.session import BlockKind, Session
from coaching.session_type import SessionType
from tests.coaching.building import DAY, GEARS, built, catalogue, exercises, worked

WEEK = range(7)


def past(*names: str) -> tuple[PastSession, ...]:
    day, kind = DAY - timedelta(3), SessionType.STRENGTH_FULL
    return (PastSession(day=day, type=kind, letter="B", week=3, minutes=30, exercises=names),)


@pytest.mark.parametrize("gear", GEARS)
@pytest.mark.parametrize("minutes", [6, 12, 20])
def test_easy_work_gets_ten_minutes_and_not_less_of_who_has_few(gear: str, minutes: int) -> None:
    days = [DAY + timedelta(number) for number in WEEK]
    longest = max(built(SessionType.CORE_MOBILITY, minutes, day=day, gear=GEARS[gear]).estimate_s for day in days)
    assert 540 < longest <= 600


def mobility(session: Session) -> int:
    return sum(one.pattern is Pattern.MOBILITY for one in exercises(session))


@pytest.mark.parametrize("gear", GEARS)
def test_a_walk_leaves_room_for_three_mobility_moves_or_is_left_out(gear: str) -> None:
    for minutes in range(20, 60):
        for number in WEEK:
            found = built(SessionType.RECOVERY, minutes, day=DAY + timedelta(number), gear=GEARS[gear])
            assert mobility(found) >= 3 or not found.walk_min, minutes


def test_a_second_set_of_light_core_takes_no_more_than_half_of_twenty_minutes() -> None:
    """Two sets of these three would be 620 seconds with their rests."""
    lately = past("front_plank", "side_plank_knees", "bird_dog")
    core = next(one for one in built(SessionType.CORE_MOBILITY, 60, past=lately).blocks if one.kind is BlockKind.CORE)
    assert [(one.exercise, one.sets) for one in core.prescriptions] == [
        ("front_plank", 1),
        ("side_plank_knees", 1),
        ("bird_dog", 1),
    ]


@pytest.mark.parametrize("minutes", [12, 14, 15, 19])
@pytest.mark.parametrize("gear", GEARS)
def test_under_twenty_minutes_there_are_four_moves_in_every_kind_of_session(minutes: int, gear: str) -> None:
    for kind in (SessionType.STRENGTH_FULL, SessionType.STRENGTH_UPPER_CORE, SessionType.LOW_IMPACT_STRENGTH):
        assert len(worked(built(kind, minutes, 3, gear=GEARS[gear]))) <= 4


@pytest.mark.parametrize("minutes", [12, 14])
@pytest.mark.parametrize("gear", GEARS)
def test_twelve_minutes_are_a_round_of_four_moves_with_one_rest(minutes: int, gear: str) -> None:
    round_of_four = worked(built(minutes=minutes, week=3, gear=GEARS[gear]))
    assert [(one.sets, one.paired) for one in round_of_four] == [(1, False), (1, True), (1, True), (1, True)]


def test_half_an_hour_keeps_five_moves_as_long_as_legs_keep_two_sets() -> None:
    """Long rests: sets go, down to one of what is not leg work, before a fifth move does."""
    lately = past(
        "good_morning", "reverse_lunge", "low_step_up", "dead_bug", "side_plank_knees", "bird_dog", "clamshell"
    )
    found = built(minutes=30, week=3, gear=GEARS["nothing"], letter="A", past=lately, limits=Modifiers(min_rest_s=150))
    legs = [one.sets for one in worked(found) if catalogue()[one.exercise].pattern in LEGS]
    assert (len(worked(found)), legs) == (5, [2, 2])


@pytest.mark.parametrize(("planned", "offered"), [(None, (6, 12, 25)), (26, (6, 12, 25)), (25, (6, 12)), (6, ())])
def test_a_session_can_be_shortened_to_what_is_less_than_it_was(planned: int | None, offered: tuple[int, ...]) -> None:
    assert minutes_offered(planned) == offered


@pytest.mark.parametrize(("asked", "given"), [(1, 6), (6, 6), (17, 17), (60, 60), (240, 60)])
def test_minutes_in_the_runners_words_stay_between_six_and_an_hour(asked: int, given: int) -> None:
    assert minutes_given(asked) == given
