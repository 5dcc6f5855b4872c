"""Each update is applied exactly once."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.errors import OffsetMoved
from data.intake_store import LONGEST_ERROR
from data.store import Store
from data.tables import refused_update
from tests.data.samples import MINUTE, NOW

BOT, OTHER_BOT = 7_000_000_001, 2
SIX_DAYS = timedelta(days=6)


async def test_a_new_bot_has_no_offset_and_then_the_one_it_moved_to(store: Store) -> None:
    async with store.unit() as unit:
        assert await unit.offset(BOT, NOW) is None
        await unit.move_offset(BOT, None, 101, NOW)
        await unit.move_offset(BOT, 101, 105, NOW + MINUTE)
    async with store.read() as reader:
        assert await reader.offset(BOT, NOW) == 105
        assert await reader.offset(OTHER_BOT, NOW) is None


async def test_of_two_pollers_the_second_is_told_to_stop(store: Store) -> None:
    async with store.unit() as unit:
        await unit.move_offset(BOT, None, 101, NOW)
    async with store.unit() as unit:
        await unit.move_offset(BOT, 101, 105, NOW)
    for expected in (101, None):
        with pytest.raises(OffsetMoved):
            async with store.unit() as unit:
                await unit.move_offset(BOT, expected, 103, NOW)
    async with store.read() as reader:
        assert await reader.offset(BOT, NOW) == 105


async def test_after_six_idle_days_the_ids_may_start_anew(store: Store) -> None:
    later = NOW + SIX_DAYS + MINUTE
    async with store.unit() as unit:
        await unit.move_offset(BOT, None, 900_000, NOW)
    async with store.unit() as unit:
        assert await unit.offset(BOT, NOW + SIX_DAYS) == 900_000
        assert await unit.offset(BOT, later) is None
        await unit.move_offset(BOT, None, 12, later)
        assert await unit.offset(BOT, later) == 12


async def test_an_update_seen_before_is_told_once_the_unit_was_kept(store: Store) -> None:
    async with store.unit() as unit:
        assert await unit.seen(BOT, [12, 10, 11, 10], NOW) == frozenset()
        assert await unit.seen(BOT, [], NOW) == frozenset()
    async with store.unit() as unit:
        assert await unit.seen(BOT, [11, 13, 12], NOW) == {11, 12}
        assert await unit.seen(OTHER_BOT, [11], NOW) == frozenset()


async def test_an_update_whose_unit_failed_counts_as_new(store: Store) -> None:
    async def fail() -> None:
        async with store.unit() as unit:
            await unit.seen(BOT, [10], NOW)
            await unit.move_offset(BOT, None, 11, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.unit() as unit:
        assert await unit.offset(BOT, NOW) is None
        assert await unit.seen(BOT, [10], NOW) == frozenset()


async def test_a_refused_update_is_recorded_once_with_a_bounded_error(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        await unit.refuse(BOT, 10, 5, "x" * 100_000, NOW)
        await unit.refuse(BOT, 10, 5, "again", NOW)
        await unit.refuse(BOT, 11, None, "no chat", NOW)
    async with engine.connect() as connection:
        rows = (await connection.execute(select(refused_update).order_by(refused_update.c.update_id))).all()
    assert [(row.update_id, row.chat_id, len(row.error)) for row in rows] == [(10, 5, LONGEST_ERROR), (11, None, 7)]


async def test_a_lease_has_one_owner_until_it_ends(store: Store) -> None:
    async with store.unit() as unit:
        assert await unit.lease("starter", "a", NOW, 30)
        assert not await unit.lease("starter", "b", NOW + timedelta(seconds=29), 30)
        assert await unit.lease("tick", "b", NOW, 30)
        assert await unit.lease("starter", "a", NOW + timedelta(seconds=20), 30)
        assert not await unit.lease("starter", "b", NOW + timedelta(seconds=49), 30)
        assert await unit.lease("starter", "b", NOW + timedelta(seconds=50), 30)
        assert not await unit.lease("starter", "a", NOW + timedelta(seconds=51), 30)


async def test_a_lease_given_back_is_free_at_once(store: Store) -> None:
    async with store.unit() as unit:
        await unit.lease("starter", "a", NOW, 30)
        await unit.give_back("starter", "b")
        assert not await unit.lease("starter", "b", NOW, 30)
        await unit.give_back("starter", "a")
        assert await unit.lease("starter", "b", NOW, 30)
