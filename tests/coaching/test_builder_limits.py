"""What limits and missing things do to a session (rules, sections 0, 4.3, 5 and I9)."""

from typing import Any

import pytest

from coaching.dosing.base_dose import CORE, LEGS, SINGLE_LEG
from coaching.exercise import Impact, LoadType, Pattern, Tag
from coaching.modifiers import Modifiers
from coaching.reasons import session as why
from coaching.reasons.placement import PlannedDeload
from coaching.runner import Area, Equipment, Joint
from coaching.session import BlockKind, LoadKind, Prescription, Session
from coaching.session_type import SessionType
from tests.coaching.building import DUMBBELLS, GEARS, GYM, HOME, NOTHING, built, exercises, patterns, training, worked

REASON = PlannedDeload(week=4, build_weeks=3)


def lasting(weeks: int, limits: Modifiers) -> tuple[list[Prescription], list[Prescription]]:
    """The last session of `weeks` of training, and what it would be under `limits`."""
    sessions = list(training(weeks, minutes=45, gear=DUMBBELLS, body_mass_kg=68.0, deloads=False))
    order = sessions[-1].order
    settings: dict[str, Any] = {"letter": sessions[-1].session.letter, "records": order.records, "past": order.past}
    rest: dict[str, Any] = {"gear": DUMBBELLS, "body_mass_kg": 68.0, "week": weeks, "minutes": 45, **settings}
    return worked(built(**rest)), worked(built(limits=limits, **rest))


@pytest.mark.parametrize("area", list(Area))
@pytest.mark.parametrize("gear", GEARS)
def test_nothing_that_loads_a_sore_area_is_left(area: Area, gear: str) -> None:
    session = built(minutes=45, week=10, gear=GEARS[gear], limits=Modifiers(areas=frozenset({area})))
    everything = [one.exercise for block in session.blocks for one in block.prescriptions]
    assert everything or session.type is SessionType.NONE
    assert all(area not in one.areas for one in exercises(session))


@pytest.mark.parametrize("joint", list(Joint))
@pytest.mark.parametrize("kind", [one for one in SessionType if one is not SessionType.NONE])
def test_nothing_that_asks_caution_for_a_painful_joint_is_left(joint: Joint, kind: SessionType) -> None:
    session = built(kind, 45, week=10, gear=GYM, limits=Modifiers(joints=frozenset({joint})))
    assert all(joint not in one.caution for one in exercises(session))


def test_a_painful_low_back_takes_no_weights_no_twists_and_no_bending() -> None:
    session = built(minutes=45, week=10, gear=GYM, limits=Modifiers(joints=frozenset({Joint.LOW_BACK})))
    for one in exercises(session):
        assert one.load_type is not LoadType.EXTERNAL
        assert Area.LOW_BACK not in one.areas
        assert not one.tags & {Tag.SPINE_TWIST, Tag.SPINE_FLEXION}


def test_sore_legs_step_the_session_down_to_upper_body_and_core_and_say_why() -> None:
    legs = frozenset({Area.QUADS, Area.GLUTES, Area.HAMSTRINGS})
    session = built(minutes=30, gear=HOME, limits=Modifiers(areas=legs, because=(REASON,)))
    assert session.type is SessionType.STRENGTH_UPPER_CORE
    first, second = session.because[:2]
    assert first == why.SteppedDown(
        planned=SessionType.STRENGTH_FULL,
        given=SessionType.STRENGTH_UPPER_CORE,
        missing=("compound", "single_leg"),
    )
    assert second == REASON


def test_a_sore_upper_body_leaves_legs_and_core() -> None:
    upper = frozenset({Area.UPPER_BACK, Area.CHEST, Area.SHOULDERS, Area.ARMS})
    session = built(minutes=45, limits=Modifiers(areas=upper))
    assert session.type is SessionType.STRENGTH_LOWER
    assert session.because[0] == why.SteppedDown(
        planned=SessionType.STRENGTH_FULL, given=SessionType.STRENGTH_LOWER, missing=("push_pull",)
    )


