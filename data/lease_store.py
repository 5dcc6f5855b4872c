"""Leases: what only one of several processes may do, and for how long."""

from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Executable, bindparam, delete, func, or_, select

from data.columns import Instant
from data.tables import lease
from data.unit import Part, insert


class LeaseWrites(Part):
    """Taking, keeping and giving back a lease."""

    async def lease(self, name: str, owner: str, now: datetime, seconds: float) -> bool:
        """Takes the lease, or holds it longer; False while somebody else has it."""
        values = {"name": name, "owner": owner, "until": now + timedelta(seconds=seconds), "now": now}
        return (await self._run(_take(self._dialect), values)).first() is not None

    async def leases_held(self, prefix: str, now: datetime) -> int:
        """How many leases with such a name somebody has."""
        held: int = (await self._run(_HELD, {"begins": prefix, "now": now})).scalar()
        return held

    async def lease_owner(self, name: str) -> str | None:
        """Who had this lease last, also where it has run out since; None for nobody."""
        owner: str | None = (await self._run(_OWNER, {"which": name})).scalar()
        return owner

    async def give_back(self, name: str, owner: str) -> None:
        """Ends the lease at once, so that another process need not wait for it to run out."""
        await self._run(_GIVE_BACK, {"which": name, "who": owner})


_HELD = select(func.count()).where(
    lease.c.name.startswith(bindparam("begins")), lease.c.until > bindparam("now", type_=Instant)
)
_OWNER = select(lease.c.owner).where(lease.c.name == bindparam("which"))
_GIVE_BACK = delete(lease).where(lease.c.name == bindparam("which"), lease.c.owner == bindparam("who"))


@cache
def _take(dialect: str) -> Executable:
    new = insert(dialect, lease).values(
        name=bindparam("name"), owner=bindparam("owner"), until=bindparam("until", type_=Instant)
    )
    return new.on_conflict_do_update(
        index_elements=[lease.c.name],
        set_={"owner": new.excluded.owner, "until": new.excluded.until},
        where=or_(lease.c.owner == new.excluded.owner, lease.c.until <= bindparam("now", type_=Instant)),
    ).returning(lease.c.name)
