"""The library's errors -> our own."""

from telegram import error as library

from bot import channel
from bot.log import redact

_TOLD = 200
"""So many characters of an error's text are kept."""
_GONE = ("edit not found", "can't be edited", "message_id_invalid", "message identifier")
_NO_TEXT = "no text in"
_FILE_UNKNOWN = ("file identifier", "file_id", "file_reference", "use file of")
_TOO_LARGE = "entity too large"
_CHAT_GONE = ("chat not found", "user not found", "peer_id_invalid")
_OURS: tuple[tuple[type[library.TelegramError], type[channel.ChannelError]], ...] = (
    (library.Forbidden, channel.Blocked),
    (library.Conflict, channel.Conflict),
    (library.ChatMigrated, channel.BadRequest),
)


def translated(error: library.TelegramError) -> channel.ChannelError:
    """Our error for the library's. Its text is the server's description, never an address or a token."""
    text = redact(error.message).partition("\n")[0][:_TOLD]  # cut last: half a token looks like none
    match error:
        case library.RetryAfter(retry_after=wait):
            return channel.RetryAfter(float(wait) if isinstance(wait, int) else wait.total_seconds())
        case library.BadRequest():
            return _bad_request(text)
        case library.NetworkError() if _TOO_LARGE in text.lower():
            return channel.BadRequest(text)
        case library.InvalidToken():
            return _not_found_or_revoked(error)
        case _:
            ours = next((ours for theirs, ours in _OURS if isinstance(error, theirs)), channel.Unavailable)
            return ours(text)


def _bad_request(text: str) -> channel.ChannelError:
    said = text.lower()
    if "not modified" in said:
        return channel.NotModified(text)
    if _NO_TEXT in said:
        return channel.NoText(text)
    if any(sign in said for sign in _FILE_UNKNOWN):
        return channel.FileRefused(text)
    if any(sign in said for sign in _GONE):
        return channel.MessageGone(text)
    if any(sign in said for sign in _CHAT_GONE):
        return channel.Blocked(text)
    return channel.BadRequest(text)


def _not_found_or_revoked(error: library.InvalidToken) -> channel.ChannelError:
    """The library says the same of 401 and 404; on starting, in a text of its own that holds the token."""
    cause = error.__cause__
    said = cause.message if isinstance(cause, library.TelegramError) else error.message
    if "not found" in said.lower():
        return channel.NotThere("answered 'not found'")
    return channel.TokenRevoked("token not valid")
