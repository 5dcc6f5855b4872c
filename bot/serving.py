"""Small HTTP servers of our own: the webhook and the health page. Plain HTTP, for a reverse proxy or this machine."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from msgspec import Struct


class CannotListenError(Exception):
    """The address cannot be listened on. The text names the setting."""


class Door(Struct, frozen=True):
    """Where to listen, and the setting that says so. Port 0 takes a free one."""

    host: str
    port: int
    setting: str


@asynccontextmanager
async def serving(app: web.Application, door: Door) -> AsyncIterator[int]:
    """Serves `app` for this block; the port that it listens on.

    Bodies come as they are sent: nothing is unpacked for a caller, since a small body can unpack into a big one.

    Raises:
        CannotListenError: the port is taken, or the address is not one of this machine.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=3.0, auto_decompress=False)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, door.host, door.port).start()
        except OSError as error:
            raise CannotListenError(
                f"{door.setting}: {door.host}:{door.port} cannot be used: {error.strerror}"
            ) from None
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
