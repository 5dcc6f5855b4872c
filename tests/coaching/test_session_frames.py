"""Sessions written down as a coach would: sets of each move, seconds of the frame (rules 2.1, 3.4 and 4.3).

What has to hold for any of them is in `test_session_thresholds`; these show where a minute or a second more tells.
"""

from datetime import timedelta
from typing import Any

import pytest

from coaching.modifiers import Modifiers
from coaching.runner import AgeBand, Area
from coaching.session import BlockKind, Session
from coaching.session_type import SessionType
from tests.coaching.building import (
    DAY,
    GEARS,
    GYM,
    HOME,
    built,
    core_sets,
    holds,
    moves,
    rolls,
    seconds,
    sets,
)

LOWER, UPPER = SessionType.STRENGTH_LOWER, SessionType.STRENGTH_UPPER_CORE
CORE, RECOVERY = SessionType.CORE_MOBILITY, SessionType.RECOVERY


@pytest.mark.parametrize(
    ("minutes", "week", "gear", "expected"),
    [
        (6, 6, "home", "111"),
        (11, 1, "nothing", "111"),
        (12, 1, "nothing", "1111"),
        (14, 1, "nothing", "1111"),
        (15, 10, "gym", "1211"),
        (19, 10, "gym", "2221"),
        (20, 1, "nothing", "2212"),
        (24, 3, "home", "2222"),
        (25, 3, "home", "22221"),
        (25, 6, "home", "22211"),
        (29, 6, "home", "22212"),
        (30, 10, "gym", "322111"),
        (44, 6, "home", "333232"),
        (45, 10, "gym", "333233"),
        (60, 6, "home", "3332222"),
    ],
)
def test_the_minutes_decide_on_moves_and_sets(minutes: int, week: int, gear: str, expected: str) -> None:
    level = 1 + (week > 4) + (week > 8)
    session = built(minutes=minutes, week=week, gear=GEARS[gear], body_mass_kg=65.0, level_cap=level)
    assert sets(session) == expected


@pytest.mark.parametrize(
    ("minutes", "week", "gear", "warm_up", "cool_down"),
    [
        (6, 6, "home", 30, 30),
        (11, 1, "nothing", 30, 24),
        (12, 1, "nothing", 54, 60),
        (15, 10, "gym", 108, 90),
        (20, 1, "nothing", 108, 114),
        (25, 3, "home", 162, 174),
        (29, 6, "home", 162, 180),
        (30, 10, "gym", 162, 232),
        (45, 10, "gym", 162, 292),
        (60, 6, "home", 162, 292),
    ],
)
def test_warm_up_and_cool_down_grow_with_the_minutes(
    minutes: int, week: int, gear: str, warm_up: int, cool_down: int
) -> None:
    level = 1 + (week > 4) + (week > 8)
    session = built(minutes=minutes, week=week, gear=GEARS[gear], body_mass_kg=65.0, level_cap=level)
    assert seconds(session, BlockKind.WARM_UP) == warm_up
    assert seconds(session, BlockKind.COOL_DOWN) == cool_down


SLOW, RESTING, BOTH = Modifiers(tempo="4-2-1"), Modifiers(min_rest_s=150), Modifiers(min_rest_s=90, tempo="4-2-1")


@pytest.mark.parametrize(
    ("kind", "minutes", "week", "gear", "limits", "expected"),
    [
        (SessionType.STRENGTH_FULL, 6, 3, "home", SLOW, "111"),
        (SessionType.STRENGTH_FULL, 15, 3, "home", BOTH, "1111"),
        (UPPER, 25, 6, "band", RESTING, "11111"),
        (SessionType.STRENGTH_FULL, 30, 3, "home", SLOW, "32211"),
        (SessionType.STRENGTH_FULL, 45, 3, "home", SLOW, "333222"),
        (SessionType.STRENGTH_FULL, 45, 3, "home", Modifiers(min_rest_s=90), "322222"),
    ],
)
def test_where_time_is_short_every_move_keeps_a_set_and_legs_keep_more(
    kind: SessionType, *, minutes: int, week: int, gear: str, limits: Modifiers, expected: str
) -> None:
    level = 1 + (week > 4)
    session = built(kind, minutes, week, gear=GEARS[gear], body_mass_kg=65.0, level_cap=level, limits=limits)
    assert sets(session) == expected


@pytest.mark.parametrize(("minutes", "later", "warm_up"), [(20, 3, 124), (12, 0, 108)])
def test_from_forty_on_the_warm_up_is_a_fifth_longer(minutes: int, later: int, warm_up: int) -> None:
    session = built(minutes=minutes, day=DAY + timedelta(days=later), age=AgeBand.ADULT_40_59)
    assert seconds(session, BlockKind.WARM_UP) == warm_up


def light(minutes: int, **limits: Any) -> Session:
    return built(CORE, minutes, 10, gear=HOME, limits=Modifiers(**limits))


@pytest.mark.parametrize(("area", "expected"), [(Area.GLUTES, "11"), (Area.HIP_FLEXORS, "111")])
def test_core_takes_half_of_a_light_session(area: Area, expected: str) -> None:
    assert core_sets(light(30, areas=frozenset({area}))) == expected


def test_light_core_takes_twenty_minutes_at_most() -> None:
    found = light(60, areas=frozenset({Area.SHOULDERS, Area.HIP_ABDUCTORS}))
    assert found.estimate_s == 834


@pytest.mark.parametrize(
    ("minutes", "walk", "stretches", "held", "estimate"),
    [
        (12, 0, 5, 45, 518),  # never under ten minutes
        (24, 0, 5, 60, 608),  # no walk where it would leave no time for mobility
        (30, 10, 3, 30, 892),
        (40, 10, 5, 45, 1118),
        (60, 10, 5, 45, 1118),  # never over twenty
    ],
)
def test_a_recovery_session_of_half_the_usual_minutes(
    minutes: int, walk: int, stretches: int, held: int, estimate: int
) -> None:
    found = built(RECOVERY, minutes, 10, gear=GYM)
    assert (found.walk_min, moves(found), rolls(found)) == (walk, stretches, 2)
    assert (holds(found), found.estimate_s) == ({held}, estimate)


def test_a_recovery_session_may_fill_its_twenty_minutes_to_the_second() -> None:
    assert built(RECOVERY, 60, 10, day=DAY + timedelta(days=9), gear=GYM).estimate_s == 1200
