"""The token, the webhook's secret and passwords are in no line of the log, whatever goes wrong, however loud it is."""

import asyncio
import io
import logging
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from bot.app import App, real_clock
from bot.log import set_up
from bot.playground.faults import Fault, Trouble
from bot.playground.playground import Playground
from bot.settings import Secret, Settings
from tests.stories.house import TOKEN

WRONG = [
    Fault(trouble=Trouble.STATUS, status=500),
    Fault(trouble=Trouble.STATUS, status=403),
    Fault(trouble=Trouble.STATUS, status=429, retry_after=0),
    Fault(trouble=Trouble.GARBAGE),
    Fault(trouble=Trouble.HALF),
    Fault(trouble=Trouble.DROP),
]


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


@pytest.mark.parametrize("transport", ["aiohttp", "httpx"])
async def test_the_token_is_in_no_line_while_every_call_fails_in_another_way(
    output: io.StringIO, tmp_path: Path, transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.polling.PAUSES_S", (0.01,))
    playground = Playground(now=real_clock, token=TOKEN)
    await playground.start()
    user, faults = playground.user(7), cycle([*WRONG, None])
    playground.set_faults(lambda method, _: None if method == "getMe" else next(faults))
    settings = Settings(
        token=Secret(TOKEN),
        api_url=playground.url,
        database=Secret(f"sqlite:///{tmp_path / 'coach.db'}"),
        transport=transport,
        owners=frozenset({7}),
    )
    set_up(logging.DEBUG, settings.secrets, output)
    for name in ("httpx", "httpcore", "telegram", "aiohttp", "asyncio", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.DEBUG)  # louder than it ever is
    async with asyncio.timeout(60), App(settings).running():
        for _ in range(3):
            user.say("/start")
            await asyncio.sleep(0.3)
    for name in ("httpx", "httpcore", "telegram", "aiohttp", "asyncio", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    await playground.stop()
    written = output.getvalue()
    assert "no updates" in written
    assert TOKEN not in written
    assert TOKEN.partition(":")[2] not in written
    assert settings.webhook_secret.reveal not in written


def test_a_secret_in_a_chained_traceback_is_taken_out(output: io.StringIO) -> None:
    settings = Settings(token=Secret(TOKEN), database=Secret("postgresql://me:hunter2@host/coach"))
    set_up(logging.DEBUG, settings.secrets, output)
    first = OSError(f"GET https://api.telegram.org/bot{TOKEN}/getMe")
    try:
        _fail(RuntimeError(settings.database.reveal), first)
    except RuntimeError:
        logging.getLogger("anything").exception("with %s", settings.webhook_secret.reveal)
    written = output.getvalue()
    assert "The above exception was the direct cause" in written
    for secret in (TOKEN, settings.webhook_secret.reveal, "hunter2"):
        assert secret not in written


def _fail(error: Exception, cause: Exception) -> None:
    raise error from cause
