"""The owners' commands: `/stats`, and `/broadcast` with a preview, a confirmation and a cancel.

Owners are the ids in the settings. For anybody else these commands and buttons are as unknown as any others.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot import VERSION
from bot.buttons import Act, Action, unpack, whole
from bot.events import AnyEvent, ButtonTapped, TextSent
from bot.operating import screens
from bot.records import TO_ALL, encode_message
from bot.replies import AnyReply, Edit, Screen, Send, Toast
from bot.words import owner as words
from data.broadcast_store import Stage
from data.figures_store import Figures
from data.store import Store, Unit

log = logging.getLogger(__name__)

STATS, BROADCAST = "stats", "broadcast"


class Process(Struct, frozen=True, kw_only=True):
    """This process, as its owner is told of it: its name, since when it runs, and how fast it may send."""

    name: str
    since: datetime
    per_second: int


class Control:
    """Answers what owners ask for."""

    def __init__(self, store: Store, owners: Sequence[int], process: Process) -> None:
        self._store = store
        self._owners = frozenset(owners)
        self._process = process

    async def look(self, events: Sequence[AnyEvent | None], now: datetime) -> Figures | None:
        """The figures, where one of these asks for them: counted before the unit, so that nobody waits for it."""
        if not any(event is not None and self._command(event)[0] == STATS for event in events):
            return None
        async with self._store.read() as reader:
            return await reader.figures(now)

    async def hear(
        self, unit: Unit, event: AnyEvent, figures: Figures | None, now: datetime
    ) -> tuple[AnyReply, ...] | None:
        """The answer to an owner's command or button; None for everything else, which is the conversation's."""
        name, rest = self._command(event)
        act = self._act(event)
        if name == STATS and figures is not None:
            text = words.stats(figures, now, self._process.since, self._process.name, VERSION)
            return (Send(screen=Screen(text)),)
        if name == BROADCAST:
            return await self._prepared(unit, event.chat_id, rest, now)
        if isinstance(event, ButtonTapped) and act is not None:
            number = whole(act.arg, digits=15) or 0
            log.info("owner=%s button=%s broadcast=%s", event.chat_id, act.action.name, number)
            screen = await (self._begun if act.action is Action.TO_ALL_SEND else self._cancelled)(unit, number, now)
            edit = Edit(screen=screen, message_id=event.message_id, slot=screens.SLOT)
            return Toast(callback_id=event.callback_id), edit
        return None

    def _command(self, event: AnyEvent) -> tuple[str, str]:
        """The name of an owner's command and what stands after it; empty for all else."""
        if not isinstance(event, TextSent) or event.chat_id not in self._owners or not event.text.startswith("/"):
            return "", ""
        first, *rest = event.text[1:].split(maxsplit=1)
        return first.partition("@")[0].lower(), rest[0].strip() if rest else ""

    def _act(self, event: AnyEvent) -> Act | None:
        if not isinstance(event, ButtonTapped) or event.chat_id not in self._owners:
            return None
        act = unpack(event.data)
        ours = isinstance(act, Act) and act.action in {Action.TO_ALL_SEND, Action.TO_ALL_CANCEL}
        return act if ours and isinstance(act, Act) else None

    async def _prepared(self, unit: Unit, owner: int, text: str, now: datetime) -> tuple[AnyReply, ...]:
        """How it will look, and to how many; nothing goes out before it is confirmed."""
        if not text:
            return (Send(screen=Screen(words.BROADCAST_HOW)),)
        going = await unit.going_out()
        if going is not None:
            screen = screens.going(going.id, going.queued, going.recipients)
            return (Send(screen=Screen(f"{words.ONE_IS_GOING}\n\n{screen.text}", screen.keyboard), slot=screens.SLOT),)
        message = screens.message(text)
        runners = (await unit.count_people(now.date())).reachable
        number = await unit.prepare_broadcast(owner, encode_message(message), runners, now)
        log.info("owner=%s command=broadcast broadcast=%s recipients=%s", owner, number, runners)
        ask = screens.ask(number, runners, self._process.per_second)
        return message, Send(screen=ask, slot=screens.SLOT)

    async def _begun(self, unit: Unit, number: int, now: datetime) -> Screen:
        """A second tap finds it going, and says so."""
        begun = await unit.begin_broadcast(number, now)
        found = await unit.broadcast(number)
        if found is None or (not begun and found.status is not Stage.GOING):
            return Screen(words.BROADCAST_GONE)
        return screens.going(number, found.queued, found.recipients)

    async def _cancelled(self, unit: Unit, number: int, now: datetime) -> Screen:
        """What is in nobody's hands yet is withdrawn; what has arrived has arrived."""
        found = await unit.broadcast(number)
        if found is None or not await unit.end_broadcast(number, Stage.CANCELLED):
            return Screen(words.BROADCAST_GONE)
        if found.status is Stage.PREVIEW:
            return Screen(words.NOT_SENT)
        withdrawn = await unit.withdraw(TO_ALL, now)
        return Screen(words.stopped(found.queued - withdrawn, found.recipients))
