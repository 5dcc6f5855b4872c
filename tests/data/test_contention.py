"""Many at once: nobody fails, nobody works on what somebody else is changing, nothing is taken twice."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from data.engine import create
from data.errors import Contended, OffsetMoved
from data.migrate import migrate
from data.runner_store import Kept
from data.store import Store
from tests.data.samples import HOUR, MINUTE, NOW, a_message, morning

UNITS = 40


async def _count_up(store: Store, runner_id: int) -> None:
    async with store.unit() as unit:
        kept = (await unit.people([runner_id, runner_id + 1]))[runner_id]
        await asyncio.sleep(0)
        await unit.save([Kept(id=runner_id, chat=b"%d" % (int(kept.chat or b"0") + 1))], NOW)


@pytest.fixture
def stores(address: str, store: Store) -> list[Store]:
    """Several stores on one database, as several processes would have."""
    return [store, *(Store(create(address)) for _ in range(3))]


async def _close(stores: list[Store]) -> None:
    for one in stores:
        await one.close()


async def test_no_update_is_lost_when_many_change_one_runner_who_was_not_there(stores: list[Store]) -> None:
    async with asyncio.TaskGroup() as group:
        for n in range(UNITS):
            group.create_task(_count_up(stores[n % len(stores)], 7))
    async with stores[0].read() as reader:
        assert (await reader.person(7)).chat == b"%d" % UNITS
    await _close(stores)


async def test_units_that_share_runners_in_any_order_do_not_block_each_other(stores: list[Store]) -> None:
    async def save_all(store: Store, ids: list[int]) -> None:
        async with store.unit() as unit:
            people = await unit.people(ids)
            await unit.save([Kept(id=one, chat=(people[one].chat or b"") + b"x") for one in ids], NOW)

    async with asyncio.TaskGroup() as group:
        for n in range(UNITS):
            ids = list(range(1, 9))
            group.create_task(save_all(stores[n % len(stores)], ids if n % 2 else ids[::-1]))
    async with stores[0].read() as reader:
        assert (await reader.person(1)).chat == b"x" * UNITS
    await _close(stores)


async def test_each_message_is_claimed_once(stores: list[Store]) -> None:
    chats = 200
    async with stores[0].unit() as unit:
        await unit.enqueue([a_message(chat) for chat in range(chats)], NOW)
    claimed: list[int] = []

    async def work(store: Store, owner: str) -> None:
        while True:
            async with store.unit() as unit:
                found = await unit.claim(NOW, owner, 60, 7)
            if not found:
                return
            claimed.extend(one.chat_id for one in found)

    async with asyncio.TaskGroup() as group:
        for n in range(8):
            group.create_task(work(stores[n % len(stores)], f"worker {n}"))
    assert sorted(claimed) == list(range(chats))
    await _close(stores)


async def test_each_due_row_is_judged_once(stores: list[Store]) -> None:
    runners = range(1, 101)
    async with stores[0].unit() as unit:
        await unit.save([Kept(id=one) for one in runners], NOW)
        await unit.replace_pending({one: [morning()] for one in runners})
    judged: Counter[int] = Counter()

    async def tick(store: Store) -> None:
        for _ in range(60):
            async with store.unit() as unit:
                due = await unit.due(NOW, 9)
                await unit.people([one.runner_id for one in due])
                await unit.replace_pending(
                    {one.runner_id: [morning(NOW + HOUR, one.day + timedelta(days=1))] for one in due}
                )
                judged.update(one.runner_id for one in due)
            if not due and len(judged) == len(runners):
                return

    async with asyncio.TaskGroup() as group:
        for store in stores:
            group.create_task(tick(store))
    assert judged == Counter(runners)
    await _close(stores)


async def test_of_many_pollers_one_moves_the_offset(stores: list[Store]) -> None:
    async with stores[0].unit() as unit:
        await unit.move_offset(1, None, 10, NOW)

    async def poll(store: Store) -> bool:
        try:
            async with store.unit() as unit:
                await unit.move_offset(1, 10, 11, NOW)
        except OffsetMoved:
            return False
        return True

    assert sum(await asyncio.gather(*(poll(store) for store in stores * 4))) == 1
    await _close(stores)


async def test_of_many_processes_one_gets_the_lease(stores: list[Store]) -> None:
    async def take(store: Store, owner: str) -> bool:
        async with store.unit() as unit:
            return await unit.lease("starter", owner, NOW, 30)

    takers = enumerate(stores * 4)
    assert sum(await asyncio.gather(*(take(store, f"owner {n}") for n, store in takers))) == 1
    await _close(stores)


async def test_an_update_delivered_twice_at_once_is_applied_once(stores: list[Store]) -> None:
    applied: list[int] = []

    async def hear(store: Store, ids: list[int]) -> None:
        async with store.unit() as unit:
            applied.extend(set(ids) - await unit.seen(1, ids, NOW))

    async with asyncio.TaskGroup() as group:
        for n in range(UNITS):
            group.create_task(hear(stores[n % len(stores)], [1, 2, 3] if n % 2 else [3, 2, 1]))
    assert sorted(applied) == [1, 2, 3]
    await _close(stores)


async def test_reading_does_not_wait_for_a_writer(store: Store) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=1, chat=b"new")], NOW)
        async with asyncio.timeout(2), store.read() as reader:
            assert (await reader.person(1)).chat is None


async def test_a_unit_that_is_cancelled_leaves_nothing_and_blocks_nobody(store: Store) -> None:
    entered = asyncio.Event()

    async def hang() -> None:
        async with store.unit() as unit:
            await unit.save([Kept(id=1, chat=b"half")], NOW)
            entered.set()
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(hang())
        await entered.wait()
        task.cancel()
    async with asyncio.timeout(5), store.unit() as unit:
        assert (await unit.people([1]))[1].chat is None
        assert await unit.claim(NOW + MINUTE, "me", 60, 1) == []


@pytest.mark.postgres
async def test_what_another_process_holds_is_left_for_the_next_tick(postgres_url: str) -> None:
    here, there = Store(create(postgres_url)), Store(create(postgres_url))
    await migrate(here._engine)
    async with here.unit() as unit:
        for known in (1, 2):
            await unit.forget(known)
        await unit.save([Kept(id=1), Kept(id=2)], NOW)
        await unit.replace_pending({1: [morning()], 2: [morning()]})
    async with here.unit() as answering:
        await answering.people([1])
        async with there.unit() as ticking:
            assert [one.runner_id for one in await ticking.due(NOW, 9)] == [2]
    async with there.unit() as ticking:
        assert [one.runner_id for one in await ticking.due(NOW, 9)] == [1, 2]
    await _close([here, there])


@pytest.mark.postgres
async def test_two_who_wait_for_each_other_are_told_apart_and_one_may_try_again(postgres_url: str) -> None:
    stores = [Store(create(postgres_url)), Store(create(postgres_url))]
    await migrate(stores[0]._engine)
    met = asyncio.Barrier(2)

    async def cross(store: Store, first: int, second: int) -> bool:
        try:
            async with store.unit() as unit:
                await unit.people([first])
                await met.wait()
                await unit.people([second])  # twice in one unit: what the docstring forbids
        except Contended:
            return False
        return True

    kept = await asyncio.gather(cross(stores[0], 1, 2), cross(stores[1], 2, 1))
    assert sorted(kept) == [False, True]
    await _close(stores)
