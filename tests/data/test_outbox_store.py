"""Messages are kept with what caused them, claimed by one, and gone once they are sent."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.outbox_store import LONGEST_ERROR, Message, NewMessage, Sent
from data.store import Store
from data.tables import outbox, unsent_message
from tests.data.samples import HOUR, MINUTE, NOW, OTHER, OWNER, a_message

LEASE_S = 60


def _bodies(messages: list[Message]) -> list[bytes]:
    return [one.body for one in messages]


async def test_without_an_owner_messages_wait_to_be_claimed(store: Store) -> None:
    async with store.unit() as unit:
        assert await unit.enqueue([a_message(1, b"a"), a_message(2, b"b")], NOW) == []
        assert await unit.enqueue([], NOW, OWNER, LEASE_S) == []
    async with store.unit() as unit:
        first, second = await unit.claim(NOW, OWNER, LEASE_S, 9)
    assert first == Message(id=first.id, chat_id=1, body=b"a", expires=NOW + HOUR, priority=0, slot="", attempts=1)
    assert second.body == b"b"


async def test_what_an_owner_enqueues_is_in_its_hands_in_order(store: Store) -> None:
    async with store.unit() as unit:
        held = await unit.enqueue([a_message(chat, b"%d" % n) for n in range(50) for chat in (1, 2)], NOW, OWNER, 60)
        assert [one.id for one in held] == sorted(one.id for one in held)
        assert [(one.chat_id, one.body) for one in held[:3]] == [(1, b"0"), (2, b"0"), (1, b"1")]
        assert await unit.claim(NOW, OTHER, LEASE_S, 99) == []


async def test_what_follows_a_waiting_message_waits_too(store: Store) -> None:
    async with store.unit() as unit:
        await unit.enqueue([a_message(1, b"old")], NOW)
        assert _bodies(await unit.enqueue([a_message(1, b"new"), a_message(2, b"other")], NOW, OWNER, 60)) == [b"other"]
        assert _bodies(await unit.claim(NOW, OTHER, LEASE_S, 9)) == [b"old"]
        assert await unit.enqueue([a_message(1, b"newer")], NOW, OWNER, LEASE_S) == []


async def test_a_message_for_later_is_not_held_and_nothing_overtakes_it(store: Store) -> None:
    later = NewMessage(chat_id=1, body=b"later", expires=NOW + HOUR, not_before=NOW + MINUTE)
    async with store.unit() as unit:
        assert await unit.enqueue([later, a_message(1)], NOW, OWNER, LEASE_S) == []
        assert await unit.claim(NOW, OWNER, LEASE_S, 9) == []
        assert await unit.next_waiting() == NOW
        assert _bodies(await unit.claim(NOW + MINUTE, OWNER, LEASE_S, 9)) == [b"later"]


async def test_only_the_first_of_each_chat_is_claimed_by_priority_then_age(store: Store) -> None:
    async with store.unit() as unit:
        await unit.enqueue(
            [a_message(1, b"start", 5), a_message(2, b"a2"), a_message(1, b"a1"), a_message(3, b"s3", 5)], NOW
        )
        assert _bodies(await unit.claim(NOW, OWNER, LEASE_S, 9)) == [b"a2", b"a1", b"s3"]
        assert await unit.claim(NOW, OTHER, LEASE_S, 9) == []
    async with store.unit() as unit:
        await unit.enqueue([a_message(3, b"urgent")], NOW)
        assert await unit.claim(NOW, OTHER, LEASE_S, 9) == []  # something of chat 3 is in somebody's hands


async def test_less_urgent_messages_may_be_left_to_others(store: Store) -> None:
    async with store.unit() as unit:
        await unit.enqueue([a_message(1, b"start", 5), a_message(2, b"answer", 0)], NOW)
        assert _bodies(await unit.claim(NOW, OWNER, LEASE_S, 9, worst_priority=0)) == [b"answer"]
        assert _bodies(await unit.claim(NOW, OWNER, LEASE_S, 9)) == [b"start"]


async def test_the_limit_takes_the_most_urgent(store: Store) -> None:
    async with store.unit() as unit:
        await unit.enqueue([a_message(chat, b"%d" % chat, 9 - chat) for chat in range(1, 9)], NOW)
        assert _bodies(await unit.claim(NOW, OWNER, LEASE_S, 3)) == [b"8", b"7", b"6"]


async def test_after_its_lease_a_message_can_be_claimed_by_another(store: Store) -> None:
    async with store.unit() as unit:
        await unit.enqueue([a_message(1)], NOW, OWNER, LEASE_S)
        assert await unit.claim(NOW + timedelta(seconds=59), OTHER, LEASE_S, 9) == []
        (message,) = await unit.claim(NOW + timedelta(seconds=60), OTHER, LEASE_S, 9)
        assert message.attempts == 2


async def test_a_sent_message_is_gone_and_its_id_known_by_slot(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        held = await unit.enqueue(
            [a_message(1, slot="day"), a_message(1, slot="flow"), a_message(1), a_message(1, slot="day")],
            NOW,
            OWNER,
            60,
        )
        ids = [one.id for one in held]
        await unit.sent([Sent(id=one, message_id=100 + one) for one in reversed(ids)], NOW)
        await unit.sent([], NOW)
    async with store.read() as reader:
        known = await reader.message_ids([(1, "day"), (1, "flow"), (1, "x"), (2, "day")])
        assert known == {(1, "day"): 100 + ids[3], (1, "flow"): 100 + ids[1]}
        assert await reader.message_ids([]) == {}
    async with engine.connect() as connection:
        assert (await connection.execute(select(outbox))).all() == []


async def test_a_message_without_an_id_leaves_the_slot_as_it_was(store: Store) -> None:
    async with store.unit() as unit:
        first, second = await unit.enqueue([a_message(1, slot="day"), a_message(1, slot="day")], NOW, OWNER, LEASE_S)
        await unit.sent([Sent(id=first.id, message_id=5), Sent(id=second.id)], NOW)
        assert await unit.message_ids([(1, "day")]) == {(1, "day"): 5}


async def test_a_message_comes_with_the_id_of_the_one_before_it_in_its_slot(store: Store) -> None:
    async with store.unit() as unit:
        (first,) = await unit.enqueue([a_message(1, slot="day")], NOW, OWNER, LEASE_S)
        assert first.former is None
        await unit.sent([Sent(id=first.id, message_id=5)], NOW)
    async with store.unit() as unit:
        held, other = await unit.enqueue([a_message(1, slot="day"), a_message(2, slot="day")], NOW, OWNER, LEASE_S)
        assert (held.former, other.former) == (5, None)
        await unit.release([held.id], OWNER)
        (claimed,) = await unit.claim(NOW, OTHER, LEASE_S, 9)
        assert claimed.former == 5


async def test_ids_are_never_given_twice(store: Store) -> None:
    async with store.unit() as unit:
        (first,) = await unit.enqueue([a_message(1)], NOW, OWNER, LEASE_S)
        await unit.sent([Sent(id=first.id)], NOW)
    async with store.unit() as unit:
        (second,) = await unit.enqueue([a_message(1)], NOW, OWNER, LEASE_S)
        await unit.sent([Sent(id=first.id)], NOW)  # a late mark
        assert second.id > first.id
        assert await unit.claim(NOW + HOUR - MINUTE, OTHER, LEASE_S, 9) != []


async def test_a_retried_message_comes_back_later_and_holds_its_chat(store: Store) -> None:
    async with store.unit() as unit:
        (first,) = await unit.enqueue([a_message(1, b"first")], NOW, OWNER, LEASE_S)
        await unit.enqueue([a_message(1, b"second")], NOW)
        await unit.retry([first.id], OWNER, NOW + MINUTE, "502")
        assert await unit.claim(NOW, OTHER, LEASE_S, 9) == []
        (again,) = await unit.claim(NOW + MINUTE, OTHER, LEASE_S, 9)
        assert (again.body, again.attempts) == (b"first", 2)


async def test_a_released_message_counts_no_attempt(store: Store) -> None:
    async with store.unit() as unit:
        held = await unit.enqueue([a_message(1), a_message(2)], NOW, OWNER, LEASE_S)
        await unit.release([one.id for one in held], OWNER)
        assert [one.attempts for one in await unit.claim(NOW, OTHER, LEASE_S, 9)] == [1, 1]


@pytest.mark.parametrize("mark", ["retry", "release", "give_up"])
async def test_a_mark_by_somebody_who_lost_the_lease_changes_nothing(store: Store, mark: str) -> None:
    async with store.unit() as unit:
        (held,) = await unit.enqueue([a_message(1)], NOW, OWNER, LEASE_S)
        await unit.claim(NOW + MINUTE, OTHER, LEASE_S, 9)
        if mark == "retry":
            await unit.retry([held.id], OWNER, NOW, "x")
        elif mark == "release":
            await unit.release([held.id], OWNER)
        else:
            await unit.give_up([held.id], OWNER, "x")
        assert await unit.claim(NOW + MINUTE, OWNER, LEASE_S, 9) == []
        (again,) = await unit.claim(NOW + 2 * MINUTE, OWNER, LEASE_S, 9)
        assert again.attempts == 3


async def test_what_is_given_up_leaves_a_record_without_its_text(store: Store, engine: AsyncEngine) -> None:
    async with store.unit() as unit:
        (held,) = await unit.enqueue([a_message(1, b"my knee hurts")], NOW, OWNER, LEASE_S)
        await unit.give_up([held.id], OWNER, "400 " + "x" * 9000)
        assert await unit.claim(NOW + 2 * MINUTE, OWNER, LEASE_S, 9) == []
    async with engine.connect() as connection:
        assert (await connection.execute(select(outbox))).all() == []
        row = (await connection.execute(select(unsent_message))).one()
    assert (row.id, row.chat_id, row.attempts, row.error[:5], len(row.error)) == (held.id, 1, 1, "400 x", LONGEST_ERROR)


async def test_a_chat_that_blocked_the_bot_is_given_up_whole(store: Store) -> None:
    async with store.unit() as unit:
        await unit.enqueue([a_message(1), a_message(1), a_message(2, b"other")], NOW)
        assert await unit.give_up_chat(1, "403") == 2
        assert _bodies(await unit.claim(NOW, OWNER, LEASE_S, 9)) == [b"other"]


async def test_what_is_too_late_is_told_and_no_longer_in_the_way(store: Store, engine: AsyncEngine) -> None:
    late = NOW + HOUR
    lasting = NewMessage(chat_id=1, body=b"lasting", expires=NOW + 9 * HOUR)
    async with store.unit() as unit:
        await unit.enqueue([a_message(1, b"late"), lasting, a_message(2, b"late too")], NOW)
        await unit.enqueue([a_message(3)], late - MINUTE, OWNER, 600)
        assert await unit.expire(late - MINUTE) == []
        assert _bodies(await unit.expire(late)) == [b"late", b"late too"]  # what is in somebody's hands is theirs
        assert await unit.expire(late) == []
        assert _bodies(await unit.claim(late, OWNER, LEASE_S, 9)) == [b"lasting"]
    async with engine.connect() as connection:
        rows = (await connection.execute(select(unsent_message.c.chat_id, unsent_message.c.error))).all()
    assert sorted(tuple(row) for row in rows) == [(1, "expired"), (2, "expired")]


async def test_an_expired_message_is_never_claimed(store: Store) -> None:
    async with store.unit() as unit:
        await unit.enqueue([a_message(1)], NOW)
        assert await unit.claim(NOW + HOUR, OWNER, LEASE_S, 9) == []
