from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.chat import CHAT_VERSION, Chat, Person, Position, Preferences
from bot.desk import Arrival, Batch, Desk, Polled, Posted
from bot.due import DeliveryKind
from bot.events import AnyEvent, ButtonTapped, GroupMessage
from bot.records import Hold, decode_chat, decode_message, encode_chat, encode_message, kind_of, pending
from bot.replies import Document, Edit, Send, Toast
from bot.schedule import Due
from data.errors import OffsetMoved
from data.outbox_store import Message as Held
from data.store import Store
from tests.bot.machinery import NOW, Parrot, said, say, screen

BOT = 99


class Tray:
    """An outlet that only holds."""

    def __init__(self) -> None:
        self.held: list[Held] = []
        self.toasts: list[Toast] = []
        self.more = 0

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        self.held += held
        self.toasts += toasts
        self.more += more

    @property
    def texts(self) -> list[str]:
        messages = [decode_message(one.body) for one in self.held]
        return [one.screen.text for one in messages if isinstance(one, Send | Edit)]


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def desk(store: Store, tray: Tray) -> Desk:
    return Desk(store, Parrot(), tray, Hold("me", 60))


def polled(*events: AnyEvent, before: int | None = None) -> Batch:
    arrivals = tuple(Arrival(update_id=event.update_id, event=event) for event in events)
    return Batch(bot_id=BOT, arrivals=arrivals, receipt=Polled(before, events[-1].update_id + 1))


async def offset(store: Store) -> int | None:
    async with store.read() as reader:
        return await reader.offset(BOT, NOW)


async def chat_of(store: Store, who: int = 7) -> Chat | None:
    async with store.read() as reader:
        kept = await reader.person(who)
    return decode_chat(kept.chat) if kept.chat is not None else None


async def test_a_batch_is_answered_and_acknowledged_together(desk: Desk, store: Store, tray: Tray) -> None:
    await desk.handle(polled(said(1, "a"), said(2, "b", 8), said(3, "c")), NOW)
    assert tray.texts == ["you said a", "you said b", "you said c"]
    assert await offset(store) == 4
    chat = await chat_of(store)
    assert chat is not None
    assert chat.turn == 2


async def test_what_raises_keeps_nothing(desk: Desk, store: Store, tray: Tray) -> None:
    with pytest.raises(ValueError, match="boom"):
        await desk.handle(polled(said(1, "sore"), said(2, "boom")), NOW)
    assert await offset(store) is None
    assert await chat_of(store) is None
    assert tray.held == []


async def test_of_two_pollers_one_stops(desk: Desk) -> None:
    await desk.handle(polled(said(1, "a")), NOW)
    with pytest.raises(OffsetMoved):
        await desk.handle(polled(said(1, "a")), NOW)


async def test_what_was_polled_is_not_answered_again_when_it_comes_by_webhook(desk: Desk, tray: Tray) -> None:
    await desk.handle(polled(said(5, "a")), NOW)
    await desk.handle(replace(polled(said(5, "a")), receipt=Posted()), NOW)
    assert len(tray.texts) == 1


async def test_what_came_by_webhook_is_not_answered_again_when_it_is_polled(desk: Desk, tray: Tray) -> None:
    await desk.handle(replace(polled(said(5, "a")), receipt=Posted()), NOW)
    await desk.handle(polled(said(5, "a"), said(6, "b")), NOW)
    await desk.handle(replace(polled(said(6, "b"), said(7, "c")), receipt=Posted()), NOW)
    assert tray.texts == ["you said a", "you said b", "you said c"]


async def test_by_webhook_an_update_that_comes_again_is_not_applied_again(desk: Desk, tray: Tray) -> None:
    batch = replace(polled(said(5, "a")), receipt=Posted())
    await desk.handle(batch, NOW)
    await desk.handle(batch, NOW)
    assert tray.texts == ["you said a"]


async def test_facts_are_appended_in_order(desk: Desk, store: Store) -> None:
    await desk.handle(polled(said(1, "sore"), said(2, "sore")), NOW)
    async with store.read() as reader:
        assert len(await reader.history(7)) == 2


async def test_an_answer_that_looks_back_is_told_every_fact_also_of_the_same_batch(desk: Desk, tray: Tray) -> None:
    await desk.handle(polled(said(1, "sore"), said(2, "sore", 8)), NOW)
    await desk.handle(polled(said(3, "sore"), said(4, "recall"), before=3), NOW)
    assert tray.texts[-1] == "2 facts"


async def test_of_one_who_was_just_forgotten_nothing_is_recalled(desk: Desk, tray: Tray) -> None:
    await desk.handle(polled(said(1, "sore")), NOW)
    await desk.handle(polled(said(2, "sore"), said(3, "bye"), said(4, "recall"), before=2), NOW)
    assert tray.texts[-1] == "0 facts"


