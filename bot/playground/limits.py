"""How fast a bot may send: a short burst and then one message a second per chat, 30 a second in all."""

import math
from collections.abc import Callable

CHAT_BURST = 5
CHAT_PER_SECOND = 1.0
GROUP_BURST = 20
GROUP_PER_SECOND = 20 / 60
OVERALL_PER_SECOND = 30.0


class Bucket:
    """A token bucket that closes for the whole pause once it has been overdrawn, as Telegram does."""

    def __init__(self, burst: float, per_second: float, at: float) -> None:
        self._burst = burst
        self._per_second = per_second
        self._tokens = burst
        self._at = at
        self._closed_until = at

    def wait(self, now: float) -> int:
        """Whole seconds to wait before a message may pass; 0 if it may pass now."""
        if now < self._closed_until:
            return math.ceil(self._closed_until - now)
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._per_second)
        self._at = now
        if self._tokens >= 1.0 - 1e-9:
            return 0
        pause = max(1, math.ceil((1.0 - self._tokens) / self._per_second))
        self._closed_until = now + pause
        return pause

    def take(self) -> None:
        """Count a message that passed."""
        self._tokens -= 1.0


class Limits:
    """The limits of one bot. Only new messages count; edits, deletions and callback answers go beside them."""

    def __init__(self, monotonic: Callable[[], float], *, per_second: float = OVERALL_PER_SECOND) -> None:
        self._monotonic = monotonic
        self._overall = Bucket(per_second, per_second, monotonic())
        self._chats: dict[int, Bucket] = {}

    def admit(self, chat_id: int) -> int:
        """Count a new message to the chat; the seconds to wait if it may not pass, else 0."""
        now = self._monotonic()
        chat = self._chats.get(chat_id)
        if chat is None:
            burst, rate = (GROUP_BURST, GROUP_PER_SECOND) if chat_id < 0 else (CHAT_BURST, CHAT_PER_SECOND)
            chat = self._chats[chat_id] = Bucket(burst, rate, now)
        pause = chat.wait(now) or self._overall.wait(now)
        if not pause:
            chat.take()
            self._overall.take()
        return pause
