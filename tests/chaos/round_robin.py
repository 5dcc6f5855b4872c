"""One address for several processes: each request goes to the next of them that is there."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count

import aiohttp
from aiohttp import web


@asynccontextmanager
async def round_robin(ports: Sequence[int]) -> AsyncIterator[str]:
    """The address."""
    turns = count()
    async with aiohttp.ClientSession() as http:

        async def forward(request: web.Request) -> web.Response:
            body, turn = await request.read(), next(turns)
            for tried in range(len(ports)):
                url = f"http://127.0.0.1:{ports[(turn + tried) % len(ports)]}{request.path}"
                try:
                    async with http.post(url, data=body, headers=request.headers) as answer:
                        return web.Response(status=answer.status)
                except aiohttp.ClientError:
                    continue
            return web.Response(status=502)

        app = web.Application()
        app.router.add_post("/{path:.*}", forward)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
        finally:
            await runner.cleanup()
