"""The store: whole values in and out, one transaction per unit of work. It carries and has no opinion.

    async with store.unit() as unit:
        await unit.move_offset(bot, expected, new, now)
        people = await unit.people(ids)
        ...
        await unit.save(kepts, now)
        await unit.append(facts)
        await unit.enqueue(messages, now, owner, lease_s)

A unit is kept whole when its block ends and not at all when the block raises. Reading for change happens inside it.
"""

from asyncio import Lock
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.cleaning import Cleaning
from data.delivery_store import DeliveryReads, DeliveryWrites
from data.engine import FOR_READING
from data.errors import opening, told_plainly
from data.intake_store import IntakeReads, IntakeWrites
from data.lease_store import LeaseWrites
from data.outbox_store import OutboxReads, OutboxWrites
from data.runner_store import RunnerReads, RunnerWrites
from data.states import States
from data.tables import delivery, runner, still_pending, unsent_message


class Overview(Struct, frozen=True, kw_only=True):
    """Figures for the owner. `runners` counts all who ever wrote, `onboarded` those with a training state."""

    runners: int
    onboarded: int
    pending_deliveries: int
    next_delivery: datetime | None
    waiting_messages: int
    oldest_waiting: datetime | None
    unsent_messages: int  # given up or expired, and not cleaned up yet


class Reader(RunnerReads, IntakeReads, DeliveryReads, OutboxReads):
    """Plain reading: it locks nothing and delays nobody."""

    async def overview(self) -> Overview:
        """Counts; on a big database this takes a while."""
        people = (await self._run(_PEOPLE)).one()
        to_come = (await self._run(_TO_COME)).one()
        waiting, oldest_waiting = await self.waiting()
        unsent: int = (await self._run(_UNSENT)).scalar_one()
        return Overview(
            runners=people[0],
            onboarded=people[1],
            pending_deliveries=to_come[0],
            next_delivery=to_come[1],
            waiting_messages=waiting,
            oldest_waiting=oldest_waiting,
            unsent_messages=unsent,
        )


class Unit(RunnerWrites, IntakeWrites, DeliveryWrites, OutboxWrites, LeaseWrites, Cleaning):
    """One writing transaction."""


class Store:
    """Opens units on an engine made by `data.engine.create`. In one process there is one store."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._states = States()
        # SQLite has one writer: here they queue in order, which its own waiting does not promise.
        self._turn: AbstractAsyncContextManager[object] = Lock() if engine.dialect.name == "sqlite" else nullcontext()

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        """One writing transaction.

        Raises:
            DatabaseUnreachable, DiskFull, Contended: nothing was kept; the last may simply be tried again.
        """
        async with self._turn, self._connection() as connection:
            with told_plainly(self._engine.url):
                async with connection.begin():
                    yield Unit(connection, self._states)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Reader]:
        """Plain reading: what was kept so far.

        Raises:
            DatabaseUnreachable: it cannot be read.
        """
        async with self._connection() as connection:
            await connection.execution_options(**FOR_READING)
            with told_plainly(self._engine.url):
                async with connection.begin():
                    yield Reader(connection, self._states)

    async def close(self) -> None:
        """Closes all connections."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[AsyncConnection]:
        with opening(self._engine.url):
            connection = await self._engine.connect()
        try:
            yield connection
        finally:
            await connection.close()


_PEOPLE = select(func.count(), func.count(runner.c.training)).select_from(runner)
_TO_COME = select(func.count(), func.min(delivery.c.at)).where(still_pending(delivery.c.status))
_UNSENT = select(func.count()).select_from(unsent_message)
