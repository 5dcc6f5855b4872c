"""How much fits into a session, minute by minute, and what its parts take (rules 2.1, 3.4 and 4.3)."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pytest
from msgspec.structs import replace

from coaching.building.estimate import training_seconds
from coaching.building.fit import Move, balanced
from coaching.building.slots import Slot
from coaching.dosing.base_dose import LEGS
from coaching.exercise import Pattern
from coaching.facts import SessionDone, SessionPrescribed
from coaching.modifiers import Modifiers
from coaching.reasons import session as why
from coaching.runner import AgeBand, Area, Joint
from coaching.session import BlockKind, Prescription, Session
from coaching.session_type import SessionType
from tests.coaching.building import (
    DAY,
    GEARS,
    GYM,
    HOME,
    built,
    catalogue,
    core_sets,
    exercises,
    holds,
    moves,
    of,
    rolls,
    seconds,
    sets,
    worked,
)
from tests.coaching.told import a_session, at, day, told

LOWER, UPPER = SessionType.STRENGTH_LOWER, SessionType.STRENGTH_UPPER_CORE
CORE, RECOVERY = SessionType.CORE_MOBILITY, SessionType.RECOVERY


SIZES = {6: (3, 3, 1), 12: (4, 4, 1), 15: (4, 4, 2), 20: (4, 4, 2), 25: (5, 5, 2), 30: (6, 6, 3), 45: (6, 7, 3)}
"""What a coach makes of so many minutes: the fewest moves, the most, and the most sets of each (rules 2.1)."""
FRAMES = {6: (30, 30), 12: (90, 60), 15: (120, 90), 20: (150, 120), 25: (180, 180), 30: (180, 240), 45: (180, 300)}
"""The most seconds of work in warm-up and cool-down; three rounds of a warm-up never take more than three minutes."""
A_ROUND, A_STRETCH = 60, 30
LENGTHS = (6, 11, 12, 14, 15, 19, 20, 24, 25, 29, 30, 44, 45, 60)


def as_long_as(minutes: int) -> int:
    return max(length for length in SIZES if length <= minutes)


def every(minutes: int) -> list[Session]:
    """Sessions of so many minutes with all kinds of gear, early and late."""
    weeks = {1: 1, 3: 1, 6: 2, 10: 3}
    return [
        built(minutes=minutes, week=week, gear=gear, body_mass_kg=65.0, level_cap=level)
        for gear in GEARS.values()
        for week, level in weeks.items()
    ]


@pytest.mark.parametrize("minutes", LENGTHS)
def test_a_session_is_as_big_as_its_minutes_and_fits_into_them(minutes: int) -> None:
    fewest, most, most_sets = SIZES[as_long_as(minutes)]
    found = every(minutes)
    assert all(one.estimate_s <= minutes * 60 for one in found)
    assert {fewest, most} >= {len(worked(one)) for one in found} >= {most}
    assert max(move.sets for one in found for move in worked(one)) == most_sets


@pytest.mark.parametrize(("minutes", "least"), [(15, 1), (19, 2), (20, 2), (25, 2), (30, 2), (45, 2)])
def test_leg_work_keeps_two_sets_from_twenty_minutes_on(minutes: int, least: int) -> None:
    sets_of_legs = [move.sets for one in every(minutes) for move in leg_work(one)]
    assert min(sets_of_legs) == least


@pytest.mark.parametrize("minutes", LENGTHS)
def test_warm_up_and_cool_down_fill_their_share_of_the_minutes(minutes: int) -> None:
    warm, cool = FRAMES[as_long_as(minutes)]
    for one in every(minutes):
        assert warm - A_ROUND < seconds(one, BlockKind.WARM_UP) <= warm
        assert seconds(one, BlockKind.COOL_DOWN) <= cool
    assert max(seconds(one, BlockKind.COOL_DOWN) for one in every(minutes)) > cool - A_STRETCH


def leg_work(session: Session) -> list[Prescription]:
    return [one for one in worked(session) if catalogue()[one.exercise].pattern in LEGS]


SLOW, RESTING, BOTH = Modifiers(tempo="4-2-1"), Modifiers(min_rest_s=150), Modifiers(min_rest_s=90, tempo="4-2-1")


@pytest.mark.parametrize("limits", [SLOW, RESTING, BOTH, Modifiers(min_rest_s=90)])
@pytest.mark.parametrize("minutes", [12, 15, 20, 30, 45])
def test_where_time_is_short_every_move_keeps_a_set_and_legs_keep_more(minutes: int, limits: Modifiers) -> None:
    session = built(minutes=minutes, week=3, gear=HOME, body_mass_kg=65.0, limits=limits)
    legs = [one.sets for one in leg_work(session)]
    others = [one.sets for one in worked(session) if one not in leg_work(session)]
    assert min(legs + others) >= 1
    assert min(legs) >= max(others)
    assert session.estimate_s <= minutes * 60


def test_a_move_of_six_minutes_that_does_not_fit_is_told() -> None:
    session = built(UPPER, 6, limits=RESTING)
    assert [one.moves_cut for one in session.because if isinstance(one, why.FitsTime)] == [1]


@pytest.mark.parametrize(("minutes", "most"), [(40, 3), (44, 3), (45, 4), (50, 4)])
def test_the_main_lift_may_earn_a_fourth_set_where_there_are_three_quarters_of_an_hour(minutes: int, most: int) -> None:
    rested = Modifiers(areas=frozenset({Area.SHOULDERS}))
    found = [
        built(minutes=minutes, week=10, gear=gear, level_cap=3, extra_set=True, letter="A", limits=limits)
        for gear in (GYM, HOME, GEARS["nothing"])
        for limits in (Modifiers(), rested)
    ]
    assert max(of(one, BlockKind.MAIN)[0].sets for one in found) == most
    assert max(move.sets for one in found for move in worked(one) if move not in of(one, BlockKind.MAIN)) <= 3


@pytest.mark.parametrize(
    ("kind", "most"), [(SessionType.STRENGTH_FULL, 50), (LOWER, 45), (UPPER, 30), (SessionType.LOW_IMPACT_STRENGTH, 25)]
)
def test_no_strength_session_is_longer_than_its_type(kind: SessionType, most: int) -> None:
    assert built(kind, 90).minutes == most


@pytest.mark.parametrize(("minutes", "counted"), [(14, 0), (15, 1)])
def test_sessions_count_from_a_quarter_of_an_hour_on(minutes: int, counted: int) -> None:
    session = replace(a_session(0), minutes=minutes)
    prescribed = SessionPrescribed(at=at(0), day=day(0), session=session)
    assert told(prescribed, SessionDone(at=at(0), day=day(0))).count.lower == counted


def test_a_circuit_rests_for_half_a_minute_where_it_has_to() -> None:
    tight = built(minutes=6, week=6, gear=HOME, limits=Modifiers(tempo="4-2-1"))
    assert {one.rest_s for one in worked(tight)} == {30}


def test_half_of_the_leg_sets_are_single_leg_to_the_set() -> None:
    def move(exercise: str, count: int) -> Move:
        one = catalogue()[exercise]
        dose = Prescription(exercise=exercise, sets=count, reps=8, window=(8, 12), tempo="3-1-1", rest_s=60)
        return Move(one, Slot(BlockKind.MAIN, (one.pattern,)), dose)

    moves = [move("bodyweight_squat", 3), move("good_morning", 3), move("split_squat", 5)]
    found = balanced(moves)
    assert sum(one.prescription.sets for one in found if one.exercise.pattern is not Pattern.SINGLE_LEG_SQUAT) == 5


def test_the_first_session_ever_has_two_sets_where_there_is_time() -> None:
    session = built(minutes=45, week=6, first_ever=True)
    assert set(sets(session)) == {"2"}
    assert why.FirstSession(sets=2) in session.because


def test_a_warm_up_is_three_moves_in_three_rounds_at_most() -> None:
    moves = of(built(minutes=45), BlockKind.WARM_UP)
    assert [one.sets for one in moves] == [3, 3, 3]


def test_from_forty_on_the_warm_up_is_a_fifth_longer_where_the_minutes_allow_it() -> None:
    days = [DAY + timedelta(days=later) for later in range(28)]
    younger = sum(seconds(built(minutes=12, day=day), BlockKind.WARM_UP) for day in days)
    older = [seconds(built(minutes=12, day=day, age=AgeBand.ADULT_40_59), BlockKind.WARM_UP) for day in days]
    assert max(older) == 90 * 6 // 5
    assert 1.1 < sum(older) / younger < 2
    assert all(built(minutes=12, day=day, age=AgeBand.ADULT_40_59).estimate_s <= 12 * 60 for day in days)


def light(minutes: int, day: date = DAY, **limits: Any) -> Session:
    return built(CORE, minutes, 10, gear=HOME, day=day, limits=Modifiers(**limits))


def test_light_core_has_two_sets_where_one_family_is_left() -> None:
    found = light(30, areas=frozenset({Area.HIP_FLEXORS}), joints=frozenset({Joint.SHOULDER}))
    assert core_sets(found) == "2"


def test_light_core_keeps_three_reps_in_reserve_and_low_impact_four() -> None:
    core = {one.rir for one in worked(built(CORE, 40, 10, gear=GYM, level_cap=3)) if one.rir}
    gentle = {one.rir for one in worked(built(SessionType.LOW_IMPACT_STRENGTH, 30, 10, gear=GYM)) if one.rir}
    assert (core, gentle) == ({(3, 3)}, {(4, 4)})


@pytest.mark.parametrize("minutes", [20, 24, 30, 40, 60])
def test_core_takes_half_of_a_light_session_at_most_and_all_that_fits(minutes: int) -> None:
    half = min(max(minutes // 2, 10), 20) * 60 // 2
    found = [light(minutes, DAY + timedelta(days=later)) for later in range(6)]
    assert all(training_seconds(of(one, BlockKind.CORE)) <= half for one in found)
    fuller = [one for one in found if len(of(one, BlockKind.CORE)) < 3]
    assert all(training_seconds(of(one, BlockKind.CORE)) + 240 > half for one in fuller)


def test_light_core_takes_twenty_minutes_at_most() -> None:
    lengths = [light(60, DAY + timedelta(days=later)).estimate_s for later in range(28)]
    assert 15 * 60 < max(lengths) <= 20 * 60


def test_on_hard_days_the_two_planks_of_the_article_take_turns_every_four_weeks() -> None:
    shown = [core_of(light(60, DAY + timedelta(days=later)), Pattern.ANTI_EXTENSION) for later in range(140)]
    turns = [(name, len(list(days))) for name, days in groupby(name for name in shown if name)]
    assert {name for name, _ in turns} == {"dead_bug", "front_plank"}
    assert {days for _, days in turns[1:-1]} == {28}


def core_of(session: Session, family: Pattern) -> str:
    found = (one.exercise for one in of(session, BlockKind.CORE))
    return next((name for name in found if catalogue()[name].pattern is family), "")


def test_low_impact_strength_is_two_sets_of_level_one() -> None:
    found = built(SessionType.LOW_IMPACT_STRENGTH, 24, 10, gear=GYM, level_cap=3, start_level=2)
    assert found.type is SessionType.LOW_IMPACT_STRENGTH
    assert sets(found) == "2222"
    assert {one.level for one in exercises(found)} == {1}


def test_two_moves_are_enough_for_low_impact_strength_and_one_is_not() -> None:
    glutes, core = frozenset({Area.GLUTES}), frozenset({Area.GLUTES, Area.CORE})
    two = built(SessionType.LOW_IMPACT_STRENGTH, 6, 3, gear=GEARS["nothing"], limits=Modifiers(areas=glutes))
    one = built(SessionType.LOW_IMPACT_STRENGTH, 6, 3, gear=GEARS["nothing"], limits=Modifiers(areas=core))
    assert (two.type, sets(two)) == (SessionType.LOW_IMPACT_STRENGTH, "11")
    assert one.type is RECOVERY


@pytest.mark.parametrize("minutes", [12, 20, 24, 30, 40, 60, 90])
def test_recovery_takes_half_the_usual_minutes_between_ten_and_twenty(minutes: int) -> None:
    whole = min(max(minutes // 2, 10), 20) * 60
    found = [built(RECOVERY, minutes, 10, day=DAY + timedelta(days=later), gear=GYM) for later in range(14)]
    assert all(one.estimate_s <= whole for one in found)
    assert max(one.estimate_s for one in found) > whole - 150
    assert {3, 4, 5} >= {moves(one) for one in found}
    assert {rolls(one) for one in found} == {2}
    assert all(30 <= held <= 60 for one in found for held in holds(one))
    assert {one.walk_min for one in found} == ({10} if minutes >= 30 else {0})


def test_mobility_alone_is_six_moves_of_a_minute() -> None:
    found = built(SessionType.MOBILITY_ONLY, 90)
    assert (moves(found), holds(found)) == (6, {60})


def test_stretches_are_held_for_half_a_minute_where_time_is_short() -> None:
    assert {one.seconds for one in of(built(minutes=20), BlockKind.COOL_DOWN) if one.seconds} == {30}
