"""What was judged before it is due: all that is to be written once it is, and that nothing else has been since.

A prepared result fits as long as the runner's row is the one that it was made from (its `revision`), its time has come
and is not over, and the program is the one that made it. Any other is as good as none.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

import msgspec
from msgspec import Struct
from sqlalchemy import Executable, Select, and_, bindparam, delete, exists, func, select, tuple_, update

from data.columns import Instant, listed
from data.delivery_store import DueDelivery, Pending, Settled
from data.outbox_store import NewMessage
from data.runner_store import FactRow, Kept
from data.states import new_mark
from data.tables import delivery, prepared_delivery, runner, still_pending
from data.training_store import TrainingWrites
from data.unit import Part, Row, insert


class Judged(Struct, frozen=True, gc=False):
    """A row, and what becomes of it."""

    row: DueDelivery
    became: Settled


class Result(Struct, frozen=True, gc=False, kw_only=True):
    """What is written beside the runner's own row."""

    judged: tuple[Judged, ...]
    facts: tuple[FactRow, ...] = ()
    gone: tuple[Pending, ...] = ()
    new: tuple[Pending, ...] = ()
    messages: tuple[NewMessage, ...] = ()


class Prepared(Struct, frozen=True, gc=False, kw_only=True):
    """What becomes of everything that is due to a runner at the instant `at`, if it is not later than `until`.

    `kept` is the runner as it is after it, `revision` that of the row that it was made from, `made_by` names the
    program that made it.
    """

    kept: Kept
    revision: int
    at: datetime
    until: datetime
    made_by: str
    result: Result


class Ready(Struct, frozen=True, gc=False, kw_only=True):
    """A prepared result that fits; the runner's next state stays where it is."""

    runner_id: int
    training_mark: int
    training_version: int
    chat: bytes
    chat_version: int
    result: Result


class PreparedReads(Part):
    """Looking ahead."""

    async def unprepared(
        self, after: tuple[datetime, int], until: datetime, made_by: str, limit: int
    ) -> list[DueDelivery]:
        """The first pending rows after this instant and id, at most as late as `until`, that nobody has prepared."""
        values = {"after": after[0], "id": after[1], "until": until, "by": made_by, "most": limit}
        await self._by_index()
        rows = await self._run(_UNPREPARED, values)
        return [DueDelivery(id=row.id, runner_id=row.runner_id, kind=row.kind, day=row.day, at=row.at) for row in rows]

    async def revisions(self, ids: Iterable[int]) -> dict[int, int]:
        """How often each runner's row was saved. Read before anything else of them, it vouches for all of it."""
        rows = await self._run(_revisions(self._dialect), {"ids": sorted(set(ids))})
        return {row.id: row.revision for row in rows}


class PreparedWrites(PreparedReads, TrainingWrites):
    """Keeping results, and making them true."""

    async def prepare(self, prepared: Iterable[Prepared]) -> None:
        """Keeps these in the place of any former ones. The runners must be there, and held."""
        marked = [(one, new_mark()) for one in prepared]
        if not marked:
            return
        await self._drop_other_trainings(one.kept.id for one, _ in marked)
        await self._put_trainings((one.kept.id, mark, one.kept.training) for one, mark in marked if one.kept.training)
        await self._run(_put(self._dialect), [_row(one, mark) for one, mark in marked])

    async def ready(self, now: datetime, made_by: str, limit: int) -> list[Ready]:
        """The earliest prepared results that fit now; their runners are locked as by `people`.

        On PostgreSQL a runner whom another process is answering is left out: what they say comes first.
        """
        values = {"now": now, "by": made_by}
        if self._dialect == "sqlite":
            rows = await self._run(_READY, {**values, "most": limit})
        else:
            await self._by_index()
            locked = (await self._run(_ready_unlocked(), {**values, "most": limit})).scalars()
            rows = await self._run(_ready_again(), {**values, "ids": locked})  # as they are, now that they are held
        return [
            Ready(
                runner_id=row.runner_id,
                training_mark=row.training_mark,
                training_version=row.training_version,
                chat=row.chat,
                chat_version=row.chat_version,
                result=_result.decode(row.body),
            )
            for row in rows
        ]

    async def adopt(self, ready: Sequence[Ready], now: datetime) -> None:
        """The prepared state of each of these runners becomes their state."""
        rows = [
            {
                "who": one.runner_id,
                "training_mark": one.training_mark,
                "training_version": one.training_version,
                "chat": one.chat,
                "chat_version": one.chat_version,
                "now": now,
            }
            for one in ready
        ]
        await self._run(_ADOPT, rows)
        self._marks |= {one.runner_id: one.training_mark for one in ready}
        await self.unprepare([one.runner_id for one in ready])

    async def unprepare(self, ids: Sequence[int]) -> None:
        """Nothing is prepared for these runners any more."""
        await self._drop_other_trainings(ids)  # first, as in `cleaning`: in one order they cannot deadlock
        await self._run(_drop(self._dialect), {"ids": ids})


