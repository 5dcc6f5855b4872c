import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import pytest

from bot.channel import BadRequest, Blocked, MessageGone, NotModified, RetryAfter, TokenRevoked, Unavailable
from bot.records import ANSWER, STARTED, Hold, encode_message
from bot.replies import Edit, Send, Toast
from bot.sending.hands import CHATS_AT_ONCE
from bot.sending.pace import Pace
from bot.sending.postman import PAUSES_S, TRIES_ALONE, Postman
from bot.sending.sender import Sender
from bot.sending.taps import Taps
from data.outbox_store import NewMessage
from data.store import Store
from tests.bot.machinery import NOW, SetClock, Wire, say, screen, sending


class Office:
    """A sender on a store and a wire, with a clock to set that its monotonic one follows."""

    def __init__(self, store: Store) -> None:
        self.store, self.wire, self.clock = store, Wire(), SetClock()
        self.blocked: list[int] = []
        self.hold = Hold("me", 120)
        began = time.monotonic()

        def monotonic() -> float:
            return time.monotonic() - began + (self.clock.now - NOW).total_seconds()

        pace = Pace(1000, monotonic)
        postman, taps = Postman(self.wire, pace, monotonic), Taps(self.wire, pace)
        self.sender = Sender(store, postman, taps, self.hold, clock=self.clock, monotonic=monotonic)
        self.sender.on_blocked = self._on_blocked

    async def _on_blocked(self, chat_id: int, _now: object) -> None:
        self.blocked.append(chat_id)

    def open(self) -> AbstractAsyncContextManager[None]:
        return sending(self.sender)

    async def put(self, *messages: Send | Edit, chat: int = 7, priority: int = ANSWER, owned: bool = True) -> None:
        rows = [
            NewMessage(
                chat_id=chat,
                body=encode_message(one),
                expires=self.clock.now + timedelta(hours=4),
                priority=priority,
                slot=one.slot,
            )
            for one in messages
        ]
        async with self.store.unit() as unit:
            held = await unit.enqueue(rows, self.clock.now, "me" if owned else "", self.hold.seconds)
        self.sender.hand_over(held, more=len(held) < len(rows))

    async def sent(self) -> list[str]:
        async with asyncio.timeout(20):
            await self.sender.settled()
        return self.wire.texts

    async def left(self) -> tuple[int, int]:
        """How many wait, and how many were given up or expired."""
        async with self.store.read() as reader:
            seen = await reader.figures(self.clock())
        return seen.waiting, seen.given_up


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


async def test_an_answer_goes_out_at_once_and_leaves_the_outbox(office: Office) -> None:
    async with office.open():
        await office.put(say("hello"))
        assert await office.sent() == ["hello"]
        assert await office.left() == (0, 0)


async def test_what_was_left_from_before_goes_out_at_the_start(office: Office) -> None:
    await office.put(say("from yesterday"), owned=False)
    async with office.open():
        assert await office.sent() == ["from yesterday"]


async def test_messages_of_a_chat_keep_their_order(office: Office) -> None:
    async with office.open():
        await office.put(*[say(str(number)) for number in range(4)])
        assert await office.sent() == ["0", "1", "2", "3"]


async def test_an_edit_finds_the_message_sent_a_moment_before(office: Office) -> None:
    async with office.open():
        await office.put(say("question", slot="flow"), Edit(screen=screen("next question"), slot="flow"))
        await office.sent()
        _, _, edited = office.wire.delivered[1]
        assert edited == 101


async def test_an_edit_finds_the_message_after_a_restart(office: Office, store: Store) -> None:
    async with office.open():
        await office.put(say("question", slot="flow"))
        await office.sent()
    again = Office(store)
    async with again.open():
        await again.put(Edit(screen=screen("next"), slot="flow"))
        await again.sent()
    assert again.wire.delivered[0][2] == 101


async def test_a_new_message_of_a_slot_takes_the_former_ones_keyboard_away(office: Office) -> None:
    async with office.open():
        await office.put(say("first", slot="flow"), say("second", slot="flow"))
        await office.sent()
    assert office.wire.stripped == [(7, 101)]


async def test_the_tapped_message_is_edited(office: Office) -> None:
    async with office.open():
        await office.put(Edit(screen=screen("x"), message_id=55, slot="day"))
        await office.sent()
        await office.put(Edit(screen=screen("y"), slot="day"))
        await office.sent()
    assert [target for _, _, target in office.wire.delivered] == [55, 55]


async def test_an_edit_of_a_message_that_is_gone_becomes_a_new_message(office: Office) -> None:
    office.wire.faults = [MessageGone("message to edit not found")]
    async with office.open():
        await office.put(Edit(screen=screen("x"), message_id=55))
        await office.sent()
    _, message, target = office.wire.delivered[0]
    assert isinstance(message, Send)
    assert target is None


async def test_an_edit_that_changes_nothing_is_fine(office: Office) -> None:
    office.wire.faults = [NotModified("message is not modified")]
    async with office.open():
        await office.put(Edit(screen=screen("x"), message_id=55))
        await office.sent()
        assert await office.left() == (0, 0)


async def test_a_request_that_telegram_refuses_is_recorded_and_not_tried_again(office: Office) -> None:
    office.wire.faults = [BadRequest("can't parse entities")]
    async with office.open():
        await office.put(say("broken <"), say("fine"))
        assert await office.sent() == ["fine"]
        assert await office.left() == (0, 1)


