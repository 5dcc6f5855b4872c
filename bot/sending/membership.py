"""The processes of one bot on one database: which of them sends what we start, and how many share Telegram's limit.

Each process keeps a lease fresh that says that it is there, and one of them holds another: it alone judges what is due
and sends it. When it ends, or dies and its lease runs out, the next one to ask takes over.

A process that was killed is followed by another of its name, which takes back what it had in hand; where both are
alive, as when somebody starts the coach twice, the second leaves that alone.
"""

import logging
import os
import socket
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


def this_run() -> str:
    """What tells this run of a process from others of its name: its machine and its number there."""
    return f"{socket.gethostname()} {os.getpid()}"


class Membership:
    """This process among the others. `pace` is told how many there are; `run` is `this_run`, for tests another."""

    def __init__(self, process: str, pace: Pace, monotonic: Monotonic, run: str = "") -> None:
        self._process, self._pace, self._monotonic = process, pace, monotonic
        self._run = run or this_run()
        self._renew_at = self._leads_until = monotonic()
        self._granted = False

    async def leads(self, unit: Unit, now: datetime) -> bool:
        """Whether it is for us to send what we start. Renews the leases from time to time, within the unit."""
        if self._monotonic() >= self._renew_at:
            await self._renew(unit, now)
        return self.leading

    @property
    def leading(self) -> bool:
        """As `leads`, as far as it is known without asking: it renews nothing."""
        return self._monotonic() < self._leads_until

    async def succeeds(self, unit: Unit, now: datetime) -> bool:
        """Whether no other run of our name is alive, so that what it held is ours.

        One of this machine is asked for by its number; from elsewhere one counts as alive until its lease runs out.
        """
        name = _PRESENT + self._process
        former = await unit.lease_owner(name)
        if former is not None and _has_ended(former):
            await unit.give_back(name, former)
        return await unit.lease(name, self._run, now, LEASE_S)

    def doubt(self) -> None:
        """The unit in which they may have been renewed was not kept: ask again."""
        self._renew_at = self._leads_until = self._monotonic()

    async def leave(self, store: Store) -> None:
        """Makes room for another process at once. Best effort: the leases run out by themselves."""
        try:
            async with store.unit() as unit:
                await unit.give_back(_STARTS, self._process)
                await unit.give_back(_PRESENT + self._process, self._run)
        except DataError as error:
            log.warning("the leases run out by themselves: %s", error)

    async def _renew(self, unit: Unit, now: datetime) -> None:
        asked = self._monotonic()
        await unit.lease(_PRESENT + self._process, self._run, now, LEASE_S)
        granted = await unit.lease(_STARTS, self._process, now, LEASE_S)
        if granted is not self._granted:
            log.info("sends what the coach starts: %s", granted)
            self._granted = granted
        self._renew_at = asked + RENEW_S
        self._leads_until = asked + LEASE_S if granted else asked
        self._pace.share_among(await unit.leases_held(_PRESENT, now))


def _has_ended(run: str) -> bool:
    """Whether it is known that a run is over: there is no such process, or its number has become ours."""
    machine, _, number = run.rpartition(" ")
    if machine != socket.gethostname() or int(number) == os.getpid():
        return machine == socket.gethostname()
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
