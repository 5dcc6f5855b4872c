"""The messages in our hands: those of a chat in their order, and until when each of them is ours."""

from collections import deque
from collections.abc import Iterator, Sequence

from bot.sending.pace import Monotonic
from data.outbox_store import Message as Held

CHATS_AT_ONCE = 128  # one that waits for a file to be made is not counted: it costs nothing meanwhile
"""A thousand messages a second where Telegram takes a tenth of one for each."""
CHATS_IN_HAND = 256
FOR_STARTED = 96  # where so many chats are served nothing that we start is taken: answers find room


class Hands:
    """What is taken is ours for so many `seconds`."""

    def __init__(self, seconds: float, monotonic: Monotonic) -> None:
        self._seconds, self._monotonic = seconds, monotonic
        self.given: list[Held] = []  # not yet dealt
        self.until: dict[int, float] = {}  # of each message: when it is no longer ours
        self.chats: dict[int, deque[Held]] = {}  # those that are served

    def take(self, held: Sequence[Held]) -> None:
        """A message that we claim although we still have it (a clock that jumped) is kept longer, not sent twice."""
        self.given += [one for one in held if one.id not in self.until]
        self.until |= dict.fromkeys((one.id for one in held), self._monotonic() + self._seconds)

    def dealt(self) -> Iterator[int]:
        """Deals each message to its chat; the chats that had none, for each of which somebody has to come."""
        given, self.given = self.given, []
        for one in given:
            if (queue := self.chats.get(one.chat_id)) is not None:
                queue.append(one)
            else:
                self.chats[one.chat_id] = deque([one])
                yield one.chat_id

    def room(self, waiting: int) -> int:
        """For how many more chats there is room, `waiting` of those that are served wait for files."""
        return min(CHATS_AT_ONCE - len(self.chats) + waiting, CHATS_IN_HAND - len(self.chats))

    def may_start(self, waiting: int) -> bool:
        """Whether there is so much room that what we start may be taken too."""
        return len(self.chats) - waiting < FOR_STARTED
