"""What the runner hears back: events to answers, and what a due delivery says now. Pure: the desk loads and keeps.

`Conversation` dispatches by the tables of `bot.topics.index`; each topic is a module of `bot.topics`, each conversation
of several questions a flow of `bot.flows`, each sentence a function of `bot.words`.
"""

from datetime import date, datetime
from functools import cached_property, lru_cache

from msgspec.structs import replace

from bot import moment as clock
from bot import silence
from bot.buttons import Act, Action, Pick, unpack
from bot.calendar.address import Addresses
from bot.chat import Heard, Person
from bot.due import DeliveryKind, NotSent
from bot.events import AnyEvent, ButtonTapped, ChatBlocked, GroupMessage, LocationShared, OtherSent, TextSent
from bot.flow.engine import Flows
from bot.replies import Screen, Send
from bot.screens import about as screens_about
from bot.topics import around, finish, follow_up, meant, opening, session
from bot.topics.index import COMMANDS, FOR_ALL, FOR_RUNNERS
from bot.topics.silenced import returned
from bot.topics.turn import Turn, leading_on, with_facts
from bot.topics.walk import said
from bot.understanding.meanings import (
    NOT_UNDERSTOOD,
    Alarmed,
    Flagged,
    GoTo,
    Greeting,
    Place,
    Suspected,
    Thanks,
    Understood,
)
from bot.understanding.understand import Understanding
from bot.words import help as words
from bot.words import pain as pain_words
from coaching.coach import Coach
from coaching.facts import Moment
from coaching.memory.state import TrainingState

SHORT, SHORT_KEPT = 16, 1000
"""Characters of a text that many runners write in the very same words ("done", "calves 3"), and how many of those are
remembered with what they mean, not whose they were: to read one takes as long as all that the desk does for a tap."""
_OPEN_PLACES = {Place.PRIVACY: Action.PRIVACY, Place.DELETE: Action.DELETE, Place.HELP: Action.HELP}


