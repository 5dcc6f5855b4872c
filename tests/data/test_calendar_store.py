"""Private addresses of calendars: found by their fingerprints, replaced, and gone with their runner."""

from data.runner_store import Kept
from data.store import Store
from tests.data.samples import NOW


async def at(store: Store, mark: str) -> int | None:
    async with store.read() as reader:
        return await reader.calendar_at(mark)


async def test_a_calendar_is_found_by_the_fingerprint_of_its_address_alone(store: Store) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=7), Kept(id=8)], NOW)
        await unit.note_addresses({7: "seven", 8: "eight"})
    assert [await at(store, mark) for mark in ("seven", "eight", "", "sev")] == [7, 8, None, None]


async def test_a_new_address_takes_the_place_of_the_old_one_and_none_takes_it_away(store: Store) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=7)], NOW)
        await unit.note_addresses({7: "old"})
    async with store.unit() as unit:
        await unit.note_addresses({7: "new"})
    assert [await at(store, mark) for mark in ("old", "new")] == [None, 7]
    async with store.unit() as unit:
        await unit.note_addresses({7: ""})
    assert await at(store, "new") is None


async def test_who_is_forgotten_has_no_address_any_more(store: Store) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=7)], NOW)
        await unit.note_addresses({7: "seven"})
        await unit.forget(7)
    assert await at(store, "seven") is None
