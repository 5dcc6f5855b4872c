"""Somebody who asks for deletion is gone from every table; only the farewell still goes out."""

import pytest
from sqlalchemy import BigInteger, Integer, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.delivery_store import Settled, Settlement
from data.outbox_store import NewMessage, Sent
from data.presence_store import Presence
from data.runner_store import Kept
from data.store import Store, Unit
from data.tables import metadata
from tests.data.samples import HOUR, MINUTE, NOW, OTHER, OWNER, a_message, a_state, morning, onboarded, prepared

WHO, ELSE = 123_456_789_012, 5


async def _live(unit: Unit, who: int) -> None:
    """A row in every table that may hold one of this person."""
    await unit.save([Kept(id=who, training=a_state(), chat=b"chat")], NOW)
    await unit.note_presence([Presence(runner_id=who, onboarded=True)])
    await unit.prepare_broadcast(who, b"to all", 1, NOW)
    await unit.append([(who, onboarded())])
    await unit.replace_pending({who: [morning()]})
    (due,) = [one for one in await unit.due(NOW, 99) if one.runner_id == who]
    await unit.prepare([prepared(due)])
    await unit.settle([Settled(id=due.id, status=Settlement.SENT)], NOW)
    await unit.replace_pending({who: [morning(NOW + HOUR, NOW.date().replace(day=23))]})
    sent, failed, _ = await unit.enqueue([a_message(who, slot="day"), a_message(who), a_message(who)], NOW, OWNER, 60)
    await unit.give_up([failed.id], OWNER, "400")
    await unit.sent([Sent(id=sent.id, message_id=1)], NOW)
    await unit.refuse(1, who % 1000, who, "KeyError", NOW)


async def _rows(engine: AsyncEngine, who: int) -> dict[str, int]:
    """How many rows of each table have this id in any whole-number column."""
    found = {}
    async with engine.connect() as connection:
        for table in metadata.sorted_tables:
            numbers = [cast(one, BigInteger) == who for one in table.c if isinstance(one.type, Integer | BigInteger)]
            if numbers:
                found[table.name] = (
                    await connection.execute(select(func.count()).select_from(table).where(or_(*numbers)))
                ).scalar_one()
    return found


async def test_a_forgotten_runner_leaves_no_row_in_any_table(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        await _live(unit, WHO)
        await _live(unit, ELSE)
    before, others = await _rows(engine, WHO), await _rows(engine, ELSE)
    assert {name for name, count in before.items() if count} == {
        "runner",
        "training",
        "presence",
        "fact",
        "delivery",
        "prepared_delivery",
        "outbox",
        "unsent_message",
        "sent_message",
        "refused_update",
    }
    async with store.unit() as unit:
        await unit.people([WHO])
        await unit.forget(WHO)
    assert sum((await _rows(engine, WHO)).values()) == 0
    assert await _rows(engine, ELSE) == others


@pytest.mark.parametrize("first", ["farewell", "forget"])
async def test_the_farewell_goes_out_and_leaves_nothing(store: Store, engine: AsyncEngine, first: str) -> None:
    farewell = NewMessage(chat_id=WHO, body=b"bye", expires=NOW + HOUR, slot="flow", farewell=True)
    async with store.unit() as unit:
        await _live(unit, WHO)
    async with store.unit() as unit:
        await unit.people([WHO])
        if first == "farewell":
            await unit.enqueue([farewell], NOW)
        await unit.forget(WHO)
        if first == "forget":
            await unit.enqueue([farewell], NOW)
    async with store.unit() as unit:
        (message,) = await unit.claim(NOW, OTHER, 60, 10)
        assert message.body == b"bye"
        await unit.sent([Sent(id=message.id, message_id=77)], NOW)
    assert sum((await _rows(engine, WHO)).values()) == 0


async def test_a_farewell_that_cannot_be_sent_leaves_nothing(store: Store, engine: AsyncEngine) -> None:
    farewell = NewMessage(chat_id=WHO, body=b"bye", expires=NOW + HOUR, farewell=True)
    async with store.unit() as unit:
        (message,) = await unit.enqueue([farewell], NOW, OWNER, 60)
        await unit.give_up([message.id], OWNER, "blocked")
        await unit.enqueue([farewell], NOW)
    async with store.unit() as unit:
        assert len(await unit.expire(NOW + HOUR + MINUTE)) == 1
    assert sum((await _rows(engine, WHO)).values()) == 0


async def test_a_message_in_flight_while_its_runner_is_forgotten_is_not_remembered(
    store: Store, engine: AsyncEngine
) -> None:
    async with store.unit() as unit:
        (message,) = await unit.enqueue([a_message(WHO, slot="day")], NOW, OWNER, 60)
    async with store.unit() as unit:
        await unit.forget(WHO)
    async with store.unit() as unit:
        await unit.sent([Sent(id=message.id, message_id=9)], NOW)
    assert sum((await _rows(engine, WHO)).values()) == 0


async def test_whoever_comes_back_starts_anew(store: Store) -> None:
    async with store.unit() as unit:
        await _live(unit, WHO)
        await unit.forget(WHO)
        assert (await unit.people([WHO]))[WHO] == Kept(id=WHO)
        await _live(unit, WHO)
        assert len(await unit.history(WHO)) == 1
