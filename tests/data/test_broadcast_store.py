from datetime import date, timedelta

from data.broadcast_store import Stage
from data.presence_store import People, Presence
from data.runner_store import Kept
from data.store import Store, Unit
from tests.data.samples import DAY, HOUR, NOW, OWNER, a_message

A_DAY = timedelta(days=1)
TO_ALL = 7


async def _five(unit: Unit) -> None:
    """1 is reachable, 2 paused until today, 3 paused until yesterday, 4 blocked, 5 not onboarded."""
    await unit.save([Kept(id=one) for one in range(1, 6)], NOW)
    await unit.note_presence(
        [
            Presence(runner_id=1, heard_on=DAY, onboarded=True),
            Presence(runner_id=2, heard_on=DAY - 6 * A_DAY, quiet_until=DAY, onboarded=True),
            Presence(runner_id=3, heard_on=DAY - 7 * A_DAY, quiet_until=DAY - A_DAY, onboarded=True),
            Presence(runner_id=4, quiet_until=date.max, onboarded=True),
            Presence(runner_id=5),
        ]
    )


async def test_people_are_counted_and_found_by_whether_they_can_be_written_to(store: Store) -> None:
    async with store.unit() as unit:
        await _five(unit)
        assert await unit.count_people(DAY) == People(runners=5, onboarded=4, active=2, reachable=2)
        assert await unit.reachable(DAY, 0, 9) == [1, 3]
        assert await unit.reachable(DAY, 1, 9) == [3]
        assert await unit.reachable(DAY, 0, 1) == [1]
        await unit.note_presence([Presence(runner_id=1, onboarded=True, quiet_until=date.max)])
        assert await unit.reachable(DAY, 0, 9) == [3]


async def test_whoever_is_forgotten_is_counted_no_more(store: Store) -> None:
    async with store.unit() as unit:
        await _five(unit)
        await unit.forget(1)
        assert (await unit.count_people(DAY)).runners == 4


async def test_a_message_to_all_goes_from_preview_to_done(store: Store) -> None:
    async with store.unit() as unit:
        number = await unit.prepare_broadcast(9, b"hello", 2, NOW)
        assert await unit.going_out() is None
        assert await unit.begin_broadcast(number, NOW + HOUR)
        assert not await unit.begin_broadcast(number, NOW + HOUR)
        await unit.advance_broadcast(number, 3, 2)
        going = await unit.going_out()
        assert going is not None
        assert (going.body, going.queued, going.last_id, going.created) == (b"hello", 2, 3, NOW + HOUR)
        assert await unit.end_broadcast(number, Stage.DONE)
        assert not await unit.end_broadcast(number, Stage.CANCELLED)
        assert await unit.going_out() is None


async def test_a_later_preview_takes_the_place_of_an_earlier_one_and_only_one_goes_out(store: Store) -> None:
    async with store.unit() as unit:
        old = await unit.prepare_broadcast(9, b"old", 2, NOW)
        new = await unit.prepare_broadcast(9, b"new", 2, NOW)
        assert not await unit.begin_broadcast(old, NOW)
        assert await unit.begin_broadcast(new, NOW)
        other = await unit.prepare_broadcast(9, b"other", 2, NOW)
        assert not await unit.begin_broadcast(other, NOW)


async def test_what_is_withdrawn_is_what_nobody_holds(store: Store) -> None:
    async with store.unit() as unit:
        await unit.enqueue([a_message(1, priority=TO_ALL), a_message(2, priority=TO_ALL), a_message(3)], NOW)
        await unit.claim(NOW, OWNER, 60, 2)  # the answer, and the first of the others
        assert await unit.waiting_at(TO_ALL) == 2
        assert await unit.withdraw(TO_ALL, NOW) == 1
        assert await unit.waiting_at(TO_ALL) == 1


async def test_its_owner_is_not_kept_once_forgotten(store: Store) -> None:
    async with store.unit() as unit:
        number = await unit.prepare_broadcast(9, b"hello", 2, NOW)
        await unit.forget(9)
        kept = await unit.broadcast(number)
    assert kept is not None
    assert kept.owner_id is None
