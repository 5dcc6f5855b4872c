"""What we start: due rows are judged again, become outbox rows, and the next rows are written, in one transaction."""

import asyncio
import logging
from datetime import datetime

from bot.chat import Heard, Person
from bot.conversation import Conversation
from bot.desk import Outlet
from bot.due import DeliveryKind, NotSent
from bot.log import fault_of
from bot.moment import local
from bot.records import STARTED, Work, kind_of, load
from data.delivery_store import DueDelivery, Settled, Settlement
from data.store import Store

log = logging.getLogger(__name__)

AT_ONCE = 300
"""Due rows judged in one transaction; between two of them answers have their turn."""


class Delivery:
    """The tick. Its cost grows with what is due, not with the number of runners."""

    def __init__(self, store: Store, conversation: Conversation, outlet: Outlet) -> None:
        self._store = store
        self._conversation = conversation
        self._outlet = outlet
        self._turn = asyncio.Lock()

    async def next_due(self) -> datetime | None:
        async with self._store.read() as reader:
            return await reader.next_due()

    async def tick(self, now: datetime) -> int:
        """Judges everything that is due; how many rows that were.

        Raises:
            data.errors.DataError: the store is not to be had; what was not judged stays due.
        """
        async with self._turn:
            done = 0
            while await self._anything_due(now) and (judged := await self._judge_some(now)):
                done += judged
            return done

    async def _anything_due(self, now: datetime) -> bool:
        """A look without the writer's lock, since nearly always there is nothing."""
        earliest = await self.next_due()
        return earliest is not None and earliest <= now

    async def _judge_some(self, now: datetime) -> int:
        async with self._store.unit() as unit:
            due = await unit.due(now, AT_ONCE)
            work = Work(await load(unit, {row.runner_id for row in due}, self._conversation.coach.catalogue))
            settled = [self._judge(work, row, now) for row in due]
            await unit.settle(settled, now)
            await work.keep(unit, now)
        for row, outcome in zip(due, settled, strict=True):
            log.info("delivery kind=%s chat=%s day=%s %s", row.kind, row.runner_id, row.day, outcome.reason or "sent")
        if due:
            self._outlet.hand_over((), more=True)
        return len(due)

    def _judge(self, work: Work, row: DueDelivery, now: datetime) -> Settled:
        """What becomes of one row. A failure is this runner's alone: it is noted, and everybody else is served."""
        kind = kind_of(row.kind)
        try:
            outcome = self._decide(work.person(row.runner_id), kind, row, now)
        except Exception as error:  # noqa: BLE001 - whatever one runner's state makes the code raise
            log.error("delivery kind=%s chat=%s failed: %s", row.kind, row.runner_id, fault_of(error))  # noqa: TRY400 - no text of theirs in the log
            work.note(row.runner_id, kind, row.day, row.at)
            return Settled(id=row.id, status=Settlement.NOT_SENT, reason="failed")
        if isinstance(outcome, Heard):
            work.take(outcome, now, priority=STARTED)
        work.note(row.runner_id, kind, row.day, row.at)
        if isinstance(outcome, Heard):
            return Settled(id=row.id, status=Settlement.SENT)
        return Settled(id=row.id, status=Settlement.NOT_SENT, reason=outcome.value)

    def _decide(self, person: Person, kind: DeliveryKind, row: DueDelivery, now: datetime) -> Heard | NotSent:
        if person.training is None:
            return NotSent.NOT_ONBOARDED
        if person.chat.blocked:
            return NotSent.BLOCKED_BOT
        if row.day != local(person.chat, now).date() and kind is not DeliveryKind.LATER:
            return NotSent.TOO_LATE
        return self._conversation.open(person, kind, row.day, now)
