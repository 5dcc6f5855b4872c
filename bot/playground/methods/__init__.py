"""The methods of the Bot API that the stand-in knows, by their names."""

from bot.playground.methods import editing, media, profile, sending, updates
from bot.playground.methods.call import Method

ALL: dict[str, Method] = {
    **profile.METHODS,
    **sending.METHODS,
    **media.METHODS,
    **editing.METHODS,
    **updates.METHODS,
}

GET_UPDATES = "getUpdates"
"""The only one that waits: `updates.LongPoll` answers it."""

BY_LOWER_NAME: dict[str, str] = {name.lower(): name for name in (*ALL, GET_UPDATES)}
"""Telegram takes method names in any case."""
