"""A runner at the keyboard: taps labels, types, shares a place; sees what the chat shows. No network, no clock."""

from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from bot.buttons import Callback, Pick, pack, unpack
from bot.chat import Chat, Heard, Person, Position, Stage
from bot.events import ButtonTapped, Event, LocationShared, TextSent
from bot.flow.data import Draft
from bot.flow.engine import Flows
from bot.moment import moment
from bot.proposals import apply
from bot.replies import Button, Edit, Screen, Send, Toast
from coaching.facts import AnyFact
from coaching.memory.state import TrainingState
from tests.bot.talking import conversation

SUNDAY = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
SENT = Event(update_id=1, chat_id=7)


class Talk:
    """One chat. `screen` is the conversation's current message, `others` what came beside it, `taps` counts taps."""

    def __init__(self, flows: Flows, *, language: str = "en", name: str = "Ana", now: datetime = SUNDAY) -> None:
        self.flows = flows
        self.person = Person(id=7, history=())  # as the desk gives it to a flow that looks back
        self.now = now
        self.language = language
        self.name = name
        self.taps = 0
        self.screen = Screen("")
        self.others: list[Screen] = []
        self.toast = ""
        self.edited = False
        self.facts: list[AnyFact] = []
        self.forgotten = False
        self.asked_location = False

    def start(self) -> "Talk":
        """The START button of Telegram."""
        self.taps += 1
        return self.begin("onboarding")

    def begin(self, flow: str, *, step: str = "") -> "Talk":
        event = TextSent(update_id=1, chat_id=7, language=self.language, name=self.name, text="/x", message_id=1)
        return self._hear(self.flows.begin(self.person, flow, event, self.now, step=step))

    def tap(self, *labels: str) -> "Talk":
        """Taps the buttons with these labels (ticks left out), one after the other."""
        for label in labels:
            self.press(self.button(label).does)
            self.taps += 1
        return self

    def applied(self) -> "Talk":
        """Taps Apply under a proposal; where nothing had to be proposed there is nothing to tap."""
        change = self.person.chat.change
        if change is not None and change.stage is Stage.PROPOSED:
            assert "✅ Apply" in self.labels
            made = apply(self.person, conversation().coach, change.number, moment(self.person.chat, self.now))
            self.person, self.screen = made.person, made.screen
            self.facts.extend(made.facts)
        return self

    def button(self, label: str) -> Button:
        buttons = [button for row in self.screen.keyboard for button in row]
        found = [button for button in buttons if button.label.removeprefix("✓ ") == label]
        found = found or [button for button in buttons if button.label.removeprefix("✓ ").startswith(label)]
        assert found, f"no button {label!r} under {self.screen.text!r}: {self.labels}"
        return found[0]

    def press(self, does: Callback | None) -> "Talk":
        """Presses a button as Telegram brings it back: packed and unpacked."""
        assert isinstance(does, Pick)
        sent = unpack(pack(does))
        assert isinstance(sent, Pick)
        event = ButtonTapped(
            update_id=1, chat_id=7, language=self.language, name=self.name, callback_id="c", data="", message_id=5
        )
        return self._hear(self.flows.pick(self.person, sent, event, self.now))

    def type(self, *texts: str) -> "Talk":
        for text in texts:
            heard = self.hear_text(text)
            assert heard is not None, f"{text!r} is not understood at {self.step}"
            self._hear(heard)
        return self

    def hear_text(self, text: str) -> Heard | None:
        event = TextSent(update_id=1, chat_id=7, language=self.language, name=self.name, text=text, message_id=9)
        return self.flows.text(self.person, event, self.now)

    def share(self, latitude: float, longitude: float) -> "Talk":
        event = LocationShared(update_id=1, chat_id=7, language=self.language, latitude=latitude, longitude=longitude)
        return self._hear(self.flows.location(self.person, event, self.now))

    def restart(self) -> "Talk":
        """Another process reads the chat back from its bytes."""
        chat = msgspec.json.decode(msgspec.json.encode(self.person.chat), type=Chat)
        self.person = msgspec.structs.replace(self.person, chat=chat)
        event = TextSent(update_id=1, chat_id=7, language=self.language, name=self.name, text="hi", message_id=9)
        return self._hear(self.flows.resume(self.person, event, self.now))

    def lost(self) -> "Talk":
        """Nobody understood what was typed."""
        event = TextSent(update_id=1, chat_id=7, language=self.language, name=self.name, text="?", message_id=9)
        return self._hear(self.flows.lost(self.person, event, self.now))

    def stand(self, position: Position | None) -> "Talk":
        """Puts the chat somewhere, as an older version of the bot may have left it."""
        chat = msgspec.structs.replace(self.person.chat, position=position)
        self.person = msgspec.structs.replace(self.person, chat=chat)
        return self

    def later(self, **span: float) -> "Talk":
        self.now += timedelta(**span)
        return self

    @property
    def step(self) -> str:
        return self.person.chat.position.step if self.person.chat.position else ""

    @property
    def open(self) -> bool:
        """Whether a question is open."""
        return self.person.chat.position is not None

    @property
    def training(self) -> TrainingState:
        assert self.person.training is not None, f"still at {self.step}"
        return self.person.training

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.screen.keyboard for button in row]

    @property
    def draft(self) -> Draft:
        assert self.person.chat.position is not None
        return self.person.chat.position.draft

    def _hear(self, heard: Heard) -> "Talk":
        self.facts.extend(heard.facts)
        self.person, self.forgotten = replace(heard.person, history=tuple(self.facts)), heard.forget
        self.toast, self.others, self.asked_location = "", [], False
        toasts = [reply for reply in heard.replies if isinstance(reply, Toast)]
        assert len(toasts) <= 1, "a tap is answered once"
        self.toast = toasts[0].text if toasts else ""
        for reply in heard.replies:
            if isinstance(reply, Send | Edit):
                self._see(reply)
        return self

    def _see(self, reply: Send | Edit) -> None:
        assert len(reply.screen.text) <= 4096
        if reply.slot == "flow":
            self.screen, self.edited = reply.screen, isinstance(reply, Edit)
        else:
            self.others.append(reply.screen)
            self.asked_location = isinstance(reply, Send) and reply.ask_location
