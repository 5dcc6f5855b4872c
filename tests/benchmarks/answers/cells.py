"""What is measured: the cells, what one of them is, and what was found in it."""

from enum import StrEnum

from msgspec import Struct


class Bot(StrEnum):
    """Who answers."""

    PTB = "python-telegram-bot's echo as it comes"
    OURS = "the same echo on our transport"
    AIOGRAM = "aiogram's echo"
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
    """One cell: who answers what, to how many chats, and in which surroundings. `delay_s` is the Bot API's own time.

    `pause_s` is how long a chat waits before it writes again; with 0 the bot is always busy.
    """

    bot: Bot
    kind: Kind
    chats: int = 256
    webhook: bool = False
    postgresql: bool = False
    delay_s: float = 0.0
    pause_s: float = 0.0
    runners: int = 0  # how many the database holds beside those who write

    @property
    def name(self) -> str:
        """What tells it from the centre cell."""
        differs = [f"{self.chats} chats" if self.chats != 1 else "1 chat"]
        differs += ["webhook"] * self.webhook + ["PostgreSQL"] * self.postgresql
        differs += [f"{self.delay_s * 1000:.0f} ms answer time"] if self.delay_s else []
        differs += [f"{self.runners:,} runners kept"] if self.runners else []
        return f"{self.bot.value}: {self.kind.value}, {', '.join(differs)}"


class Order(Struct, frozen=True, kw_only=True):
    """Measure the process `pid` over so many updates, for so many seconds at the most. `hook` is where to post them."""

    pid: int
    updates: int
    seconds: float = 60.0
    hook: str = ""


class Measured(Struct, frozen=True, kw_only=True):
    """What was found: seconds on the clock and of CPU for all `updates`, latencies in seconds, bytes of memory."""

    updates: int
    seconds: float
    cpu: float
    p50: float
    p99: float
    rss: int
    growth: int
    calls: int

    @property
    def rate(self) -> float:
        """Updates a second."""
        return self.updates / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of CPU for one update."""
        return self.cpu * 1000 / max(1, self.updates)


CENTRE = Cell(bot=Bot.COACH, kind=Kind.MIX)
ECHOES = tuple(Cell(bot=one, kind=Kind.ECHO) for one in (Bot.PTB, Bot.OURS, Bot.AIOGRAM))
