"""Taking turns in the event loop."""

import asyncio


async def once_left(times: int = 1) -> None:
    """Until what was begun before has left, and, with `times`, what was begun when that had.

    In one round of the event loop it becomes a request, in the next that is written.
    """
    for _ in range(2 * times):
        await asyncio.sleep(0)
