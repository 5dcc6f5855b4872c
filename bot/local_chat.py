"""The local chat in this process: the stand-in for Telegram with its page, and a clock that its page can move on.

It remembers across restarts how far its clock was moved, so its time never goes back.
"""

from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import ShiftedClock
from bot.playground.journey import Travel, ZoneOf
from bot.playground.playground import Playground
from bot.sending.pace import Monotonic
from bot.settings import DEFAULT_PLAYGROUND_PORT

PORTS_TRIED = 20


class PortTakenError(Exception):
    """The port that the settings name is taken."""


class LocalChat:
    """The playground with the coach's clock. `home` is the folder in which it remembers."""

    def __init__(
        self, clock: ShiftedClock, home: Path, *, monotonic: Monotonic, travel: Travel, zone_of: ZoneOf
    ) -> None:
        self._clock = clock
        self._mark = home / "clock"
        self._travel_on = travel
        if self._mark.is_file():
            clock.move_to(clock() + timedelta(seconds=float(self._mark.read_text(encoding="utf-8"))))
        self.playground = Playground(now=clock, monotonic=monotonic, travel=self._travel, zone_of=zone_of, home=home)

    async def start(self, port: int | None) -> None:
        """Listens on `port`, or on the first free one from the usual port on where there is none given.

        Raises:
            PortTakenError: the given port is taken.
        """
        ports = range(DEFAULT_PLAYGROUND_PORT, DEFAULT_PLAYGROUND_PORT + PORTS_TRIED) if port is None else (port,)
        for one in (*ports, *((0,) if port is None else ())):
            try:
                await self.playground.start(port=one)
            except OSError:
                continue
            return
        raise PortTakenError(f"port {port} is taken")

    async def stop(self) -> None:
        await self.playground.stop()

    async def _travel(self, until: datetime) -> None:
        """Where the way was cut short, as far as it came."""
        try:
            await self._travel_on(until)
        finally:
            self._mark.write_text(str(self._clock.shift.total_seconds()), encoding="utf-8")
