"""From all reports to one day's limits: pain, illness, races, soreness, sleep, layoffs, the planned deload.

The strictest wins in each dimension and nothing is multiplied; the order of rules 4.2 decides which reason comes first:
red flag, illness and pain, race window, soreness, sleep, planned deload, phase.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coaching.facts import IllnessKind
from coaching.health.layoffs import idle, layoff
from coaching.health.pains import pain_limits
from coaching.health.safety import Screened, screen, screens_by_day
from coaching.health.sore_days import SoreDays
from coaching.memory.count import Status, Trained
from coaching.memory.reports import Illness, Night
from coaching.memory.state import TrainingState
from coaching.modifiers import NO_LIMITS, Modifiers, reasons_of, smallest_cap, strictest_of
from coaching.reasons.readiness import (
    BackFromIllness,
    HeadCold,
    IllBelowNeck,
    IllTooLong,
    ShortSleep,
    VeryShortSleep,
)
from coaching.rules import readiness as rules
from coaching.session import Easing
from coaching.session_type import SessionType
from coaching.week.question import DayCap


class _Asked(NamedTuple):
    """What is asked of one day: by screening and groups, and what comes before and after the race windows."""

    screened: Screened
    before: list[Modifiers]
    after: list[Modifiers]


class Health:
    """What health asks of the days of one state. Each is looked at once, however often it is asked about."""

    def __init__(self, state: TrainingState) -> None:
        self._state = state
        self._sore = SoreDays(state)
        self._screened = None if screens_by_day(state.profile) else screen(state, state.as_of)
        self._days: dict[date, _Asked] = {}

    def of(self, state: TrainingState) -> "Health":
        """The health of another state: this one, where nothing is told there that health asks about."""
        return self if _told(state) == _told(self._state) else Health(state)

    def parts(
        self, day: date, *, race: Modifiers = NO_LIMITS, planned: Modifiers = NO_LIMITS, legs: bool = True
    ) -> tuple[Modifiers, ...]:
        """All that limits `day`, the first reason first; where nobody asks for more, it need not be put together.

        `race` are the limits of race windows and `planned` those of the planned deload. `legs` says that lower-body
        strength was placed there.
        """
        state, (screened, before, after) = self._state, self._on(day)
        if not screened.standing.trains:
            return (screened.limits,)
        back = layoff(state.count, day, state.profile) if legs or idle(state.log, day) else NO_LIMITS
        return (*before, race, *after, back, planned, screened.limits)

    def cap(self, day: date) -> DayCap | None:
        """What health leaves of a day for placement, where it closes leg strength; else None."""
        screened, before, after = self._on(day)
        found = (*before, *after, screened.limits)
        closing = [one for one in found if one.cap is not SessionType.STRENGTH_FULL]
        return DayCap(day, smallest_cap(closing), reasons_of(closing)) if closing else None

    def _on(self, day: date) -> _Asked:
        if day not in self._days:
            self._days[day] = self._asked(day)
        return self._days[day]

    def _asked(self, day: date) -> _Asked:
        state = self._state
        screened = self._screened or screen(state, day)
        if not screened.standing.trains:
            return _Asked(screened, [], [])
        before = [illness_limits(state, day), pain_limits(state, day)]
        after = [*self._sore.parts(day), sleep_limits(state.nights, day)]
        return _Asked(screened, *([one for one in part if one is not NO_LIMITS] for part in (before, after)))


def _told(state: TrainingState) -> tuple[object, ...]:
    """All of a state that health asks about. What is only prescribed is nothing to it, unless it is extra recovery."""
    log = [one for one in state.log if one.status is Status.DONE or one.easing is Easing.EXTRA_RECOVERY]
    reports = state.soreness, state.deloads, state.pains, state.illness, state.nights, state.red_flags
    return log, state.count, state.profile, state.cleared_on, *reports


def limits(
    state: TrainingState,
    day: date,
    *,
    race: Modifiers = NO_LIMITS,
    planned: Modifiers = NO_LIMITS,
    legs: bool = True,
) -> Modifiers:
    """All that limits `day`, put together: see `Health.parts`."""
    return strictest_of(*Health(state).parts(day, race=race, planned=planned, legs=legs))


def illness_limits(state: TrainingState, day: date) -> Modifiers:
    """The neck check while ill, and the way back after it (rules 4.6)."""
    illness = state.illness
    if illness is None or day < illness.since:
        return NO_LIMITS
    end = day if illness.over_on is None or day < illness.over_on else illness.over_on
    days = (end - illness.since).days
    cleared = state.cleared_on is not None and state.cleared_on > illness.since
    if days >= rules.ILL_DOCTOR_DAYS and not cleared:
        return _no_training(IllTooLong(days))
    if illness.over_on is None or day < illness.over_on:
        return (
            _head_cold(illness) if illness.kind is IllnessKind.ABOVE_NECK else _no_training(IllBelowNeck(illness.since))
        )
    return NO_LIMITS if illness.kind is IllnessKind.ABOVE_NECK else _return(illness.over_on, day, state.log)


def _no_training(reason: IllBelowNeck | IllTooLong) -> Modifiers:
    return Modifiers(cap=SessionType.NONE, contacts_factor=0.0, because=(reason,))


def _head_cold(illness: Illness) -> Modifiers:
    return Modifiers(
        sets_factor=rules.COLD_SETS,
        rir_min=rules.COLD_RIR,
        contacts_factor=0.0,
        no_progress=True,
        because=(HeadCold(illness.since),),
    )


def _return(over_on: date, day: date, log: Sequence[Trained]) -> Modifiers:
    opens = over_on + timedelta(days=rules.ILL_STRENGTH_AFTER_DAYS)
    if day < opens:
        reason = BackFromIllness(0, opens)
        return Modifiers(cap=SessionType.CORE_MOBILITY, contacts_factor=0.0, because=(reason,))
    done = sum(1 for one in log if over_on <= one.day < day and one.strength_done)
    steps = ((rules.ILL_RETURN_SETS, rules.ILL_RETURN_LOAD), (rules.ILL_RETURN_SECOND_SETS, 1.0))
    if done >= len(steps):
        return NO_LIMITS
    sets, load = steps[done]
    return Modifiers(
        sets_factor=sets,
        load_factor=load,
        contacts_factor=0.0,
        no_progress=True,
        because=(BackFromIllness(done + 1, opens, sets),),
    )


def sleep_limits(nights: Sequence[Night], day: date) -> Modifiers:
    """Last night, and the nights before it (rules 4.7). An untold night asks for nothing."""
    last = next((one for one in nights if one.day == day), None)
    if last is None:
        return NO_LIMITS
    since = day - timedelta(days=rules.SLEEP_NIGHTS)
    short = sum(
        1 for one in nights if since < one.day <= day and one.hours is not None and one.hours < rules.SLEEP_SHORT_H
    )
    hours = last.hours
    if (hours is not None and hours < rules.SLEEP_VERY_SHORT_H) or short >= rules.SLEEP_SHORT_NIGHTS:
        reason = VeryShortSleep(hours, short)
        return Modifiers(cap=SessionType.CORE_MOBILITY, contacts_factor=0.0, no_progress=True, because=(reason,))
    if last.bad or (hours is not None and hours < rules.SLEEP_SHORT_H):
        return Modifiers(
            sets_minus=rules.SLEEP_SETS_MINUS,
            rir_plus=rules.SLEEP_RIR_PLUS,
            contacts_factor=0.0,
            no_progress=True,
            because=(ShortSleep(hours),),
        )
    return NO_LIMITS
