"""Left and right compared: when it is offered, how it is told, what follows."""

import pytest
from msgspec.structs import replace

from bot.buttons import Act, Action
from coaching.facts import AnyFact, SidesTested, SideTest
from coaching.health.sides import due, first_side, weaker
from coaching.memory.fold import rebuild
from coaching.memory.state import TrainingState
from coaching.runner import Condition, Joint
from coaching.session import Easing
from coaching.session_type import SessionType
from tests.bot.living import lived
from tests.bot.talking import Runner
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


# In the chat


def strength_day(runner: Runner) -> Runner:
    """Moved on to the next day whose session suits it."""
    forgotten = replace(runner.person.chat, sides_offered=None)
    runner.person = replace(runner.person, chat=forgotten)
    for _ in range(7):
        runner.waits(days=1).says("/today")
        if "⚖️ Left and right" in runner.labels:
            return runner
    raise AssertionError("never offered")


def test_it_is_offered_below_a_session_and_taken_by_text_and_taps() -> None:
    runner = strength_day(lived(5))
    assert "Once in four weeks" in runner.text
    runner.taps_label("⚖️ Left and right").says("L 18 R 22")
    assert "Standing on one leg" in runner.text
    runner.taps_label("30").taps_label("30")
    assert "Side plank" in runner.text
    runner.says("20").says("30")
    assert runner.kinds() == ["SidesTested"] * 3
    assert "left 18, right 22 · left is weaker" in runner.text
    assert "left first" in runner.text
    assert rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training
    assert "left first" in runner.says("/today").text
    assert "⚖️ Left and right" not in runner.labels
    assert "Side plank: left 20 s, right 30 s" in runner.says("/progress").text


def test_a_test_can_be_skipped_and_all_of_them_too() -> None:
    runner = lived(5).taps(Act(Action.OPEN, None, "sides"))
    for _ in range(3):
        runner.taps_label("Skip")
    assert runner.heard.facts == ()
    assert "another time" in runner.text


@pytest.mark.parametrize(("text", "sides"), [(text, (18, 22)) for text in ("18 22", "right 22 left 18", "l18/r22")])
def test_both_sides_in_one_line(text: str, sides: tuple[int, int]) -> None:
    runner = lived(2).taps(Act(Action.OPEN, None, "sides")).says(text).says("skip").says("skip")
    (found,) = [fact for fact in runner.heard.facts if isinstance(fact, SidesTested)]
    assert (found.left, found.right) == sides
