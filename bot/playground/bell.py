"""Waking those who wait for a change, without polling and from plain functions."""

import asyncio


class Bell:
    """Rings for everyone who is waiting now.

    Whoever checks first and then waits, with no await between, misses nothing.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def heard(self, seconds: float | None) -> bool:
        """Wait for the next ring, at most `seconds` (None: for ever); whether it rang."""
        event = self._event
        try:
            async with asyncio.timeout(seconds):
                return await event.wait()
        except TimeoutError:
            return False
