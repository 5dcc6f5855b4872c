"""Left and right compared every four weeks: when it is worth it, and which side goes first after it (rules 3.3)."""

from datetime import date

from coaching.facts import LEFT, RIGHT, SidesTested
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.reasons.session import SideFirst
from coaching.rules import history as rules
from coaching.rules import progression
from coaching.session import Easing, Session


def due(state: TrainingState, session: Session, offered: date | None = None) -> bool:
    """Whether the day of `session` suits a comparison: legs at full dose, nothing that hurts, and long enough ago.

    `offered` is the day on which it was offered last: on that day it stays, and then it waits as if it had been done.
    """
    suits = session.type.lower_body and session.easing is Easing.NONE
    if not suits or state.status_on(session.day) in {Status.DONE, Status.SKIPPED}:
        return False
    if state.count.sessions < rules.SIDES_FROM_SESSIONS or state.profile.conditions:
        return False
    before = [one.day for one in state.sides] + ([offered] if offered is not None and offered != session.day else [])
    fresh = any((session.day - day).days < rules.SIDES_EVERY_DAYS for day in before)
    return not fresh and not any(one.open for one in state.pains)


def weaker(tested: SidesTested) -> str:
    """The clearly weaker side of a test, "" where there is none."""
    gap = rules.SIDES_GAP_S if tested.test.timed else progression.SIDE_GAP_REPS
    if abs(tested.left - tested.right) < gap:
        return ""
    return LEFT if tested.left < tested.right else RIGHT


def first_side(state: TrainingState) -> str:
    """The side that goes first: the weaker one, where all tests that tell the sides apart agree; else ""."""
    found = {side for one in state.sides if (side := weaker(one))}
    return found.pop() if len(found) == 1 else ""


def goes_first(state: TrainingState, session: Session) -> tuple[SideFirst, ...]:
    """Which side goes first in a leg session, where the tests say so and it has one-sided moves."""
    side = first_side(state)
    told = side and session.type.lower_body and any(one.per_side for one in session.prescriptions)
    return (SideFirst(side=side),) if told else ()
