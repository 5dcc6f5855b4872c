"""What we start and cannot send in time becomes the right message for now, or none: through the real sender."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.channel import Unavailable
from bot.chat import Person
from bot.delivery.tick import Delivery
from bot.desk import Arrival, Batch, Desk, Polled
from bot.due import DeliveryKind, NotSent
from bot.metrics import Metrics
from bot.records import Hold, decode_chat, encode_chat
from bot.sending.pace import Pace
from bot.sending.postman import PAUSES_S, Postman
from bot.sending.sender import Sender
from bot.sending.taps import Taps
from data.store import Store
from tests.bot.machinery import NOW, Parrot, SetClock, Wire, said

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


class Office:
    """Deliveries and a sender over one store; runner 7 was onboarded at NOW, in UTC, and wants mornings at 7."""

    def __init__(self, store: Store) -> None:
        self.store, self.wire, self.clock, self.parrot, self.metrics = store, Wire(), SetClock(), Parrot(), Metrics()
        pace = Pace(1000, self._monotonic)
        self.sender = Sender(
            store,
            Postman(self.wire, pace, self._monotonic),
            Taps(self.wire, pace),
            Hold("me", 120),
            clock=self.clock,
            monotonic=self._monotonic,
            metrics=self.metrics,
        )
        self.delivery = Delivery(store, self.parrot, self.sender, self.metrics)
        self.sender.on_expired = self.delivery.again

    def _monotonic(self) -> float:
        return (self.clock.now - NOW).total_seconds()

    async def join(self, chat: int = 7) -> None:
        desk = Desk(self.store, self.parrot, self.sender, Hold("me", 120))
        arrival = Arrival(update_id=chat, event=said(chat, "join", chat))
        await desk.handle(Batch(bot_id=chat, arrivals=(arrival,), receipt=Polled(None, 2)), self.clock())
        await self.look()
        self.wire.delivered.clear()

    async def look(self) -> list[str]:
        """The sender goes through the outbox as it would by itself at this instant; all texts that came so far."""
        self.sender._next_look = self._monotonic()
        self.sender._asked, self.sender._finish_by = True, None
        self.sender._idle.clear()
        async with asyncio.timeout(20), asyncio.TaskGroup() as group:
            group.create_task(self.sender.run())
            await self.sender.settled()
            self.sender.stop()
        return self.wire.texts


@pytest.fixture
async def office(store: Store) -> Office:
    made = Office(store)
    await made.join()
    made.clock.now = MORNING
    return made


async def test_a_morning_that_could_not_be_sent_comes_as_what_is_right_by_then(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await office.delivery.tick(office.clock())
    office.clock.on(hours=5)  # Telegram was away, or we were
    assert await office.look() == ["morning of 2026-11-23"]
    assert "late_delivery chat=7 kind=morning outcome=sent" in caplog.text
    async with office.store.read() as reader:
        assert (await reader.figures(office.clock.now)).given_up == 1
    assert b'coach_deliveries_total{kind="morning",outcome="late_sent"} 1.0' in office.metrics.text()


async def test_it_is_judged_by_what_is_true_when_it_is_sent(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await office.delivery.tick(office.clock())
    office.parrot.verdict = lambda _person, _kind: NotSent.ALREADY_TRAINED
    office.clock.on(hours=5)
    assert await office.look() == []
    assert "late_delivery chat=7 kind=morning outcome=already_trained" in caplog.text


async def test_however_often_it_is_said_it_counts_as_unanswered_once(office: Office) -> None:
    office.parrot.counts = True
    await office.delivery.tick(office.clock())
    for _ in range(2):
        office.clock.on(hours=5)
        office.wire.faults = [Unavailable("timeout")]
        await office.look()
    async with office.store.read() as reader:
        kept = await reader.person(7)
    assert kept.chat is not None
    assert decode_chat(kept.chat).unanswered == 1


async def test_nothing_of_a_day_comes_on_the_next(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await office.delivery.tick(office.clock())
    office.clock.now = MORNING + timedelta(hours=17, minutes=1)
    assert await office.look() == []
    assert "late_delivery chat=7 kind=morning outcome=too_late" in caplog.text


async def test_what_is_due_late_in_the_evening_is_of_use_until_midnight_only(office: Office) -> None:
    office.clock.now = MORNING + timedelta(hours=15)  # it was down until ten in the evening
    await office.delivery.tick(office.clock())
    office.clock.on(hours=2)
    assert await office.look() == []


async def test_a_day_that_could_not_be_reached_at_all_brings_it_again_and_again_until_its_end(office: Office) -> None:
    office.wire.faults = [Unavailable("timeout")] * 1000
    await office.delivery.tick(office.clock())
    for _ in range(69):  # tried again and again, said anew every four hours, until midnight
        await office.look()
        office.clock.on(minutes=15)
    assert office.clock.now > MORNING + timedelta(hours=17)
    office.wire.faults = []
    assert await office.look() == []
    async with office.store.read() as reader:
        assert (await reader.waiting())[0] == 0


async def test_an_answer_that_comes_too_late_is_not_replaced(office: Office) -> None:
    desk = Desk(office.store, office.parrot, office.sender, Hold("nobody", 0))
    arrival = Arrival(update_id=9, event=said(9, "hello"))
    await desk.handle(Batch(bot_id=9, arrivals=(arrival,), receipt=Polled(None, 10)), office.clock())
    office.sender._hands.given.clear()
    office.sender._hands.until.clear()
    office.clock.on(hours=13)
    assert await office.look() == []


async def test_one_runner_whose_state_makes_the_code_raise_harms_nobody(office: Office) -> None:
    await office.join(8)
    office.clock.now = MORNING + timedelta(days=1)
    await office.delivery.tick(office.clock())

    def broken(person: Person, _kind: DeliveryKind) -> NotSent | None:
        if person.id == 7:
            raise ZeroDivisionError
        return None

    office.parrot.verdict = broken
    office.clock.on(hours=5)
    await office.look()
    assert [chat for chat, _, _ in office.wire.delivered] == [8]


async def test_who_has_blocked_the_bot_meanwhile_hears_nothing(office: Office) -> None:
    await office.delivery.tick(office.clock())
    async with office.store.unit() as unit:
        kept = (await unit.people([7]))[7]
        assert kept.chat is not None
        chat = replace(decode_chat(kept.chat), blocked=True)
        await unit.save([replace(kept, chat=encode_chat(chat))], office.clock())
    office.clock.on(hours=5)
    assert await office.look() == []


def test_what_could_not_be_sent_is_tried_for_nearly_four_hours() -> None:
    assert timedelta(hours=3.5) < timedelta(seconds=sum(PAUSES_S)) < timedelta(hours=4)
