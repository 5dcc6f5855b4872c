"""Persons and replies as the store keeps them, and what one unit of work has gathered until it is kept.

A chat's version rule: a position of an older form starts its flow again, the preferences stay. A training state of an
older form is rebuilt from its facts.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.calendar.found import moved
from bot.channel import Message
from bot.chat import CHAT_VERSION, Chat, Heard, Person, Preferences
from bot.due import DeliveryKind, Due
from bot.log import fault_of
from bot.moment import local, zone_of
from bot.presence import begins, changes
from bot.renewal import renewed
from bot.replies import AnyReply, Toast
from bot.schedule import dues, timing
from coaching.coach import Coach
from coaching.facts import AnyFact
from data.delivery_store import Pending
from data.errors import DataError, UnreadableFact
from data.outbox_store import Message as Held
from data.outbox_store import NewMessage
from data.runner_store import Kept
from data.store import Unit

log = logging.getLogger(__name__)

ANSWER, STARTED, TO_ALL = 0, 5, 7
"""Priorities in the outbox: what a runner waits for goes first, a message to all last."""

ANSWER_USEFUL_FOR = timedelta(hours=12)
STARTED_USEFUL_FOR = timedelta(hours=4)

_encoder = msgspec.json.Encoder(order="deterministic")
_chats = msgspec.json.Decoder(Chat)
_messages = msgspec.msgpack.Decoder[Message](Message)


class Hold(Struct, frozen=True):
    """In whose hands new messages are at once, and for how many seconds."""

    owner: str
    seconds: float


def encode_chat(chat: Chat) -> bytes:
    """The chat as it is kept; equal chats give equal bytes."""
    return _encoder.encode(chat)


def decode_chat(body: bytes) -> Chat:
    """The chat as it was kept; in another form than today's, what still can be read of it."""
    try:
        chat = _chats.decode(body)
    except msgspec.ValidationError:
        return _salvaged(msgspec.json.decode(body))
    return chat if chat.version == CHAT_VERSION else _from_start(replace(chat, version=CHAT_VERSION))


def _from_start(chat: Chat) -> Chat:
    """An older position: the flow begins again, at the step that the engine takes for an unknown one, its first."""
    if chat.position is None:
        return chat
    return replace(chat, position=replace(chat.position, step="", draft={}, trail=()))


def _salvaged(raw: dict[str, Any]) -> Chat:
    """Field by field: what does not fit any more is left at its default."""
    preferences = _fitting(Preferences, raw.pop("preferences", {}))
    raw.pop("version", None)
    return _from_start(replace(_fitting(Chat, raw), preferences=preferences))


def _fitting(kind: Any, raw: object) -> Any:
    if not isinstance(raw, dict):
        return kind()
    values = {}
    for field in msgspec.structs.fields(kind):
        if field.name in raw:
            try:
                values[field.name] = msgspec.convert(raw[field.name], field.type)
            except msgspec.ValidationError:
                continue
    return kind(**values)


def encode_message(message: Message) -> bytes:
    """A message as the outbox keeps it."""
    return msgspec.msgpack.encode(message)


def decode_message(body: bytes) -> Message:
    """The message. Raises msgspec.DecodeError for one in a form of another version."""
    message: Message = _messages.decode(body)
    return message


def pending(due: Due) -> Pending:
    """A due as a row. "Later" may be asked for again on the same day, so its row is told apart by its instant."""
    kind = f"{due.kind}@{due.at:%H%M%S}" if due.kind is DeliveryKind.LATER else due.kind.value
    return Pending(due.at, kind, due.day)


def kind_of(row: str) -> DeliveryKind:
    """The kind of a row that `pending` made."""
    return DeliveryKind(row.partition("@")[0])


async def load(unit: Unit, ids: Iterable[int], coach: Coach, now: datetime) -> dict[int, Person]:
    """The persons, locked for this unit; somebody unknown is an empty one.

    One who cannot be read is left out, so that nobody else suffers from it and nothing of theirs is written over.
    """
    found: dict[int, Person] = {}
    for one, kept in (await unit.people(ids)).items():
        try:
            found[one] = await _person(unit, kept, coach, now)
        except Exception as error:
            if isinstance(error, DataError) and not isinstance(error, UnreadableFact):
                raise
            log.error("runner %s cannot be read: %s", one, fault_of(error))  # noqa: TRY400 - no text of theirs in the log
    return found


async def _person(unit: Unit, kept: Kept, coach: Coach, now: datetime) -> Person:
    chat = decode_chat(kept.chat) if kept.chat is not None else Chat()
    person = Person(id=kept.id, training=kept.training, chat=chat)
    if kept.outdated or (kept.training is not None and coach.outdated(kept.training)):
        return renewed(person, await unit.history(kept.id), coach, now)
    return person


