"""Processes killed under load, one after the other on one database, and what has become of everything in the end."""

import asyncio
import multiprocessing
import signal
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerProcess
from random import Random  # noqa: TID251 - seeded: it picks the moments of death

from msgspec import Struct, field
from sqlalchemy import select

from bot.app import real_clock
from bot.playground.playground import Playground
from bot.records import decode_message
from bot.replies import Media, Send
from data.engine import create
from data.store import Store
from data.tables import delivery, outbox
from tests.chaos import doomed
from tests.chaos.crowd import Crowd, Said
from tests.chaos.doomed import AHEAD, CLAIM, DAY_ZERO, DELIVERY, PREPARED, TOKEN, Orders, later

RANDOM = "at a random moment"
RUNNERS = 20
_OFTEN = {AHEAD: 3, PREPARED: 2, DELIVERY: 2, CLAIM: 2, "sending": 100, "": 12}
"""At which time at most a process dies that comes to a point of such a kind: all have some work done before."""
_servers = multiprocessing.get_context("forkserver")
_servers.set_forkserver_preload(["tests.chaos.doomed"])


class Kill(Struct):
    """One death: where, what was in flight, and what of it came again."""

    point: str
    in_flight: list[Said] = field(default_factory=list)
    again: int = 0


class Verdict(Struct, frozen=True, kw_only=True):
    """What had to be, and what was wrong with it. Counts."""

    updates: int
    messages: int
    deliveries: int
    updates_lost: int
    updates_twice: int
    messages_lost: int
    doubled_unexplained: int
    kills: list[Kill]

    @property
    def clean(self) -> bool:
        wrong = (self.updates_lost, self.updates_twice, self.messages_lost, self.doubled_unexplained)
        return not any(wrong)


class Campaign:
    """A stand-in with its crowd, and a database. `url` and `ports` are for processes that updates are pushed to."""

    def __init__(self, database: str, seed: int) -> None:
        self.database = database
        self.chance = Random(seed)
        self.playground = Playground(now=real_clock, token=TOKEN, limits=False)
        self.crowd = Crowd(self.playground, RUNNERS)
        self.kills: list[Kill] = []
        self.store = Store(create(database))

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Campaign"]:
        await self.playground.start()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.crowd.talk())
                try:
                    yield self
                finally:
                    self.crowd.quiet = True
        finally:
            await self.playground.stop()
            await self.store.close()

    def start(self, point: str = "", nth: int = 1, *, port: int = 0, url: str = "") -> ForkServerProcess:
        """A process under way."""
        api = self.playground.url
        orders = Orders(database=self.database, api=api, point=point, nth=nth, port=port, url=url)
        process = _servers.Process(target=doomed.run, args=(orders,), daemon=True)
        process.start()
        return process

    async def kill(self, point: str) -> None:
        """A process starts, and dies there."""
        named = "" if point == RANDOM else point
        most = next(most for kind, most in _OFTEN.items() if kind in point)
        before = self.crowd.ledger.came.copy()
        process = self.start(named, self.chance.randint(1, most))
        if not named:
            await self._answering(process)
            await asyncio.sleep(self.chance.uniform(0, 0.2))
            process.kill()
        await self.died(process, point, before)

    async def _answering(self, process: ForkServerProcess) -> None:
        """Waits for its first answer, unless it does not live to give one."""
        before = sum(self.crowd.ledger.heard.values())
        while process.is_alive() and sum(self.crowd.ledger.heard.values()) == before:  # noqa: ASYNC110 - rings no bell
            await asyncio.sleep(0.005)

    async def died(self, process: ForkServerProcess, point: str, before: Counter[Said], owner: str = "") -> None:
        """Waits for its death, and notes what was in flight.

        `before` is what had come when it was born. It held its messages in the name of `owner`, "" where it was alone.
        """
        await asyncio.to_thread(process.join, 60)
        if process.is_alive():
            process.kill()
            raise TimeoutError(f"it never came to the point {point!r}")
        if process.exitcode != -signal.SIGKILL:
            raise RuntimeError(f"it ended by itself, with {process.exitcode}")
        for _ in range(5):
            await asyncio.sleep(0.01)  # what it has put into a socket arrives
        left = await self._left_by(owner)
        self.kills.append(Kill(point, [said for said in left if self.crowd.ledger.came[said] > before[said]]))

    async def _left_by(self, owner: str) -> list[Said]:
        """What is not marked as sent."""
        asked = select(outbox.c.chat_id, outbox.c.body).where(outbox.c.lease_owner.is_not(None))
        if owner:
            asked = asked.where(outbox.c.lease_owner == owner)
        async with self.store._engine.connect() as connection:
            rows = (await connection.execute(asked)).all()
        return [
            (chat, found.screen.text) for chat, body in rows if isinstance(found := decode_message(body), Send | Media)
        ]

    async def settle(self) -> None:
        """The crowd falls silent, and a process that nobody kills finishes what is left."""
        self.crowd.quiet = True
        process = self.start()
        try:
            async with asyncio.timeout(60):
                while self.crowd.open or await self.anything_left():  # noqa: ASYNC110 - another process does it
                    await asyncio.sleep(0.05)
        finally:
            process.kill()
            await asyncio.to_thread(process.join, 10)

    async def anything_left(self) -> bool:
        """Whether something waits to be sent, or is due in the next seconds."""
        soon = real_clock() + timedelta(seconds=10)
        async with self.store.read() as reader:
            due, (waiting, _) = await reader.next_due(), await reader.waiting()
        return bool(waiting) or (due is not None and due < soon)

    async def verdict(self) -> Verdict:
        """What became of everything that was said and due."""
        applied = {user.id: await self._applied(user.id) for user in self.crowd.users}
        came, allowed = self.crowd.ledger.came, Counter(said for kill in self.kills for said in kill.in_flight)
        due = await self._reminders()
        spoken = self.crowd.said.items()
        wanted = [*((who, f"heard {n}") for who, said in spoken for n in range(1, said + 1)), *due]
        for kill in self.kills:
            kill.again = sum(came[said] > 1 for said in kill.in_flight)
        return Verdict(
            updates=sum(said for _, said in spoken),
            messages=sum(came.values()),
            deliveries=len(due),
            updates_lost=sum(n not in applied[who] for who, said in spoken for n in range(1, said + 1)),
            updates_twice=sum(times - 1 for found in applied.values() for times in found.values()),
            messages_lost=sum(not came[said] for said in wanted),
            doubled_unexplained=sum(times > 1 + allowed[said] for said, times in came.items()),
            kills=self.kills,
        )

    async def _applied(self, who: int) -> Counter[int]:
        """How often each number was kept."""
        async with self.store.read() as reader:
            return Counter((fact.day - DAY_ZERO).days for fact in await reader.history(who))

    async def _reminders(self) -> list[Said]:
        """What was due, and judged."""
        asked = select(delivery.c.runner_id, delivery.c.at).where(delivery.c.kind.startswith("later@"))
        async with self.store._engine.connect() as connection:
            rows: list[tuple[int, datetime]] = [(who, at) for who, at in await connection.execute(asked)]
        return [(who, later(at)) for who, at in rows]
