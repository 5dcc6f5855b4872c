"""A message to all goes out: page by page into the outbox, behind everything else, each runner once across restarts."""

from datetime import datetime, timedelta

from bot.desk import Outlet
from bot.operating import screens
from bot.records import ANSWER, ANSWER_USEFUL_FOR, TO_ALL, encode_message
from bot.replies import Edit, Screen, Send
from bot.words import owner as words
from data.broadcast_store import Broadcast, Stage
from data.outbox_store import NewMessage
from data.store import Store, Unit

PAGE = 500
"""So many messages are put into the outbox at once, and again when half of them have left."""
USEFUL_FOR = timedelta(hours=12)
TELL_EVERY = timedelta(seconds=10)
LEASE_S = 30.0
_LEASE = "broadcast"


class Broadcasting:
    """`step` is called every few seconds; with nothing to send it costs one small read."""

    def __init__(self, store: Store, outlet: Outlet, process: str) -> None:
        self._store = store
        self._outlet = outlet
        self._process = process
        self._told: datetime | None = None

    async def step(self, now: datetime) -> None:
        """Raises data.errors.DataError: then it goes on where it was."""
        async with self._store.read() as reader:
            if await reader.going_out() is None:
                return
        async with self._store.unit() as unit:
            if await unit.lease(_LEASE, self._process, now, LEASE_S):
                going = await unit.going_out()  # again: it may have been cancelled meanwhile
                if going is not None:
                    await self._page(unit, going, now)
        self._outlet.hand_over((), more=True)

    async def _page(self, unit: Unit, going: Broadcast, now: datetime) -> None:
        waiting = await unit.waiting_at(TO_ALL)
        if waiting > PAGE // 2:
            await self._progress(unit, going, going.queued - waiting, now)
            return
        runners = await unit.reachable(now.date(), going.last_id, PAGE)
        if runners:
            messages = [_to(one, going.body, now) for one in runners]
            await unit.enqueue(messages, now)
            await unit.advance_broadcast(going.id, runners[-1], len(runners))
        elif waiting == 0:
            await self._done(unit, going, now)
            return
        await self._progress(unit, going, going.queued - waiting, now)

    async def _progress(self, unit: Unit, going: Broadcast, sent: int, now: datetime) -> None:
        if self._told is not None and now - self._told < TELL_EVERY:
            return
        self._told = now
        await _tell(unit, going, Edit(screen=screens.going(going.id, sent, going.recipients), slot=screens.SLOT), now)

    async def _done(self, unit: Unit, going: Broadcast, now: datetime) -> None:
        await unit.end_broadcast(going.id, Stage.DONE)
        failed = await unit.failed_at(TO_ALL, going.created)
        done = Send(screen=Screen(words.done(going.queued - failed, failed)), slot=screens.SLOT)
        await _tell(unit, going, done, now)
        self._told = None


def _to(runner: int, body: bytes, now: datetime) -> NewMessage:
    return NewMessage(chat_id=runner, body=body, expires=now + USEFUL_FOR, priority=TO_ALL)


async def _tell(unit: Unit, going: Broadcast, message: Send | Edit, now: datetime) -> None:
    """The owner who sent it, unless they asked to be forgotten since."""
    if going.owner_id is None:
        return
    body, expires = encode_message(message), now + ANSWER_USEFUL_FOR
    told = NewMessage(chat_id=going.owner_id, body=body, expires=expires, priority=ANSWER, slot=message.slot)
    await unit.enqueue([told], now)
