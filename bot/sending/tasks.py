"""What is under way at the same time: tasks of one group, which end with it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

Work: TypeAlias = Coroutine[Any, Any, None]


class Tasks:
    """Started while `running`. `on_over` is told when nothing is aside any more."""

    def __init__(self, on_over: Callable[[], None]) -> None:
        self._group: asyncio.TaskGroup | None = None
        self._aside: set[asyncio.Task[None]] = set()
        self._on_over = on_over

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Waits at its end for all that was started."""
        async with asyncio.TaskGroup() as group:
            self._group = group
            try:
                yield
            finally:
                self._group = None

    @property
    def open(self) -> bool:
        """Whether anything can be started."""
        return self._group is not None

    @property
    def aside(self) -> bool:
        """Whether there is anything aside."""
        return bool(self._aside)

    def start(self, work: Work) -> asyncio.Task[None] | None:
        """Begins it; not where nothing can be started."""
        if self._group is None:
            work.close()
            return None
        return self._group.create_task(work)

    def start_aside(self, work: Work) -> None:
        """The same, for what nobody waits for but who wants to see everything done."""
        if (task := self.start(work)) is not None:
            self._aside.add(task)
            task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[None]) -> None:
        self._aside.discard(task)
        if not self._aside:
            self._on_over()
