"""httpx against aiohttp, side by side: `python -m tests.benchmarks.transport`.

Bare sends 64 at once, and an echo loop over 64 chats, against the stand-in without limits in a process of its own. The
ratios are what to trust: the stand-in takes part in each second, so CPU is this process's alone. Medians of the runs.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from msgspec import Struct

from bot.buttons import Act, Action
from bot.playground.playground import TOKEN, Playground
from bot.replies import Button, Screen, Send
from bot.settings import AIOHTTP, HTTPX, Secret
from bot.telegram import Telegram

CHATS = 64
MESSAGES = 2000
RUNS = 3
WARM_UP = 200
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BUTTONS = ((Button("Done", Act(Action.DONE)), Button("Sore", Act(Action.SORE))), (Button("Why?", Act(Action.WHY)),))
TEXT = Send(
    screen=Screen("Easy run, then <b>20 minutes</b> of core: dead bug 2 × 8, side plank 2 × 25 s. " * 3, BUTTONS)
)
_KNOWN_FROM = 1000


class Cost(Struct, frozen=True):
    """What one message cost: seconds on the clock, and of this process's CPU."""

    clock: float
    cpu: float


class StandIn(Struct, frozen=True):
    """The stand-in's process: its address, and how to make its people talk."""

    url: str
    say: Callable[[int], Awaitable[None]]


async def serve() -> None:
    """The other process: prints its address, then lets as many messages come as each line of its input asks for."""
    playground = Playground(now=lambda: NOON, limits=False)
    await playground.start()
    people = [playground.user(_KNOWN_FROM + number) for number in range(CHATS)]
    print(playground.url, flush=True)  # noqa: T201 - read by the process that started us
    while line := await asyncio.to_thread(sys.stdin.readline):
        for number in range(int(line)):
            people[number % CHATS].say("An echo, please")
        print("said", flush=True)  # noqa: T201 - the same
    await playground.stop()


@asynccontextmanager
async def standing_in() -> AsyncIterator[StandIn]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.transport", "serve", stdin=pipe, stdout=pipe
    )
    assert process.stdin is not None
    assert process.stdout is not None
    asks, tells = process.stdin, process.stdout

    async def say(messages: int) -> None:
        asks.write(f"{messages}\n".encode())
        await tells.readline()

    yield StandIn((await tells.readline()).decode().strip(), say)
    asks.close()
    await process.wait()


async def sends(telegram: Telegram, _: StandIn, messages: int) -> None:
    """So many messages, to 64 chats at once."""
    left = iter(range(messages))

    async def one_after_another() -> None:
        for number in left:
            await telegram.deliver(_KNOWN_FROM + number % CHATS, TEXT, None)

    await asyncio.gather(*(one_after_another() for _ in range(CHATS)))


async def echoes(telegram: Telegram, stand_in: StandIn, messages: int) -> None:
    """So many messages come in, are read batch by batch, and are answered together."""
    await stand_in.say(messages)
    offset, answered = None, 0
    while answered < messages:
        batch = await telegram.updates(offset, 5)
        said = [one["message"] for one in batch]
        await asyncio.gather(
            *(telegram.deliver(one["chat"]["id"], Send(screen=Screen(one["text"])), None) for one in said)
        )
        offset, answered = batch[-1]["update_id"] + 1, answered + len(batch)
    await telegram.updates(offset, 0)


Work = Callable[[Telegram, StandIn, int], Awaitable[None]]


async def measured(work: Work, transport: str) -> Cost:
    """One run against a stand-in of its own, warmed up."""
    async with standing_in() as stand_in:
        telegram = Telegram(Secret(TOKEN), stand_in.url, transport=transport)
        await telegram.start()
        await echoes(telegram, stand_in, WARM_UP)
        clock, cpu = time.perf_counter(), time.process_time()
        await work(telegram, stand_in, MESSAGES)
        spent = Cost((time.perf_counter() - clock) / MESSAGES, (time.process_time() - cpu) / MESSAGES)
        await telegram.stop()
    return spent


async def median(work: Work, transport: str) -> Cost:
    runs = [await measured(work, transport) for _ in range(RUNS)]
    return Cost(statistics.median(one.clock for one in runs), statistics.median(one.cpu for one in runs))


async def compare() -> None:
    print(f"{MESSAGES} messages, {CHATS} at once, median of {RUNS} runs, {type(asyncio.get_running_loop()).__module__}")  # noqa: T201 - the benchmark's output
    print("| | messages/s | CPU ms each | times the rate | times less CPU |\n|---|---|---|---|---|")  # noqa: T201 - the same
    for name, work in (("bare sends", sends), ("echo loop", echoes)):
        slow = await median(work, HTTPX)
        for transport, cost in ((HTTPX, slow), (AIOHTTP, await median(work, AIOHTTP))):
            figures = f"{1 / cost.clock:.0f} | {cost.cpu * 1000:.2f}"
            ratios = f"{slow.clock / cost.clock:.1f} | {slow.cpu / cost.cpu:.1f}"
            print(f"| {name}, {transport} | {figures} | {ratios} |", flush=True)  # noqa: T201 - the same


if __name__ == "__main__":
    asyncio.run(serve() if sys.argv[1:] == ["serve"] else compare())
