"""Which exercises fill a session, in which order and with which dose (rules 2.1, 2.2, 5).

`build` is the only door: it fills what is ordered, or steps down to the next type that can be filled, with the reason.
It is told everything, breaks ties by id, and gives the same session for the same order.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from coaching.building import easy_sessions, strength_sessions
from coaching.building.order import PastSession, SessionOrder
from coaching.building.unfilled import Unfilled
from coaching.dosing.carried import lifted_lately
from coaching.exercise import Catalogue
from coaching.reasons import Decision
from coaching.reasons.session import SteppedDown
from coaching.rules import session as rules
from coaching.session import Session
from coaching.session_type import SessionType

__all__ = ["PastSession", "SessionOrder", "build"]

_NEXT: Mapping[SessionType, SessionType] = {
    SessionType.STRENGTH_FULL: SessionType.STRENGTH_LOWER,
    SessionType.STRENGTH_LOWER: SessionType.STRENGTH_UPPER_CORE,
    SessionType.STRENGTH_UPPER_CORE: SessionType.CORE_MOBILITY,
    SessionType.LOW_IMPACT_STRENGTH: SessionType.RECOVERY,
    SessionType.CORE_MOBILITY: SessionType.MOBILITY_ONLY,
    SessionType.RECOVERY: SessionType.MOBILITY_ONLY,
    SessionType.MOBILITY_ONLY: SessionType.NONE,
}
"""Where to step down to. A rest day's types lead only to what a rest day may carry, a hard day's likewise."""

_FILL: Mapping[SessionType, Callable[[SessionOrder, Catalogue], Session | Unfilled]] = {
    SessionType.STRENGTH_UPPER_CORE: strength_sessions.upper_core,
    SessionType.LOW_IMPACT_STRENGTH: strength_sessions.low_impact,
    SessionType.CORE_MOBILITY: easy_sessions.core_mobility,
    SessionType.RECOVERY: easy_sessions.recovery,
    SessionType.MOBILITY_ONLY: easy_sessions.mobility_only,
}


def build(order: SessionOrder, catalogue: Catalogue) -> Decision[Session]:
    """The session of `order`, or of the next type that can be filled (rules I9); its reasons stand in it as well.

    The session's reasons begin with those of `order.limits`. Exercises of which nothing is known here are left alone.
    """
    kind = _asked(order)
    if kind.strength:
        order = replace(order, lifted=lifted_lately(order.records, catalogue, order.day))
    missing: tuple[str, ...] = ()
    planned = kind
    while True:
        built = _fill(order, catalogue, kind)
        if isinstance(built, Session):
            break
        missing = missing or built.missing
        kind = _NEXT[kind]
    if kind is planned:
        return Decision(built, built.because)
    because = (SteppedDown(planned=planned, given=kind, missing=missing), *built.because)
    return Decision(replace(built, because=because), because)


def _asked(order: SessionOrder) -> SessionType:
    """Twenty minutes or fewer have no room for push and pull: legs and core instead of the whole body (section 0)."""
    kind = min(order.type, order.limits.cap, key=lambda one: one.rank)
    short = order.minutes <= rules.SHORT_MINUTES
    return SessionType.STRENGTH_LOWER if short and kind is SessionType.STRENGTH_FULL else kind


def _fill(order: SessionOrder, catalogue: Catalogue, kind: SessionType) -> Session | Unfilled:
    if kind.lower_body:
        return strength_sessions.lower_body(order, catalogue, kind)
    fill = _FILL.get(kind)
    if fill is None:
        return Session(day=order.day, type=SessionType.NONE, week=order.dose.week, because=order.limits.because)
    return fill(order, catalogue)
