"""A copy made while the database is written to: of one instant, whole, and good to go on with."""

import asyncio
import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data.backup import BackupError, back_up
from data.engine import create
from data.migrate import migrate
from data.runner_store import Kept
from data.store import Store
from tests.data.samples import NOW, a_message, a_state, onboarded, sore

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a folder" / "coach 1%.db"


async def opened(file: Path) -> Store:
    engine = create(f"sqlite:///{file}")
    await migrate(engine)
    return Store(engine)


async def told(store: Store, number: int) -> None:
    """One unit of work of a runner: two facts and an update's id, all or nothing."""
    async with store.unit() as unit:
        await unit.seen(1, [number], NOW)
        await unit.append([(7, sore(number % 10)), (7, sore(None))])


async def begun(store: Store) -> None:
    async with store.unit() as unit:
        state = a_state()
        kept = Kept(id=7, training=state, training_version=state.version, chat=b"{}", chat_version=1)
        await unit.save([kept], NOW)
        await unit.append([(7, onboarded())])


async def history(store: Store) -> int:
    async with store.unit() as unit:
        return len(await unit.history(7))


async def test_a_copy_made_under_load_has_every_fact_kept_before_it_and_nothing_by_halves(
    file: Path, tmp_path: Path
) -> None:
    store = await opened(file)
    await begun(store)
    copies, kept = [tmp_path / f"copy {number}.db" for number in range(5)], [0]
    at_least: list[int] = []

    async def write() -> None:
        while not all(copy.exists() for copy in copies):
            await told(store, kept[0] + 1)
            kept[0] += 1

    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(write())
        for copy in copies:
            while kept[0] < 20 * (1 + len(at_least)):  # noqa: ASYNC110 - what is waited for rings no bell
                await asyncio.sleep(0.001)
            at_least.append(kept[0])
            await asyncio.to_thread(back_up, f"sqlite:///{file}", copy)
    await store.close()
    for copy, least in zip(copies, at_least, strict=True):
        restored = await opened(copy)
        facts = await history(restored)
        async with restored.unit() as unit:
            applied = await unit.seen(1, range(1, kept[0] + 2), NOW)
        await restored.close()
        assert facts == 1 + 2 * len(applied)
        assert applied == set(range(1, len(applied) + 1))
        assert least <= len(applied) <= kept[0]


async def test_restored_as_the_readme_says_all_facts_are_there_and_the_coach_goes_on(
    file: Path, tmp_path: Path
) -> None:
    store = await opened(file)
    await begun(store)
    for number in range(1, 11):
        await told(store, number)
    copy = tmp_path / "copy.db"
    back_up(f"sqlite:///{file}", copy)
    await told(store, 11)  # after the copy: lost when it is restored
    await store.close()
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    copy.replace(file)
    restored = await opened(file)
    assert await history(restored) == 1 + 2 * 10
    await told(restored, 11)
    assert await history(restored) == 1 + 2 * 11
    async with restored.unit() as unit:
        person = (await unit.people([7]))[7]
    await restored.close()
    assert person.training == a_state()


async def test_what_was_deleted_is_not_in_the_copy(file: Path, tmp_path: Path) -> None:
    store = await opened(file)
    async with store.unit() as unit:
        held = await unit.enqueue([a_message(7, b"nobody reads this any more")], NOW, "me", 60)
        await unit.give_up([one.id for one in held], "me", "")
    back_up(f"sqlite:///{file}", tmp_path / "copy.db")
    await store.close()
    assert b"nobody reads this" not in (tmp_path / "copy.db").read_bytes()


async def test_only_its_owner_may_read_it_and_it_is_one_file(file: Path, tmp_path: Path) -> None:
    store = await opened(file)
    size = back_up(f"sqlite:///{file}", tmp_path / "new folder" / "copy.db")
    await store.close()
    assert [one.name for one in (tmp_path / "new folder").iterdir()] == ["copy.db"]
    found = (tmp_path / "new folder" / "copy.db").stat()
    assert stat.S_IMODE(found.st_mode) == 0o600
    assert found.st_size == size


async def test_nothing_is_written_over(file: Path, tmp_path: Path) -> None:
    store = await opened(file)
    (tmp_path / "copy.db").write_text("an older copy", encoding="utf-8")
    with pytest.raises(BackupError, match="is there already"):
        back_up(f"sqlite:///{file}", tmp_path / "copy.db")
    await store.close()
    assert (tmp_path / "copy.db").read_text(encoding="utf-8") == "an older copy"


async def test_a_copy_that_was_broken_off_is_no_hindrance_and_never_has_the_name(file: Path, tmp_path: Path) -> None:
    store = await opened(file)
    (tmp_path / "copy.db.part").write_text("half a copy", encoding="utf-8")
    back_up(f"sqlite:///{file}", tmp_path / "copy.db")
    await store.close()
    assert not (tmp_path / "copy.db.part").exists()


def test_where_there_is_no_database_none_is_made(file: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="there is no database at"):
        back_up(f"sqlite:///{file}", tmp_path / "copy.db")
    assert not file.exists()


def test_what_is_no_database_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is no database" * 100, encoding="utf-8")
    with pytest.raises(BackupError, match="could not be written: file is not a database"):
        back_up(f"sqlite:///{tmp_path}/text.db", tmp_path / "copy.db")
    assert [one.name for one in tmp_path.iterdir()] == ["text.db"]


def test_for_postgresql_its_own_tool_is_named_and_no_password(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"pg_dump --format=custom --file=.*copy\.db --dbname=coach") as caught:
        back_up("postgresql://me:hunter2@host/coach", tmp_path / "copy.db")
    assert "hunter2" not in str(caught.value)


async def command(folder: Path, *arguments: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "backup",
        *arguments,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DATABASE_URL": f"sqlite:///{folder / 'coach.db'}"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(30):
        said, _ = await process.communicate()
    return process.returncode, said.decode()


async def test_the_command_says_what_it_did_or_why_not(tmp_path: Path) -> None:
    status, said = await command(tmp_path, "copy.db")
    assert status == 2
    assert said.startswith("No backup: there is no database at")
    await (await opened(tmp_path / "coach.db")).close()
    status, said = await command(tmp_path, "copy.db")
    assert (status, said.startswith("copy.db holds everything")) == (0, True)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM runner").fetchone() == (0,)
    assert (await command(tmp_path))[0] == 2
