"""Two processes on one database behind one address, of which one after the other is killed while the other goes on."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.context import ForkServerProcess

from tests.chaos.campaign import RANDOM, Campaign
from tests.chaos.doomed import TOKEN
from tests.chaos.round_robin import round_robin


class Pair(Campaign):
    """`slowest` is how long an answer took at most while only one of them was there, in seconds."""

    def __init__(self, database: str, seed: int) -> None:
        super().__init__(database, seed)
        self.ports = _free_ports(2)
        self.slowest = 0.0
        self._url = ""
        self._alive: dict[int, ForkServerProcess] = {}

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Pair"]:
        async with round_robin(self.ports) as self._url, super().open():
            for port in self.ports:
                self._alive[port] = self.start(port=port, url=self._url)
            try:
                await self.crowd.answered(100, 60)
                yield self
            finally:
                await self._end()

    async def kill_one(self) -> None:
        """One of them dies while both work; the other answers what both had in hand, and then a new one is born."""
        before = self.crowd.ledger.came.copy()
        await self.crowd.answered(200)
        port = self.chance.choice(self.ports)
        await asyncio.sleep(self.chance.uniform(0, 0.2))
        self._alive[port].kill()
        began, open_then = time.monotonic(), self.crowd.said.copy()
        await self.died(self._alive[port], RANDOM, before, _name(port))
        async with asyncio.timeout(60):
            while any(self.crowd.ledger.heard[who] < said for who, said in open_then.items()):  # noqa: ASYNC110 - the other does it
                await asyncio.sleep(0.01)
        self.slowest = max(self.slowest, time.monotonic() - began)
        self._alive[port] = self.start(port=port, url=self._url)

    async def settle(self) -> None:
        """Both finish what is left."""
        self.crowd.quiet = True
        async with asyncio.timeout(60):
            while self.crowd.open or await self.anything_left():  # noqa: ASYNC110 - other processes do it
                await asyncio.sleep(0.05)

    async def _end(self) -> None:
        for process in self._alive.values():
            process.kill()
            await asyncio.to_thread(process.join, 10)


def _name(port: int) -> str:
    """As `bot.starting.process_name` has it."""
    return f"webhook of {TOKEN.partition(':')[0]} at {socket.gethostname()}:{port}"


def _free_ports(number: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports
