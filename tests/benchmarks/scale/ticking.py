"""The tick of a real coach over a seeded database, with nothing due and with so many due."""

import statistics
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import bindparam, update

from bot.delivery.tick import Delivery
from bot.replies import Toast
from data import engine
from data.outbox_store import Message as Held
from data.store import Store
from data.tables import delivery
from tests.benchmarks.seeding import FIRST_ID, zone_and_hour
from tests.bot.talking import conversation

NOW = datetime(2025, 1, 13, 12, tzinfo=UTC)
"""A week after the first day of all runners."""
DUE = (10, 100, 1000)
IDLE_TICKS, RUNS = 300, 3
SPREAD = 7919
"""A prime: so far apart are the runners who are due, in the order of their ids."""


class Ticks(Struct, frozen=True):
    """Medians in ms: nothing due, so many due, the owner's figures.

    Of the three ticks with something due the later two find the day's session decided.
    """

    idle_ms: float
    due_ms: dict[int, float]
    figures_ms: float


class Nowhere:
    """An outlet that leaves everything in the outbox."""

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        """Nothing is sent."""


async def ticks(address: str, runners: int) -> Ticks:
    store = Store(engine.create(address))
    ticking = Delivery(store, conversation(), Nowhere())
    idle = [await _timed(ticking) for _ in range(IDLE_TICKS)]
    due = {count: await _with_due(store, ticking, runners, count) for count in DUE if runners >= count}
    began = time.perf_counter()
    async with store.read() as reader:
        await reader.figures(NOW)
    figures = (time.perf_counter() - began) * 1000
    await store.close()
    return Ticks(statistics.median(idle), due, figures)


async def _with_due(store: Store, ticking: Delivery, runners: int, count: int) -> float:
    found = []
    for _ in range(RUNS):
        await make_due(store, runners, count)
        found.append(await _timed(ticking, count))
    return statistics.median(found)


async def _timed(ticking: Delivery, count: int = 0) -> float:
    began = time.perf_counter()
    judged = await ticking.tick(NOW)
    took = (time.perf_counter() - began) * 1000
    assert judged == count, f"{judged} were due and not {count}"
    return took


async def make_due(store: Store, runners: int, count: int) -> None:
    """The morning messages of so many runners, all over the table, come now instead of tomorrow."""
    await come_now(store, [FIRST_ID + number * SPREAD % runners for number in range(count)])


async def come_now(store: Store, ids: Sequence[int], at: datetime = NOW - timedelta(seconds=1)) -> None:
    """The morning messages of these runners come now, or today at another instant, instead of tomorrow."""
    async with store.unit() as unit:
        await unit._run(_FORGET_TODAY, [{"who": one, "today": _today(one)} for one in ids])
        rows = [{"who": one, "then": at, "today": _today(one)} for one in ids]
        await unit._run(_COME_NOW, rows)


def _today(runner_id: int) -> object:
    zone, _ = zone_and_hour(runner_id)
    return NOW.astimezone(zone).date()


_ITS_MORNING = (delivery.c.runner_id == bindparam("who"), delivery.c.kind == "morning")
_FORGET_TODAY = delivery.delete().where(*_ITS_MORNING, delivery.c.day == bindparam("today"))
_COME_NOW = (
    update(delivery)
    .where(*_ITS_MORNING, delivery.c.status == "pending")
    .values(at=bindparam("then", type_=delivery.c.at.type), day=bindparam("today"))
)
