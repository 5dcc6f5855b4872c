"""Living with change: a state of older rules is rebuilt from its facts, and the runner is told once what changed."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

import pytest
from msgspec.structs import replace

from bot.chat import Chat, Heard, Person
from bot.desk import Arrival, Batch, Desk, Polled
from bot.events import TextSent
from bot.records import Hold, decode_chat, decode_message, encode_chat
from bot.renewal import told
from bot.replies import Edit, Screen, Send, Toast
from bot.words.renewal import renewal
from coaching import rules
from coaching.outcomes import Renewal
from coaching.session_type import SessionType
from data.outbox_store import Message as Held
from data.runner_store import Kept
from data.store import Store
from tests.bot.talking import THURSDAY, Runner, conversation

NOW = datetime.combine(THURSDAY, time(18), tzinfo=UTC)


class Tray:
    """An outlet that only holds."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.toasts: list[Toast] = []
        self.more = False

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        self.toasts += toasts
        self.more = self.more or more
        messages = [decode_message(one.body) for one in held]
        self.texts += [one.screen.text for one in messages if isinstance(one, Send | Edit)]


async def kept_runner(store: Store) -> Runner:
    """A runner who has trained once, kept with all facts."""
    runner = Runner().says("done, it was right")
    chat = encode_chat(runner.person.chat)
    async with store.unit() as unit:
        await unit.save([Kept(id=7, training=runner.training, chat=chat)], NOW)
        await unit.append([(7, fact) for fact in runner.facts])
    return runner


def polled(number: int, text: str) -> Batch:
    event = TextSent(update_id=number, chat_id=7, text=text, message_id=number)
    return Batch(bot_id=1, arrivals=(Arrival(update_id=number, event=event),), receipt=Polled(None, number + 1))


async def test_newer_rules_rebuild_the_state_and_say_so_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = await kept_runner(store)
    monkeypatch.setattr(rules, "RULES_VERSION", 2)
    tray = Tray()
    desk = Desk(store, conversation(), tray, Hold("me", 60))
    await desk.handle(polled(1, "thanks"), NOW)
    assert tray.texts[0].startswith("I have new coaching rules since we last spoke: all you did still counts")
    async with store.read() as reader:
        kept = await reader.person(7)
    assert kept.training is not None
    assert kept.training.rules == 2
    assert kept.training.count == runner.training.count
    assert kept.chat is not None
    assert decode_chat(kept.chat).renewal is None


async def test_under_the_same_rules_nothing_is_said(store: Store) -> None:
    await kept_runner(store)
    tray = Tray()
    await Desk(store, conversation(), tray, Hold("me", 60)).handle(polled(1, "thanks"), NOW)
    assert "new coaching rules" not in tray.texts[0]


def test_a_state_of_older_rules_is_outdated(monkeypatch: pytest.MonkeyPatch) -> None:
    runner = Runner()
    coach = runner.talk.coach
    assert not coach.outdated(runner.training)
    monkeypatch.setattr(rules, "RULES_VERSION", 2)
    assert coach.outdated(runner.training)
    assert not coach.outdated(coach.rebuild(runner.facts))


def test_what_changed_is_one_sentence() -> None:
    same = renewal(Renewal(week_before=4, week=4))
    assert same.endswith("all you did still counts, and you go on in strength week 4.")
    other = renewal(Renewal(week_before=4, week=3, before=SessionType.STRENGTH_FULL, now=SessionType.RECOVERY))
    assert "strength week 3 now, not 4 and today is recovery instead of full-body strength" in other
    assert other.count(".") == 1


def test_it_waits_for_a_message_to_stand_above() -> None:
    person = Person(id=7, chat=Chat(renewal=Renewal(week_before=1, week=1)))
    silent = Heard(person=person, replies=(Toast(callback_id="c", text="ok"),))
    assert told(silent) == silent
    spoken = told(replace(silent, replies=(*silent.replies, Send(screen=Screen("Hello")))))
    assert spoken.person.chat.renewal is None
    last = spoken.replies[-1]
    assert isinstance(last, Send)
    assert last.screen.text.endswith("\n\nHello")
