"""Left and right compared in the chat: where it is offered, how it is told, what follows."""

import pytest
from msgspec.structs import replace

from bot.buttons import Act, Action
from coaching.facts import SidesTested
from coaching.memory.fold import rebuild
from coaching.reasons.session import SideFirst
from coaching.session import Session
from tests.bot.living import lived
from tests.bot.talking import Runner


def session_of(runner: Runner) -> Session:
    session = runner.training.session_on(runner.today)
    assert session is not None
    return session


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
    assert "Every four weeks" in runner.text
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
    assert SideFirst(side="left") in session_of(runner).because
    assert "left first" in runner.taps_label("Why").text
    runner.says("/today")
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
