"""One turn of the conversation: who, what came in, when, and the ways to answer it."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.calendar.address import Addresses
from bot.chat import Chat, Heard, Person
from bot.events import AnyEvent, ButtonTapped
from bot.flow.data import Draft
from bot.flow.engine import Flows
from bot.flow.screen import Where
from bot.media.recipes import AnyRecipe
from bot.replies import AnyReply, Edit, Media, Remove, Screen, Send, Toast
from bot.screens.keyboard import home
from bot.words.common import esc
from coaching.coach import Change, Coach, DayPlan, Outcome
from coaching.days import monday_of
from coaching.exercise import Catalogue
from coaching.facts import AnyFact, Moment
from coaching.history.past import History, look_back
from coaching.memory.state import TrainingState

T = TypeVar("T")


class Turn(Struct, frozen=True, kw_only=True):
    """Everything that answering one event needs."""

    person: Person
    event: AnyEvent
    moment: Moment
    coach: Coach
    flows: Flows
    link: str = ""  # the bot's address, "" if unknown
    addresses: Addresses | None = None  # where calendars are served, None where the bot has no web address

    @property
    def catalogue(self) -> Catalogue:
        return self.coach.catalogue

    @property
    def chat(self) -> Chat:
        return self.person.chat

    def with_person(self, person: Person) -> "Turn":
        return replace(self, person=person)

    def with_chat(self, **changed: object) -> "Turn":
        """The same turn with some fields of the chat changed."""
        return replace(self, person=replace(self.person, chat=replace(self.chat, **changed)))

    # What goes out

    def toast(self, text: str = "") -> tuple[AnyReply, ...]:
        """The answer to a tap; nothing where nobody tapped."""
        return (Toast(callback_id=self.event.callback_id, text=text),) if isinstance(self.event, ButtonTapped) else ()

    def show(self, screen: Screen, *, slot: str = "", toast: str = "", anew: bool = False) -> Heard:
        """The screen where it belongs: in the tapped message, or (by text, or `anew`) as a new one."""
        if isinstance(self.event, ButtonTapped) and not anew:
            message: AnyReply = Edit(screen=screen, message_id=self.event.message_id, slot=slot)
        else:
            message = Send(screen=screen, slot=slot)
        return Heard(person=self.person, replies=(*self.toast(toast), message))

    def show_made(
        self,
        recipe: AnyRecipe,
        screen: Screen,
        *,
        instead: str = "",
        name: str = "",
        title: str = "",
        slot: str = "",
        toast: str = "",
        in_place: bool = False,
        alone: bool = False,
    ) -> Heard:
        """A picture, animation, sound or page with the screen as its caption: a new message, or in the tapped one."""
        # Long because it takes all that a file comes with.
        tapped = self.event.message_id if in_place and isinstance(self.event, ButtonTapped) else None
        media = Media(
            recipe=recipe,
            screen=screen,
            instead=instead,
            message_id=tapped,
            name=name,
            title=title,
            slot=slot,
            alone=alone,
        )
        return Heard(person=self.person, replies=(*self.toast(toast), media))

    def close(self) -> Heard:
        """The tapped message goes."""
        tapped = self.event.message_id if isinstance(self.event, ButtonTapped) else None
        gone = (Remove(message_id=tapped),) if tapped is not None else ()
        return Heard(person=self.person, replies=(*self.toast(), *gone))

    def silent(self, toast: str) -> Heard:
        """A tap that changes nothing on the screen."""
        return Heard(person=self.person, replies=self.toast(toast))

    def begin(
        self, flow: str, *, step: str = "", note: str = "", draft: Draft | None = None, in_place: bool = False
    ) -> Heard:
        """Opens a flow in a new message, or in the one that was tapped; `draft` is what is answered already."""
        where = Where.IN_PLACE if in_place else Where.NEW
        now = self.moment.at
        return self.flows.begin(self.person, flow, self.event, now, step=step, note=note, draft=draft, where=where)

    def resume(self, note: str = "") -> Heard:
        """The open question again; the first one for a newcomer."""
        return self.flows.resume(self.person, self.event, self.moment.at, note=note)

    @property
    def name(self) -> str:
        """The first name, safe in HTML; never kept."""
        return esc(self.event.name)

    # Looking back

    @property
    def history(self) -> History | None:
        """What all facts say; None as long as nobody has read them."""
        facts = self.person.history
        return look_back(facts) if facts is not None else None

    def look_back(self) -> Heard:
        """Asks for the history; the same event is heard again with it."""
        return Heard(person=self.person, looks_back=True)

    # What the coach says

    def keep(self, outcome: Outcome[T]) -> "tuple[Turn, T]":
        """The turn with the state after an outcome, and what was decided. Its facts are added by `with_facts`."""
        return self.with_person(replace(self.person, training=outcome.state)), outcome.value

    def tell(self, training: TrainingState, fact: AnyFact) -> "tuple[Turn, Outcome[Change]]":
        """Tells the coach something; the turn after it."""
        outcome = self.coach.tell(training, fact, self.moment)
        return self.with_person(replace(self.person, training=outcome.state)), outcome

    def plan(self, training: TrainingState, day: date) -> DayPlan | None:
        """What the week says of a day."""
        days = self.coach.week(training, monday_of(day), self.moment)
        return next((plan for plan in days if plan.day == day), None)


def with_facts(heard: Heard, facts: Sequence[AnyFact]) -> Heard:
    """The same answer with what is to be appended."""
    return replace(heard, facts=(*facts, *heard.facts))


def with_replies(heard: Heard, *more: AnyReply) -> Heard:
    """The same answer, and after it what else is sent."""
    return replace(heard, replies=(*heard.replies, *more))


def leading_on(heard: Heard) -> Heard:
    """The answer, never a dead end: a runner's last screen without any button gets the ways on."""
    last = next((reply for reply in reversed(heard.replies) if isinstance(reply, Send | Edit | Media)), None)
    if last is None or last.screen.keyboard or heard.forget or heard.person.training is None or _asks_place(last):
        return heard
    led = replace(last, screen=replace(last.screen, keyboard=home()))
    return replace(heard, replies=tuple(led if reply is last else reply for reply in heard.replies))


def _asks_place(reply: Send | Edit | Media) -> bool:
    return isinstance(reply, Send) and reply.ask_location
