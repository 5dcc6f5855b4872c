"""Migrations: up and down, equal to the tables, safe, and skipped when there is nothing to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, bindparam, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.columns import Instant
from data.engine import create
from data.errors import SchemaUnknown
from data.migrate import HEAD, migrate, version
from data.migrations.run import config, downgrade, upgrade
from data.tables import metadata
from tests.data.samples import NOW
from tests.data.schema import drop_everything, shape


@pytest.fixture
async def empty(address: str) -> AsyncEngine:
    """A database without any table."""
    engine = create(address)
    await drop_everything(engine)
    return engine


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())


def test_the_newest_revision_is_the_one_we_ask_for() -> None:
    assert _scripts().get_heads() == [HEAD]


def test_revisions_are_numbered_in_order() -> None:
    names = [script.revision for script in _scripts().walk_revisions()][::-1]
    assert names == [f"{n:04}" for n in range(1, len(names) + 1)]


async def test_every_step_goes_up_down_and_up_again(empty: AsyncEngine) -> None:
    async with empty.begin() as connection:
        for script in reversed(list(_scripts().walk_revisions())):
            before = script.down_revision or "base"
            assert isinstance(before, str)
            await connection.run_sync(upgrade, script.revision)
            there = await connection.run_sync(shape)
            await connection.run_sync(downgrade, before)
            await connection.run_sync(upgrade, script.revision)
            assert await connection.run_sync(shape) == there
    await empty.dispose()


async def test_down_to_the_ground_leaves_no_table(empty: AsyncEngine) -> None:
    async with empty.begin() as connection:
        await connection.run_sync(upgrade, HEAD)
        await connection.run_sync(downgrade, "base")
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == ["alembic_version"]
    await empty.dispose()


async def test_the_migrated_database_is_the_one_the_tables_describe(empty: AsyncEngine) -> None:
    def differences(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    async with empty.begin() as connection:
        await connection.run_sync(metadata.create_all)
        described = await connection.run_sync(shape)
    await drop_everything(empty)
    await migrate(empty)
    async with empty.begin() as connection:
        assert await connection.run_sync(shape) == described
        assert await connection.run_sync(differences) == []
    await empty.dispose()


async def test_a_training_state_outlives_its_move_to_a_table_of_its_own_and_back(empty: AsyncEngine) -> None:
    async with empty.begin() as connection:
        await connection.run_sync(upgrade, "0006")
        put = text(
            "INSERT INTO runner (id, training, training_version, chat_version, created, updated) "
            "VALUES (:id, :body, 1, 1, :at, :at)"
        ).bindparams(bindparam("at", type_=Instant))
        bodies = {1: b"state", 2: None, 3: b"counts"}
        await connection.execute(put, [{"id": who, "body": body, "at": NOW} for who, body in bodies.items()])
        await connection.run_sync(upgrade, "0007")
        moved = await connection.execute(
            text("SELECT id, training_mark, body FROM runner LEFT JOIN training ON runner_id = id ORDER BY id")
        )
        assert [(row.id, row.training_mark, row.body) for row in moved] == [
            (1, 0, b"state"),
            (2, None, None),
            (3, 0, b"counts"),
        ]
        await connection.execute(text("UPDATE runner SET training_mark = 5 WHERE id = 3"))
        await connection.execute(text("UPDATE training SET mark = 5 WHERE runner_id = 3"))
        prepared = text("INSERT INTO training (runner_id, mark, body) VALUES (3, :mark, :body)")
        others: list[dict[str, object]] = [{"mark": mark, "body": b"prepared"} for mark in (4, 6)]
        await connection.execute(prepared, others)
        await connection.run_sync(downgrade, "0006")
        back = await connection.execute(text("SELECT id, training FROM runner ORDER BY id"))
        assert [(row.id, row.training) for row in back] == list(bodies.items())
    await empty.dispose()


async def test_a_second_start_changes_nothing(empty: AsyncEngine) -> None:
    for _ in range(2):
        await migrate(empty)
        async with empty.connect() as connection:
            assert await connection.run_sync(version) == HEAD
    await empty.dispose()


async def test_a_database_of_a_newer_program_is_refused_and_left_alone(empty: AsyncEngine) -> None:
    await migrate(empty)
    async with empty.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaUnknown, match="9999"):
        await migrate(empty)
    await drop_everything(empty)
    await empty.dispose()


async def test_a_migration_that_fails_leaves_nothing_behind(empty: AsyncEngine) -> None:
    def half_way(connection: Connection) -> None:
        upgrade(connection, HEAD)
        raise ZeroDivisionError

    async def fail() -> None:
        async with empty.begin() as connection:
            await connection.run_sync(half_way)

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with empty.connect() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []
    await empty.dispose()


def test_an_up_to_date_database_starts_without_alembic(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'coach.db'}"
    script = (
        "import asyncio, sys\n"
        "from data.engine import create\nfrom data.migrate import migrate\nfrom data.store import Store\n"
        f"engine = create({address!r})\n"
        "async def main():\n    await migrate(engine)\n    await engine.dispose()\n"
        "asyncio.run(main())\nprint('alembic' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", script]
    runs = [subprocess.run(command, env=environment, capture_output=True, check=True, text=True) for _ in range(2)]
    assert [one.stdout.strip() for one in runs] == ["True", "False"]
