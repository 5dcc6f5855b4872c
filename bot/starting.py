"""The start, step by step: each waits for what comes by itself, and names what somebody has to mend."""

import asyncio
import logging
import socket
from collections.abc import Iterable
from contextlib import AsyncExitStack

from bot.channel import ChannelError, NotThere, RetryAfter, TokenRevoked
from bot.intake import PAUSES_S, Source
from bot.machine import Surroundings
from bot.polling import Polling
from bot.settings import Settings
from bot.telegram import Telegram
from bot.words import about

log = logging.getLogger(__name__)


class StartError(Exception):
    """The coach cannot start. `faults` has one sentence for each thing to mend."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


async def connected(stack: AsyncExitStack, settings: Settings) -> Telegram:
    """Telegram, once it knows us. While it cannot be reached this waits and says so."""
    if settings.token is None:
        raise StartError(["TELEGRAM_BOT_TOKEN is not set"])
    telegram = Telegram(settings.token, settings.api_url, transport=settings.transport, proxy=settings.proxy)
    failed = 0
    while (asked := await _started(telegram, settings.api_url)) is not None:
        await asyncio.sleep(max(asked, PAUSES_S[min(failed, len(PAUSES_S) - 1)]))
        failed += 1
    stack.push_async_callback(telegram.stop)
    return telegram


async def _started(telegram: Telegram, address: str) -> float | None:
    """None once it has; while Telegram cannot be reached or has no answer, for how many seconds it asked us to wait."""
    try:
        await telegram.start()
    except TokenRevoked:
        raise StartError([about.NOT_KNOWN]) from None
    except NotThere:
        raise StartError(
            [
                (
                    f"TELEGRAM_API_URL {address} answers 'not found' to this bot. Give the address of a Bot API "
                    "server, and in TELEGRAM_BOT_TOKEN a token that it knows."
                )
            ]
        ) from None
    except ChannelError as error:
        log.warning("Telegram cannot be reached: %s; trying again", error)
        return error.seconds if isinstance(error, RetryAfter) else 0.0
    return None


async def introduced(telegram: Telegram) -> None:
    """Sets the command menu and the profile; nobody waits for it, and it may fail."""
    try:
        await telegram.introduce()
    except ChannelError as error:
        log.warning("the command menu and the profile could not be set: %s", error)


def process_name(settings: Settings, telegram: Telegram) -> str:
    """What this process is called among those that share the database.

    It outlives the process: what it held when it was killed it takes back. One polls for a bot; by webhook there may be
    several, told apart by where they listen.
    """
    if not settings.webhook_url:
        return f"poller of {telegram.id}"
    return f"webhook of {telegram.id} at {socket.gethostname()}:{settings.webhook_port}"


def polled(telegram: Telegram, around: Surroundings) -> Source:
    """Updates as they are asked for. A webhook of before is taken away by itself."""
    identity = (telegram.id, telegram.username)
    return Polling(telegram, around.store, around.clock, around.owner, around.metrics, identity=identity)
