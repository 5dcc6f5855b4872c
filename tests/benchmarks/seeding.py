"""Fills a database with runners who have trained for a while: `await seed(address, 100_000, now=...)`.

A few hundred kinds of runner are lived in full (the states of `tests.benchmarks.runners`, in forty zones, at three
hours) and multiplied within the database, so a million takes minutes.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Date, Integer, LargeBinary, MetaData, Table, Text, event, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.chat import CHAT_VERSION, Chat, Person, Preferences
from bot.due import DeliveryKind
from bot.records import encode_chat, pending
from bot.schedule import dues
from coaching.coach import Coach
from coaching.days import DAYS_A_WEEK
from coaching.memory.state import STATE_VERSION, TrainingState
from data import catalogue, engine
from data.codec import encode_training
from data.columns import Instant
from data.migrate import migrate
from tests.benchmarks.runners import RUNNERS, START, lived
from tests.zones import ZONES

HOURS = (time(6), time(6, 30), time(7, 15))
FIRST_ID = 1_000_000
AT_ONCE = 10_000
_templates = MetaData()
_kinds = Table(
    "kind_of_runner",
    _templates,
    Column("number", Integer, primary_key=True),
    Column("training", LargeBinary),
    Column("chat", LargeBinary),
    Column("now", Instant),
    prefixes=["TEMPORARY"],
)
_rows = Table(
    "row_of_kind",
    _templates,
    Column("number", Integer, index=True),
    Column("kind", Text),
    Column("day", Date),
    Column("at", Instant),
    prefixes=["TEMPORARY"],
)
_RUNNERS = text(
    "WITH RECURSIVE n(i) AS (SELECT CAST(:first AS bigint) UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
    "INSERT INTO runner (id, training_version, training_mark, chat, chat_version, created, updated) "
    "SELECT i, :state_version, 0, chat, :chat_version, now, now "
    "FROM n JOIN kind_of_runner ON number = i % :kinds ORDER BY i"
).bindparams(state_version=STATE_VERSION, chat_version=CHAT_VERSION)
_TRAINING = text(
    "WITH RECURSIVE n(i) AS (SELECT CAST(:first AS bigint) UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
    "INSERT INTO training (runner_id, mark, body) SELECT i, 0, training FROM n JOIN kind_of_runner "
    "ON number = i % :kinds ORDER BY i"
)
_PRESENCE = text(
    "WITH RECURSIVE n(i) AS (SELECT CAST(:first AS bigint) UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
    "INSERT INTO presence (runner_id, onboarded) SELECT i, true FROM n"
)
_DELIVERIES = text(
    "WITH RECURSIVE n(i) AS (SELECT CAST(:first AS bigint) UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
    "INSERT INTO delivery (runner_id, kind, day, at, status, reason) "
    "SELECT i, kind, day, at, 'pending', '' FROM n JOIN row_of_kind ON number = i % :kinds ORDER BY i"
)


async def seed(address: str, runners: int, *, now: datetime, first_id: int = FIRST_ID) -> None:
    """Adds so many runners, numbered from `first_id` on, who have trained from START to the day of `now`.

    Today's messages have been judged, so nothing is due at `now`; those to come are pending. The longer they have
    trained, the bigger their states: 9 kB after a week, 25 kB after a year. There are no facts, which only looking back
    reads. An empty database gets its schema first.
    """
    first = engine.create(address)
    await migrate(first)
    await first.dispose()
    filling = _hurried(address)
    kinds = list(_lived(now))
    async with filling.connect() as connection:
        await _put_templates(connection, kinds, now)
        for start in range(first_id, first_id + runners, AT_ONCE):
            last = min(start + AT_ONCE, first_id + runners) - 1
            values = {"first": start, "last": last, "kinds": len(kinds)}
            await connection.execute(_RUNNERS, values)
            await connection.execute(_TRAINING, values)
            await connection.execute(_PRESENCE, values)
            await connection.execute(_DELIVERIES, values)
            await connection.commit()
        if connection.dialect.name == "postgresql":
            await connection.execute(text("ANALYZE"))
            await connection.commit()
    await filling.dispose()


def _hurried(address: str) -> AsyncEngine:
    """An engine that forgoes safety: what a crash leaves behind here is seeded again."""
    made = create_async_engine(engine.normalised(address))
    if made.dialect.name == "sqlite":

        @event.listens_for(made.sync_engine, "connect")
        def hurry(connection: Any, _record: object) -> None:
            for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "temp_store=MEMORY"):
                connection.execute(f"PRAGMA {pragma}")

    return made


async def _put_templates(connection: AsyncConnection, kinds: list[Person], now: datetime) -> None:
    bodies: dict[int, bytes] = {}
    for one in kinds:
        assert one.training is not None
        if id(one.training) not in bodies:
            bodies[id(one.training)] = encode_training(one.training)
    await connection.run_sync(_templates.create_all)
    await connection.execute(
        _kinds.insert(),
        [
            {"number": one.id, "training": bodies[id(one.training)], "chat": encode_chat(one.chat), "now": now}
            for one in kinds
        ],
    )
    rows = [(one.id, pending(due)) for one in kinds for due in dues(one, now)]
    await connection.execute(
        _rows.insert(), [{"number": number, "kind": row.kind, "day": row.day, "at": row.at} for number, row in rows]
    )


def _lived(now: datetime) -> Iterator[Person]:
    """Each kind of runner, as it stands at `now`."""
    coach = Coach(catalogue.load())
    states = [lived(coach, one, max(1, (now.date() - START).days)).evenings[-1][0] for one in RUNNERS]
    for number, (zone, hour, state) in enumerate(product(ZONES, HOURS, states)):
        yield Person(id=number, training=state, chat=_chat(zone, hour, state, now))


def review_weekday(hour: time) -> int:
    """The weekday on which the weekly review takes the place of the morning message of that hour."""
    return hour.minute % DAYS_A_WEEK


def zone_and_hour(runner_id: int) -> tuple[ZoneInfo, time]:
    """Where a seeded runner lives, and when their morning message comes."""
    number, _ = divmod(runner_id % (len(ZONES) * len(HOURS) * len(RUNNERS)), len(RUNNERS))
    zone, hour = divmod(number, len(HOURS))
    return ZoneInfo(ZONES[zone]), HOURS[hour]


def _chat(zone: str, hour: time, state: TrainingState, now: datetime) -> Chat:
    today = now.astimezone(ZoneInfo(zone)).date()
    return Chat(
        preferences=Preferences(zone=zone, hour=hour, nudge_weekday=review_weekday(hour)),
        consented_at=now - timedelta(days=1 + (now.date() - state.onboarded_on).days),
        since=now - timedelta(days=1),
        delivered=dict.fromkeys(DeliveryKind, today),
    )
