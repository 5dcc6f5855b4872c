"""What is told in words leads to the screen where it is done, and never to a dead end."""

import pytest

from coaching.facts import LegFeel, LegsFelt
from tests.bot.talking import MONDAY, THURSDAY, Runner


def test_springy_legs_after_the_long_run_are_kept_and_the_session_is_shown() -> None:
    runner = Runner(day=MONDAY).says("my legs were springy on the long run")
    assert [fact.feel for fact in runner.facts if isinstance(fact, LegsFelt)] == [LegFeel.SPRINGY]


@pytest.mark.parametrize(
    "text",
    ["legs flat", "legs ok", "change to pounds", "no messages on sunday", "half marathon on 12 april", "3x10 @12kg",
     "swap the goblet squat", "only 12 minutes", "travelling till sunday", "my wife fainted", "can't today, tomorrow",
     "yesterday's log is wrong", "start the session", "export my data", "how do I do a copenhagen plank"],
)  # fmt: skip
def test_every_wish_leads_on_by_buttons(text: str) -> None:
    assert Runner(day=THURSDAY).says(text).labels


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("bought a kettlebell", {"wall", "bench_or_chair", "step_or_box", "kettlebell"}),
        ("I only have a band and a chair", {"band", "bench_or_chair"}),
        ("I have no chair", {"wall", "step_or_box"}),
    ],
)
def test_equipment_that_is_told_stands_ticked_in_the_list_to_be_confirmed(text: str, owned: set[str]) -> None:
    runner = Runner(day=THURSDAY).says(text)
    position = runner.person.chat.position
    assert position is not None
    assert (position.flow, position.step, set(position.draft["owned"])) == ("settings", "gear_list", owned)
    assert runner.taps_label("Done").labels


def test_equipment_that_is_not_named_leads_to_the_question() -> None:
    assert Runner(day=THURSDAY).says("I have new equipment").labels