def test_a_rest_day_steps_down_to_what_a_rest_day_may_carry() -> None:
    session = built(SessionType.LOW_IMPACT_STRENGTH, limits=Modifiers(areas=frozenset(Area) - {Area.FEET}))
    assert session.type in {SessionType.RECOVERY, SessionType.MOBILITY_ONLY, SessionType.NONE}


def test_everything_sore_leaves_nothing() -> None:
    session = built(limits=Modifiers(areas=frozenset(Area)))
    assert (session.type, session.blocks) == (SessionType.NONE, ())


def test_the_cap_of_the_limits_is_kept() -> None:
    assert built(limits=Modifiers(cap=SessionType.RECOVERY)).type is SessionType.RECOVERY


def test_a_deload_week_keeps_the_exercises_and_turns_them_down() -> None:
    deload = Modifiers(sets_factor=0.6, load_factor=0.9, rir_min=4, no_progress=True, no_new_exercise=True)
    normal, down = lasting(7, deload)
    assert {one.exercise for one in down} >= {one.exercise for one in normal}
    for one in down:
        assert one.sets <= 2
        assert one.rir is None or one.rir[0] >= 4
        assert any(isinstance(reason, why.Held) for reason in one.because) or one.load.kg == 0


def test_a_lighter_week_makes_every_weight_a_tenth_lighter_or_more() -> None:
    normal, down = lasting(8, Modifiers(load_factor=0.9, no_progress=True, no_new_exercise=True))
    before = {one.exercise: one.load.kg for one in normal if one.load.kg}
    after = {one.exercise: one.load.kg for one in down}
    assert before
    assert all(after[name] <= kg * 0.9 + 1e-9 for name, kg in before.items() if name in after)


def strength_sets(session: Session) -> set[int]:
    """The sets of all moves but jumps and drills, which have their own."""
    drills = {one.exercise for block in session.blocks if block.kind is BlockKind.JUMPS for one in block.prescriptions}
    return {one.sets for one in worked(session) if one.exercise not in drills}


def test_soreness_rounds_sets_up_and_a_deload_rounds_half_up() -> None:
    up = Modifiers(sets_factor=0.5, sets_round_up=True)
    assert strength_sets(built(minutes=60, week=9, gear=HOME, limits=up)) == {2}
    half = Modifiers(sets_factor=0.6)
    assert strength_sets(built(minutes=60, week=9, gear=HOME, limits=half)) == {2}
    ramp = Modifiers(sets_factor=0.5)
    assert strength_sets(built(minutes=60, week=1, gear=HOME, limits=ramp)) == {1}


def test_a_taper_may_drop_moves_but_never_core_or_the_only_single_leg_move() -> None:
    taper = Modifiers(sets_factor=0.5, drop_exercises=True)
    full, less = built(minutes=60, week=9, gear=HOME), built(minutes=60, week=9, gear=HOME, limits=taper)
    normal = sum(one.sets for one in worked(full))
    kept = sum(one.sets for one in worked(less) if (one.reps and one.rir) or (one.rir is None and one.tempo == "hold"))
    assert kept <= 0.5 * normal + 1
    assert patterns(less) & CORE
    assert patterns(less) & SINGLE_LEG
    down = [reason for reason in less.because if isinstance(reason, why.TurnedDown)]
    assert down
    assert down[0].left_out


def test_turned_down_tells_the_sets() -> None:
    session = built(minutes=60, week=9, gear=HOME, limits=Modifiers(sets_factor=0.6))
    down = [reason for reason in session.because if isinstance(reason, why.TurnedDown)]
    assert len(down) == 1
    assert down[0].sets < down[0].normal_sets


def test_no_jumps_where_limits_say_so() -> None:
    jumping: dict[str, Any] = {"minutes": 45, "week": 14, "level_cap": 3, "gear": HOME, "jumps": 40, "jump_level": 2}
    assert any(one.contacts for one in worked(built(**jumping)))
    closed = (Modifiers(contacts_factor=0.0), Modifiers(max_impact=Impact.LOW), Modifiers(jump_level=0))
    for limits in closed:
        assert not any(one.contacts for one in worked(built(limits=limits, **jumping)))