class Work:
    """What a unit of work has decided so far. `keep` writes it, in one go."""

    def __init__(self, people: dict[int, Person]) -> None:
        self._before = people
        self._now = dict(people)
        self._facts: list[tuple[int, AnyFact]] = []
        self._messages: list[NewMessage] = []
        self._forgotten: set[int] = set()
        self._judged: set[int] = set()
        self.toasts: list[Toast] = []

    def person(self, chat_id: int) -> Person:
        """Raises KeyError for one who could not be read."""
        return self._now[chat_id]

    async def history(self, unit: Unit, chat_id: int) -> tuple[AnyFact, ...]:
        """All facts of a runner, those of this very unit included; none of one who was just forgotten."""
        kept = [] if chat_id in self._forgotten else await unit.history(chat_id)
        return (*kept, *(fact for who, fact in self._facts if who == chat_id))

    def change(self, person: Person) -> None:
        self._now[person.id] = person

    def take(self, heard: Heard, now: datetime, *, priority: int = ANSWER) -> None:
        """What a turn of the conversation gave."""
        person = heard.person
        if begins(self.person(person.id), heard):
            person = replace(person, chat=replace(person.chat, since=now))
        self._facts += [(person.id, fact) for fact in heard.facts]
        self.change(person)
        self.say(person.id, heard.replies, now, priority=priority)
        if heard.forget:
            self._forget(person.id)

    def note(self, chat_id: int, kind: DeliveryKind, day: date, at: datetime) -> None:
        """A due row was judged, whatever came of it. Nothing is noted of one who could not be read."""
        person = self._now.get(chat_id)
        if person is None:
            return
        self._judged.add(chat_id)
        chat = person.chat
        if kind is DeliveryKind.LATER:
            ahead = chat.snoozed_until if chat.snoozed_until is not None and chat.snoozed_until > at else None
            self.change(replace(person, chat=replace(chat, snoozed_until=ahead)))
        else:
            latest = max(day, chat.delivered.get(kind, day))
            self.change(replace(person, chat=replace(chat, delivered={**chat.delivered, kind: latest})))

    def say(self, chat_id: int, replies: Sequence[AnyReply], now: datetime, *, priority: int = ANSWER) -> None:
        """Messages to a chat; toasts are not kept, they are of use for a moment only."""
        expires = now + ANSWER_USEFUL_FOR if priority == ANSWER else self._useful_until(chat_id, now)
        for reply in replies:
            if isinstance(reply, Toast):
                self.toasts.append(reply)
                continue
            slot = getattr(reply, "slot", "")
            body = encode_message(reply)
            self._messages.append(NewMessage(chat_id=chat_id, body=body, expires=expires, priority=priority, slot=slot))

    def _useful_until(self, chat_id: int, now: datetime) -> datetime:
        """What we start is of its day: it does not come in the night after."""
        person = self._now.get(chat_id)
        if person is None:
            return now + STARTED_USEFUL_FOR
        tomorrow = datetime.combine(local(person.chat, now) + timedelta(days=1), time.min, tzinfo=zone_of(person.chat))
        return min(now + STARTED_USEFUL_FOR, tomorrow.astimezone(UTC))

    def _forget(self, chat_id: int) -> None:
        """Everything goes, also what was said and decided in this very unit; the last words still go out."""
        self._facts = [(who, fact) for who, fact in self._facts if who != chat_id]
        self._messages = [
            replace(one, farewell=True, slot="") if one.chat_id == chat_id else one for one in self._messages
        ]
        self._forgotten.add(chat_id)
        self._before[chat_id] = Person(id=chat_id)
        self.change(self._before[chat_id])

    async def keep(self, unit: Unit, now: datetime, hold: Hold | None = None) -> tuple[list[Held], bool]:
        """Writes it all; the messages that are in our hands now, and whether some are not."""
        for one in sorted(self._forgotten):
            await unit.forget(one)
        changed = [person for id_, person in self._now.items() if person != self._before[id_]]
        await unit.save([kept_as(person) for person in changed], now)
        await unit.note_presence(changes(self._before, changed))
        await unit.note_addresses(moved(self._before, changed))
        await unit.append(self._facts)
        await unit.replace_pending(self._moved(changed, now))
        held = await unit.enqueue(self._messages, now, hold.owner if hold else "", hold.seconds if hold else 0)
        return held, len(held) < len(self._messages)

    def _moved(self, changed: Sequence[Person], now: datetime) -> dict[int, list[Pending]]:
        """The pending rows of those for whom they are others now; of who was judged in any case, a row has gone."""
        rows = {}
        for one in sorted(self._judged):
            rows[one] = dues(self._now[one], now)
        for person in changed:
            before = self._before[person.id]
            if person.id not in rows and timing(person) != timing(before):
                found = dues(person, now)
                if found != dues(before, now):
                    rows[person.id] = found
        return {one: [pending(due) for due in found] for one, found in rows.items()}


def kept_as(person: Person) -> Kept:
    """The person as the store keeps it."""
    return Kept(id=person.id, training=person.training, chat=encode_chat(person.chat), chat_version=person.chat.version)
