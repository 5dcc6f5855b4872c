"""What a session holds and in which order (rules 2.1)."""

import pytest

from coaching.building.estimate import session_seconds
from coaching.dosing.base_dose import CORE, SINGLE_LEG
from coaching.exercise import Impact, Pattern, Tag, TipKind
from coaching.reasons import session as why
from coaching.rules import session as rules
from coaching.session import BlockKind
from coaching.session_type import SessionType
from tests.coaching.building import DAY, GEARS, HOME, NOTHING, built, catalogue, exercises, patterns, training, worked

ORDER = list(BlockKind)
BUDGETS = (6, 8, 12, 15, 17, 20, 25, 28, 30, 37, 45, 60)
STRENGTH = (SessionType.STRENGTH_FULL, SessionType.STRENGTH_LOWER)


@pytest.mark.parametrize("minutes", BUDGETS)
@pytest.mark.parametrize("gear", GEARS)
@pytest.mark.parametrize("week", [1, 3, 5, 7, 9, 14, 21])
def test_a_session_fits_its_minutes(minutes: int, gear: str, week: int) -> None:
    session = built(minutes=minutes, week=week, gear=GEARS[gear], body_mass_kg=65.0)
    assert session.estimate_s <= minutes * 60
    assert session.estimate_s == session_seconds(session.blocks)


@pytest.mark.parametrize("kind", [one for one in SessionType if one is not SessionType.NONE])
@pytest.mark.parametrize("minutes", BUDGETS)
def test_every_type_stays_inside_what_its_type_takes(kind: SessionType, minutes: int) -> None:
    session = built(kind, minutes)
    assert 0 < session.estimate_s <= min(max(minutes, 10), rules.TYPE_MINUTES[kind]) * 60


def test_the_parts_stand_in_the_order_of_the_rules() -> None:
    kinds = [block.kind for block in built(minutes=45, gear=HOME).blocks]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert (kinds[0], kinds[-1]) == (BlockKind.WARM_UP, BlockKind.COOL_DOWN)


def test_an_a_day_squats_and_a_b_day_hinges() -> None:
    a, b = built(minutes=45, letter="A"), built(minutes=45, letter="B")
    assert next(one.pattern for one in exercises(a)) is Pattern.SQUAT
    assert {Pattern.SINGLE_LEG_HINGE, Pattern.STEP} <= patterns(a)
    assert next(one.pattern for one in exercises(b)) is Pattern.HINGE
    assert {Pattern.SINGLE_LEG_SQUAT, Pattern.STEP} <= patterns(b)


def test_without_a_letter_the_days_take_turns() -> None:
    assert [one.session.letter for one in training(2)] == ["A", "B", "A", "B"]


@pytest.mark.parametrize(
    ("minutes", "moves"), [(6, {3}), (12, {4}), (15, {4}), (20, {4}), (25, {5}), (30, {5, 6}), (45, {6, 7})]
)
def test_the_minutes_decide_how_many_moves(minutes: int, moves: set[int]) -> None:
    for week in (1, 6, 10):
        assert len(worked(built(minutes=minutes, week=week, gear=HOME))) in moves


def test_short_sessions_do_each_move_once() -> None:
    for minutes in (6, 12):
        assert {one.sets for one in worked(built(minutes=minutes, week=6))} == {1}


def test_six_minutes_are_one_leg_the_core_and_a_calf_or_hip() -> None:
    assert [len(patterns(built(minutes=6)) & part) for part in (SINGLE_LEG, CORE)] == [1, 1]
    assert patterns(built(minutes=6)) & {Pattern.CALF_ANKLE, Pattern.HIP_STABILITY}


def test_twenty_minutes_are_legs_and_core() -> None:
    assert built(minutes=20).type is SessionType.STRENGTH_LOWER
    assert built(minutes=21).type is SessionType.STRENGTH_FULL


def test_moves_that_do_not_compete_share_one_rest() -> None:
    session = built(minutes=45, gear=HOME)
    paired = [index for index, one in enumerate(worked(session)) if one.paired]
    assert paired
    for index in paired:
        before, after = exercises(session)[index - 1], exercises(session)[index]
        assert before.pattern is not after.pattern
        assert not worked(session)[index - 1].paired


