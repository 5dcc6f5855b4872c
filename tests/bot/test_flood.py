"""A chat that floods is slowed, told so once, and nobody else notices."""

import time
from collections import Counter

import pytest

from bot.desk import Arrival, Batch, Desk, Posted
from bot.events import AnyEvent, ChatBlocked
from bot.flood import BURST, EVERY_S, Floods
from bot.intake import Intake
from bot.owner import Owner
from bot.polling import Polling
from bot.records import Hold
from bot.sending import sender
from bot.words import about
from data.store import Store
from tests.bot.house import House
from tests.bot.machinery import Parrot, SetClock, Wire, said
from tests.bot.test_intake import Line, Tray

LOUD, QUIET = 1, 2


class Watch:
    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def outcomes(floods: Floods, *events: AnyEvent) -> str:
    """One letter for each: heard, told, or passed over."""
    seen = floods.heard([Arrival(update_id=one.update_id, event=one) for one in events])
    return "".join("-" if one.event is None else "t" if one.floods else "h" for one in seen)


def texts(number: int, chat: int = LOUD) -> list[AnyEvent]:
    return [said(n, str(n), chat) for n in range(number)]


def test_a_burst_is_heard_and_what_comes_beyond_it_is_told_once() -> None:
    assert outcomes(Floods(Watch()), *texts(BURST + 5)) == "h" * BURST + "t----"


def test_then_one_a_second_is_heard_and_not_told_again() -> None:
    watch = Watch()
    floods = Floods(watch)
    outcomes(floods, *texts(BURST + 5))
    for _ in range(10):
        watch.seconds += EVERY_S
        assert outcomes(floods, *texts(3)) == "h--"


def test_after_some_quiet_it_may_burst_again_and_would_be_told_again() -> None:
    watch = Watch()
    floods = Floods(watch)
    outcomes(floods, *texts(BURST + 5))
    watch.seconds += BURST * EVERY_S
    assert outcomes(floods, *texts(BURST + 2)) == "h" * BURST + "t-"


def test_chats_are_counted_apart() -> None:
    floods = Floods(Watch())
    outcomes(floods, *texts(BURST + 5))
    assert outcomes(floods, *texts(3, QUIET)) == "hhh"


def test_that_the_bot_was_blocked_is_always_heard() -> None:
    floods = Floods(Watch())
    outcomes(floods, *texts(BURST + 5))
    assert outcomes(floods, ChatBlocked(update_id=9, chat_id=LOUD, blocked=True)) == "h"


def test_memory_stays_bounded() -> None:
    watch = Watch()
    floods = Floods(watch)
    for chat in range(30_000):
        watch.seconds += 0.01
        outcomes(floods, said(chat, "hi", chat + 1))
    assert len(floods._calm_at) <= 10_001


async def test_an_update_that_is_not_heard_is_acknowledged(store: Store) -> None:
    tray, owner = Tray(), Owner([], Wire(), lambda: 0.0)
    desk = Desk(store, Parrot(), tray, Hold("me", 60))

    source = Polling(Line(), store, SetClock(), owner, identity=(1, "CoachBot"))
    intake = Intake(source, desk, SetClock(), owner)
    arrivals = tuple(Arrival(update_id=one.update_id, event=one) for one in texts(1000))
    await intake.take(Batch(bot_id=1, arrivals=arrivals, receipt=Posted()))
    async with store.unit() as unit:
        assert len(await unit.seen(1, range(1000), SetClock()())) == 1000
    assert Counter(text for _, text in tray.texts)[about.TOO_MANY] == 1
    assert sorted(t for _, t in tray.texts) == sorted([*(f"you said {n}" for n in range(BURST)), about.TOO_MANY])


async def test_a_thousand_at_once_from_one_chat_leave_anothers_answer_time_as_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "FINISH_WITHIN_S", 0.1)  # nobody waits for the rest

    async def answered(*others: int) -> list[float]:
        """How long each of them waits for an answer, one after the other; sorted."""
        taken = []
        for one in map(house.user, others):
            began = time.monotonic()
            one.say("hello")
            await one.answer(10)
            taken.append(time.monotonic() - began)
        return sorted(taken)

    loud = house.user(LOUD)
    async with house.machine() as machine:
        before = await answered(*range(100, 111))
        for number in range(1000):
            loud.say(str(number))
        during = await answered(*range(200, 211))
        assert during[5] < max(3 * before[5], 0.5)
        assert during[-1] < 3
        async with machine.sender._store.read() as reader:
            waiting, _ = await reader.waiting()
        assert waiting <= BURST + 1
