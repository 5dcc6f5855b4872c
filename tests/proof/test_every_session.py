"""All 78,125 weeks for 24 runners, with the sessions that fill them: I1 to I16.

The runners stand in `tests.proof.runners`. Each week is placed anew for every kind of runner. A session is built once
for all weeks in which nothing that it is made from differs: the runner, the day, what is placed there with its letter,
minutes and limits, and the strength sessions done before it in the week. That this is all that it is made from is
tested too, against the coach who is asked day by day.

`make test` takes every 997th week, `make prove` (with WEEKS_EVERY=1) all.
"""

import os
from datetime import date, timedelta
from itertools import islice, product
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from coaching.asking import question
from coaching.facts import SessionDone, SessionPrescribed
from coaching.memory.state import TrainingState
from coaching.memory.windows import pruned
from coaching.modifiers import Modifiers
from coaching.planning import fill_day
from coaching.runner import DayClass, RunDay, RunningWeek
from coaching.session import Session
from coaching.session_type import SessionType
from coaching.week.placement import place_week
from coaching.week.question import Placement, WeekPlacement
from tests.checked_week import Broken, CheckedDay, Context
from tests.invariants import CALENDAR, SESSIONS, broken
from tests.proof.diary import Diary
from tests.proof.runners import KINDS, MONDAY, Kind, Runner, coach, moment, runners

EVERY = int(os.environ.get("WEEKS_EVERY", "997"))
ASKED_EVERY = 25 * 101  # of these weeks the coach himself is asked, day by day
WEEK = tuple(MONDAY + timedelta(number) for number in range(7))


class Key(NamedTuple):
    """What a session is made from, beside the runner and what was done before."""

    day: date
    type: SessionType
    letter: str
    minutes: int | None
    limits: Modifiers


class Built(NamedTuple):
    """A session, the invariants that it breaks, and where the runner stands once it was done."""

    session: Session
    faults: tuple[Broken, ...]
    then: "Standing"


class Standing:
    """A runner after some strength sessions of the week, with the sessions that were built from there."""

    def __init__(self, state: TrainingState, diary: Diary) -> None:
        self.state, self.diary = state, diary
        self.known: dict[Key, Built] = {}

    def built(self, week: RunningWeek, plan: WeekPlacement, placed: Placement) -> Built:
        key = Key(placed.day, placed.type, placed.letter, placed.minutes_max, placed.modifiers)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._build(pruned(replace(self.state, week=week), placed.day), plan, placed)
        return found

    def _build(self, state: TrainingState, plan: WeekPlacement, placed: Placement) -> Built:
        session = fill_day(state, plan, placed.day, coach().catalogue)
        context = self.diary.context(state, placed, session, None)
        faults = broken((CheckedDay(placed.day, placed.run, session),), context, SESSIONS)
        return Built(session, tuple(faults), self._after(session) if session.type.strength else self)

    def _after(self, session: Session) -> "Standing":
        at = moment(session.day).at
        done = SessionDone(at=at, day=session.day)
        facts = (SessionPrescribed(at=at, day=session.day, session=session), done)
        diary = self.diary.copy()
        diary.did(session, done, eased=bool(session.easing))
        return Standing(coach().known(self.state, facts), diary)


def weeks(every: int) -> list[RunningWeek]:
    runs = [RunDay(kind) for kind in DayClass]
    found = product(runs, runs, runs, runs, runs, runs, runs)
    return [RunningWeek(days) for days in islice(found, 0, None, every)]


def placed(runner: Runner, week: RunningWeek) -> WeekPlacement:
    return place_week(question(replace(runner.state, week=week), MONDAY, MONDAY))


def lived(standing: Standing, week: RunningWeek, plan: WeekPlacement) -> list[Built]:
    """The seven days, each strength session done before the next day is asked for."""
    found: list[Built] = []
    for one in plan.days:
        built = standing.built(week, plan, one)
        found.append(built)
        standing = built.then
    return found


def calendar_faults(runner: Runner, week: RunningWeek, types: tuple[SessionType, ...]) -> list[Broken]:
    days = tuple(CheckedDay(day, week.on(day), kind) for day, kind in zip(WEEK, types, strict=True))
    done = tuple(one.day for one in runner.diary.done if one.type.lower_body)
    return broken(days, Context(run_after=week.on(MONDAY), lower_before=done), CALENDAR)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_no_session_of_any_week_breaks_an_invariant(kind: Kind) -> None:
    group = runners(kind)
    standings = [Standing(one.state, one.diary) for one in group]
    for week in weeks(EVERY):
        plan = placed(group[0], week)
        carried = set()
        for runner, standing in zip(group, standings, strict=True):
            built = lived(standing, week, plan)
            assert not [one.faults for one in built if one.faults], (runner.name, week)
            carried.add(tuple(one.session.type for one in built))
        for types in carried:
            assert not calendar_faults(group[0], week, types), (kind, week)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_what_is_owned_does_not_move_a_session(kind: Kind) -> None:
    for week in weeks(ASKED_EVERY):
        first, second = (question(replace(one.state, week=week), MONDAY, MONDAY) for one in runners(kind))
        assert first == second


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_sessions_that_weeks_share_are_those_the_coach_gives_day_by_day(kind: Kind) -> None:
    for runner in runners(kind):
        standing = Standing(runner.state, runner.diary)
        for week in weeks(ASKED_EVERY):
            shared = [one.session for one in lived(standing, week, placed(runner, week))]
            assert [_told(one) for one in shared] == [_told(one) for one in _asked(runner, week)]


def _asked(runner: Runner, week: RunningWeek) -> list[Session]:
    """What the coach says each morning, everything being done each evening."""
    state, found = replace(runner.state, week=week), []
    for day in WEEK:
        outcome = coach().today(state, moment(day))
        found.append(outcome.value)
        state = coach().known(outcome.state, [SessionDone(at=moment(day).at, day=day)])
    return found


def _told(session: Session) -> Session:
    """The session without what is said of the week around it."""
    return replace(session, because=())
