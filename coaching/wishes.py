"""What the runner decides of the plan: what a change touches, and what Undo puts back. Nothing here is computed."""

from datetime import date

from msgspec import Struct

from coaching.runner import Gear, Profile, Race, RunDay, RunningWeek
from coaching.session_type import SessionType


class MovedRun(Struct, frozen=True, gc=False):
    """What is run on one day, this once."""

    day: date
    run: RunDay


class Travel(Struct, frozen=True, gc=False):
    """Only this gear is at hand, both days included."""

    start: date
    end: date
    gear: Gear


class MovedSession(Struct, frozen=True, gc=False):
    """The session of `day`, which was of `type`, is wished for on `to` instead."""

    day: date
    to: date
    type: SessionType


class TimedSession(Struct, frozen=True, gc=False):
    """The session of `day`, which was of `type`, is for so many minutes, this once."""

    day: date
    minutes: int
    type: SessionType


class Wishes(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """All that a change of plan may touch, or only the parts that one did: None is a part that is left alone.

    `travel` holds one travel at most.
    """

    profile: Profile | None = None
    week: RunningWeek | None = None
    races: tuple[Race, ...] | None = None
    runs: tuple[MovedRun, ...] | None = None
    travel: tuple[Travel, ...] | None = None
    moved: tuple[MovedSession, ...] | None = None
    timed: tuple[TimedSession, ...] | None = None
