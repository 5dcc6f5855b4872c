"""What is measured: the cells, what one of them is, and what was found in it."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Bot(StrEnum):
    """Who answers."""

    PTB = "echo of python-telegram-bot as it comes"
    OURS = "the same echo on our transport"
    AIOGRAM = "echo of aiogram"
    COACH = "the coach"


class Kind(StrEnum):
    """What is written to it."""

    ECHO = "texts"
    MIX = "a normal morning"
    TODAY = "/today"
    FLOW = "taps in a flow"
    SORE = "sore"
    LOGGED = "a logged set"


class Cell(Struct, frozen=True, kw_only=True):
    """One cell: who answers what, to how many chats, and in which surroundings.

    `delay_s` is the Bot API's own time for a call. With `a_second` so many updates come in a second; without it each
    chat writes again as soon as it is answered. `runners` are in the database, those who write among them.
    """

    bot: Bot
    kind: Kind
    chats: int = 256
    webhook: bool = False
    postgresql: bool = False
    delay_s: float = 0.0
    a_second: float = 0.0
    runners: int = 0
    uvloop: bool = False

    @property
    def surroundings(self) -> str:
        """Where it differs from the centre cell."""
        found = [] if self.chats == CHATS else [f"{self.chats} chats" if self.chats > 1 else "one chat"]
        found += [f"{self.a_second:.0f} a second"] if self.a_second else []
        found += ["webhook"] if self.webhook else []
        found += ["uvloop"] if self.uvloop else []
        found += ["PostgreSQL"] if self.postgresql else []
        found += [f"Bot API takes {self.delay_s * 1000:.0f} ms"] if self.delay_s else []
        found += [f"{self.runners:,} runners kept"] if self.runners else []
        return ", ".join(found)


class Order(Struct, frozen=True, kw_only=True):
    """Measure the process `pid` over so many updates, for so many seconds at the most. `hook` is where to post them."""

    pid: int
    updates: int
    seconds: float = 60.0
    hook: str = ""


class Measured(Struct, frozen=True, kw_only=True):
    """What was found: seconds on the clock and of CPU for all `updates`, latencies in seconds, bytes of memory.

    `files` of the calls showed one, and `uploads` of these brought it along.
    """

    updates: int
    seconds: float
    cpu: float
    p50: float
    p99: float
    rss: int
    calls: int
    files: int
    uploads: int

    @property
    def rate(self) -> float:
        """Updates a second."""
        return self.updates / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of CPU for one update."""
        return self.cpu * 1000 / max(1, self.updates)


CHATS = 256
CENTRE = Cell(bot=Bot.COACH, kind=Kind.MIX)
ECHOES = tuple(Cell(bot=one, kind=Kind.ECHO) for one in (Bot.PTB, Bot.OURS, Bot.AIOGRAM))
AROUND = (
    *(replace(CENTRE, kind=one) for one in (Kind.TODAY, Kind.FLOW, Kind.SORE, Kind.LOGGED)),
    replace(CENTRE, chats=32),
    replace(CENTRE, webhook=True),
    replace(CENTRE, postgresql=True),
    replace(CENTRE, delay_s=0.05),
)
"""The centre varied by one factor at a time."""
ON_UVLOOP = tuple(replace(one, uvloop=True) for one in (ECHOES[1], CENTRE))
ALONE = (
    replace(ECHOES[1], chats=1),
    *(replace(CENTRE, kind=one, chats=1) for one in (Kind.TODAY, Kind.FLOW, Kind.SORE, Kind.LOGGED, Kind.MIX)),
    replace(ECHOES[1], chats=1, a_second=110),
)
"""One chat. The mix waits for its pictures, so 110 updates a second is all there is; a machine that rests in between is
slower, which is what the last one is for."""
GROWING = tuple(replace(CENTRE, runners=one) for one in (1_000, 10_000, 100_000, 1_000_000))
