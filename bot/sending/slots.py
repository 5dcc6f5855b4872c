"""Which message shows a slot: what a message in hand may not know yet."""

from collections import OrderedDict

from data.outbox_store import Message as Held

LATEST_KEPT = 10_000
"""So many of the latest message ids are remembered: more than can be in hand at once."""


class Slots:
    """The latest message of each slot that something was sent to."""

    def __init__(self) -> None:
        self._latest: OrderedDict[tuple[int, str], int] = OrderedDict()

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
