"""Every edge of every conversation, taken over real HTTP by chats side by side; what is not taken is named.

`make prove` walks them all, the quick tests those of the smaller flows.
"""

import asyncio
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.app import App
from tests.stories.edges import Edge, Walker, edges
from tests.stories.house import House

THURSDAY = datetime(2026, 11, 26, 8, tzinfo=UTC)
WHOLE = os.environ.get("WEEKS_EVERY") == "1"
CHATS, SIDE_BY_SIDE = 400, 24 if WHOLE else 8
LARGE = frozenset() if WHOLE else frozenset({"onboarding", "settings", "screening"})
ASKED = frozenset(edge for edge in edges() if edge[0] not in LARGE)


async def walked(app: App, house: House) -> tuple[frozenset[Edge], int]:
    """What was taken, and in how many answers."""
    wanted, taken = set(ASKED), set[Edge]()
    numbers, moves = iter(range(1, CHATS + 1)), 0

    async def one_after_the_other(numbers: Iterator[int]) -> None:
        nonlocal moves
        for number in numbers:
            if wanted:
                walker = Walker(app, house.user(number), wanted, taken, seed=number)
                await walker.walk()
                moves += walker.moves

    async with asyncio.TaskGroup() as group:
        for _ in range(SIDE_BY_SIDE):
            group.create_task(one_after_the_other(numbers))
    return frozenset(taken), moves


async def test_every_edge_of_every_flow_is_walked_over_http(tmp_path: Path) -> None:
    house = House(f"sqlite:///{tmp_path / 'coach.db'}", THURSDAY, per_second=1000)
    await house.playground.start()
    async with house.coach() as app:
        taken, moves = await walked(app, house)
    await house.playground.stop()
    print(f"{len(taken & ASKED)} of {len(ASKED)} edges walked in {moves} answers")  # noqa: T201 - the figure that is asked for
    missing = sorted(" ".join((flow, step, "->", to or "the end")) for flow, step, to in ASKED - taken)
    assert not missing, "\n".join(["edges that nobody walked:", *missing])
