"""Answers to taps: each is of use for a moment only, so none is kept, and none is tried again."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import TypeAlias

from bot import channel
from bot.channel import Channel
from bot.event_loop import once_left
from bot.replies import Toast
from bot.sending.pace import Pace

log = logging.getLogger(__name__)

USEFUL_S = 10.0
"""For so long a tap may wait for its answer."""

Carry: TypeAlias = Callable[[Sequence[Toast]], Sequence[Toast]]
"""Takes answers along on the way on which the taps came, and gives back those that it cannot take."""


class Taps:
    """The answers that wait, and how they go out, if nobody will `carry` them."""

    def __init__(self, to: Channel, pace: Pace, carry: Carry = lambda toasts: toasts) -> None:
        self._channel, self._pace, self._carry = to, pace, carry
        self._waiting: list[Toast] = []

    def add(self, toasts: Sequence[Toast]) -> None:
        """These are to be answered. While Telegram wants a pause nothing is taken along either."""
        self._waiting += toasts if self._pace.pause_left() > 0 else self._carry(toasts)

    def take(self) -> list[Toast]:
        """All that wait."""
        waiting, self._waiting = self._waiting, []
        return waiting

    async def answer(self, toasts: Sequence[Toast]) -> None:
        """After the messages that they are about, and after updates are asked for again: for those somebody waits."""
        await once_left(2)
        await asyncio.gather(*map(self._answer, toasts))

    async def _answer(self, toast: Toast) -> None:
        """Best effort."""
        if self._pace.pause_left() > USEFUL_S:
            return
        await self._pace.unpaused()
        try:
            await self._channel.toast(toast)
        except channel.RetryAfter as error:
            self._pace.pause(error.seconds)
        except channel.ChannelError as error:
            log.debug("callback not answered: %s", error)
