"""APScheduler runs the tick, the look ahead and the clean-up: a few jobs in memory, whatever the number of runners.

What is due is in the database, so a job that was missed is simply run once, late; nothing is pickled.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import UTC
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.delivery.tick import Delivery
from bot.metrics import Metrics
from bot.operating.broadcast import Broadcasting
from bot.owner import Owner
from data.errors import DataError
from data.store import Store

log = logging.getLogger(__name__)

TICK_EVERY_S = 2
LOOK_AHEAD_EVERY_S = 5
CLEAN_EVERY_S = 600
BROADCAST_EVERY_S = 2
_CLEANED_AT_ONCE = 5000


class Memory(Protocol):
    """What keeps values of runners at hand, to be quick."""

    def forget_unused(self) -> None:
        """Forget whoever was not here since the last call."""
        ...


class Clockwork:
    """The few jobs, from `start` to `stop`."""

    memories: Iterable[Memory] = ()
    """What is to forget with each clean-up, so that whom another process deleted is in nobody's memory for long."""
    broadcasting: Broadcasting | None = None
    """What sends the owners' messages to all, one page after the other."""

    def __init__(
        self, delivery: Delivery, store: Store, clock: Clock, owner: Owner, metrics: Metrics | None = None
    ) -> None:
        self._delivery = delivery
        self._store = store
        self._clock = clock
        self._owner = owner
        self._metrics = metrics or Metrics()
        self._fault = ""  # what was said of the last tick, so that it is said once
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Needs a running event loop."""
        self._add("tick", self._tick, TICK_EVERY_S)
        self._add("look ahead", self._look_ahead, LOOK_AHEAD_EVERY_S)
        self._add("clean", self._clean, CLEAN_EVERY_S)
        if self.broadcasting is not None:
            self._add("broadcast", self._broadcast, BROADCAST_EVERY_S)
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def _add(self, name: str, job: Callable[[], Awaitable[None]], seconds: int) -> None:
        """However late a job is, it runs, and once: a late tick finds all that has become due."""
        self._scheduler.add_job(
            job, "interval", seconds=seconds, id=name, misfire_grace_time=None, coalesce=True, max_instances=1
        )

    async def _tick(self) -> None:
        began = time.monotonic()
        try:
            await self._delivery.tick(self._clock())
        except DataError as error:
            await self._failed(error)
            return
        self._metrics.tick(time.monotonic() - began)
        if self._fault:
            log.warning("deliveries go on")
            self._fault = ""

    async def _look_ahead(self) -> None:
        """In passing: half of the time at most. At the end it is broken off, since nothing of it is needed."""
        with suppress(asyncio.CancelledError):
            try:
                more = True
                while more:
                    began = time.monotonic()
                    more = await self._delivery.look_ahead(self._clock())
                    await asyncio.sleep(time.monotonic() - began)
            except DataError as error:
                log.debug("nothing is prepared: %s", error)  # the tick says so, once, and to the owner

    async def _failed(self, error: DataError) -> None:
        """Said once, not every two seconds: a full disk is not filled further by saying so."""
        if str(error) != self._fault:
            self._fault = str(error)
            log.error("nothing can be delivered: %s; trying on", error)
        await self._owner.tell_of_store(error)

    async def _broadcast(self) -> None:
        try:
            if self.broadcasting is not None:
                await self.broadcasting.step(self._clock())
        except DataError as error:
            log.error("a message to all waits: %s", error)  # noqa: TRY400 - it says all there is

    async def _clean(self) -> None:
        for one in self.memories:
            one.forget_unused()
        try:
            async with self._store.unit() as unit:
                gone = await unit.clean(self._clock(), _CLEANED_AT_ONCE)
        except DataError as error:
            log.error("nothing could be cleaned up: %s", error)  # noqa: TRY400 - it says all there is
        else:
            log.debug("cleaned up %d rows", gone)
