# ruff: noqa: N818 - these name what happened, as `KeyError` would not
"""How messages leave: what the sender asks of Telegram, and what can go wrong, in our own words.

Every error carries a short text for the log that names no secret.
"""

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

from msgspec import Struct

from bot.media.recipes import Made
from bot.replies import Document, Edit, Media, Remove, Send, Toast

Plain: TypeAlias = Send | Edit | Document
"""What holds all that it shows."""
Message: TypeAlias = Plain | Media | Remove
"""What is kept until it is sent; a toast is not."""


class ChannelError(Exception):
    """Telegram did not do what we asked."""


class Blocked(ChannelError):
    """The runner blocked the bot, or the chat is gone: nothing more is sent until they write again."""


class BadRequest(ChannelError):
    """Telegram refuses this request, and would again."""


class NotModified(BadRequest):
    """The message already looks like this."""


class MessageGone(BadRequest):
    """The message to edit is gone or can no longer be edited."""


class NoText(MessageGone):
    """The message to edit shows a picture or a file, and cannot become one of words alone."""


class FileRefused(BadRequest):
    """Telegram does not take this id of a file (any more)."""


class RetryAfter(ChannelError):
    """Too many requests: nothing may be sent for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"asked to wait {seconds:g} s")
        self.seconds = seconds


class Unavailable(ChannelError):
    """No answer, half an answer, or a fault on Telegram's side: worth another try."""


class NotThere(Unavailable):
    """The address is not one of a Bot API server, or its server has a fault."""


class TokenRevoked(ChannelError):
    """The token is not valid (any more)."""


class Conflict(ChannelError):
    """Another process reads this bot's updates."""


class Shown(Struct, frozen=True):
    """A message that shows a file, and Telegram's id of that file ("" where it told none)."""

    message_id: int
    file_id: str


class Channel(Protocol):
    """What the sender needs of Telegram. `chat_id` is the private chat's id. All methods raise `ChannelError`s."""

    async def deliver(self, chat_id: int, message: Plain, message_id: int | None) -> int:
        """Send, or edit the message `message_id`; returns the id of the message that now shows it.

        Raises:
            MessageGone: there is nothing (left) to edit.
        """
        ...

    async def show(self, chat_id: int, media: Media, file: str | Made, message_id: int | None) -> Shown:
        """Send a file, by Telegram's id of it or by upload, or put it into the message `message_id`.

        Raises:
            MessageGone: there is nothing (left) to put it into.
            FileRefused: Telegram does not take this id.
        """
        ...

    async def toast(self, toast: Toast) -> None: ...

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Take the keyboard of a message away."""
        ...

    async def remove(self, chat_id: int, message_id: int) -> None:
        """Take a message away."""
        ...

    async def typing(self, chat_id: int) -> None:
        """Show for a few seconds that something comes: the least that a chat can be asked to take."""
        ...


class Updates(Protocol):
    """What the intake needs of Telegram."""

    async def updates(self, offset: int | None, wait: int) -> Sequence[dict[str, Any]]:
        """Updates from `offset` on, waiting up to `wait` seconds for the first. Raises `ChannelError`s."""
        ...


class Api(Protocol):
    """What the webhook needs of Telegram."""

    async def ask(self, method: str, values: dict[str, Any]) -> Any:
        """A method of the Bot API by its name; its result as it came. Raises `ChannelError`s."""
        ...
