"""Wishes for the time ahead: races, travel, and what holds from now on."""

from datetime import date, timedelta

from msgspec.structs import replace

from bot.chat import Heard
from bot.topics import session
from bot.topics.plan.change import change
from bot.topics.turn import Turn
from coaching.facts import ProfileChanged, RaceAdded, RaceDropped, Travelling
from coaching.memory.state import TrainingState
from coaching.runner import Gear, Race, Units


def add_race(turn: Turn, _: TrainingState, race: Race) -> Heard:
    """“Race on 12 April, half marathon”."""
    return change(turn, (RaceAdded(at=turn.moment.at, day=turn.moment.day, race=race),))


def drop_race(turn: Turn, training: TrainingState, day: date | None = None) -> Heard:
    """The race of that day, or the only one ahead, is not run; the list where that is not clear."""
    ahead = [race.day for race in training.races if race.day >= turn.moment.day]
    named = day if day in ahead else ahead[0] if day is None and len(ahead) == 1 else None
    if named is None:
        return turn.begin("settings", step="races")
    return change(turn, (RaceDropped(at=turn.moment.at, day=turn.moment.day, race_day=named),))


def travel(
    turn: Turn,
    _: TrainingState,
    *,
    gear: Gear | None = None,
    until: date | None = None,
    start: date | None = None,
) -> Heard:
    """“At a hotel till Friday, only a band”: both days included. What is not said is asked."""
    first = start or turn.moment.day
    if gear is None or until is None or until < first:
        return turn.begin("travel")
    return change(turn, (Travelling(at=turn.moment.at, day=first, until=until, gear=gear),))


def back_home(turn: Turn, training: TrainingState) -> Heard:
    """All of one's own equipment is at hand again."""
    if training.travel is None:
        return session.show(turn, training)
    over = turn.moment.day - timedelta(1)
    return change(turn, (Travelling(at=turn.moment.at, day=turn.moment.day, until=over, gear=training.profile.gear),))


def sessions_per_week(turn: Turn, training: TrainingState, count: int | None) -> Heard:
    """At most so many a week, None for as many as fit."""
    return _profile(turn, training, sessions_per_week=count)


def minutes_from_now(turn: Turn, training: TrainingState, minutes: int) -> Heard:
    """So many minutes a session from now on."""
    return _profile(turn, training, minutes=minutes)


def training_days(turn: Turn, training: TrainingState, days: frozenset[int]) -> Heard:
    """The weekdays that the runner likes, Monday = 0."""
    return _profile(turn, training, preferred_days=days)


def units(turn: Turn, training: TrainingState, chosen: Units) -> Heard:
    """Weights in kg or lb."""
    return _profile(turn, training, units=chosen)


def _profile(turn: Turn, training: TrainingState, **changed: object) -> Heard:
    profile = replace(training.profile, **changed)
    return change(turn, (ProfileChanged(at=turn.moment.at, day=turn.moment.day, profile=profile),))
