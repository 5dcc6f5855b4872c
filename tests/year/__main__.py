"""Two thousand runners live a year of 366 days: `python -m tests.year [--runners N] [--days N] [--jobs N]`.

Each lives it twice: on values alone, and through a real desk, delivery and SQLite database. Every message that is due
is checked against `tests/year/oracle.py`: judged once on its local day, sent at most once, and for no reason but an
answer not sent. Half way the database is closed and opened again; each day the clock is set back for a look.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path

from data.engine import create
from data.migrate import migrate
from data.store import Store
from tests.year.checking import check
from tests.year.living import AtTheDesk, on_values
from tests.year.people import BEGINS, DAYS, runner

RUNNERS = 2000
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
IN_MEMORY = _SHARED_MEMORY if _SHARED_MEMORY.is_dir() else None


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.year")
    asked.add_argument("--runners", type=int, default=RUNNERS)
    asked.add_argument("--days", type=int, default=DAYS)
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    parts = [range(given.runners)[first :: given.jobs] for first in range(given.jobs)]
    began = time.monotonic()
    with ProcessPoolExecutor(given.jobs) as pool:
        values = sum(pool.map(partial(on_values_alone, days=given.days), parts), Counter())
        _say("on values alone", given.runners, values, time.monotonic() - began)
        began = time.monotonic()
        desk = sum(pool.map(partial(at_the_desk, days=given.days), parts), Counter())
        _say("at the desk", given.runners, desk, time.monotonic() - began)
    assert values == desk


def _say(where: str, runners: int, counts: Counter[str], seconds: float) -> None:
    total = counts.total()
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(counts.items()))
    sys.stdout.write(f"{where}: {runners:,} runners, {total:,} messages judged, each once on its day ({kinds}); ")
    sys.stdout.write(f"{seconds:.0f} s\n")
    sys.stdout.flush()


def on_values_alone(numbers: range, days: int) -> Counter[str]:
    """How many messages of each kind and outcome. Raises AssertionError for one that is lost or comes twice."""
    ends, counts = BEGINS + timedelta(days=days), Counter[str]()
    for one in map(runner, numbers):
        judged = list(on_values(one, ends))
        check(one, judged, ends)
        counts.update(f"{found.due.kind} {found.reason or 'sent'}" for found in judged)
    return counts


def at_the_desk(numbers: range, days: int) -> Counter[str]:
    """The same through a database."""
    return asyncio.run(_at_the_desk(numbers, days))


async def _at_the_desk(numbers: range, days: int) -> Counter[str]:
    ends, counts = BEGINS + timedelta(days=days), Counter[str]()
    runners = [runner(number) for number in numbers]
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        address = f"sqlite:///{folder}/coach.db"
        engine = create(address)
        await migrate(engine)
        await engine.dispose()
        living = AtTheDesk(runners, ends)
        for until in (BEGINS + timedelta(days=days // 2), ends):
            store = Store(create(address))
            await living.live(store, until)
            await store.close()
    for one in runners:
        check(one, living.judged[one.id], ends)
        counts.update(f"{found.due.kind} {found.reason or 'sent'}" for found in living.judged[one.id])
    assert living.twice() == [], "a message went out twice"
    sent = sum(count for outcome, count in counts.items() if outcome.endswith(" sent"))
    assert living.messages.total() == sent, "a message is missing in the outbox"
    return counts


if __name__ == "__main__":
    main()
