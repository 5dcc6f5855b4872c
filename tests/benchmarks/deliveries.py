# ruff: noqa: T201 - a command that prints what it found
"""What we start, from the due row to the marked row, beside bare sends: `python -m tests.benchmarks.deliveries`.

Each due row becomes a morning message of its own: no runner comes twice, so that no session was planned before. They
are prepared before they are due, as the coach does it in the half hour before, which is timed by itself; and others are
not, as after a standstill. The coach's process has one core; bare sends leave on the same transport, from the same
process, 64 at once. Limits are lifted in the stand-in and in the sender. Medians of the runs.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from bot.app import conversation
from bot.clock import ShiftedClock
from bot.command_line import spare_the_collector
from bot.delivery.tick import Delivery
from bot.desk import Arrival, Batch
from bot.machine import Machine, Surroundings
from bot.owner import Owner
from bot.replies import Toast
from bot.sending import pace
from bot.settings import Secret
from bot.telegram import Telegram
from data import catalogue, engine
from data.places import Places
from data.store import Store
from tests.benchmarks.answers.cells import CENTRE
from tests.benchmarks.answers.measuring import standing_in
from tests.benchmarks.scale.ticking import NOW, SPREAD, Nowhere, come_now
from tests.benchmarks.seeding import FIRST_ID, review_weekday, seed, zone_and_hour
from tests.benchmarks.transport import CHATS, TEXT

RUNNERS = 20_000
MESSAGES, WARM_UP, RUNS = 700, 200, 5
SOON, A_MOMENT = timedelta(minutes=1), timedelta(seconds=1)
AWAKE = range(7, 19)
"""The hours of the day at which a morning message is still sent, be it late: from seven on the evening reminder is."""
A_SECOND, OF_BARE = 1000, 0.25
"""The goals: Telegram's highest limit, and so much of the rate of bare sends."""
TOKEN = "4242:" + "benchmark" * 4


class Found(Struct, frozen=True):
    """Messages a second, and ms of CPU for one."""

    rate: float
    cpu_ms: float


class Nobody:
    """A source that brings nothing."""

    def __init__(self) -> None:
        self._stopped = asyncio.Event()
        self._brought: tuple[Batch, ...] = ()

    async def batches(self) -> AsyncIterator[Batch]:
        for one in self._brought:
            yield one
        await self._stopped.wait()

    def carry(self, toasts: Sequence[Toast]) -> Sequence[Toast]:
        return toasts

    def kept(self, arrivals: Sequence[Arrival]) -> None:
        pass

    def stop(self) -> None:
        self._stopped.set()


