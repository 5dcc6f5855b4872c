"""Addresses, engines, and what is said when a database cannot be used."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from data.engine import create, normalised
from data.errors import DatabaseUnreachable, DatabaseUrlFault, DiskFull
from data.migrate import migrate
from data.runner_store import Kept
from data.store import Store
from tests.data.samples import NOW


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("sqlite:///coach.db", "sqlite+aiosqlite:///coach.db"),
        ("sqlite+aiosqlite:////var/lib/coach.db", "sqlite+aiosqlite:////var/lib/coach.db"),
        ("postgres://me:pw@db/coach", "postgresql+asyncpg://me:pw@db/coach"),
        ("postgresql://me@db:5433/coach", "postgresql+asyncpg://me@db:5433/coach"),
        ("postgresql+asyncpg://db/coach", "postgresql+asyncpg://db/coach"),
        ("postgresql://db/coach?sslmode=require", "postgresql+asyncpg://db/coach?ssl=require"),
        ("postgresql:///coach?host=/run/pg", "postgresql+asyncpg:///coach?host=%2Frun%2Fpg"),
    ],
)
def test_an_address_as_people_write_it_is_understood(given: str, meant: str) -> None:
    assert normalised(given).render_as_string(hide_password=False) == meant


@pytest.mark.parametrize(
    "given",
    [
        "",
        "coach.db",
        "mysql://me:secret@db/coach",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql+psycopg2://me:secret@db/x",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(given: str) -> None:
    with pytest.raises(DatabaseUrlFault) as caught:
        create(given)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "given",
    [
        "postgresql://me:secret@127.0.0.1:1/coach",
        "postgresql://me:secret@/coach?host=/nowhere/at/all",
        "postgresql://me:secret@127.0.0.1:1/coach?sslmode=disable",
    ],
)
async def test_a_database_that_does_not_answer_is_named_without_its_password(given: str) -> None:
    engine = create(given)
    with pytest.raises(DatabaseUnreachable, match="coach") as caught:
        await migrate(engine)
    with pytest.raises(DatabaseUnreachable):
        async with Store(engine).read():
            pass
    await engine.dispose()
    assert "secret" not in str(caught.value)


@pytest.mark.postgres
async def test_a_database_that_is_not_there_is_named(postgres_url: str) -> None:
    engine = create(postgres_url.replace("/coach_", "/absent_"))
    with pytest.raises(DatabaseUnreachable, match="absent"):
        await migrate(engine)
    await engine.dispose()


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("dear diary, " * 100)
    engine = create(f"sqlite:///{file}")
    with pytest.raises(DatabaseUnreachable, match=r"notes\.db.*not a database"):
        await migrate(engine)
    await engine.dispose()
    assert file.read_text().startswith("dear diary")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnreachable, match="file"):
        create(f"sqlite:///{tmp_path / 'file' / 'coach.db'}")


async def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    engine = create(f"sqlite:///{tmp_path / 'a' / 'b' / 'coach.db'}")
    await migrate(engine)
    await engine.dispose()
    assert (tmp_path / "a" / "b" / "coach.db").exists()


async def test_sqlite_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    engine = create(f"sqlite:///{tmp_path / 'coach.db'}")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15000, "secure_delete": 2}
    async with engine.connect() as connection:
        found = {name: (await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in wanted}
    await engine.dispose()
    assert found == wanted


async def _save_under(store: Store, pragma: str) -> None:
    async with store.unit() as unit:
        await unit._session.run(text(pragma))
        await unit.save([Kept(id=1, chat=b"x" * 1_000_000)], NOW)


async def test_a_full_disk_is_told(tmp_path: Path) -> None:
    file = tmp_path / "coach.db"
    engine = create(f"sqlite:///{file}")
    await migrate(engine)
    store = Store(engine)
    with pytest.raises(DiskFull):
        await _save_under(store, "PRAGMA max_page_count=1")  # no more pages than there are
    await store.close()
    with sqlite3.connect(file) as plain:
        assert plain.execute("SELECT count(*) FROM runner").fetchone() == (0,)
    plain.close()


async def test_a_read_only_database_is_told(tmp_path: Path) -> None:
    engine = create(f"sqlite:///{tmp_path / 'coach.db'}")
    await migrate(engine)
    store = Store(engine)
    with pytest.raises(DatabaseUnreachable, match="readonly"):
        await _save_under(store, "PRAGMA query_only=ON")
    await store.close()
