"""Training states between bytes and values, with a memory for those that were here a moment ago.

A state of a year is 25 kB, and reading it is a tenth of what a whole answer costs. A runner mostly sends several
updates within minutes, so what comes as the very bytes of last time is the value of last time. Only equal bytes count:
what another process, a rollback or a rebuild made of the runner is seen at once.
"""

from collections import OrderedDict

from coaching.memory.state import TrainingState
from data.codec import decode_training, encode_training

KEPT = 400
"""So many states are remembered, at about 100 kB each, bytes and value."""


class States:
    """One for each process, whatever the number of transactions."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._known: OrderedDict[int, tuple[bytes, TrainingState]] = OrderedDict()  # the latest used last
        self._used: set[int] = set()  # since the last `forget_unused`

    def decoded(self, runner_id: int, body: bytes, version: int) -> TrainingState | None:
        """The state, or None where it is not of today's version."""
        known = self._known.get(runner_id)
        if known is not None and known[0] == body and known[1].version == version:
            self._known.move_to_end(runner_id)
            self._used.add(runner_id)
            return known[1]
        state = decode_training(body, version)
        if state is not None:
            self._remember(runner_id, body, state)
        return state

    def encoded(self, runner_id: int, state: TrainingState) -> bytes:
        """The bytes that are kept of it; those of a state that has not changed are the ones that were read."""
        known = self._known.get(runner_id)
        if known is not None and known[1] is state:
            return known[0]
        body = encode_training(state)
        self._remember(runner_id, body, state)
        return body

    def in_passing(self) -> "States":
        """The same memory for whom we write to unasked: what it knows stays true, but it learns nobody.

        Of the thousands who get their morning message in one minute hardly anybody answers while it is remembered, and
        all who are talking just then would be forgotten for them.
        """
        return _InPassing(self._kept, self._known, self._used)

    def forget(self, runner_id: int) -> None:
        """Nothing of somebody who wanted to be forgotten stays in memory."""
        self._known.pop(runner_id, None)

    def forget_unused(self) -> None:
        """Forgets whoever was not here since the last call; so goes whom another process has deleted."""
        for runner_id in self._known.keys() - self._used:
            del self._known[runner_id]
        self._used.clear()

    def _remember(self, runner_id: int, body: bytes, state: TrainingState) -> None:
        self._known[runner_id] = (body, state)
        self._known.move_to_end(runner_id)
        self._used.add(runner_id)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)


class _InPassing(States):
    def __init__(self, kept: int, known: OrderedDict[int, tuple[bytes, TrainingState]], used: set[int]) -> None:
        self._kept, self._known, self._used = kept, known, used

    def _remember(self, runner_id: int, body: bytes, state: TrainingState) -> None:
        if runner_id in self._known:
            super()._remember(runner_id, body, state)
