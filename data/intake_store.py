"""How far the updates have come: each is applied exactly once, by polling and by webhook."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Executable, bindparam, select, true, update

from data.columns import Instant, listed
from data.errors import OffsetMoved
from data.tables import intake_offset, refused_update, seen_update
from data.unit import Part, insert

OFFSET_IDLE_LIMIT = timedelta(days=6)
"""After this long without an update the offset is not used: Telegram starts its ids anew after a week."""

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
        ids = sorted(set(update_ids))
        if not ids:
            return frozenset()
        fresh = await self._run(_mark(self._dialect), {"bot": bot_id, "ids": ids, "now": now})
        return frozenset(ids).difference(fresh.scalars())

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
def _mark(dialect: str) -> Executable:
    ids = listed(dialect).subquery()
    rows = select(bindparam("bot", type_=seen_update.c.bot_id.type), ids.c.id, bindparam("now", type_=Instant))
    # "WHERE true": without it SQLite takes ON CONFLICT for a join.
    new = insert(dialect, seen_update).from_select(["bot_id", "update_id", "at"], rows.where(true()))
    return new.on_conflict_do_nothing().returning(seen_update.c.update_id)


@cache
def _refuse(dialect: str) -> Executable:
    return insert(dialect, refused_update).on_conflict_do_nothing()
