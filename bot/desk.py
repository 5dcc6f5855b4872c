"""Events in, answers kept: one unit of work for a batch. With `delivery` the only place where the three rooms meet."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from bot.chat import Heard, Person
from bot.conversation import Conversation
from bot.events import AnyEvent, ChatBlocked
from bot.operating.control import Control
from bot.records import Hold, Work, load
from bot.renewal import told
from bot.replies import Screen, Send, Toast
from bot.words import about
from data.figures_store import Figures
from data.outbox_store import Message as Held
from data.store import Store, Unit


class Arrival(Struct, frozen=True, kw_only=True):
    """One update. `event` is None where it needs no answer; `fault` says why it could not be read, "" where it was.

    One that `floods` is not heard: its chat is told that it was one too many.
    """

    update_id: int
    event: AnyEvent | None = None
    fault: str = ""
    floods: bool = False


class Polled(Struct, frozen=True):
    """How a polled batch is acknowledged: the offset moves from `expected` to `new` in the same transaction."""

    expected: int | None
    new: int


class Posted(Struct, frozen=True):
    """How a batch that came by webhook is acknowledged: by its ids alone."""


Receipt: TypeAlias = Polled | Posted


class Batch(Struct, frozen=True, kw_only=True):
    """Updates that arrived together, in order. Those that were applied before are passed over."""

    bot_id: int
    arrivals: tuple[Arrival, ...]
    receipt: Receipt


class Outlet(Protocol):
    """Where answers go once they are kept."""

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        """Send these, which are in our hands already; with `more`, look for others too."""
        ...


class Desk:
    """Loads, lets the conversation decide, keeps. `hold` says in whose hands the answers are once they are kept."""

    control: Control | None = None
    """What the owners may ask for; without it nothing."""

    def __init__(self, store: Store, conversation: Conversation, outlet: Outlet, hold: Hold) -> None:
        self._store = store
        self._conversation = conversation
        self._outlet = outlet
        self._hold = hold

    async def handle(self, batch: Batch, now: datetime) -> None:
        """Answers a batch and acknowledges it, all or nothing.

        Raises:
            data.errors.DataError: the store cannot keep it, or another poller is at work (`OffsetMoved`).
            Exception: whatever an update made the code raise; then nothing was kept.
        """
        figures = await self.control.look([one.event for one in batch.arrivals], now) if self.control else None
        async with self._store.unit() as unit:
            fresh = await _acknowledged(unit, batch, now)
            work = Work(await load(unit, {event.chat_id for event, _ in fresh}, self._conversation.coach, now))
            for event, floods in fresh:
                if floods:
                    work.say(event.chat_id, [Send(screen=Screen(about.TOO_MANY))], now)
                else:
                    await self._answer(unit, work, event, figures, now)
            held, more = await work.keep(unit, now, self._hold)
        self._outlet.hand_over(held, work.toasts, more=more)

    async def pass_over(self, batch: Batch, fault: str, owners: Sequence[int], now: datetime) -> None:
        """Records and acknowledges a single update that cannot be answered; apologises for it and tells the owners."""
        arrival = batch.arrivals[0]
        chat_id = arrival.event.chat_id if arrival.event else None
        work = Work({})
        if chat_id is not None:
            work.say(chat_id, [Send(screen=Screen(about.apology()))], now)
        for owner in owners:
            work.say(owner, [Send(screen=Screen(about.update_given_up(arrival.update_id, fault)))], now)
        async with self._store.unit() as unit:
            await _acknowledged(unit, batch, now)
            await unit.refuse(batch.bot_id, arrival.update_id, chat_id, fault, now)
            held, more = await work.keep(unit, now, self._hold)
        self._outlet.hand_over(held, more=more)

    async def blocked(self, chat_id: int, now: datetime) -> None:
        """The chat takes no messages any more: nothing is due, until it writes again."""
        async with self._store.unit() as unit:
            work = Work(await load(unit, [chat_id], self._conversation.coach, now))
            person = work.person(chat_id)
            if person != Person(id=chat_id):
                work.change(_with_blocked(person, blocked=True))
            await work.keep(unit, now)

    async def _answer(self, unit: Unit, work: Work, event: AnyEvent, figures: Figures | None, now: datetime) -> None:
        """The owners' control has the first word."""
        answer = await self.control.hear(unit, event, figures, now) if self.control else None
        if answer is not None:
            work.say(event.chat_id, answer, now)
        else:
            await self._hear(unit, work, event, now)

    async def _hear(self, unit: Unit, work: Work, event: AnyEvent, now: datetime) -> None:
        """Who writes has not blocked us, whatever we knew. Only an answer that looks back costs reading the facts."""
        person = work.person(event.chat_id)
        heard = self._conversation.hear(person, event, now)
        if heard.looks_back:
            known = replace(person, history=await work.history(unit, person.id))
            heard = self._conversation.hear(known, event, now)
        if heard.person.chat.blocked and not isinstance(event, ChatBlocked):
            heard = replace(heard, person=_with_blocked(heard.person, blocked=False))
        work.take(told(_noted(heard, event, now)), now)


def _noted(heard: Heard, event: AnyEvent, now: datetime) -> Heard:
    """On which day a runner wrote last; of nobody else is it kept."""
    if heard.person.training is None or isinstance(event, ChatBlocked):
        return heard
    chat = replace(heard.person.chat, heard_on=now.date())
    return replace(heard, person=replace(heard.person, chat=chat))


def _with_blocked(person: Person, *, blocked: bool) -> Person:
    return replace(person, chat=replace(person.chat, blocked=blocked))


async def _acknowledged(unit: Unit, batch: Batch, now: datetime) -> list[tuple[AnyEvent, bool]]:
    """Keeps that these updates are done, and gives what is to be answered, and whether it is one too many."""
    ids = [one.update_id for one in batch.arrivals]
    if isinstance(batch.receipt, Polled):
        await unit.move_offset(batch.bot_id, batch.receipt.expected, batch.receipt.new, now)
        seen = await unit.polled(batch.bot_id, ids, now)
    else:
        seen = await unit.seen(batch.bot_id, ids, now)
    fresh = [one for one in batch.arrivals if one.update_id not in seen]
    return [(one.event, one.floods) for one in fresh if one.event is not None]
