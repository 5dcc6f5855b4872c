"""The running machine: intake, desk, delivery, sender and clockwork over one store and one channel.

What it is made of is handed in; it only introduces the parts to each other, and starts and ends them in order.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from bot.channel import Channel
from bot.clock import ShiftedClock
from bot.clockwork import Clockwork, Memory
from bot.conversation import Conversation
from bot.delivery.tick import Delivery
from bot.desk import Desk
from bot.flood import Floods
from bot.intake import Intake, Source
from bot.media.studio import Studio
from bot.metrics import Metrics
from bot.operating.broadcast import Broadcasting
from bot.operating.control import Control, Process
from bot.owner import Owner
from bot.records import Hold
from bot.sending.files import Files
from bot.sending.membership import Membership
from bot.sending.pace import Monotonic, Pace
from bot.sending.postman import Postman
from bot.sending.sender import LEASE_S, Sender
from bot.sending.taps import Taps
from data.store import Store

log = logging.getLogger(__name__)

FINISH_WITHIN_S = 10.0
FOR_SENDING_S = 4.0
"""Of these, what is left for sending however long the updates in hand take."""


class Surroundings(Struct, frozen=True, kw_only=True):
    """What the machine works with. `process` names this process among those that share the database.

    The name outlives the process: what a former run held when it was killed, the next one takes back. Without a
    `studio` no pictures and files are made, and the words go out alone; `bot_id` is whose ids of them are kept.
    """

    store: Store
    channel: Channel
    conversation: Conversation
    clock: ShiftedClock
    monotonic: Monotonic
    per_second: int
    process: str
    owner: Owner
    bot_id: int = 0
    studio: Studio | None = None
    metrics: Metrics = field(default_factory=Metrics)
    memories: list[Memory] = field(default_factory=list)  # what is to forget, besides those that the machine knows


class Machine:
    """All that runs, from `running` on."""

    def __init__(self, around: Surroundings, source: Source) -> None:
        hold, clock = Hold(around.process, LEASE_S), around.clock
        pace = Pace(around.per_second, around.monotonic)
        self._membership = membership = Membership(around.process, pace, around.monotonic)
        self.studio = around.studio
        files = Files(around.studio, around.store, around.bot_id) if around.studio else None
        postman = Postman(around.channel, pace, around.monotonic, files)
        self.sender = Sender(
            around.store,
            postman,
            Taps(around.channel, pace, source.carry),
            hold,
            clock=clock,
            monotonic=around.monotonic,
            metrics=around.metrics,
            membership=membership,
        )
        self.desk = Desk(around.store, around.conversation, self.sender, hold)
        self.delivery = Delivery(around.store, around.conversation, self.sender, around.metrics, membership)
        self.intake = Intake(source, self.desk, clock, around.owner, around.metrics, floods=Floods(around.monotonic))
        self.clockwork = Clockwork(self.delivery, around.store, clock, around.owner, around.metrics)
        self._introduce(around)
        self._serve_owners(around)
        self._clock, self._store, self.conversation = around.clock, around.store, around.conversation
        self._journey = asyncio.Lock()

    def _introduce(self, around: Surroundings) -> None:
        """Who is told of what, and who is to forget."""
        self.sender.on_blocked = self.desk.blocked
        self.sender.on_trouble = around.owner.tell_of_store
        self.sender.on_expired = self.delivery.again
        if around.studio is not None:
            around.studio.on_trouble = around.owner.tell
        drawn = (around.studio,) if around.studio is not None else ()
        self.clockwork.memories = (around.store, around.conversation.coach, *drawn, *around.memories)

    def _serve_owners(self, around: Surroundings) -> None:
        """What they may ask for, and what carries it out."""
        process = Process(name=around.process, since=around.clock(), per_second=around.per_second)
        self.desk.control = Control(around.store, around.owner.ids, process)
        self.clockwork.broadcasting = Broadcasting(around.store, self.sender, around.process)

    @asynccontextmanager
    async def running(self, *beside: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
        """Starts everything; on leaving, what is in hand is finished: first no new updates, then nothing left to send.

        `beside` runs along, and is broken off at the end. What the block raises is raised as it is.

        Raises:
            ExceptionGroup: of what stopped a part (TokenRevoked, OffsetMoved).
        """
        failure: Exception | None = None
        failures = asyncio.Queue[Exception]()
        async with asyncio.TaskGroup() as group:
            drawing = [group.create_task(self.studio.run())] if self.studio else []
            sending = group.create_task(_part(self.sender.run(), failures), name="sender")
            hearing = group.create_task(_part(self.intake.run(), failures), name="intake")
            extra = [group.create_task(one) for one in (*beside, self._watch(failures, sending, hearing))]
            self.clockwork.start()
            try:
                yield
            except Exception as error:  # noqa: BLE001 - raised again below, once all has ended in order
                failure = error
            finally:
                self.clockwork.stop()
                for one in extra:
                    one.cancel()
                await self._finish(hearing, sending, drawing)
        if failure is not None:
            raise failure

    async def _finish(
        self, hearing: asyncio.Task[None], sending: asyncio.Task[None], drawing: Sequence[asyncio.Task[None]]
    ) -> None:
        """First no new updates, then nothing left to send; what waits for a file goes out after the next start."""
        begun = time.monotonic()
        self.intake.stop()
        await _ended(hearing, FINISH_WITHIN_S - FOR_SENDING_S)
        self.sender.stop()
        for one in drawing:
            one.cancel()
        await _ended(sending, FINISH_WITHIN_S - (time.monotonic() - begun))
        await self._membership.leave(self._store)

    async def _watch(self, failures: asyncio.Queue[Exception], *parts: asyncio.Task[None]) -> None:
        """Where one fails, the other ends in order first: broken off, it would be so in the middle of a transaction."""
        first = await failures.get()
        self.intake.stop()
        self.sender.stop()
        for one in parts:
            await _ended(one, FINISH_WITHIN_S - FOR_SENDING_S)
        raise ExceptionGroup("a part failed", [first, *(failures.get_nowait() for _ in range(failures.qsize()))])

    async def travel(self, until: datetime) -> None:
        """Moves the clock on to `until`, from due row to due row, so that nothing is late."""
        async with self._journey:
            await self._arrive()
            while (due := await self.delivery.next_due()) is not None and due <= until:
                self._clock.move_to(due)
                await self._arrive()
            self._clock.move_to(until)
            await self._arrive()

    async def _arrive(self) -> None:
        await self.delivery.tick(self._clock())
        self.sender.hand_over((), more=True)
        await self.sender.settled()


async def _part(run: Coroutine[Any, Any, None], failures: asyncio.Queue[Exception]) -> None:
    try:
        await run
    except Exception as error:  # noqa: BLE001 - raised again by the watch
        failures.put_nowait(error)


async def _ended(task: asyncio.Task[None], seconds: float) -> None:
    """Waits for the task; one that does not end in time is cancelled: what it had in hand is kept in the store."""
    _, late = await asyncio.wait({task}, timeout=seconds)
    for one in late:
        log.warning("the %s did not finish in time", one.get_name())
        one.cancel()
