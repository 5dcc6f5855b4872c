"""The bench: a pytest plugin that collects the tests once and tries each mutant in a process forked from there.

First every test is run as it is, and what each reads of the rules table is written down (`Watched`). A mutant is then
tried with those tests alone that read its constant, quickest first, until one fails.
"""

import functools
import gc
import importlib
import math
import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import ClassVar, NamedTuple

import pytest
from _pytest.runner import runtestprotocol

from tests.mutation.selection import repeating
from tests.mutation.table import Mutant, tables

SLOWEST_S = 1.0
"""Tests that take longer do not count: they would be asked again for every mutant that nothing quicker notices."""
PATIENCE = 30.0
"""A mutant is killed by hanging when it takes so many seconds of the processor, and three times what its tests take
unmutated. Time on the clock says nothing: on a busy machine every mutant is slow."""
_KILLED, _SURVIVED = 1, 0


class Verdict(NamedTuple):
    """What became of a mutant. `by` is the test that killed it, or "" for a survivor; `tests` were asked at most."""

    mutant: Mutant
    by: str
    tests: int
    seconds: float


class Watched(ModuleType):
    """A table that writes down which of its constants are read."""

    seen: ClassVar[set[tuple[str, str]]] = set()

    def __getattribute__(self, name: str) -> object:
        if name.isupper():
            short = super().__getattribute__("__name__").rpartition(".")[2]
            Watched.seen.add((short, name))
        return super().__getattribute__(name)


class _Known(NamedTuple):
    item: pytest.Item
    seconds: float


class _Trial(NamedTuple):
    mutant: Mutant
    tests: Sequence[pytest.Item]
    started: float
    pipe: int


class Bench:
    """The plugin. `verdicts` and `unread` are there after `pytest.main`; `failed` are tests that fail unmutated."""

    def __init__(self, mutants: Sequence[Mutant], jobs: int) -> None:
        self.mutants = mutants
        self.jobs = jobs
        self.verdicts: list[Verdict] = []
        self.failed: list[str] = []
        self.readers: dict[tuple[str, str], list[_Known]] = {}
        self.counted = 0
        self.killers: dict[tuple[str, str], list[str]] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = [one for one in session.items if not _repeats(one)]
        self._watch(items)
        self._try_all()
        return True

    def _watch(self, items: Sequence[pytest.Item]) -> None:
        """Run each test as the table stands, and write down what it reads."""
        modules = list(tables().values())
        for module in modules:
            module.__class__ = Watched
        for item in items:
            forget()
            Watched.seen.clear()
            started = time.process_time()
            passed = _passes(item)
            known = _Known(item, time.process_time() - started)
            if not passed:
                self.failed.append(item.nodeid)
            elif known.seconds <= SLOWEST_S:
                self.counted += 1
                for read in Watched.seen:
                    self.readers.setdefault(read, []).append(known)
        for module in modules:
            module.__class__ = ModuleType
        gc.freeze()

    def _try_all(self) -> None:
        waiting = deque(self.mutants)
        running: dict[int, _Trial] = {}
        while waiting or running:
            while waiting and len(running) < self.jobs:
                mutant = waiting.popleft()
                pid, trial = self._start(mutant)
                running[pid] = trial
            for pid, by in list(_ended(running)):
                self._note(running.pop(pid), by)
            time.sleep(0.002)

    def _start(self, mutant: Mutant) -> tuple[int, _Trial]:
        """Fork a process that applies the mutant and asks its tests."""
        tests, seconds = self._tests(mutant)
        heard, told = os.pipe()
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            os.close(heard)
            _attempt(mutant, tests, told, math.ceil(PATIENCE + 3 * seconds))
        os.close(told)
        return pid, _Trial(mutant, tests, time.monotonic(), heard)

    def _tests(self, mutant: Mutant) -> tuple[list[pytest.Item], float]:
        """Its readers: what killed its neighbours first, then the quickest."""
        known = self.readers.get(mutant.read, [])
        killers = self.killers.get(mutant.read, [])
        ranked = sorted(
            known,
            key=lambda one: (-killers.count(one.item.nodeid), one.seconds),
        )
        return [one.item for one in ranked], sum(one.seconds for one in known)

    def _note(self, trial: _Trial, by: str) -> None:
        if by:
            self.killers.setdefault(trial.mutant.read, []).append(by)
        self.verdicts.append(Verdict(trial.mutant, by, len(trial.tests), time.monotonic() - trial.started))


def forget() -> None:
    """Empty every cache of the coach and of the catalogue, so that nothing worked out under another table is left."""
    for one in _caches():
        one.cache_clear()


@functools.cache
def _caches() -> tuple["functools._lru_cache_wrapper[object]", ...]:
    rooms = ("coaching", "data.catalogue", "tests.")
    for name in [name for name in sys.modules if name.startswith("coaching")]:
        importlib.import_module(name)
    return tuple(
        one
        for one in gc.get_objects()
        if isinstance(one, functools._lru_cache_wrapper)
        and str(one.__module__).startswith(rooms)
        and one is not _caches
        and not str(one.__module__).startswith("tests.mutation")
        and one.__name__ != "catalogue"
    )


def _repeats(item: pytest.Item) -> bool:
    names = repeating(Path(item.path))
    return "*" in names or getattr(item, "originalname", item.name) in names


def _passes(item: pytest.Item) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=None)
    return not any(one.failed for one in reports)


def _attempt(mutant: Mutant, tests: Sequence[pytest.Item], told: int, seconds: int) -> None:
    """In the forked process: never returns. The system ends it after so many seconds of the processor."""
    code = _KILLED
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        mutant.apply()
        forget()
        for item in tests:
            if not _passes(item):
                os.write(told, item.nodeid.encode())
                break
        else:
            code = _SURVIVED
    finally:
        os._exit(code)


def _ended(running: dict[int, _Trial]) -> Iterator[tuple[int, str]]:
    """The processes that have ended, with the test that failed in them ("" for none)."""
    for pid, trial in running.items():
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            by = os.read(trial.pipe, 4096).decode()
            os.close(trial.pipe)
            code = os.waitstatus_to_exitcode(status)
            late = code in {-signal.SIGXCPU, -signal.SIGKILL}
            yield pid, by or ("it never ended" if late else "it fell over" if code != _SURVIVED else "")
