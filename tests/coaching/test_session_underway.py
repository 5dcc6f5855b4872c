"""A session under way: swaps, the session as it was done, sessions stopped early, the offer of the jump test."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from coaching.coach import Coach
from coaching.dosing.best import Best
from coaching.exercise import Impact
from coaching.facts import AnyFact, ExerciseDone, SessionDone, SessionPrescribed, SessionUndone, SetDone
from coaching.health.jumps import may_jump, untested
from coaching.memory.count import Trained
from coaching.memory.fold import fold
from coaching.memory.state import TrainingState
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons.session import Swapped
from coaching.runner import Gear, Joint
from coaching.session import BlockKind, Load, LoadKind, Prescription, Session
from coaching.underway import amended, swaps
from tests.coaching.building import catalogue, worked
from tests.coaching.test_jump_thresholds import jump_test, weeks
from tests.coaching.told import PROFILE, at, day, moment, onboarded, pain, sore, told

THURSDAY = 3
COACH = Coach(catalogue())


def started(gear: Gear = PROFILE.gear) -> TrainingState:
    return COACH.today(fold(None, [onboarded(0, replace(PROFILE, gear=gear))], catalogue()), moment(THURSDAY)).state


def thursday(state: TrainingState) -> Session:
    session = state.session_on(day(THURSDAY))
    assert session is not None
    return session


# Swaps


def test_a_swap_is_the_same_movement_with_what_is_at_hand_and_not_in_the_session_already() -> None:
    state = started()
    session = thursday(state)
    held = {one.exercise for one in session.prescriptions}
    for asked in worked(session):
        for offer in swaps(state, session, asked.exercise, catalogue()):
            one, before = catalogue()[offer.exercise], catalogue()[asked.exercise]
            assert one.pattern is before.pattern
            assert one.id not in held
            assert one.equipment <= PROFILE.gear.owned
            assert offer.sets <= asked.sets


def test_two_or_three_are_offered_for_leg_work_each_with_its_reason() -> None:
    state = started()
    session = thursday(state)
    found = swaps(state, session, worked(session)[0].exercise, catalogue())
    assert 2 <= len(found) <= 3
    assert all(isinstance(one.because[0], Swapped) for one in found)


def test_never_more_than_three_are_offered() -> None:
    for monday in range(0, 28, 7):
        state = COACH.today(fold(None, [onboarded(0)], catalogue()), moment(monday + THURSDAY)).state
        session = next(one for one in state.sessions if one.day == day(monday + THURSDAY))
        counts = [len(swaps(state, session, one.exercise, catalogue())) for one in worked(session)]
        assert max(counts) == 3


def test_the_easier_link_comes_first() -> None:
    state = started()
    session = thursday(state)
    for asked in worked(session):
        easier = catalogue()[asked.exercise].easier
        found = [one.exercise for one in swaps(state, session, asked.exercise, catalogue())]
        assert easier not in found or found[0] == easier


def test_a_painful_place_is_left_out_of_the_offers_too() -> None:
    state = fold(started(), [pain(THURSDAY, 5, Joint.KNEE)], catalogue())
    session = thursday(started())
    offered = [one for asked in worked(session) for one in swaps(state, session, asked.exercise, catalogue())]
    assert offered
    assert all(Joint.KNEE not in catalogue()[one.exercise].caution for one in offered)


def test_what_is_not_in_the_session_or_the_catalogue_has_no_offers() -> None:
    state = started()
    assert swaps(state, thursday(state), "goblet_squat", catalogue()) == ()
    assert swaps(state, thursday(state), "no_such_move", catalogue()) == ()


def test_the_swapped_one_counts_as_its_own_exercise_and_goes_on_next_time() -> None:
    state = started()
    session = thursday(state)
    before = worked(session)[0]
    taken = swaps(state, session, before.exercise, catalogue())[0]
    done = amended(session, {before.exercise: taken})
    facts = (
        SessionPrescribed(at=at(THURSDAY), day=day(THURSDAY), session=done),
        SessionDone(at=at(THURSDAY), day=day(THURSDAY)),
    )
    after = fold(state, facts, catalogue())
    assert taken.exercise in after.records
    assert before.exercise not in after.records
    coming = [COACH.preview(after, day(number), moment(THURSDAY)) for number in range(THURSDAY + 1, THURSDAY + 15)]
    again = next(one for one in coming if one.letter == session.letter and one.type is session.type)
    assert taken.exercise in {one.exercise for one in worked(again)}


# As it was done


def test_a_session_that_was_done_as_planned_is_the_plan() -> None:
    session = thursday(started())
    assert amended(session, {}) is session
    assert amended(session, {one.exercise: one for one in worked(session)}) == session


def test_what_was_done_before_the_plan_changed_stays_in_its_block() -> None:
    session = thursday(started())
    earlier = Prescription(exercise="goblet_squat", sets=2, reps=8, window=(8, 10), tempo="3-1-1", rest_s=60)
    kinds = {
        block.kind
        for block in amended(session, {}, [(BlockKind.MAIN, earlier)]).blocks
        if earlier in block.prescriptions
    }
    assert kinds == {BlockKind.MAIN}
    alone = replace(session, blocks=())
    assert amended(alone, {}, [(BlockKind.MAIN, earlier)]).blocks[0].prescriptions == (earlier,)


# Stopped early


def stopped(sets_done: int, minutes: int = 30) -> Trained:
    """A session of twelve sets of which so many were done, all of the first exercises."""
    state = started()
    moves = ("bodyweight_squat", "low_step_up", "kickstand_hinge", "calf_raise", "prone_y_raise", "dead_bug")
    asked = [Prescription(exercise=one, sets=2, reps=8, window=(8, 10), tempo="3-1-1", rest_s=60) for one in moves]
    plain = replace(thursday(state), minutes=minutes)
    session = amended(replace(plain, blocks=()), {}, [(BlockKind.MAIN, one) for one in asked])
    whole, half = divmod(sets_done, 2)
    done = [ExerciseDone(exercise=one, sets=(SetDone(count=8),) * 2) for one in moves[:whole]]
    if half:
        done.append(
            ExerciseDone(exercise=moves[whole], sets=(SetDone(count=8, side="left"), SetDone(count=8, side="right")))
        )
    facts = (
        SessionPrescribed(at=at(THURSDAY), day=day(THURSDAY), session=session),
        SessionDone(at=at(THURSDAY), day=day(THURSDAY), exercises=tuple(done)),
    )
    entry = fold(state, facts, catalogue()).trained_on(day(THURSDAY))
    assert entry is not None
    return entry


def test_half_a_session_counts_as_half() -> None:
    assert stopped(12).part == 1.0
    assert stopped(6).part == 0.5
    assert stopped(3).part == 0.25  # two sides are one set


@pytest.mark.parametrize(("sets", "minutes", "counts"), [(6, 30, True), (5, 30, False), (4, 45, True), (12, 15, True)])
def test_what_is_left_of_it_counts_toward_the_strength_week_from_a_quarter_of_an_hour(
    sets: int, minutes: int, *, counts: bool
) -> None:
    assert stopped(sets, minutes).lower_done is counts


def test_taken_back_it_is_a_whole_session_again() -> None:
    state = started()
    first = worked(thursday(state))[0].exercise
    done = SessionDone(at=at(THURSDAY), day=day(THURSDAY), exercises=(ExerciseDone(exercise=first, sets=()),))
    part = fold(state, [done], catalogue())
    back = fold(part, [SessionUndone(at=at(THURSDAY), day=day(THURSDAY))], catalogue())
    assert part.trained_on(day(THURSDAY)) != back.trained_on(day(THURSDAY))
    assert back == replace(state, as_of=back.as_of)


def test_the_best_set_is_remembered_by_load_and_then_by_reps() -> None:
    state = started()
    first = worked(thursday(state))[0].exercise

    def after(now: TrainingState, number: int, *sets: SetDone) -> TrainingState:
        session = replace(thursday(state), day=day(number))
        done = ExerciseDone(exercise=first, sets=sets)
        facts = (
            SessionPrescribed(at=at(number), day=day(number), session=session),
            SessionDone(at=at(number), day=day(number), exercises=(done,)),
        )
        return fold(now, facts, catalogue())

    ten = Load(LoadKind.WEIGHT, 10.0)
    one = after(state, 3, SetDone(count=10), SetDone(count=12))
    assert one.records[first].best == Best(12, day(3))
    two = after(one, 10, SetDone(count=11), SetDone(count=11))
    assert two.records[first].best == Best(12, day(3))
    three = after(two, 17, SetDone(count=8, load=ten), SetDone(count=9, load=ten))
    assert three.records[first].best == Best(9, day(17), ten)


# The jump test


def offered(*facts: AnyFact | tuple[AnyFact, ...], number: int = 0) -> bool:
    return untested(told(*weeks(8), *facts), day(number))


def test_the_test_is_offered_where_only_it_is_missing() -> None:
    assert offered()
    assert not offered(jump_test())
    assert not offered(pain(-3, 5, Joint.KNEE))
    assert not offered(sore(0, 3))
    assert not untested(told(*weeks(7)), day(0))


def test_jumps_belong_to_the_third_phase_and_wait_for_what_forbids_them() -> None:
    assert may_jump(9, NO_LIMITS)
    assert not may_jump(8, NO_LIMITS)
    for forbids in (Modifiers(contacts_factor=0.0), Modifiers(max_contacts=0), Modifiers(max_impact=Impact.LOW)):
        assert not may_jump(9, forbids)


@pytest.mark.parametrize(("days", "again"), [(13, False), (14, True)])
def test_a_test_that_was_not_passed_is_offered_again_after_two_weeks(days: int, *, again: bool) -> None:
    failed = replace(jump_test(calf_raises=10), day=day(0) - timedelta(days=1))
    assert offered(failed, number=days - 1) is again


@pytest.mark.parametrize(("days", "again"), [(0, True), (1, False), (27, False), (28, True)])
def test_an_offer_that_was_not_taken_up_comes_again_after_four_weeks(days: int, *, again: bool) -> None:
    assert untested(told(*weeks(8)), day(0), day(-days)) is again