_result = msgspec.msgpack.Decoder(Result)
_encode = msgspec.msgpack.Encoder().encode


def _row(one: Prepared, mark: int) -> Row:
    kept = one.kept
    if kept.training is None or kept.chat is None:
        raise ValueError("nothing is due to one who is not onboarded")
    return {
        "runner_id": kept.id,
        "at": one.at,
        "until": one.until,
        "revision": one.revision,
        "made_by": one.made_by,
        "body": _encode(one.result),
        "training_mark": mark,
        "training_version": kept.training.version,
        "chat": kept.chat,
        "chat_version": kept.chat_version,
    }


_now = bindparam("now", type_=Instant)
_ours = prepared_delivery.c.made_by == bindparam("by")
_UNPREPARED = (
    select(delivery.c.id, delivery.c.runner_id, delivery.c.kind, delivery.c.day, delivery.c.at)
    .where(
        still_pending(delivery.c.status),
        tuple_(delivery.c.at, delivery.c.id) > tuple_(bindparam("after", type_=Instant), bindparam("id")),
        delivery.c.at <= bindparam("until", type_=Instant),
        ~exists().where(
            prepared_delivery.c.runner_id == delivery.c.runner_id, prepared_delivery.c.at == delivery.c.at, _ours
        ),
    )
    .order_by(delivery.c.at, delivery.c.id)
    .limit(bindparam("most"))
)
_FITS = and_(
    prepared_delivery.c.at <= _now,
    prepared_delivery.c.until > _now,
    _ours,
    runner.c.id == prepared_delivery.c.runner_id,
    runner.c.revision == prepared_delivery.c.revision,
)
_IN_ORDER = prepared_delivery.c.at, prepared_delivery.c.runner_id
_SAME = ("training_mark", "training_version", "chat", "chat_version")
_CHOSEN = select(prepared_delivery.c.runner_id, prepared_delivery.c.body, *(prepared_delivery.c[one] for one in _SAME))
_READY = _CHOSEN.where(_FITS).order_by(*_IN_ORDER).limit(bindparam("most"))
_ADOPT = (
    update(runner)
    .where(runner.c.id == bindparam("who"))
    .values(**{one: bindparam(one) for one in _SAME}, updated=_now, revision=runner.c.revision + 1)
)


@cache
def _ready_unlocked() -> Select[tuple[int]]:
    """Runners who could be locked at once. The lock is tried only for those of the first results."""
    chosen = select(prepared_delivery.c.runner_id).where(_FITS).order_by(*_IN_ORDER).limit(bindparam("most"))
    first = chosen.cte("first").prefix_with("MATERIALIZED", dialect="postgresql")
    return select(first.c.runner_id).where(func.pg_try_advisory_xact_lock(first.c.runner_id))


@cache
def _ready_again() -> Executable:
    return _CHOSEN.where(_FITS, prepared_delivery.c.runner_id.in_(listed("postgresql"))).order_by(*_IN_ORDER)


@cache
def _revisions(dialect: str) -> Select[tuple[int, int]]:
    return select(runner.c.id, runner.c.revision).where(runner.c.id.in_(listed(dialect)))


@cache
def _put(dialect: str) -> Executable:
    new = insert(dialect, prepared_delivery)
    others = {one.name: new.excluded[one.name] for one in prepared_delivery.c if not one.primary_key}
    return new.on_conflict_do_update(index_elements=[prepared_delivery.c.runner_id], set_=others)


@cache
def _drop(dialect: str) -> Executable:
    return delete(prepared_delivery).where(prepared_delivery.c.runner_id.in_(listed(dialect)))
