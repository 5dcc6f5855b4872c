"""From the words "delete" to an empty database: the real conversation at the real desk over a real store."""

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Integer, String, Text, func, or_, select
from sqlalchemy import cast as sql_cast

from bot.buttons import pack
from bot.desk import Arrival, Batch, Desk, Posted
from bot.events import AnyEvent, ButtonTapped, TextSent
from bot.records import Hold, decode_message, encode_chat
from bot.replies import Document, Edit, Screen, Send
from data.delivery_store import Pending
from data.outbox_store import Sent
from data.runner_store import Kept
from data.store import Store
from data.tables import metadata
from tests.bot.living import lived
from tests.bot.talking import Runner
from tests.bot.test_desk import Tray

WHO = 987_654_321_012


async def rows(store: Store) -> dict[str, int]:
    """How many rows of each table name this person in any column."""
    found = {}
    async with store._engine.connect() as connection:
        for table in metadata.sorted_tables:
            numbers = [
                sql_cast(one, BigInteger) == WHO for one in table.c if isinstance(one.type, Integer | BigInteger)
            ]
            texts = [one.contains(str(WHO)) for one in table.c if isinstance(one.type, String | Text)]
            if numbers or texts:
                query = select(func.count()).select_from(table).where(or_(*numbers, *texts))
                found[table.name] = (await connection.execute(query)).scalar_one()
    return {name: count for name, count in found.items() if count}


async def begun(store: Store, runner: Runner) -> None:
    async with store.unit() as unit:
        chat = encode_chat(runner.person.chat)
        await unit.save([Kept(id=WHO, training=runner.training, chat=chat, chat_version=1)], runner.now)
        await unit.append([(WHO, fact) for fact in runner.facts])
        await unit.replace_pending({WHO: [Pending(runner.now, "morning", runner.today)]})


class Talk:
    def __init__(self, store: Store, runner: Runner) -> None:
        self.tray = Tray()
        self._store, self._now = store, runner.now
        self._desk = Desk(store, runner.talk, self.tray, Hold("me", 60))
        self._updates = 0

    async def hears(self, event: AnyEvent) -> None:
        batch = Batch(bot_id=1, arrivals=(Arrival(update_id=event.update_id, event=event),), receipt=Posted())
        await self._desk.handle(batch, self._now)

    async def says(self, text: str) -> None:
        self._updates += 1
        await self.hears(TextSent(update_id=self._updates, chat_id=WHO, text=text, message_id=self._updates))

    async def taps(self, label: str) -> None:
        self._updates += 1
        does = next(one.does for row in self.screen().keyboard for one in row if label in one.label)
        assert does is not None
        tap = ButtonTapped(update_id=self._updates, chat_id=WHO, callback_id="c", data=pack(does), message_id=1)
        await self.hears(tap)

    def screen(self) -> Screen:
        messages = [decode_message(one.body) for one in self.tray.held]
        return next(one.screen for one in reversed(messages) if isinstance(one, Send | Edit))

    def files(self) -> list[Document]:
        return [one for held in self.tray.held if isinstance(one := decode_message(held.body), Document)]

    async def sent(self, at: datetime) -> None:
        """What waits goes out, and its ids are remembered."""
        async with self._store.unit() as unit:
            await unit.sent([Sent(id=one.id, message_id=number) for number, one in enumerate(self.tray.held, 1)], at)


async def test_after_delete_no_row_of_any_table_knows_the_runner(store: Store) -> None:
    runner = lived(5)
    await begun(store, runner)
    talk = Talk(store, runner)
    await talk.says("/today")
    await talk.sent(runner.now)
    await talk.says("/delete")
    await talk.taps("Export first")
    assert {one.name.rpartition(".")[2] for one in talk.files()} == {"json", "csv"}
    before = await rows(store)
    assert {"runner", "fact", "delivery", "outbox", "sent_message"} <= set(before)
    await talk.taps("Delete everything")
    assert set(await rows(store)) == {"outbox"}
    assert "forgotten you" in talk.screen().text
    await talk.sent(runner.now + timedelta(seconds=1))
    assert await rows(store) == {}
