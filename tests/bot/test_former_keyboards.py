"""The former message of a slot loses its keyboard beside: nobody waits for that, nor is it edited any more."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import pytest

from bot.channel import Plain, RetryAfter, TokenRevoked, Unavailable
from bot.records import Hold, encode_message
from bot.replies import Edit, Send, Toast
from bot.sending.pace import Pace
from bot.sending.postman import Postman
from bot.sending.sender import Sender
from bot.sending.taps import Taps
from data.outbox_store import NewMessage
from data.store import Store
from tests.bot.machinery import NOW, SetClock, Wire, say, screen, sending


class SlowToStrip(Wire):
    """It takes keyboards away only once its door is open."""

    def __init__(self) -> None:
        super().__init__()
        self.door = asyncio.Event()
        self.order: list[str] = []

    async def strip(self, chat_id: int, message_id: int) -> None:
        await self.door.wait()
        self._fail()
        await super().strip(chat_id, message_id)
        self.order.append("stripped")

    async def deliver(self, chat_id: int, message: Plain, message_id: int | None) -> int:
        found = await super().deliver(chat_id, message, message_id)
        self.order.append(self.texts[-1])
        return found

    async def toast(self, toast: Toast) -> None:
        await super().toast(toast)
        self.order.append("toast")


class Office:
    """A sender on a wire that is slow to take keyboards away."""

    def __init__(self, store: Store) -> None:
        self.store, self.wire = store, SlowToStrip()
        clock = time.monotonic
        pace = Pace(1000, clock)
        postman, taps = Postman(self.wire, pace, clock), Taps(self.wire, pace)
        self.sender = Sender(store, postman, taps, Hold("me", 120), clock=SetClock(), monotonic=clock)

    def open(self) -> AbstractAsyncContextManager[None]:
        return sending(self.sender, self.wire.door.set)

    async def put(self, *messages: Send | Edit, toasts: tuple[Toast, ...] = ()) -> None:
        rows = [
            NewMessage(chat_id=7, body=encode_message(one), expires=NOW + timedelta(hours=4), slot=one.slot)
            for one in messages
        ]
        async with self.store.unit() as unit:
            held = await unit.enqueue(rows, NOW, "me", 120)
        self.sender.hand_over(held, toasts)

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not holds():  # noqa: ASYNC110 - what is waited for rings no bell
                await asyncio.sleep(0.001)

    async def settled(self) -> None:
        async with asyncio.timeout(5):
            await self.sender.settled()


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


async def test_the_next_message_of_the_chat_does_not_wait_for_it(office: Office) -> None:
    async with office.open():
        await office.put(say("first", slot="day"), say("second", slot="day"), say("third"))
        await office.until(lambda: office.wire.order == ["first", "second", "third"])
        assert office.wire.stripped == []
    assert office.wire.stripped == [(7, 101)]


async def test_all_is_settled_only_once_it_is_gone(office: Office) -> None:
    async with office.open():
        await office.put(say("first", slot="day"), say("second", slot="day"))
        await office.until(lambda: office.wire.order == ["first", "second"])
        settled = asyncio.ensure_future(office.settled())
        await asyncio.sleep(0.02)
        assert not settled.done()
        office.wire.door.set()
        await settled
        assert office.wire.stripped == [(7, 101)]


async def test_what_a_tap_on_it_did_is_shown_by_the_message_that_took_its_place(office: Office) -> None:
    """Tapped just before, it would stand above a later message whose keyboard is of no use any more."""
    async with office.open():
        await office.put(say("first", slot="day"), say("second", slot="day"), say("third", slot="day"))
        await office.put(Edit(screen=screen("what the tap did"), message_id=101, slot="day"))
        await office.until(lambda: office.wire.order == ["first", "second", "third", "what the tap did"])
        _, _, changed = office.wire.delivered[-1]
        assert changed == 103
        office.wire.door.set()
        await office.settled()
        assert sorted(office.wire.stripped) == [(7, 101), (7, 102)]


@pytest.mark.parametrize("fault", [Unavailable("502"), TokenRevoked("401"), RetryAfter(0.01)], ids=repr)
async def test_where_it_stays_nothing_is_sent_twice(office: Office, fault: Exception) -> None:
    async with office.open():
        await office.put(say("first", slot="day"), say("second", slot="day"))
        await office.until(lambda: office.wire.order == ["first", "second"])
        office.wire.faults = [fault]
        office.wire.door.set()
        await office.settled()
        await office.put(say("third"))
        await office.settled()
        assert office.wire.order == ["first", "second", "third"]


async def test_the_message_goes_before_the_toast_of_its_tap(office: Office) -> None:
    async with office.open():
        await office.put(say("what the tap did"), toasts=(Toast(callback_id="tap"),))
        await office.until(lambda: office.wire.order == ["what the tap did", "toast"])
