"""A real coach started in a process of its own: how long to its first question for updates, and its memory then.

The other side of it is `python -m tests.benchmarks.scale.starting DATABASE API_URL NOW`.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import web
from msgspec import Struct

from bot.app import App
from bot.clock import ShiftedClock
from bot.serving import Door, serving
from bot.settings import Secret, Settings

TOKEN = "4242:" + "benchmark" * 4
AFTER_S = 6.0
"""So long after its first poll, three ticks on, its memory is looked at."""


class Start(Struct, frozen=True):
    """Seconds from the start of the process to its first poll, by the clock and of CPU; its memory a while later."""

    first_poll_s: float
    cpu_s: float
    memory_mb: float


async def started(address: str, now: datetime) -> Start:
    async with bot_api() as (url, polled):
        began = time.monotonic()
        ours = ("-m", "tests.benchmarks.scale.starting", address, url, now.isoformat())
        process = await asyncio.create_subprocess_exec(sys.executable, *ours, env=environment())
        try:
            async with asyncio.timeout(120):
                await polled.wait()
            took, cpu = time.monotonic() - began, cpu_s(process.pid)
            await asyncio.sleep(AFTER_S)
            return Start(took, cpu, memory_mb(process.pid))
        finally:
            process.kill()
            await process.wait()


def environment(**settings: str) -> dict[str, str]:
    """That of a usual start: Python keeps what it has compiled, even where it is told not to do so for the tests."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}, **settings}


@asynccontextmanager
async def bot_api() -> AsyncIterator[tuple[str, asyncio.Event]]:
    """Where a bot finds what it asks for at its start, and the sign that it asks for updates; there never are any."""
    polled = asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        method = request.path.rpartition("/")[2]
        if method == "getUpdates":
            polled.set()
            await asyncio.sleep(20)
            return web.json_response({"ok": True, "result": []})
        if method == "getMe":
            return web.json_response(
                {"ok": True, "result": {"id": 4242, "is_bot": True, "first_name": "C", "username": "c"}}
            )
        result = [] if method == "getMyCommands" else {"description": "", "short_description": ""}
        return web.json_response({"ok": True, "result": True if method.startswith("set") else result})

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    async with serving(app, Door("127.0.0.1", 0, "")) as port:
        yield f"http://127.0.0.1:{port}", polled


def cpu_s(pid: int) -> float:
    """What the process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """What the process holds in memory, files that are only mapped left out."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1000


async def run(address: str, url: str, now: datetime) -> None:
    began = time.monotonic()
    clock = ShiftedClock(lambda: now + timedelta(seconds=time.monotonic() - began))
    settings = Settings(token=Secret(TOKEN), api_url=url, database=Secret(address))
    async with App(settings, clock=clock).running() as app:
        await asyncio.to_thread(app.prepare)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3])))
