"""What the strength sessions of the last days taught, so that one of them can be logged late, corrected or taken back.

The records of the exercises are what the sessions done taught, one after the other in the order of days. One that comes
between others is put in its place: what the later ones taught is forgotten and learned again after it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from coaching.exercise import Catalogue
from coaching.facts import SessionDone
from coaching.memory.count import add_all
from coaching.memory.learning import after_break, learned, trained, unlearned
from coaching.memory.state import Lately, TrainingState
from coaching.memory.windows import often
from coaching.rules import memory
from coaching.rules import readiness as rules


def taught(state: TrainingState, done: SessionDone, catalogue: Catalogue) -> TrainingState:
    """`state`, in whose log the session is done already, with what it taught. It takes the place of a former one."""
    others = [one for one in state.lately.dones if one.day != done.day]
    if len(others) == len(state.lately.dones) and (not others or done.day > others[-1].day):
        return _one_more(state, done, catalogue)
    return _anew(state, sorted([*others, done], key=lambda one: one.day), catalogue)


def untaught(state: TrainingState, day: date, catalogue: Catalogue) -> TrainingState:
    """`state`, in whose log the session of `day` is not done any more, without what it taught."""
    others = [one for one in state.lately.dones if one.day != day]
    return state if len(others) == len(state.lately.dones) else _anew(state, others, catalogue)


def taught_again(state: TrainingState, day: date, catalogue: Catalogue) -> TrainingState:
    """`state` after the session of `day`, done already, was prescribed otherwise."""
    known = any(one.day == day for one in state.lately.dones)
    return _anew(state, state.lately.dones, catalogue) if known else state


def settled(state: TrainingState, catalogue: Catalogue) -> TrainingState:
    """`state` where sessions too old to be corrected are no longer told apart from all before them."""
    since = state.as_of - timedelta(days=memory.FULL_DAYS)
    leaving = [one for one in state.lately.dones if one.day < since]
    if not leaving:
        return state
    staying = state.lately.dones[len(leaving) :]
    then = _anew(state, leaving, catalogue).records
    before = {exercise: then.get(exercise) for exercise in _touched(state, staying, catalogue)}
    return replace(state, lately=Lately(dones=staying, before=before))


def _one_more(state: TrainingState, done: SessionDone, catalogue: Catalogue) -> TrainingState:
    session = state.session_on(done.day)
    if session is None or not session.type.strength:
        return state
    records, before = learned(state.records, session, done, catalogue)
    if _ends_break(state, done.day):
        before = {known: state.records.get(known) for known in records}
        records = after_break(records, state.profile, catalogue, rules.LAYOFF_BACK_LOAD)
    lately = Lately(dones=(*state.lately.dones, done), before={**before, **state.lately.before})
    return replace(state, records=records, lately=lately)


def _anew(state: TrainingState, dones: Iterable[SessionDone], catalogue: Catalogue) -> TrainingState:
    """The records as they were before the last days, then one session after the other."""
    state = replace(state, records=unlearned(state.records, state.lately.before), lately=Lately())
    for one in dones:
        state = _one_more(state, one, catalogue)
    return state


def _ends_break(state: TrainingState, day: date) -> bool:
    """Whether the session of `day` was the first after a long layoff (rules 3.5), whatever came after it."""
    if state.count.back_on is None:
        return False
    gap = state.lower_gap(day)
    if gap is not None and gap < rules.LAYOFF_BACK_DAYS:
        return False
    until = [one for one in state.log if one.day <= day]
    count = add_all(state.base, until, state.profile, often(state.deloads))
    return count.back_on == day and count.gap >= rules.LAYOFF_BACK_DAYS


def _touched(state: TrainingState, dones: Sequence[SessionDone], catalogue: Catalogue) -> Iterable[str]:
    """The exercises whose records these sessions changed."""
    if any(_ends_break(state, one.day) for one in dones):
        return state.records
    told = ((state.session_on(one.day), one) for one in dones)
    return {
        exercise.id for session, one in told if session is not None for _, exercise in trained(session, one, catalogue)
    }
