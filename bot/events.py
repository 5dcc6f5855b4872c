"""What came in, free of Telegram's own types: one Event for each update that we take notice of."""

from typing import TypeAlias

from msgspec import Struct


class Event(Struct, frozen=True, kw_only=True):
    """Something that a chat sent.

    `chat_id` is the private chat's id, which is the runner's id. `language` is the IETF tag that Telegram gives, or "".
    """

    update_id: int
    chat_id: int
    language: str = ""
    name: str = ""  # first name, for greeting; never kept


class TextSent(Event, frozen=True, kw_only=True):
    """Plain text, commands included. `message_id` is the id of the runner's message."""

    text: str
    message_id: int


class ButtonTapped(Event, frozen=True, kw_only=True):
    """A tap on an inline keyboard. `data` is as Telegram sent it, so it may be stale or forged.

    `message_id` is the message that carries the keyboard, None where Telegram no longer gives it.
    """

    callback_id: str
    data: str
    message_id: int | None


class LocationShared(Event, frozen=True, kw_only=True):
    """A shared location in degrees; used for the time zone and not kept."""

    latitude: float
    longitude: float


class OtherSent(Event, frozen=True, kw_only=True):
    """Anything that we do not read: "photo", "voice", "sticker", "edited", "document", "other" ..."""

    kind: str


class ChatBlocked(Event, frozen=True, kw_only=True):
    """The runner blocked the bot, or (`blocked` False) let it back in."""

    blocked: bool


class GroupMessage(Event, frozen=True, kw_only=True):
    """Somebody spoke to the bot in a group: it answers only with how to reach it in private."""


AnyEvent: TypeAlias = TextSent | ButtonTapped | LocationShared | OtherSent | ChatBlocked | GroupMessage
