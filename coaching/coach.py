"""The use cases: what the conversation and the deliveries ask of the coach.

Each takes the training state and the moment, and returns an `Outcome`: the value, the facts to append, and the state
that folding them gives. Nothing here reads a clock or keeps anything.
"""

from collections.abc import Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from coaching.exercise import Catalogue
from coaching.facts import AnyFact, Moment, SessionDone
from coaching.reasons import AnyReason
from coaching.runner import Profile, Race, RunDay, RunningWeek
from coaching.session import Prescription, Session
from coaching.session_type import SessionType
from coaching.state import TrainingState

T = TypeVar("T")


class Outcome(NamedTuple, Generic[T]):
    """What was decided, what to append, and the state after it."""

    value: T
    facts: tuple[AnyFact, ...]
    state: TrainingState


class DayPlan(Struct, frozen=True, kw_only=True):
    """One day of a week. `done` is None while it is open, else whether its session was done (False: skipped or missed).

    `because` says why the day carries what it carries; `refused` why it does not carry lower-body strength.
    """

    day: date
    run: RunDay
    type: SessionType
    letter: str = ""
    done: bool | None = None
    because: tuple[AnyReason, ...] = ()
    refused: tuple[AnyReason, ...] = ()


class Change(Struct, frozen=True, kw_only=True):
    """What a report or a change of plan did to today's session and to the days from today on (seven of them)."""

    before: Session
    after: Session
    days_before: tuple[DayPlan, ...]
    days_after: tuple[DayPlan, ...]
    because: tuple[AnyReason, ...] = ()


class NextTime(Struct, frozen=True, kw_only=True):
    """What one exercise will be like next time. `then` is None where it is swapped out."""

    exercise: str
    now: Prescription
    then: Prescription | None
    because: tuple[AnyReason, ...] = ()


class Summary(Struct, frozen=True, kw_only=True):
    """After a session: what counted, and what changes next time and why."""

    session: Session
    next_time: tuple[NextTime, ...] = ()
    tips: tuple[str, ...] = ()


class WeekReview(Struct, frozen=True, kw_only=True):
    """The weekly nudge: what was done, what changes next week, and why.

    `done` and `planned` count strength sessions of the calendar week that ends. `week` and `next_week` are strength
    weeks; `phase` and `next_phase` 1 to 3. `deload_next` says that next week is a planned deload. `changes` are the
    exercises whose dose moves.
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


class Coach:
    """The coach, with the catalogue it prescribes from. It keeps nothing between calls."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def onboard(
        self,
        state: TrainingState | None,
        profile: Profile,
        week: RunningWeek,
        races: Sequence[Race],
        moment: Moment,
    ) -> Outcome[Session]:
        """The ten questions are answered: the first (or a new) start, with today's session."""
        raise NotImplementedError

    def today(self, state: TrainingState, moment: Moment) -> Outcome[Session]:
        """Today's session. Prescribed, that is kept as a fact, when it is new or changed since it was told."""
        raise NotImplementedError

    def preview(self, state: TrainingState, day: date, moment: Moment) -> Session:
        """The session of another day as it would be if nothing happened until then. Nothing is kept."""
        raise NotImplementedError

    def week(self, state: TrainingState, monday: date, moment: Moment) -> tuple[DayPlan, ...]:
        """The seven days of the calendar week that begins at `monday`."""
        raise NotImplementedError

    def tell(self, state: TrainingState, fact: AnyFact, moment: Moment) -> Outcome[Change]:
        """A report or a change of plan: the plan before and after, with the reasons."""
        raise NotImplementedError

    def finish(self, state: TrainingState, done: SessionDone, moment: Moment) -> Outcome[Summary]:
        """A session was done. A second Done for the same day replaces the first."""
        raise NotImplementedError

    def review(self, state: TrainingState, moment: Moment) -> Outcome[WeekReview]:
        """The weekly progression nudge, for the calendar week that `moment.day` is in."""
        raise NotImplementedError
