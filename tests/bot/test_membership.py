"""Several processes of one bot: each answers, one of them sends what we start, together they keep to the limit."""

import asyncio
import socket
import sys
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.delivery.tick import Delivery
from bot.desk import Arrival, Batch, Desk, Posted
from bot.records import STARTED, Hold, encode_message
from bot.sending.membership import LEASE_S, RENEW_S, Membership
from bot.sending.pace import Pace
from bot.sending.postman import Postman
from bot.sending.sender import Sender
from bot.sending.taps import Taps
from data.outbox_store import NewMessage
from data.store import Store
from tests.bot.machinery import NOW, Parrot, SetClock, Wire, said, say

TOMORROW = NOW + timedelta(days=1)


class Process:
    """One of several on a store: its sender and its deliveries. All go by the same clock."""

    def __init__(self, name: str, store: Store, clock: SetClock, run: str = "") -> None:
        self.store, self.clock, self.wire, self.hold = store, clock, Wire(), Hold(name, 120)
        self.pace = Pace(30, self._monotonic)
        self.membership = Membership(name, self.pace, self._monotonic, run)
        postman, taps = Postman(self.wire, self.pace, self._monotonic), Taps(self.wire, self.pace)
        self.sender = Sender(
            store, postman, taps, self.hold, clock=clock, monotonic=self._monotonic, membership=self.membership
        )
        self.parrot = Parrot()
        self.delivery = Delivery(store, self.parrot, self.sender, membership=self.membership)

    def _monotonic(self) -> float:
        return (self.clock.now - NOW).total_seconds()

    async def leads(self) -> bool:
        async with self.store.unit() as unit:
            return await self.membership.leads(unit, self.clock())

    async def hears(self, update_id: int, text: str, chat: int = 7) -> None:
        desk = Desk(self.store, Parrot(), self.sender, self.hold)
        arrival = Arrival(update_id=update_id, event=said(update_id, text, chat))
        await desk.handle(Batch(bot_id=1, arrivals=(arrival,), receipt=Posted()), self.clock())

    async def look(self) -> list[str]:
        """What has been sent, once the outbox was gone through."""
        self.sender._next_look, self.sender._asked, self.sender._finish_by = self._monotonic(), True, None
        self.sender._idle.clear()
        async with asyncio.timeout(20), asyncio.TaskGroup() as group:
            group.create_task(self.sender.run())
            await self.sender.settled()
            self.sender.stop()
        return self.wire.texts


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def two(store: Store, clock: SetClock) -> tuple[Process, Process]:
    return Process("one", store, clock), Process("two", store, clock)


async def test_one_leads_and_goes_on_leading(two: tuple[Process, Process], clock: SetClock) -> None:
    one, other = two
    for _ in range(20):
        assert (await one.leads(), await other.leads()) == (True, False)
        clock.on(seconds=RENEW_S / 2)


async def test_when_it_dies_the_other_takes_over_within_the_lease(
    two: tuple[Process, Process], clock: SetClock
) -> None:
    one, other = two
    assert await one.leads()
    clock.on(seconds=LEASE_S - 1)
    assert not await other.leads()
    clock.on(seconds=RENEW_S)
    assert await other.leads()
    assert not await one.leads()  # it was only asleep


async def test_when_it_ends_the_other_takes_over_at_once(two: tuple[Process, Process], clock: SetClock) -> None:
    one, other = two
    assert await one.leads()
    assert not await other.leads()
    await one.membership.leave(one.store)
    clock.on(seconds=RENEW_S)
    assert await other.leads()


async def test_what_was_not_kept_does_not_count(two: tuple[Process, Process]) -> None:
    one, other = two
    with suppress(ZeroDivisionError):
        async with one.store.unit() as unit:
            assert await one.membership.leads(unit, NOW)
            raise ZeroDivisionError
    one.membership.doubt()
    assert await other.leads()
    assert not await one.leads()


