"""What the invariant checker looks at: days with what they carry, and what must be known to judge them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from coaching.exercise import Exercise
from coaching.facts import Feel
from coaching.modifiers import Modifiers
from coaching.runner import Area, DayClass, Gear, Joint, Race, RunDay
from coaching.session import Prescription, Session
from coaching.session_type import SessionType


class CheckedDay(NamedTuple):
    """A day, what is run on it (None: not known), and the session it carries, whole or by its type alone."""

    day: date
    run: RunDay | None
    planned: Session | SessionType

    @property
    def type(self) -> SessionType:
        return self.planned.type if isinstance(self.planned, Session) else self.planned

    @property
    def session(self) -> Session | None:
        return self.planned if isinstance(self.planned, Session) else None


class Before(NamedTuple):
    """The last prescription of an exercise, how it felt, and whether rules 3.3 allow a step above 10 % now."""

    prescription: Prescription
    feel: Feel
    step_allowed: bool = False


class Context(Struct, frozen=True, kw_only=True):
    """What must be known beside the days.

    `run_after` is what is run the day after the last one checked. `lower_before` are lower-body days before the first
    one. `jump_gate` says that the plyometric gate is passed. `limits` are all modifiers that spoke, `normal` the sets
    of each exercise had none spoken, both by day. `history` holds earlier sessions, `easier_days` those of deloads and
    tapers. `sore_days` keep the gate after a race shut.
    """

    run_after: RunDay | None = None
    lower_before: tuple[date, ...] = ()
    races: tuple[Race, ...] = ()
    sore_days: frozenset[date] = frozenset()
    novice_since: date | None = None
    exercises: Mapping[str, Exercise] = {}
    gear: Gear = Gear()
    jump_gate: bool = False
    blocked_areas: frozenset[Area] = frozenset()
    blocked_joints: frozenset[Joint] = frozenset()
    before: Mapping[str, Before] = {}
    history: tuple[Session, ...] = ()
    easier_days: frozenset[date] = frozenset()
    limits: Mapping[date, tuple[Modifiers, ...]] = {}
    normal: Mapping[date, Mapping[str, int]] = {}
    red_flag: bool = False


class Broken(NamedTuple):
    """An invariant that does not hold: its id, the day, and what is wrong."""

    invariant: str
    day: date
    what: str


Days = tuple[CheckedDay, ...]


def kind_on(day: CheckedDay, context: Context) -> DayClass | None:
    """The class of the day: the hardest run, and a dated race before all."""
    if any(race.day == day.day for race in context.races):
        return DayClass.RACE
    return None if day.run is None else max((day.run.first, day.run.second or DayClass.REST), key=list(DayClass).index)


def could_be_hard(kind: DayClass | None) -> bool:
    """Speed, long, race, or not known."""
    return kind not in {DayClass.REST, DayClass.EASY}
