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

    def of(self, state: TrainingState, today: date, *, like: Outlook | None = None) -> Outlook:
        """The outlook of this very state on this day, `like` that of a state shortly before it.

        Keeping the state keeps its identity from being given anew.
        """
        key = id(state), today
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = state, Outlook(state, today, like=like)
        self._known.move_to_end(key)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)
        return known[1]
