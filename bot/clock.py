"""The clock as an argument: who needs the time is handed a `Clock`. The real one is built in `bot/app.py`."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Gives the current instant, aware, in UTC."""


class ShiftedClock:
    """A clock that runs with its base, some way ahead of it. The local chat and the tests move it on, never back."""

    def __init__(self, base: Clock, shift: timedelta = timedelta()) -> None:
        self._base = base
        self._shift = shift

    def __call__(self) -> datetime:
        return self._base() + self._shift

    @property
    def shift(self) -> timedelta:
        return self._shift

    def move_to(self, instant: datetime) -> None:
        """Run on from `instant`; one that has passed changes nothing, since what happened then has happened."""
        self._shift = max(self._shift, instant - self._base())
