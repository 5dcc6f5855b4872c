"""What we start: due rows are judged again, become outbox rows, and the next rows are written, in one transaction."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import DecodeError
from msgspec.structs import replace

from bot.chat import Heard, Person
from bot.conversation import Conversation
from bot.desk import Outlet
from bot.due import DeliveryKind, NotSent
from bot.log import fault_of
from bot.metrics import Metrics
from bot.moment import local
from bot.records import STARTED, Work, decode_message, kind_of, load
from bot.renewal import told
from bot.replies import Media, Send
from bot.sending.membership import Membership
from bot.silence import uncounted
from data.delivery_store import DueDelivery, Settled, Settlement
from data.errors import DataError
from data.outbox_store import Message as Held
from data.store import Store, Unit

log = logging.getLogger(__name__)

AT_ONCE = 50
"""Due rows judged in one transaction, within a tenth of a second; between two of them answers have their turn."""


_A_MOMENT = timedelta(seconds=1)


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
        self._turn = asyncio.Lock()

    async def next_due(self) -> datetime | None:
        async with self._store.read() as reader:
            return await reader.next_due()

    async def tick(self, now: datetime) -> int:
        """Judges everything that is due; how many rows that were: none where another process does it.

        Raises:
            data.errors.DataError: the store is not to be had; what was not judged stays due.
        """
        async with self._turn:
            done = 0
            try:
                while await self._anything_due(now) and (judged := await self._judge_some(now)):
                    done += judged
            except DataError:
                if self._membership is not None:
                    self._membership.doubt()
                raise
            return done

    async def _anything_due(self, now: datetime) -> bool:
        """A look without the writer's lock, since nearly always there is nothing."""
        earliest = await self.next_due()
        return earliest is not None and earliest <= now

    async def _judge_some(self, now: datetime) -> int:
        async with self._store.unit(in_passing=True) as unit:
            if self._membership is not None and not await self._membership.leads(unit, now):
                return 0
            due = await unit.due(now, AT_ONCE)
            work = Work(await load(unit, {row.runner_id for row in due}, self._conversation.coach, now))
            settled = [self._judge(work, row, now) for row in due]
            await unit.settle(settled, now)
            await work.keep(unit, now)
        for row, outcome in zip(due, settled, strict=True):
            became = outcome.reason or "sent"
            log.info("delivery chat=%s kind=%s day=%s outcome=%s", row.runner_id, row.kind, row.day, became)
            self._metrics.delivery(kind_of(row.kind), became)
        if due:
            self._outlet.hand_over((), more=True)
        return len(due)

    def _judge(self, work: Work, row: DueDelivery, now: datetime) -> Settled:
        """What becomes of one row. A failure is this runner's alone: it is noted, and everybody else is served."""
        kind = kind_of(row.kind)
        try:
            outcome = self._decide(work.person(row.runner_id), kind, row, now)
        except Exception as error:  # noqa: BLE001 - whatever one runner's state makes the code raise
            log.error("delivery chat=%s kind=%s failed: %s", row.runner_id, row.kind, fault_of(error))  # noqa: TRY400 - no text of theirs in the log
            work.note(row.runner_id, kind, row.day, row.at)
            return Settled(id=row.id, status=Settlement.NOT_SENT, reason="failed")
        if isinstance(outcome, Heard):
            work.take(_marked(told(outcome), kind), now, priority=STARTED)
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

    # What could not be sent in time

    async def again(self, unit: Unit, late: Sequence[Held], now: datetime) -> None:
        """What we started and could not send becomes the right message for now, or none, with the reason.

        Each goes out at most until the end of its local day, so this comes to an end with the day.
        """
        ends = {(one.chat_id, kind): one.expires for one in late if (kind := _started_as(one)) is not None}
        if not ends:
            return
        work = Work(await load(unit, {who for who, _ in ends}, self._conversation.coach, now))
        for (who, kind), end in sorted(ends.items()):
            became = self._judge_again(work, who, kind, end, now)
            log.info("late_delivery chat=%s kind=%s outcome=%s", who, kind, became)
            self._metrics.delivery(kind, f"late_{became}")
        await work.keep(unit, now)

    def _judge_again(self, work: Work, who: int, kind: DeliveryKind, end: datetime, now: datetime) -> str:
        """What became of it. It counts as unanswered once, however often it is said."""
        try:
            person = work.person(who)
            outcome = self._still(person, kind, end, now)
        except Exception as error:  # noqa: BLE001 - whatever one runner's state makes the code raise
            log.error("late_delivery chat=%s kind=%s failed: %s", who, kind, fault_of(error))  # noqa: TRY400 - no text of theirs in the log
            return "failed"
        if not isinstance(outcome, Heard):
            return outcome.value
        counted = person.chat.unanswered, person.chat.unanswered_on
        chat = replace(outcome.person.chat, unanswered=counted[0], unanswered_on=counted[1])
        heard = replace(outcome, person=replace(outcome.person, chat=chat))
        work.take(_marked(told(heard), kind), now, priority=STARTED)
        return "sent"

    def _still(self, person: Person, kind: DeliveryKind, end: datetime, now: datetime) -> Heard | NotSent:
        """It was of use until `end`, on its own day. A "later" is used up, so it is the day's session that comes."""
        if person.training is None:
            return NotSent.NOT_ONBOARDED
        if person.chat.blocked:
            return NotSent.BLOCKED_BOT
        today = local(person.chat, now).date()
        if local(person.chat, end - _A_MOMENT).date() != today:
            return NotSent.TOO_LATE
        shown = DeliveryKind.MORNING if kind is DeliveryKind.LATER else kind
        unsaid = replace(person, chat=uncounted(person.chat, today))
        return self._conversation.open(unsaid, shown, today, now)


def _marked(heard: Heard, kind: DeliveryKind) -> Heard:
    """Its messages know what they are, for the case that they cannot be sent in time."""
    marked = tuple(replace(one, due=kind.value) if isinstance(one, Send | Media) else one for one in heard.replies)
    return replace(heard, replies=marked)


def _started_as(held: Held) -> DeliveryKind | None:
    """The kind of delivery that a message is; None for an answer, and for one in a form of before."""
    try:
        message = decode_message(held.body)
        return DeliveryKind(message.due) if isinstance(message, Send | Media) and message.due else None
    except (DecodeError, ValueError):
        return None
