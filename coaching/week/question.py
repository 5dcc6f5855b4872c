"""What the placement of a week is asked and answers: frozen values, and how a running week becomes dated days."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from coaching.days import DAYS_A_WEEK
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons import AnyReason
from coaching.reasons.placement import PlacementReason
from coaching.rules import placement as rules
from coaching.runner import DayClass, RunDay, RunningWeek
from coaching.session_type import SessionType
from coaching.week.races import NO_RACES, Racing
from coaching.wishes import MovedSession, TimedSession


class Happened(Struct, frozen=True, gc=False):
    """A session that was done. `letter` is "A" or "B" for lower-body sessions.

    `counts` says that it was long enough for the quota (rules 2.1); its load counts in any case.
    """

    day: date
    type: SessionType
    letter: str = ""
    counts: bool = True


class DayCap(Struct, frozen=True, gc=False):
    """The largest session that health (rules, section 4) allows on a day, with the reasons."""

    day: date
    cap: SessionType
    because: tuple[AnyReason, ...] = ()


class Quota(Struct, frozen=True, gc=False, kw_only=True):
    """Strength sessions of a week: lower-body ones, and optional upper-body ones beside them in season."""

    lower: int
    upper: int = 0
    because: tuple[PlacementReason, ...] = ()


class WeekQuestion(Struct, frozen=True, gc=False, kw_only=True):
    """Everything that decides where a week's sessions go.

    Attributes:
        monday: the first day of the week.
        runs: eleven days from the Saturday before Monday to the Tuesday after Sunday (see `runs_around`); None where
            it is not known what is run.
        today: days before it are over: they stay as they happened.
        quota: how many sessions (see `coaching.week.quota`).
        minutes: the runner's time for a session.
        happened: the sessions done from a week before Monday on, in order of days.
        closed: days from today on whose session is over without being done (skipped).
        missed: days of this week with a lower-body session that was prescribed and not done.
        racing: the dated races.
        caps: days on which health allows less.
        preferred: weekdays that the runner prefers, Monday = 0.
        run_gap: days that the runner likes between lower-body sessions and the next hard run; 0 for no wish.
        wide_spacing: whether 72 hours between lower-body sessions are preferred (P5; from 60 years on).
        moved: sessions that the runner wishes on another day.
        timed: sessions that the runner asks for in fewer minutes (or more).
        last_letter: the letter of the last lower-body session, where it was before `happened` begins.
    """

    monday: date
    runs: tuple[RunDay | None, ...]
    today: date
    quota: Quota
    minutes: int
    happened: tuple[Happened, ...] = ()
    closed: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()
    racing: Racing = NO_RACES
    caps: tuple[DayCap, ...] = ()
    preferred: frozenset[int] = frozenset()
    run_gap: int = 0
    wide_spacing: bool = False
    moved: tuple[MovedSession, ...] = ()
    timed: tuple[TimedSession, ...] = ()
    last_letter: str = ""


class Placement(Struct, frozen=True, gc=False, kw_only=True):
    """What one day carries.

    `kind` and `next_kind` are the classes of the day and of the day after, dated races included; None where not known.
    `fixed` says that the day is over or done. `minutes_max` limits the session beside the runner's own minutes.
    `modifiers` hold all that sections 1.2, 1.5 and 1.6 ask of the session (races, P6, P8), with their own reasons.
    `because` says why the day carries it; `refused` why it carries no lower-body strength.
    """

    day: date
    run: RunDay | None
    kind: DayClass | None
    next_kind: DayClass | None
    type: SessionType
    letter: str = ""
    fixed: bool = False
    minutes_max: int | None = None
    modifiers: Modifiers = NO_LIMITS
    because: tuple[AnyReason, ...] = ()
    refused: tuple[AnyReason, ...] = ()


class WeekPlacement(Struct, frozen=True, gc=False):
    """The seven days, Monday first, and what is to be said about the week as a whole."""

    days: tuple[Placement, ...]
    because: tuple[AnyReason, ...] = ()

    def on(self, day: date) -> Placement:
        """The placement of a day of this week; raises KeyError for a day of another."""
        index = (day - self.days[0].day).days
        if not 0 <= index < len(self.days):
            raise KeyError(day)
        return self.days[index]


def runs_around(week: RunningWeek, monday: date, moved: Mapping[date, RunDay]) -> tuple[RunDay | None, ...]:
    """The eleven days that a week is judged by. `moved` are the days that differ from the usual week, this once.

    A week that varies is known only where the runner said so.
    """
    first = monday - timedelta(rules.LOOK_BACK_DAYS)
    days = (first + timedelta(n) for n in range(rules.LOOK_BACK_DAYS + DAYS_A_WEEK + rules.LOOK_AHEAD_DAYS))
    return tuple(moved.get(day, None if week.varies else week.on(day)) for day in days)


_ON_REST = (SessionType.LOW_IMPACT_STRENGTH, SessionType.RECOVERY, SessionType.MOBILITY_ONLY, SessionType.NONE)
_ON_HARD = (SessionType.CORE_MOBILITY, SessionType.MOBILITY_ONLY, SessionType.NONE)
_ON_EVE = (SessionType.MOBILITY_ONLY, SessionType.NONE)
_ON_RACE = (SessionType.NONE,)
_ON_EASY = tuple(sorted(SessionType, key=lambda kind: -kind.rank))


@cache
def capped(wanted: SessionType, cap: SessionType, kind: DayClass | None, next_kind: DayClass | None) -> SessionType:
    """The largest session up to `wanted` and `cap` that the day's class allows (the base map, 1.1).

    Turning a session down never brings one that does not fit the run: on a hard day there is no recovery session
    between core work and mobility, on a rest day no upper-body strength.
    """
    limit = min(wanted.rank, cap.rank)
    return next(one for one in _fitting(kind, next_kind) if one.rank <= limit)


def _fitting(kind: DayClass | None, next_kind: DayClass | None) -> tuple[SessionType, ...]:
    """The types that a day may carry, largest first."""
    if kind is DayClass.RACE:
        return _ON_RACE
    if next_kind is DayClass.RACE:
        return _ON_EVE
    if kind is DayClass.EASY:
        return _ON_EASY
    return _ON_REST if kind is DayClass.REST else _ON_HARD
