"""From all reports to one day's limits: pain, illness, races, soreness, sleep, layoffs, the planned deload.

The strictest wins in each dimension and nothing is multiplied; the order of rules 4.2 decides which reason comes first:
red flag, illness and pain, race window, soreness, sleep, planned deload, phase.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from coaching.facts import IllnessKind
from coaching.health.layoffs import idle, layoff
from coaching.health.pains import pain_limits
from coaching.health.safety import screen
from coaching.health.soreness import Episode, episode_limits, episodes
from coaching.memory.count import Trained
from coaching.memory.reports import Illness, Night, SoreDay
from coaching.memory.state import TrainingState
from coaching.memory.windows import often
from coaching.modifiers import NO_LIMITS, Modifiers, strictest_of
from coaching.reasons.readiness import (
    BackFromIllness,
    HeadCold,
    IllBelowNeck,
    IllTooLong,
    MildlySore,
    ShortSleep,
    SoreAllOver,
    SoreAreasLeftOut,
    SoreTooOften,
    Tired,
    VeryShortSleep,
)
from coaching.rules import readiness as rules
from coaching.runner import Area, Joint
from coaching.session_type import SessionType
from coaching.week.question import DayCap

_JOINT_OF = {
    Area.HAMSTRINGS: Joint.HAMSTRING,
    Area.CALVES: Joint.ACHILLES_CALF,
    Area.ANKLES: Joint.ACHILLES_CALF,
    Area.FEET: Joint.FOOT,
    Area.SHINS: Joint.SHIN,
    Area.LOW_BACK: Joint.LOW_BACK,
    Area.SHOULDERS: Joint.SHOULDER,
}


def limits(
    state: TrainingState,
    day: date,
    *,
    race: Modifiers = NO_LIMITS,
    planned: Modifiers = NO_LIMITS,
    legs: bool = True,
) -> Modifiers:
    """All limits on `day`, the first reason first.

    `race` are those of race windows and `planned` those of the planned deload. `legs` says that lower-body strength was
    placed there.
    """
    screened = screen(state, day)
    if not screened.standing.trains:
        return screened.limits
    return strictest_of(
        illness_limits(state, day),
        pain_limits(state, day),
        race,
        *soreness_parts(state, day),
        sleep_limits(state.nights, day),
        layoff(state.count, day, state.profile) if legs or idle(state.log, day) else NO_LIMITS,
        planned,
        screened.limits,
    )


def day_cap(state: TrainingState, day: date) -> DayCap | None:
    """What health leaves of a day for placement, where it closes leg strength; else None."""
    screened = screen(state, day)
    found = [screened.limits] if not screened.standing.trains else _health(state, day, screened.limits)
    closing = [one for one in found if one.cap is not SessionType.STRENGTH_FULL]
    if not closing:
        return None
    return DayCap(day, min((one.cap for one in closing), key=lambda cap: cap.rank), strictest_of(*closing).because)


def _health(state: TrainingState, day: date, groups: Modifiers) -> list[Modifiers]:
    return [
        illness_limits(state, day),
        pain_limits(state, day),
        *soreness_parts(state, day),
        sleep_limits(state.nights, day),
        groups,
    ]


def soreness_parts(state: TrainingState, day: date) -> list[Modifiers]:
    """Soreness and fatigue: every episode that still asks for something, the areas, a little soreness, too often."""
    if not state.soreness and not state.deloads:
        return []
    found: list[Modifiers] = []
    for newest, one in enumerate(episodes(state.soreness, state.log, day)):
        if newest == 0 or one.lasting:  # what a small one asked for is taken over by a later one
            found += _areas(one, day)
            found += episode_limits(one, day)
    return [*_all_over(state.soreness, day), *found, _mild(state.soreness, day), _too_often(state, day)]


def _still_sore(one: Episode, day: date) -> bool:
    """Nothing better was reported since, and what the areas ask for is not used up."""
    if one.eased_on() is not None or (day - one.last.day).days >= rules.SORENESS_FADES_DAYS:
        return False
    return one.done_since(one.last.day, day) == 0


def _areas(one: Episode, day: date) -> list[Modifiers]:
    areas = one.areas
    if not areas or not _still_sore(one, day):
        return []
    upper = one.upper_only
    joints = frozenset(_JOINT_OF[area] for area in areas if area in _JOINT_OF)
    reason = SoreAreasLeftOut(tuple(sorted(areas)), upper)
    return [Modifiers(areas=areas, joints=joints, sore_areas=areas, no_progress=not upper, because=(reason,))]


def _all_over(soreness: Sequence[SoreDay], day: date) -> list[Modifiers]:
    last = _latest(soreness, day)
    if last is None or not last.sore or not last.everything:
        return []
    return [Modifiers(cap=SessionType.RECOVERY, contacts_factor=0.0, because=(SoreAllOver(),))]


def _latest(soreness: Sequence[SoreDay], day: date) -> SoreDay | None:
    """The last day with a report, where the days without one since do not make it stale."""
    told = [one for one in soreness if one.day <= day]
    if not told or (day - told[-1].day).days > rules.STREAK_BREAK_DAYS:
        return None
    return told[-1]


def _mild(soreness: Sequence[SoreDay], day: date) -> Modifiers:
    last = _latest(soreness, day)
    if last is None or last.sore:
        return NO_LIMITS
    if last.day == day and (last.bare_tired or last.tired is not None):
        return Modifiers(no_progress=True, because=(Tired(last.tired),))
    score = last.soreness or 0
    if score < rules.SORE_MILD:
        return NO_LIMITS
    return Modifiers(
        no_progress=not last.areas,
        held_areas=last.areas,
        sore_areas=last.areas,
        because=(MildlySore(score, tuple(sorted(last.areas))),),
    )


def standing_still(state: TrainingState, day: date) -> bool:
    """Whether the strength week holds because soreness came too often."""
    return bool(_often_since(state, day))


def _often_since(state: TrainingState, day: date) -> list[date]:
    return [one for one in often(state.deloads) if 0 <= (day - one).days < rules.OFTEN_HOLD_DAYS]


def _too_often(state: TrainingState, day: date) -> Modifiers:
    starts = _often_since(state, day)
    if not starts:
        return NO_LIMITS
    since = starts[-1] - timedelta(days=rules.OFTEN_WINDOW_DAYS)
    count = sum(1 for one in state.deloads if since < one <= starts[-1])
    until = starts[-1] + timedelta(days=rules.OFTEN_HOLD_DAYS - 1)
    return Modifiers(sets_minus=rules.OFTEN_SETS_MINUS, until=until, because=(SoreTooOften(count, until),))


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
