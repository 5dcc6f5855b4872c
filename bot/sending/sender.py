"""The outbox goes out: answers first, each chat in order, no faster than Telegram allows, and nothing lost.

Whoever enqueues an answer hands it over at once, so nothing waits for a poll; the rest is claimed with a lease. What
became of the messages is written together, in one transaction for as many as have come back.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from math import inf

from bot.channel import TokenRevoked
from bot.clock import Clock
from bot.log import fault_of
from bot.metrics import Metrics
from bot.records import ANSWER, Hold
from bot.replies import Toast
from bot.sending.hands import Hands
from bot.sending.ledger import expire, take_over, write
from bot.sending.listeners import OnBlocked, OnExpired, OnTrouble
from bot.sending.membership import Membership
from bot.sending.outcomes import Again, GivenUp, Outcome, Refused, Released, note
from bot.sending.pace import Monotonic
from bot.sending.postman import Postman
from bot.sending.returned import GATHER_S, Returned
from bot.sending.taps import Taps
from bot.sending.tasks import Tasks
from data.errors import DataError
from data.outbox_store import Message as Held
from data.store import Store, Unit

log = logging.getLogger(__name__)

LEASE_S = 150.0
MARGIN_S = 50.0
"""So long before its lease ends a message is no longer begun: nobody else may find it free while we send it."""
LOOK_EVERY_S = 5.0
"""How often the outbox is looked at without being asked: another process may have died with messages in hand."""
FINISH_WITHIN_S = 3.0
STORE_PAUSES_S = (1.0, 2.0, 5.0, 10.0, 30.0)  # between tries to write down what became of messages


class Sender:
    """Sends what is in the outbox, from `run` until `stop`. `monotonic` may jump ahead, `clock` with it.

    `membership` says whether it is for this process to send what we start; without it, it is.
    """

    on_blocked: OnBlocked | None = None
    on_expired: OnExpired | None = None
    on_trouble: OnTrouble | None = None
    _finish_by: float | None = None
    _revoked: TokenRevoked | None = None

    def __init__(
        self,
        store: Store,
        postman: Postman,
        taps: Taps,
        hold: Hold,
        *,
        clock: Clock,
        monotonic: Monotonic,
        metrics: Metrics | None = None,
        membership: Membership | None = None,
    ) -> None:
        self._store, self._postman, self._taps = store, postman, taps
        self._clock, self._monotonic, self._hold = clock, monotonic, hold
        self._metrics, self._membership = metrics or Metrics(), membership
        self._hands = Hands(hold.seconds - MARGIN_S, monotonic)
        self._returned = Returned()
        self._blocked: set[int] = set()
        self._succeeded, self._failed = False, 0  # whether a former run's messages are ours; failed tries in a row
        self._asked, self._rest = True, False  # look into the outbox now; or when something has come back
        self._next_look = monotonic()
        self._wake, self._idle = asyncio.Event(), asyncio.Event()
        self._tasks = Tasks(self._wake.set)
        postman.aside = self._tasks.start_aside
        postman.on_waiting = lambda: self.hand_over((), more=self._rest)  # there is room for others

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        self._hands.take(held)
        self._taps.add(toasts)
        self._asked = self._asked or more
        self._idle.clear()
        self._distribute()
        if more or not self._tasks.open:
            self._wake.set()

    async def settled(self) -> None:
        """Waits until everything that may go out by now has gone out and is written down."""
        with self._returned.hurried():
            self._wake.set()
            await self._idle.wait()

    def stop(self) -> None:
        """Finish what is in hand, and end; what cannot be finished in time is left for the next start."""
        self._finish_by = self._monotonic() + FINISH_WITHIN_S
        self._wake.set()

    async def run(self) -> None:
        """Raises TokenRevoked when nothing can be sent any more; what was sent until then is written down."""
        async with self._tasks.running():
            await self._go_on()
        if self._revoked is not None:
            raise self._revoked

    async def _go_on(self) -> None:
        """Until all is done that `stop` leaves to be done."""
        while True:
            self._wake.clear()
            self._distribute()
            await self._write_and_claim()
            if self._hands.given or self._ripe():
                continue
            done = not self._hands.chats and not self._returned and not self._tasks.aside
            if done and self._finish_by is not None:
                return
            if done and not self._asked:
                self._idle.set()
            await self._pause()

    # What is in hand

    def _distribute(self) -> None:
        """A chat that has none yet gets a task."""
        if not self._tasks.open:
            return
        for chat_id in self._hands.dealt():
            self._tasks.start(self._serve(chat_id))
        if toasts := self._taps.take():
            self._tasks.start(self._taps.answer(toasts))

    async def _serve(self, chat_id: int) -> None:
        """Sends what is in hand for one chat, one after the other; stops where the order would break."""
        queue = self._hands.chats[chat_id]
        while queue:
            outcome = await self._carry(queue.popleft())
            first = not self._returned
            self._returned.add([outcome])
            if isinstance(outcome, Again | Refused | Released):
                self._returned.add(Released(one) for one in queue)
                queue.clear()
            if self._ripe():
                self._wake.set()
            elif first:
                asyncio.get_running_loop().call_later(GATHER_S, self._wake.set)
        del self._hands.chats[chat_id]

    async def _carry(self, held: Held) -> Outcome:
        """Released where the lease has run out (then giving it back changes nothing), or sending is over."""
        now, until = self._monotonic(), self._hands.until[held.id]
        if now >= until or (self._finish_by is not None and now >= self._finish_by):
            return Released(held)
        try:
            outcome = await self._postman.carry(held, until)
        except TokenRevoked as error:
            self._revoked, self._finish_by = error, now
            return Released(held)
        except DataError:
            return Again(held, STORE_PAUSES_S[0], "database not readable")
        except Exception as error:  # noqa: BLE001 - whatever one message makes the code raise
            outcome = GivenUp(held, fault_of(error))
        note(outcome, self._metrics, self._monotonic() - until + self._hold.seconds - MARGIN_S)
        return outcome

    # What is written down

    def _ripe(self) -> bool:
        """Whether what has come back is to be written now: at once where more can be claimed, or at the end."""
        more = self._rest and self._hands.may_start(self._postman.waiting)
        return self._returned.ripe(at_once=more or self._finish_by is not None)

    async def _write_and_claim(self) -> None:
        ripe, more = self._ripe(), self._rest and self._hands.may_start(self._postman.waiting)
        look = self._finish_by is None and (self._asked or (more and ripe) or self._monotonic() >= self._next_look)
        if not ripe and not look and not self._blocked:
            return
        outcomes, now = self._returned.take(), self._clock()
        self._blocked |= {one.held.chat_id for one in outcomes if isinstance(one, Refused)}
        try:
            async with self._store.unit() as unit:
                mine = self._hands.until
                succeeded = self._succeeded or await take_over(unit, self._membership, self._hold, mine, now)
                await self._write(unit, outcomes, now)
                claimed = await self._look(unit, now) if look else []
        except DataError as error:
            self._returned.put_back(outcomes)
            self._asked = self._asked or look
            await self._store_failed(error)
            return
        self._succeeded, self._failed = succeeded, 0
        for one in outcomes:
            self._hands.until.pop(one.held.id, None)
        self._hands.take(claimed)
        await self._tell_blocked(now)

    async def _write(self, unit: Unit, outcomes: Sequence[Outcome], now: datetime) -> None:
        again = await write(unit, outcomes, self._hold.owner, now)
        self._rest = self._rest or again < inf
        if again > 0:
            self._next_look = min(self._next_look, self._monotonic() + again)

    async def _look(self, unit: Unit, now: datetime) -> list[Held]:
        """Claims what may go out; notes whether anything is left, and when to look for it."""
        self._asked = False  # before the looking: what is kept meanwhile asks again
        if self._monotonic() >= self._next_look:
            late = await expire(unit, self._metrics, now)
            if late and self.on_expired is not None:
                await self.on_expired(unit, late, now)
        room, may_start = self._hands.room(self._postman.waiting), self._hands.may_start(self._postman.waiting)
        starts = self._membership is None or await self._membership.leads(unit, now)
        worst = 9 if starts and may_start else ANSWER
        claimed = await unit.claim(now, self._hold.owner, self._hold.seconds, room, worst) if room > 0 else []
        waiting = now if 0 < room == len(claimed) else await unit.next_waiting()  # it goes through all that waits
        self._rest, self._next_look = waiting is not None, self._monotonic() + LOOK_EVERY_S
        if waiting is not None and waiting > now:
            self._next_look = min(self._next_look, self._monotonic() + (waiting - now).total_seconds())
        return claimed

    async def _tell_blocked(self, now: datetime) -> None:
        for chat_id in sorted(self._blocked):
            try:
                if self.on_blocked is not None:
                    await self.on_blocked(chat_id, now)
            except DataError as error:
                await self._store_failed(error)
                return
            self._blocked.discard(chat_id)

    async def _store_failed(self, error: DataError) -> None:
        """What is known is kept in memory and written as soon as it can be."""
        log.error("the outbox cannot be written: %s", error)
        if self._membership is not None:
            self._membership.doubt()
        if self.on_trouble is not None:
            await self.on_trouble(error)
        self._wake.set()
        await asyncio.sleep(STORE_PAUSES_S[0 if self._finish_by else min(self._failed, len(STORE_PAUSES_S) - 1)])
        self._failed += 1

    async def _pause(self) -> None:
        """Until something is handed over or comes back, or it is time to look; what finishes rings the bell itself."""
        wait = LOOK_EVERY_S if self._finish_by is not None else max(0.0, self._next_look - self._monotonic())
        with suppress(TimeoutError):
            async with asyncio.timeout(min(wait, self._returned.wait())):
                await self._wake.wait()
