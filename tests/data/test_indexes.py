"""The statements of every update and tick go by an index: their cost does not grow with the number of runners."""

from sqlalchemy import ClauseElement, Executable
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.sql.compiler import SQLCompiler

from data import (
    broadcast_store,
    cleaning,
    delivery_store,
    figures_store,
    intake_store,
    outbox_sql,
    prepared_store,
    presence_store,
    runner_store,
    training_store,
)
from data.columns import listed

SMALL_TABLES = {cleaning.REFUSED_UPDATES_FOR, cleaning.LEASES_FOR, cleaning.BROADCASTS_FOR}


async def _plan(connection: AsyncConnection, statement: Executable) -> list[str]:
    """The plan without looking at values: the one that a prepared statement goes by."""
    assert isinstance(statement, ClauseElement)
    compiled = statement.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
    assert isinstance(compiled, SQLCompiler)
    values = len(compiled.positiontup or ())
    if connection.dialect.name == "sqlite":
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", (None,) * values)
    else:
        await connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_generic_plan")
        await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # the tables are empty here
        await connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
        await connection.exec_driver_sql(f"PREPARE planned AS {compiled}")
        given = f"({', '.join(['NULL'] * values)})" if values else ""
        rows = await connection.exec_driver_sql(f"EXPLAIN EXECUTE planned{given}")
        await connection.exec_driver_sql("DEALLOCATE planned")
    return [str(row[-1]).strip() for row in rows]


def _seen(dialect: str) -> Executable:
    return intake_store._KEPT if dialect == "sqlite" else intake_store._MARK_AT_ONCE


def _statements(dialect: str) -> list[tuple[str, Executable]]:
    return [
        ("people", runner_store._people(dialect)),
        ("history", runner_store._HISTORY),
        ("offset", intake_store._OFFSET),
        ("seen", _seen(dialect)),
        ("changed training", training_store._CHANGE),
        ("other trainings", training_store._DROP_OTHERS),
        ("due", delivery_store._DUE),
        ("first due", delivery_store._FIRST),
        ("due again", delivery_store._waiting_among(dialect)),
        ("unprepared", prepared_store._UNPREPARED),
        ("ready", prepared_store._READY),
        ("ready unlocked", prepared_store._ready_unlocked())
        if dialect == "postgresql"
        else ("", prepared_store._READY),
        ("adopted", prepared_store._ADOPT),
        ("unprepare", prepared_store._drop(dialect)),
        ("revisions", prepared_store._revisions(dialect)),
        ("next due", delivery_store._NEXT),
        ("pending", delivery_store._pending(dialect)),
        ("claim", outbox_sql.claim(dialect)),
        ("busy", outbox_sql.busy(dialect)),
        ("sent", outbox_sql.take_out(dialect)),
        ("late", outbox_sql.DROP_LATE),
        ("settled lately", figures_store._SETTLED),
        ("reachable", presence_store._REACHABLE),
        ("messages to all that wait", broadcast_store._WAITING),
        ("messages to all withdrawn", broadcast_store._WITHDRAW),
        ("belonging", outbox_sql.belonging(dialect)),
        ("message ids", outbox_sql.message_ids(dialect)),
        *[(f"forget {n}", statement) for n, statement in enumerate(runner_store._FORGET)],
        *[
            (f"clean {n}", statement)
            for n, (statement, age) in enumerate(cleaning._statements())
            if age not in SMALL_TABLES
        ],
    ]


def _reads_whole(step: str) -> bool:
    """A step of a plan that reads a table from end to end. SQLite's lists of ids and chosen rows are short."""
    short = ("json_each", "chosen", "CONSTANT ROW", " INDEX ", "subquery", "anon_")
    return "Seq Scan" in step or (step.startswith("SCAN") and not any(word in step for word in short))


async def test_every_frequent_statement_goes_by_an_index(engine: AsyncEngine) -> None:
    faults = []
    async with engine.begin() as connection:
        for name, statement in _statements(engine.dialect.name):
            steps = await _plan(connection, statement)
            faults += [f"{name}: {step} of {steps}" for step in steps if _reads_whole(step)]
    assert faults == []


async def test_an_update_is_looked_up_by_its_id_and_not_among_all_that_are_kept(engine: AsyncEngine) -> None:
    dialect = engine.dialect.name
    async with engine.begin() as connection:
        steps = await _plan(connection, _seen(dialect))
    by_id = "(bot_id=? AND update_id=?)" if dialect == "sqlite" else "Conflict Resolution: NOTHING"  # by the key
    assert any(by_id in step for step in steps), steps


async def test_a_training_state_is_changed_by_its_mark(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        steps = await _plan(connection, training_store._CHANGE)
    assert any("runner_id" in step and "mark" in step for step in steps), steps


async def test_what_is_due_is_read_in_its_order_and_not_sorted(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        steps = await _plan(connection, delivery_store._FIRST)
    assert any("ix_delivery_due" in step for step in steps), steps
    assert not any("B-TREE" in step or "Sort" in step for step in steps)


async def test_what_waits_for_a_runner_is_found_beside_months_of_settled_rows(engine: AsyncEngine) -> None:
    dialect = engine.dialect.name
    statements = delivery_store._pending(dialect), delivery_store._waiting_for(listed(dialect)), delivery_store._DUE
    async with engine.begin() as connection:
        for one in statements:
            steps = await _plan(connection, one)
            assert any("ix_delivery_pending" in step for step in steps), steps