async def run(address: str, url: str) -> None:
    """The coach's process: prints what it found of deliveries and of bare sends."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    pace.CHAT_EVERY = 0.0
    store, telegram = Store(engine.create(address)), Telegram(Secret(TOKEN), url)
    await telegram.start()
    clock = ShiftedClock(lambda: NOW)
    around = Surroundings(
        store=store,
        channel=telegram,
        conversation=conversation(catalogue.load(), Places(), "https://t.me/coach_bot"),
        clock=clock,
        monotonic=time.monotonic,
        per_second=1_000_000,
        process="benchmark",
        owner=Owner(frozenset(), telegram, time.monotonic),
    )
    machine = Machine(around, Nobody())
    async with machine.running():
        due = expecting()

        async def one_run(count: int) -> list[Found]:
            not_prepared, ids = list(islice(due, count)), list(islice(due, count))
            await come_now(store, not_prepared, clock() - A_MOMENT)
            late = await deliveries(machine, store, clock, clock(), count)
            at = clock() + SOON
            await come_now(store, ids, at)
            ahead = await prepared(around, count)
            return [ahead, await deliveries(machine, store, clock, at, count), late, await bare(telegram, count)]

        await one_run(WARM_UP)
        spare_the_collector()
        runs = [await one_run(MESSAGES) for _ in range(RUNS)]
    await telegram.stop()
    await store.close()
    print(msgspec.json.encode([middle(list(row)) for row in zip(*runs, strict=True)]).decode(), flush=True)


def middle(runs: list[Found]) -> Found:
    return Found(statistics.median(one.rate for one in runs), statistics.median(one.cpu_ms for one in runs))


def expecting() -> Iterator[int]:
    """Who is awake and gets no weekly review instead: each runner once, all over the table."""
    for number in range(RUNNERS):
        one = FIRST_ID + number * SPREAD % RUNNERS
        zone, hour = zone_and_hour(one)
        there = NOW.astimezone(zone)
        if there.hour in AWAKE and there.weekday() != review_weekday(hour):
            yield one


async def prepared(around: Surroundings, count: int) -> Found:
    """What comes soon is prepared."""
    ahead = Delivery(around.store, around.conversation, Nowhere())

    async def work() -> None:
        while await ahead.look_ahead(around.clock()):
            pass

    return await timed(work, count)


async def deliveries(machine: Machine, store: Store, clock: ShiftedClock, at: datetime, count: int) -> Found:
    """So many morning messages that are due at that instant, until the last is marked as sent."""

    async def work() -> None:
        clock.move_to(at)
        await machine.delivery.tick(at)
        machine.sender.hand_over((), more=True)
        await machine.sender.settled()

    before = await sent(store)
    found = await timed(work, count)
    assert await sent(store) - before == count, "not every row became a message"
    return found


async def sent(store: Store) -> int:
    """How many messages we started have gone out."""
    async with store.read() as reader:
        figures = await reader.figures(NOW)
    return figures.sent - figures.waiting


async def bare(telegram: Telegram, count: int) -> Found:
    left = iter(range(count))

    async def one_after_another() -> None:
        for number in left:
            await telegram.deliver(1 + number % CHATS, TEXT, None)

    async def work() -> None:
        await asyncio.gather(*(one_after_another() for _ in range(CHATS)))

    return await timed(work, count)


async def timed(work: Callable[[], Awaitable[None]], count: int) -> Found:
    clock, cpu = time.perf_counter(), time.process_time()
    await work()
    return Found(count / (time.perf_counter() - clock), (time.process_time() - cpu) * 1000 / count)


async def compare() -> None:
    with tempfile.TemporaryDirectory(prefix="deliveries-") as folder:
        address = f"sqlite:///{Path(folder) / 'coach.db'}"
        await seed(address, RUNNERS, now=NOW)
        async with standing_in(CENTRE) as (_, _, url):
            ours = ("-m", "tests.benchmarks.deliveries", address, url)
            process = await asyncio.create_subprocess_exec(sys.executable, *ours, stdout=asyncio.subprocess.PIPE)
            told, _ = await process.communicate()
    ahead, sent, late, alone = msgspec.json.decode(told, type=tuple[Found, Found, Found, Found])
    print("| one core | messages/s | CPU ms each | a second of CPU sends | of bare sends |\n|---|---|---|---|---|")
    for name, one in {
        "prepared before they are due": ahead,
        "from due row to marked row, prepared": sent,
        "from due row to marked row, not prepared": late,
        f"bare sends, {CHATS} at once": alone,
    }.items():
        share = f"{1000 / one.cpu_ms:.0f} | {alone.cpu_ms / one.cpu_ms:.2f}" if one is not ahead else " | "
        print(f"| {name} | {one.rate:.0f} | {one.cpu_ms:.2f} | {share} |")
    for goal, reached in {
        f"{A_SECOND} messages a second": sent.rate >= A_SECOND,
        f"{OF_BARE} of bare sends": alone.cpu_ms / sent.cpu_ms >= OF_BARE,
    }.items():
        print(f"{'reached    ' if reached else 'NOT reached'}: {goal}", flush=True)


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:]) if sys.argv[1:] else compare())
