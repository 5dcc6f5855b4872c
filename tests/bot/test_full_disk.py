"""A disk that fills up while the coach runs: said plainly, to the log and to the owner, and nothing is lost."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import intake
from bot.app import App, real_clock
from bot.clockwork import Clockwork
from bot.conversation import Conversation
from bot.delivery.tick import Delivery
from bot.metrics import TICK, Metrics
from bot.owner import Owner
from bot.playground.playground import Playground
from bot.sending import sender
from bot.settings import Secret, Settings
from bot.words import about
from data.errors import Contended, DatabaseUnreachable, DataError, DiskFull
from data.store import Store
from tests.bot.machinery import Parrot, SetClock, Wire
from tests.stories.house import TOKEN

OWNER = 42
RUNNERS = range(100, 180)
PLENTY = 1_000_000


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    served = Playground(now=real_clock, token=TOKEN)
    await served.start()
    yield served
    await served.stop()


async def test_what_came_while_the_disk_was_full_is_answered_once_there_is_room(
    playground: Playground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(intake, "PAUSES_S", (0.1,))
    monkeypatch.setattr(sender, "STORE_PAUSES_S", (0.1,))
    owner, users = playground.user(OWNER), [playground.user(number) for number in RUNNERS]
    settings = Settings(
        token=Secret(TOKEN),
        api_url=playground.url,
        database=Secret(f"sqlite:///{tmp_path / 'coach.db'}"),
        owners=frozenset({OWNER}),
    )
    async with asyncio.timeout(60), App(settings).running() as app:
        owner.say("/start")
        await owner.answer()
        await _limit(app, 1)  # no more pages than there are
        for user in users:
            user.say("/start")
        await owner.wait_for(lambda one: any(about.NO_ROOM in seen.text for seen in one.received))
        await asyncio.sleep(0.5)
        await _limit(app, PLENTY)
        for user in users:
            await user.wait_for(lambda one: bool(one.received), 30)
    assert [len(user.received) for user in users] == [1] * len(users)
    assert len([one for one in owner.received if about.NO_ROOM in one.text]) == 1
    said = [one for one in caplog.messages if "no room left" in one]
    assert 1 <= len(said) <= 20
    assert not [one for one in caplog.records if one.exc_info]


async def _limit(app: App, pages: int) -> None:
    """How many pages the file may have from now on, for whoever writes."""
    assert app._store is not None
    async with app._store.unit() as unit:
        await unit._session.run(text(f"PRAGMA max_page_count={pages}"))


class _Fails(Delivery):
    """A tick that meets these, one after the other, and then nothing."""

    def __init__(self, store: Store, conversation: Conversation, faults: list[DataError]) -> None:
        super().__init__(store, conversation, _Nowhere())
        self._faults = faults

    async def tick(self, now: object) -> int:
        del now
        if self._faults:
            raise self._faults.pop(0)
        return 0


class _Nowhere:
    def hand_over(self, *_held: object, **_more: object) -> None:
        raise AssertionError("nothing is handed over")


async def test_a_tick_that_fails_again_and_again_says_so_once_and_that_it_goes_on(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    wire, seconds = Wire(), [0.0]
    metrics = Metrics(lambda: seconds[0])
    faults: list[DataError] = [DiskFull("no room left for it")] * 50
    work = Clockwork(
        _Fails(store, Parrot(), faults), store, SetClock(), Owner([OWNER], wire, lambda: seconds[0]), metrics
    )
    for _ in range(51):
        seconds[0] += 2
        await work._tick()
    assert caplog.messages == ["nothing can be delivered: no room left for it; trying on", "deliveries go on"]
    assert wire.texts == [about.NO_ROOM]
    assert metrics.ages()[TICK] == 0


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DiskFull("full"), [about.NO_ROOM]),
        (DatabaseUnreachable("gone"), [about.STORE_AWAY]),
        (Contended("busy"), []),
    ],
)
async def test_the_owner_hears_of_what_a_person_has_to_mend_once_an_hour(error: DataError, told: list[str]) -> None:
    wire, now = Wire(), [0.0]
    owner = Owner([OWNER], wire, lambda: now[0])
    for _ in range(10):
        await owner.tell_of_store(error)
    assert wire.texts == told
    now[0] += timedelta(hours=1, seconds=1).total_seconds()
    await owner.tell_of_store(error)
    assert wire.texts == told * 2
