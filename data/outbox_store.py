"""The outbox: messages kept with what caused them, sent afterwards, gone once they are sent."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from data import outbox_sql as sql
from data.outbox_reads import OutboxReads
from data.unit import Row

LONGEST_ERROR = 500
"""Characters kept of an error."""


class NewMessage(Struct, frozen=True, gc=False, kw_only=True):
    """A message to send. `body` is the sender's own value.

    `priority`: the smaller goes first, 0 for answers. `slot` names the message so that it can be edited later, "" for
    one that need not be. `not_before` None means at once. A `farewell` goes out although its runner is forgotten, and
    leaves nothing behind.
    """

    chat_id: int
    body: bytes
    expires: datetime
    priority: int = 0
    slot: str = ""
    not_before: datetime | None = None
    farewell: bool = False


class Message(Struct, frozen=True, gc=False, kw_only=True):
    """A message in the hands of whoever claimed it. `attempts` counts this one.

    `former` is Telegram's id of the latest message of its slot when it came into these hands, None where there is none.
    """

    id: int
    chat_id: int
    body: bytes
    expires: datetime
    priority: int
    slot: str
    attempts: int
    former: int | None = None


class Sent(Struct, frozen=True, gc=False, kw_only=True):
    """The message `id` was sent, as Telegram's `message_id` (None where there is none to remember)."""

    id: int
    message_id: int | None = None


