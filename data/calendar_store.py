"""Private addresses of calendars: whose one is, found by a fingerprint that does not give the address back."""

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Executable, bindparam, delete, select

from data.tables import calendar_address
from data.unit import Part, insert


class CalendarReads(Part):
    """Finding."""

    async def calendar_at(self, fingerprint: str) -> int | None:
        """Whose calendar that address is, None for nobody's."""
        found: int | None = (await self._run(_FIND, {"mark": fingerprint})).scalar()
        return found


class CalendarWrites(CalendarReads):
    """Keeping it up to date."""

    async def note_addresses(self, changed: Mapping[int, str]) -> None:
        """Keeps the fingerprint of each of these runners, "" for none any more; they must have been saved first."""
        rows = [{"who": runner, "mark": mark} for runner, mark in changed.items() if mark]
        gone = [{"who": runner} for runner, mark in changed.items() if not mark]
        if rows:
            await self._run(_note(self._dialect), rows)
        if gone:
            await self._run(_DROP, gone)


_FIND = select(calendar_address.c.runner_id).where(calendar_address.c.fingerprint == bindparam("mark"))
_DROP = delete(calendar_address).where(calendar_address.c.runner_id == bindparam("who"))


@cache
def _note(dialect: str) -> Executable:
    new = insert(dialect, calendar_address).values(runner_id=bindparam("who"), fingerprint=bindparam("mark"))
    return new.on_conflict_do_update(
        index_elements=[calendar_address.c.runner_id], set_={"fingerprint": new.excluded.fingerprint}
    )
