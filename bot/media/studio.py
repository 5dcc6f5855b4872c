"""Where files come from: what is kept is taken, the rest is made aside, one after the other, what is waited for first.

Nobody waits twice for the same content, and who has waited long enough is told that it cannot be had.
"""

import asyncio
import logging
from asyncio import Future, PriorityQueue, TaskGroup, to_thread
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from itertools import count

from bot.clock import Clock
from bot.log import fault_of
from bot.media import version
from bot.media.process import CannotMake, Drawing, command
from bot.media.recipes import AnyRecipe, Made, form_of, key_of
from bot.media.shelf import Shelf
from bot.words import about

log = logging.getLogger(__name__)

RECENT = 16
"""So many of the latest files stay in memory, so that what could not be sent at once is not made again."""
TIDY_AFTER = 100
"""Files put on the shelf between two tidyings."""


class Closed(Exception):  # noqa: N818 - it names what is the case
    """The studio closes: the file may be asked for again after the next start."""


class _Job:
    """One file to make, and how many wait for it."""

    def __init__(self, key: str, recipe: AnyRecipe) -> None:
        self.key, self.recipe = key, recipe
        self.done: Future[Made | Exception] = asyncio.get_running_loop().create_future()
        self.waiting = 0

    def settle(self, found: Made | Exception) -> None:
        if not self.done.done():
            self.done.set_result(found)


class Studio:
    """Makes files while `run` runs. Without a `shelf` nothing is kept on disk."""

    on_trouble: Callable[[str], Awaitable[None]] | None = None
    """Told what somebody has to mend."""

    def __init__(self, clock: Clock, shelf: Shelf | None = None, drawing: Drawing | None = None) -> None:
        self._clock, self._shelf = clock, shelf
        self._drawing = drawing or Drawing(command(shelf))
        self._recent: OrderedDict[str, Made] = OrderedDict()
        self._used: set[str] = set()  # of the recent ones, since the last time that the others were forgotten
        self._jobs: dict[str, _Job] = {}
        self._queue: PriorityQueue[tuple[int, int, str]] = PriorityQueue()
        self._numbers = count()
        self._told: set[tuple[str, str]] = set()  # where a fault was and which, each told once until it is over
        self._open = True

    def forget_unused(self) -> None:
        """Forgets the files that nobody asked for since the last call: what a deleted runner had seen goes too."""
        for key in self._recent.keys() - self._used:
            del self._recent[key]
        self._used.clear()

    @property
    def busy(self) -> bool:
        """Whether somebody waits for a file."""
        return bool(self._jobs)

    async def make(self, recipe: AnyRecipe, *, urgent: bool, within_s: float) -> Made:
        """The file, waited for so many seconds at most; what is `urgent` goes before what is not.

        Raises:
            CannotMake: and why.
            Closed: there was no time for it.
        """
        if not self._open:
            raise Closed
        key = key_of(recipe)
        ready = self._recent.get(key) or await self._kept(key, recipe) or self._recent.get(key)
        if ready is not None:
            self._used.add(key)
        return ready or await self._queued(key, recipe, urgent=urgent, within_s=within_s)

    def close(self) -> None:
        """Nobody waits any longer, and nothing more is begun."""
        self._open = False
        for job in self._jobs.values():
            job.settle(Closed())

    async def run(self) -> None:
        """Makes what is asked for, until it is cancelled; then the drawing process ends too."""
        try:
            async with TaskGroup() as group:
                await to_thread(version.now)
                await self._tidy()
                for done in count(1):
                    _, _, key = await self._queue.get()
                    await self._make_next(key, group)
                    if done % TIDY_AFTER == 0:
                        await self._tidy()
        finally:
            self.close()
            await self._drawing.end()

    async def _queued(self, key: str, recipe: AnyRecipe, *, urgent: bool, within_s: float) -> Made:
        job = self._jobs.setdefault(key, _Job(key, recipe))
        self._queue.put_nowait((0 if urgent else 1, next(self._numbers), key))  # once more, if that is sooner
        job.waiting += 1
        try:
            async with asyncio.timeout(within_s):
                found = await asyncio.shield(job.done)
        except TimeoutError:
            raise CannotMake(f"not had within {within_s:g} s") from None
        finally:
            job.waiting -= 1
        if isinstance(found, Exception):
            raise found
        return found

    async def _make_next(self, key: str, group: TaskGroup) -> None:
        """What nobody waits for any more is not made: where there is too much to do, this is what there is less of."""
        job = self._jobs.get(key)
        if job is None:
            return
        try:
            if job.waiting and self._open:
                made = await self._drawing.make(job.recipe)
                if made.lasting:
                    self._remember(key, made)
                job.settle(made)
                self._over(_named(job.recipe))
                await self._keep(job, made, group)
        except Exception as error:  # noqa: BLE001 - whatever one recipe makes the code raise is that one's alone
            found = error if isinstance(error, CannotMake) else CannotMake(fault_of(error))
            job.settle(found)
            self._trouble(_named(job.recipe), str(found), about.cannot_make, group)
        finally:
            job.settle(Closed())  # where it was broken off
            del self._jobs[key]

    def _remember(self, key: str, made: Made) -> None:
        self._recent[key] = made
        self._used.add(key)
        while len(self._recent) > RECENT:
            self._used.discard(self._recent.popitem(last=False)[0])

    # The shelf

    async def _kept(self, key: str, recipe: AnyRecipe) -> Made | None:
        if self._shelf is None or form_of(recipe).personal:
            return None
        made = await to_thread(self._shelf.take, key)
        if made is not None:
            self._remember(key, made)
        return made

    async def _keep(self, job: _Job, made: Made, group: TaskGroup) -> None:
        if self._shelf is None or form_of(job.recipe).personal or not made.lasting:
            return
        try:
            await to_thread(self._shelf.put, job.key, made)
            self._over(str(self._shelf.folder))
        except OSError as error:
            self._trouble(str(self._shelf.folder), str(error.strerror), about.cannot_keep, group)

    async def _tidy(self) -> None:
        if self._shelf is not None:
            await to_thread(self._shelf.tidy, self._clock().timestamp())

    # What somebody has to mend

    def _trouble(self, where: str, why: str, worded: Callable[[str], str], group: TaskGroup) -> None:
        if (where, why) in self._told:
            return
        self._told.add((where, why))
        log.error("media %s: %s", where, why)
        if self.on_trouble is not None:
            group.create_task(self._tell(worded(f"{where}: {why}")))

    async def _tell(self, text: str) -> None:
        if self.on_trouble is not None:
            await self.on_trouble(text)

    def _over(self, where: str) -> None:
        """One of a kind was made, or kept: should that fail again, it is told again."""
        self._told = {one for one in self._told if one[0] != where}


def _named(recipe: AnyRecipe) -> str:
    return str(recipe.__struct_config__.tag)
