"""Carries one message to Telegram and says what became of it. Knows nothing of leases and transactions."""

import logging
from collections import OrderedDict
from typing import TypeAlias

from msgspec import Struct

from bot import channel
from bot.channel import Channel, Message
from bot.metrics import Metrics
from bot.records import ANSWER, decode_message
from bot.replies import Edit, Send, Toast
from bot.sending.pace import Monotonic, Pace
from data.outbox_store import Message as Held

log = logging.getLogger(__name__)

PAUSES_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, *(300.0,) * 46)
"""How long to wait after the first, second, ... try that got no answer; after the last of them it is given up.

Together nearly the four hours for which what we start is of use: Telegram may be away for a morning.
"""
TRIES_ALONE = 8
"""So often a message is tried that gets no answer although its chat takes other things; then the fault is its own.

It holds up its chat for two minutes. Were one call in five to fail, three messages in a million would be given up.
"""
LATEST_KEPT = 10_000
"""So many of the latest message ids are remembered: more than can be in hand at once."""
TOAST_USEFUL_S = 10.0
"""For so long a tap may wait for its answer."""


class Gone(Struct, frozen=True):
    """Sent, and now shown by the message `message_id`."""

    held: Held
    message_id: int


class Again(Struct, frozen=True):
    """Not sent; to be tried again after so many seconds."""

    held: Held
    seconds: float
    error: str


class GivenUp(Struct, frozen=True):
    """Not sent, and never will be."""

    held: Held
    error: str


class Refused(Struct, frozen=True):
    """Not sent: the chat takes no messages any more."""

    held: Held
    error: str


class Released(Struct, frozen=True):
    """Not tried."""

    held: Held


Outcome: TypeAlias = Gone | Again | GivenUp | Refused | Released


class Postman:
    """Finds the message to edit, keeps the pace, and turns what goes wrong into an outcome."""

    def __init__(self, to: Channel, pace: Pace, monotonic: Monotonic) -> None:
        self._channel = to
        self._pace = pace
        self._monotonic = monotonic
        self._latest: OrderedDict[tuple[int, str], int] = OrderedDict()  # what a message in hand may not know yet

    async def carry(self, held: Held, until: float) -> Outcome:
        """Sends it. `until` is when, by the monotonic clock, it is no longer in our hands.

        Raises:
            TokenRevoked: nothing can be sent at all.
        """
        message: Message = decode_message(held.body)
        while True:
            try:
                message_id = await self._attempt(held, message)
            except channel.RetryAfter as error:
                self._pace.pause(error.seconds)
                if self._monotonic() + error.seconds >= until:
                    return Again(held, error.seconds, str(error))
            except channel.MessageGone as error:
                if not isinstance(message, Edit):
                    return GivenUp(held, str(error))
                message = Send(screen=message.screen, slot=message.slot)
            except channel.BadRequest as error:
                return GivenUp(held, str(error))
            except channel.Blocked as error:
                return Refused(held, str(error))
            except (channel.Unavailable, channel.Conflict) as error:
                return await self._later(held, str(error))
            else:
                return self._sent(held, message_id)

    async def toast(self, toast: Toast) -> None:
        """Best effort: the answer to a tap is of use for a moment only.

        Raises:
            TokenRevoked: nothing can be sent at all.
        """
        if self._pace.pause_left() > TOAST_USEFUL_S:
            return
        await self._pace.unpaused()
        try:
            await self._channel.toast(toast)
        except channel.RetryAfter as error:
            self._pace.pause(error.seconds)
        except channel.TokenRevoked:
            raise
        except channel.ChannelError as error:
            log.debug("callback not answered: %s", error)

    def _sent(self, held: Held, message_id: int) -> Gone:
        if held.slot:
            self._latest[held.chat_id, held.slot] = message_id
            self._latest.move_to_end((held.chat_id, held.slot))
            if len(self._latest) > LATEST_KEPT:
                self._latest.popitem(last=False)
        return Gone(held, message_id)

    async def _attempt(self, held: Held, message: Message) -> int:
        if isinstance(message, Edit):
            return await self._edit(held, message)
        former = self._former(held)
        await self._pace.turn(held.chat_id, urgent=held.priority == ANSWER)
        message_id = await self._channel.deliver(held.chat_id, message, None)
        if former is not None:
            await self._strip(held.chat_id, former)
        return message_id

    async def _edit(self, held: Held, edit: Edit) -> int:
        """A message that already looks so is fine; one that is gone is sent anew by the caller."""
        target = edit.message_id or self._former(held)
        if target is None:
            raise channel.MessageGone("nothing to edit")
        await self._pace.unpaused()
        try:
            return await self._channel.deliver(held.chat_id, edit, target)
        except channel.NotModified:
            return target

    async def _strip(self, chat_id: int, message_id: int) -> None:
        """The former message of the slot loses its keyboard; best effort, since its buttons know that they are old."""
        try:
            await self._channel.strip(chat_id, message_id)
        except channel.RetryAfter as error:
            self._pace.pause(error.seconds)
        except channel.TokenRevoked:
            raise
        except channel.ChannelError as error:
            log.debug("former keyboard stays chat=%s: %s", chat_id, error)

    async def _later(self, held: Held, error: str) -> Again | GivenUp:
        """While Telegram is away everything waits; one message that nobody but it keeps from being sent does not."""
        if held.attempts > len(PAUSES_S):
            return GivenUp(held, error)
        if held.attempts >= TRIES_ALONE and await self._takes_others(held.chat_id):
            return GivenUp(held, f"{error} (only this one)")
        return Again(held, PAUSES_S[held.attempts - 1], error)

    async def _takes_others(self, chat_id: int) -> bool:
        await self._pace.unpaused()
        try:
            await self._channel.typing(chat_id)
        except channel.TokenRevoked:
            raise
        except channel.ChannelError:
            return False
        return True

    def _former(self, held: Held) -> int | None:
        """The message that shows the slot. Of two known ones it is the later: Telegram's ids only grow in a chat."""
        latest = self._latest.get((held.chat_id, held.slot)) if held.slot else None
        return max((one for one in (held.former, latest) if one is not None), default=None)


def note(outcome: Outcome, metrics: Metrics, seconds: float) -> None:
    """One line for each message, without its text. It was in our hands for so many seconds."""
    held = outcome.held
    where = f"chat={held.chat_id} outbox={held.id} slot={held.slot or '-'} try={held.attempts}"
    match outcome:
        case Gone(_, message_id):
            log.info("send %s outcome=sent message=%s seconds=%.3f", where, message_id, seconds)
            metrics.sent(seconds, answer=held.priority == ANSWER)
        case Again(_, pause, error):
            log.warning("send %s outcome=again pause=%g error=%s", where, pause, error)
            metrics.message("again")
        case GivenUp(_, error):
            log.error("send %s outcome=given_up error=%s", where, error)
            metrics.message("given_up")
        case Refused(_, error):
            log.warning("send %s outcome=refused error=%s", where, error)
            metrics.message("refused")
        case Released():
            log.info("send %s outcome=left", where)
