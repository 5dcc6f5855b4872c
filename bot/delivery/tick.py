"""The tick: everything that is due, in one transaction for so many rows, and a look ahead while nothing is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime

from bot.conversation import Conversation
from bot.delivery.ahead import Ahead
from bot.delivery.judging import judged
from bot.delivery.late import Late
from bot.desk import Outlet
from bot.metrics import Metrics
from bot.records import Work, kind_of, load
from bot.sending.membership import Membership
from data.delivery_store import DueDelivery, Settled
from data.errors import DataError
from data.outbox_store import Message as Held
from data.store import Store, Unit

log = logging.getLogger(__name__)

AT_ONCE = 50
"""Due rows judged in one transaction, within a tenth of a second; between two of them answers have their turn."""
PREPARED_AT_ONCE = 200
"""Of runners for whom it is judged already, so many in one transaction, for the same reason."""


class Delivery:
    """The tick. Its cost grows with what is due, not with the number of runners.

    `membership` says whether it is for this process to tick; without it, it is.
    """

    def __init__(
        self,
        store: Store,
        conversation: Conversation,
        outlet: Outlet,
        metrics: Metrics | None = None,
        membership: Membership | None = None,
    ) -> None:
        self._store = store
        self._metrics, self._membership = metrics or Metrics(), membership
        self._conversation = conversation
        self._outlet = outlet
        self._ahead = Ahead(store, conversation)
        self._late = Late(conversation, self._metrics)
        self._turn = asyncio.Lock()

    async def next_due(self) -> datetime | None:
        async with self._store.read() as reader:
            return await reader.next_due()

    async def tick(self, now: datetime) -> int:
        """Judges everything that is due; how many rows that were: none where another process does it.

        What was prepared goes first, since it takes no time.

        Raises:
            data.errors.DataError: the store is not to be had; what was not judged stays due.
        """
        async with self._turn:
            try:
                prepared = await self._all(self._take_prepared, now)
                return prepared + await self._all(self._judge_some, now)
            except DataError:
                if self._membership is not None:
                    self._membership.doubt()
                raise

    async def look_ahead(self, now: datetime) -> bool:
        """Prepares a few of the rows that will be due; whether there may be more.

        Nothing is, while anything is due, or where another process does it.

        Raises:
            data.errors.DataError: the store is not to be had.
        """
        async with self._turn:
            if (self._membership is not None and not self._membership.leading) or await self._anything_due(now):
                return False
            return await self._ahead.prepare_some(now)

    async def again(self, unit: Unit, late: Sequence[Held], now: datetime) -> None:
        """What we started and could not send becomes the right message for now, or none."""
        await self._late.again(unit, late, now)

    async def _all(self, some: Callable[[datetime], Awaitable[int]], now: datetime) -> int:
        """Page after page, until there is nothing left."""
        done = 0
        while await self._anything_due(now) and (page := await some(now)):
            done += page
        return done

    async def _anything_due(self, now: datetime) -> bool:
        """A look without the writer's lock, since nearly always there is nothing."""
        earliest = await self.next_due()
        return earliest is not None and earliest <= now

    async def _leads(self, unit: Unit, now: datetime) -> bool:
        return self._membership is None or await self._membership.leads(unit, now)

    async def _take_prepared(self, now: datetime) -> int:
        made_by = await self._ahead.made_by()
        async with self._store.unit(in_passing=True) as unit:
            if not await self._leads(unit, now):
                return 0
            done = await self._ahead.take(unit, now, made_by, PREPARED_AT_ONCE)
        self._metrics.prepared(len(done))
        return self._told((one.row, one.became) for one in done)

    async def _judge_some(self, now: datetime) -> int:
        async with self._store.unit(in_passing=True) as unit:
            if not await self._leads(unit, now):
                return 0
            due = await unit.due(now, AT_ONCE)
            ids = {row.runner_id for row in due}
            work = Work(await load(unit, ids, self._conversation.coach, now))
            settled = [judged(self._conversation, work, row, now) for row in due]
            await unit.settle(settled, now)
            await unit.unprepare(sorted(ids))
            await work.keep(unit, now)
        return self._told(zip(due, settled, strict=True))

    def _told(self, done: Iterable[tuple[DueDelivery, Settled]]) -> int:
        """Says what became of these, once it is kept; how many they were."""
        told = list(done)
        for row, outcome in told:
            became = outcome.reason or "sent"
            log.info("delivery chat=%s kind=%s day=%s outcome=%s", row.runner_id, row.kind, row.day, became)
            self._metrics.delivery(kind_of(row.kind), became)
        if told:
            self._outlet.hand_over((), more=True)
        return len(told)
