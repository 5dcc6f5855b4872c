"""What became of sessions, folded into the state: prescribed, done, skipped, undone."""

from datetime import date, timedelta
from typing import TypeAlias, assert_never

from msgspec.structs import replace

from coaching.exercise import Catalogue
from coaching.facts import Feel, SessionDone, SessionPrescribed, SessionSkipped, SessionUndone
from coaching.memory.count import Status, Trained, add_all, as_done, in_short
from coaching.memory.relearning import taught, taught_again, untaught
from coaching.memory.state import TipUsed, TrainingState
from coaching.memory.windows import often
from coaching.reasons.placement import NoEasyDay
from coaching.rules import memory
from coaching.session import Session
from coaching.session_type import SessionType

SessionFact: TypeAlias = SessionPrescribed | SessionDone | SessionSkipped | SessionUndone


def session_told(state: TrainingState, fact: SessionFact, catalogue: Catalogue) -> TrainingState:
    """`state` after one more thing about a session."""
    match fact:
        case SessionPrescribed(session=session):
            return taught_again(_prescribed(state, session), session.day, catalogue)
        case SessionDone():
            return _done(state, fact, catalogue)
        case SessionSkipped():
            return _not_done(state, fact.day, Status.SKIPPED, catalogue)
        case SessionUndone():
            return _not_done(state, fact.day, Status.OPEN, catalogue)
        case _:
            assert_never(fact)


def _with_log(state: TrainingState, entry: Trained) -> TrainingState:
    """`state` with the log entry of a day put in its place, and everything counted anew."""
    old = state.trained_on(entry.day)
    if state.away_on(entry.day) or (old is not None and old.away):
        entry = replace(entry, away=True)
    if not state.log or entry.day > state.log[-1].day:
        log = (*state.log, entry)
    else:
        others = [one for one in state.log if one.day != entry.day]
        log = tuple(sorted([*others, entry], key=lambda one: one.day))
    return replace(state, log=log, count=add_all(state.base, log, state.profile, often(state.deloads)))


def _with_entry(state: TrainingState, day: date, status: Status, feel: Feel | None = None) -> TrainingState:
    session = state.session_on(day)
    known = in_short(session) if session is not None else state.trained_on(day)
    entry = known or Trained(day=day, type=SessionType.NONE)
    return _with_log(state, replace(entry, status=status, feel=feel))


def _prescribed(state: TrainingState, session: Session) -> TrainingState:
    old = state.trained_on(session.day)
    entry = in_short(session)
    if old is not None and old.status is Status.DONE:
        entry = replace(entry, status=old.status, feel=old.feel, part=old.part)
    told = {type(reason).__name__ for reason in session.because if isinstance(reason, NoEasyDay)}
    tips = [one for one in state.tips if one.day != session.day]
    return replace(
        _with_log(state, entry),
        sessions=_kept_sessions(state, session),
        tips=(*tips, *(TipUsed(tip, session.day) for tip in session.tips)),
        told=tuple(sorted(told.union(state.told))),
    )


def _kept_sessions(state: TrainingState, new: Session) -> tuple[Session, ...]:
    """The latest session, and the strength sessions of the days before it that may still be logged or corrected."""
    logged = {one.day for one in state.lately.dones}
    every = sorted([*(one for one in state.sessions if one.day != new.day), new], key=lambda one: one.day)
    since = every[-1].day - timedelta(days=memory.FULL_DAYS)
    return tuple(
        one for one in every if one is every[-1] or one.day in logged or (one.day >= since and one.type.strength)
    )


def _not_done(state: TrainingState, day: date, status: Status, catalogue: Catalogue) -> TrainingState:
    return _first_felt(untaught(_with_entry(state, day, status), day, catalogue))


def _done(state: TrainingState, fact: SessionDone, catalogue: Catalogue) -> TrainingState:
    session = state.session_on(fact.day)
    if session is None:
        return untaught(_first_felt(_with_entry(state, fact.day, Status.DONE, fact.feel)), fact.day, catalogue)
    changed = _first_felt(_with_log(state, as_done(session, fact)))
    if not session.type.strength:
        return untaught(changed, fact.day, catalogue)
    return taught(changed, fact, catalogue)


def _first_felt(state: TrainingState) -> TrainingState:
    """How the very first strength session felt, as long as it stands in the log."""
    if state.base.sessions:
        return state
    first = next((one for one in state.log if one.strength_done), None)
    return replace(state, first_too_easy=first is not None and first.feel is Feel.TOO_EASY)
