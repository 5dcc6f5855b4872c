"""Who can be written to and who was heard of lately, apart from the states: so that counting reads little."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from msgspec import Struct
from sqlalchemy import Executable, bindparam, func, or_, select

from data.tables import presence
from data.unit import Part, insert


class Presence(Struct, frozen=True, kw_only=True):
    """Where a runner is.

    `heard_on` is the last UTC day on which they wrote. `quiet_until` is the local day until which nothing is sent,
    `date.max` for blocked and for paused without an end.
    """

    runner_id: int
    onboarded: bool = False
    heard_on: date | None = None
    quiet_until: date | None = None


class People(Struct, frozen=True, kw_only=True):
    """`runners` counts all, `active` those who wrote within a week, `reachable` those whom a message to all goes to."""

    runners: int
    onboarded: int
    active: int
    reachable: int


class PresenceReads(Part):
    """Counting, and finding whom to write to."""

    async def count_people(self, today: date) -> People:
        """Reads one small row per runner. `today` is the UTC day."""
        row = (await self._run(_COUNT, {"week_ago": today - timedelta(days=7), "day": today - _A_DAY})).first()
        return People(runners=row[0], onboarded=row[1], active=row[2], reachable=row[3])

    async def reachable(self, today: date, after: int, limit: int) -> list[int]:
        """Onboarded runners with ids above `after` who are not blocked or paused, in the order of ids.

        `today` is the UTC day; a pause counts until its end has come everywhere on earth.
        """
        values = {"day": today - _A_DAY, "after": after, "most": limit}
        return (await self._run(_REACHABLE, values)).scalars()


class PresenceWrites(PresenceReads):
    """Keeping it up to date."""

    async def note_presence(self, changed: Iterable[Presence]) -> None:
        """Keeps what has changed; the runners must have been saved first."""
        rows = [
            {"runner_id": one.runner_id, "on": one.onboarded, "heard": one.heard_on, "quiet": one.quiet_until}
            for one in changed
        ]
        if rows:
            await self._run(_note(self._dialect), rows)


_A_DAY = timedelta(days=1)
_ON = presence.c.onboarded
_OPEN = or_(presence.c.quiet_until.is_(None), presence.c.quiet_until <= bindparam("day"))
_COUNT = select(
    func.count(),
    func.count().filter(_ON),
    func.count().filter(presence.c.heard_on > bindparam("week_ago")),
    func.count().filter(_ON, _OPEN),
).select_from(presence)
_REACHABLE = (
    select(presence.c.runner_id)
    .where(presence.c.runner_id > bindparam("after"), _ON, _OPEN)
    .order_by(presence.c.runner_id)
    .limit(bindparam("most"))
)


@cache
def _note(dialect: str) -> Executable:
    new = insert(dialect, presence).values(
        runner_id=bindparam("runner_id"),
        onboarded=bindparam("on"),
        heard_on=bindparam("heard"),
        quiet_until=bindparam("quiet"),
    )
    changed = {name: new.excluded[name] for name in ("onboarded", "heard_on", "quiet_until")}
    return new.on_conflict_do_update(index_elements=[presence.c.runner_id], set_=changed)
