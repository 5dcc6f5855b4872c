"""Runs one cell: the stand-in and the bot as two processes, warmed up, then measured. Medians over the runs."""

import asyncio
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from tests.benchmarks.answers.bare import folder_of_uvloop, python_of_the_bare_echo
from tests.benchmarks.answers.cells import Bot, Cell, Measured, Order
from tests.benchmarks.answers.filled import filled

WARM_UP = 0.25
"""Share of the measured updates that are answered before."""
UPDATES = 4000
SECONDS = 12.0
"""A cell is measured over so many updates, and for no longer than this."""
_BOTS = "tests.benchmarks.answers.bots"


async def measured(cell: Cell, *, updates: int = UPDATES, seconds: float = SECONDS) -> Measured:
    """One run of a cell."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with standing_in(cell) as (asks, tells, url), filled(cell, Path(folder)) as database:
            port = free_port() if cell.webhook else 0
            async with process(command(cell, url, database, port), environment(cell)) as pid:
                hook = f"http://127.0.0.1:{port}/telegram" if port else ""
                if hook:
                    await listening(port)
                orders = (int(updates * WARM_UP), updates)
                found = None
                for count in orders:
                    asks.write(msgspec.json.encode(Order(pid=pid, updates=count, seconds=seconds, hook=hook)) + b"\n")
                    found = msgspec.json.decode(await tells.readline(), type=Measured)
                assert found is not None
                return found


def command(cell: Cell, url: str, database: str, port: int) -> Sequence[str]:
    """How the bot of a cell is started."""
    match cell.bot:
        case Bot.PTB:
            return (python_of_the_bare_echo(), str(Path(__file__).with_name("bots") / "ptb_echo.py"), url)
        case Bot.OURS:
            return (sys.executable, "-m", f"{_BOTS}.our_echo", url)
        case Bot.AIOGRAM:
            return (sys.executable, "-m", f"{_BOTS}.aiogram_echo", url)
        case Bot.COACH:
            return (sys.executable, "-m", f"{_BOTS}.coach", url, database, *([str(port)] if port else []))


def environment(cell: Cell) -> Mapping[str, str]:
    """What the bot of a cell finds in its environment."""
    return {**os.environ, "PYTHONPATH": folder_of_uvloop()} if cell.uvloop else os.environ


@asynccontextmanager
async def process(words: Sequence[str], env: Mapping[str, str]) -> AsyncIterator[int]:
    """The bot's process id; it is ended with the block."""
    silent = asyncio.subprocess.DEVNULL
    bot = await asyncio.create_subprocess_exec(*words, stdout=silent, stderr=silent, env=env)
    try:
        yield bot.pid
    finally:
        if bot.returncode is None:
            bot.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(12):
                await bot.wait()
        except TimeoutError:
            bot.kill()
            await bot.wait()


@asynccontextmanager
async def standing_in(cell: Cell) -> AsyncIterator[tuple[asyncio.StreamWriter, asyncio.StreamReader, str]]:
    """The stand-in of a cell: where orders are written, where its findings are read, its address."""
    pipe = asyncio.subprocess.PIPE
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.benchmarks.answers.stand_in",
        msgspec.json.encode(cell).decode(),
        stdin=pipe,
        stdout=pipe,
    )
    assert started.stdin is not None
    assert started.stdout is not None
    yield started.stdin, started.stdout, (await started.stdout.readline()).decode().strip()
    started.kill()
    await started.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


async def listening(port: int) -> None:
    """Waits until somebody listens on this port."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            await writer.wait_closed()
            await asyncio.sleep(0.5)  # registers its address right after
            return
