"""How far the updates have come: each is applied exactly once, by polling and by webhook.

By webhook the ids that are kept say it; by polling the offset does in SQLite, and in PostgreSQL the ids as well, since
there a webhook may be at work at the same time. Each looks at what the other has left: changed to a webhook, Telegram
delivers again what polling had not yet confirmed, and the other way round.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Executable, bindparam, exists, select, update

from data.cleaning import SEEN_UPDATES_FOR
from data.columns import Instant, listed
from data.errors import OffsetMoved
from data.tables import intake_offset, refused_update, seen_update
from data.unit import Part, insert

OFFSET_IDLE_LIMIT = timedelta(days=6)
"""After this long without an update the offset is not used: Telegram starts its ids anew after a week."""

UNCONFIRMED = 1000
"""So far below the offset are ids that may come again, since they were not confirmed: the last batch, 100 at most."""

LONGEST_ERROR = 2000
"""Characters kept of an error."""


class IntakeReads(Part):
    """Reading of the offset."""

    async def offset(self, bot_id: int, now: datetime) -> int | None:
        """The offset for the next getUpdates; None for none yet, or after six idle days."""
        row = (await self._run(_OFFSET, {"bot": bot_id})).first()
        if row is None or now - row.updated > OFFSET_IDLE_LIMIT:
            return None
        offset: int = row.next_update
        return offset


class IntakeWrites(IntakeReads):
    """Keeping what has been answered, in the transaction that answers it."""

    async def move_offset(self, bot_id: int, expected: int | None, new: int, now: datetime) -> None:
        """Compare-and-swap from `expected`, which is what `offset` gave or what this poller moved it to last.

        Raises:
            OffsetMoved: somebody else polls for this bot.
        """
        if expected is None:
            values = {"bot_id": bot_id, "next_update": new, "updated": now, "idle_since": now - OFFSET_IDLE_LIMIT}
            moved = (await self._run(_start(self._dialect), values)).first() is not None
        else:
            values = {"bot": bot_id, "expected": expected, "new": new, "now": now}
            moved = (await self._run(_MOVE, values)).rowcount == 1
        if not moved:
            raise OffsetMoved(f"another process polls for this bot: the offset is not {expected} any more")

    async def seen(self, bot_id: int, update_ids: Iterable[int], now: datetime) -> frozenset[int]:
        """Those of the updates that were applied before; the others count as applied once this unit is kept."""
        ids = frozenset(update_ids)
        if not ids:
            return ids
        if self._dialect == "postgresql":  # an id that another process keeps just now is waited for
            fresh = await self._run(_MARK_AT_ONCE, {"bot": bot_id, "ids": sorted(ids), "now": now})
            return ids.difference(fresh.scalars())
        known = await self._kept_before(bot_id, ids) | await self._below_offset(bot_id, ids, now)
        if new := [{"bot_id": bot_id, "update_id": one, "at": now} for one in sorted(ids - known)]:
            await self._run(_MARK, new)
        return known

    async def polled(self, bot_id: int, update_ids: Iterable[int], now: datetime) -> frozenset[int]:
        """As `seen`, of a batch whose offset is moved in this unit, which SQLite needs no ids beside."""
        if self._dialect == "postgresql":
            return await self.seen(bot_id, update_ids, now)
        return await self._kept_before(bot_id, update_ids)

    async def _kept_before(self, bot_id: int, ids: Iterable[int]) -> frozenset[int]:
        """For SQLite, whose one writer lets nobody keep any meanwhile."""
        return frozenset((await self._run(_KEPT, {"bot": bot_id, "ids": sorted(ids)})).scalars())

    async def _below_offset(self, bot_id: int, ids: frozenset[int], now: datetime) -> frozenset[int]:
        """For SQLite, where polling keeps no ids."""
        row = (await self._run(_OFFSET, {"bot": bot_id})).first()
        if row is None or now - row.updated > SEEN_UPDATES_FOR:
            return frozenset()
        return frozenset(one for one in ids if row.next_update - UNCONFIRMED <= one < row.next_update)

    async def refuse(self, bot_id: int, update_id: int, chat_id: int | None, error: str, now: datetime) -> None:
        """Records an update that could not be applied. `error` must not quote what was written."""
        values = {
            "bot_id": bot_id,
            "update_id": update_id,
            "chat_id": chat_id,
            "error": error[:LONGEST_ERROR],
            "at": now,
        }
        await self._run(_refuse(self._dialect), values)


_OFFSET = select(intake_offset.c.next_update, intake_offset.c.updated).where(intake_offset.c.bot_id == bindparam("bot"))
_MOVE = (
    update(intake_offset)
    .where(intake_offset.c.bot_id == bindparam("bot"), intake_offset.c.next_update == bindparam("expected"))
    .values(next_update=bindparam("new"), updated=bindparam("now"))
)
_IDS = listed("sqlite").subquery()
_KEPT = select(_IDS.c.id).where(  # of a join SQLite would read all ids that are kept, and look each up in the list
    exists().where(seen_update.c.bot_id == bindparam("bot"), seen_update.c.update_id == _IDS.c.id)
)
_MARK = seen_update.insert()


def _mark_at_once() -> Executable:
    ids = listed("postgresql").subquery()
    rows = select(bindparam("bot", type_=seen_update.c.bot_id.type), ids.c.id, bindparam("now", type_=Instant))
    new = insert("postgresql", seen_update).from_select(["bot_id", "update_id", "at"], rows)
    return new.on_conflict_do_nothing().returning(seen_update.c.update_id)


_MARK_AT_ONCE = _mark_at_once()


@cache
def _start(dialect: str) -> Executable:
    new = insert(dialect, intake_offset).values(
        bot_id=bindparam("bot_id"), next_update=bindparam("next_update"), updated=bindparam("updated")
    )
    return new.on_conflict_do_update(
        index_elements=[intake_offset.c.bot_id],
        set_={"next_update": new.excluded.next_update, "updated": new.excluded.updated},
        where=intake_offset.c.updated < bindparam("idle_since", type_=Instant),
    ).returning(intake_offset.c.bot_id)


@cache
def _refuse(dialect: str) -> Executable:
    return insert(dialect, refused_update).on_conflict_do_nothing()
