"""What the coach's use cases give back: values that the conversation puts into words."""

from datetime import date
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from coaching.facts import AnyFact
from coaching.memory.state import TrainingState
from coaching.reasons import AnyReason
from coaching.runner import RunDay
from coaching.session import Prescription, Session
from coaching.session_type import SessionType
from coaching.week.phases import Cycle

T = TypeVar("T")


class Outcome(NamedTuple, Generic[T]):
    """What was decided, what to append, and the state after it."""

    value: T
    facts: tuple[AnyFact, ...]
    state: TrainingState


class DayPlan(Struct, frozen=True, gc=False, kw_only=True):
    """One day of a week. `done` is None while it is open, else whether its session was done (False: skipped or missed).

    `known` says whether `run` is known: a week that varies has to be asked. `because` says why the day carries what it
    carries; `refused` why it does not carry lower-body strength.
    """

    day: date
    run: RunDay
    known: bool = True
    type: SessionType
    letter: str = ""
    done: bool | None = None
    because: tuple[AnyReason, ...] = ()
    refused: tuple[AnyReason, ...] = ()


class TrainingWeek(Struct, frozen=True, gc=False, kw_only=True):
    """What kind of week a calendar week is, as it stands on one of its days.

    `week` is the strength week, `phase` 1 to 3, `block` None before phase 3 and in season. `deload` is a planned one;
    `taper` says that the taper of an A-race touches the week.
    """

    week: int
    phase: int
    block: Cycle | None
    in_season: bool
    deload: bool
    taper: bool


class MoveTo(Struct, frozen=True, gc=False, kw_only=True):
    """A day that today's session might move to: `fits`, or why it does not (`because`)."""

    day: date
    fits: bool
    because: tuple[AnyReason, ...] = ()


class NextTime(Struct, frozen=True, gc=False, kw_only=True):
    """What one exercise will be like next time. `then` may be of another one, which takes its place."""

    exercise: str
    now: Prescription
    then: Prescription
    because: tuple[AnyReason, ...] = ()


class Summary(Struct, frozen=True, gc=False, kw_only=True):
    """After a session: what counted, what changes next time and why, and what helps now (ids of tips)."""

    session: Session
    next_time: tuple[NextTime, ...] = ()
    tips: tuple[str, ...] = ()


class Renewal(Struct, frozen=True, gc=False, kw_only=True):
    """What changed when a state was rebuilt under newer rules.

    The strength week of the last session as it was told and as it counts now; `before` and `now` are today's session,
    None where none was told yet.
    """

    week_before: int
    week: int
    before: SessionType | None = None
    now: SessionType | None = None


class WeekReview(Struct, frozen=True, gc=False, kw_only=True):
    """The weekly nudge: what was done, what changes next week, and why.

    `done` and `planned` count strength sessions of the calendar week that ends. `week` and `next_week` are strength
    weeks; `phase` and `next_phase` 1 to 3. `deload_next` says that next week is a planned deload. `changes` are the
    exercises whose dose moves. `days` are the days of next week.
    """

    done: int
    planned: int
    week: int
    next_week: int
    phase: int
    next_phase: int
    deload_next: bool = False
    changes: tuple[NextTime, ...] = ()
    because: tuple[AnyReason, ...] = ()
    days: tuple[DayPlan, ...] = ()
