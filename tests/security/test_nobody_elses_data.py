"""However a button is forged, whatever a text or a name holds: a runner reaches their own data and nothing else."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.buttons import Action
from bot.desk import Arrival, Batch, Desk, Posted
from bot.inbound import to_event
from bot.operating.control import Control, Process
from bot.records import Hold
from bot.replies import Toast
from bot.words import help as words
from data.engine import create
from data.migrate import migrate
from data.outbox_store import Message as Held
from data.store import Store
from data.tables import metadata, outbox
from tests.benchmarks.seeding import FIRST_ID, seed
from tests.bot.talking import conversation

NOW = datetime(2025, 1, 9, 12, tzinfo=UTC)
"""Three days into the lives of seeded runners."""
ALICE, MALLORY, NEWCOMER = FIRST_ID, FIRST_ID + 1, 666
SQL = (
    "'; DROP TABLE runner; --",
    "1 OR 1=1",
    "7'); DELETE FROM fact; --",
    "\x00' UNION SELECT training FROM runner --",
    "%s %(id)s :who ? $1",
)
ARGS = (f"{ALICE}", f"{ALICE} yes", "yes", "1", "10", "all", "settings", "delete sure", "everything", "-1", *SQL[:2])


class Silent:
    """An outlet that leaves everything in the outbox."""

    def hand_over(self, held: list[Held], toasts: tuple[Toast, ...] = (), *, more: bool = False) -> None:
        """Nothing is sent."""


class Office:
    """A desk over a store with two runners; updates come as Telegram writes them."""

    def __init__(self, store: Store) -> None:
        self.store, self.number = store, 0
        self.desk = Desk(store, conversation(), Silent(), Hold("nobody", 0))  # type: ignore[arg-type]  # it takes all
        self.desk.control = Control(store, [ALICE], Process(name="one", since=NOW, per_second=30))

    async def hear(self, update: dict[str, Any]) -> None:
        """Raises whatever the update makes the code raise."""
        self.number += 1
        event = to_event({"update_id": self.number, **update}, "strength_coach_bot")
        arrival = Arrival(update_id=self.number, event=event)
        await self.desk.handle(Batch(bot_id=1, arrivals=(arrival,), receipt=Posted()), NOW)

    async def all_of(self, who: int) -> dict[str, list[tuple[Any, ...]]]:
        """Every row that names this person in any column."""
        found = {}
        async with self.store.read() as reader:
            for table in metadata.sorted_tables:
                rows = [tuple(row) for row in await reader._run(select(table))]
                found[table.name] = [row for row in rows if who in row]
        return found

    async def texts(self) -> list[tuple[int, bytes]]:
        async with self.store.read() as reader:
            return [(row.chat_id, row.body) for row in await reader._run(select(outbox).order_by(outbox.c.id))]


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    address = f"sqlite:///{tmp_path / 'coach.db'}"
    engine = create(address)
    await migrate(engine)
    await engine.dispose()
    await seed(address, 2, now=NOW)
    store = Store(create(address))
    yield Office(store)
    await store.close()


def sender(who: int, name: str = "Mallory") -> dict[str, Any]:
    return {"id": who, "is_bot": False, "first_name": name}


def tap(data: str, who: int = MALLORY, chat: int | None = None) -> dict[str, Any]:
    carrier = {"message_id": 5, "chat": {"id": chat or who, "type": "private"}}
    return {"callback_query": {"id": "1", "from": sender(who), "data": data, "message": carrier}}


def text(said: str, who: int = MALLORY, name: str = "Mallory", kind: str = "private") -> dict[str, Any]:
    chat = {"id": who if kind == "private" else -100, "type": kind}
    return {"message": {"message_id": 5, "date": 1, "chat": chat, "from": sender(who, name), "text": said}}


async def test_no_button_of_any_kind_reaches_somebody_else(office: Office) -> None:
    before = await office.all_of(ALICE)
    for action in Action:
        for arg in ARGS:
            await office.hear(tap(f"a:{action.value}::{arg}"))
    for step in ("sure", "consent", "zone", "gear", f"{ALICE}"):
        for value in ("yes", "_cancel", f"{ALICE}"):
            await office.hear(tap(f"p:{1}:{step}:{value}"))
    assert await office.all_of(ALICE) == before
    assert {chat for chat, _ in await office.texts()} == {MALLORY}


async def test_whose_message_a_button_stands_under_makes_no_difference(office: Office) -> None:
    before = await office.all_of(ALICE)
    await office.hear(tap("a:del::", chat=ALICE))
    await office.hear(tap("a:d::", chat=ALICE))
    assert await office.all_of(ALICE) == before
    assert {chat for chat, _ in await office.texts()} <= {MALLORY}


@pytest.mark.parametrize("said", SQL)
async def test_sql_in_texts_names_and_buttons_is_text(office: Office, said: str) -> None:
    before = await office.all_of(ALICE)
    await office.hear(text(said, name=said))
    await office.hear(text(said, NEWCOMER, said))
    await office.hear(text(f"/sore {said}"))
    await office.hear(tap(said))
    assert await office.all_of(ALICE) == before
    assert {chat for chat, _ in await office.texts()} == {MALLORY, NEWCOMER}


async def test_html_in_a_name_stays_text(office: Office) -> None:
    await office.hear(text("/start", name="<b>&</a><script>"))
    bodies = b"".join(body for _, body in await office.texts())
    assert b"&lt;b&gt;&amp;&lt;/a&gt;" in bodies
    assert b"<script>" not in bodies


@pytest.mark.parametrize(
    "said", ["/start", "/delete", "/stats", "/broadcast all", "/sore calves 6", "@strength_coach_bot hi"]
)
async def test_in_a_group_there_is_only_the_way_to_the_private_chat(office: Office, said: str) -> None:
    before = await office.all_of(ALICE), await office.all_of(MALLORY)
    for who in (ALICE, MALLORY):
        await office.hear(text(said, who, kind="supergroup"))
    assert (await office.all_of(ALICE), await office.all_of(MALLORY)) == before
    assert {chat for chat, _ in await office.texts()} == {-100}
    assert all(words.GROUP.encode() in body for _, body in await office.texts())
    assert (await office.all_of(-100))["runner"] == []


async def test_somebody_who_only_looks_leaves_no_runner_behind(office: Office) -> None:
    await office.hear(text("/privacy", NEWCOMER))
    assert (await office.all_of(NEWCOMER))["runner"] == []