async def test_together_they_send_as_much_as_one_alone(two: tuple[Process, Process], clock: SetClock) -> None:
    one, other = two
    await one.leads()
    assert one.pace._per_second == 30
    await other.leads()
    clock.on(seconds=RENEW_S)
    await one.leads()
    assert (one.pace._per_second, other.pace._per_second) == (15, 15)
    clock.on(seconds=LEASE_S + 1)
    await other.leads()
    assert other.pace._per_second == 30


async def test_each_sends_its_own_answers_and_one_what_we_start(two: tuple[Process, Process]) -> None:
    one, other = two
    assert await one.leads()
    morning = NewMessage(
        chat_id=8, body=encode_message(say("morning")), expires=NOW + timedelta(hours=1), priority=STARTED
    )
    async with one.store.unit() as unit:
        await unit.enqueue([morning], NOW)
    await other.hears(1, "hello")
    assert await other.look() == ["you said hello"]
    assert await one.look() == ["morning"]


async def test_one_alone_judges_what_is_due(two: tuple[Process, Process], clock: SetClock) -> None:
    one, other = two
    await one.hears(1, "join")
    await one.look()
    clock.now = TOMORROW
    assert await one.leads()
    assert await other.delivery.tick(TOMORROW) == 0
    assert await one.delivery.tick(TOMORROW) == 1
    assert await other.look() == []
    assert (await one.look())[-1].startswith("morning of")


async def test_two_that_meet_at_one_runner_lose_nothing(two: tuple[Process, Process]) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        for number in range(20):
            group.create_task(two[number % 2].hears(number, "sore"))
    async with two[0].store.read() as reader:
        assert len(await reader.history(7)) == 20


async def test_an_answer_of_one_waits_for_what_the_other_has_in_hand(
    two: tuple[Process, Process], clock: SetClock
) -> None:
    one, other = two
    await one.hears(1, "first")  # in its hands, and it dies
    await other.hears(2, "second")
    assert await other.look() == []
    clock.on(seconds=one.hold.seconds + 1)
    assert await other.look() == ["you said first", "you said second"]
    async with other.store.read() as reader:
        assert await reader.waiting() == (0, None)


async def _killed(process: asyncio.subprocess.Process) -> str:
    process.kill()
    await process.wait()
    return f"{socket.gethostname()} {process.pid}"


@pytest.mark.parametrize("elsewhere", [True, False])
async def test_started_twice_the_second_leaves_alone_what_the_first_has_in_hand(
    store: Store, clock: SetClock, *, elsewhere: bool
) -> None:
    first = Process("poller", store, clock, run="another machine 1" if elsewhere else f"{socket.gethostname()} 1")
    second = Process("poller", store, clock)
    assert await first.leads()
    await first.hears(1, "hello")
    assert await second.look() == []
    clock.on(seconds=LEASE_S + 1)  # the first is not heard of any more
    assert await second.look() == ["you said hello"]


async def test_what_a_killed_run_of_this_machine_had_in_hand_is_taken_back_at_once(
    store: Store, clock: SetClock
) -> None:
    run = await _killed(
        await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=asyncio.subprocess.PIPE)
    )
    killed = Process("poller", store, clock, run=run)
    assert await killed.leads()
    await killed.hears(1, "hello")
    assert await Process("poller", store, clock).look() == ["you said hello"]


async def test_the_one_that_leads_prepares_and_whoever_follows_it_uses_that(
    two: tuple[Process, Process], clock: SetClock
) -> None:
    one, other = two
    await one.hears(1, "join")
    clock.on(hours=18, minutes=50)  # ten minutes before the morning's message
    assert await one.leads()
    assert not await other.leads()
    judged = []
    for process in (other, one):
        while await process.delivery.look_ahead(clock()):
            pass
        judged.append(process.parrot.opened)
    clock.on(minutes=10)
    assert await other.leads()
    assert await other.delivery.tick(clock()) == 1
    assert judged == [0, 1]
    assert other.parrot.opened == 0
