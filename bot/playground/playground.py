"""The local chat as one object: started, stopped, and asked for its people."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from aiohttp import web

from bot.playground.faults import Faults
from bot.playground.journal import FileJournal
from bot.playground.journey import Clock, Travel, ZoneOf
from bot.playground.limits import OVERALL_PER_SECOND, Limits
from bot.playground.server import Server
from bot.playground.state import World
from bot.playground.user import User

TOKEN = "7700000000:playground"  # noqa: S105 - it opens nothing but the local chat
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Playground:
    """A Bot API server on loopback for one bot, and the page of the chat.

    Args:
        now: the coach's clock, an aware datetime; stamps messages and is what the page shows.
        token: the only token that is let in.
        name: the bot's name, as getMe gives it and the page shows it.
        limits: whether Telegram's limits hold; `per_second` is the overall one.
        travel: what the page's clock buttons call; without it the page has no clock buttons.
        zone_of: the zone that the page shows a person's time in; without it, the browser's.
        faults: asked before each call whether it should go wrong.
        monotonic: the clock of the limits and of how long a tap may be answered.
        home: a folder in which everything is remembered across restarts; None keeps it in memory only.
    """

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        token: str = TOKEN,
        name: str = "Strength Coach",
        limits: bool = True,
        per_second: float = OVERALL_PER_SECOND,
        travel: Travel | None = None,
        zone_of: ZoneOf | None = None,
        faults: Faults | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        home: Path | None = None,
    ) -> None:
        self.token = token
        self.world = World(token=token, name=name, now=now, monotonic=monotonic)
        if home is not None:
            self.world.journal = FileJournal.open(home, self.world)
        rate = Limits(monotonic, per_second=per_second) if limits else None
        self._server = Server(self.world, limits=rate, faults=faults, clock=Clock(now, travel, zone_of))
        self._runner: web.AppRunner | None = None
        self._address = ""

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one.

        Raises:
            ValueError: the host is not a loopback address.
            OSError: the port is taken.
        """
        if host not in LOOPBACK:
            raise ValueError(f"the playground listens on loopback only, not on {host}")
        self._runner = web.AppRunner(self._server.app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self.stop()
            raise
        bound = self._runner.addresses[0][1]
        self._address = f"http://[{host}]:{bound}" if ":" in host else f"http://{host}:{bound}"

    async def stop(self) -> None:
        """Stop listening; open polls end at once. What was said stays, and `start` may follow."""
        if self._runner is not None:
            self._server.close()
            await self._runner.cleanup()
            self._runner = None
        if self.world.journal is not None:
            self.world.journal.close()

    @property
    def url(self) -> str:
        """Address of the page, without a slash at the end."""
        return self._address

    @property
    def base_url(self) -> str:
        """`base_url` for python-telegram-bot: the token is appended to it."""
        return f"{self._address}/bot"

    @property
    def base_file_url(self) -> str:
        """`base_file_url` for python-telegram-bot."""
        return f"{self._address}/file/bot"

    @property
    def calls(self) -> dict[str, int]:
        """How often each method was called since the start, refused calls included."""
        return dict(self._server.calls)

    @property
    def pending_updates(self) -> int:
        """Updates that the bot has not confirmed."""
        return len(self.world.updates)

    async def wait_for(self, predicate: Callable[["Playground"], bool], seconds: float = 5.0) -> None:
        """Wait until the predicate holds; it is looked at whenever a call comes or updates are confirmed.

        Raises:
            TimeoutError: it did not come true.
        """
        async with asyncio.timeout(seconds):
            while not predicate(self):
                await self.world.moved.heard(None)

    def set_faults(self, faults: Faults | None) -> None:
        """Order faults from now on, or none."""
        self._server.faults = faults

    def user(self, id: int = 1, first_name: str = "Robin", language_code: str = "en") -> User:  # noqa: A002 - Telegram's own name
        """The person with this id; the same id gives the same chat."""
        return User(self.world, id, first_name, language_code)
