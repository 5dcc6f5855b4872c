"""Training states in memory and in their table: nothing of them is lost, and no more is written than has changed."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from coaching.memory.state import TrainingState
from data.codec import encode_training
from data.engine import create
from data.runner_store import Kept
from data.store import Store
from data.tables import training
from tests.data.samples import HOUR, NOW, a_state, morning, prepared

WHO = 7


@pytest.fixture
async def elsewhere(address: str) -> AsyncIterator[Store]:
    """Another process, which remembers nobody."""
    other = Store(create(address))
    yield other
    await other.close()


async def _saved(store: Store, state: TrainingState | None) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=WHO, training=state, chat=b"chat")], NOW)


async def _rows(engine: AsyncEngine) -> list[tuple[int, bytes]]:
    async with engine.connect() as connection:
        return [(row.mark, row.body) for row in await connection.execute(select(training))]


async def _read_anew(engine: AsyncEngine) -> TrainingState | None:
    """As somebody reads it who remembers nothing."""
    async with Store(engine).read() as reader:
        return (await reader.person(WHO)).training


async def test_in_passing_a_state_that_did_not_change_is_not_written(
    store: Store, elsewhere: Store, engine: AsyncEngine
) -> None:
    await _saved(store, a_state())
    before = await _rows(engine)
    async with elsewhere.unit(in_passing=True) as unit:
        kept = (await unit.people([WHO]))[WHO]
        await unit.save([kept], NOW)
    assert await _rows(engine) == before


async def test_in_passing_a_state_that_changed_is_written_once(
    store: Store, elsewhere: Store, engine: AsyncEngine
) -> None:
    await _saved(store, a_state())
    changed = Kept(id=WHO, training=a_state(70))
    async with elsewhere.unit(in_passing=True) as unit:
        await unit.people([WHO])
        await unit.save([changed], NOW)
        marks = dict(unit._marks)
        await unit.save([changed], NOW)
        assert unit._marks == marks
    assert [body for _, body in await _rows(engine)] == [encode_training(a_state(70))]


async def test_whoever_another_process_deleted_is_forgotten_as_soon_as_asked_for(
    store: Store, elsewhere: Store
) -> None:
    await _saved(store, a_state())
    async with elsewhere.unit() as unit:
        await unit.forget(WHO)
    assert store._states.known(WHO) is not None
    async with store.read() as reader:
        assert await reader.person(WHO) == Kept(id=WHO)
    assert store._states.known(WHO) is None

    await _saved(store, a_state())
    async with elsewhere.unit() as unit:
        await unit.people([WHO])
        await unit.save([Kept(id=WHO)], NOW)  # begins anew
    async with store.read() as reader:
        await reader.person(WHO)
    assert store._states.known(WHO) is None


async def test_a_state_that_is_still_true_when_it_is_asked_for_stays_remembered(store: Store) -> None:
    await _saved(store, a_state())
    store.forget_unused()
    async with store.read() as reader:
        await reader.person(WHO)
    store.forget_unused()
    assert store._states.known(WHO) is not None
    store.forget_unused()
    assert store._states.known(WHO) is None


async def test_a_changed_state_whose_former_row_is_gone_is_kept_all_the_same(store: Store, engine: AsyncEngine) -> None:
    await _saved(store, a_state())
    async with engine.begin() as connection:
        await connection.execute(delete(training))
    async with store.unit() as unit:
        await unit.people([WHO])
        await unit.save([Kept(id=WHO, training=a_state(70))], NOW)
    assert await _read_anew(engine) == a_state(70)


async def test_what_is_saved_after_it_was_adopted_takes_its_place(store: Store, engine: AsyncEngine) -> None:
    for weight in (None, 81.5):
        await _saved(store, a_state())
        async with store.unit() as unit:
            await unit.replace_pending({WHO: [morning(NOW + HOUR)]})
            (row,) = (await unit.waiting_for([WHO]))[WHO]
            await unit.prepare([prepared(row, (await unit.revisions([WHO]))[WHO])])
        async with store.unit() as unit:
            read = (await unit.people([WHO]))[WHO]
            await unit.adopt(await unit.ready(NOW + HOUR, "this program", 9), NOW + HOUR)
            state = read.training if weight is None else a_state(weight)
            await unit.save([Kept(id=WHO, training=state)], NOW + HOUR)
        assert await _read_anew(engine) == a_state(weight)
        assert [body for _, body in await _rows(engine)] == [encode_training(a_state(weight))]
