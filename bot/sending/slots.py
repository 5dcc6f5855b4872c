"""Which message shows a slot: what a message in hand may not know yet."""

from collections import OrderedDict

from data.outbox_store import Message as Held

LATEST_KEPT = 10_000
"""So many of the latest message ids are remembered: more than can be in hand at once."""


class Slots:
    """The latest message of each slot that something was sent to, and what took the place of those before."""

    def __init__(self) -> None:
        self._latest: OrderedDict[tuple[int, str], int] = OrderedDict()
        self._replaced: OrderedDict[tuple[int, int], int] = OrderedDict()

    def shown(self, held: Held, message_id: int) -> None:
        """The message `message_id` shows what was held."""
        if not held.slot:
            return
        self._latest[held.chat_id, held.slot] = message_id
        self._latest.move_to_end((held.chat_id, held.slot))
        if len(self._latest) > LATEST_KEPT:
            self._latest.popitem(last=False)

    def former(self, held: Held) -> int | None:
        """The message that shows the slot. Of two known ones it is the later: Telegram's ids only grow in a chat."""
        latest = self._latest.get((held.chat_id, held.slot)) if held.slot else None
        return max((one for one in (held.former, latest) if one is not None), default=None)

    def replaced(self, chat_id: int, former: int, by: int) -> None:
        """A new message shows what the former one did, which loses its keyboard."""
        self._replaced[chat_id, former] = by
        if len(self._replaced) > LATEST_KEPT:
            self._replaced.popitem(last=False)

    def in_place_of(self, chat_id: int, message_id: int) -> int:
        """The message itself, or what took its place: it may have been tapped just before."""
        while (later := self._replaced.get((chat_id, message_id))) is not None:
            message_id = later
        return message_id
