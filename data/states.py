"""Training states in memory, of those who were here a moment ago.

A state of a year is 25 kB, and reading it is a tenth of what a whole answer costs. A runner mostly sends several
updates within minutes, so what is kept under the mark of last time is the value of last time. A mark is given once, by
chance: what another process, a rollback or a rebuild made of the runner has another, and is seen at once.
"""

from collections import OrderedDict
from secrets import randbits

from msgspec import Struct

from coaching.memory.state import TrainingState

KEPT = 400
"""So many states are remembered, at about 80 kB each."""


class Known(Struct, frozen=True):
    """A state, and the mark under which it is kept."""

    mark: int
    state: TrainingState


def new_mark() -> int:
    """One that nothing else has."""
    return randbits(62)


class States:
    """One for each process, whatever the number of transactions."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._known: OrderedDict[int, Known] = OrderedDict()  # the latest used last
        self._used: set[int] = set()  # since the last `forget_unused`

    def known(self, runner_id: int) -> Known | None:
        """The state of last time, which may be kept no more; by itself this is no use of it."""
        return self._known.get(runner_id)

    def used(self, runner_id: int) -> None:
        """What is known of this runner is still what is kept."""
        if runner_id in self._known:
            self._use(runner_id)

    def marked(self, runner_id: int, state: TrainingState) -> int:
        """The mark under which this state is to be kept; one that has not changed has that of last time."""
        known = self._known.get(runner_id)
        if known is not None and known.state is state:
            return known.mark
        mark = new_mark()
        self.remember(runner_id, Known(mark, state))
        return mark

    def remember(self, runner_id: int, known: Known) -> None:
        """For the next time."""
        self._known[runner_id] = known
        self._use(runner_id)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)

    def in_passing(self) -> "States":
        """The same memory for whom we write to unasked: what it knows stays true, but it learns nobody.

        Of the thousands who get their morning message in one minute hardly anybody answers while it is remembered, and
        all who are talking just then would be forgotten for them.
        """
        return _InPassing(self._kept, self._known, self._used)

    def forget(self, runner_id: int) -> None:
        """Nothing stays in memory of somebody who wanted to be forgotten, or of whom nothing is kept."""
        self._known.pop(runner_id, None)

    def forget_unused(self) -> None:
        """Forgets whoever was not here since the last call; so goes whom another process has deleted."""
        for runner_id in self._known.keys() - self._used:
            del self._known[runner_id]
        self._used.clear()

    def _use(self, runner_id: int) -> None:
        self._known.move_to_end(runner_id)
        self._used.add(runner_id)


class _InPassing(States):
    def __init__(self, kept: int, known: OrderedDict[int, Known], used: set[int]) -> None:
        self._kept, self._known, self._used = kept, known, used

    def remember(self, runner_id: int, known: Known) -> None:
        if runner_id in self._known:
            super().remember(runner_id, known)
