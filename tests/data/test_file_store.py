"""Telegram's ids of files: each bot's own, the latest one counts, and a runner's own go with them."""

from datetime import timedelta

from data.cleaning import SENT_FILES_FOR
from data.file_store import OF_ALL, SentFile
from data.runner_store import Kept
from data.store import Store
from tests.data.samples import MINUTE, NOW


def a_file(file_id: str, *, key: str = "squat", bot_id: int = 1, chat_id: int = OF_ALL) -> SentFile:
    return SentFile(bot_id=bot_id, key=key, file_id=file_id, chat_id=chat_id)


async def test_an_id_is_found_by_bot_owner_and_content(store: Store) -> None:
    async with store.unit() as unit:
        await unit.keep_files(
            [a_file("A"), a_file("B", bot_id=2), a_file("C", chat_id=7), a_file("D", key="plank")], NOW
        )
    async with store.read() as reader:
        assert await reader.file_id(1, OF_ALL, "squat") == "A"
        assert await reader.file_id(2, OF_ALL, "squat") == "B"
        assert await reader.file_id(1, 7, "squat") == "C"
        assert await reader.file_id(1, OF_ALL, "plank") == "D"
        assert await reader.file_id(1, 8, "squat") == ""


async def test_a_later_id_takes_the_place_of_the_former_and_stays_its_full_time(store: Store) -> None:
    later = NOW + timedelta(days=30)
    async with store.unit() as unit:
        await unit.keep_files([a_file("old")], NOW)
        await unit.keep_files([a_file("new")], later)
        await unit.clean(NOW + SENT_FILES_FOR + MINUTE)
        assert await unit.file_id(1, OF_ALL, "squat") == "new"
        await unit.clean(later + SENT_FILES_FOR + MINUTE)
        assert await unit.file_id(1, OF_ALL, "squat") == ""


async def test_a_runners_own_go_with_the_runner_and_nobody_elses(store: Store) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=7), Kept(id=8)], NOW)
        await unit.keep_files([a_file("mine", chat_id=7), a_file("theirs", chat_id=8), a_file("all")], NOW)
        await unit.forget(7)
    async with store.read() as reader:
        assert await reader.file_id(1, 7, "squat") == ""
        assert await reader.file_id(1, 8, "squat") == "theirs"
        assert await reader.file_id(1, OF_ALL, "squat") == "all"
