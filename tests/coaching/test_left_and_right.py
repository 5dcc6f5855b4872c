"""Left and right compared: on which days it is offered, and what the numbers say."""

import pytest
from msgspec.structs import replace

from coaching.facts import AnyFact, SidesTested, SideTest
from coaching.health.sides import due, first_side, weaker
from coaching.memory.state import TrainingState
from coaching.runner import Condition, Joint
from coaching.session import Easing
from coaching.session_type import SessionType
from tests.coaching.told import PROFILE, a_session, at, day, pain, told, trained

FOUR = tuple(trained(number) for number in (-13, -10, -6, -3))


def compared(left: int, right: int, test: SideTest = SideTest.CALF_RAISES, number: int = 0) -> SidesTested:
    return SidesTested(at=at(number), day=day(number), test=test, left=left, right=right)


def after(*facts: AnyFact | tuple[AnyFact, ...]) -> TrainingState:
    return told(*FOUR, *facts)


# When


@pytest.mark.parametrize(("sessions", "offered"), [(3, False), (4, True)])
def test_it_is_offered_from_the_fourth_session_on(sessions: int, *, offered: bool) -> None:
    assert due(told(*FOUR[:sessions]), a_session(0)) == offered


@pytest.mark.parametrize(("passed", "again"), [(27, False), (28, True)])
def test_every_four_weeks_at_most_whether_it_was_taken_or_only_offered(passed: int, *, again: bool) -> None:
    session = a_session(passed)
    assert due(after(compared(18, 22)), session) == again
    assert due(after(), session, offered=day(0)) == again
    assert due(after(), a_session(0), offered=day(0))


def test_only_where_the_session_suits_it() -> None:
    state = after()
    assert not due(state, a_session(0, SessionType.STRENGTH_UPPER_CORE))
    assert not due(state, a_session(0, easing=Easing.DELOAD))
    assert not due(after(trained(0)), a_session(0))
    assert not due(after(pain(-1, 6, Joint.KNEE)), a_session(0))
    cautious = replace(PROFILE, conditions=frozenset({Condition.PREGNANT}), cleared=True)
    assert not due(told(*FOUR, profile=cautious), a_session(0))


# What it says


@pytest.mark.parametrize(
    ("test", "left", "right", "side"),
    [
        (SideTest.CALF_RAISES, 18, 20, ""),
        (SideTest.CALF_RAISES, 18, 21, "left"),
        (SideTest.CALF_RAISES, 21, 18, "right"),
        (SideTest.SIDE_PLANK, 30, 34, ""),
        (SideTest.SIDE_PLANK, 30, 35, "left"),
        (SideTest.BALANCE, 35, 30, "right"),
    ],
)
def test_a_clear_difference_names_the_weaker_side(test: SideTest, left: int, right: int, side: str) -> None:
    assert weaker(compared(left, right, test)) == side


def test_tests_that_contradict_each_other_put_no_side_first() -> None:
    calf, plank = compared(18, 22), compared(40, 30, SideTest.SIDE_PLANK)
    assert first_side(after(calf)) == "left"
    assert first_side(after(calf, plank)) == ""
    assert first_side(after(calf, compared(22, 22, number=28))) == ""
