"""What crosses to the thread of a SQLite connection: what waits or takes long, nothing else."""

import asyncio
from pathlib import Path

import pytest

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
