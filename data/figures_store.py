"""Figures for whoever runs the bot. They are counted from indexes and small tables, whatever the number of runners."""

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import bindparam, func, select

from data.columns import Instant
from data.outbox_reads import OutboxReads
from data.presence_store import People, PresenceReads
from data.tables import delivery, refused_update, still_pending, unsent_message

LOOKS_BACK = timedelta(days=1)


class Figures(Struct, frozen=True, kw_only=True):
    """How the bot stands.

    `sent` and `not_sent` are what became, in the last day, of what was due, the latter by reason; `overdue` is what
    should have been judged by now. `given_up` are messages of the last day that could not be sent; `refused` updates of
    the last month that could not be answered.
    """

    people: People
    sent: int
    not_sent: dict[str, int]
    overdue: int
    next_delivery: datetime | None
    waiting: int
    oldest_waiting: datetime | None
    given_up: int
    refused: int


class FigureReads(PresenceReads, OutboxReads):
    """Counting."""

    async def figures(self, now: datetime) -> Figures:
        """How everything stands at `now`."""
        since = now - LOOKS_BACK
        settled = [(status, reason, count) for status, reason, count in await self._run(_SETTLED, {"since": since})]
        waiting, oldest = await self.waiting()
        return Figures(
            people=await self.count_people(now.date()),
            sent=sum(count for status, _, count in settled if status == "sent"),
            not_sent={reason: count for status, reason, count in settled if status != "sent"},
            overdue=(await self._run(_OVERDUE, {"now": now})).scalar(),
            next_delivery=(await self._run(_NEXT)).scalar(),
            waiting=waiting,
            oldest_waiting=oldest,
            given_up=(await self._run(_GIVEN_UP, {"since": since})).scalar(),
            refused=(await self._run(_REFUSED)).scalar(),
        )


_since = bindparam("since", type_=Instant)
_SETTLED = (
    select(delivery.c.status, delivery.c.reason, func.count())
    .where(delivery.c.settled >= _since)
    .group_by(delivery.c.status, delivery.c.reason)
)
_OVERDUE = (
    select(func.count())
    .select_from(delivery)
    .where(still_pending(delivery.c.status), delivery.c.at <= bindparam("now", type_=Instant))
)
_NEXT = select(func.min(delivery.c.at)).where(still_pending(delivery.c.status))
_GIVEN_UP = select(func.count()).select_from(unsent_message).where(unsent_message.c.created >= _since)
_REFUSED = select(func.count()).select_from(refused_update)
