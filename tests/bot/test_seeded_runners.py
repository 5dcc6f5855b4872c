"""What the benchmarks measure on is what the coach itself would have kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.records import load, pending
from bot.schedule import dues
from data.engine import create
from data.store import Store
from tests.benchmarks.seeding import FIRST_ID, seed
from tests.bot.talking import conversation

NOW = datetime(2025, 1, 9, 12, tzinfo=UTC)


async def test_seeded_runners_are_whole_and_have_nothing_due_but_all_that_is_to_come(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'coach.db'}"
    await seed(address, 700, now=NOW)
    store = Store(create(address))
    ids = range(FIRST_ID, FIRST_ID + 700)
    async with store.unit() as unit:
        people = await load(unit, ids, conversation().coach, NOW)
        rows = await unit.pending(ids)
        assert (await unit.count_people(NOW.date())).reachable == 700
        assert await unit.due(NOW + timedelta(minutes=1), 10) == []
    await store.close()
    assert len({one.chat.preferences.zone for one in people.values()}) == 40
    for one in people.values():
        assert one.training is not None
        assert rows[one.id] == sorted(pending(due) for due in dues(one, NOW))
