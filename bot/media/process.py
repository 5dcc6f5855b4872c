"""The drawing process as the coach holds it: started at the first need, replaced when it dies, hangs or grows old."""

import asyncio
import logging
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError
from msgspec.structs import replace

import bot
from bot.media import version, wire
from bot.media.recipes import AnyRecipe, Made
from bot.media.shelf import Shelf

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "bot.media.worker")
MAKE_WITHIN_S = 30.0
"""One file; what takes longer hangs."""
FILES_EACH = 200
"""So many files one process makes: what its libraries leave behind goes with it."""
_HOME = Path(bot.__file__).parents[1]
_LOST = (BrokenPipeError, ConnectionResetError, asyncio.IncompleteReadError)


def command(shelf: Shelf | None) -> Sequence[str]:
    """How the drawing process is started that keeps parts of files on this shelf, where there is one."""
    return COMMAND if shelf is None else (*COMMAND, str(shelf.folder.resolve()), str(shelf.most_bytes))


class CannotMake(Exception):  # noqa: N818 - it names what is the case
    """The file is not to be had. The text says why, for the log, and quotes nothing of a runner."""


class Drawing:
    """One process at a time, one recipe at a time: the studio calls `make` again when its former call is over."""

    def __init__(self, command: Sequence[str] = COMMAND, within_s: float = MAKE_WITHIN_S) -> None:
        self._command = tuple(command)
        self._within_s = within_s
        self._process: Process | None = None
        self._made = 0

    @property
    def process_id(self) -> int | None:
        """Of the process that runs, for who measures it."""
        return self._process.pid if self._process is not None else None

    async def make(self, recipe: AnyRecipe) -> Made:
        """The file. A process that died, maybe while nothing was asked of it, is replaced once.

        Raises:
            CannotMake: and why.
        """
        try:
            return await self._make(recipe)
        except _LOST:
            log.warning("the drawing process died; starting another")
            await self.end()
        try:
            return await self._make(recipe)
        except _LOST:
            await self.end()
            raise CannotMake("the drawing process died of it") from None

    async def end(self) -> None:
        """Ends the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        if process.stdin is not None:
            process.stdin.close()
        await process.communicate()

    async def _make(self, recipe: AnyRecipe) -> Made:
        try:
            async with asyncio.timeout(self._within_s):
                answer = await self._asked(await self._running(), recipe)
        except TimeoutError:
            await self.end()
            raise CannotMake(f"not made within {self._within_s:g} s") from None
        except OSError as error:
            if isinstance(error, _LOST):
                raise
            raise CannotMake(f"no drawing process can be started: {error.strerror}") from None
        except BaseException:
            await self.end()  # broken off in the middle: its answer would be taken for the next one's
            raise
        if answer.made is None:
            raise CannotMake(answer.fault)
        as_here = answer.version == version.now()  # else the program was replaced below the running coach
        return answer.made if as_here else replace(answer.made, lasting=False)

    async def _running(self) -> Process:
        if self._process is not None and self._made >= FILES_EACH:
            await self.end()
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, cwd=_HOME)
            self._made = 0
        self._made += 1
        return self._process

    @staticmethod
    async def _asked(process: Process, recipe: AnyRecipe) -> wire.Answer:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
        process.stdin.write(wire.framed(recipe))
        await process.stdin.drain()
        head = await process.stdout.readexactly(wire.HEAD)
        try:
            return wire.answer_in(await process.stdout.readexactly(wire.length_of(head)))
        except DecodeError:
            raise BrokenPipeError from None