class Conversation:
    """The whole conversation over a coach and the flows.

    `link` is the bot's address in Telegram, "" if unknown; `addresses` say where calendars are served, if anywhere.
    """

    def __init__(self, coach: Coach, flows: Flows, *, link: str = "", addresses: Addresses | None = None) -> None:
        self.coach = coach
        self._in_passing = Coach(coach.catalogue)  # plans what we write unasked, and remembers none of it
        self.flows = flows
        self._short = lru_cache(SHORT_KEPT)(self._read)
        self.link = link
        self.addresses = addresses

    @cached_property
    def ears(self) -> Understanding:
        """What texts are understood with. It takes a fifth of a second to make, which no start should wait for."""
        return Understanding({one.id: one.name for one in self.coach.catalogue.exercises.values()})

    def _understood(self, text: str) -> Understood:
        return (self._short if len(text) <= SHORT else self._read)(text)

    def _read(self, text: str) -> Understood:
        return self.ears.understand(text)

    def hear(self, person: Person, event: AnyEvent, now: datetime) -> Heard:
        """The answer to an event. Never raises for anything that a person can send.

        An answer that looks back comes in two: the first only asks for the history (`Heard.looks_back`), the second, to
        the same event of the same person with it, is the answer.
        """
        if isinstance(event, GroupMessage):
            return Heard(person=person, replies=(Send(screen=screens_about.group(self.link)),))
        if isinstance(event, ChatBlocked):
            return Heard(person=_with_chat(person, blocked=event.blocked))
        spoken = replace(person, chat=replace(silence.heard(person.chat, now), blocked=False))
        turn, ended = finish.settled(self._turn(spoken, event, now))
        heard = self._answer(turn, event)
        if heard.looks_back and person.history is None:
            return Heard(person=person, looks_back=True)
        heard = with_facts(leading_on(replace(heard, person=replace(heard.person, history=None))), ended)
        return returned(heard, moment_of(heard.person, now).day) if silence.silent(person.chat) else heard

    def _answer(self, turn: Turn, event: TextSent | ButtonTapped | LocationShared | OtherSent) -> Heard:
        match event:
            case TextSent():
                return self._text(turn, event)
            case ButtonTapped():
                return self._tap(turn, event)
            case LocationShared():
                return self._location(turn, event)
            case OtherSent():
                return self._other(turn, words.OTHER.get(event.kind, words.OTHER_ANY))

    def open(self, person: Person, kind: DeliveryKind, day: date, now: datetime) -> Heard | NotSent:
        """What the delivery of `kind` that was due on `day` says now, or why it says nothing any more.

        A `Heard` has `unanswered` counted and, for LATER, `snoozed_until` cleared. `Chat.delivered` is the delivery's
        own to note, for both outcomes.
        """
        nobody_spoke = OtherSent(update_id=0, chat_id=person.id, kind="due")
        turn, ended = finish.settled(replace(self._turn(person, nobody_spoke, now), coach=self._in_passing))
        said_now = opening.opened(turn, kind, day)
        return with_facts(said_now, ended) if isinstance(said_now, Heard) else said_now

    def _turn(self, person: Person, event: AnyEvent, now: datetime) -> Turn:
        return Turn(
            person=person,
            event=event,
            moment=moment_of(person, now),
            coach=self.coach,
            flows=self.flows,
            link=self.link,
            addresses=self.addresses,
        )

    # Taps

    def _tap(self, turn: Turn, event: ButtonTapped) -> Heard:
        match unpack(event.data):
            case Pick() as pick:
                return self._pick(turn, pick, event)
            case Act() as act:
                return self._act(turn, act)
            case None:
                return self._stale(turn)

    def _pick(self, turn: Turn, pick: Pick, event: ButtonTapped) -> Heard:
        if turn.chat.position is None and turn.person.training is None:
            return turn.resume()
        return self.flows.pick(turn.person, pick, event, turn.moment.at)

    def _act(self, turn: Turn, act: Act) -> Heard:
        training = turn.person.training
        if act.action in FOR_ALL:
            return FOR_ALL[act.action](turn, training, act)
        if training is None:
            return turn.resume(words.FIRST_THE_QUESTIONS)
        if act.action not in FOR_RUNNERS:
            return self._stale(turn)
        return FOR_RUNNERS[act.action](_aside(turn), training, act)

    def _stale(self, turn: Turn) -> Heard:
        if turn.person.training is None:
            return turn.resume()
        return session.stale(turn, turn.person.training, None)

    # Texts

    def _text(self, turn: Turn, event: TextSent) -> Heard:
        bare = event.text.startswith("/") and event.text[1:] in COMMANDS
        understood = NOT_UNDERSTOOD if bare else self._understood(event.text)
        urgent = isinstance(next(iter(understood.meanings), None), Flagged | Suspected | Alarmed)
        if turn.person.training is None:
            return self._newcomer(turn, event, understood)
        heard = None if urgent else self._to_the_question(turn, turn.person.training, event)
        if heard is not None:
            return heard
        if event.text.startswith("/"):
            return self._command(turn, event)
        if not understood.meanings and self.flows.active(turn.person):
            return self.flows.lost(turn.person, event, turn.moment.at)
        walked = None if urgent else said.heard(turn, turn.person.training, understood, event.text)
        return walked or meant.answer(turn, turn.person.training, understood, event.text)

    def _to_the_question(self, turn: Turn, training: TrainingState, event: TextSent) -> Heard | None:
        """The text as an answer to what is asked: by a flow, else below this morning's session."""
        if self.flows.active(turn.person):
            return self.flows.text(turn.person, event, turn.moment.at)
        return follow_up.said(turn, training, event.text)

    def _command(self, turn: Turn, event: TextSent) -> Heard:
        """A command, with what stands after it read as plain words: "/sore calves 6"."""
        name, _, rest = event.text[1:].strip().partition(" ")
        name = name.partition("@")[0].lower()
        training = turn.person.training
        if name == "start":
            return around.start(_aside(turn), training, Act(Action.TODAY))
        if name == "cancel":
            return around.cancel(turn, training, Act(Action.TODAY))
        if name not in COMMANDS:
            return turn.show(screens_about.unknown_command())
        if rest.strip() and training is not None:
            return meant.answer(_aside(turn), training, self._understood(f"{name} {rest}"), rest)
        return self._act(turn, Act(COMMANDS[name]))

    def _newcomer(self, turn: Turn, event: TextSent, understood: Understood) -> Heard:
        """Somebody whom we do not know yet: the questions go on, whatever is said; a warning sign is answered first."""
        heard = self.flows.text(turn.person, event, turn.moment.at) if self.flows.active(turn.person) else None
        first = next(iter(understood.meanings), None)
        if isinstance(first, Flagged):
            warned = Send(screen=Screen(pain_words.red_flag_at_start(first.sign)))
            then = heard or turn.resume()
            return replace(then, replies=(warned, *then.replies))
        if heard is not None:
            return heard
        name = event.text[1:].partition(" ")[0].partition("@")[0].lower() if event.text.startswith("/") else ""
        action = COMMANDS.get(name) or (_OPEN_PLACES.get(first.place) if isinstance(first, GoTo) else None)
        if action is not None and action in FOR_ALL:
            return FOR_ALL[action](turn, None, Act(action))
        if name == "start" or isinstance(first, (Greeting, Thanks)) or not self.flows.active(turn.person):
            return turn.resume()
        if action is not None or isinstance(first, GoTo):
            return self.flows.lost(turn.person, event, turn.moment.at, note=words.FIRST_THE_QUESTIONS)
        return self.flows.lost(turn.person, event, turn.moment.at)

    # Everything else

    def _location(self, turn: Turn, event: LocationShared) -> Heard:
        if self.flows.active(turn.person):
            return self.flows.location(turn.person, event, turn.moment.at)
        return self._other(turn, words.OTHER["location"])

    def _other(self, turn: Turn, text: str) -> Heard:
        if turn.person.training is None or self.flows.active(turn.person):
            return turn.resume(text)
        return around.lost(turn, text)


def moment_of(person: Person, now: datetime) -> Moment:
    """Now as the runner lives it: the UTC instant and the local day."""
    return clock.moment(person.chat, now)


def _with_chat(person: Person, **changed: object) -> Person:
    return replace(person, chat=replace(person.chat, **changed))


def _aside(turn: Turn) -> Turn:
    """A runner who does something else leaves an open question."""
    return turn if turn.chat.position is None else turn.with_chat(position=None)
