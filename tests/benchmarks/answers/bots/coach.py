"""The coach as it is, but without limits on what comes and leaves: `API_URL DATABASE_URL [WEBHOOK_PORT]`."""

import asyncio
import signal
import sys

from bot import allocator, flood
from bot.app import App
from bot.command_line import loop_factory, spare_the_collector
from bot.log import set_up
from bot.sending import pace
from bot.settings import Secret, Settings

TOKEN = "4242:" + "benchmark" * 4


async def run(settings: Settings) -> None:
    """Until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with App(settings).running():
        spare_the_collector()
        await stop.wait()


if __name__ == "__main__":
    api, database, *port = sys.argv[1:]
    pace.CHAT_EVERY = flood.EVERY_S = 0.0
    hook = f"http://127.0.0.1:{port[0]}/telegram" if port else ""
    asked = Settings(
        token=Secret(TOKEN),
        api_url=api,
        database=Secret(database),
        per_second=1_000_000,
        webhook_url=hook,
        webhook_port=int(port[0]) if port else 0,
    )
    allocator.settle()
    set_up(asked.log_level, asked.secrets)
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(run(asked))