async def test_no_answer_is_tried_again_later_and_keeps_the_order(office: Office) -> None:
    office.wire.faults = [Unavailable("502")]
    async with office.open():
        await office.put(say("first"), say("second"))
        assert await office.sent() == []
        assert await office.left() == (2, 0)
        office.clock.on(seconds=PAUSES_S[0] + 0.1)
        office.sender.hand_over((), more=True)
        await until(lambda: office.wire.texts == ["first", "second"])


async def test_no_answer_for_long_is_given_up_with_a_record(office: Office) -> None:
    office.wire.faults = [Unavailable("timeout")] * (2 * len(PAUSES_S) + 1)
    async with office.open():
        await office.put(say("in vain"))
        for pause in PAUSES_S:
            await office.sent()
            office.clock.on(seconds=pause + 1)
            office.sender.hand_over((), more=True)
        await office.sent()
        assert await office.left() == (0, 1)
        assert office.wire.delivered == []


async def test_a_message_that_alone_gets_no_answer_holds_its_chat_up_for_minutes_not_hours(office: Office) -> None:
    office.wire.refuses = "poison"
    began = office.clock.now
    async with office.open():
        await office.sent()  # at its start it takes back what it held, which would count as a try
        await office.put(say("poison"), say("what comes after"))
        for pause in PAUSES_S[:TRIES_ALONE]:
            await office.sent()
            if office.wire.texts:
                break
            office.clock.on(seconds=pause + 0.1)
            office.sender.hand_over((), more=True)
    assert office.wire.texts == ["what comes after"]
    assert office.wire.refused == TRIES_ALONE
    assert await office.left() == (0, 1)
    assert timedelta(minutes=1) < office.clock.now - began < timedelta(minutes=3)


async def test_asked_to_wait_it_waits_and_sends_then(office: Office) -> None:
    office.wire.faults = [RetryAfter(0.05)]
    async with office.open():
        began = time.monotonic()
        await office.put(say("patience"))
        assert await office.sent() == ["patience"]
        assert time.monotonic() - began >= 0.05


async def test_a_blocked_chat_is_told_and_gets_nothing_more(office: Office) -> None:
    office.wire.faults = [Blocked("bot was blocked by the user")]
    async with office.open():
        await office.put(say("one"), say("two"))
        assert await office.sent() == []
    assert office.blocked == [7]


async def test_answers_go_before_what_we_start(office: Office) -> None:
    for chat in range(1, 101):
        await office.put(say("morning"), chat=chat, priority=STARTED, owned=False)
    await office.put(say("answer"), chat=500, owned=False)
    async with office.open():
        texts = await office.sent()
    assert texts[0] == "answer"
    assert len(texts) == 101


async def test_what_we_start_goes_out_in_portions_that_leave_room_for_answers(office: Office) -> None:
    office.wire.gate.clear()
    for chat in range(1, 301):
        await office.put(say("morning"), chat=chat, priority=STARTED, owned=False)
    async with office.open():
        await until(lambda: len(office.sender._hands.chats) == CHATS_AT_ONCE)
        await office.put(say("answer"), chat=500)
        office.wire.gate.set()
        texts = await office.sent()
    assert "answer" in texts[: CHATS_AT_ONCE + 1]
    assert len(texts) == 301


async def test_a_message_nobody_has_use_for_any_more_is_not_sent(office: Office) -> None:
    await office.put(say("stale"), owned=False)
    office.clock.on(hours=5)
    async with office.open():
        assert await office.sent() == []
        assert await office.left() == (0, 1)


async def test_toasts_are_sent_beside_and_may_fail(office: Office) -> None:
    office.wire.faults = [BadRequest("query is too old")]
    async with office.open():
        office.sender.hand_over((), [Toast(callback_id="old"), Toast(callback_id="new")])
        await until(lambda: [toast.callback_id for toast in office.wire.toasts] == ["new"])


async def test_no_tap_is_answered_while_telegram_wants_a_long_pause(office: Office) -> None:
    office.wire.faults = [RetryAfter(60)]
    async with office.open():
        office.sender.hand_over((), [Toast(callback_id="one too many")])
        await until(lambda: not office.wire.faults)
        office.sender.hand_over((), [Toast(callback_id="of no use in a minute")])
        await office.sent()
        assert office.wire.toasts == []


def test_answers_to_taps_are_taken_along_by_whoever_can_but_not_while_telegram_wants_a_pause() -> None:
    pace = Pace(30, lambda: 0.0)
    taps = Taps(Wire(), pace, lambda toasts: toasts[1:])
    taps.add([Toast(callback_id="taken"), Toast(callback_id="left")])
    pace.pause(1)
    taps.add([Toast(callback_id="paused"), Toast(callback_id="too")])
    assert [one.callback_id for one in taps.take()] == ["left", "paused", "too"]
    assert taps.take() == []


async def test_stopping_finishes_what_is_in_hand(office: Office) -> None:
    async with office.open():
        await office.put(say("a"), say("b"), say("c"))
    assert office.wire.texts == ["a", "b", "c"]
    assert await office.left() == (0, 0)


async def test_a_revoked_token_ends_it_and_what_was_not_sent_waits_for_the_next_start(office: Office) -> None:
    office.wire.faults = [TokenRevoked("401")]
    await office.put(say("x"), say("y"))
    with pytest.raises(TokenRevoked):
        await office.sender.run()
    assert await office.left() == (2 - len(office.wire.texts), 0)


async def test_many_chats_are_served_with_few_transactions(office: Office) -> None:
    for chat in range(1, 31):
        await office.put(say("hi"), chat=chat)
    async with office.open():
        assert len(await office.sent()) == 30
        assert await office.left() == (0, 0)


async def until(true: Callable[[], bool]) -> None:
    """Waits until `true()` holds."""
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110 - what is waited for rings no bell
            await asyncio.sleep(0.005)
