"""Carries one message to Telegram and says what became of it. Knows nothing of leases and transactions."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot import channel
from bot.channel import Channel, Message, Shown
from bot.media.process import CannotMake
from bot.media.recipes import Made
from bot.media.studio import Closed
from bot.records import ANSWER, decode_message
from bot.replies import Edit, Media, Remove
from bot.sending.fallbacks import anew, in_words
from bot.sending.files import Files
from bot.sending.outcomes import Again, GivenUp, Gone, Outcome, Refused, Released
from bot.sending.pace import Monotonic, Pace
from bot.sending.slots import Slots
from bot.sending.tasks import Work
from data.file_store import SentFile
from data.outbox_store import Message as Held

log = logging.getLogger(__name__)

T = TypeVar("T", bound=int | Shown)

PAUSES_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, *(300.0,) * 46)
"""How long to wait after the first, second, ... try that got no answer; after the last of them it is given up.

Together nearly the four hours for which what we start is of use: Telegram may be away for a morning.
"""
TRIES_ALONE = 8
"""So often a message is tried that gets no answer although its chat takes other things; then the fault is its own.

It holds up its chat for two minutes. Were one call in five to fail, three messages in a million would be given up.
"""
TRIES_OF_A_FILE = 3
"""So often a file is tried whose chat takes other things; then the words go out without it."""


class Postman:
    """Finds the message to edit, keeps the pace, and turns what goes wrong into an outcome.

    Without `files` every message goes out in words.
    """

    def __init__(self, to: Channel, pace: Pace, monotonic: Monotonic, files: Files | None = None) -> None:
        self._channel, self._files = to, files
        self.waiting = 0  # how many wait for a file to be made
        self.on_waiting: Callable[[], None] = lambda: None  # told when one begins to
        self._pace = pace
        self._monotonic = monotonic
        self.aside: Callable[[Work], None] = lambda work: work.close()  # begins what nobody waits for
        self._slots = Slots()

    async def carry(self, held: Held, until: float) -> Outcome:
        """Sends it. `until` is when, by the monotonic clock, it is no longer in our hands.

        Raises:
            TokenRevoked: nothing can be sent at all.
        """
        message: Message = decode_message(held.body)
        while True:
            try:
                return await self._attempt(held, message, until)
            except Closed:
                return Released(held)
            except (channel.ChannelError, CannotMake) as error:
                found = await self._after(error, held, message, until)
            if not isinstance(found, Message):
                return found
            message = found

    async def _after(
        self, error: channel.ChannelError | CannotMake, held: Held, message: Message, until: float
    ) -> Outcome | Message:
        """What comes of what went wrong: an outcome, or what to try next."""
        match error:
            case channel.TokenRevoked():
                raise error
            case channel.RetryAfter(seconds=wait):
                self._pace.pause(wait)
                return Again(held, wait, str(error)) if self._monotonic() + wait >= until else message
            case channel.MessageGone():
                if isinstance(error, channel.NoText):
                    await self._strip_tapped(held, message)
                return anew(message) or GivenUp(held, str(error))
            case channel.BadRequest() | CannotMake():
                return in_words(held, message, error) if isinstance(message, Media) else GivenUp(held, str(error))
            case channel.Blocked():
                return Refused(held, str(error))
            case _:
                if isinstance(message, Media) and await self._only_this(held, TRIES_OF_A_FILE):
                    return in_words(held, message, error)
                return await self._later(held, str(error))

    def _sent(self, held: Held, message_id: int, file: SentFile | None = None) -> Gone:
        self._slots.shown(held, message_id)
        return Gone(held, message_id, file)

    async def _attempt(self, held: Held, message: Message, until: float) -> Outcome:
        if isinstance(message, Media):
            return await self._show(held, message, until)
        if isinstance(message, Edit):
            return self._sent(held, await self._edit(held, message))
        if isinstance(message, Remove):
            await self._pace.unpaused()
            await self._remove(held.chat_id, message.message_id)
            return self._sent(held, message.message_id)
        return self._sent(held, await self._new(held, lambda: self._channel.deliver(held.chat_id, message, None)))

    async def _new(self, held: Held, send: Callable[[], Awaitable[T]], *, alone: bool = False) -> T:
        """A new message in its turn; the former one of the slot loses its keyboard, or goes."""
        former = self._slots.former(held)
        await self._pace.turn(held.chat_id, urgent=held.priority == ANSWER)
        sent = await send()
        if former is not None:
            self._slots.replaced(held.chat_id, former, sent.message_id if isinstance(sent, Shown) else sent)
            self.aside(self._retire(held.chat_id, former, alone=alone))
        return sent

    # Files

    async def _show(self, held: Held, media: Media, until: float) -> Outcome:
        """By Telegram's id of the file, or made and uploaded: that is done before the chat's turn is taken."""
        if self._files is None:
            raise CannotMake("files are not made here")
        file_id = await self._files.file_id(held.chat_id, media.recipe)
        if file_id:
            try:
                return self._sent(held, (await self._shown(held, media, file_id)).message_id)
            except channel.FileRefused as error:
                log.info("chat=%s outbox=%s the file is uploaded anew: %s", held.chat_id, held.id, error)
        made = await self._made(held, media, self._files)
        if self._monotonic() >= until:
            return Released(held)
        shown = await self._shown(held, media, made)
        lasts = bool(shown.file_id) and made.lasting
        learnt = self._files.learnt(held.chat_id, media.recipe, shown.file_id) if lasts else None
        return self._sent(held, shown.message_id, learnt)

    async def _made(self, held: Held, media: Media, files: Files) -> Made:
        self.waiting += 1
        self.on_waiting()
        urgent = held.priority == ANSWER
        try:
            if urgent and media.message_id is None:
                await self._takes_others(held.chat_id)  # who waits for it sees that something comes
            return await files.made(media.recipe, urgent=urgent)
        finally:
            self.waiting -= 1

    async def _shown(self, held: Held, media: Media, file: str | Made) -> Shown:
        target = media.message_id
        if target is None:
            return await self._new(held, lambda: self._channel.show(held.chat_id, media, file, None), alone=media.alone)
        await self._pace.unpaused()
        try:
            return await self._channel.show(held.chat_id, media, file, target)
        except channel.NotModified:
            return Shown(target, "")

    async def _strip_tapped(self, held: Held, message: Message) -> None:
        """What it should have become goes out anew below: its buttons are there now."""
        if isinstance(message, Edit) and message.message_id is not None:
            await self._strip(held.chat_id, message.message_id)

    # Words

    async def _edit(self, held: Held, edit: Edit) -> int:
        """A message that already looks so is fine; one that is gone is sent anew by the caller."""
        tapped = edit.message_id and self._slots.in_place_of(held.chat_id, edit.message_id)
        target = tapped or self._slots.former(held)
        if target is None:
            raise channel.MessageGone("nothing to edit")
        await self._pace.unpaused()
        try:
            return await self._channel.deliver(held.chat_id, edit, target)
        except channel.NotModified:
            return target

    async def _remove(self, chat_id: int, message_id: int) -> None:
        try:
            await self._channel.remove(chat_id, message_id)
        except channel.BadRequest:
            await self._strip(chat_id, message_id)  # too old, or gone already

    async def _retire(self, chat_id: int, message_id: int, *, alone: bool) -> None:
        """The former message of a slot loses its keyboard, or goes, while the chat's next message is on its way."""
        await self._best_effort(chat_id, (self._remove if alone else self._channel.strip)(chat_id, message_id))

    async def _strip(self, chat_id: int, message_id: int) -> None:
        await self._best_effort(chat_id, self._channel.strip(chat_id, message_id))

    async def _best_effort(self, chat_id: int, work: Awaitable[None]) -> None:
        """A keyboard may stay, since its buttons know that they are old."""
        try:
            await work
        except channel.RetryAfter as error:
            self._pace.pause(error.seconds)
        except channel.ChannelError as error:
            log.debug("former keyboard stays chat=%s: %s", chat_id, error)

    async def _later(self, held: Held, error: str) -> Again | GivenUp:
        """While Telegram is away everything waits; one message that nobody but it keeps from being sent does not."""
        if held.attempts > len(PAUSES_S):
            return GivenUp(held, error)
        if await self._only_this(held, TRIES_ALONE):
            return GivenUp(held, f"{error} (only this one)")
        return Again(held, PAUSES_S[held.attempts - 1], error)

    async def _only_this(self, held: Held, tries: int) -> bool:
        return held.attempts >= tries and await self._takes_others(held.chat_id)

    async def _takes_others(self, chat_id: int) -> bool:
        await self._pace.unpaused()
        try:
            await self._channel.typing(chat_id)
        except channel.TokenRevoked:
            raise
        except channel.ChannelError:
            return False
        return True
