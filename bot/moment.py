"""Now, as the runner lives it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.chat import Chat
from coaching.facts import Moment


def zone_of(chat: Chat) -> ZoneInfo:
    """The runner's zone; UTC while it is not known or no longer in the zone table."""
    name = chat.preferences.zone
    try:
        return ZoneInfo(name) if name else ZoneInfo("UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def local(chat: Chat, now: datetime) -> datetime:
    """The instant `now` on the runner's own clock."""
    return now.astimezone(zone_of(chat))


def moment(chat: Chat, now: datetime) -> Moment:
    """The UTC instant and the local date."""
    return Moment(now.astimezone(UTC), local(chat, now).date())
