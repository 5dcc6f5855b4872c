"""The training state: one compact value, and all that an answer needs. Only `coaching.memory.fold` changes it.

Its windows are bounded; the history itself stays with the facts.
"""

from datetime import date

from msgspec import Struct

from coaching.dosing.record import ExerciseRecord
from coaching.facts import JumpTested, LoadFound, RedFlag, SessionDone, SidesTested
from coaching.memory.count import Count, Status, Trained
from coaching.memory.reports import Illness, LegsDay, Night, Pain, SoreDay
from coaching.runner import Gear, Profile, Race, RunDay, RunningWeek
from coaching.session import Session
from coaching.wishes import MovedRun, MovedSession, TimedSession, Travel

STATE_VERSION = 2
"""Raised when the state changes its form: an older one is rebuilt from the facts."""


class NotOnboarded(ValueError):  # noqa: N818 - it names what is the case, as `KeyError` would not
    """There is no state to fold on: the first fact of a runner is `Onboarded`."""


class TipUsed(Struct, frozen=True, gc=False):
    """A recovery tip that was given on a day."""

    tip: str
    day: date


class Lately(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """The strength sessions done in the last days, in their order: those that may still be corrected or taken back.

    `before` is what their exercises were known as before the first of them, None where they were new.
    """

    dones: tuple[SessionDone, ...] = ()
    before: dict[str, ExerciseRecord | None] = {}


class TrainingState(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What the coach needs to answer. Rebuilt from the facts where it is of another version of the state or the rules.

    `as_of` is the latest local day that a fact spoke of. `log` holds one entry per day with a session, `base` what
    those that have left it add up to, and `count` base and log together. `sessions` are whole: the latest, and those of
    the days before it that may still be logged. `deloads` are the days on which soreness began a deload. `red_flags`
    are the signs since the runner was last cleared. `first_too_easy` is how the first strength session felt. `told` are
    names of reasons that are told only once.
    """

    version: int
    rules: int = 1
    profile: Profile
    week: RunningWeek
    races: tuple[Race, ...] = ()
    onboarded_on: date
    screened_on: date
    as_of: date
    runs: tuple[MovedRun, ...] = ()
    travel: Travel | None = None
    moved: tuple[MovedSession, ...] = ()
    timed: tuple[TimedSession, ...] = ()
    log: tuple[Trained, ...] = ()
    base: Count = Count()
    count: Count = Count()
    sessions: tuple[Session, ...] = ()
    lately: Lately = Lately()
    records: dict[str, ExerciseRecord] = {}
    first_too_easy: bool = False
    jump_test: JumpTested | None = None
    sides: tuple[SidesTested, ...] = ()  # the latest of each test
    found: tuple[LoadFound, ...] = ()  # of the last weeks, the latest of each exercise
    soreness: tuple[SoreDay, ...] = ()
    deloads: tuple[date, ...] = ()
    pains: tuple[Pain, ...] = ()
    illness: Illness | None = None
    nights: tuple[Night, ...] = ()
    legs: tuple[LegsDay, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    cleared_on: date | None = None
    tips: tuple[TipUsed, ...] = ()
    told: tuple[str, ...] = ()

    def session_on(self, day: date) -> Session | None:
        """The whole session prescribed for `day`, where it is still kept."""
        return next((one for one in self.sessions if one.day == day), None)

    def trained_on(self, day: date) -> Trained | None:
        """The log entry of `day`."""
        for one in reversed(self.log):  # in the order of days, and asked mostly for the last
            if one.day <= day:
                return one if one.day == day else None
        return None

    def status_on(self, day: date) -> Status | None:
        """What became of the session of `day`, None where there was none."""
        entry = self.trained_on(day)
        return entry.status if entry else None

    def lower_gap(self, day: date) -> int | None:
        """How many days before `day` the last lower-body session was done, as far as the log knows."""
        return next(((day - one.day).days for one in reversed(self.log) if one.lower_done and one.day < day), None)

    def run_on(self, day: date) -> RunDay:
        """What is run on `day`: as moved, else as in the usual week. Dated races are not looked at."""
        return next((one.run for one in self.runs if one.day == day), None) or self.week.on(day)

    def run_known(self, day: date) -> bool:
        """Whether the day's run is known: always, but for a week that varies."""
        return not self.week.varies or any(one.day == day for one in self.runs)

    def away_on(self, day: date) -> bool:
        """Whether the runner travels on `day`, with other gear."""
        return self.travel is not None and self.travel.start <= day <= self.travel.end

    def minutes_on(self, day: date) -> int | None:
        """The minutes that the runner asked for on that day, None where the usual ones count."""
        return next((one.minutes for one in self.timed if one.day == day), None)

    def gear_on(self, day: date) -> Gear:
        """The gear at hand."""
        if self.travel is not None and self.away_on(day):
            return self.travel.gear
        return self.profile.gear
