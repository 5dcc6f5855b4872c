"""What a bigger number of runners costs: `python -m tests.benchmarks.scale` (1,000 to 1,000,000; or the sizes given).

Each size is a database in a folder of its own, with a real coach started on it in a process of its own. Measured are
the start (the best of three, and its CPU time, since other work on the machine only adds), the memory, and the tick
with nothing due and with so many due; beside it, in the same run, the usual way: one APScheduler job per runner in its
SQLAlchemyJobStore. It draws `docs/scale.svg`, prints a table, and judges the goals.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from tests.benchmarks.scale import one_job_each, plot
from tests.benchmarks.scale.one_job_each import Jobs
from tests.benchmarks.scale.starting import Start, started
from tests.benchmarks.scale.ticking import DUE, NOW, Ticks, ticks
from tests.benchmarks.seeding import seed

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ONE_JOB_EACH = (10_000, 100_000)
DRAWN = Path("docs/scale.svg")
STARTS = 3
START_S, IDLE_MS, MORE_MB = 3.0, 5.0, 50.0


class Size(Struct, frozen=True):
    """What was measured at one number of runners."""

    runners: int
    megabytes: float
    start: Start
    ticks: Ticks


def main(sizes: Sequence[int]) -> None:
    empty = asyncio.run(measured(0)).start
    say(f"nobody: first poll after {empty.first_poll_s:.2f} s, CPU {empty.cpu_s:.2f} s, {empty.memory_mb:.0f} MB\n\n")
    names = (
        "runners",
        "database",
        "first poll",
        "CPU",
        "memory",
        "nothing due",
        *(f"{due} due" for due in DUE),
        "/stats",
    )
    row(names)
    found = []
    for runners in sizes or SIZES:
        found.append(size := asyncio.run(measured(runners)))
        start, ticks = size.start, size.ticks
        row(
            (
                *(f"{runners:,}", f"{size.megabytes:.0f} MB", f"{start.first_poll_s:.2f} s", f"{start.cpu_s:.2f} s"),
                *(f"{start.memory_mb:.0f} MB", f"{ticks.idle_ms:.2f} ms"),
                *(f"{ticks.due_ms[due]:.1f} ms" if due in ticks.due_ms else "" for due in DUE),
                f"{ticks.figures_ms:.0f} ms",
            )
        )
    say("\nThe usual way, one job per runner\n")
    row(("runners", "to add", "nothing due", "1000 due", "stood still", "ran"))
    usual = []
    for runners in ONE_JOB_EACH:
        usual.append(jobs := one_job_each.measured(runners))
        row(
            (
                *(f"{runners:,}", f"{jobs.add_s:.0f} s", f"{jobs.idle_ms:.2f} ms", f"{jobs.due_ms:.0f} ms"),
                *(f"{jobs.stood_ms:.0f} ms", f"{jobs.ran}"),
            )
        )
    draw(found, usual)
    judge(found, empty)


def row(cells: Iterable[str]) -> None:
    say("".join(f"{cell:>13}" for cell in cells) + "\n")


async def measured(runners: int) -> Size:
    folder = Path(tempfile.mkdtemp(prefix="scale-"))
    try:
        address = f"sqlite:///{folder / 'coach.db'}"
        await seed(address, runners, now=NOW)
        start = min([await started(address, NOW) for _ in range(STARTS)], key=lambda one: one.first_poll_s)
        megabytes = (folder / "coach.db").stat().st_size / 1e6
        return Size(runners, megabytes, start, await ticks(address, runners))
    finally:
        shutil.rmtree(folder)


def draw(found: Sequence[Size], usual: Sequence[Jobs]) -> None:
    lines = {"nothing due": [(one.runners, one.ticks.idle_ms) for one in found]}
    for due in DUE:
        lines[f"{due} due"] = [(one.runners, one.ticks.due_ms[due]) for one in found if due in one.ticks.due_ms]
    lines["1000 due, one job per runner"] = [(one.runners, one.due_ms) for one in usual]
    DRAWN.write_text(plot.svg("A tick, by the number of runners", "runners", "ms", lines), encoding="utf-8")
    say(f"\nDrawn: {DRAWN}\n")


def judge(found: Sequence[Size], empty: Start) -> None:
    biggest = found[-1]
    more = biggest.start.memory_mb - empty.memory_mb
    growth = biggest.ticks.due_ms[DUE[-1]] / found[0].ticks.due_ms[DUE[-1]]
    for goal, reached in {
        f"first poll within {START_S:g} s: {biggest.start.first_poll_s:.2f} s": biggest.start.first_poll_s <= START_S,
        f"a tick with nothing due {IDLE_MS:g} ms: {biggest.ticks.idle_ms:.2f} ms": biggest.ticks.idle_ms <= IDLE_MS,
        f"at most {MORE_MB:g} MB above an empty database: {more:+.1f} MB": more <= MORE_MB,
        f"{DUE[-1]} due cost the same from {found[0].runners:,} runners on: {growth:.1f} times": growth <= 3,
    }.items():
        say(f"{'reached    ' if reached else 'NOT reached'} at {biggest.runners:,}: {goal}\n")


def say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]])
