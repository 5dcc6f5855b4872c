"""The outbox's statements, built once."""

from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Executable,
    Select,
    Text,
    and_,
    bindparam,
    case,
    delete,
    false,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.sql.dml import Update

from data.columns import Instant, listed, listed_pairs
from data.tables import outbox, sent_message, unsent_message
from data.unit import insert

_message = (
    outbox.c.id,
    outbox.c.chat_id,
    outbox.c.body,
    outbox.c.expires,
    outbox.c.priority,
    outbox.c.slot,
    outbox.c.attempts,
)
_record = (
    outbox.c.id,
    outbox.c.chat_id,
    outbox.c.priority,
    outbox.c.created,
    outbox.c.attempts,
    outbox.c.farewell,
)
_belongs = (outbox.c.id, outbox.c.chat_id, outbox.c.slot, outbox.c.farewell)
_now = bindparam("now", type_=Instant)
_free = or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= _now)
_unheld: dict[str, Any] = {"lease_owner": None, "lease_until": None}

DROP = delete(outbox).where(outbox.c.id == bindparam("which"))
PUT = outbox.insert()
PUT_RETURNING = outbox.insert().returning(outbox.c.id, sort_by_parameter_order=True)
LAST_ID = select(func.max(outbox.c.id))
RECORD = unsent_message.insert()
NEXT_WAITING = select(func.min(outbox.c.not_before)).where(outbox.c.lease_until.is_(None))
WAITING = select(func.count(), func.min(outbox.c.created)).select_from(outbox)
DROP_CHAT = (
    delete(outbox).where(outbox.c.chat_id == bindparam("chat"), outbox.c.farewell == false()).returning(*_record)
)
DROP_LATE = (
    delete(outbox)
    .where(
        outbox.c.id.in_(select(outbox.c.id).where(outbox.c.expires <= _now, _free).with_for_update(skip_locked=True))
    )
    .returning(*_message, outbox.c.created, outbox.c.farewell)
)


@cache
def message_ids(dialect: str) -> Select[tuple[int, str, int]]:
    """The latest messages of some slots in some chats."""
    chosen = select(sent_message.c.chat_id, sent_message.c.slot, sent_message.c.message_id)
    wanted = listed_pairs(dialect, Text).subquery()
    return chosen.join(wanted, and_(sent_message.c.chat_id == wanted.c.id, sent_message.c.slot == wanted.c.value))


@cache
def claim(dialect: str) -> Executable:
    """Leases the first of each chat, in one statement."""
    chosen = _first_of_each_chat(dialect)
    return (
        update(outbox)
        .where(outbox.c.id.in_(select(chosen.c.id)))
        .values(
            lease_owner=bindparam("owner"),
            lease_until=bindparam("until", type_=Instant),
            attempts=outbox.c.attempts + 1,
        )
        .returning(*_message)
    )


def _first_of_each_chat(dialect: str) -> CTE:
    """The most urgent messages that may go out now."""
    chosen = (
        select(outbox.c.id)
        .where(
            outbox.c.priority <= bindparam("worst"),
            outbox.c.not_before <= _now,
            outbox.c.expires > _now,
            _free,
            _is_first(),
        )
        .order_by(outbox.c.priority, outbox.c.id)
        .limit(bindparam("most"))
    )
    if dialect == "postgresql":
        chosen = chosen.with_for_update(skip_locked=True, of=outbox)
    # Materialized: the choice is made once, or PostgreSQL might lock more rows than it leases.
    return chosen.cte("chosen").prefix_with("MATERIALIZED", dialect="postgresql")


def _is_first() -> ColumnElement[bool]:
    """A message is the first of its chat, and nobody holds anything of that chat.

    A CASE and a maximum, since PostgreSQL turns a plain NOT EXISTS into a join over all that waits.
    """
    other = outbox.alias("other")
    same_chat = other.c.chat_id == outbox.c.chat_id
    lasting = select(other.c.id).where(same_chat, other.c.expires > _now)
    head = lasting.order_by(other.c.priority, other.c.id).limit(1).scalar_subquery()
    held = select(func.max(other.c.lease_until) > _now).where(same_chat).scalar_subquery()
    return case((outbox.c.id == head, held.is_not(true())), else_=false())


@cache
def busy(dialect: str) -> Select[tuple[int]]:
    """Chats of which something waits that `owner` does not hold, once for each such message."""
    mine = and_(outbox.c.lease_owner == bindparam("owner"), outbox.c.lease_until > _now)
    ids = listed(dialect).subquery()
    waiting = select(outbox.c.chat_id).join(ids, outbox.c.chat_id == ids.c.id)
    return waiting.where(func.coalesce(mine, false()).is_(false()))


@cache
def take_out(dialect: str) -> Executable:
    """Deletes what was sent, and says where it belonged."""
    return delete(outbox).where(outbox.c.id.in_(listed(dialect))).returning(*_belongs)


@cache
def belonging(dialect: str) -> Executable:
    """Where these messages belong."""
    ids = listed(dialect).subquery()
    return select(*_belongs).join(ids, outbox.c.id == ids.c.id)


@cache
def remember(dialect: str) -> Executable:
    """The latest message of a slot."""
    new = insert(dialect, sent_message)
    return new.on_conflict_do_update(
        index_elements=[sent_message.c.chat_id, sent_message.c.slot],
        set_={"message_id": new.excluded.message_id, "at": new.excluded.at},
    )


@cache
def take_back(dialect: str) -> Executable:
    """Ends every hold of `who`, save on those in hand."""
    left = outbox.c.lease_owner == bindparam("who"), outbox.c.id.not_in(listed(dialect))
    return update(outbox).where(*left).values(**_unheld)


@cache
def put_back(dialect: str) -> Executable:
    """Ends the hold until a later try."""
    then = bindparam("then", type_=Instant)
    return _held(dialect).values(not_before=then, error=bindparam("error"), **_unheld)


@cache
def give_back(dialect: str) -> Executable:
    """Ends the hold as if there had been none."""
    return _held(dialect).values(attempts=outbox.c.attempts - 1, **_unheld)


@cache
def drop_held(dialect: str) -> Executable:
    """Deletes what `owner` holds, and gives what is recorded of it."""
    held = outbox.c.id.in_(listed(dialect)), outbox.c.lease_owner == bindparam("owner")
    return delete(outbox).where(*held).returning(*_record)


def _held(dialect: str) -> Update:
    return update(outbox).where(outbox.c.id.in_(listed(dialect)), outbox.c.lease_owner == bindparam("owner"))
