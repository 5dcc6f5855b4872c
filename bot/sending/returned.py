"""What has come back and is not written down yet: it waits a moment for more, so that one transaction writes it all.

Whoever keeps something else meanwhile takes along what was sent: an answer's mark costs no transaction of its own.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from math import inf
from typing import Any

from bot.sending.ledger import mark
from bot.sending.outcomes import Gone, Outcome
from data.store import Unit

GATHER_S = 0.005
"""A process that is killed sends again at most what came back in so short a time, beside what was under way anyhow."""


class Returned:
    """The outcomes, in the order in which they came. What is written down is `in_hand` no longer."""

    def __init__(self, in_hand: dict[int, float], wake: asyncio.Event) -> None:
        self._in_hand, self._wake = in_hand, wake
        self._outcomes: list[Outcome] = []
        self._taken_along = 0
        self._ripe_at = inf
        self._hurried = 0

    def __bool__(self) -> bool:
        return bool(self._outcomes) or self._taken_along > 0

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """One more has come, and what follows from it."""
        self._outcomes += outcomes
        self._ripe_at = min(self._ripe_at, time.monotonic() + GATHER_S)

    def put_back(self, outcomes: Iterable[Outcome]) -> None:
        """They could not be written."""
        self._outcomes = [*outcomes, *self._outcomes]
        self._ripe_at = 0.0

    def wait(self) -> float:
        """Seconds until they should be written; inf where there are none."""
        return max(0.0, self._ripe_at - time.monotonic())

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Nothing waits in this block: somebody wants to see it written."""
        self._hurried += 1
        try:
            yield
        finally:
            self._hurried -= 1

    def ripe(self, *, at_once: bool) -> bool:
        """Whether there is anything that should be written by now, or `at_once`."""
        return bool(self._outcomes) and (at_once or self._hurried > 0 or not self.wait())

    def written(self, outcomes: Iterable[Outcome]) -> None:
        """They are kept."""
        for one in outcomes:
            self._in_hand.pop(one.held.id, None)

    @contextmanager
    def along(self) -> Iterator[Callable[[Unit, datetime], Coroutine[Any, Any, None]]]:
        """Gives what writes down, in a unit that is kept when this block ends, what was sent so far."""
        gone = [one for one in self._outcomes if isinstance(one, Gone)]
        if gone:
            self._outcomes = [one for one in self._outcomes if not isinstance(one, Gone)]
            self._ripe_at = self._ripe_at if self._outcomes else inf
        self._taken_along += len(gone)
        try:
            yield lambda unit, now: mark(unit, gone, now)
        except BaseException:
            self.put_back(gone)
            raise
        else:
            self.written(gone)
        finally:
            self._taken_along -= len(gone)
            self._wake.set()

    def take(self) -> list[Outcome]:
        """All of them."""
        outcomes, self._outcomes, self._ripe_at = self._outcomes, [], inf
        return outcomes
