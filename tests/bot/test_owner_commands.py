"""What owners may ask for, over a real store and sender; and that it does not exist for anybody else."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.buttons import Act, Action, pack
from bot.chat import Chat, Person, Preferences
from bot.desk import Arrival, Batch, Desk, Posted
from bot.due import NotSent
from bot.events import AnyEvent, ButtonTapped, GroupMessage
from bot.operating import broadcast as module
from bot.operating.broadcast import Broadcasting
from bot.operating.control import Control, Process
from bot.presence import presence
from bot.records import TO_ALL, Hold, decode_message, encode_chat
from bot.replies import Edit, Send, Toast
from bot.words import help as help_words
from bot.words import owner as words
from data.outbox_store import Message as Held
from data.outbox_store import Sent
from data.runner_store import Kept
from data.store import Store
from tests.bot.house import House
from tests.bot.machinery import NOW, said, training
from tests.bot.talking import conversation

OWNER, STRANGER = 42, 7


class Office:
    """A desk with an owner; the outbox is emptied by hand, as the sender would."""

    def __init__(self, store: Store) -> None:
        self.store, self.now, self.updates = store, NOW, 0
        self.begin()

    def begin(self) -> None:
        """As after a start: what is only in memory is gone."""
        self.desk = Desk(self.store, conversation(), self, Hold("me", 0))
        self.desk.control = Control(self.store, [OWNER], Process(name="poller of 1", since=self.now, per_second=30))
        self.broadcasting = Broadcasting(self.store, self, "me")

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        """Everything is left to be claimed."""

    async def hears(self, event: AnyEvent) -> list[Send | Edit]:
        """What comes back to whoever sent the event."""
        self.updates += 1
        arrival = Arrival(update_id=self.updates, event=event)
        await self.desk.handle(Batch(bot_id=1, arrivals=(arrival,), receipt=Posted()), self.now)
        return [message for chat, message in await self.sends(worst=0) if chat == event.chat_id]

    async def says(self, text: str, who: int = OWNER) -> list[Send | Edit]:
        return await self.hears(said(self.updates, text, who))

    async def taps(self, action: Action, arg: str, who: int = OWNER) -> list[Send | Edit]:
        data = pack(Act(action, None, arg))
        return await self.hears(ButtonTapped(update_id=1, chat_id=who, callback_id="c", data=data, message_id=5))

    async def sends(self, *, worst: int = 9, at_most: int = 10_000) -> list[tuple[int, Send | Edit]]:
        """Takes what waits out of the outbox, as sent."""
        found: list[tuple[int, Send | Edit]] = []
        async with self.store.unit() as unit:
            while len(found) < at_most and (
                held := await unit.claim(self.now, "me", 60, min(64, at_most - len(found)), worst)
            ):
                messages = [(one.chat_id, decode_message(one.body)) for one in held]
                found += [(chat, one) for chat, one in messages if isinstance(one, Send | Edit)]
                await unit.sent([Sent(id=one.id, message_id=1) for one in held], self.now)
        return found

    async def people(self, count: int, **changed: object) -> None:
        """Runners 1001, 1002, ..."""
        chat = replace(Chat(preferences=Preferences(zone="UTC")), **changed)
        people = [Person(id=1001 + number, training=training(), chat=chat) for number in range(count)]
        async with self.store.unit() as unit:
            rows = [
                Kept(id=one.id, training=one.training, chat=encode_chat(one.chat), chat_version=1) for one in people
            ]
            await unit.save(rows, self.now)
            await unit.note_presence(presence(one) for one in people)

    async def prepares(self, text: str = "hello") -> str:
        """The number of the message to all."""
        _, ask = await self.says(f"/broadcast {text}")
        (send, _), *_ = ask.screen.keyboard
        assert isinstance(send.does, Act)
        return send.does.arg


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


async def test_the_figures_stand_on_one_screen(office: Office) -> None:
    await office.people(3)
    office.now += timedelta(hours=3)
    (answer,) = await office.says("/stats")
    text = answer.screen.text
    assert "<b>Runners</b>: 3, onboarded 3" in text
    assert "can be written to: 3" in text
    assert "poller of 1, version 0.1.0, up for 3 h 0 min" in text
    assert text.count("\n") < 20


def test_every_reason_why_a_message_was_not_sent_has_its_words() -> None:
    assert {*NotSent, "failed"} == set(words.REASONS)


@pytest.mark.parametrize("text", ["/stats", "/broadcast all of you", "/stats@strength_coach_bot"])
async def test_for_others_these_are_commands_that_nobody_knows(office: Office, text: str) -> None:
    await office.people(1)
    (answer,) = await office.says(text, who=1001)
    assert answer.screen.text.startswith(help_words.UNKNOWN_COMMAND)
    async with office.store.read() as reader:
        assert await reader.broadcast(1) is None


async def test_a_newcomer_who_tries_begins_the_questions_like_anybody(office: Office) -> None:
    assert await office.says("/stats", STRANGER) == await office.says("/nonsense", STRANGER + 1)


async def test_in_a_group_even_an_owner_hears_only_how_to_write_in_private(office: Office) -> None:
    (answer,) = await office.hears(GroupMessage(update_id=1, chat_id=-OWNER))
    assert answer.screen.text == help_words.GROUP


async def test_a_message_to_all_is_shown_first_as_it_will_look(office: Office) -> None:
    await office.people(2)
    preview, ask = await office.says("/broadcast 5 < 6 & <b>new</b>\nplan")
    assert preview.screen.text == "5 &lt; 6 &amp; &lt;b&gt;new&lt;/b&gt;\nplan"
    assert "<b>2 runners</b>" in ask.screen.text
    assert [button.label for button in ask.screen.keyboard[0]] == ["Send to 2", words.CANCEL]
    await office.broadcasting.step(office.now)
    assert await office.sends() == []


async def test_without_a_text_it_says_how(office: Office) -> None:
    (answer,) = await office.says("/broadcast")
    assert answer.screen.text == words.BROADCAST_HOW


async def test_with_nobody_to_reach_there_is_nothing_to_send(office: Office) -> None:
    _, ask = await office.says("/broadcast hello")
    assert ask.screen.text == words.NOBODY
    assert [button.label for row in ask.screen.keyboard for button in row] == [words.CANCEL]


async def test_confirmed_it_reaches_each_runner_once_and_its_owner_hears_how_many(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGE", 20)
    await office.people(50)
    number = await office.prepares("race week")
    (going,) = await office.taps(Action.TO_ALL_SEND, number)
    assert going.screen.text == "Going out: 0 of about 50."
    (again,) = await office.taps(Action.TO_ALL_SEND, number)
    assert again == going
    came: list[tuple[int, Send | Edit]] = []
    for _ in range(10):
        await office.broadcasting.step(office.now)
        came += await office.sends(at_most=15)
        office.now += timedelta(seconds=11)
        if came[-1][0] == OWNER:
            office.begin()  # a restart in between changes nothing
    runners = [chat for chat, message in came if message.screen.text == "race week"]
    assert sorted(runners) == list(range(1001, 1051))
    told = [message.screen.text for chat, message in came if chat == OWNER]
    assert len(told) > 2
    assert told[-1] == "Through: 50 runners got it."
    assert all(isinstance(message, Send) and message.silent for chat, message in came if chat != OWNER)


async def test_who_paused_or_blocked_the_coach_is_left_out(office: Office) -> None:
    await office.people(3, blocked=True)
    _, ask = await office.says("/broadcast hello")
    assert ask.screen.text == words.NOBODY
    await office.people(3, preferences=Preferences(paused_until=date.max))
    _, ask = await office.says("/broadcast hello")
    assert ask.screen.text == words.NOBODY


async def test_a_runner_who_blocks_the_coach_is_left_out_from_then_on(office: Office) -> None:
    await office.people(2)
    await office.desk.blocked(1001, office.now)
    _, ask = await office.says("/broadcast hello")
    assert "<b>1 runner</b>" in ask.screen.text


async def test_cancelled_before_it_goes_nobody_gets_it(office: Office) -> None:
    await office.people(2)
    number = await office.prepares()
    (answer,) = await office.taps(Action.TO_ALL_CANCEL, number)
    assert answer.screen.text == words.NOT_SENT
    (answer,) = await office.taps(Action.TO_ALL_SEND, number)
    assert answer.screen.text == words.BROADCAST_GONE
    await office.broadcasting.step(office.now)
    assert await office.sends() == []


async def test_stopped_half_way_the_others_do_not_get_it(office: Office) -> None:
    await office.people(30)
    number = await office.prepares()
    await office.taps(Action.TO_ALL_SEND, number)
    await office.broadcasting.step(office.now)
    await office.sends(worst=0)
    assert len(await office.sends(at_most=10)) == 10
    (answer,) = await office.taps(Action.TO_ALL_CANCEL, number)
    assert re.match(r"Stopped\. 10 of about 30 ", answer.screen.text)
    await office.broadcasting.step(office.now)
    assert await office.sends() == []


async def test_while_one_goes_out_no_other_is_begun(office: Office) -> None:
    await office.people(2)
    await office.taps(Action.TO_ALL_SEND, await office.prepares())
    (answer,) = await office.says("/broadcast another")
    assert answer.screen.text.startswith(words.ONE_IS_GOING)
    assert "Going out" in answer.screen.text


async def test_answers_and_what_we_start_leave_before_it(office: Office, store: Store) -> None:
    await office.people(1)
    await office.taps(Action.TO_ALL_SEND, await office.prepares())
    await office.broadcasting.step(office.now)
    async with store.unit() as unit:
        found = await unit.claim(office.now, "me", 60, 10)
    assert [one.priority for one in found] == sorted(one.priority for one in found)
    assert found[-1].priority == TO_ALL


@pytest.mark.parametrize("arg", ["1", "x", "", "9" * 20])
async def test_a_forged_button_of_somebody_else_sends_and_stops_nothing(office: Office, arg: str) -> None:
    await office.people(2)
    number = await office.prepares()
    for action in (Action.TO_ALL_SEND, Action.TO_ALL_CANCEL):
        await office.taps(action, arg, who=1001)
        await office.taps(action, arg, who=STRANGER)
    await office.sends()
    await office.broadcasting.step(office.now)
    assert [message.screen.text for _, message in await office.sends()] == []
    (going,) = await office.taps(Action.TO_ALL_SEND, number)
    assert "Going out" in going.screen.text


@pytest.mark.parametrize("arg", ["99", "x", "", "9" * 20, "-1"])
async def test_an_owners_button_that_means_nothing_says_so(office: Office, arg: str) -> None:
    for action in (Action.TO_ALL_SEND, Action.TO_ALL_CANCEL):
        (answer,) = await office.taps(action, arg)
        assert answer.screen.text == words.BROADCAST_GONE


async def test_an_owner_who_is_a_runner_still_talks_to_the_coach(office: Office) -> None:
    assert await office.says("/start") != []
    assert await office.says("hello") != []


async def test_whoever_wrote_counts_as_active_for_a_week(office: Office) -> None:
    await office.people(2)
    await office.says("hello", who=1001)
    for days, active in ((0, 1), (6, 1), (7, 0)):
        office.now = NOW + timedelta(days=days)
        (answer,) = await office.says("/stats")
        assert f"Active in 7 days: {active} " in answer.screen.text


async def test_over_http_an_owner_writes_to_all_and_hears_that_it_is_through(house: House) -> None:
    owner, robin, alex = house.user(OWNER), house.user(7), house.user(8)
    async with house.machine() as machine:
        for one in (robin, alex):
            one.say("join")
            await one.answer()
        owner.say("/broadcast race week & rest")
        await owner.wait_for(lambda one: any("Send to 2" in seen.labels for seen in one.received))
        assert owner.received[0].text == "race week & rest"
        owner.tap("Send to 2")
        await owner.wait_for(lambda one: one.last.text.startswith("Going out"))
        for _ in range(2):
            assert machine.clockwork.broadcasting is not None
            await machine.clockwork.broadcasting.step(house.clock())
            await machine.sender.settled()
        await owner.wait_for(lambda one: one.last.text == "Through: 2 runners got it.")
        owner.say("/stats")
        await owner.wait_for(lambda one: "onboarded 2" in one.last.text)
    assert [one.last.text for one in (robin, alex)] == ["race week & rest"] * 2
