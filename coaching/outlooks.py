"""Plans of a moment ago: a state never changes, so what it was planned to is true as long as the day is the same."""

from collections import OrderedDict
from datetime import date

from coaching.memory.state import TrainingState
from coaching.planning import Outlook


class Outlooks:
    """Outlooks by state and day; those of the `kept` states asked about last are not planned again."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._known: OrderedDict[tuple[int, date], tuple[TrainingState, Outlook]] = OrderedDict()  # latest used last
        self._used: set[tuple[int, date]] = set()  # since the last `forget_unused`

    def of(self, state: TrainingState, today: date) -> Outlook:
        """The outlook of this very state on this day."""
        known = self._known.get((id(state), today))
        return self.keep(state, known[1] if known is not None else Outlook(state, today))

    def keep(self, state: TrainingState, outlook: Outlook, *, after: TrainingState | None = None) -> Outlook:
        """Remembers the outlook of this very state. Keeping the state keeps its identity from being given anew.

        `after` is the state that it takes the place of, and the next to be forgotten: it is hardly asked about again.
        """
        former = id(after), outlook.today
        if after is not None and former in self._known:
            self._known.move_to_end(former, last=False)
        key = id(state), outlook.today
        self._known[key] = state, outlook
        self._known.move_to_end(key)
        self._used.add(key)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)
        return outlook

    def forget_unused(self) -> None:
        """Forgets what was not asked about since the last call."""
        for key in self._known.keys() - self._used:
            del self._known[key]
        self._used.clear()
