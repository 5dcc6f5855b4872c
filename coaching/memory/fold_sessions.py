"""What became of sessions, folded into the state: prescribed, done, skipped, undone."""

from datetime import date, timedelta
from typing import TypeAlias, assert_never

from msgspec.structs import replace

from coaching.exercise import Catalogue
from coaching.facts import Feel, SessionDone, SessionPrescribed, SessionSkipped, SessionUndone
from coaching.memory.count import Status, Trained, add_all, in_short
from coaching.memory.learning import after_break, learned, unlearned
from coaching.memory.state import TipUsed, TrainingState, Undo
from coaching.memory.windows import often
from coaching.reasons.placement import NoEasyDay
from coaching.rules import memory
from coaching.rules import readiness as rules
from coaching.session import Session
from coaching.session_type import SessionType

SessionFact: TypeAlias = SessionPrescribed | SessionDone | SessionSkipped | SessionUndone


def session_told(state: TrainingState, fact: SessionFact, catalogue: Catalogue) -> TrainingState:
    """`state` after one more thing about a session."""
    match fact:
        case SessionPrescribed(session=session):
            return _prescribed(state, session)
        case SessionDone():
            return _done(_undone(state, fact.day), fact, catalogue)
        case SessionSkipped():
            return _with_entry(_undone(state, fact.day), fact.day, Status.SKIPPED)
        case SessionUndone():
            return _with_entry(_undone(state, fact.day), fact.day, Status.OPEN)
        case _:
            assert_never(fact)


def _with_log(state: TrainingState, entry: Trained) -> TrainingState:
    """`state` with the log entry of a day put in its place, and everything counted anew."""
    if not state.log or entry.day > state.log[-1].day:
        log = (*state.log, entry)
    else:
        others = [one for one in state.log if one.day != entry.day]
        log = tuple(sorted([*others, entry], key=lambda one: one.day))
    return replace(state, log=log, count=add_all(state.base, log, state.profile, often(state.deloads)))


def _with_entry(state: TrainingState, day: date, status: Status, feel: Feel | None = None) -> TrainingState:
    entry = state.trained_on(day) or Trained(day=day, type=SessionType.NONE)
    return _with_log(state, replace(entry, status=status, feel=feel))


def _prescribed(state: TrainingState, session: Session) -> TrainingState:
    old = state.trained_on(session.day)
    entry = in_short(session)
    if old is not None and old.status is Status.DONE:
        entry = replace(entry, status=old.status, feel=old.feel)
    told = {type(reason).__name__ for reason in session.because if isinstance(reason, NoEasyDay)}
    tips = [one for one in state.tips if one.day != session.day]
    return replace(
        _with_log(state, entry),
        sessions=_kept_sessions(state.sessions, session),
        tips=(*tips, *(TipUsed(tip, session.day) for tip in session.tips)),
        told=tuple(sorted(told.union(state.told))),
    )


def _kept_sessions(sessions: tuple[Session, ...], new: Session) -> tuple[Session, ...]:
    """The latest session, and the strength sessions of the few days before it."""
    every = sorted([*(one for one in sessions if one.day != new.day), new], key=lambda one: one.day)
    since = every[-1].day - timedelta(days=memory.FULL_DAYS)
    return tuple(one for one in every if one is every[-1] or (one.day >= since and one.type.strength))


def _undone(state: TrainingState, day: date) -> TrainingState:
    """What was learned from the session of `day` is forgotten, where that is still possible."""
    if state.undo is None or state.undo.day != day:
        return state
    return replace(state, records=unlearned(state.records, state.undo.records), undo=None)


def _done(state: TrainingState, fact: SessionDone, catalogue: Catalogue) -> TrainingState:
    first = state.count.sessions == 0
    session = state.session_on(fact.day)
    changed = _with_entry(state, fact.day, Status.DONE, fact.feel)
    if session is None or not session.type.strength:
        return changed
    records, before = learned(state.records, session, fact, catalogue)
    if changed.count.back_on == fact.day and changed.count.gap >= rules.LAYOFF_BACK_DAYS:
        before = {known: state.records.get(known) for known in records}
        records = after_break(records, state.profile, catalogue, rules.LAYOFF_BACK_LOAD)
    return replace(
        changed,
        records=records,
        undo=Undo(fact.day, before),
        first_too_easy=fact.feel is Feel.TOO_EASY if first else state.first_too_easy,
    )
