"""Where soreness, pain, illness and breaks change what is asked: one day or point on either side (rules 3.4 to 4.6)."""

import pytest

from coaching.exercise import Impact
from coaching.facts import Feel, PainReported, SessionDone, SessionPrescribed
from coaching.memory.count import Count, week_number
from coaching.memory.state import TrainingState
from coaching.modifiers import NO_LIMITS
from coaching.ordering import order_of
from coaching.planning import Outlook
from coaching.reasons.base import Reason
from coaching.reasons.readiness import BackAfterBreak, IllTooLong, PainEased, PainLeftOut, PainSeeSomebody, SoreTooOften
from coaching.runner import Joint
from coaching.session_type import SessionType
from tests.coaching.told import (
    MONDAY,
    PROFILE,
    a_session,
    at,
    day,
    ill,
    kinds,
    on,
    pain,
    sore,
    told,
    trained,
    well,
)

RECENT = trained(-3)


def test_the_deload_week_leaves_room_for_its_one_leg_session() -> None:
    found = on(told(RECENT, sore(0, 5), sore(1, 5), sore(2, 5)), 4)
    assert found.cap is SessionType.STRENGTH_FULL


def test_six_days_of_illness_need_no_doctor() -> None:
    assert IllTooLong not in kinds(on(told(RECENT, ill(0), well(6)), 8))


@pytest.mark.parametrize(("third", "often"), [(27, True), (28, False)])
def test_deloads_count_as_too_often_within_28_days(third: int, *, often: bool) -> None:
    state = told(sore(0, 5), trained(1), sore(14, 5), trained(15), sore(third, 5), trained(third + 1))
    assert (SoreTooOften in kinds(on(state, third + 2))) == often


def test_pain_of_two_is_not_yet_gone() -> None:
    three_days = (pain(1, 2, Joint.KNEE), pain(2, 2, Joint.KNEE), pain(3, 2, Joint.KNEE))
    assert on(told(RECENT, pain(0, 5, Joint.KNEE), *three_days), 3).joints == {Joint.KNEE}


@pytest.mark.parametrize(("score", "reason"), [(3, PainEased), (4, PainLeftOut)])
def test_pain_of_three_eases_its_place_and_of_four_leaves_it_out(score: int, reason: type[Reason]) -> None:
    found = on(told(RECENT, pain(0, score, Joint.KNEE)), 0)
    assert kinds(found) == [reason]
    assert (Joint.KNEE in found.eased_joints, Joint.KNEE in found.joints) == (score == 3, score == 4)
    assert (found.contacts_factor, found.max_impact, found.no_progress) == (0.0, Impact.NONE, True)


@pytest.mark.parametrize(
    "reports",
    [
        (pain(0, 5, Joint.KNEE), pain(1, 3, Joint.KNEE)),
        (pain(0, 3, Joint.KNEE), pain(1, 4, Joint.KNEE)),
        (pain(0, 3, Joint.KNEE, sharp=True), pain(1, 3, Joint.KNEE)),
    ],
    ids=["5 then 3", "3 then 4", "sharp"],
)
def test_a_place_that_once_hurt_more_stays_out_until_it_is_gone(reports: tuple[PainReported, ...]) -> None:
    assert on(told(RECENT, *reports), 1).joints == {Joint.KNEE}


def test_a_three_after_the_pain_was_gone_is_a_three_again() -> None:
    gone = (pain(1, 0), pain(2, 0), pain(3, 0))
    assert kinds(on(told(RECENT, pain(0, 6, Joint.KNEE), *gone, pain(4, 3, Joint.KNEE)), 4)) == [PainEased]


def test_a_mild_pain_that_stays_for_a_week_is_for_a_physio() -> None:
    assert PainSeeSomebody in kinds(on(told(RECENT, pain(0, 3, Joint.KNEE)), 7))


def test_after_a_week_without_strength_one_rep_more_stays_in_reserve() -> None:
    found = on(told(trained(-9)), 0)
    assert (found.rir_plus, found.no_progress) == (1, True)


def test_the_seventh_day_after_a_fortnight_off_is_still_of_the_first_week() -> None:
    state = told(trained(-20), trained(0))
    assert BackAfterBreak in kinds(on(state, 6))
    assert BackAfterBreak not in kinds(on(state, 7))


@pytest.mark.parametrize(("week", "again"), [(10, 5), (9, 5), (8, 1), (5, 1)])
def test_four_weeks_off_go_back_one_phase(week: int, again: int) -> None:
    count = Count(week=week, monday=day(-35), last_lower=day(-30), strength_weeks=week, lower=2 * week)
    assert week_number(count, MONDAY, PROFILE) == again


def extra_set(state: TrainingState, number: int = 0) -> bool:
    """Whether the session of the day may have one set more."""
    placed = Outlook(state, day(number)).on(day(number))
    return order_of(state, placed, SessionType.STRENGTH_FULL, minutes=30, week=3, found=NO_LIMITS).extra_set


STEADY = tuple(trained(number) for number in range(-28, 0, 3))


@pytest.mark.parametrize(("score", "room"), [(2, True), (3, False)])
def test_room_for_a_set_more_wants_soreness_of_two_or_less(score: int, *, room: bool) -> None:
    assert extra_set(told(*STEADY, sore(-5, score))) == room


@pytest.mark.parametrize(("told_on", "room"), [(-15, True), (-14, False)])
def test_room_for_a_set_more_wants_two_weeks_of_it(told_on: int, *, room: bool) -> None:
    assert extra_set(told(*STEADY, sore(told_on, 3))) == room


def test_a_session_too_hard_in_the_last_two_weeks_leaves_no_room_for_a_set_more() -> None:
    def felt(number: int, feel: Feel) -> tuple[SessionPrescribed, SessionDone]:
        session = a_session(number)
        return (
            SessionPrescribed(at=at(number), day=day(number), session=session),
            SessionDone(at=at(number), day=day(number), feel=feel),
        )

    assert not extra_set(told(trained(-28), felt(-14, Feel.TOO_HARD), trained(-4)))
    assert extra_set(told(trained(-28), felt(-15, Feel.TOO_HARD), trained(-4)))
