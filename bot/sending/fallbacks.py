"""What goes out where a message cannot go out as it was meant."""

import logging

from msgspec.structs import replace

from bot.channel import Message, Plain
from bot.replies import Edit, Media, Send
from data.outbox_store import Message as Held

log = logging.getLogger(__name__)


def anew(message: Message) -> Message | None:
    """The same as a new message, where it should have taken the place of one that is gone; None where it is new."""
    match message:
        case Edit():
            return Send(screen=message.screen, slot=message.slot)
        case Media(message_id=int()):
            return replace(message, message_id=None)
        case _:
            return None


def in_words(held: Held, media: Media, error: Exception) -> Plain:
    """The same without its file."""
    log.warning("chat=%s outbox=%s goes out without its file: %s", held.chat_id, held.id, error)
    screen = replace(media.screen, text=media.instead or media.screen.text)
    if media.message_id is not None:
        return Edit(screen=screen, message_id=media.message_id, slot=media.slot)
    return Send(screen=screen, slot=media.slot, silent=media.silent, due=media.due)
