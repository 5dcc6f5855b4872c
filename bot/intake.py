"""Updates in. Telegram is told that an update is done only after what it did has been kept.

A `Source` yields batches: `bot/polling.py` and `bot/webhook.py` are two. If a batch fails, its updates are tried one by
one, and one that fails three times is recorded, acknowledged, apologised for and reported: nobody else notices.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from bot.clock import Clock
from bot.desk import Arrival, Batch, Desk, Polled
from bot.event_loop import once_left
from bot.flood import Floods
from bot.inbound import to_event
from bot.log import fault_of
from bot.metrics import Metrics
from bot.owner import Owner
from bot.replies import Toast
from bot.words import about
from data.errors import Contended, DatabaseUnreachable, DiskFull, OffsetMoved

log = logging.getLogger(__name__)

TRIES = 3
PAUSES_S = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Between failed tries, growing to the last."""

T = TypeVar("T")


class Source(Protocol):
    """Where batches come from. The next is asked for only when the last has been kept."""

    def batches(self) -> AsyncIterator[Batch]: ...

    def carry(self, toasts: Sequence[Toast]) -> Sequence[Toast]:
        """Has answers to taps go back on the way on which the taps came; those that cannot are given back."""
        ...

    def kept(self, arrivals: Sequence[Arrival]) -> None:
        """Told of each part of a batch as soon as what it did is kept."""
        ...

    def stop(self) -> None:
        """No further batch is wanted; a wait for one ends at once."""
        ...


def read(raw: Sequence[dict[str, Any]], username: str) -> tuple[Arrival, ...]:
    """Updates as they came -> arrivals, in order. What has not even an id cannot be acknowledged and is left out."""
    found = []
    for update in raw:
        update_id = update.get("update_id")
        if not isinstance(update_id, int):
            log.error("an update without an id was left out")
            continue
        try:
            found.append(Arrival(update_id=update_id, event=to_event(update, username)))
        except Exception as error:  # noqa: BLE001 - one that cannot be read must not keep the others back
            found.append(Arrival(update_id=update_id, fault=fault_of(error)))
    return tuple(sorted(found, key=lambda one: one.update_id))


class Intake:
    """Takes batch after batch to the desk, until the source ends."""

    def __init__(
        self,
        source: Source,
        desk: Desk,
        clock: Clock,
        owner: Owner,
        metrics: Metrics | None = None,
        *,
        floods: Floods | None = None,
    ) -> None:
        self._source = source
        self._floods = floods or Floods(time.monotonic)
        self._desk = desk
        self._clock = clock
        self._owner = owner
        self._metrics = metrics or Metrics()

    def stop(self) -> None:
        """The batch in hand is finished; no other is begun."""
        self._source.stop()

    async def run(self) -> None:
        """Raises TokenRevoked or OffsetMoved: then this process has nothing to do here any more."""
        try:
            async for batch in self._source.batches():
                await self.take(batch)
        except OffsetMoved as error:
            await self._owner.tell(about.stops(str(error)))
            raise

    async def take(self, batch: Batch) -> None:
        """Answers the batch; what cannot be answered is recorded instead. Waits for a store that is not to be had."""
        batch = replace(batch, arrivals=self._floods.heard(batch.arrivals))
        if all(not one.fault for one in batch.arrivals) and await self._kept(batch):
            return
        for single in singles(batch):
            await self._take_single(single)
            self._source.kept(single.arrivals)

    async def _take_single(self, single: Batch) -> None:
        arrival = single.arrivals[0]
        fault = arrival.fault
        for _ in range(0 if fault else TRIES):
            try:
                await self._persistently(lambda: self._desk.handle(single, self._clock()))
            except OffsetMoved:
                raise
            except Exception as error:  # noqa: BLE001 - whatever this update makes the code raise
                fault = fault_of(error)
                log.error("update %d failed: %s", arrival.update_id, fault)  # noqa: TRY400 - no message text in the log
            else:
                self._note(arrival)
                return
        await self._persistently(lambda: self._desk.pass_over(single, fault, self._owner.ids, self._clock()))
        self._metrics.refused()
        log.error("update %d was recorded and passed over: %s", arrival.update_id, fault)

    async def _kept(self, batch: Batch) -> bool:
        began = time.monotonic()
        try:
            await self._persistently(lambda: self._desk.handle(batch, self._clock()))
        except OffsetMoved:
            raise
        except Exception as error:  # noqa: BLE001 - which update it was shows when they are tried one by one
            log.warning("a batch of %d failed and is tried one by one: %s", len(batch.arrivals), fault_of(error))
            self._metrics.batch_failed()
            return False
        seconds = time.monotonic() - began
        await once_left()  # the answers, before the next updates are asked for
        self._source.kept(batch.arrivals)
        self._metrics.batch(len(batch.arrivals), seconds)
        for arrival in batch.arrivals:
            self._note(arrival)
        return True

    def _note(self, arrival: Arrival) -> None:
        """One line for each update, without what was said."""
        event = arrival.event
        what, chat = ("nothing", 0) if event is None else (type(event).__name__, event.chat_id)
        log.info("update id=%d chat=%d kind=%s", arrival.update_id, chat, what)
        self._metrics.update(what)

    async def _persistently(self, work: Callable[[], Awaitable[None]]) -> None:
        await persistently(work, self._owner)


def singles(batch: Batch) -> tuple[Batch, ...]:
    """The batch as batches of one, each with its own receipt."""
    receipt = batch.receipt
    found: list[Batch] = []
    for arrival in batch.arrivals:
        if isinstance(receipt, Polled):
            receipt = Polled(receipt.new if found else receipt.expected, arrival.update_id + 1)
        found.append(replace(batch, arrivals=(arrival,), receipt=receipt))
    return tuple(found)


async def persistently(work: Callable[[], Awaitable[T]], owner: Owner | None = None) -> T:
    """Tries until the store is to be had; the owner is told of what only a person can mend. Other faults are raised."""
    failed = 0
    while True:
        try:
            return await work()
        except (DatabaseUnreachable, DiskFull, Contended) as error:
            log.error("%s; trying again", error)  # noqa: TRY400 - it says all there is
            if owner is not None:
                await owner.tell_of_store(error)
        await asyncio.sleep(PAUSES_S[min(failed, len(PAUSES_S) - 1)])
        failed += 1
