"""`/healthz` and `/metrics`, for whoever watches over the process. Nothing of a runner is on them.

Healthy is a process that has lately heard from Telegram and lately looked for what is due. Both go through the store,
so a database or a Telegram that is not to be had shows here too.
"""

import math

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.clock import Clock
from bot.metrics import TICK, UPDATES, Metrics
from data.errors import DataError
from data.store import Store

LATEST_S = {UPDATES: 120.0, TICK: 60.0}
"""How old a part's last sign of life may be: a long poll lasts 25 s and a pause after failed ones 60 s."""


class Health:
    """The two pages over the figures of this process."""

    def __init__(self, metrics: Metrics, store: Store, clock: Clock) -> None:
        self._metrics = metrics
        self._store = store
        self._clock = clock

    def app(self) -> web.Application:
        """GET only, and nothing else on it."""
        app = web.Application(client_max_size=0)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._show)
        return app

    async def _healthz(self, _request: web.Request) -> web.Response:
        """200 or 503, with the ages that it is judged by."""
        ages = self._metrics.ages()
        well = all(ages[part] <= most for part, most in LATEST_S.items())
        seen = {f"{part}_age_s": round(age, 1) for part, age in ages.items()}
        return web.json_response({"healthy": well, **seen}, status=200 if well else 503)

    async def _show(self, _request: web.Request) -> web.Response:
        waiting, oldest = await self._outbox()
        self._metrics.outbox(waiting, oldest)
        return web.Response(body=self._metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _outbox(self) -> tuple[float, float]:
        """How many messages wait, and for how many seconds the oldest has; unknown while the store is not to be had."""
        try:
            async with self._store.read() as reader:
                waiting, oldest = await reader.waiting()
        except DataError:
            return math.nan, math.nan
        return waiting, max(0.0, (self._clock() - oldest).total_seconds()) if oldest else 0.0
