"""The start as whoever runs the coach sees it: the real command, in a process of its own."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import App, StartError, link_of, real_clock
from bot.playground.faults import Fault, Trouble
from bot.playground.playground import Playground
from bot.settings import KNOWN, Secret, Settings
from bot.topics.index import COMMANDS, UNLISTED
from bot.words import about

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:AAHabcdefghijklmnopqrstuvwxyz012345"


def environment(**settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in KNOWN}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **settings}


@asynccontextmanager
async def command(
    folder: Path, settings: Mapping[str, str], *arguments: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env=environment(**settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ends(folder: Path, *arguments: str, **settings: str) -> tuple[int | None, str]:
    """The exit status and what was said on the error stream."""
    async with asyncio.timeout(30), command(folder, settings, *arguments) as process:
        _, errors = await process.communicate()
        return process.returncode, errors.decode()


async def test_wrong_settings_are_all_named_at_once_without_a_traceback(tmp_path: Path) -> None:
    status, said = await ends(tmp_path, TELEGRAM_BOT_TOKEN="oops", LOG_LEVEL="loud", PLAYGROUND_PORT="no")
    assert status == 2
    assert [line.split()[1] for line in said.splitlines()[1:]] == ["TELEGRAM_BOT_TOKEN", "PLAYGROUND_PORT", "LOG_LEVEL"]
    assert "Traceback" not in said


async def test_a_database_that_cannot_be_reached_stops_the_start_with_one_message(tmp_path: Path) -> None:
    address = "postgresql://me:hunter2@127.0.0.1:9/coach"
    status, said = await ends(tmp_path, DATABASE_URL=address)
    assert status == 2
    assert said.startswith("The coach cannot start:\n  - DATABASE_URL: ")
    assert "hunter2" not in said
    assert "Traceback" not in said


async def test_a_start_that_waits_or_fails_has_its_garbage_collected(tmp_path: Path) -> None:
    """It may wait for hours until Telegram can be reached, and only loading makes no garbage."""
    asked = "import gc; gc.disable(); from bot.command_line import main; main([]); print(gc.isenabled())"
    (tmp_path / "coach.db").write_text("no database", encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", asked),
        cwd=tmp_path,
        env=environment(DATABASE_URL=f"sqlite:///{tmp_path / 'coach.db'}"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    async with asyncio.timeout(30):
        said, _ = await process.communicate()
    assert said.decode().split() == ["True"]


async def test_a_database_file_that_is_none_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is no database" * 100, encoding="utf-8")
    status, said = await ends(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path}/text.db")
    assert status == 2
    assert "DATABASE_URL" in said
    assert "Traceback" not in said


async def test_a_port_that_is_taken_stops_the_start_where_it_was_asked_for(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        status, said = await ends(tmp_path, PLAYGROUND_PORT=str(taken.getsockname()[1]))
    assert status == 2
    assert "PLAYGROUND_PORT" in said


async def test_a_token_that_the_server_does_not_know_stops_the_start_without_showing_it(tmp_path: Path) -> None:
    playground = Playground(now=real_clock, token=TOKEN)
    await playground.start()
    wrong = TOKEN.replace("AAH", "AAX")
    status, said = await ends(tmp_path, TELEGRAM_BOT_TOKEN=wrong, TELEGRAM_API_URL=playground.url)
    await playground.stop()
    assert status == 2
    assert "TELEGRAM_BOT_TOKEN" in said
    assert wrong not in said
    assert "Traceback" not in said


async def test_an_unknown_command_is_named(tmp_path: Path) -> None:
    status, said = await ends(tmp_path, "fly")
    assert status == 2
    assert "fly" in said


async def test_without_a_token_it_says_where_the_local_chat_is_and_ends_when_asked(tmp_path: Path) -> None:
    async with asyncio.timeout(30), command(tmp_path, {}) as process:
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode()
        assert line.startswith("The local chat is at http://127.0.0.1:")
        process.send_signal(signal.SIGTERM)
        _, errors = await process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in errors.decode()
    assert (tmp_path / ".local" / "local-chat.db").exists()


async def test_a_token_revoked_while_it_runs_ends_it_with_a_plain_line(tmp_path: Path) -> None:
    playground = Playground(now=real_clock, token=TOKEN)
    await playground.start()
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": playground.url}
    async with asyncio.timeout(30), command(tmp_path, settings) as process:
        assert process.stdout is not None
        await process.stdout.readline()
        playground.set_faults(lambda _method, _chat: Fault(trouble=Trouble.STATUS, status=401))
        playground.user(7).say("hello")  # what it waits for comes, and the next call is refused
        _, errors = await process.communicate()
    await playground.stop()
    assert process.returncode == 1
    assert "Telegram no longer accepts TELEGRAM_BOT_TOKEN" in errors.decode()
    assert "Traceback" not in errors.decode()
    assert TOKEN not in errors.decode()


def test_the_menu_and_the_commands_that_the_conversation_knows_agree() -> None:
    listed = [name for name, _ in about.COMMANDS]
    assert len(listed) == len(set(listed))
    assert set(listed) | UNLISTED == set(COMMANDS)
    assert not UNLISTED.intersection(listed)


def test_the_local_chat_leads_to_no_address_in_telegram_which_may_be_a_strangers() -> None:
    assert link_of(Settings(token=Secret(TOKEN), database=Secret("")), "coach_bot") == "https://t.me/coach_bot"
    assert link_of(Settings(token=None, database=Secret("")), "playground_bot") == ""


async def test_the_local_chat_refuses_the_database_of_a_real_bot(tmp_path: Path) -> None:
    database = Secret(f"sqlite:///{tmp_path / 'coach.db'}")
    playground = Playground(now=real_clock, token=TOKEN)
    await playground.start()
    real = Settings(token=Secret(TOKEN), api_url=playground.url, database=database)
    async with App(real, folder=tmp_path).running():
        pass
    await playground.stop()
    local = App(Settings(token=None, database=database, port=0), folder=tmp_path)
    with pytest.raises(StartError, match="DATABASE_URL"):
        async with local.running():
            pass
