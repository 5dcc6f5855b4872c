"""Alerts to whoever runs this bot: best effort, straight to Telegram, and not more than one of a kind an hour."""

import logging
from collections.abc import Iterable
from html import escape

from bot.channel import Channel, ChannelError
from bot.replies import Screen, Send
from bot.sending.pace import Monotonic
from bot.words import about
from data.errors import DatabaseUnreachable, DataError, DiskFull

log = logging.getLogger(__name__)

_AGAIN_AFTER_S = 3600.0


class Owner:
    """Where faults are told that a person has to mend. With no ids in the settings the log is all there is."""

    def __init__(self, ids: Iterable[int], channel: Channel, monotonic: Monotonic) -> None:
        self.ids = tuple(sorted(ids))
        self._channel = channel
        self._monotonic = monotonic
        self._told: dict[str, float] = {}

    async def tell(self, text: str) -> None:
        """Sends the text to each owner, if it was not sent within the hour."""
        now = self._monotonic()
        if now - self._told.get(text, now - _AGAIN_AFTER_S) < _AGAIN_AFTER_S:
            return
        self._told[text] = now
        for one in self.ids:
            try:
                await self._channel.deliver(one, Send(screen=Screen(escape(text, quote=False))), None)
            except ChannelError as error:
                log.warning("owner %s could not be told: %s", one, error)

    async def tell_of_store(self, error: DataError) -> None:
        """Only of what a person has to mend: somebody else being at it, too, passes by itself."""
        match error:
            case DiskFull():
                await self.tell(about.NO_ROOM)
            case DatabaseUnreachable():
                await self.tell(about.STORE_AWAY)
            case _:
                return
