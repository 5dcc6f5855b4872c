import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot import intake as module
from bot import polling
from bot.channel import BadRequest, Blocked, Conflict, RetryAfter, TokenRevoked, Unavailable
from bot.desk import Arrival, Batch, Desk, Polled, Posted
from bot.intake import Intake, read, singles
from bot.owner import Owner
from bot.polling import Polling
from bot.records import Hold, decode_message
from bot.replies import Send, Toast
from bot.words import about
from data.errors import DatabaseUnreachable, OffsetMoved
from data.outbox_store import Message as Held
from data.store import Store
from tests.bot.machinery import NOW, Parrot, SetClock, Wire, said

BOT = 99


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in (module, polling):
        monkeypatch.setattr(one, "PAUSES_S", (0.001,))


class Tray:
    def __init__(self) -> None:
        self.texts: list[tuple[int, str]] = []

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        del toasts, more
        messages = [(one.chat_id, decode_message(one.body)) for one in held]
        self.texts += [(chat, one.screen.text) for chat, one in messages if isinstance(one, Send)]


class Line:
    """Updates as a server gives them: those from the offset on; `faults` come first. Rings once all is confirmed."""

    def __init__(self, *updates: dict[str, Any]) -> None:
        self.updates_ = list(updates)
        self.faults: list[Exception] = []
        self.asked: list[int | None] = []
        self.quiet = asyncio.Event()

    async def updates(self, offset: int | None, wait: int) -> Sequence[dict[str, Any]]:
        del wait
        self.asked.append(offset)
        if self.faults:
            raise self.faults.pop(0)
        self.updates_ = [one for one in self.updates_ if one["update_id"] >= (offset or 0)]
        if not self.updates_:
            self.quiet.set()
            await asyncio.sleep(3600)
        return self.updates_[:100]


def text(update_id: int, words: str, chat: int = 7) -> dict[str, Any]:
    who = {"id": chat, "first_name": "Robin", "is_bot": False}
    where = {"id": chat, "type": "private"}
    return {"update_id": update_id, "message": {"message_id": 1, "date": 1, "chat": where, "from": who, "text": words}}


class Office:
    def __init__(self, store: Store, line: Line) -> None:
        self.store, self.line, self.tray, self.wire, self.clock = store, line, Tray(), Wire(), SetClock()
        self.owner = Owner([42], self.wire, lambda: 0.0)
        self.desk = Desk(store, Parrot(), self.tray, Hold("me", 60))
        source = Polling(line, store, self.clock, self.owner, identity=(BOT, "CoachBot"))
        self.intake = Intake(source, self.desk, self.clock, self.owner)

    async def run(self) -> None:
        """Until all updates are confirmed."""
        async with asyncio.timeout(10), asyncio.TaskGroup() as group:
            group.create_task(self.intake.run())
            await self.line.quiet.wait()
            self.intake.stop()

    async def offset(self) -> int | None:
        async with self.store.read() as reader:
            return await reader.offset(BOT, self.clock())


async def test_updates_are_answered_and_confirmed_after_they_are_kept(store: Store) -> None:
    office = Office(store, Line(text(5, "a"), text(6, "b")))
    await office.run()
    assert office.tray.texts == [(7, "you said a"), (7, "you said b")]
    assert office.line.asked == [None, 7]
    assert await office.offset() == 7


async def test_after_a_restart_polling_goes_on_from_what_was_kept(store: Store) -> None:
    await Office(store, Line(text(5, "a"))).run()
    office = Office(store, Line(text(5, "a"), text(6, "b")))
    await office.run()
    assert office.line.asked[0] == 6
    assert office.tray.texts == [(7, "you said b")]


async def test_after_a_week_without_updates_no_offset_is_sent(store: Store) -> None:
    await Office(store, Line(text(500, "a"))).run()
    office = Office(store, Line(text(3, "counted anew")))
    office.clock.now = NOW + timedelta(days=8)
    await office.run()
    assert office.line.asked == [None, 4]


