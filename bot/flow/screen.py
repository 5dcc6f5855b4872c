"""How a question looks: its text, its rows of buttons, and the buttons that every question carries."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum, StrEnum, auto

from msgspec import Struct
from msgspec.structs import replace

from bot.buttons import Pick
from bot.chat import Chat, Heard, Person, Position
from bot.events import ButtonTapped, Event
from bot.flow.data import Choice, Draft, Flow, Scene, Step
from bot.replies import AnyReply, Button, Edit, Screen, Send, Toast
from bot.words import turns as words

SLOT = "flow"
"""The name of the one message that a conversation edits."""


class Control(StrEnum):
    """The engine's own answers; a flow may offer none that begins like them."""

    BACK = "_back"
    SKIP = "_skip"
    AGAIN = "_again"
    CANCEL = "_cancel"
    STOP = "_stop"  # yes, cancel
    ANEW = "_anew"  # yes, start again
    ON = "_on"  # neither, go on


class Spot(Struct, frozen=True):
    """One turn in hand: the flow, its step, what came in, and the scene as the step sees it."""

    flow: Flow
    step: Step
    position: Position
    event: Event
    scene: Scene


class Where(Enum):
    """Where a question is shown: in the tapped message, in the conversation's current one, or in a new one."""

    IN_PLACE = auto()
    SLOT = auto()
    NEW = auto()


def toast(event: Event, text: str) -> tuple[AnyReply, ...]:
    """The answer to a tap, nothing for other events."""
    return (Toast(callback_id=event.callback_id, text=text),) if isinstance(event, ButtonTapped) else ()


def place(event: Event, screen: Screen, where: Where = Where.IN_PLACE) -> tuple[AnyReply, ...]:
    """A screen where it belongs; only a tap can be answered by an edit."""
    if isinstance(event, ButtonTapped) and where is not Where.NEW:
        return (Edit(screen=screen, message_id=event.message_id if where is Where.IN_PLACE else None, slot=SLOT),)
    return (Send(screen=screen, slot=SLOT),)


def offered(spot: Spot) -> frozenset[str]:
    """The values that the step's buttons carry now."""
    return frozenset(choice.value for row in spot.step.choices.rows(spot.scene) for choice in row)


def question(spot: Spot, note: str, *, brief: bool = False) -> Screen:
    """The step's question with its buttons, `note` above it; `brief` where the question itself was just shown."""
    turn = spot.scene.person.chat.turn
    ask = spot.step.again if brief and spot.step.again else spot.step.ask
    text = ask(spot.scene)

    def button(choice: Choice) -> Button:
        return Button(choice.label, Pick(turn, spot.step.name, choice.value))

    rows = [tuple(button(choice) for choice in row) for row in spot.step.choices.rows(spot.scene)]
    rows.extend(spot.step.beside)
    if spot.step.skip:
        rows.append((button(Choice(Control.SKIP, words.SKIP)),))
    rows.append(tuple(button(choice) for choice in _controls(spot)))
    return Screen(f"{note}\n\n{text}" if note else text, tuple(rows))


def _controls(spot: Spot) -> tuple[Choice, ...]:
    cancel = Choice(Control.CANCEL, words.CANCEL)
    if not spot.position.trail:
        return (Choice(Control.CANCEL, spot.flow.closes or words.CANCEL),)
    return (Choice(Control.BACK, words.BACK), Choice(Control.AGAIN, words.AGAIN), cancel)


def confirm(spot: Spot, value: str) -> Heard:
    """Asks before answers are thrown away; the position stays, so that "Go on" shows the same question."""
    turn = spot.scene.person.chat.turn
    asks: dict[str, tuple[Callable[[], str], str, str]] = {
        Control.CANCEL: (words.sure_to_stop, words.STOP, Control.STOP),
        Control.AGAIN: (words.sure_to_begin_again, words.ANEW, Control.ANEW),
    }
    ask, label, answer = asks[value]
    rows = (
        (Button(words.GO_ON, Pick(turn, spot.step.name, Control.ON)),),
        (Button(label, Pick(turn, spot.step.name, answer)),),
    )
    shown = place(spot.event, Screen(ask(), rows))
    return Heard(person=spot.scene.person, replies=(*toast(spot.event, ""), *shown))


def scene_of(person: Person, draft: Draft, event: Event, now: datetime) -> Scene:
    """The scene of a turn, as a step sees it."""
    return Scene(person=person, draft=draft, now=now, language=event.language, name=event.name)


def at(person: Person, position: Position | None) -> Person:
    """The person standing elsewhere, at the same question."""
    return replace(person, chat=replace(person.chat, position=position))


def asked(person: Person, position: Position) -> Person:
    """The person with a new question: the turn grows, so that keyboards of earlier ones are old."""
    chat: Chat = replace(person.chat, position=position, turn=person.chat.turn + 1)
    return replace(person, chat=chat)
