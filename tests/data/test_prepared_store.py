"""What was judged before it is due: written when it is due, as long as nothing else was written since."""

from datetime import datetime

import pytest
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.codec import encode_training
from data.delivery_store import DueDelivery
from data.engine import create
from data.prepared_store import Prepared
from data.runner_store import Kept
from data.store import Store, Unit
from data.tables import training
from tests.data.samples import HOUR, MINUTE, NOW, a_state, morning, prepared

US = "this program"
DUE = NOW + HOUR
UNTIL = DUE + 15 * MINUTE


async def _begun(store: Store, *ids: int, at: datetime = DUE) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=one, training=a_state(), chat=b"before", chat_version=1) for one in ids], NOW)
        await unit.replace_pending({one: [morning(at)] for one in ids})


async def _prepared(unit: Unit, who: int) -> Prepared:
    (row,) = (await unit.waiting_for([who]))[who]
    return prepared(row, (await unit.revisions([who]))[who], US)


async def _prepare(store: Store, *ids: int) -> None:
    async with store.unit() as unit:
        await unit.hold(ids)
        await unit.prepare([await _prepared(unit, one) for one in ids])


async def _ready(store: Store, now: datetime = DUE, made_by: str = US, limit: int = 9) -> list[int]:
    async with store.unit() as unit:
        return [one.runner_id for one in await unit.ready(now, made_by, limit)]


async def test_what_was_prepared_comes_back_as_it_was(store: Store) -> None:
    await _begun(store, 1)
    await _prepare(store, 1)
    async with store.unit() as unit:
        expected = await _prepared(unit, 1)
        (ready,) = await unit.ready(DUE, US, 9)
    assert ready.result == expected.result
    assert (ready.chat, ready.chat_version, ready.training_version) == (b"after", 1, a_state().version)


async def test_it_fits_from_its_instant_on_until_its_end_and_for_the_program_that_made_it(store: Store) -> None:
    await _begun(store, 1)
    await _prepare(store, 1)
    assert await _ready(store, DUE - MINUTE) == []
    assert await _ready(store, DUE) == await _ready(store, UNTIL - MINUTE) == [1]
    assert await _ready(store, UNTIL) == []
    assert await _ready(store, made_by="another") == []


async def test_whatever_is_saved_of_a_runner_makes_it_unfit(store: Store) -> None:
    await _begun(store, 1, 2, 3)
    await _prepare(store, 1, 2, 3)
    async with store.unit() as unit:
        same, _, outdated = (await unit.people([1, 2, 3])).values()
        await unit.save([same, replace(outdated, training=None)], NOW)
    assert await _ready(store) == [2]


async def test_the_earliest_come_first_and_at_most_so_many(store: Store) -> None:
    for who in (1, 2, 3):
        await _begun(store, who, at=DUE - who * MINUTE)
        await _prepare(store, who)
    assert await _ready(store, limit=2) == [3, 2]


async def test_adopted_it_is_the_runners_state_and_nothing_is_prepared_any_more(store: Store) -> None:
    await _begun(store, 1, 2)
    await _prepare(store, 1, 2)
    async with store.unit() as unit:
        await unit.adopt([one for one in await unit.ready(DUE, US, 9) if one.runner_id == 1], DUE)
        first, other = (await unit.people([1, 2])).values()
    assert (first.training, first.chat) == (a_state(70), b"after")
    assert (other.training, other.chat) == (a_state(), b"before")
    assert await _ready(store) == [2]
    await _prepare(store, 1)  # its revision has grown, and it may be prepared anew
    assert await _ready(store) == [1, 2]


async def test_of_training_states_only_what_counts_and_what_is_prepared_stays(
    store: Store, engine: AsyncEngine
) -> None:
    async def kept() -> list[bytes]:
        async with engine.connect() as connection:
            return sorted((await connection.execute(select(training.c.body))).scalars())

    now, then = encode_training(a_state()), encode_training(a_state(70))
    await _begun(store, 1)
    await _prepare(store, 1)
    await _prepare(store, 1)
    assert await kept() == sorted([now, then])
    async with store.unit() as unit:
        await unit.unprepare([1])
    assert await kept() == [now]
    await _prepare(store, 1)
    async with store.unit() as unit:
        await unit.adopt(await unit.ready(DUE, US, 9), DUE)
    assert await kept() == [then]


async def test_prepared_anew_it_takes_the_place_of_the_former(store: Store) -> None:
    await _begun(store, 1)
    await _prepare(store, 1)
    async with store.unit() as unit:
        await unit.prepare([replace(await _prepared(unit, 1), made_by="newer")])
    assert await _ready(store) == []
    assert await _ready(store, made_by="newer") == [1]


async def test_a_forgotten_runner_who_comes_back_finds_nothing_prepared(store: Store) -> None:
    await _begun(store, 1)
    await _prepare(store, 1)
    async with store.unit() as unit:
        await unit.forget(1)
    await _begun(store, 1)
    assert await _ready(store) == []


async def test_looking_ahead_finds_what_nobody_has_prepared_page_by_page(store: Store) -> None:
    for who in (1, 2, 3, 4):
        await _begun(store, who, at=DUE + who // 3 * MINUTE)
    await _begun(store, 5, at=DUE + 10 * MINUTE)
    await _prepare(store, 2)

    async def page(after: tuple[datetime, int], by: str = US) -> list[DueDelivery]:
        async with store.read() as reader:
            return await reader.unprepared(after, DUE + 5 * MINUTE, by, 2)

    first = await page((NOW, 0))
    assert [row.runner_id for row in first] == [1, 3]
    assert [row.runner_id for row in await page((first[-1].at, first[-1].id))] == [4]
    assert [row.runner_id for row in await page((NOW, 0), "another")] == [1, 2]


@pytest.mark.postgres
async def test_whom_another_process_is_answering_is_left_out(postgres_url: str) -> None:
    one, other = Store(create(postgres_url)), Store(create(postgres_url))
    await _begun(one, 1, 2)
    await _prepare(one, 1, 2)
    async with other.unit() as answering:
        await answering.people([1])
        assert await _ready(one) == [2]
    assert await _ready(one) == [1, 2]
    await one.close()
    await other.close()