async def test_one_update_that_makes_the_code_raise_among_a_hundred_harms_nobody(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    updates = [text(number, "boom" if number == 50 else f"n{number}", chat=number) for number in range(1, 101)]
    office = Office(store, Line(*updates))
    await office.run()
    answered = [chat for chat, words in office.tray.texts if words.startswith("you said")]
    assert answered == [number for number in range(1, 101) if number != 50]
    others = [(chat, words) for chat, words in office.tray.texts if not words.startswith("you said")]
    assert [chat for chat, _ in others] == [50, 42]
    assert "Sorry" in others[0][1]
    assert "ValueError" in others[1][1]
    assert await office.offset() == 101
    assert len([one for one in caplog.records if one.message.startswith("update 50 failed")]) == 3
    assert "said the runner" not in caplog.text


async def test_an_update_in_no_known_form_is_passed_over(store: Store) -> None:
    office = Office(store, Line(text(1, "a"), {"update_id": 2, "message": "nonsense"}, text(3, "b")))
    await office.run()
    assert [words for chat, words in office.tray.texts if chat == 7] == ["you said a", "you said b"]
    assert await office.offset() == 4


async def test_an_unreachable_telegram_is_tried_again(store: Store) -> None:
    line = Line(text(1, "a"))
    line.faults = [Unavailable("502"), Unavailable("timeout")]
    office = Office(store, line)
    await office.run()
    assert office.tray.texts == [(7, "you said a")]


@pytest.mark.parametrize("error", [RetryAfter(0.001), BadRequest("400"), Blocked("403")])
async def test_whatever_telegram_says_to_being_asked_it_is_asked_again(store: Store, error: Exception) -> None:
    office = Office(store, Line(text(5, "a")))
    office.line.faults = [error] * 3
    await office.run()
    assert len(office.line.asked) == 3 + 2
    assert office.tray.texts == [(7, "you said a")]


async def test_how_long_telegram_wants_to_be_left_alone_is_heeded(store: Store) -> None:
    office = Office(store, Line(text(5, "a")))
    office.line.faults = [RetryAfter(0.2)]
    began = time.monotonic()
    await office.run()
    assert time.monotonic() - began >= 0.2


async def test_a_second_poller_is_said_plainly_to_the_log_and_once_to_the_owner(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    line = Line(text(1, "a"))
    line.faults = [Conflict("409"), Conflict("409")]
    office = Office(store, line)
    await office.run()
    assert caplog.messages.count(about.SECOND_POLLER) == 2
    assert len(office.wire.delivered) == 1


async def test_a_revoked_token_ends_the_intake(store: Store) -> None:
    line = Line()
    line.faults = [TokenRevoked("401")]
    with pytest.raises(TokenRevoked):
        await Office(store, line).intake.run()


async def test_when_another_process_has_answered_this_one_stops(store: Store) -> None:
    office = Office(store, Line(text(5, "a")))
    source = office.intake._source.batches()
    batch = await anext(source)
    await office.desk.handle(batch, NOW)
    with pytest.raises(OffsetMoved):
        await office.intake.take(batch)


async def test_a_database_that_is_not_to_be_had_is_waited_for() -> None:
    tries: list[int] = []

    async def work() -> str:
        tries.append(1)
        if len(tries) < 4:
            raise DatabaseUnreachable("gone")
        return "back"

    assert await module.persistently(work) == "back"
    assert len(tries) == 4


async def test_stopping_ends_the_wait_for_updates_at_once(store: Store) -> None:
    office = Office(store, Line())
    async with asyncio.timeout(2), asyncio.TaskGroup() as group:
        task = group.create_task(office.intake.run())
        await office.line.quiet.wait()
        office.intake.stop()
    assert not task.cancelled()


def test_a_batch_is_taken_apart_with_a_receipt_for_each() -> None:
    arrivals = tuple(Arrival(update_id=number, event=said(number, "x")) for number in (4, 9))
    one, two = singles(Batch(bot_id=BOT, arrivals=arrivals, receipt=Polled(None, 10)))
    assert (one.receipt, two.receipt) == (Polled(None, 5), Polled(5, 10))
    posted = Batch(bot_id=BOT, arrivals=arrivals, receipt=Posted())
    assert [single.receipt for single in singles(posted)] == [Posted(), Posted()]


def test_updates_are_read_in_order_and_those_without_an_id_left_out() -> None:
    arrivals = read([text(9, "b"), {"message": {}}, text(4, "a")], "CoachBot")
    assert [one.update_id for one in arrivals] == [4, 9]
