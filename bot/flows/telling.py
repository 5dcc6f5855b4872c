"""What edited answers tell the coach: the facts of what changed, and what comes of each."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.flow.data import Draft
from bot.flows import answers
from coaching.coach import Change, Coach, Outcome
from coaching.facts import AnyFact, Moment, ProfileChanged, RaceAdded, RaceDropped, ScreeningAnswered, WeekChanged
from coaching.memory.state import TrainingState


def changes(training: TrainingState, draft: Draft, now: Moment) -> Iterator[AnyFact]:
    """What the coach has to be told of the answers, compared with what it knows."""
    profile, week, race = answers.profile(draft), answers.week(draft), answers.race(draft)
    known = training.profile
    if (profile.conditions, profile.cleared) != (known.conditions, known.cleared):
        yield ScreeningAnswered(at=now.at, day=now.day, conditions=profile.conditions, cleared=profile.cleared)
    if profile != known:
        yield ProfileChanged(at=now.at, day=now.day, profile=profile)
    if week != training.week:
        yield WeekChanged(at=now.at, day=now.day, week=week)
    if (dropped := draft.get("drop")) and any(one.day.isoformat() == dropped for one in training.races):
        yield RaceDropped(at=now.at, day=now.day, race_day=date.fromisoformat(dropped))
    if race is not None and race not in training.races:
        yield RaceAdded(at=now.at, day=now.day, race=race)


def told(coach: Coach, training: TrainingState, facts: Iterable[AnyFact], now: Moment) -> Iterator[Outcome[Change]]:
    """What comes of each change, one after the other."""
    for fact in facts:
        outcome = coach.tell(training, fact, now)
        training = outcome.state
        yield outcome
