"""What the runner reported, folded into the state: soreness, fatigue, pain, red flags, illness, sleep, tests."""

from datetime import date
from typing import TypeAlias, assert_never

from msgspec.structs import replace

from coaching.facts import (
    ClearedByProfessional,
    FatigueReported,
    IllnessOver,
    IllnessReported,
    JumpTested,
    LegsFelt,
    LoadFound,
    PainReported,
    RedFlagRaised,
    SidesTested,
    SleepReported,
    SorenessReported,
)
from coaching.memory import reports
from coaching.memory.count import Status, add_all
from coaching.memory.reports import LegsDay, SoreDay
from coaching.memory.state import TrainingState
from coaching.memory.windows import often

ReportFact: TypeAlias = (
    SorenessReported
    | FatigueReported
    | PainReported
    | RedFlagRaised
    | ClearedByProfessional
    | IllnessReported
    | IllnessOver
    | SleepReported
    | JumpTested
    | SidesTested
    | LoadFound
    | LegsFelt
)
_TestFact: TypeAlias = JumpTested | SidesTested | LoadFound
_BodyFact: TypeAlias = SorenessReported | FatigueReported | SleepReported | LegsFelt | _TestFact


def reported(state: TrainingState, fact: ReportFact) -> TrainingState:  # noqa: PLR0911 - one line per fact
    """`state` after one more report."""
    match fact:
        case PainReported():
            return replace(state, pains=reports.pain(state.pains, fact))
        case RedFlagRaised(sign=sign):
            return replace(state, red_flags=(*(one for one in state.red_flags if one is not sign), sign))
        case ClearedByProfessional(misread=True):
            return replace(state, red_flags=())
        case ClearedByProfessional():
            cleared = replace(state.profile, cleared=True)
            return replace(state, red_flags=(), cleared_on=fact.day, profile=cleared)
        case IllnessReported():
            return replace(state, illness=reports.ill(state.illness, fact))
        case IllnessOver():
            return replace(state, illness=reports.well(state.illness, fact))
        case _:
            return _felt(state, fact)


def _felt(state: TrainingState, fact: _BodyFact) -> TrainingState:
    match fact:
        case SorenessReported():
            done = state.status_on(fact.day) is Status.DONE
            return _sore(state, reports.sore(state.soreness, fact, after_session=done), fact.day)
        case FatigueReported():
            return _sore(state, reports.tired(state.soreness, fact), fact.day)
        case SleepReported():
            return replace(state, nights=reports.night(state.nights, fact))
        case LegsFelt(run_day=day, feel=feel):
            told = LegsDay(day=day, feel=feel, gap=state.lower_gap(day))
            return replace(state, legs=reports.legs(state.legs, told))
        case _:
            return _tested(state, fact)


def _tested(state: TrainingState, fact: _TestFact) -> TrainingState:
    match fact:
        case JumpTested():
            return replace(state, jump_test=fact)
        case SidesTested(test=test):
            return replace(state, sides=(*(one for one in state.sides if one.test is not test), fact))
        case LoadFound(exercise=exercise):
            return replace(state, found=(*(one for one in state.found if one.exercise != exercise), fact))
        case _:
            assert_never(fact)


def _sore(state: TrainingState, soreness: tuple[SoreDay, ...], day: date) -> TrainingState:
    """`state` with the days of soreness, and the days on which a deload began. A sore upper body is none."""
    row = reports.streak(soreness, day)
    starts = {row[0].day} if row and not reports.upper_only(row) else set()
    deloads = tuple(sorted({one for one in state.deloads if one != day} | starts))
    changed = replace(state, soreness=soreness, deloads=deloads)
    return replace(changed, count=add_all(state.base, state.log, state.profile, often(deloads)))
