"""Settings from the environment and `.env`: read once, frozen, and every fault named at once.

The environment wins over `.env`. Each fault names the variable, what is wrong, and how to mend it. `.env.example`
documents every variable; a test keeps the two together.
"""

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from dotenv import dotenv_values
from msgspec import Struct

from bot import server_settings
from bot.server_settings import THIS_MACHINE, WrongSettingError
from data.engine import normalised
from data.errors import DatabaseUrlFault

T = TypeVar("T")
D = TypeVar("D")

LOCAL_FOLDER = Path(".local")
"""Where the SQLite files are; git ignores it."""

DEFAULT_API_URL = "https://api.telegram.org"
DEFAULT_PLAYGROUND_PORT = 8080
TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
DEFAULT_MEDIA_MB = 200
AIOHTTP, HTTPX = "aiohttp", "httpx"
LOG_LEVELS = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40}
_NOBODY: frozenset[int] = frozenset()
DEFAULT_WEBHOOK_PORT = 8081
_OURS = ("TELEGRAM_", "PLAYGROUND_", "DATABASE_", "OWNER_", "WEBHOOK_", "HEALTH_", "MEDIA_")


class SettingsError(Exception):
    """The settings cannot be used. `faults` has one sentence for each thing to mend."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class Secret(Struct, frozen=True):
    """A text that never shows itself: `reveal` is for the one place that needs it."""

    reveal: str

    def __repr__(self) -> str:
        return "[secret]"

    __str__ = __repr__


class Settings(Struct, frozen=True, kw_only=True):
    """How this process runs. `token` is None for the local chat; `port` is None for "8080, or the next free one".

    `database` is an address that `data.engine` takes. `per_second` is how many messages all chats get in a second.
    `webhook_url` is where Telegram posts the updates; without it they are asked for. `host` is the address on which the
    ports of the webhook and of the health page listen. `transport` is what carries our requests, `proxy` is the address
    of one that they go through. `media_folder` is where pictures and phrases that are nobody's own are kept,
    `media_mb` how many megabytes of them, 0 for none.
    """

    token: Secret | None
    api_url: str = DEFAULT_API_URL
    database: Secret
    port: int | None = None
    log_level: int = LOG_LEVELS["INFO"]
    owners: frozenset[int] = frozenset()
    per_second: int = 30
    webhook_url: str = ""
    webhook_port: int = DEFAULT_WEBHOOK_PORT
    given_webhook_secret: Secret | None = None
    health_port: int | None = None
    host: str = THIS_MACHINE
    transport: str = AIOHTTP
    media_folder: Path = LOCAL_FOLDER / "media"
    media_mb: int = DEFAULT_MEDIA_MB
    proxy: Secret | None = None

    @property
    def webhook_secret(self) -> Secret:
        """The one of the settings, or one made of the token: all processes of a bot have the same."""
        if self.given_webhook_secret is not None:
            return self.given_webhook_secret
        key = self.token.reveal if self.token else ""
        return Secret(hmac.new(key.encode(), b"webhook secret", hashlib.sha256).hexdigest())

    @property
    def calendar_base(self) -> str:
        """The address below which calendars are served, "" where this bot has no web address."""
        return f"{self.webhook_url.rstrip('/')}/calendar" if self.webhook_url else ""

    @property
    def local_chat(self) -> bool:
        return self.token is None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be logged."""
        return (self.token.reveal, self.webhook_secret.reveal) if self.token else ()


