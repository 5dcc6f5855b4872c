"""A simulated year: due instants and deeds in their order, on values alone or through a real desk and database."""

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from sqlalchemy import bindparam, delete, func, select

from bot import silence
from bot.chat import Chat, Heard, Person, Position, Preferences
from bot.delivery.judging import judged
from bot.delivery.tick import Delivery
from bot.desk import Arrival, Batch, Desk, Posted
from bot.due import DeliveryKind, NotSent
from bot.events import AnyEvent, ChatBlocked, TextSent
from bot.presence import presence
from bot.records import Hold, Work, decode_message, encode_chat, kind_of, pending
from bot.replies import Send, Toast
from bot.schedule import dues
from coaching.runner import RunningWeek
from data.columns import Instant
from data.delivery_store import DueDelivery
from data.outbox_store import Message as Held
from data.runner_store import Kept
from data.store import Store
from data.tables import delivery, outbox
from tests.bot.machinery import EASY, Parrot, say, training
from tests.year.oracle import ASKS, Expected
from tests.year.people import BEGINS, Deed, Does, Runner

A_DAY = timedelta(days=1)
LOOKS_EACH = timedelta(minutes=10)
"""How often what comes up is prepared: some of it is overtaken by deeds, some of it comes too soon to be seen."""
VARYING = replace(training(), week=RunningWeek((EASY,) * 7, varies=True))
STEADY = training()


class Judged(NamedTuple):
    """What became of one due message."""

    due: Expected
    reason: str  # why it was not sent, "" where it was


class Walker(Parrot):
    """A conversation that knows the deeds: it obeys them, and keeps in the chat on which day there was an answer."""

    def hear(self, person: Person, event: AnyEvent, now: datetime) -> Heard:
        if isinstance(event, ChatBlocked):
            return super().hear(person, event, now)
        assert isinstance(event, TextSent)
        does, _, value = event.text.partition(" ")
        chat, wishes = silence.heard(person.chat, now), person.chat.preferences
        match Does(does):
            case Does.ANSWER:
                chat = replace(chat, position=Position(flow="answered", step=str(_local(person, now))))
            case Does.SNOOZE:
                chat = replace(chat, snoozed_until=datetime.fromisoformat(value))
            case Does.TRAVEL:
                chat = replace(chat, preferences=replace(wishes, zone=value))
            case Does.HOUR:
                chat = replace(chat, preferences=replace(wishes, hour=time.fromisoformat(value)))
            case Does.PAUSE:
                chat = replace(chat, preferences=replace(wishes, paused_until=date.fromisoformat(value)))
            case _:
                pass
        return Heard(person=replace(person, chat=chat))

    def open(self, person: Person, kind: DeliveryKind, day: date, now: datetime) -> Heard | NotSent:
        today = _local(person, now)
        answered = person.chat.position is not None and person.chat.position.step == str(today)
        if kind is DeliveryKind.REMINDER and answered:
            return NotSent.ANSWERED
        chat = silence.counted(person.chat, today, asks=kind.value in ASKS)
        return Heard(person=replace(person, chat=chat), replies=(say(f"{kind} of {day}"),))


def _local(person: Person, now: datetime) -> date:
    return now.astimezone(ZoneInfo(person.chat.preferences.zone)).date()


class Nowhere:
    """An outlet that leaves everything in the outbox."""

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        """Nothing is sent."""


def person(runner: Runner) -> Person:
    """As onboarded at BEGINS."""
    wishes = Preferences(
        zone=runner.zone, hour=runner.hour, reminder=runner.reminder, nudge_weekday=runner.nudge_weekday
    )
    if not runner.quiet:
        wishes = replace(wishes, quiet_from=wishes.quiet_to)
    chat = Chat(preferences=wishes, since=BEGINS)
    return Person(id=runner.id, training=VARYING if runner.varies else STEADY, chat=chat)


def event(runner_id: int, deed: Deed) -> AnyEvent:
    """The deed as it reaches the desk."""
    if deed.does is Does.BLOCK:
        return ChatBlocked(update_id=0, chat_id=runner_id, blocked=True)
    value = "" if deed.value is None else f" {deed.value}"
    return TextSent(update_id=0, chat_id=runner_id, text=f"{deed.does}{value}", message_id=1)


def on_values(runner: Runner, ends: datetime) -> Iterator[Judged]:
    """The year of one runner on values alone: the schedule, the judgement and the notes are the coach's own."""
    walker, deeds, me, now = Walker(), list(runner.deeds), person(runner), BEGINS
    while True:
        waiting = dues(me, now)
        deed = deeds[0] if deeds else None
        if waiting and (deed is None or waiting[0].at <= deed.at):
            if (now := max(waiting[0].at, now)) >= ends:
                return
            work = Work({me.id: me})
            for due in waiting:
                if due.at <= now:
                    row = pending(due)
                    one = DueDelivery(id=1, runner_id=me.id, kind=row.kind, day=row.day, at=row.at)
                    became = judged(walker, work, one, now)
                    yield Judged(Expected(due.kind.value, due.day, due.at), became.reason)
            me = work.person(me.id)
        elif deed is not None and deed.at < ends:
            now = deeds.pop(0).at
            work = Work({me.id: me})
            heard = walker.hear(me, event(me.id, deed), now)
            if me.chat.blocked and deed.does is not Does.BLOCK:
                heard = _changed(heard, blocked=False)
            work.take(heard if deed.does is Does.BLOCK else _changed(heard, heard_on=now.date()), now)
            me = work.person(me.id)
        else:
            return


