"""Deliveries: when we write to whom, found by an index, each once per runner, kind and local day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import Executable, Select, bindparam, delete, func, select, update

from data.columns import Instant, listed
from data.tables import PENDING, delivery, still_pending
from data.unit import Part, insert


class Settlement(StrEnum):
    """What became of a due row. SENT: its message is in the outbox, in the same transaction."""

    SENT = "sent"
    NOT_SENT = "not_sent"


class Pending(Struct, frozen=True, gc=False, order=True):
    """A message to come: its UTC instant, its kind, and the local day that it is for."""

    at: datetime
    kind: str
    day: date


class DueDelivery(Struct, frozen=True, gc=False, kw_only=True):
    """A pending row whose instant has come."""

    id: int
    runner_id: int
    kind: str
    day: date
    at: datetime


class Settled(Struct, frozen=True, gc=False, kw_only=True):
    """What became of the due row `id`, and why it was not sent."""

    id: int
    status: Settlement
    reason: str = ""


class DeliveryReads(Part):
    """Reading of what is to come."""

    async def next_due(self) -> datetime | None:
        """The instant of the earliest pending row."""
        at: datetime | None = (await self._run(_NEXT)).scalar()
        return at

    async def pending(self, runner_ids: Iterable[int]) -> dict[int, list[Pending]]:
        """The pending rows of each, earliest first."""
        ids = sorted(set(runner_ids))
        found: dict[int, list[Pending]] = {one: [] for one in ids}
        for row in await self._run(_pending(self._dialect), {"ids": ids}):
            found[row.runner_id].append(Pending(row.at, row.kind, row.day))
        return found

    async def waiting_for(self, runner_ids: Iterable[int]) -> dict[int, list[DueDelivery]]:
        """As `pending`, in the order in which they are judged."""
        ids = sorted(set(runner_ids))
        found: dict[int, list[DueDelivery]] = {one: [] for one in ids}
        for row in await self._run(_waiting_among(self._dialect), {"ids": ids}):
            found[row.runner_id].append(_due(row))
        return found


class DeliveryWrites(DeliveryReads):
    """Judging what is due."""

    async def due(self, now: datetime, limit: int) -> list[DueDelivery]:
        """What is due to the runners of the earliest `limit` rows, the earliest first; they are locked as by `people`.

        All of a runner that is due comes together, at most a row of each kind: judging one may end another. What is due
        to a runner at the same instant comes in the order of its kinds. On PostgreSQL a runner whom another process is
        answering is left for the next tick.
        """
        if self._dialect == "sqlite":
            rows = await self._run(_DUE, {"now": now, "most": limit})
        else:
            await self._by_index()
            locked = (await self._run(_due_unlocked(), {"now": now, "most": limit})).scalars()
            rows = await self._run(
                _waiting_among(self._dialect), {"ids": locked}
            )  # what was settled while we looked is gone
        return [_due(row) for row in rows if row.at <= now]

    async def replace_pending(self, rows: Mapping[int, Sequence[Pending]]) -> None:
        """Makes these the pending rows of each runner: all others go. What was judged on its day stays judged.

        A runner given with no rows has none any more. Costs one read when nothing changes.
        """
        if not rows:
            return
        before = await self.pending(rows)
        gone, new = [], []
        for runner_id, wanted in rows.items():
            too_many, missing = differing(before[runner_id], wanted)
            gone += [(runner_id, one) for one in too_many]
            new += [(runner_id, one) for one in missing]
        await self.change_pending(gone, new)

    async def change_pending(self, gone: Iterable[tuple[int, Pending]], new: Iterable[tuple[int, Pending]]) -> None:
        """Takes pending rows out and puts others in, each with its runner."""
        if drops := [_key(*one) for one in gone]:
            await self._run(_DROP, drops)
        if puts := [_new(*one) for one in new]:
            await self._run(_put(self._dialect), puts)

    async def settle(self, settled: Iterable[Settled], now: datetime) -> None:
        """Notes what became of due rows."""
        rows = [{"which": one.id, "now_is": one.status.value, "why": one.reason, "then": now} for one in settled]
        if rows:
            await self._run(_SETTLE, rows)


def _due(row: Any) -> DueDelivery:
    return DueDelivery(id=row.id, runner_id=row.runner_id, kind=row.kind, day=row.day, at=row.at)


def differing(before: Sequence[Pending], wanted: Sequence[Pending]) -> tuple[list[Pending], list[Pending]]:
    """Of a runner's pending rows: which are too many, and which are missing or come at another instant."""
    days = {(one.kind, one.day) for one in wanted}
    return [one for one in before if (one.kind, one.day) not in days], [one for one in wanted if one not in before]


def _key(runner_id: int, pending: Pending) -> dict[str, object]:
    return {"who": runner_id, "what": pending.kind, "when": pending.day}


def _new(runner_id: int, pending: Pending) -> dict[str, object]:
    return {
        "runner_id": runner_id,
        "kind": pending.kind,
        "day": pending.day,
        "at": pending.at,
        "status": PENDING,
        "reason": "",
    }


_waiting = still_pending(delivery.c.status)
_columns = (delivery.c.id, delivery.c.runner_id, delivery.c.kind, delivery.c.day, delivery.c.at)
_NEXT = select(func.min(delivery.c.at)).where(_waiting)
_FIRST = (
    select(delivery.c.runner_id)
    .where(_waiting, delivery.c.at <= bindparam("now"))
    .order_by(delivery.c.at, delivery.c.id)
    .limit(bindparam("most"))
)


def _waiting_for(runners: Select[tuple[int]]) -> Select[tuple[int, int, str, date, datetime]]:
    """What waits for these runners, due or not: asked for what is due, PostgreSQL looks at what is due to anybody."""
    chosen = select(*_columns).where(_waiting, delivery.c.runner_id.in_(runners))
    return chosen.order_by(delivery.c.at, delivery.c.runner_id, delivery.c.kind, delivery.c.day)


_DUE = _waiting_for(_FIRST)
_DROP = delete(delivery).where(
    delivery.c.runner_id == bindparam("who"),
    delivery.c.kind == bindparam("what"),
    delivery.c.day == bindparam("when"),
    _waiting,
)
_SETTLE = (
    update(delivery)
    .where(delivery.c.id == bindparam("which"))
    .values(status=bindparam("now_is"), reason=bindparam("why"), settled=bindparam("then", type_=Instant))
)


@cache
def _due_unlocked() -> Select[tuple[int]]:
    """Runners who could be locked at once. The lock is tried only for those of the first rows."""
    first = _FIRST.cte("first").prefix_with("MATERIALIZED", dialect="postgresql")
    return select(first.c.runner_id).where(func.pg_try_advisory_xact_lock(first.c.runner_id))


@cache
def _waiting_among(dialect: str) -> Select[tuple[int, int, str, date, datetime]]:
    return _waiting_for(listed(dialect))


@cache
def _pending(dialect: str) -> Select[tuple[int, datetime, str, date]]:
    chosen = select(delivery.c.runner_id, delivery.c.at, delivery.c.kind, delivery.c.day)
    return chosen.where(_waiting, delivery.c.runner_id.in_(listed(dialect))).order_by(delivery.c.at, delivery.c.id)


@cache
def _put(dialect: str) -> Executable:
    new = insert(dialect, delivery)
    return new.on_conflict_do_update(
        index_elements=[delivery.c.runner_id, delivery.c.kind, delivery.c.day],
        set_={"at": new.excluded.at},
        where=_waiting,
    )
