"""What the runner told about the plan, folded into the state: profile, week, runs, races, travel."""

from datetime import date
from typing import TypeAlias, assert_never

from msgspec.structs import replace

from coaching import rules
from coaching.facts import (
    ChangeUndone,
    Onboarded,
    ProfileChanged,
    RaceAdded,
    RaceDropped,
    RunMoved,
    ScreeningAnswered,
    SessionMoved,
    SessionTimed,
    Travelling,
    WeekChanged,
)
from coaching.memory import reports
from coaching.memory.state import STATE_VERSION, Lately, TrainingState
from coaching.memory.undoing import with_wishes
from coaching.runner import Condition, Joint, Profile
from coaching.wishes import MovedRun, MovedSession, TimedSession, Travel

_Wish: TypeAlias = SessionMoved | SessionTimed | ChangeUndone
PlanFact: TypeAlias = (
    ProfileChanged | WeekChanged | RunMoved | RaceAdded | RaceDropped | Travelling | ScreeningAnswered | _Wish
)


def started(state: TrainingState | None, fact: Onboarded) -> TrainingState:
    """The state of a runner who begins, or begins again with what was trained still known."""
    known = frozenset[Joint]() if state is None else state.profile.painful
    fresh = state or TrainingState(
        version=STATE_VERSION,
        rules=rules.RULES_VERSION,
        profile=fact.profile,
        week=fact.week,
        onboarded_on=fact.day,
        screened_on=fact.day,
        as_of=fact.day,
    )
    return replace(
        fresh,
        profile=fact.profile,
        week=fact.week,
        races=tuple(sorted(fact.races)),
        runs=(),
        moved=(),
        timed=(),
        onboarded_on=fact.day,
        screened_on=fact.day,
        pains=reports.told_pains(fresh.pains, known, fact.profile.painful, fact.day),
    )


def plan_changed(state: TrainingState, fact: PlanFact) -> TrainingState:  # noqa: PLR0911 - one line per fact
    """`state` with another plan."""
    match fact:
        case ProfileChanged(profile=profile):
            return _with_profile(state, profile, fact.day)
        case ScreeningAnswered(conditions=conditions, cleared=yes):
            profile = replace(state.profile, conditions=conditions, cleared=yes)
            return replace(_with_profile(state, profile, fact.day), screened_on=fact.day)
        case WeekChanged(week=week):
            return replace(state, week=week, runs=tuple(one for one in state.runs if one.day < fact.day))
        case RunMoved(run=run):
            return replace(state, runs=_sorted_runs(state.runs, MovedRun(fact.day, run)))
        case Travelling(until=until, gear=gear):
            return replace(state, travel=Travel(fact.day, until, gear) if until >= fact.day else None)
        case RaceAdded(race=race):
            others = (one for one in state.races if one.day != race.day)
            return replace(state, races=tuple(sorted([*others, race])))
        case RaceDropped(race_day=race_day):
            return replace(state, races=tuple(one for one in state.races if one.day != race_day))
        case _:
            return _wished(state, fact)


def _wished(state: TrainingState, fact: _Wish) -> TrainingState:
    """`state` with a wish for one session, or with an earlier plan put back."""
    match fact:
        case SessionMoved(day=day, to=to, type=kind):
            others = [one for one in state.moved if day not in {one.day, one.to}]
            return replace(state, moved=(*others, MovedSession(day, to, kind)))
        case SessionTimed(day=day, minutes=minutes, type=kind):
            kept = [one for one in state.timed if one.day != day]
            return replace(state, timed=(*kept, TimedSession(day, minutes, kind)))
        case ChangeUndone(wishes=wishes):
            return with_wishes(state, wishes)
        case _:
            assert_never(fact)


def _with_profile(state: TrainingState, profile: Profile, day: date) -> TrainingState:
    """`state` with a new profile. Surgery that was not there before starts the count at week 1 (rules 7.3)."""
    new = profile.conditions - state.profile.conditions
    pains = reports.told_pains(state.pains, state.profile.painful, profile.painful, day)
    changed = replace(state, profile=profile, pains=pains)
    if Condition.RECENT_SURGERY not in new:
        return changed
    anew = replace(state.count, week=0, monday=None, built=0, build=0)
    return replace(changed, base=anew, count=anew, log=(), lately=Lately())


def _sorted_runs(runs: tuple[MovedRun, ...], moved: MovedRun) -> tuple[MovedRun, ...]:
    return tuple(sorted([*(one for one in runs if one.day != moved.day), moved], key=lambda one: one.day))
