# ruff: noqa: T201 - a command that prints what it found
"""From `python -m bot` to the first question for updates, and from SIGTERM to the end.

`python -m tests.benchmarks.start`

The database is up to date and empty, the files are in the cache and compiled; each is a run of a process of its own.
"""

import asyncio
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from msgspec import Struct

from data import engine
from data.migrate import migrate
from tests.benchmarks.scale.starting import TOKEN, bot_api, cpu_s, environment

RUNS = 7
GOAL_S = 1.0
IDLE_S = 2.0
"""So long after its first question it has done what a start leaves to do, and is idle."""


class Run(Struct, frozen=True):
    """Seconds to the first question for updates, by the clock and of CPU, and from SIGTERM to the end."""

    start: float
    cpu: float
    stop: float


async def run(address: str) -> Run:
    async with bot_api() as (url, polled):
        env = environment(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, DATABASE_URL=address)
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", env=env, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        async with asyncio.timeout(60):
            await polled.wait()
        start, cpu = time.monotonic() - began, cpu_s(process.pid)
        await asyncio.sleep(IDLE_S)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0, "it did not end well"
        return Run(start, cpu, time.monotonic() - began)


async def compare() -> None:
    with tempfile.TemporaryDirectory(prefix="start-") as folder:
        address = f"sqlite:///{Path(folder) / 'coach.db'}"
        schema = engine.create(address)
        await migrate(schema)
        await schema.dispose()
        await run(address)  # from here on the file cache is warm, and all is compiled
        runs = [await run(address) for _ in range(RUNS)]
    print("| | median s | slowest s |\n|---|---|---|")
    told = {"first getUpdates": "start", "CPU until then": "cpu", "SIGTERM to the end, idle": "stop"}
    for name, field in told.items():
        found = [getattr(one, field) for one in runs]
        print(f"| {name} | {statistics.median(found):.2f} | {max(found):.2f} |")
    met = statistics.median(one.start for one in runs) <= GOAL_S
    print(f"{'reached    ' if met else 'NOT reached'}: first getUpdates within {GOAL_S:.0f} s")


if __name__ == "__main__":
    asyncio.run(compare())
