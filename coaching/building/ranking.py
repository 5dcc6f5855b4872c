"""In which order exercises are taken where several would do (rules, section 5): told everything, ties by id."""

from collections.abc import Set as AbstractSet

from coaching.building.order import SessionOrder
from coaching.dosing.base_dose import CORE, LEGS
from coaching.exercise import Exercise, LoadType, Pattern, Tag
from coaching.rules import progression as rules
from coaching.rules import session as session_rules
from coaching.runner import Area


class Ranking:
    """The order of one session's options, the best with the lowest rank.

    `wanted` are the tags of which the session still needs a move each; it is looked at anew each time. `last` are the
    exercises of the last strength session.
    """

    def __init__(self, order: SessionOrder, wanted: AbstractSet[Tag], last: AbstractSet[str]) -> None:
        self._order = order
        self._wanted = wanted
        self._last = last

    def of(self, one: Exercise) -> tuple[int | bool | str, ...]:
        """Tags, compounds and calves, known where nothing is new, rotation, reps or holds, weight, article, level."""
        record = self._order.records.get(one.id)
        core = one.pattern in CORE
        # Core reps on both sides are slow: where minutes are few a hold does it.
        timed_first = core and self._order.minutes < session_rules.UNCOUNTED_BELOW_MINUTES
        return (
            -len(self._wanted & one.tags),
            (one.pattern in LEGS and Tag.NOT_COMPOUND in one.tags)
            or (one.pattern is Pattern.CALF_ANKLE and Area.CALVES not in one.areas),
            record is None and self._order.limits.no_new_exercise,
            one.id in self._last,
            one.metric.timed != timed_first and (timed_first or not core),
            core and not one.article_mistake,
            self._weights_open and one.load_type is not LoadType.EXTERNAL,
            not one.article_mistake,
            -one.level,
            record.last_day.toordinal() if record else 0,
            one.id,
        )

    def of_link(self, one: Exercise) -> tuple[int | bool | str, ...]:
        """Of several next links: core as in the article, with a weight once the phase asks for it, the lower level."""
        article = not one.article_mistake
        loaded = one.load_type is LoadType.EXTERNAL and self._weights_open
        return (one.pattern in CORE and article, not loaded, article, one.level, one.id)

    @property
    def _weights_open(self) -> bool:
        return self._order.dose.phase >= rules.OPTIONAL_LOAD_FROM_PHASE
