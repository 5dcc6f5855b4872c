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

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.broadcast_store import BroadcastReads, BroadcastWrites
from data.calendar_store import CalendarReads, CalendarWrites
from data.cleaning import Cleaning
from data.delivery_store import DeliveryReads, DeliveryWrites
from data.errors import opening, told_plainly
from data.figures_store import FigureReads
from data.file_store import FileReads, FileWrites
from data.intake_store import IntakeReads, IntakeWrites
from data.lease_store import LeaseWrites
from data.outbox_store import OutboxWrites
from data.prepared_store import PreparedReads, PreparedWrites
from data.presence_store import PresenceWrites
from data.runner_store import RunnerReads, RunnerWrites
from data.session import OneWriter, Session, Through, reading
from data.states import States


class Reader(
    RunnerReads,
    IntakeReads,
    DeliveryReads,
    PreparedReads,
    FigureReads,
    BroadcastReads,
    CalendarReads,
    FileReads,
):
    """Plain reading: it locks nothing and delays nobody."""


class Unit(
    RunnerWrites,
    PresenceWrites,
    CalendarWrites,
    IntakeWrites,
    DeliveryWrites,
    PreparedWrites,
    OutboxWrites,
    FileWrites,
    BroadcastWrites,
    LeaseWrites,
    Cleaning,
):
    """One writing transaction."""


class Store:
    """Opens units on an engine made by `data.engine.create`. In one process there is one store."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._states = States()
        self._writer = OneWriter(engine) if engine.dialect.name == "sqlite" else None

    @asynccontextmanager
    async def unit(self, *, in_passing: bool = False) -> AsyncIterator[Unit]:
        """One writing transaction; `in_passing` remembers nobody's state for the next one.

        Raises:
            DatabaseUnreachable, DiskFull, Contended: nothing was kept; the last may simply be tried again.
        """
        async with self._writing() as session:
            yield Unit(session, self._states.in_passing() if in_passing else self._states)

    @asynccontextmanager
    async def read(self, *, in_passing: bool = False) -> AsyncIterator[Reader]:
        """Plain reading: what was kept so far; `in_passing` as for a unit.

        Raises:
            DatabaseUnreachable: it cannot be read.
        """
        async with self._connection() as connection:
            with told_plainly(self._engine.url):
                async with reading(connection) as session:
                    yield Reader(session, self._states.in_passing() if in_passing else self._states)

    def forget_unused(self) -> None:
        """Forgets the states of runners who were not here since the last call."""
        self._states.forget_unused()

    async def close(self) -> None:
        """Closes all connections."""
        if self._writer is not None:
            await self._writer.close()
        await self._engine.dispose()

    def _writing(self) -> AbstractAsyncContextManager[Session]:
        return self._through() if self._writer is None else self._writer.transaction()

    @asynccontextmanager
    async def _through(self) -> AsyncIterator[Session]:
        async with self._connection() as connection:
            with told_plainly(self._engine.url):
                async with connection.begin():
                    yield Through(connection)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[AsyncConnection]:
        with opening(self._engine.url):
            connection = await self._engine.connect()
        try:
            yield connection
        finally:
            await connection.close()
