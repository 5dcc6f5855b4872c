"""What is kept is what the README lists, and `/delete` takes all of it, from every table, through the real chat."""

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.desk import Arrival, Batch, Desk, Posted
from bot.inbound import to_event
from bot.records import Hold
from bot.words import labels
from data import tables
from data.engine import create
from data.outbox_store import Sent
from data.store import Store
from data.tables import metadata
from tests.benchmarks.seeding import FIRST_ID, seed
from tests.bot.talking import conversation
from tests.security.test_nobody_elses_data import NOW, Silent, text

ROOT = Path(__file__).parents[2]
SAYS = {
    "runner": "answers, training state, position in the chat, settings",
    "training": "answers, training state",
    "presence": "whether a runner may be written to, and the last day they wrote",
    "fact": "facts: what was told and done, never changed",
    "delivery": "when we write next, and what became of it",
    "prepared_delivery": "what the next message will be",
    "calendar_address": "a fingerprint of the private calendar address",
    "outbox": "messages that are not sent yet",
    "unsent_message": "that a message could not be sent, without its text",
    "sent_message": "Telegram's ids of our latest messages",
    "sent_file": "Telegram's ids of pictures and files that were sent",
    "seen_update": "ids of updates, without content",
    "refused_update": "which update could not be answered, without content",
    "broadcast": "the owner's messages to all runners",
}
OF_NOBODY = {"intake_offset", "lease"}


def test_the_readme_lists_every_table_and_what_is_in_it() -> None:
    listed = set(
        re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    assert set(SAYS) | OF_NOBODY == set(metadata.tables)
    assert [says for says in SAYS.values() if not any(line.startswith(says) for line in listed)] == []


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_the_tables_say_why_they_are_there(table: str) -> None:
    assert re.search(rf"^{table} +\S", tables.__doc__ or "", re.MULTILINE)


def test_nothing_is_kept_that_names_or_places_a_person() -> None:
    columns = {column.name for table in metadata.tables.values() for column in table.c}
    assert not columns & {"name", "first_name", "username", "phone", "email", "latitude", "longitude", "text"} - {
        "name"
    }
    assert [table.name for table in metadata.tables.values() if "name" in table.c] == ["lease"]


async def test_after_delete_no_table_holds_anything_of_that_runner(tmp_path: Path) -> None:
    address, me, other = f"sqlite:///{tmp_path / 'coach.db'}", FIRST_ID, FIRST_ID + 1
    await seed(address, 2, now=NOW)
    store = Store(create(address))
    desk = Desk(store, conversation(), Silent(), Hold("nobody", 0))  # type: ignore[arg-type]  # it takes all
    said = [
        "/today",
        "my knee hurts 4",
        "calves sore 6",
        "slept 5 hours",
        "done",
        "/week",
        "/delete",
        labels.DELETE_YES,
    ]
    for number, words in enumerate(said):
        if words == "/delete":
            async with store.unit() as unit:
                first, second, *_ = await unit.claim(NOW, "nobody", 60, 9) + await unit.claim(NOW, "nobody", 60, 9) * 2
                await unit.sent([Sent(id=first.id, message_id=9)], NOW)
                await unit.give_up([second.id], "nobody", "400")
                await unit.refuse(1, 999, me, "KeyError", NOW)
        for who in (me, other) if words not in {"/delete", labels.DELETE_YES} else (me,):
            event = to_event({"update_id": number * 2 + (who == me), **text(words, who)}, "coach")
            arrival = Arrival(update_id=number * 2 + (who == me), event=event)
            await desk.handle(Batch(bot_id=1, arrivals=(arrival,), receipt=Posted()), NOW)
    mine, others = await _rows(store, me), await _rows(store, other)
    assert mine == {"outbox"}, "the farewell is still to go out, and nothing else"
    assert {"runner", "presence", "fact", "delivery", "outbox"} <= others
    async with store.unit() as unit:
        (farewell,) = [one for one in await unit.claim(NOW, "nobody", 60, 9) if one.chat_id == me]
        await unit.sent([Sent(id=farewell.id, message_id=10)], NOW)
    assert await _rows(store, me) == set()
    await store.close()


async def _rows(store: Store, who: int) -> set[str]:
    """Tables with a row that holds this id, as a number or within a text or a value."""
    found = set()
    async with store.read() as reader:
        for table in metadata.sorted_tables:
            for row in await reader._run(select(table)):
                if any(one == who or str(who) in str(one) for one in row):
                    found.add(table.name)
    return found