def _changed(heard: Heard, **changed: object) -> Heard:
    return replace(heard, person=replace(heard.person, chat=replace(heard.person.chat, **changed)))


class AtTheDesk:
    """The year of many runners through a real desk, delivery and database; what became of it is read from there."""

    def __init__(self, runners: Sequence[Runner], ends: datetime) -> None:
        self._runners, self._ends = runners, ends
        self._deeds = [(deed.at, one.id, number) for one in runners for number, deed in enumerate(one.deeds)]
        heapq.heapify(self._deeds)
        self._by_id = {one.id: one for one in runners}
        self._updates, self._day, self._gathered = 0, BEGINS, BEGINS - A_DAY
        self._looks_ahead = BEGINS
        self.judged: dict[int, list[Judged]] = {one.id: [] for one in runners}
        self.messages: Counter[tuple[int, str]] = Counter()
        """How often each text was put into the outbox for a runner."""

    async def live(self, store: Store, until: datetime) -> None:
        """Goes on until then; may be called again, with another store on the same database, as after a restart."""
        walker = Walker()
        self._store = store
        self._desk = Desk(store, walker, Nowhere(), Hold("nobody", 0))
        self._delivery = Delivery(store, walker, Nowhere())
        if self._day == BEGINS:
            await self._onboard()
        while (upcoming := await self._upcoming()) < until:
            while self._day <= upcoming:
                await self._day_is_over(self._day)
            if self._deeds and self._deeds[0][0] == upcoming:
                await self._do(upcoming)
            await self._delivery.tick(upcoming)
            if upcoming >= self._looks_ahead:
                self._looks_ahead = upcoming + LOOKS_EACH
                while await self._delivery.look_ahead(upcoming):
                    pass
        await self._gather()

    def twice(self) -> list[tuple[int, str]]:
        """Messages that went out twice; one that was put off may come back more than once on a day."""
        return [one for one, times in self.messages.items() if times > 1 and not one[1].startswith("later")]

    async def _upcoming(self) -> datetime:
        due = await self._delivery.next_due()
        return min(due or self._ends, self._deeds[0][0] if self._deeds else self._ends, self._ends)

    async def _onboard(self) -> None:
        people = [person(one) for one in self._runners]
        async with self._store.unit() as unit:
            rows = [
                Kept(id=one.id, training=one.training, chat=encode_chat(one.chat), chat_version=1) for one in people
            ]
            await unit.save(rows, BEGINS)
            await unit.note_presence(presence(one) for one in people)
            await unit.replace_pending({one.id: [pending(due) for due in dues(one, BEGINS)] for one in people})

    async def _do(self, now: datetime) -> None:
        """All deeds of this instant, in one batch."""
        arrivals = []
        while self._deeds and self._deeds[0][0] == now:
            _, who, number = heapq.heappop(self._deeds)
            self._updates += 1
            arrivals.append(Arrival(update_id=self._updates, event=event(who, self._by_id[who].deeds[number])))
        await self._desk.handle(Batch(bot_id=1, arrivals=tuple(arrivals), receipt=Posted()), now)

    async def _day_is_over(self, now: datetime) -> None:
        """What was judged is noted, old rows go; and a clock that is set back brings nothing again."""
        await self._gather()
        for back in (timedelta(hours=1), A_DAY):
            assert await self._delivery.tick(now - back - timedelta(seconds=1)) == 0
        async with self._store.unit() as unit:
            await unit.clean(now)
        self._day += A_DAY

    async def _gather(self) -> None:
        async with self._store.unit() as unit:
            for who, kind, day, at, reason in await unit._run(_SETTLED, {"after": self._gathered}):
                self.judged[who].append(Judged(Expected(kind_of(kind).value, day, at), reason))
            last = (await unit._run(_LAST)).scalar()
            self._gathered = last or self._gathered
            for chat_id, body in await unit._run(_MESSAGES):
                message = decode_message(body)
                assert isinstance(message, Send)
                self.messages[chat_id, message.screen.text] += 1
            await unit._run(_EMPTY)


_SETTLED = select(delivery.c.runner_id, delivery.c.kind, delivery.c.day, delivery.c.at, delivery.c.reason).where(
    delivery.c.settled > bindparam("after", type_=Instant)
)
_LAST = select(func.max(delivery.c.settled))
_MESSAGES = select(outbox.c.chat_id, outbox.c.body)
_EMPTY = delete(outbox)
