"""What crosses to the thread of a SQLite connection: what waits or takes long, nothing else."""

import asyncio
from pathlib import Path

import pytest

from data import sqlite_connection
from data.engine import create
from data.migrate import migrate
from data.store import Store
from tests.data.samples import NOW


@pytest.fixture
async def stores(tmp_path: Path) -> list[Store]:
    """Two on one file, as two processes would have."""
    engine = create(f"sqlite:///{tmp_path / 'coach.db'}")
    await migrate(engine)
    return [Store(engine), Store(create(f"sqlite:///{tmp_path / 'coach.db'}"))]


class Turns:
    """Counts how often the event loop comes round."""

    def __init__(self) -> None:
        self.count = 0
        asyncio.get_running_loop().call_soon(self._again)

    def _again(self) -> None:
        self.count += 1
        asyncio.get_running_loop().call_soon(self._again)


async def test_the_statements_of_a_writer_do_not_cross_until_one_takes_long(stores: list[Store]) -> None:
    async with stores[0].unit() as unit:
        turns = Turns()
        await unit.people([1, 2])
        await unit.leases_held("", NOW)
        assert turns.count == 0
        await unit.clean(NOW)
        assert turns.count > 0
    async with stores[0].unit() as unit:
        before = turns.count
        await unit.people([1, 2])
        assert turns.count == before
    for one in stores:
        await one.close()


async def test_while_another_process_writes_a_writer_waits_and_the_loop_goes_on(stores: list[Store]) -> None:
    one, other = stores

    async def second() -> None:
        async with other.unit() as unit:
            assert await unit.offset(1, NOW) == 5
            over.set()

    over = asyncio.Event()
    async with asyncio.TaskGroup() as group, one.unit() as unit:
        await unit.move_offset(1, None, 5, NOW)
        group.create_task(second())
        turns = Turns()
        for _ in range(1000):
            await asyncio.sleep(0)
        assert turns.count >= 1000
        assert not over.is_set()
    assert over.is_set()
    for store in stores:
        await store.close()


@pytest.mark.parametrize(("quick_s", "crosses"), [(0.0, True), (60.0, False)])
async def test_the_disk_is_waited_for_in_the_thread_unless_it_was_quick_the_last_time(
    stores: list[Store], monkeypatch: pytest.MonkeyPatch, quick_s: float, *, crosses: bool
) -> None:
    monkeypatch.setattr(sqlite_connection, "QUICK_S", quick_s)
    turns, before = Turns(), 0
    for offset in (1, 2):
        async with stores[0].unit() as unit:
            await unit.move_offset(1, offset - 1 or None, offset, NOW)
            before = turns.count
    assert (turns.count > before) is crosses
    for store in stores:
        await store.close()


async def test_who_gives_up_waiting_for_the_lock_does_not_get_it_later(stores: list[Store]) -> None:
    one, other = stores

    async def second() -> None:
        async with other.unit():
            raise AssertionError("it was never its turn")

    async with asyncio.TaskGroup() as group, one.unit() as unit:
        await unit.move_offset(1, None, 5, NOW)
        waiting = group.create_task(second())
        for _ in range(100):
            await asyncio.sleep(0)
        waiting.cancel()
    for store, offset in ((one, 5), (other, 6)):
        async with store.unit() as unit:
            await unit.move_offset(1, offset, offset + 1, NOW)
    for store in stores:
        await store.close()


async def test_nothing_of_a_unit_that_was_broken_off_is_kept_and_the_next_one_is(stores: list[Store]) -> None:
    with pytest.raises(ZeroDivisionError):
        await _broken_off(stores[0])
    async with stores[0].unit() as unit:
        await unit.move_offset(1, None, 6, NOW)
    for store in stores:
        async with store.read() as reader:
            assert await reader.offset(1, NOW) == 6
        await store.close()


async def _broken_off(store: Store) -> None:
    async with store.unit() as unit:
        await unit.move_offset(1, None, 5, NOW)
        raise ZeroDivisionError


async def test_a_reader_crosses_for_its_statements_alone(stores: list[Store]) -> None:
    async with stores[0].read() as reader:
        assert await reader.offset(1, NOW) is None
    turns = Turns()
    async with stores[0].read() as reader:
        assert turns.count == 0
        await reader.offset(1, NOW)
        assert (read := turns.count) > 0
    assert turns.count == read
    for store in stores:
        await store.close()


async def test_whoever_reads_sees_one_moment_and_the_next_who_reads_a_later_one(stores: list[Store]) -> None:
    async with stores[0].read() as reader:
        assert await reader.offset(1, NOW) is None
        async with stores[1].unit() as unit:
            await unit.move_offset(1, None, 5, NOW)
        assert await reader.offset(1, NOW) is None
    await _read(stores[0], 5)
    for store in stores:
        await store.close()


async def test_reading_that_was_broken_off_leaves_the_connection_to_the_next(stores: list[Store]) -> None:
    async with asyncio.TaskGroup() as group:
        for rounds in range(12):
            reading = group.create_task(_read(stores[0], None))
            for _ in range(rounds):
                await asyncio.sleep(0)
            reading.cancel()
    async with stores[1].unit() as unit:
        await unit.move_offset(1, None, 5, NOW)
    await _read(stores[0], 5)
    for store in stores:
        await store.close()


async def _read(store: Store, offset: int | None) -> None:
    async with store.read() as reader:
        assert await reader.offset(1, NOW) == offset
