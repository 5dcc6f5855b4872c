"""What is kept for a while only goes in time, and nothing else goes."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from data import cleaning
from data.delivery_store import Settled, Settlement
from data.engine import create
from data.file_store import SentFile
from data.outbox_store import Sent
from data.presence_store import Presence
from data.runner_store import Kept
from data.store import Store, Unit
from data.tables import metadata
from tests.data.samples import HOUR, MINUTE, NOW, OWNER, a_message, morning, onboarded, prepared


async def _fill(unit: Unit) -> None:
    await unit.save([Kept(id=1), Kept(id=2)], NOW)
    await unit.append([(1, onboarded())])
    await unit.replace_pending({1: [morning()], 2: [morning(NOW + HOUR)]})
    (due,) = await unit.due(NOW, 9)
    await unit.settle([Settled(id=due.id, status=Settlement.SENT)], NOW)
    sent, failed = await unit.enqueue([a_message(1, slot="day"), a_message(2)], NOW, OWNER, 60)
    await unit.sent([Sent(id=sent.id, message_id=9)], NOW)
    await unit.give_up([failed.id], OWNER, "400")
    await unit.enqueue([a_message(3)], NOW)
    await unit.seen(1, range(10), NOW)
    await unit.refuse(1, 5, 1, "x", NOW)
    await unit.move_offset(1, None, 11, NOW)
    await unit.lease("tick", OWNER, NOW, 60)
    await unit.note_presence([Presence(runner_id=1)])
    await unit.prepare([prepared(due)])
    await unit.keep_files([SentFile(bot_id=1, key="a", file_id="x")], NOW)
    await unit.prepare_broadcast(9, b"to all", 1, NOW)


async def _counts(engine: AsyncEngine) -> dict[str, int]:
    async with engine.connect() as connection:
        return {
            table.name: (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in metadata.sorted_tables
        }


async def test_after_a_year_only_what_is_still_needed_is_there(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        await _fill(unit)
        assert await unit.clean(NOW) == 0
        assert await unit.clean(NOW + timedelta(days=365)) == 19
    assert await _counts(engine) == {
        "runner": 2,
        "training": 0,
        "fact": 1,
        "delivery": 1,
        "outbox": 1,
        "unsent_message": 0,
        "sent_message": 0,
        "sent_file": 0,
        "calendar_address": 0,
        "intake_offset": 1,
        "seen_update": 0,
        "refused_update": 0,
        "lease": 0,
        "presence": 1,
        "prepared_delivery": 0,
        "broadcast": 0,
    }


async def test_update_ids_outlast_the_day_that_telegram_offers_them(store: Store) -> None:
    async with store.unit() as unit:
        await unit.seen(1, [10], NOW)
        await unit.clean(NOW + timedelta(hours=25))
        assert await unit.seen(1, [10], NOW) == {10}
        await unit.clean(NOW + cleaning.SEEN_UPDATES_FOR + MINUTE)
        assert await unit.seen(1, [10], NOW) == frozenset()


async def test_a_large_clean_up_goes_in_portions(store: Store) -> None:
    async with store.unit() as unit:
        for minute in range(10):
            await unit.seen(1, range(minute * 10, minute * 10 + 10), NOW + minute * MINUTE)
    gone = []
    for _ in range(4):
        async with store.unit() as unit:
            gone.append(await unit.clean(NOW + timedelta(days=9), limit=40))
    assert gone == [40, 40, 20, 0]


@pytest.mark.postgres
async def test_the_clean_up_and_whoever_unprepares_wait_for_each_other_in_one_order(postgres_url: str) -> None:
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    one, other = Store(create(postgres_url)), Store(create(postgres_url))
    async with one.unit() as unit:
        await unit.save([Kept(id=1)], NOW)
        await unit.replace_pending({1: [morning()]})
        await unit.prepare([prepared(row) for row in await unit.due(NOW, 9)])
    later = {"before": NOW + HOUR, "most": 9}

    async def unprepare() -> None:
        async with other.unit() as unit:
            await unit.unprepare([1])

    async with asyncio.TaskGroup() as group, one.unit() as cleaning_up:
        steps = [statement for statement, age in cleaning._statements() if age == cleaning.PREPARED_FOR]
        assert (await cleaning_up._run(steps[0], later)).rowcount == 1
        meets = group.create_task(unprepare())
        while not meets.done():
            async with one.read() as reader:
                if (await reader._run(waiting)).scalar():
                    break
        assert (await cleaning_up._run(steps[1], later)).rowcount == 1
    await one.close()
    await other.close()
