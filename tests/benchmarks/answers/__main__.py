# ruff: noqa: T201 - a command that prints what it found
"""`python -m tests.benchmarks.answers`: what an answer costs, beside what others pay for an echo.

Ratios within one run are what to trust: echoes and centre take turns, so that a busy machine is busy for all of them.
With `--readme` the table goes into the README.
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.answers.cells import ALONE, AROUND, CENTRE, ECHOES, GROWING, ON_UVLOOP, Cell, Measured
from tests.benchmarks.answers.measuring import measured

ROUNDS = 3
README = Path("README.md")
BEGIN, END = "<!-- make bench: answers -->\n", "<!-- make bench: end -->\n"
HEAD = (
    "| who answers what | updates/s | CPU ms | to echo 1 | to echo 2 | p50 ms | p99 ms | MB | calls |\n"
    "|---|---|---|---|---|---|---|---|---|"
)
FOOT = (
    "256 chats that write again as soon as they are answered, by polling, on SQLite, unless a row says otherwise. CPU "
    "is that of the bot's process for one update, without the process that draws; calls are those of the Bot API. "
    "Limits are lifted in the stand-in and in the sender. Echo 1 runs in an environment that holds "
    "python-telegram-bot alone, echo 2 on our transport."
)


def main(given: Sequence[str]) -> None:
    asked = _options(given)
    rows = asyncio.run(_all(quick=asked.quick, big=asked.big))
    if asked.readme:
        table = "\n".join([HEAD, *rows, "", FOOT, ""])
        head, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
        README.write_text(head + BEGIN + table + END + rest.partition(END)[2], encoding="utf-8")


async def _all(*, quick: bool, big: bool) -> list[str]:
    return [row async for row in _rows(quick=quick, big=big)]


def _options(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.answers", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the echoes and the centre cell, once")
    parser.add_argument("--big", action="store_true", help="with databases of up to a million runners")
    parser.add_argument("--readme", action="store_true", help="write the table into the README")
    return parser.parse_args(given)


async def _rows(*, quick: bool, big: bool) -> AsyncIterator[str]:
    print(HEAD, flush=True)
    side_by_side = (*ECHOES, CENTRE)
    rounds = [[await measured(cell) for cell in side_by_side] for _ in range(1 if quick else ROUNDS)]
    found = {cell: _middle(column) for cell, column in zip(side_by_side, zip(*rounds, strict=True), strict=True)}
    base = found[ECHOES[0]], found[ECHOES[1]]
    for cell, one in found.items():
        yield _told(cell, one, base)
    for cell in () if quick else (*ALONE, *AROUND, *ON_UVLOOP, *(GROWING if big else ())):
        yield _told(cell, await measured(cell), base)


def _middle(runs: Sequence[Measured]) -> Measured:
    """The run whose CPU is the median."""
    middle = median(one.cpu_ms for one in runs)
    return min(runs, key=lambda one: abs(one.cpu_ms - middle))


def _told(cell: Cell, one: Measured, base: tuple[Measured, Measured]) -> str:
    row = "| " + " | ".join(_cells(cell, one, base)) + " |"
    print(row, flush=True)
    return row


def _cells(cell: Cell, one: Measured, base: tuple[Measured, Measured]) -> Iterator[str]:
    where = f", {cell.surroundings}" if cell.surroundings else ""
    yield f"{cell.bot.value}: {cell.kind.value}{where}"
    yield f"{one.rate:.0f}"
    yield f"{one.cpu_ms:.2f}"
    yield from (f"{one.cpu_ms / echo.cpu_ms:.2f}" for echo in base)
    yield from (f"{seconds * 1000:.1f}" for seconds in (one.p50, one.p99))
    yield f"{one.rss / 1e6:.0f}"
    yield f"{one.calls / max(1, one.updates):.2f}"


if __name__ == "__main__":
    main(sys.argv[1:])
