# ruff: noqa: T201 - a command that prints what it found
"""A steady load for long, at half the highest rate: `python -m tests.benchmarks.soak [MINUTES]` (60 without).

Memory is flat once five minutes have passed, the write-ahead log keeps within its limit, and the slowest answers stay
as quick as they were. One row a minute.

Everybody writes as on a normal morning, and six of ten updates are a tap on any button in sight, whatever it does: many
more of them ask for a file than people would, whose next tap is mostly Start or Done. So the table counts the files.
"""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tests.benchmarks.answers.cells import CENTRE, Measured, Order
from tests.benchmarks.answers.filled import filled
from tests.benchmarks.answers.measuring import command, environment, measured, process, standing_in

MINUTES, SETTLED_MINUTES = 60, 5
MORE_MB, WAL_MB, STEADY = 5.0, 17.0, 2.0
"""The goals: memory gained once settled, the biggest write-ahead log, the last p99s beside the first."""
AT_EACH_END = 3
"""Minutes that are compared: files on their way are up to 4 MB at the moment of looking, and not in the next."""
COLUMNS = ("minute", "updates/s", "files/s", "made/s", "CPU ms", "p50 ms", "p99 ms", "MB", "WAL MB")
"""Of a row; files that are made are uploaded, others are sent by Telegram's id."""


class Minute(Struct, frozen=True):
    """What one minute was like."""

    found: Measured
    wal_mb: float


async def soak(minutes: int) -> None:
    highest = (await measured(CENTRE)).rate
    a_second = highest / 2
    print(f"highest rate {highest:.0f} updates/s; {a_second:.0f} a second for {minutes} minutes\n")
    print(f"{' '.join(f'| {one}' for one in COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    cell = replace(CENTRE, a_second=a_second)
    told: list[Minute] = []
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name)
        async with (
            standing_in(cell) as (asks, tells, url),
            filled(cell, folder) as database,
            process(command(cell, url, database, 0), environment(cell)) as pid,
        ):
            order = msgspec.json.encode(Order(pid=pid, updates=round(a_second * 60), seconds=60.0))
            for number in range(1, minutes + 1):
                asks.write(order + b"\n")
                found = msgspec.json.decode(await tells.readline(), type=Measured)
                told.append(Minute(found, wal_mb(folder)))
                print(_row(number, told[-1]), flush=True)
    judge(told)


def wal_mb(folder: Path) -> float:
    """How big the write-ahead log in this folder is."""
    return sum(one.stat().st_size for one in folder.glob("*-wal")) / 1e6


def _row(number: int, one: Minute) -> str:
    found = one.found
    files = f"{found.files / found.seconds:.1f} | {found.uploads / found.seconds:.1f}"
    figures = f"{found.rate:.0f} | {files} | {found.cpu_ms:.2f} | {found.p50 * 1000:.1f} | {found.p99 * 1000:.1f}"
    return f"| {number} | {figures} | {found.rss / 1e6:.1f} | {one.wal_mb:.1f} |"


def judge(told: Sequence[Minute]) -> None:
    """What became of the goals, from the minutes after the first five."""
    settled = told[SETTLED_MINUTES:]
    if len(settled) < 2:
        print(f"\nToo short to judge: the first {SETTLED_MINUTES} minutes do not count.")
        return
    half = len(settled) // 2
    sizes = [one.found.rss / 1e6 for one in settled]
    more = statistics.median(sizes[-AT_EACH_END:]) - statistics.median(sizes[:AT_EACH_END])
    wal = max(one.wal_mb for one in settled)
    first, last = (statistics.median(one.found.p99 for one in part) for part in (settled[:half], settled[half:]))
    slower = last / first
    for goal, reached in {
        f"memory gains at most {MORE_MB:g} MB: {more:+.1f} MB, {_grown(sizes)}": more < MORE_MB,
        f"the write-ahead log stays within {WAL_MB:g} MB: {wal:.1f} MB": wal <= WAL_MB,
        f"p99 at most {STEADY:g} times as long in the second half: {slower:.2f}": slower <= STEADY,
    }.items():
        print(f"{'reached    ' if reached else 'NOT reached'}: {goal}")


def _grown(sizes: Sequence[float]) -> str:
    return f"as medians of {AT_EACH_END} minutes; {sizes[-1] - sizes[0]:+.1f} MB from the first to the last"


if __name__ == "__main__":
    asyncio.run(soak(int(sys.argv[1]) if sys.argv[1:] else MINUTES))