@pytest.mark.parametrize("kind", STRENGTH)
@pytest.mark.parametrize("gear", GEARS)
@pytest.mark.parametrize("minutes", BUDGETS)
def test_every_leg_session_has_a_compound_one_leg_core_and_recovery(kind: SessionType, gear: str, minutes: int) -> None:
    session = built(kind, minutes, gear=GEARS[gear])
    chosen = exercises(session)
    big = SINGLE_LEG | {Pattern.SQUAT, Pattern.HINGE}
    assert any(one.pattern in big and Tag.NOT_COMPOUND not in one.tags for one in chosen)
    assert patterns(session) & SINGLE_LEG
    assert patterns(session) & CORE
    assert session.blocks[-1].kind is BlockKind.COOL_DOWN


def test_every_exercise_of_a_session_is_another() -> None:
    for one in training(10, minutes=45, gear=HOME):
        names = [exercise.id for exercise in exercises(one.session)]
        assert len(names) == len(set(names))


def test_the_first_session_ever_has_two_sets_at_most() -> None:
    session = built(minutes=45, week=6, first_ever=True)
    assert {one.sets for one in worked(session)} <= {1, 2}
    assert any(isinstance(reason, why.FirstSession) for reason in session.because)


def test_light_core_days_load_no_legs_and_stay_far_from_failure() -> None:
    session = built(SessionType.CORE_MOBILITY, 45, week=10, gear=GEARS["gym"], level_cap=3)
    core = [one for block in session.blocks if block.kind is BlockKind.CORE for one in block.prescriptions]
    assert patterns(session) <= CORE | {Pattern.MOBILITY, Pattern.FOAM_ROLLING}
    assert 0 < len(core) <= 4
    assert all(one.sets <= 2 and (one.rir is None or one.rir[0] >= 3) for one in core)


def test_recovery_walks_moves_and_rolls() -> None:
    session = built(SessionType.RECOVERY, 30)
    moves = exercises(session)
    assert session.walk_min >= 10
    assert 3 <= sum(one.pattern is Pattern.MOBILITY for one in moves) <= 5
    assert any(one.pattern is Pattern.FOAM_ROLLING for one in moves)


def test_low_impact_strength_is_level_one_without_weights_or_jumps() -> None:
    session = built(
        SessionType.LOW_IMPACT_STRENGTH, 30, week=14, gear=GEARS["gym"], level_cap=3, jumps=60, jump_level=2
    )
    assert all(one.level == 1 and one.impact is not Impact.HIGH for one in exercises(session))
    assert all(one.load.kg == 0 and one.sets <= 2 for one in worked(session))
    assert all(one.rir is None or one.rir[0] >= 4 for one in worked(session))


def test_upper_body_days_push_pull_and_brace() -> None:
    session = built(SessionType.STRENGTH_UPPER_CORE, 30, gear=HOME)
    assert patterns(session) == CORE | {Pattern.PUSH, Pattern.PULL}


def test_nothing_is_nothing() -> None:
    session = built(SessionType.NONE)
    assert (session.blocks, session.estimate_s, session.tips) == ((), 0, ())


def test_strength_ends_with_one_tip_on_food_and_one_on_something_else() -> None:
    tips = {tip.id: tip.kind for tip in catalogue().tips}
    kinds = [tips[tip] is TipKind.FOOD for tip in built().tips]
    assert kinds == [True, False]


def test_no_tip_comes_again_within_two_weeks() -> None:
    told = [(one.order.day, tip) for one in training(20, days=(0, 2, 4)) for tip in one.session.tips]
    for day, tip in told:
        assert not [other for other, same in told if same == tip and 0 < (day - other).days < 14]


def test_the_same_order_always_gives_the_same_session() -> None:
    assert built(minutes=45, gear=HOME) == built(minutes=45, gear=HOME)


def test_warm_ups_and_cool_downs_change_from_day_to_day() -> None:
    frames = {
        tuple(
            one.exercise
            for block in built(day=DAY.replace(day=day)).blocks
            if block.kind in (ORDER[0], ORDER[-1])
            for one in block.prescriptions
        )
        for day in range(1, 8)
    }
    assert len(frames) > 3


def test_someone_who_owns_nothing_outdoors_gets_a_whole_session() -> None:
    session = built(minutes=45, gear=NOTHING, outdoors=True)
    assert all(not one.equipment and not one.equipment_any for one in exercises(session))
    assert session.type is SessionType.STRENGTH_FULL
