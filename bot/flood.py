"""A chat that floods is slowed, so that nobody else waits: beyond a burst one update a second is heard, no more.

It is told so once, and no chat ever has more than a minute of answers before it. Each process counts for itself.
"""

import logging
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.desk import Arrival
from bot.events import ChatBlocked
from bot.sending.pace import Monotonic

log = logging.getLogger(__name__)

BURST = 60
"""So many updates at once are heard of one chat: more than fingers can tap, and a minute of answers."""
EVERY_S = 1.0
"""After them one in so many seconds: no more messages may be sent to a chat."""
_MANY_CHATS = 10_000


class Floods:
    """Counts what comes of each chat."""

    def __init__(self, monotonic: Monotonic) -> None:
        self._monotonic = monotonic
        self._calm_at: dict[int, float] = {}  # when a chat may flood again
        self._told: set[int] = set()

    def heard(self, arrivals: Sequence[Arrival]) -> tuple[Arrival, ...]:
        """The arrivals: one too many has no event, and the first of these in a flood is marked as such."""
        return tuple(self._heard(arrivals))

    def _heard(self, arrivals: Sequence[Arrival]) -> Iterator[Arrival]:
        now = self._monotonic()
        for arrival in arrivals:
            event = arrival.event
            if event is None or isinstance(event, ChatBlocked) or self._has_room(event.chat_id, now):
                yield arrival
            elif event.chat_id in self._told:
                yield replace(arrival, event=None)
            else:
                self._told.add(event.chat_id)
                log.warning("chat=%d floods and is slowed", event.chat_id)
                yield replace(arrival, floods=True)

    def _has_room(self, chat_id: int, now: float) -> bool:
        """Counts one more, if there is room for it."""
        calm_at = max(self._calm_at.get(chat_id, now), now)
        if calm_at == now:
            self._told.discard(chat_id)
        if calm_at - now > (BURST - 0.5) * EVERY_S:  # the half is for rounding
            return False
        if len(self._calm_at) > _MANY_CHATS:
            self._calm_at = {chat: at for chat, at in self._calm_at.items() if at > now}
            self._told &= self._calm_at.keys()
        self._calm_at[chat_id] = calm_at + EVERY_S
        return True
