"""Wishes for the time ahead: races, travel, and what holds from now on."""

from datetime import date

from msgspec.structs import replace

from bot.chat import Heard
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


def travel(turn: Turn, _: TrainingState, *, gear: Gear | None = None, until: date | None = None) -> Heard:
    """“At a hotel till Friday, only a band”: both days included. What is not said is asked."""
    now = turn.moment
    if gear is None or until is None or until < now.day:
        return turn.begin("travel")
    return change(turn, (Travelling(at=now.at, day=now.day, until=until, gear=gear),))


def units(turn: Turn, training: TrainingState, chosen: Units) -> Heard:
    """Weights in kg or lb."""
    profile = replace(training.profile, units=chosen)
    return change(turn, (ProfileChanged(at=turn.moment.at, day=turn.moment.day, profile=profile),))
