"""Updates in by asking for them: long polling with getUpdates, from the offset that the store knows."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

from bot.channel import ChannelError, Conflict, RetryAfter, TokenRevoked, Updates
from bot.clock import Clock
from bot.desk import Arrival, Batch, Polled
from bot.intake import PAUSES_S, persistently, read
from bot.metrics import UPDATES, Metrics
from bot.owner import Owner
from bot.replies import Toast
from bot.words import about
from data.errors import OffsetMoved
from data.store import Store

log = logging.getLogger(__name__)

LONG_POLL_S = 25


class Polling:
    """Long polling with getUpdates, from the offset that the store knows."""

    def __init__(
        self,
        updates: Updates,
        store: Store,
        clock: Clock,
        owner: Owner,
        metrics: Metrics | None = None,
        *,
        identity: tuple[int, str],
    ) -> None:
        self._updates = updates
        self._store = store
        self._clock = clock
        self._owner = owner
        self._metrics = metrics or Metrics()
        self._bot_id, self._username = identity
        self._waiting: asyncio.Task[Any] | None = None
        self._stopping = False

    async def batches(self) -> AsyncIterator[Batch]:
        """Raises TokenRevoked; OffsetMoved where another poller has been at work."""
        offset = await persistently(self._stored)
        while not self._stopping:
            raw = await self._poll(offset)
            arrivals = read(raw, self._username)
            if arrivals:
                new = arrivals[-1].update_id + 1
                yield Batch(bot_id=self._bot_id, arrivals=arrivals, receipt=Polled(offset, new))
                offset = new
            elif not self._stopping:
                offset = await self._confirmed(offset)
                await asyncio.sleep(PAUSES_S[0] if raw else 0)

    def carry(self, toasts: Sequence[Toast]) -> Sequence[Toast]:
        """All of them, since whoever asks has nothing to answer."""
        return toasts

    def kept(self, arrivals: Sequence[Arrival]) -> None:
        """Nobody waits for it: the offset says so with the next request."""

    def stop(self) -> None:
        self._stopping = True
        if self._waiting is not None:
            self._waiting.cancel()

    async def _stored(self) -> int | None:
        """The offset to ask from. After a week without updates Telegram may count anew; then there is none."""
        async with self._store.read() as reader:
            return await reader.offset(self._bot_id, self._clock())

    async def _confirmed(self, offset: int | None) -> int | None:
        stored = await persistently(self._stored)
        if stored not in {None, offset}:
            raise OffsetMoved("another process has answered this bot's updates")
        return stored

    async def _poll(self, offset: int | None) -> Sequence[dict[str, Any]]:
        """The next updates; none where `stop` ended the wait."""
        self._waiting = asyncio.current_task()
        try:
            return await self._asked(offset)
        except asyncio.CancelledError:
            if self._stopping and self._waiting is not None and self._waiting.uncancel() == 0:
                return ()
            raise
        finally:
            self._waiting = None

    async def _asked(self, offset: int | None) -> Sequence[dict[str, Any]]:
        """Asks until there is an answer, whatever Telegram says meanwhile but that it does not know us any more."""
        failed = 0
        while True:
            pause = PAUSES_S[min(failed, len(PAUSES_S) - 1)]
            try:
                found = await self._updates.updates(offset, LONG_POLL_S)
            except Conflict:
                log.error(about.SECOND_POLLER)  # noqa: TRY400 - the trace would say nothing more
                await self._owner.tell(about.SECOND_POLLER)
            except TokenRevoked:
                raise
            except ChannelError as error:
                log.warning("no updates: %s", error)
                pause = max(pause, error.seconds) if isinstance(error, RetryAfter) else pause
            else:
                self._metrics.alive(UPDATES)
                return found
            await asyncio.sleep(pause)
            failed += 1
