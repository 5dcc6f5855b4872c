"""Each update is applied exactly once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.cleaning import SEEN_UPDATES_FOR
from data.errors import OffsetMoved
from data.intake_store import LONGEST_ERROR, UNCONFIRMED
from data.store import Store
from data.tables import refused_update, seen_update
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


async def _polls(store: Store, expected: int | None, ids: list[int], now: datetime = NOW) -> frozenset[int]:
    """A polled batch; those of it that were applied before."""
    async with store.unit() as unit:
        await unit.move_offset(BOT, expected, ids[-1] + 1, now)
        return await unit.polled(BOT, ids, now)


async def test_what_was_polled_is_seen_by_webhook_as_long_as_it_may_come_again(store: Store) -> None:
    assert await _polls(store, None, [10, 11]) == frozenset()
    assert await _polls(store, 12, [12, 14]) == frozenset()
    async with store.unit() as unit:
        assert await unit.seen(BOT, [], NOW) == frozenset()
        assert await unit.seen(BOT, [11, 12, 14, 15], NOW + SEEN_UPDATES_FOR) == {11, 12, 14}
        assert await unit.seen(OTHER_BOT, [11], NOW) == frozenset()


async def test_what_came_by_webhook_is_not_applied_again_by_polling(store: Store) -> None:
    async with store.unit() as unit:
        await unit.seen(BOT, [10, 12], NOW)
    assert await _polls(store, None, [9, 10, 11]) == {10}
    assert await _polls(store, 12, [12, 13]) == {12}
    async with store.unit() as unit:
        assert await unit.seen(BOT, [9, 11, 13, 14], NOW) == {9, 11, 13}
        assert await unit.polled(BOT, [], NOW) == frozenset()


async def test_in_sqlite_polling_leaves_nothing_but_its_offset(store: Store, engine: AsyncEngine) -> None:
    await _polls(store, None, [1999, 2000])
    async with engine.connect() as connection:
        kept = (await connection.execute(select(seen_update.c.update_id))).scalars().all()
    assert kept == ([] if engine.dialect.name == "sqlite" else [1999, 2000])
    far_below = 2001 - UNCONFIRMED - 1
    async with store.unit() as unit:
        assert await unit.seen(BOT, [far_below, 1999], NOW) == {1999}
    later = NOW + SEEN_UPDATES_FOR + MINUTE
    async with store.unit() as unit:
        await unit.clean(later)
        assert await unit.seen(BOT, [2000], later) == frozenset()


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
