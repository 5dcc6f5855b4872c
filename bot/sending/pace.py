"""How fast messages may leave: so many a second in all, and per chat a short burst and then one a second.

Answers go before what we start. Edits and callback answers are not paced. A pause that Telegram asks for
holds everything.
"""

import asyncio
from collections import deque
from collections.abc import Callable

Monotonic = Callable[[], float]

CHAT_BURST = 4
CHAT_EVERY = 1.0
GROUP_BURST = 10
GROUP_EVERY = 3.0
_WINDOW = 1.02
"""Seconds in which at most `per_second` messages leave; the little extra covers the jitter of the way."""
_MANY_CHATS = 10_000


class Pace:
    """Lets messages leave in turn. `monotonic` never goes back, but may jump ahead (the local chat moves time on)."""

    def __init__(self, per_second: int, monotonic: Monotonic) -> None:
        self._total = self._per_second = per_second
        self._monotonic = monotonic
        self._left: deque[float] = deque()  # when the latest messages left
        self._paused_until = monotonic()
        self._chat_free: dict[int, float] = {}  # when a chat's burst is whole again
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def share_among(self, processes: int) -> None:
        """So many processes send for this bot; together they may send as much as one alone."""
        self._per_second = max(1, self._total // max(1, processes))

    def pause(self, seconds: float) -> None:
        """Nothing leaves for so long: Telegram asked for it."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    def pause_left(self) -> float:
        """Seconds until anything may leave again."""
        return max(0.0, self._paused_until - self._monotonic())

    async def unpaused(self) -> None:
        """Waits only while Telegram asked for a pause: for edits and callback answers."""
        while (wait := self.pause_left()) > 0:  # noqa: ASYNC110 - a pause may grow while we sleep
            await asyncio.sleep(wait)

    async def turn(self, chat_id: int, *, urgent: bool) -> None:
        """Waits until a message to this chat may leave, and counts it."""
        if (wait := self._reserve(chat_id)) > 0:
            await asyncio.sleep(wait)
        if self._first() is None and self._wait(now := self._monotonic()) <= 0:
            self._left.append(now)  # nobody is before it, and to wait for one's turn costs a round of the event loop
            return
        turn = asyncio.get_running_loop().create_future()
        (self._urgent if urgent else self._others).append(turn)
        self._let_go()
        await turn

    def _reserve(self, chat_id: int) -> float:
        """Seconds until this chat may get its next message, which is counted."""
        burst, every = (CHAT_BURST, CHAT_EVERY) if chat_id > 0 else (GROUP_BURST, GROUP_EVERY)
        now = self._monotonic()
        free = max(self._chat_free.get(chat_id, now), now) + every
        if len(self._chat_free) > _MANY_CHATS:
            self._chat_free = {chat: at for chat, at in self._chat_free.items() if at > now}
        self._chat_free[chat_id] = free
        return free - now - burst * every

    def _let_go(self) -> None:
        """Let as many go as may, and come back when the next may."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = self._monotonic()
        while (turn := self._first()) is not None:
            if (wait := self._wait(now)) > 0:
                self._timer = asyncio.get_running_loop().call_later(wait, self._let_go)
                return
            self._left.append(now)
            self._queue().popleft()
            turn.set_result(None)

    def _queue(self) -> deque[asyncio.Future[None]]:
        return self._urgent or self._others

    def _first(self) -> asyncio.Future[None] | None:
        """Whose turn is next; who has given up waiting is dropped."""
        while queue := self._queue():
            if not queue[0].done():
                return queue[0]
            queue.popleft()
        return None

    def _wait(self, now: float) -> float:
        while self._left and self._left[0] <= now - _WINDOW:
            self._left.popleft()
        full = self._left[0] + _WINDOW - now if len(self._left) >= self._per_second else 0.0
        return max(full, self._paused_until - now)
