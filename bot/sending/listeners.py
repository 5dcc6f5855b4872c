"""Whom the sender tells of what it meets."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from data.errors import DataError
from data.outbox_store import Message
from data.store import Unit

OnBlocked: TypeAlias = Callable[[int, datetime], Awaitable[None]]
"""Told of a chat that takes no messages any more, and when."""

OnExpired: TypeAlias = Callable[[Unit, Sequence[Message], datetime], Awaitable[None]]
"""Told of what was not sent in time, within the unit that takes it out."""

OnTrouble: TypeAlias = Callable[[DataError], Awaitable[None]]
"""Told of a store that is not to be had."""
