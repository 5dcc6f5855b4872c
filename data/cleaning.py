"""What is kept for a while only, and for how long."""

from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Column, ColumnElement, Executable, Table, bindparam, delete, func, select, tuple_

from data.columns import Instant
from data.tables import (
    broadcast,
    delivery,
    lease,
    prepared_delivery,
    refused_update,
    seen_update,
    sent_file,
    sent_message,
    training,
    unsent_message,
)
from data.unit import Part

SEEN_UPDATES_FOR = timedelta(days=2)  # Telegram offers an update for one day
DELIVERIES_FOR = timedelta(days=60)  # long enough to answer "why did I hear nothing?"
PREPARED_FOR = timedelta(hours=1)  # from the instant on at which it was due, longer than it holds; used it goes at once
UNSENT_FOR = timedelta(days=7)
SENT_MESSAGES_FOR = timedelta(days=60)  # older ones are not edited any more
SENT_FILES_FOR = timedelta(days=90)  # then it is uploaded once more
REFUSED_UPDATES_FOR = timedelta(days=30)
LEASES_FOR = timedelta(days=1)
BROADCASTS_FOR = timedelta(days=90)


class Cleaning(Part):
    """Clean-up by age."""

    async def clean(self, now: datetime, limit: int = 5000) -> int:
        """Deletes what is older than it is kept for, about `limit` rows per table at most; how many rows went."""
        self._takes_long()
        gone = 0
        for statement, age in _statements():
            gone += (await self._run(statement, {"before": now - age, "most": limit})).rowcount
        return gone


@cache
def _statements() -> tuple[tuple[Executable, timedelta], ...]:
    return (
        (_older(seen_update, seen_update.c.at), SEEN_UPDATES_FOR),
        (_older(delivery, delivery.c.settled), DELIVERIES_FOR),
        (_prepared_trainings(), PREPARED_FOR),  # before its results, as in `unprepare`
        (_older(prepared_delivery, prepared_delivery.c.at), PREPARED_FOR),
        (_older(unsent_message, unsent_message.c.created), UNSENT_FOR),
        (_older(sent_message, sent_message.c.at), SENT_MESSAGES_FOR),
        (_older(sent_file, sent_file.c.at), SENT_FILES_FOR),
        (_older(refused_update, refused_update.c.at), REFUSED_UPDATES_FOR),
        (_older(lease, lease.c.until), LEASES_FOR),
        (_older(broadcast, broadcast.c.created), BROADCASTS_FOR),
    )


def _older(table: Table, instant: Column[datetime]) -> Executable:
    return delete(table).where(*_oldest(instant))


def _prepared_trainings() -> Executable:
    """The training states of prepared results that are going to be deleted."""
    prepared = select(prepared_delivery.c.runner_id, prepared_delivery.c.training_mark)
    going = prepared.where(*_oldest(prepared_delivery.c.at))
    return delete(training).where(tuple_(training.c.runner_id, training.c.mark).in_(going))


def _oldest(instant: Column[datetime]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The oldest rows before an instant: those up to the instant of row number `most`."""
    before = bindparam("before", type_=Instant)
    last = (
        select(instant).where(instant < before).order_by(instant).offset(bindparam("most")).limit(1).scalar_subquery()
    )
    return instant < before, instant < func.coalesce(last, before, type_=Instant)
