"""One day of training put together: what the week places there, what health leaves of it, what fills it."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from coaching.building.builder import build
from coaching.exercise import Catalogue
from coaching.health.readiness import day_cap, limits, standing_still
from coaching.memory.count import Status, Trained, build_weeks, week_number
from coaching.memory.state import TrainingState
from coaching.modifiers import Modifiers
from coaching.ordering import order_of
from coaching.racing import racing_of
from coaching.reasons import AnyReason
from coaching.reasons.placement import NoEasyDay
from coaching.session import Easing, Session
from coaching.session_type import SessionType
from coaching.week import phases, races
from coaching.week.placement import place_week
from coaching.week.question import (
    DAYS_A_WEEK,
    Happened,
    Placement,
    Quota,
    WeekPlacement,
    WeekQuestion,
    capped,
    monday_of,
    runs_around,
)
from coaching.week.quota import prefers_wide_spacing, quota


def week_of(state: TrainingState, day: date) -> int:
    """The strength week that `day` belongs to."""
    return week_number(state.count, day, state.profile, holds=standing_still(state, day))


def question(state: TrainingState, monday: date, today: date, more: Sequence[Happened] = ()) -> WeekQuestion:
    """What placement is asked about a week. `more` are sessions of earlier days that are taken as done."""
    racing = racing_of(state)
    week = [monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
    since = monday - timedelta(days=DAYS_A_WEEK)
    happened = [Happened(one.day, one.type, one.letter) for one in state.log if _happened(one, since)]
    open_lower = [one for one in state.log if one.day in week and one.type.lower_body and one.status is not Status.DONE]
    season = races.in_season(monday, racing)
    last = state.count.last_lower
    return WeekQuestion(
        monday=monday,
        runs=runs_around(state.week, monday, {one.day: one.run for one in state.runs}),
        today=today,
        quota=_without_replaced(quota(state.profile, state.count.strength_weeks, season), state, week, today),
        minutes=state.profile.minutes,
        happened=(*happened, *more),
        closed=tuple(one.day for one in state.log if one.day >= today and one.status is Status.SKIPPED),
        missed=tuple(one.day for one in open_lower if one.day < today or one.status is Status.SKIPPED),
        racing=racing,
        caps=tuple(cap for day in week if day >= today and (cap := day_cap(state, day)) is not None),
        preferred=state.profile.preferred_days,
        wide_spacing=prefers_wide_spacing(
            state.profile, week_of(state, max(monday, today)), (monday - last).days if last else None
        ),
        last_letter=next((one.letter for one in reversed(state.log) if one.lower_done and one.letter), ""),
    )


def _without_replaced(usual: Quota, state: TrainingState, week: Sequence[date], today: date) -> Quota:
    """A session replaced by extra recovery is used up: it is not made good on another day of the week."""
    replaced = [one for one in state.log if one.day in week and one.easing is Easing.EXTRA_RECOVERY and one.day < today]
    return replace(usual, lower=max(0, usual.lower - len(replaced))) if replaced else usual


def _happened(one: Trained, since: date) -> bool:
    return one.status is Status.DONE and one.day >= since and one.type is not SessionType.NONE


def plan_week(state: TrainingState, monday: date, today: date) -> WeekPlacement:
    """Where the sessions of a week go. Weeks between now and then are taken as done as planned."""
    more: list[Happened] = []
    week = monday_of(today)
    while week < monday:
        placed = place_week(question(state, week, today, more))
        more += [Happened(one.day, one.type, one.letter) for one in placed.days if one.day >= today and not one.fixed]
        week += timedelta(days=DAYS_A_WEEK)
    return place_week(question(state, monday, today, more))


def day_limits(state: TrainingState, placed: Placement) -> Modifiers:
    """All that turns the session of a placed day down, the first reason first."""
    week = week_of(state, placed.day)
    tapering = races.tapering(placed.day, racing_of(state))
    planned = phases.week_modifiers(week, build_weeks(state.count, placed.day), tapering=tapering)
    return limits(state, placed.day, race=placed.modifiers, planned=planned)


def session_type(placed: Placement, found: Modifiers) -> SessionType:
    """What is left of the placed type under the limits, as far as it fits the day's run."""
    cap = found.cap
    if found.extra_recovery and placed.type.strength:
        cap = min(cap, SessionType.RECOVERY, key=lambda kind: kind.rank)
    return capped(placed.type, cap, placed.kind, placed.next_kind)


def plan_day(state: TrainingState, day: date, today: date, catalogue: Catalogue) -> Session:
    """The session of `day`, for which all that is before it is known."""
    week = plan_week(state, monday_of(day), today)
    placed = week.on(day)
    found = day_limits(state, placed)
    kind = session_type(placed, found)
    stopped = found.cap is SessionType.NONE  # then nothing else matters
    because = found.because if stopped else (*found.because, *placed.because, *_once(state, week, day))
    number = week_of(state, day)
    if kind is SessionType.NONE:
        return Session(day=day, type=kind, week=number, because=_each_once(because))
    minutes = min(state.profile.minutes, placed.minutes_max or state.profile.minutes)
    built = build(order_of(state, placed, kind, minutes=minutes, week=number, found=found), catalogue)
    return replace(
        built.value,
        week=number,
        minutes=minutes,
        easing=_easing(state, placed, kind, found),
        because=_each_once((*because, *built.value.because, *built.because)),
    )


def _once(state: TrainingState, week: WeekPlacement, day: date) -> tuple[AnyReason, ...]:
    """What is said about the week as a whole, and only once to each runner."""
    kept = state.session_on(day)
    today = kept.because if kept is not None else ()
    return tuple(
        one
        for one in week.because
        if isinstance(one, NoEasyDay) and (type(one).__name__ not in state.told or one in today)
    )


def _each_once(because: Sequence[AnyReason]) -> tuple[AnyReason, ...]:
    found: list[AnyReason] = []
    for reason in because:
        if reason not in found:
            found.append(reason)
    return tuple(found)


def _easing(state: TrainingState, placed: Placement, kind: SessionType, found: Modifiers) -> Easing:
    if found.extra_recovery and placed.type.strength and not kind.strength:
        return Easing.EXTRA_RECOVERY
    racing = racing_of(state)
    tapering = races.tapering(placed.day, racing)
    if found.deload or tapering or phases.deload_due(build_weeks(state.count, placed.day)):
        return Easing.DELOAD
    lighter = found.sets_factor < 1 or found.load_factor < 1 or found.sets_minus > 0
    return Easing.EASED if lighter else Easing.NONE
