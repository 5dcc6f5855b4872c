"""Small real parts to run the machinery with: a conversation that echoes, a channel that remembers, a clock to set."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from bot.buttons import Act, Action
from bot.channel import Plain, Shown, Unavailable
from bot.chat import Heard, Person, Preferences
from bot.conversation import Conversation
from bot.due import DeliveryKind, NotSent
from bot.events import AnyEvent, ButtonTapped, ChatBlocked, GroupMessage, TextSent
from bot.flow.engine import Flows
from bot.media.recipes import ExerciseAnimation, Made, SessionAudio
from bot.replies import AnyReply, Button, Document, Edit, Media, Screen, Send, Toast
from bot.sending.sender import Sender
from coaching.coach import Coach
from coaching.exercise import Catalogue
from coaching.facts import SorenessReported
from coaching.memory.state import STATE_VERSION, TrainingState
from coaching.runner import AgeBand, DayClass, Profile, RunDay, RunningWeek

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EASY = RunDay(DayClass.EASY)


@asynccontextmanager
async def sending(sender: Sender, before_the_end: Callable[[], None] = lambda: None) -> AsyncIterator[None]:
    """The sender at work until the block ends, and done with what is in hand."""
    async with asyncio.TaskGroup() as group:
        group.create_task(sender.run())
        try:
            yield
        finally:
            before_the_end()
            sender.stop()


def training() -> TrainingState:
    day = NOW.date()
    return TrainingState(
        version=STATE_VERSION,
        profile=Profile(age=AgeBand.ADULT_18_39),
        week=RunningWeek((EASY, EASY, EASY, EASY, EASY, EASY, EASY)),
        onboarded_on=day,
        screened_on=day,
        as_of=day,
    )


class SetClock:
    """A clock that shows what it is set to."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        self.now += timedelta(**by)


class Parrot(Conversation):
    """Echoes. "boom" raises, "join" onboards, "two" says two things, "sore" a fact; "bye" forgets, "recall" recalls.

    "move X" shows the animation of X, "mine" a sound of one's own.
    """

    def __init__(self) -> None:
        self.coach = Coach(Catalogue({}, (), {}))
        self.link = ""
        self.flows: Flows
        self.addresses = None
        self.counts = False  # what nobody answered, as the real one does
        self.opened = 0  # how often it was asked what a delivery says
        self.verdict: Callable[[Person, DeliveryKind], NotSent | None] = lambda _person, _kind: None

    def hear(self, person: Person, event: AnyEvent, now: datetime) -> Heard:
        match event:
            case TextSent(text=text):
                does = _move if text.startswith("move ") else _HEARD.get(text, _echo)
                return does(person, event, now)
            case ButtonTapped(callback_id=callback, message_id=message_id):
                edit = Edit(screen=screen("tapped"), message_id=message_id, slot="echo")
                return Heard(person=person, replies=(Toast(callback_id=callback, text="ok"), edit))
            case ChatBlocked(blocked=blocked):
                return Heard(person=replace(person, chat=replace(person.chat, blocked=blocked)))
            case GroupMessage():
                return Heard(person=person, replies=(say("in private, please"),))
            case _:
                return Heard(person=person, replies=(say("what?"),))

    def open(self, person: Person, kind: DeliveryKind, day: date, now: datetime) -> Heard | NotSent:
        assert now.tzinfo is not None
        self.opened += 1
        if self.counts:
            person = replace(person, chat=replace(person.chat, unanswered=person.chat.unanswered + 1))
        return self.verdict(person, kind) or Heard(person=_turned(person), replies=(say(f"{kind} of {day}"),))


def _echo(person: Person, event: TextSent, _now: datetime) -> Heard:
    return Heard(person=_turned(person), replies=(say(f"you said {event.text}", slot="echo"),))


def _boom(_person: Person, _event: TextSent, _now: datetime) -> Heard:
    raise ValueError("boom, said the runner")


def _join(person: Person, _event: TextSent, _now: datetime) -> Heard:
    chat = replace(person.chat, preferences=Preferences(zone="UTC", reminder=None))
    return Heard(person=replace(person, training=training(), chat=chat), replies=(say("joined"),))


