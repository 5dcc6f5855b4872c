"""`make chaos`: the coach killed with SIGKILL, hundreds of times under load, on SQLite and on PostgreSQL; its figures.

python -m tests.chaos [KILLS] [SEED]
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from random import Random  # noqa: TID251 - seeded: it picks the moments of death

from tests.chaos.campaign import RANDOM, Campaign, Verdict
from tests.chaos.doomed import LEASE_S, POINTS
from tests.chaos.pair import Pair
from tests.chaos.table import table
from tests.databases import postgres

KILLS = 240
"""In all: two fifths on each database at all points, one fifth of one of two processes."""


def order(kills: int, seed: int) -> list[str]:
    """The points, each as often as the others, a random moment three times as often; in any order."""
    points = list(islice(cycle((*POINTS, *(RANDOM,) * 3)), kills))
    Random(seed).shuffle(points)
    return points


async def one_after_the_other(database: str, kills: int, seed: int) -> Verdict:
    """One process that polls, killed and started again."""
    campaign = Campaign(database, seed)
    async with campaign.open():
        for point in order(kills, seed):
            await campaign.kill(point)
        await campaign.settle()
        return await campaign.verdict()


async def one_of_two(database: str, kills: int, seed: int) -> tuple[Verdict, float]:
    """Two processes that updates are pushed to: one is killed, the other goes on. And the slowest answer, in s."""
    pair = Pair(database, seed)
    async with pair.open():
        for _ in range(kills):
            await pair.kill_one()
        await pair.settle()
        return await pair.verdict(), pair.slowest


async def show(name: str, kills: int, verdict: Verdict, began: float) -> bool:
    """Prints the figures; whether they are as they have to be."""
    print(table(f"\n{name}: {kills} kills in {time.monotonic() - began:.0f} s", verdict), flush=True)  # noqa: T201 - what it is for
    return verdict.clean


async def main(arguments: Sequence[str]) -> int:
    """0 where nothing was lost and nothing doubled."""
    kills, seed = (int(given) for given in (*arguments, *(str(KILLS), "1")[len(arguments) :]))
    each, pairs = kills * 2 // 5, kills - 2 * (kills * 2 // 5)
    well = []
    with tempfile.TemporaryDirectory() as folder, postgres() as server:
        for name, database in (("SQLite", f"sqlite:///{Path(folder) / 'coach.db'}"), ("PostgreSQL", server.fresh())):
            began = time.monotonic()
            well.append(await show(name, each, await one_after_the_other(database, each, seed), began))
        began = time.monotonic()
        verdict, slowest = await one_of_two(server.fresh(), pairs, seed)
        name = f"PostgreSQL, one of two by webhook (lease {LEASE_S:g} s, slowest answer {slowest:.1f} s)"
        well.append(await show(name, pairs, verdict, began))
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