class OutboxWrites(OutboxReads):
    """Putting in, claiming, and marking. Marks work on what `owner` still holds, except `sent`: sent is sent."""

    async def enqueue(
        self, messages: Iterable[NewMessage], now: datetime, owner: str = "", lease_s: float = 0
    ) -> list[Message]:
        """Keeps the messages in this order and returns those that `owner` holds from now on.

        With an owner, messages that may go out at once are in its hands without a claim, unless something of somebody
        else still waits in that chat: then they wait their turn. Without an owner all are left to `claim`.
        """
        new = list(messages)
        if not new:
            return []
        held = await self._held(new, now, owner) if owner else [False] * len(new)
        until = now + timedelta(seconds=lease_s)
        rows = [_row(one, now, (owner, until) if mine else None) for one, mine in zip(new, held, strict=True)]
        ids = await self._put(rows)
        ours = (_message(id_, one) for id_, one, mine in zip(ids, new, held, strict=True) if mine)
        return await self._with_former(ours)

    async def claim(
        self, now: datetime, owner: str, lease_s: float, limit: int, worst_priority: int = 9
    ) -> list[Message]:
        """Takes at most `limit` messages into `owner`'s hands for `lease_s` seconds: the first of each chat only.

        Order: priority, then age. A chat of which something is in somebody's hands has to wait. Several processes
        never get the same one. `worst_priority` leaves out what is less urgent.
        """
        values = {
            "now": now,
            "owner": owner,
            "until": now + timedelta(seconds=lease_s),
            "most": limit,
            "worst": worst_priority,
        }
        await self._by_index()
        rows = (await self._run(sql.claim(self._dialect), values)).all()
        return await self._with_former(sorted(map(_claimed, rows), key=lambda one: (one.priority, one.id)))

    async def _with_former(self, messages: Iterable[Message]) -> list[Message]:
        """One read for all of them, so that sending needs none."""
        mine = list(messages)
        known = await self.message_ids((one.chat_id, one.slot) for one in mine if one.slot)
        return [replace(one, former=known.get((one.chat_id, one.slot))) for one in mine] if known else mine

    async def sent(self, done: Iterable[Sent], now: datetime) -> set[int]:
        """Takes sent messages out and remembers their ids by slot; which of them are not of somebody forgotten."""
        by_id = {one.id: one.message_id for one in done}
        if not by_id:
            return set()
        gone = await self._taken_out(sorted(by_id))
        remembered = [
            {"chat_id": row.chat_id, "slot": row.slot, "message_id": by_id[row.id], "at": now}
            for row in sorted(gone, key=lambda row: row.id)
            if row.slot and not row.farewell and by_id[row.id] is not None
        ]
        if remembered:
            await self._run(sql.remember(self._dialect), remembered)
        return {row.id for row in gone if not row.farewell}

    async def _taken_out(self, ids: Sequence[int]) -> Sequence[Any]:
        """Deletes these; where they belonged."""
        if self._dialect == "postgresql":
            return (await self._run(sql.take_out(self._dialect), {"ids": ids})).all()
        gone = (await self._run(sql.belonging(self._dialect), {"ids": ids})).all()
        if gone:  # nobody else writes meanwhile
            await self._run(sql.DROP, [{"which": row.id} for row in gone])
        return gone

    async def retry(self, ids: Iterable[int], owner: str, not_before: datetime, error: str) -> None:
        """Puts messages back, to be claimed from `not_before` on. What follows in their chats waits for them."""
        values = {"ids": list(ids), "owner": owner, "then": not_before, "error": error[:LONGEST_ERROR]}
        await self._run(sql.put_back(self._dialect), values)

    async def release(self, ids: Iterable[int], owner: str) -> None:
        """Gives back messages that were not tried; it does not count as an attempt."""
        await self._run(sql.give_back(self._dialect), {"ids": list(ids), "owner": owner})

    async def take_back(self, owner: str, in_hand: Iterable[int] = ()) -> None:
        """Frees what a former run of `owner` still held when it was killed: nobody waits for its leases to end.

        Those in the hands of this run are given as `in_hand` and stay there.
        """
        await self._run(sql.take_back(self._dialect), {"who": owner, "ids": sorted(in_hand)})

    async def give_up(self, ids: Iterable[int], owner: str, error: str) -> None:
        """Tries these no more. A record stays without the text; of a farewell nothing stays."""
        gone = await self._run(sql.drop_held(self._dialect), {"ids": list(ids), "owner": owner})
        await self._record(gone.all(), error)

    async def give_up_chat(self, chat_id: int, error: str) -> int:
        """Tries nothing of this chat any more (it blocked the bot); how many messages that were."""
        gone = (await self._run(sql.DROP_CHAT, {"chat": chat_id})).all()
        await self._record(gone, error)
        return len(gone)

    async def expire(self, now: datetime) -> list[Message]:
        """Takes out what was not sent in time and is in nobody's hands, so that it can be replaced; a record stays."""
        gone = (await self._run(sql.DROP_LATE, {"now": now})).all()
        await self._record(gone, "expired")
        return sorted((_claimed(row) for row in gone), key=lambda one: one.id)

    async def _record(self, gone: Sequence[Any], error: str) -> None:
        rows = [
            {
                "id": row.id,
                "chat_id": row.chat_id,
                "priority": row.priority,
                "created": row.created,
                "attempts": row.attempts,
                "error": error[:LONGEST_ERROR],
            }
            for row in gone
            if not row.farewell
        ]
        if rows:
            await self._run(sql.RECORD, rows)

    async def _put(self, rows: list[Row]) -> Sequence[int]:
        """Inserts the rows; their ids in the same order."""
        if self._dialect == "postgresql":
            return (await self._run(sql.PUT_RETURNING, rows)).scalars()
        put = await self._run(sql.PUT, rows)  # SQLite numbers them in order, and nobody else writes
        last: int = put.last_id or (await self._run(sql.LAST_ID)).scalar()
        return range(last - len(rows) + 1, last + 1)

    async def _held(self, new: Sequence[NewMessage], now: datetime, owner: str) -> list[bool]:
        """Which of them `owner` may hold at once."""
        chats = sorted({one.chat_id for one in new})
        values = {"ids": chats, "owner": owner, "now": now}
        busy = set((await self._run(sql.busy(self._dialect), values)).scalars())
        held = []
        for one in new:
            if one.not_before is not None and one.not_before > now:
                busy.add(one.chat_id)  # what follows must not overtake it
            held.append(one.chat_id not in busy)
        return held


def _row(new: NewMessage, now: datetime, lease: tuple[str, datetime] | None) -> Row:
    return {
        "chat_id": new.chat_id,
        "priority": new.priority,
        "slot": new.slot,
        "body": new.body,
        "created": now,
        "not_before": new.not_before or now,
        "expires": new.expires,
        "lease_owner": lease[0] if lease else None,
        "lease_until": lease[1] if lease else None,
        "attempts": 1 if lease else 0,
        "error": "",
        "farewell": new.farewell,
    }


def _message(id_: int, new: NewMessage) -> Message:
    return Message(
        id=id_,
        chat_id=new.chat_id,
        body=new.body,
        expires=new.expires,
        priority=new.priority,
        slot=new.slot,
        attempts=1,
    )


def _claimed(row: Any) -> Message:
    return Message(
        id=row.id,
        chat_id=row.chat_id,
        body=row.body,
        expires=row.expires,
        priority=row.priority,
        slot=row.slot,
        attempts=row.attempts,
    )
