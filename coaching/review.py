"""Looking ahead from what was done: what changes next time, and the weekly review."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from coaching.agenda import week_days
from coaching.asking import week_of
from coaching.days import DAYS_A_WEEK, monday_of
from coaching.exercise import Catalogue
from coaching.facts import Moment, SessionDone, SessionPrescribed
from coaching.health.readiness import Health, limits
from coaching.memory.fold import fold
from coaching.memory.state import TrainingState
from coaching.modifiers import smallest_cap
from coaching.outcomes import NextTime, WeekReview
from coaching.planning import Outlook, day_parts, deload_due, dose_week, session_type
from coaching.reasons import AnyReason
from coaching.reasons.placement import NoEasyDay, PlannedDeload, SessionsPerWeek
from coaching.reasons.readiness import (
    ExtraRecovery,
    Sore,
    SoreDeloadWeek,
    SoreFromRunning,
    SoreTooLong,
    SoreWeek,
    VerySore,
)
from coaching.reasons.session import FitsTime, SetAdded, TurnedDown
from coaching.rules import memory
from coaching.session import BlockKind, Prescription, Session
from coaching.session_type import SessionType
from coaching.week import phases
from coaching.week.question import Placement

_NOT_TRAINED = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})
_SORE = Sore | VerySore | ExtraRecovery | SoreDeloadWeek | SoreTooLong | SoreFromRunning
_FEWER_SETS = FitsTime | TurnedDown | PlannedDeload
"""What may take sets from an exercise that its own reasons say nothing of."""


def ahead(
    state: TrainingState, moment: Moment, until: date, catalogue: Catalogue
) -> Iterator[tuple[Session, TrainingState]]:
    """The strength sessions after today up to `until`, each with the state before it, as if every one were done right.

    What is not strength changes nothing that is asked here, so it is not built.
    """
    day = moment.day + timedelta(days=1)
    outlook = Outlook(state, day)
    while day <= until:
        if day.weekday() == 0:
            outlook = Outlook(state, day)
        placed = outlook.on(day)
        if placed.type.strength and _stays_strength(state, placed):
            as_of_day = outlook if outlook.today == day else Outlook(state, day, like=outlook)
            session = as_of_day.session(day, catalogue)
            yield session, state
            state = done_as_planned(state, session, moment, catalogue)
            outlook = Outlook(state, day)
        day += timedelta(days=1)


def _stays_strength(state: TrainingState, placed: Placement) -> bool:
    limits = day_parts(state, placed, Health(state))
    recovery = any(one.extra_recovery for one in limits)
    return session_type(placed, smallest_cap(limits), extra_recovery=recovery).strength


def done_as_planned(state: TrainingState, session: Session, moment: Moment, catalogue: Catalogue) -> TrainingState:
    """The state as it would be once `session` was done right."""
    at = moment.at + (session.day - moment.day)
    prescribed = SessionPrescribed(at=at, day=session.day, session=session)
    return fold(state, (prescribed, SessionDone(at=at, day=session.day)), catalogue)


def next_time(state: TrainingState, session: Session, moment: Moment, catalogue: Catalogue) -> tuple[NextTime, ...]:
    """What changes in each exercise when it comes again, told from the state after the session was done.

    Where another one takes its place for a reason that names it, that is told. Of one that is only not chosen this time
    nothing is: it may come back in any other session, and to look through all of them cost a seventh of a morning.
    """
    until = moment.day + timedelta(days=memory.LOOK_AHEAD_DAYS)
    asked = {one.exercise: one for one in _worked(session) if session.type.strength or _may_come(one, catalogue)}
    if not asked:
        return ()
    found: dict[str, NextTime | None] = {}
    came_back = False
    for coming, _ in ahead(state, moment, until, catalogue):
        if coming.type is SessionType.LOW_IMPACT_STRENGTH is not session.type:
            continue
        for one in _worked(coming):
            if one.exercise in asked and one.exercise not in found:
                found[one.exercise] = _change(asked[one.exercise], one, coming)
        if coming.type is session.type and coming.letter == session.letter:
            came_back = True
            replaced = {name: _replaced(now, coming) for name, now in asked.items() if name not in found}
            found |= {name: change for name, change in replaced.items() if change is not None}
        if len(found) == len(asked) or (came_back and any(found.values())):
            break
    return tuple(change for exercise in asked if (change := found.get(exercise)) is not None)


def _may_come(one: Prescription, catalogue: Catalogue) -> bool:
    """Whether what light work holds may be trained in a strength session: a stretch never is, and is not looked for."""
    known = catalogue.exercises.get(one.exercise)
    return known is not None and any(kind.strength for kind in known.sessions)


def _replaced(now: Prescription, coming: Session) -> NextTime | None:
    for one in _worked(coming):
        if any(getattr(reason, "before", None) == now.exercise for reason in one.because):
            return NextTime(exercise=now.exercise, now=now, then=one, because=one.because)
    return None


def _worked(session: Session) -> list[Prescription]:
    return [one for block in session.blocks if block.kind not in _NOT_TRAINED for one in block.prescriptions]


def _change(now: Prescription, then: Prescription, coming: Session) -> NextTime | None:
    """From `now` to what the coming session really holds, with the reasons that are true of this step."""
    if _dose(now) == _dose(then):
        return None
    fewer = tuple(one for one in coming.because if isinstance(one, _FEWER_SETS)) if then.sets < now.sets else ()
    because = (*fewer, *(one for one in then.because if not isinstance(one, SetAdded) or then.sets > now.sets))
    return NextTime(exercise=now.exercise, now=now, then=then, because=because)


def _dose(one: Prescription) -> tuple[object, ...]:
    return (one.sets, one.reps, one.seconds, one.contacts, one.load, one.tempo, one.weaker_side_sets)


def week_review(state: TrainingState, moment: Moment, catalogue: Catalogue) -> WeekReview:
    """The calendar week that `moment.day` is in, and the next one."""
    this = monday_of(moment.day)
    following = this + timedelta(days=DAYS_A_WEEK)
    outlook = Outlook(state, moment.day)
    days = week_days(outlook, this)
    week, next_week = week_of(state, moment.day), week_of(state, following)
    done = sum(1 for one in days if one.done and one.type.strength)
    return WeekReview(
        done=done,
        planned=max(done, min(sum(1 for one in days if one.type.strength), _asked_of(outlook, this))),
        week=week,
        next_week=next_week,
        phase=phases.phase(week),
        next_phase=phases.phase(dose_week(state, following)),
        deload_next=deload_due(state, following),
        changes=_week_changes(state, moment, following, catalogue),
        because=(
            *_sore_this_week(state, moment.day),
            *(one for one in outlook.week(following).because if not isinstance(one, NoEasyDay)),  # told once, on a day
        ),
        days=week_days(outlook, following),
    )


def _asked_of(outlook: Outlook, monday: date) -> int:
    """The strength sessions that the week asks for: one that was missed and planned again is asked for once."""
    placed = outlook.week(monday)
    lower = next((one.sessions for one in placed.because if isinstance(one, SessionsPerWeek)), DAYS_A_WEEK)
    return lower + outlook.asked[monday][0].quota.upper


def _sore_this_week(state: TrainingState, day: date) -> tuple[AnyReason, ...]:
    """That soreness turned the week down, where it did, and whether it still does."""
    monday = monday_of(day)
    sore = [one.day for one in state.soreness if one.sore and one.soreness and monday <= one.day <= day]
    days = sum(1 for one in sore if any(isinstance(told, _SORE) for told in limits(state, one).because))
    if not days:
        return ()
    easier = [one.until for one in limits(state, day).because if isinstance(one, SoreDeloadWeek)]
    return (SoreWeek(days, next((until for until in easier if until > day), None)),)


def _week_changes(state: TrainingState, moment: Moment, monday: date, catalogue: Catalogue) -> tuple[NextTime, ...]:
    """The exercises that were done before and move next week, by the first session that holds them."""
    return coming_changes(state, moment, (monday, monday + timedelta(days=DAYS_A_WEEK - 1)), catalogue)


def coming_changes(
    state: TrainingState, moment: Moment, days: tuple[date, date], catalogue: Catalogue
) -> tuple[NextTime, ...]:
    """The exercises that were done before and move in the days from the first to the last, today left out."""
    since, until = days
    found: dict[str, NextTime | None] = {}
    for coming, before in ahead(state, moment, until, catalogue):
        if coming.day < since or coming.type is SessionType.LOW_IMPACT_STRENGTH:
            continue
        for one in _worked(coming):
            known = before.records.get(one.exercise)
            if known is not None and one.exercise in state.records and one.exercise not in found:
                found[one.exercise] = _change(replace(known.last, because=()), one, coming)
    return tuple(one for one in found.values() if one is not None)
