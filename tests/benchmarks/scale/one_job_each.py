"""The usual way, to compare with: one APScheduler job per runner, kept in its SQLAlchemyJobStore."""

import asyncio
import logging
import shutil
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from msgspec import Struct
from sqlalchemy import create_engine, event

from bot.app import real_clock
from tests.zones import ZONES

DUE = 1000
LOOKS = 20
WATCHED_S = 8.0
ran: list[int] = []


class Jobs(Struct, frozen=True):
    """What it cost.

    Seconds to add all jobs, and ms of a look with nothing due. With 1000 due: ms until it is over, ms that the loop
    stood still at most, and how many of them ran.
    """

    runners: int
    add_s: float
    idle_ms: float
    due_ms: float
    stood_ms: float
    ran: int


async def remind(runner_id: int) -> None:
    """The job."""
    ran.append(runner_id)


def measured(runners: int) -> Jobs:
    folder = Path(tempfile.mkdtemp(prefix="jobs-"))
    try:
        return asyncio.run(_measured(runners, f"sqlite:///{folder / 'jobs.db'}"))
    finally:
        shutil.rmtree(folder)


async def _measured(runners: int, address: str) -> Jobs:
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # it says of each job that it was missed
    engine = create_engine(address)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    scheduler: Any = AsyncIOScheduler(timezone=UTC, jobstores={"default": SQLAlchemyJobStore(engine=engine)})
    scheduler.start(paused=True)
    began = time.monotonic()
    for one in range(runners):
        trigger = CronTrigger(hour=6, minute=one % 60, timezone=ZONES[one % len(ZONES)])
        scheduler.add_job(remind, trigger, args=[one], id=str(one))
    added = time.monotonic() - began
    idle = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        scheduler._jobstores["default"].get_due_jobs(datetime(2000, 1, 1, tzinfo=UTC))
        scheduler._jobstores["default"].get_next_run_time()
        idle.append((time.perf_counter() - began) * 1000)
    due, stood = await _a_thousand_due(scheduler)
    scheduler.shutdown(wait=False)
    engine.dispose()
    return Jobs(runners, added, sorted(idle)[LOOKS // 2], due, stood, len(ran))


async def _a_thousand_due(scheduler: Any) -> tuple[float, float]:
    """Ms until the last that will run has run, and for how long nothing else had a turn."""
    ran.clear()
    soon = real_clock() + timedelta(seconds=20)
    for one in range(DUE):
        scheduler.modify_job(str(one), next_run_time=soon)
    scheduler.resume()
    await asyncio.sleep((soon - real_clock()).total_seconds() - 0.2)
    began = last = last_ran = time.perf_counter()
    stood, seen = 0.0, 0
    while (now := time.perf_counter()) < began + WATCHED_S:
        stood, last = max(stood, now - last), now
        if len(ran) > seen:
            seen, last_ran = len(ran), now
        await asyncio.sleep(0)
    return max(last_ran - began - 0.2, stood) * 1000, stood * 1000
