"""The training state after more facts: linear in their number, and the only way in which a state changes.

Facts are folded one after the other, so that folding in parts gives the same as folding at once.
"""

from collections.abc import Iterable

from coaching.exercise import Catalogue
from coaching.facts import AnyFact, Onboarded, RunMoved, Travelling
from coaching.memory.fold_plan import PlanFact, plan_changed, started
from coaching.memory.fold_reports import ReportFact, reported
from coaching.memory.fold_sessions import SessionFact, session_told
from coaching.memory.relearning import settled
from coaching.memory.state import NotOnboarded, TrainingState
from coaching.memory.windows import pruned

_AHEAD = RunMoved | Travelling
"""Told of a day that may still be to come: they say nothing of what is over by now."""


def rebuild(facts: Iterable[AnyFact], catalogue: Catalogue) -> TrainingState:
    """The state that all facts of a runner give, under the rules and the catalogue of today.

    Raises:
        NotOnboarded: no `Onboarded` is among them.
    """
    return fold(None, facts, catalogue)


def fold(state: TrainingState | None, facts: Iterable[AnyFact], catalogue: Catalogue) -> TrainingState:
    """The state after more facts, in the order in which they were told. The only way in which a state changes.

    The catalogue is asked how an exercise progresses; one that it no longer holds keeps its record and learns nothing.
    Facts before the first `Onboarded` are passed over.

    Raises:
        NotOnboarded: there is neither a state nor an `Onboarded`.
    """
    for fact in facts:
        if isinstance(fact, Onboarded):
            state = started(state, fact)
        elif state is not None:
            state = _changed(state, fact, catalogue)
        if state is not None and fact.day > state.as_of and not isinstance(fact, _AHEAD):
            state = settled(pruned(state, fact.day), catalogue)
    if state is None:
        raise NotOnboarded("the first fact of a runner is Onboarded")
    return state


def _changed(state: TrainingState, fact: PlanFact | SessionFact | ReportFact, catalogue: Catalogue) -> TrainingState:
    if isinstance(fact, SessionFact):
        return session_told(state, fact, catalogue)
    if isinstance(fact, PlanFact):
        return plan_changed(state, fact)
    return reported(state, fact)