def load(env_file: Path = Path(".env"), folder: Path = LOCAL_FOLDER) -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: with every fault.
    """
    written = dotenv_values(env_file) if env_file.is_file() else {}
    given = _Given({**written, **os.environ})
    token = given.read("TELEGRAM_BOT_TOKEN", _token, None)
    database = f"sqlite:///{folder / ('coach.db' if token else 'local-chat.db')}"
    settings = Settings(  # Long because each setting has its line
        token=Secret(token) if token else None,
        api_url=given.read("TELEGRAM_API_URL", _api_url, DEFAULT_API_URL),
        database=Secret(given.read("DATABASE_URL", _database, database)),
        port=given.read("PLAYGROUND_PORT", _whole(1, 65535), None),
        log_level=given.read("LOG_LEVEL", _log_level, LOG_LEVELS["INFO"]),
        owners=given.read("OWNER_IDS", _owners, _NOBODY),
        per_second=given.read("TELEGRAM_MESSAGES_PER_SECOND", _whole(1, 1000), 30),
        webhook_url=given.read("WEBHOOK_URL", server_settings.webhook_url, ""),
        webhook_port=given.read("WEBHOOK_PORT", _whole(1, 65535), DEFAULT_WEBHOOK_PORT),
        given_webhook_secret=given.read("WEBHOOK_SECRET", lambda text: Secret(server_settings.secret(text)), None),
        health_port=given.read("HEALTH_PORT", _whole(1, 65535), None),
        host=given.read("LISTEN_HOST", server_settings.host, THIS_MACHINE),
        transport=given.read("TELEGRAM_TRANSPORT", _transport, AIOHTTP),
        media_folder=given.read("MEDIA_FOLDER", Path, folder / "media"),
        media_mb=given.read("MEDIA_MEGABYTES", _whole(0, 100_000), DEFAULT_MEDIA_MB),
        proxy=given.read("TELEGRAM_PROXY", lambda text: Secret(server_settings.proxy(text)), None),
    )
    faults = [*given.faults, *_unknown(written, os.environ)]
    if faults:
        raise SettingsError(faults)
    return settings


KNOWN = (
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_URL",
    "TELEGRAM_MESSAGES_PER_SECOND",
    "TELEGRAM_TRANSPORT",
    "TELEGRAM_PROXY",
    "DATABASE_URL",
    "PLAYGROUND_PORT",
    "LOG_LEVEL",
    "OWNER_IDS",
    "WEBHOOK_URL",
    "WEBHOOK_PORT",
    "WEBHOOK_SECRET",
    "HEALTH_PORT",
    "LISTEN_HOST",
    "MEDIA_FOLDER",
    "MEDIA_MEGABYTES",
)


class _Given:
    """What is set. Reads one setting after the other, and gathers their faults."""

    def __init__(self, texts: Mapping[str, str | None]) -> None:
        self._texts = texts
        self.faults: list[str] = []

    def read(self, name: str, parse: Callable[[str], T], default: D) -> T | D:
        """The parsed setting; `default` where it is absent, empty, or (with a noted fault) malformed."""
        text = (self._texts.get(name) or "").strip()
        try:
            return parse(text) if text else default
        except WrongSettingError as fault:
            self.faults.append(f"{name} {fault}")
            return default


def _unknown(written: Mapping[str, str | None], environment: Mapping[str, str]) -> list[str]:
    """In `.env`, which is ours alone, any unknown name is a slip; in the environment only one with a prefix of ours."""
    names = set(written) | {name for name in environment if name.startswith(_OURS)}
    return [_unknown_fault(name) for name in sorted(names - set(KNOWN))]


def _unknown_fault(name: str) -> str:
    near = get_close_matches(name, KNOWN, n=1)
    mend = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(KNOWN)}."
    return f"{name} is no setting. {mend}"


def _token(text: str) -> str:
    if not TOKEN.fullmatch(text):
        raise WrongSettingError(
            "is not a bot token. Copy the whole token from @BotFather (digits, a colon, letters), or take the line out "
            "to use the local chat."
        )
    return text


def _api_url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text):
        raise WrongSettingError(f"is not a web address. Give one such as {DEFAULT_API_URL}.")
    return text.rstrip("/")


def _transport(text: str) -> str:
    if text.lower() not in {AIOHTTP, HTTPX}:
        raise WrongSettingError(f"is not {AIOHTTP} or {HTTPX}. Write one of them, or take the line out.")
    return text.lower()


def _database(text: str) -> str:
    try:
        normalised(text)
    except DatabaseUrlFault as error:
        raise WrongSettingError(f"cannot be used: {error}.") from None
    return text


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise WrongSettingError(f"is not a whole number from {low} to {high}. Write one, or take the line out.")
        return int(text)

    return parse


def _log_level(text: str) -> int:
    if text.upper() not in LOG_LEVELS:
        raise WrongSettingError(f"is not a log level. Give one of {', '.join(LOG_LEVELS)}.")
    return LOG_LEVELS[text.upper()]


def _owners(text: str) -> frozenset[int]:
    parts = [part.strip() for part in text.split(",")]
    if not all(re.fullmatch(r"[0-9]{1,15}", part) for part in parts):
        raise WrongSettingError("is not a list of Telegram user ids. Write numbers with commas between: 12345,67890.")
    return frozenset(int(part) for part in parts)
