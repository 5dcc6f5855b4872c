"""What has come back and is not written down yet: it waits a moment for more, so that one transaction writes it all."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import inf

from bot.sending.outcomes import Outcome

GATHER_S = 0.005
"""A process that is killed sends again at most what came back in so short a time, beside what was under way anyhow."""


class Returned:
    """The outcomes, in the order in which they came."""

    def __init__(self) -> None:
        self._outcomes: list[Outcome] = []
        self._ripe_at = inf
        self._hurried = 0

    def __bool__(self) -> bool:
        return bool(self._outcomes)

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
        return bool(self) and (at_once or self._hurried > 0 or not self.wait())

    def take(self) -> list[Outcome]:
        """All of them."""
        outcomes, self._outcomes, self._ripe_at = self._outcomes, [], inf
        return outcomes
