"""A year of messages, one by one against what is due by the rules as they are written: nothing lost, nothing twice.

Here some runners of the two thousand of `make year`, on values alone, and a few weeks through a real database.
"""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from data.engine import create
from data.migrate import migrate
from data.store import Store
from tests.year.checking import check
from tests.year.living import AtTheDesk, on_values
from tests.year.people import BEGINS, DAYS, Does, runner

ENDS = BEGINS + timedelta(days=DAYS)


@pytest.mark.parametrize("part", range(4))
def test_each_kind_comes_once_on_each_of_its_days(part: int) -> None:
    for number in range(part * 10, part * 10 + 10):
        one = runner(number)
        check(one, list(on_values(one, ENDS)), ENDS)


def test_the_runners_do_all_that_runners_do() -> None:
    everything = Counter(deed.does for number in range(40) for deed in runner(number).deeds)
    assert set(everything) == set(Does)
    assert len({runner(number).zone for number in range(40)}) == 40


async def test_through_a_real_database_it_is_the_same(tmp_path: Path) -> None:
    ends = BEGINS + timedelta(days=20)
    engine = create(f"sqlite:///{tmp_path / 'coach.db'}")
    await migrate(engine)
    store = Store(engine)
    runners = [runner(number) for number in range(12)]
    living = AtTheDesk(runners, ends)
    await living.live(store, ends)
    await store.close()
    for one in runners:
        check(one, living.judged[one.id], ends)
    assert living.twice() == []
    assert living.messages.total() == sum(not one.reason for judged in living.judged.values() for one in judged)
