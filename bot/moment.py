"""Now, as the runner lives it."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.chat import Chat
from coaching.facts import Moment


def zone_of(chat: Chat) -> ZoneInfo:
    """The runner's zone; UTC while it is not known or no longer in the zone table."""
    return _zone(chat.preferences.zone or "UTC")


@cache
def _zone(name: str) -> ZoneInfo:
    """Read once: the library keeps but eight zones, and reads every other anew from its file."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def local(chat: Chat, now: datetime) -> datetime:
    """The instant `now` on the runner's own clock."""
    return now.astimezone(zone_of(chat))


def moment(chat: Chat, now: datetime) -> Moment:
    """The UTC instant and the local date."""
    return Moment(now.astimezone(UTC), local(chat, now).date())
