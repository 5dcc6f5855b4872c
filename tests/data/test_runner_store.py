"""Runners: whole values in and out."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from coaching.facts import AnyFact
from coaching.memory.state import STATE_VERSION
from data.codec import encode_training
from data.engine import create
from data.errors import DataError, UnreadableFact
from data.runner_store import Kept
from data.store import Store
from data.tables import fact, runner, training
from tests.data.samples import DAY, NOW, a_state, onboarded, sore


async def test_somebody_unknown_is_an_empty_kept(store: Store) -> None:
    async with store.unit() as unit:
        assert await unit.people([42, 7, 42]) == {7: Kept(id=7), 42: Kept(id=42)}
        assert await unit.people([]) == {}


async def test_what_is_saved_is_read_back_whole(store: Store) -> None:
    saved = Kept(id=7, training=a_state(), training_version=STATE_VERSION, chat=b"\x00chat", chat_version=3)
    async with store.unit() as unit:
        await unit.save([saved], NOW)
    async with store.unit() as unit:
        assert (await unit.people([7]))[7] == saved
    async with store.read() as reader:
        assert await reader.person(7) == saved


async def test_many_are_saved_at_once_new_and_known_alike(store: Store) -> None:
    big = 2**52
    async with store.unit() as unit:
        await unit.save([Kept(id=1, chat=b"old"), Kept(id=big, chat=b"big")], NOW)
    async with store.unit() as unit:
        people = await unit.people(range(1, 5))
        await unit.save([Kept(id=one, chat=b"new") for one in people], NOW)
    async with store.unit() as unit:
        found = await unit.people([1, 2, 3, 4, big])
        assert [found[one].chat for one in (1, 2, 3, 4, big)] == [b"new"] * 4 + [b"big"]


async def test_created_stays_and_updated_moves(store: Store, engine: AsyncEngine) -> None:
    for days in (0, 3):
        async with store.unit() as unit:
            await unit.save([Kept(id=7)], NOW + timedelta(days=days))
    async with engine.connect() as connection:
        row = (await connection.execute(select(runner.c.created, runner.c.updated))).one()
    assert tuple(row) == (NOW, NOW + timedelta(days=3))


async def test_nothing_is_kept_when_the_unit_raises(store: Store) -> None:
    async def fail() -> None:
        async with store.unit() as unit:
            await unit.save([Kept(id=7, chat=b"x")], NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.read() as reader:
        assert await reader.person(7) == Kept(id=7)


async def test_an_outdated_state_is_told_and_not_overwritten_by_a_chat(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=7, training=a_state(), chat=b"a")], NOW)
    async with engine.begin() as connection:
        await connection.execute(update(runner).values(training_version=STATE_VERSION + 1))
    async with store.unit() as unit:
        kept = (await unit.people([7]))[7]
        assert kept.outdated
        assert kept.training is None
        await unit.save([Kept(id=7, training_version=kept.training_version, chat=b"b")], NOW)
    async with engine.connect() as connection:
        row = (await connection.execute(select(training.c.body, runner.c.chat).join(runner))).one()
    assert row.body == encode_training(a_state())
    assert row.chat == b"b"


async def test_an_outdated_state_is_replaced_by_the_rebuilt_one(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=7, training=a_state())], NOW)
    async with engine.begin() as connection:
        await connection.execute(update(training).values(mark=1, body=b"{}"))
        await connection.execute(update(runner).values(training_mark=1))
    async with store.unit() as unit:
        assert (await unit.people([7]))[7].outdated
        await unit.save([Kept(id=7, training=a_state(70.0))], NOW)
        again = (await unit.people([7]))[7]
    assert again.training == a_state(70.0)
    assert not again.outdated


async def test_an_unchanged_state_survives_a_save_beside_a_changed_one(store: Store) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=one, training=a_state()) for one in (1, 2)], NOW)
    async with store.unit() as unit:
        people = await unit.people([1, 2])
        await unit.save([Kept(id=1, training=people[1].training), Kept(id=2, training=a_state(81.5))], NOW)
        people = await unit.people([1, 2])
    assert people[1].training == a_state()
    assert people[2].training == a_state(81.5)


async def test_a_state_whose_unit_was_not_kept_is_kept_the_next_time(store: Store, engine: AsyncEngine) -> None:
    old, new = a_state(60.0), a_state(70.0)
    async with store.unit() as unit:
        await unit.save([Kept(id=7, training=old)], NOW)

    async def fail() -> None:
        async with store.unit() as unit:
            await unit.save([Kept(id=7, training=new)], NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.unit() as unit:
        await unit.save([Kept(id=7, training=new)], NOW)
    elsewhere = Store(engine)
    async with elsewhere.read() as reader:
        assert (await reader.person(7)).training == new


async def test_what_another_process_made_of_a_state_is_seen_and_its_loss_too(
    store: Store, engine: AsyncEngine, address: str
) -> None:
    elsewhere = Store(create(address))
    async with store.unit() as unit:
        await unit.save([Kept(id=7, training=a_state(60.0))], NOW)
    async with elsewhere.unit() as unit:
        await unit.people([7])
        await unit.save([Kept(id=7, training=a_state(70.0))], NOW)
    async with store.unit() as unit:
        assert (await unit.people([7]))[7].training == a_state(70.0)
        await unit.save([Kept(id=7)], NOW)
    async with elsewhere.read() as reader:
        assert (await reader.person(7)).training is None
    async with engine.connect() as connection:
        assert (await connection.execute(select(training))).all() == []
    await elsewhere.close()


async def test_a_state_that_has_not_changed_is_neither_read_nor_written(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=7, training=a_state())], NOW)
    async with engine.begin() as connection:
        await connection.execute(update(training).values(body=b"{}"))
    async with store.unit() as unit:
        kept = (await unit.people([7]))[7]
        assert kept.training == a_state()
        await unit.save([kept], NOW)
    async with engine.connect() as connection:
        assert (await connection.execute(select(training.c.body))).scalar() == b"{}"


async def test_facts_come_back_in_the_order_they_were_told(store: Store) -> None:
    told: list[AnyFact] = [onboarded(), sore(3), sore(None), sore(5, DAY - timedelta(days=1))]
    async with store.unit() as unit:
        await unit.save([Kept(id=1), Kept(id=2)], NOW)
        await unit.append([(1, told[0]), (2, sore(9)), (1, told[1])])
        await unit.append([])
    async with store.unit() as unit:
        await unit.append([(1, one) for one in told[2:]])
        assert await unit.history(1) == told
    async with store.read() as reader:
        assert await reader.history(2) == [sore(9)]
        assert await reader.history(3) == []


async def test_a_fact_needs_its_runner(store: Store) -> None:
    with pytest.raises(DataError):
        async with store.unit() as unit:
            await unit.append([(99, sore(1))])


async def test_a_damaged_fact_stops_the_history(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=1)], NOW)
        await unit.append([(1, sore(1))])
    async with engine.begin() as connection:
        await connection.execute(update(fact).values(body=b"{"))
    with pytest.raises(UnreadableFact):
        async with store.read() as reader:
            await reader.history(1)


async def test_a_statement_that_fails_is_told_in_our_own_terms(store: Store) -> None:
    with pytest.raises(DataError, match="nowhere"):
        async with store.unit() as unit:
            await unit._session.run(text("SELECT * FROM nowhere"))