def _sore(person: Person, _event: TextSent, now: datetime) -> Heard:
    fact = SorenessReported(at=now, day=now.date(), score=3)
    return Heard(person=_turned(person), facts=(fact,), replies=(say("noted"),))


def _bye(person: Person, _event: TextSent, _now: datetime) -> Heard:
    return Heard(person=person, replies=(say("farewell"),), forget=True)


def _two(person: Person, _event: TextSent, _now: datetime) -> Heard:
    return Heard(person=person, replies=(say("one"), say("two")))


def _file(person: Person, _event: TextSent, _now: datetime) -> Heard:
    return Heard(person=person, replies=(Document(name="a.csv", content=b"1,2", caption="<b>yours</b>"),))


def _recall(person: Person, _event: TextSent, _now: datetime) -> Heard:
    if person.history is None:
        return Heard(person=person, looks_back=True)
    return Heard(person=replace(person, history=None), replies=(say(f"{len(person.history)} facts"),))


def _move(person: Person, event: TextSent, _now: datetime) -> Heard:
    recipe = ExerciseAnimation(exercise=event.text.removeprefix("move "), tempo="3-1-1")
    media = Media(recipe=recipe, screen=screen("<b>how</b>"), instead="how, in words", slot="how")
    return Heard(person=_turned(person), replies=(media,))


def _mine(person: Person, _event: TextSent, _now: datetime) -> Heard:
    media = Media(recipe=SessionAudio(title="mine", parts=()), screen=screen("yours"), name="mine.m4a", title="Mine")
    return Heard(person=_turned(person), replies=(media,))


_HEARD = {
    "recall": _recall,
    "boom": _boom,
    "join": _join,
    "sore": _sore,
    "bye": _bye,
    "two": _two,
    "file": _file,
    "mine": _mine,
}


def _turned(person: Person) -> Person:
    return replace(person, chat=replace(person.chat, turn=person.chat.turn + 1))


def screen(text: str) -> Screen:
    return Screen(text, ((Button("Done", Act(Action.DONE)),),))


def say(text: str, slot: str = "") -> Send:
    return Send(screen=screen(text), slot=slot)


def said(update_id: int, text: str, chat_id: int = 7) -> TextSent:
    return TextSent(update_id=update_id, chat_id=chat_id, text=text, message_id=update_id)


class Wire:
    """A channel that remembers what went over it. `faults` are raised first, one per call, whatever the call."""

    def __init__(self) -> None:
        self.faults: list[Exception | None] = []
        self.delivered: list[tuple[int, AnyReply, int | None]] = []
        self.files: list[str | Made] = []
        self.toasts: list[Toast] = []
        self.removed: list[tuple[int, int]] = []
        self.stripped: list[tuple[int, int]] = []
        self.typed: list[int] = []
        self.refuses, self.refused = "", 0  # the text of which it takes no message, and how often it did not
        self.gate = asyncio.Event()
        self.gate.set()

    @property
    def texts(self) -> list[str]:
        return [reply.screen.text for _, reply, _ in self.delivered if isinstance(reply, Send | Edit)]

    async def deliver(self, chat_id: int, message: Plain, message_id: int | None) -> int:
        await self.gate.wait()
        self._fail()
        if isinstance(message, Send) and message.screen.text == self.refuses:
            self.refused += 1
            raise Unavailable("500")
        self.delivered.append((chat_id, message, message_id))
        return message_id or len(self.delivered) + 100

    async def show(self, chat_id: int, media: Media, file: str | Made, message_id: int | None) -> Shown:
        await self.gate.wait()
        self._fail()
        self.delivered.append((chat_id, media, message_id))
        self.files.append(file)
        return Shown(message_id or len(self.delivered) + 100, f"id of {media.recipe}")

    async def toast(self, toast: Toast) -> None:
        self._fail()
        self.toasts.append(toast)

    async def strip(self, chat_id: int, message_id: int) -> None:
        self.stripped.append((chat_id, message_id))

    async def remove(self, chat_id: int, message_id: int) -> None:
        self._fail()
        self.removed.append((chat_id, message_id))

    async def typing(self, chat_id: int) -> None:
        self._fail()
        self.typed.append(chat_id)

    def _fail(self) -> None:
        if self.faults and (fault := self.faults.pop(0)) is not None:
            raise fault
