from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat import Chat, Heard, Person
from bot.delivery.tick import Delivery
from bot.desk import Arrival, Batch, Desk, Polled
from bot.due import DeliveryKind, NotSent
from bot.records import STARTED, Hold, decode_chat, decode_message
from bot.replies import Send, Toast
from data.outbox_store import Message as Held
from data.store import Store
from tests.bot.machinery import NOW, Parrot, said

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


class Quiet:
    """An outlet that leaves all to be claimed."""

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        assert more or not held or not toasts


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture
async def delivery(store: Store, parrot: Parrot) -> Delivery:
    """Deliveries, with runner 7 onboarded at NOW and nothing left in the outbox."""
    desk = Desk(store, parrot, Quiet(), Hold("nobody", 0))
    arrival = Arrival(update_id=1, event=said(1, "join"))
    await desk.handle(Batch(bot_id=1, arrivals=(arrival,), receipt=Polled(None, 2)), NOW)
    await claimed(store, NOW)
    return Delivery(store, parrot, Quiet())


async def claimed(store: Store, now: datetime) -> list[str]:
    """The texts of all that waits, taken out."""
    texts = []
    async with store.unit() as unit:
        while found := await unit.claim(now, "test", 60, 10):
            messages = [decode_message(one.body) for one in found]
            texts += [one.screen.text for one in messages if isinstance(one, Send)]
            await unit.give_up([one.id for one in found], "test", "")
    return texts


async def chat(store: Store) -> Chat:
    async with store.read() as reader:
        kept = await reader.person(7)
    assert kept.chat is not None
    return decode_chat(kept.chat)


async def test_nothing_due_costs_no_transaction(delivery: Delivery) -> None:
    assert await delivery.tick(NOW) == 0


async def test_what_is_due_is_sent_once_and_the_next_row_is_written(delivery: Delivery, store: Store) -> None:
    assert await delivery.tick(MORNING) == 1
    assert await delivery.tick(MORNING) == 0
    assert await claimed(store, MORNING) == ["morning of 2026-11-23"]
    async with store.read() as reader:
        rows = {row.kind: row.at for row in (await reader.pending([7]))[7]}
    assert rows["morning"] == MORNING + timedelta(days=1)
    assert (await chat(store)).delivered == {DeliveryKind.MORNING: MORNING.date()}


async def test_what_is_judged_and_not_sent_is_noted_too(delivery: Delivery, store: Store, parrot: Parrot) -> None:
    parrot.verdict = lambda _person, _kind: NotSent.ALREADY_TRAINED
    await delivery.tick(MORNING)
    assert await claimed(store, MORNING) == []
    assert (await chat(store)).delivered == {DeliveryKind.MORNING: MORNING.date()}


async def test_after_days_of_standstill_only_today_is_sent(delivery: Delivery, store: Store) -> None:
    late = MORNING + timedelta(days=3, hours=1)
    await delivery.tick(late)
    assert await claimed(store, late) == ["morning of 2026-11-26"]


async def test_one_runner_whose_state_makes_the_code_raise_harms_nobody(
    delivery: Delivery, store: Store, parrot: Parrot
) -> None:
    desk = Desk(store, parrot, Quiet(), Hold("nobody", 0))
    arrival = Arrival(update_id=2, event=said(2, "join", 8))
    await desk.handle(Batch(bot_id=1, arrivals=(arrival,), receipt=Polled(2, 3)), NOW)
    await claimed(store, NOW)

    def broken(person: Person, _kind: DeliveryKind) -> NotSent | None:
        if person.id == 7:
            raise ZeroDivisionError
        return None

    parrot.verdict = broken
    assert await delivery.tick(MORNING) == 2
    assert await claimed(store, MORNING) == ["morning of 2026-11-23"]
    assert await delivery.tick(MORNING) == 0


async def test_what_we_start_waits_behind_answers(delivery: Delivery, store: Store) -> None:
    await delivery.tick(MORNING)
    async with store.unit() as unit:
        (started,) = await unit.claim(MORNING, "test", 60, 10)
    assert started.priority == STARTED


async def test_a_season_brings_every_morning_and_every_sunday_once(delivery: Delivery, store: Store) -> None:
    came = []
    while (due := await delivery.next_due()) is not None and due < NOW + timedelta(days=105):
        await delivery.tick(due)
        came += await claimed(store, due)
    mornings = [text for text in came if text.startswith("morning")]
    assert len(mornings) == len(set(mornings)) == 105
    assert len(came) == len(set(came))
    assert len([text for text in came if text.startswith("nudge")]) == 15


def test_the_parrot_answers_as_a_conversation_does() -> None:
    assert isinstance(Parrot().open(Person(id=1), DeliveryKind.MORNING, NOW.date(), NOW), Heard)
