"""Looking ahead from what was done: what changes next time, and the weekly review."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from coaching.agenda import week_days
from coaching.exercise import Catalogue
from coaching.facts import Moment, SessionDone, SessionPrescribed
from coaching.memory.count import build_weeks
from coaching.memory.fold import fold
from coaching.memory.state import TrainingState
from coaching.outcomes import NextTime, WeekReview
from coaching.planning import day_limits, plan_day, plan_week, session_type, week_of
from coaching.racing import racing_of
from coaching.reasons import AnyReason
from coaching.rules import memory
from coaching.session import BlockKind, Prescription, Session
from coaching.session_type import SessionType
from coaching.week import phases, races
from coaching.week.question import DAYS_A_WEEK, monday_of

_NOT_TRAINED = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})


def ahead(
    state: TrainingState, moment: Moment, until: date, catalogue: Catalogue
) -> Iterator[tuple[Session, TrainingState]]:
    """The strength sessions after today up to `until`, each with the state before it, as if every one were done right.

    What is not strength changes nothing that is asked here, so it is not built.
    """
    day = moment.day + timedelta(days=1)
    week = plan_week(state, monday_of(day), day)
    while day <= until:
        if day.weekday() == 0:
            week = plan_week(state, day, day)
        placed = week.on(day)
        if session_type(placed, day_limits(state, placed)).strength:
            session = plan_day(state, day, day, catalogue)
            yield session, state
            state = done_as_planned(state, session, moment, catalogue)
            week = plan_week(state, monday_of(day), day)
        day += timedelta(days=1)


def done_as_planned(state: TrainingState, session: Session, moment: Moment, catalogue: Catalogue) -> TrainingState:
    """The state as it would be once `session` was done right."""
    at = moment.at + (session.day - moment.day)
    prescribed = SessionPrescribed(at=at, day=session.day, session=session)
    return fold(state, (prescribed, SessionDone(at=at, day=session.day)), catalogue)


def next_time(state: TrainingState, session: Session, moment: Moment, catalogue: Catalogue) -> tuple[NextTime, ...]:
    """What changes when the same kind of session comes again, told from the state after it was done."""
    until = moment.day + timedelta(days=memory.LOOK_AHEAD_DAYS)
    for coming, _ in ahead(state, moment, until, catalogue):
        if coming.type is session.type and coming.letter == session.letter:
            return tuple(_changes(_worked(session), coming))
    return ()


def _worked(session: Session) -> list[Prescription]:
    return [one for block in session.blocks if block.kind not in _NOT_TRAINED for one in block.prescriptions]


def _changes(before: Sequence[Prescription], coming: Session) -> Iterator[NextTime]:
    then = {one.exercise: one for one in _worked(coming)}
    for now in before:
        if now.exercise not in then:
            yield NextTime(exercise=now.exercise, now=now, then=None, because=_why_gone(now, coming))
        elif _dose(now) != _dose(then[now.exercise]):
            one = then[now.exercise]
            yield NextTime(exercise=now.exercise, now=now, then=one, because=one.because)


def _why_gone(now: Prescription, coming: Session) -> tuple[AnyReason, ...]:
    """The reasons of the exercise that takes its place, where one names it."""
    for one in _worked(coming):
        if any(getattr(reason, "before", None) == now.exercise for reason in one.because):
            return one.because
    return ()


def _dose(one: Prescription) -> tuple[object, ...]:
    return (one.sets, one.reps, one.seconds, one.contacts, one.load, one.tempo, one.weaker_side_sets)


def week_review(state: TrainingState, moment: Moment, catalogue: Catalogue) -> WeekReview:
    """The calendar week that `moment.day` is in, and the next one."""
    this = monday_of(moment.day)
    following = this + timedelta(days=DAYS_A_WEEK)
    days = week_days(state, this, moment.day)
    week, next_week = week_of(state, moment.day), week_of(state, following)
    tapering = races.tapering(following, racing_of(state))
    placed = plan_week(state, following, moment.day)
    return WeekReview(
        done=sum(1 for one in days if one.done and one.type.strength),
        planned=sum(1 for one in days if one.type.strength),
        week=week,
        next_week=next_week,
        phase=phases.phase(week),
        next_phase=phases.phase(next_week),
        deload_next=phases.deload_due(build_weeks(state.count, following), tapering=tapering),
        changes=_week_changes(state, moment, following, catalogue),
        because=placed.because,
        days=week_days(state, following, moment.day),
    )


def _week_changes(state: TrainingState, moment: Moment, monday: date, catalogue: Catalogue) -> tuple[NextTime, ...]:
    """The exercises that were done before and move next week."""
    found: dict[str, NextTime] = {}
    for coming, before in ahead(state, moment, monday + timedelta(days=DAYS_A_WEEK - 1), catalogue):
        if coming.day < monday or coming.type is SessionType.LOW_IMPACT_STRENGTH:
            continue
        for one in _worked(coming):
            known = before.records.get(one.exercise)
            if known is not None and one.exercise not in found and _dose(known.last) != _dose(one):
                now = replace(known.last, because=())
                found[one.exercise] = NextTime(exercise=one.exercise, now=now, then=one, because=one.because)
    return tuple(found.values())