def test_half_the_contacts_where_limits_say_so() -> None:
    session = built(minutes=45, week=14, level_cap=3, jumps=40, jump_level=2, limits=Modifiers(contacts_factor=0.5))
    opened = [reason for reason in session.because if isinstance(reason, why.JumpsOpen)]
    assert [reason.contacts for reason in opened] == [20]


def test_bodyweight_only_means_it() -> None:
    session = built(minutes=45, week=6, gear=GYM, limits=Modifiers(bodyweight_only=True, level_cap=1))
    assert {one.load.kind for one in worked(session)} == {LoadKind.BODYWEIGHT}
    assert {one.level for one in exercises(session)} == {1}


def test_holds_stay_under_their_cap_and_rests_above_their_floor() -> None:
    limits = Modifiers(max_hold_s=20, min_rest_s=90)
    session = built(minutes=45, week=10, gear=HOME, limits=limits)
    assert all(one.seconds <= 20 for one in worked(session) if one.seconds)
    assert all(one.rest_s >= 90 for one in worked(session) if one.reps)


def test_equipment_that_is_not_allowed_is_not_used() -> None:
    limits = Modifiers(without_equipment=frozenset({Equipment.BARBELL, Equipment.DUMBBELL}))
    for one in exercises(built(minutes=45, week=12, gear=GYM, level_cap=3, start_level=2, limits=limits)):
        assert Equipment.BARBELL not in one.equipment
        assert one.equipment_any != frozenset({Equipment.DUMBBELL})


@pytest.mark.parametrize("gear", GEARS)
@pytest.mark.parametrize("letter", ["A", "B"])
def test_groups_get_one_move_with_each_tag_they_need(gear: str, letter: str) -> None:
    tags = frozenset({Tag.BALANCE, Tag.BACK_EXTENSION})
    limits = Modifiers(one_of_each_tag=tags, without_tags=frozenset({Tag.SPINE_FLEXION, Tag.SPINE_TWIST}))
    session = built(minutes=30, letter=letter, gear=GEARS[gear], limits=limits)
    together = frozenset().union(*(one.tags for one in exercises(session)))
    assert together >= tags
    assert not together & {Tag.SPINE_FLEXION, Tag.SPINE_TWIST}


@pytest.mark.parametrize("gear", GEARS)
@pytest.mark.parametrize("week", [1, 6, 10, 18])
def test_only_what_is_owned_is_asked_for(gear: str, week: int) -> None:
    owned = GEARS[gear].owned | {Equipment.WALL}
    session = built(minutes=45, week=week, gear=GEARS[gear], level_cap=3, start_level=2, body_mass_kg=68.0)
    for one in exercises(session):
        assert one.equipment <= owned
        assert not one.equipment_any or one.equipment_any & owned


def test_a_wall_is_there_indoors_only() -> None:
    outdoors = {one.id for one in exercises(built(minutes=45, gear=NOTHING, outdoors=True))}
    everything = [
        one for kind in SessionType for one in exercises(built(kind, 45, outdoors=True)) if kind is not SessionType.NONE
    ]
    assert outdoors
    assert not any(Equipment.WALL in one.equipment for one in everything)


def test_what_cannot_be_done_today_has_a_stand_in_that_says_so() -> None:
    sessions = list(training(4, minutes=45, gear=DUMBBELLS, body_mass_kg=68.0, deloads=False))
    last = sessions[-2]
    travelling = built(
        minutes=45,
        week=4,
        letter=last.session.letter,
        records=sessions[-1].order.records,
        past=sessions[-1].order.past,
        gear=NOTHING,
    )
    stood_in = [reason for one in worked(travelling) for reason in one.because if isinstance(reason, why.StandIn)]
    assert any(reason.before in {"low_step_up", "incline_push_up"} for reason in stood_in)


def test_leg_work_only_where_the_type_has_it() -> None:
    for kind in (SessionType.STRENGTH_UPPER_CORE, SessionType.CORE_MOBILITY, SessionType.RECOVERY):
        session = built(kind, 30, week=10, gear=GYM, level_cap=3)
        assert not patterns(session) & (LEGS | {Pattern.CALF_ANKLE, Pattern.HIP_STABILITY, Pattern.PLYOMETRIC})
        assert all(block.kind is not BlockKind.JUMPS for block in session.blocks)
