"""How much fits into a session, minute by minute, and what its parts take (rules 2.1, 3.4 and 4.3)."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from coaching.building.fit import Move, balanced
from coaching.building.slots import Slot
from coaching.exercise import Pattern
from coaching.facts import SessionDone, SessionPrescribed
from coaching.modifiers import Modifiers
from coaching.reasons import session as why
from coaching.runner import AgeBand, Area, Joint
from coaching.session import BlockKind, Prescription, Session
from coaching.session_type import SessionType
from tests.coaching.building import DAY, GEARS, GYM, HOME, built, catalogue, exercises, worked
from tests.coaching.told import a_session, at, day, told

LOWER, UPPER = SessionType.STRENGTH_LOWER, SessionType.STRENGTH_UPPER_CORE
CORE, RECOVERY = SessionType.CORE_MOBILITY, SessionType.RECOVERY


def sets(session: Session) -> str:
    """The sets of each move between warm-up and cool-down, in their order."""
    return "".join(str(one.sets) for one in worked(session))


def seconds(session: Session, kind: BlockKind) -> int:
    """Seconds of work in the blocks of a kind."""
    return sum(
        one.sets * (one.seconds or {"easy": 2, "slow": 4}.get(one.tempo, 4) * (one.reps or 0)) * (1 + one.per_side)
        for block in session.blocks
        if block.kind is kind
        for one in block.prescriptions
    )


def of(session: Session, kind: BlockKind) -> tuple[Prescription, ...]:
    return next((block.prescriptions for block in session.blocks if block.kind is kind), ())


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


def test_a_move_of_six_minutes_that_does_not_fit_is_told() -> None:
    session = built(UPPER, 6, limits=RESTING)
    assert [one.moves_cut for one in session.because if isinstance(one, why.FitsTime)] == [1]


@pytest.mark.parametrize(("minutes", "expected"), [(40, "333232"), (45, "433223")])
def test_the_main_lift_may_earn_a_fourth_set_where_there_are_three_quarters_of_an_hour(
    minutes: int, expected: str
) -> None:
    gear = GYM if minutes == 45 else GEARS["nothing"]
    rested = Modifiers(areas=frozenset({Area.QUADS})) if minutes == 40 else Modifiers()
    found = built(minutes=minutes, week=10, gear=gear, level_cap=3, extra_set=True, letter="A", limits=rested)
    assert sets(found) == expected


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


@pytest.mark.parametrize(("minutes", "later", "warm_up"), [(20, 3, 124), (12, 0, 108)])
def test_from_forty_on_the_warm_up_is_a_fifth_longer(minutes: int, later: int, warm_up: int) -> None:
    session = built(minutes=minutes, day=DAY + timedelta(days=later), age=AgeBand.ADULT_40_59)
    assert seconds(session, BlockKind.WARM_UP) == warm_up


def light(minutes: int, **limits: Any) -> Session:
    return built(CORE, minutes, 10, gear=HOME, limits=Modifiers(**limits))


def core_sets(session: Session) -> str:
    return "".join(str(one.sets) for one in of(session, BlockKind.CORE))


def test_light_core_has_two_sets_where_one_family_is_left() -> None:
    found = light(30, areas=frozenset({Area.HIP_FLEXORS}), joints=frozenset({Joint.SHOULDER}))
    assert core_sets(found) == "2"


def test_light_core_keeps_three_reps_in_reserve_and_low_impact_four() -> None:
    core = {one.rir for one in worked(built(CORE, 40, 10, gear=GYM, level_cap=3)) if one.rir}
    gentle = {one.rir for one in worked(built(SessionType.LOW_IMPACT_STRENGTH, 30, 10, gear=GYM)) if one.rir}
    assert (core, gentle) == ({(3, 3)}, {(4, 4)})


@pytest.mark.parametrize(("area", "expected"), [(Area.GLUTES, "11"), (Area.HIP_FLEXORS, "111")])
def test_core_takes_half_of_a_light_session(area: Area, expected: str) -> None:
    assert core_sets(light(30, areas=frozenset({area}))) == expected


def test_light_core_takes_twenty_minutes_at_most() -> None:
    found = light(60, areas=frozenset({Area.SHOULDERS, Area.HIP_ABDUCTORS}))
    assert found.estimate_s == 834


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


def rolls(session: Session) -> int:
    return sum(one.pattern is Pattern.FOAM_ROLLING for one in exercises(session))


def moves(session: Session) -> int:
    return sum(one.pattern is Pattern.MOBILITY for one in exercises(session))


def holds(session: Session) -> set[int]:
    """Seconds of the stretches."""
    found = zip(worked(session), exercises(session), strict=True)
    return {one.seconds for one, exercise in found if one.seconds and exercise.pattern is Pattern.MOBILITY}


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


def test_mobility_alone_is_six_moves_of_a_minute() -> None:
    found = built(SessionType.MOBILITY_ONLY, 90)
    assert (moves(found), holds(found)) == (6, {60})


def test_stretches_are_held_for_half_a_minute_where_time_is_short() -> None:
    assert {one.seconds for one in of(built(minutes=20), BlockKind.COOL_DOWN) if one.seconds} == {30}