async def test_a_tap_is_answered_beside_the_outbox(desk: Desk, tray: Tray) -> None:
    tap = ButtonTapped(update_id=1, chat_id=7, callback_id="c", data="", message_id=3)
    await desk.handle(polled(tap), NOW)
    assert [toast.callback_id for toast in tray.toasts] == ["c"]
    assert tray.texts == ["tapped"]


async def test_joining_writes_the_pending_deliveries(desk: Desk, store: Store) -> None:
    await desk.handle(polled(said(1, "join")), NOW)
    async with store.read() as reader:
        rows = (await reader.pending([7]))[7]
    assert {row.kind for row in rows} == {"morning", "nudge"}


async def test_forgetting_leaves_nothing_but_the_farewell(desk: Desk, store: Store, tray: Tray) -> None:
    await desk.handle(polled(said(1, "join"), said(2, "sore"), said(3, "bye")), NOW)
    assert tray.texts[-1] == "farewell"
    assert await chat_of(store) is None
    async with store.read() as reader:
        assert await reader.history(7) == []
        assert (await reader.pending([7]))[7] == []


async def test_who_writes_again_after_being_forgotten_in_the_same_batch_is_new(desk: Desk, store: Store) -> None:
    await desk.handle(polled(said(1, "join"), said(2, "bye"), said(3, "hello")), NOW)
    chat = await chat_of(store)
    assert chat is not None
    assert (chat.turn, chat.since) == (1, None)


async def test_a_group_is_answered_and_nothing_is_kept_of_it(desk: Desk, store: Store, tray: Tray) -> None:
    await desk.handle(polled(GroupMessage(update_id=1, chat_id=-5)), NOW)
    assert tray.texts == ["in private, please"]
    assert await chat_of(store, -5) is None


async def test_blocked_stops_deliveries_until_the_runner_writes_again(desk: Desk, store: Store) -> None:
    await desk.handle(polled(said(1, "join")), NOW)
    await desk.blocked(7, NOW)
    async with store.read() as reader:
        assert (await reader.pending([7]))[7] == []
    await desk.handle(polled(said(2, "hello"), before=2), NOW)
    async with store.read() as reader:
        assert len((await reader.pending([7]))[7]) == 2


async def test_an_update_passed_over_is_recorded_acknowledged_apologised_for_and_reported(
    desk: Desk, store: Store, tray: Tray
) -> None:
    await desk.pass_over(polled(said(1, "boom")), "ValueError at x.py:1", [42], NOW)
    assert await offset(store) == 2
    assert [one.chat_id for one in tray.held] == [7, 42]
    assert "Sorry" in tray.texts[0]
    assert "ValueError" in tray.texts[1]


@pytest.mark.parametrize(
    "message",
    [say("x", slot="flow"), Edit(screen=screen("y"), message_id=4), Document(name="n", content=b"\x00\xff")],
)
def test_messages_come_back_as_they_were_kept(message: Send | Edit | Document) -> None:
    assert decode_message(encode_message(message)) == message


def test_a_chat_comes_back_as_it_was_kept() -> None:
    position = Position(flow="f", step="s", draft={"a": [1, "b"]}, trail=("q",))
    chat = Chat(position=position, turn=3, delivered={DeliveryKind.MORNING: date(2026, 1, 2)}, snoozed_until=NOW)
    assert decode_chat(encode_chat(chat)) == chat


def test_an_older_position_starts_its_flow_again_and_preferences_stay() -> None:
    position = Position(flow="f", step="s", draft={"a": 1}, trail=("q",))
    old = Chat(version=CHAT_VERSION - 1, position=position, preferences=Preferences(zone="Europe/Berlin"), turn=4)
    chat = decode_chat(encode_chat(old))
    assert chat.version == CHAT_VERSION
    assert chat.position == Position(flow="f", step="")
    assert chat.preferences.zone == "Europe/Berlin"
    assert chat.turn == 4


def test_a_chat_in_a_form_that_does_not_fit_keeps_what_fits() -> None:
    body = b'{"version":0,"preferences":{"zone":"Asia/Tokyo","hour":"soon"},"position":17,"turn":4,"blocked":true}'
    chat = decode_chat(body)
    assert (chat.preferences.zone, chat.preferences.hour) == ("Asia/Tokyo", Preferences().hour)
    assert (chat.turn, chat.blocked, chat.position) == (4, True, None)


def test_later_may_be_asked_for_twice_a_day() -> None:
    first = pending(Due(NOW, DeliveryKind.LATER, NOW.date()))
    second = pending(Due(NOW + timedelta(hours=2), DeliveryKind.LATER, NOW.date()))
    assert first.kind != second.kind
    assert kind_of(first.kind) is kind_of(second.kind) is DeliveryKind.LATER


def test_an_empty_person_is_not_kept() -> None:
    assert Person(id=1) == Person(id=1, chat=Chat())
