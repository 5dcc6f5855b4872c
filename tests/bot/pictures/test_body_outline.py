"""Where it hurts on the outline of a body: on the side that was told, as the runner has it."""

import pytest

from bot.pictures.anatomy import painful
from coaching.facts import LEFT, RIGHT
from coaching.runner import Joint


@pytest.mark.parametrize(
    ("joint", "view", "side", "right_half"),
    [
        (Joint.KNEE, "front", LEFT, True),
        (Joint.KNEE, "front", RIGHT, False),
        (Joint.HAMSTRING, "back", LEFT, False),
        (Joint.HAMSTRING, "back", RIGHT, True),
    ],
)
def test_a_side_is_drawn_where_one_who_looks_at_the_runner_sees_it(
    joint: Joint, view: str, side: str, *, right_half: bool
) -> None:
    [(x, _)] = painful(joint, side, view)
    assert (x > 0) is right_half


def test_both_sides_are_ringed_where_none_was_told_and_the_back_only_once() -> None:
    assert sorted(x > 0 for x, _ in painful(Joint.KNEE, "", "front")) == [False, True]
    assert painful(Joint.KNEE, "", "back") == ()
    assert len(painful(Joint.LOW_BACK, LEFT, "back")) == 1
