"""Where Telegram posts to."""

from urllib.parse import urlsplit

from msgspec import Struct

from bot.settings import Secret


class Place(Struct, frozen=True):
    """Where Telegram posts to, and what it shows so that we know it."""

    url: str
    secret: Secret

    @property
    def path(self) -> str:
        return urlsplit(self.url).path or "/"

    @property
    def calendars(self) -> str:
        """The path below which the runners' private calendars are."""
        return f"{self.path.rstrip('/')}/calendar"
