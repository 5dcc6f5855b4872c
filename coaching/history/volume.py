"""How much was done week by week: weight moved and repetitions, with lighter weeks and races."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from coaching.days import DAYS_A_WEEK
from coaching.exercise import Catalogue, Metric
from coaching.history.adherence import PastWeek
from coaching.history.past import History
from coaching.history.sets import PastSet, sets_of, trains
from coaching.runner import Race
from coaching.session import LoadKind

_HANDS = {LoadKind.WEIGHT: 1, LoadKind.PER_HAND: 2}


class WeekVolume(Struct, frozen=True, kw_only=True):
    """One calendar week. `kg` is load times repetitions, both hands counted; holds and jumps count in neither figure.

    A load that was told of a stretch is not counted. `lighter` says that it was a planned deload, a taper, or turned
    down in every session.
    """

    monday: date
    sessions: int = 0
    kg: float = 0.0
    reps: int = 0
    lighter: bool = False
    races: tuple[Race, ...] = ()


def volumes(history: History, weeks: Sequence[PastWeek], catalogue: Catalogue) -> tuple[WeekVolume, ...]:
    """What was done in each of the weeks."""
    return tuple(_volume(history, week, catalogue) for week in weeks)


def _volume(history: History, week: PastWeek, catalogue: Catalogue) -> WeekVolume:
    done = [one for one in week.sessions if one.done is not None]
    strength = [one for one in done if one.strength]
    sets = [one for past in done for one in sets_of(past, catalogue) if _counted(one)]
    sunday = week.monday + timedelta(days=DAYS_A_WEEK - 1)
    return WeekVolume(
        monday=week.monday,
        sessions=len(strength),
        kg=sum(
            one.count * one.load.kg * _HANDS.get(one.load.kind, 0) for one in sets if trains(one.exercise, catalogue)
        ),
        reps=sum(one.count for one in sets),
        lighter=week.deload or week.taper or (bool(strength) and all(one.lighter for one in strength)),
        races=tuple(race for race in history.races if week.monday <= race.day <= sunday),
    )


def _counted(one: PastSet) -> bool:
    return not one.metric.timed and one.metric is not Metric.CONTACTS
