"""What the outbox tells: what waits in it, and what was sent where."""

from collections.abc import Iterable
from datetime import datetime

from data import outbox_sql as sql
from data.unit import Part


class OutboxReads(Part):
    """Reading of what was sent where."""

    async def message_ids(self, places: Iterable[tuple[int, str]]) -> dict[tuple[int, str], int]:
        """The latest message of each of these slots, given as (chat, slot), where there is one."""
        wanted = set(places)
        if not wanted:
            return {}
        rows = await self._run(sql.message_ids(self._dialect), {"pairs": sorted(wanted)})
        return {(row.chat_id, row.slot): row.message_id for row in rows}

    async def next_waiting(self) -> datetime | None:
        """The instant from which the earliest message may be claimed, those in somebody's hands left out."""
        at: datetime | None = (await self._run(sql.NEXT_WAITING)).scalar()
        return at

    async def waiting(self) -> tuple[int, datetime | None]:
        """How many messages are not sent yet, and since when the oldest waits."""
        row = (await self._run(sql.WAITING)).first()
        return row[0], row[1]
