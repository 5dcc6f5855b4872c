"""The owner's messages to all: prepared, going out page by page, done or cancelled. At most one goes out at a time."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, bindparam, delete, func, or_, select, update

from data.columns import Instant
from data.tables import broadcast, outbox, unsent_message
from data.unit import Part


class Stage(StrEnum):
    """How far a message to all has come."""

    PREVIEW = "preview"
    GOING = "going"
    DONE = "done"
    CANCELLED = "cancelled"


class Broadcast(Struct, frozen=True, kw_only=True):
    """A message to all.

    `body` is the sender's own value, `recipients` what was counted for the preview, `queued` how many it was put into
    the outbox for, up to the runner `last_id`. `owner_id` is None once that owner is forgotten.
    """

    id: int
    owner_id: int | None
    body: bytes
    status: Stage
    recipients: int
    queued: int
    last_id: int
    created: datetime


class BroadcastReads(Part):
    """How far it is."""

    async def broadcast(self, number: int) -> Broadcast | None:
        return _read((await self._run(_ONE, {"number": number})).first())

    async def going_out(self) -> Broadcast | None:
        """The one that is going out."""
        return _read((await self._run(_GOING)).first())

    async def waiting_at(self, priority: int) -> int:
        """How many messages of this priority are in the outbox."""
        count: int = (await self._run(_WAITING, {"priority": priority})).scalar()
        return count

    async def failed_at(self, priority: int, since: datetime) -> int:
        """How many messages of this priority, made since then, were given up."""
        count: int = (await self._run(_FAILED, {"priority": priority, "since": since})).scalar()
        return count


class BroadcastWrites(BroadcastReads):
    """Preparing it and letting it go."""

    async def prepare_broadcast(self, owner_id: int, body: bytes, recipients: int, now: datetime) -> int:
        """Keeps it, to be confirmed; its number. Earlier ones that nobody confirmed go."""
        await self._run(_DROP_PREVIEWS)
        row = {
            "owner_id": owner_id,
            "body": body,
            "status": Stage.PREVIEW.value,
            "recipients": recipients,
            "queued": 0,
            "last_id": 0,
            "created": now,
        }
        number: int = (await self._run(_PREPARE, row)).scalar()
        return number

    async def begin_broadcast(self, number: int, now: datetime) -> bool:
        """Lets it go out; False where it is not to be confirmed any more, or another one is going out."""
        return (await self._run(_BEGIN, {"number": number, "then": now})).first() is not None

    async def advance_broadcast(self, number: int, last_id: int, more: int) -> None:
        """Notes that it is in the outbox for `more` runners, up to `last_id`."""
        await self._run(_ADVANCE, {"number": number, "last": last_id, "more": more})

    async def end_broadcast(self, number: int, stage: Stage) -> bool:
        """Ends one that is going out or to be confirmed; False where it had ended."""
        return (await self._run(_END, {"number": number, "stage": stage.value})).first() is not None

    async def withdraw(self, priority: int, now: datetime) -> int:
        """Takes out of the outbox what of this priority is in nobody's hands; how many messages that were."""
        return (await self._run(_WITHDRAW, {"priority": priority, "now": now})).rowcount


def _read(row: Any) -> Broadcast | None:
    return None if row is None else Broadcast(**{**row._asdict(), "status": Stage(row.status)})


def _is(stage: Stage) -> ColumnElement[bool]:
    return broadcast.c.status == stage.value


_it = broadcast.c.id == bindparam("number")
_all = select(
    broadcast.c.id,
    broadcast.c.owner_id,
    broadcast.c.body,
    broadcast.c.status,
    broadcast.c.recipients,
    broadcast.c.queued,
    broadcast.c.last_id,
    broadcast.c.created,
)
_ONE = _all.where(_it)
_GOING = _all.where(_is(Stage.GOING)).limit(1)
_PREPARE = broadcast.insert().returning(broadcast.c.id)
_DROP_PREVIEWS = delete(broadcast).where(_is(Stage.PREVIEW))
_other = broadcast.alias("other")
_BEGIN = (
    update(broadcast)
    .where(_it, _is(Stage.PREVIEW), ~select(_other.c.id).where(_other.c.status == Stage.GOING.value).exists())
    .values(status=Stage.GOING.value, created=bindparam("then", type_=Instant))
    .returning(broadcast.c.id)
)
_ADVANCE = update(broadcast).where(_it).values(last_id=bindparam("last"), queued=broadcast.c.queued + bindparam("more"))
_END = (
    update(broadcast)
    .where(_it, or_(_is(Stage.PREVIEW), _is(Stage.GOING)))
    .values(status=bindparam("stage"))
    .returning(broadcast.c.id)
)
_WAITING = select(func.count()).select_from(outbox).where(outbox.c.priority == bindparam("priority"))
_FAILED = (
    select(func.count())
    .select_from(unsent_message)
    .where(and_(unsent_message.c.priority == bindparam("priority"), unsent_message.c.created >= bindparam("since")))
)
_free = or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= bindparam("now", type_=Instant))
_WITHDRAW = delete(outbox).where(
    outbox.c.id.in_(
        select(outbox.c.id).where(outbox.c.priority == bindparam("priority"), _free).with_for_update(skip_locked=True)
    )
)
