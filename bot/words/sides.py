"""Left and right compared, in words."""

from collections.abc import Iterable

from coaching.facts import SidesTested, SideTest
from coaching.health.sides import first_side, weaker
from coaching.memory.state import TrainingState

NAMES = {
    SideTest.CALF_RAISES: "Calf raises on one leg",
    SideTest.BALANCE: "Standing on one leg",
    SideTest.SIDE_PLANK: "Side plank",
}
_HOW = {
    SideTest.CALF_RAISES: (
        "How many clean, full calf raises on your {side} leg? Two fingers on a wall; stop when the height goes, at 30 "
        "at the latest."
    ),
    SideTest.BALANCE: "How many seconds do you stand still on your {side} leg, hands on hips? Stop at 60.",
    SideTest.SIDE_PLANK: (
        "How many seconds of clean side plank on your {side} side? Stop when the hip sinks, at 60 at the latest."
    ),
}
COUNTS = {
    SideTest.CALF_RAISES: (5, 8, 10, 12, 15, 18, 20, 22, 25, 30),
    SideTest.BALANCE: (5, 10, 15, 20, 25, 30, 40, 50, 60),
    SideTest.SIDE_PLANK: (10, 15, 20, 25, 30, 35, 40, 45, 60),
}
OFFER = "⚖️ <i>Every four weeks, before you start: left against right, three short tests.</i>"
HINT = "Tap a number, or type it: “18”. Both sides at once work too: “L 18 R 22”."
NOTHING_TESTED = "Then another time. /today shows today's session."
SAME = "Both sides are alike. As you were."
KEPT = "All stays as it was. /today shows today's session."


def ask(test: SideTest, side: str) -> str:
    """One side of one test."""
    return f"<b>{NAMES[test]}</b>, {side}\n{_HOW[test].format(side=side)}"


def first(side: str) -> str:
    """Which side begins, above a session."""
    return f"⚖️ One-sided moves: {side} first, it is the weaker one. The other side does only as many."


def line(one: SidesTested) -> str:
    """One test: "Side plank: left 30 s, right 40 s"."""
    unit = " s" if one.test.timed else ""
    side = weaker(one)
    return f"{NAMES[one.test]}: left {one.left}{unit}, right {one.right}{unit}{f' · {side} is weaker' if side else ''}"


def lines(tested: Iterable[SidesTested]) -> str:
    """The tests, a line each, in their order; "" where there are none."""
    order = list(SideTest)
    return "\n".join(line(one) for one in sorted(tested, key=lambda one: order.index(one.test)))


def result(state: TrainingState, tested: Iterable[SidesTested]) -> str:
    """What came of it, and what follows."""
    side = first_side(state)
    return f"⚖️ <b>Left and right</b>\n{lines(tested)}\n\n{first(side) if side else SAME}"
