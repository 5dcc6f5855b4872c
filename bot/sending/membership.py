"""The processes of one bot on one database: which of them sends what we start, and how many share Telegram's limit.

Each process keeps a lease fresh that says that it is there, and one of them holds another: it alone judges what is due
and sends it. When it ends, or dies and its lease runs out, the next one to ask takes over.
"""

import logging
from datetime import datetime

from bot.sending.pace import Monotonic, Pace
from data.errors import DataError
from data.store import Store, Unit

log = logging.getLogger(__name__)

LEASE_S = 30.0
"""So long after the death of the process that starts messages another one begins to, at most `RENEW_S` later."""
RENEW_S = 10.0
_STARTS = "what we start"
_PRESENT = "process "


class Membership:
    """This process among the others. `pace` is told how many there are."""

    def __init__(self, process: str, pace: Pace, monotonic: Monotonic) -> None:
        self._process, self._pace, self._monotonic = process, pace, monotonic
        self._renew_at = self._leads_until = monotonic()
        self._granted = False

    async def leads(self, unit: Unit, now: datetime) -> bool:
        """Whether it is for us to send what we start. Renews the leases from time to time, within the unit."""
        if self._monotonic() >= self._renew_at:
            await self._renew(unit, now)
        return self._monotonic() < self._leads_until

    def doubt(self) -> None:
        """The unit in which they may have been renewed was not kept: ask again."""
        self._renew_at = self._leads_until = self._monotonic()

    async def leave(self, store: Store) -> None:
        """Makes room for another process at once. Best effort: the leases run out by themselves."""
        try:
            async with store.unit() as unit:
                await unit.give_back(_STARTS, self._process)
                await unit.give_back(_PRESENT + self._process, self._process)
        except DataError as error:
            log.warning("the leases run out by themselves: %s", error)

    async def _renew(self, unit: Unit, now: datetime) -> None:
        asked = self._monotonic()
        await unit.lease(_PRESENT + self._process, self._process, now, LEASE_S)
        granted = await unit.lease(_STARTS, self._process, now, LEASE_S)
        if granted is not self._granted:
            log.info("sends what the coach starts: %s", granted)
            self._granted = granted
        self._renew_at = asked + RENEW_S
        self._leads_until = asked + LEASE_S if granted else asked
        self._pace.share_among(await unit.leases_held(_PRESENT, now))
