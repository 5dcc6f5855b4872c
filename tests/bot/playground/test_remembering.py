"""With a home, the stand-in is after a restart where it was before, as Telegram would be."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import BotCommand

from bot.playground import files, journal, state
from bot.playground.people import _PIXEL
from bot.playground.playground import Playground
from bot.playground.user import Seen
from tests.bot.playground.conftest import client_of


def at_home(home: Path) -> Playground:
    return Playground(now=lambda: datetime(2026, 1, 1, tzinfo=UTC), home=home, limits=False)


async def lived(home: Path) -> tuple[tuple[Seen, ...], str]:
    """A chat with a picture, an edit, a deletion and a block; what is seen in the end, and the picture's file id."""
    playground = at_home(home)
    await playground.start()
    runner = playground.user(7, "Ana", "pt")
    runner.say("hi")
    runner.say("and more")
    async with client_of(playground) as bot:
        await bot.set_my_commands([BotCommand("today", "What to train")])
        await bot.set_my_description("what it is")
        await bot.get_updates(offset=2)
        photo = await bot.send_photo(7, _PIXEL, caption="<b>you</b>", parse_mode="HTML")
        await (await bot.send_message(7, "gone")).delete()
        await (await bot.send_message(7, "one")).edit_text("two")
    runner.block()
    await playground.stop()
    return runner.messages, photo.photo[-1].file_id


async def test_everything_is_still_there_after_a_restart(tmp_path: Path) -> None:
    seen, file_id = await lived(tmp_path)
    playground = at_home(tmp_path)
    await playground.start()
    runner = playground.user(7, "Ana", "pt")
    assert runner.messages == seen
    assert runner.bot_commands == ("/today",)
    async with client_of(playground) as bot:
        left = await bot.get_updates()
        assert [update.update_id for update in left] == [2, 3]
        assert left[-1].my_chat_member is not None
        runner.unblock()
        sent = await bot.send_photo(7, file_id)
        assert sent.message_id == seen[-1].id + 1
        assert (await bot.get_my_description()).description == "what it is"
    await playground.stop()


async def test_a_line_cut_off_by_a_crash_is_left_out(tmp_path: Path) -> None:
    before = at_home(tmp_path)
    before.user(1).say("hi")
    await before.stop()
    journal = tmp_path / "telegram.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"kind":"post","chat":1,"po')
    after = at_home(tmp_path)
    assert [seen.text for seen in after.user(1).messages] == ["hi"]
    assert after.pending_updates == 1
    await after.stop()


async def test_the_oldest_messages_go_with_files_that_no_other_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "KEPT_POSTS", 2)
    monkeypatch.setattr(files, "SHOWN_NO_MORE_BYTES", 1)
    before = at_home(tmp_path)
    runner = before.user(7, "Ana")
    for name in ("a", "b", "a", "c", "d"):
        runner.send_document(name, name.encode())
    assert [one.upload.name for one in before.world.files.all()] == ["a", "c", "d"], "a is shown no more, b longer"
    runner.say("no file")
    await before.stop()
    after = at_home(tmp_path)
    assert [seen.file_name for seen in after.user(7).messages] == ["d", ""]
    assert [one.upload.content for one in after.world.files.all()] == [b"c", b"d"]
    await after.stop()


async def test_the_file_is_written_anew_when_it_has_grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "KEPT_POSTS", 3)
    monkeypatch.setattr(journal, "MOST_BYTES", 20_000)
    playground = at_home(tmp_path)
    runner = playground.user(7, "Ana")
    for number in range(300):
        runner.say(f"hello {number}")
        playground.world.confirm(number + 2)
    assert (tmp_path / "telegram.jsonl").stat().st_size < 2 * 20_000
    await playground.stop()
    again = at_home(tmp_path)
    assert [seen.text for seen in again.user(7).messages] == ["hello 297", "hello 298", "hello 299"]
    await again.stop()
