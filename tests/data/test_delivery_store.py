"""When we write to whom."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.delivery_store import DueDelivery, Pending, Settled, Settlement
from data.errors import DataError
from data.runner_store import Kept
from data.store import Store
from tests.data.samples import DAY, HOUR, MINUTE, NOW, morning

NEXT_DAY = DAY + timedelta(days=1)


@pytest.fixture
async def runners(store: Store) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=one) for one in range(1, 10)], NOW)


def _brief(due: list[DueDelivery]) -> list[tuple[int, str, date, datetime]]:
    return [(one.runner_id, one.kind, one.day, one.at) for one in due]


@pytest.mark.usefixtures("runners")
async def test_due_rows_come_earliest_first_and_at_most_so_many(store: Store) -> None:
    async with store.unit() as unit:
        await unit.replace_pending({one: [morning(NOW - one * MINUTE)] for one in range(1, 6)})
        await unit.replace_pending({6: [morning(NOW)], 7: [morning(NOW + MINUTE)]})
    async with store.unit() as unit:
        assert [one.runner_id for one in await unit.due(NOW, 3)] == [5, 4, 3]
        assert [one.runner_id for one in await unit.due(NOW, 99)] == [5, 4, 3, 2, 1, 6]
        assert _brief(await unit.due(NOW - 5 * MINUTE, 99)) == [(5, "morning", DAY, NOW - 5 * MINUTE)]


@pytest.mark.usefixtures("runners")
async def test_all_that_is_due_to_a_runner_comes_together_in_the_order_of_instants_and_kinds(store: Store) -> None:
    early, late = morning(NOW - HOUR), Pending(NOW, "reminder", DAY)
    async with store.unit() as unit:
        await unit.replace_pending({1: [Pending(NOW, "tomorrow", DAY), Pending(NOW + HOUR, "nudge", DAY)]})
        await unit.replace_pending({1: [Pending(NOW, "tomorrow", DAY), Pending(NOW + HOUR, "nudge", DAY), early, late]})
        await unit.replace_pending({2: [morning(NOW - MINUTE)]})
    async with store.unit() as unit:
        assert [(one.runner_id, one.kind) for one in await unit.due(NOW, 1)] == [
            (1, "morning"),
            (1, "reminder"),
            (1, "tomorrow"),
        ]
        assert [one.kind for one in await unit.due(NOW, 2)] == ["morning", "morning", "reminder", "tomorrow"]


@pytest.mark.usefixtures("runners")
async def test_the_next_instant_is_that_of_the_earliest_pending_row(store: Store) -> None:
    async with store.unit() as unit:
        assert await unit.next_due() is None
        await unit.replace_pending({1: [morning(NOW + HOUR)], 2: [morning(NOW)]})
        assert await unit.next_due() == NOW
        (due,) = await unit.due(NOW, 9)
        await unit.settle([Settled(id=due.id, status=Settlement.NOT_SENT, reason="paused")], NOW)
        assert await unit.next_due() == NOW + HOUR


@pytest.mark.usefixtures("runners")
async def test_a_settled_row_is_not_due_again(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        await unit.replace_pending({1: [morning()], 2: [morning()]})
        first, second = await unit.due(NOW, 9)
        await unit.settle(
            [
                Settled(id=first.id, status=Settlement.SENT),
                Settled(id=second.id, status=Settlement.NOT_SENT, reason="too_late"),
            ],
            NOW,
        )
        await unit.settle([], NOW)
    async with store.unit() as unit:
        assert await unit.due(NOW + HOUR, 9) == []
    async with engine.connect() as connection:
        rows = await connection.execute(text("SELECT status, reason FROM delivery ORDER BY runner_id"))
        assert [tuple(row) for row in rows] == [("sent", ""), ("not_sent", "too_late")]


@pytest.mark.usefixtures("runners")
async def test_replacing_leaves_exactly_the_rows_given(store: Store) -> None:
    reminder = Pending(NOW + HOUR, "reminder", DAY)
    async with store.unit() as unit:
        await unit.replace_pending({1: [morning(), reminder], 2: [morning()], 3: [morning()]})
        await unit.replace_pending({1: [reminder, morning(NOW - HOUR)], 2: []})
        await unit.replace_pending({})
        assert await unit.pending([1, 2, 3]) == {1: [morning(NOW - HOUR), reminder], 2: [], 3: [morning()]}


@pytest.mark.usefixtures("runners")
async def test_what_was_judged_on_its_day_stays_judged(store: Store) -> None:
    async with store.unit() as unit:
        await unit.replace_pending({1: [morning()]})
        (due,) = await unit.due(NOW, 9)
        await unit.settle([Settled(id=due.id, status=Settlement.SENT)], NOW)
        await unit.replace_pending({1: [morning(NOW + MINUTE), morning(NOW + 24 * HOUR, NEXT_DAY)]})
        assert await unit.pending([1]) == {1: [morning(NOW + 24 * HOUR, NEXT_DAY)]}


@pytest.mark.usefixtures("runners")
async def test_an_unchanged_row_stays_the_same_row(store: Store) -> None:
    async with store.unit() as unit:
        await unit.replace_pending({1: [morning()]})
        before = await unit.due(NOW, 9)
        await unit.replace_pending({1: [morning()]})
        assert await unit.due(NOW, 9) == before


async def test_a_row_needs_its_runner(store: Store) -> None:
    with pytest.raises(DataError):
        async with store.unit() as unit:
            await unit.replace_pending({99: [morning()]})
