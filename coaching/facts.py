"""Facts: what happened, appended and never changed. The training state is folded from them and from nothing else.

Each carries the UTC instant at which it was told and the local day that it is about (a report given after midnight or a
back-dated log may speak of an earlier day).
"""

# Long because everything that can happen stands in one place.

from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from coaching.red_flags import RedFlag as RedFlag  # noqa: PLC0414 - those who tell facts find it beside them
from coaching.runner import Area, Condition, Gear, Joint, Profile, Race, RunDay, RunningWeek
from coaching.session import Load, Session
from coaching.session_type import SessionType
from coaching.wishes import Wishes


class Moment(Struct, frozen=True, gc=False):
    """Now, as the runner lives it: the UTC instant and the local date."""

    at: datetime
    day: date


class Feel(StrEnum):
    """How hard it was, in one tap (rules 3.2)."""

    TOO_EASY = "too_easy"
    RIGHT = "right"
    TOO_HARD = "too_hard"


class SkipReason(StrEnum):
    """Why a session was skipped."""

    NO_TIME = "no_time"
    TIRED = "tired"
    ILL = "ill"
    TRAVEL = "travel"
    NOT_SAID = "not_said"


class IllnessKind(StrEnum):
    """The neck check (rules 4.6). BELOW is fever, chest, aches or stomach; UNKNOWN is judged as BELOW."""

    ABOVE_NECK = "above_neck"
    BELOW_NECK = "below_neck"
    UNKNOWN = "unknown"


class SoreSource(StrEnum):
    """Was it the run or the lift?"""

    RUN = "run"
    LIFT = "lift"
    UNKNOWN = "unknown"


class LegFeel(StrEnum):
    """How the legs felt in a key run."""

    FLAT = "flat"
    OK = "ok"
    SPRINGY = "springy"


class Fact(Struct, frozen=True, gc=False, kw_only=True, tag=True, tag_field="fact"):
    """Something that happened."""

    at: datetime
    day: date


class Onboarded(Fact, frozen=True, kw_only=True):
    """The ten questions were answered. A second one starts again with what was trained still known."""

    profile: Profile
    week: RunningWeek
    races: tuple[Race, ...] = ()


class ProfileChanged(Fact, frozen=True, kw_only=True):
    """An answer was edited; the whole profile as it is from `day` on."""

    profile: Profile


class WeekChanged(Fact, frozen=True, kw_only=True):
    """Another running week from `day` on."""

    week: RunningWeek


class RunMoved(Fact, frozen=True, kw_only=True):
    """What is run on `day`, this once (a moved or dropped run, or tomorrow's answer of a week that varies)."""

    run: RunDay


class RaceAdded(Fact, frozen=True, kw_only=True):
    """A race was added; it replaces another on the same date."""

    race: Race


class RaceDropped(Fact, frozen=True, kw_only=True):
    """The race on `race_day` is not run."""

    race_day: date


class Travelling(Fact, frozen=True, kw_only=True):
    """From `day` to `until` only this is at hand; an `until` before `day` says that it is over."""

    until: date
    gear: Gear


class SessionMoved(Fact, frozen=True, kw_only=True):
    """The session of `day`, of `type`, is wished for on `to` instead. It takes the place of an earlier such wish."""

    to: date
    type: SessionType


class SessionTimed(Fact, frozen=True, kw_only=True):
    """The session of `day`, of `type`, is asked for in so many minutes, this once."""

    minutes: int
    type: SessionType


class ChangeUndone(Fact, frozen=True, kw_only=True):
    """A change of plan was taken back: the parts that it touched stand again as they stood before it.

    It says what stands and not which fact is void: so a fact never loses its meaning to a later one, folding goes on
    forward only, and what was told of other parts in between is kept.
    """

    wishes: Wishes


class SessionPrescribed(Fact, frozen=True, kw_only=True):
    """What the runner was told to do on `session.day`. A later one for the same day replaces it."""

    session: Session


LEFT, RIGHT = "left", "right"
"""The sides of a set, of a test, of a weaker side, of a pain."""


class SetDone(Struct, frozen=True, gc=False, kw_only=True):
    """One set as done: reps, seconds or contacts by the exercise's metric; `side` is LEFT, RIGHT or "" for both."""

    count: int
    load: Load = Load()
    side: str = ""


class ExerciseDone(Struct, frozen=True, gc=False, kw_only=True):
    """The sets of one exercise. `feel` is None where the session's feel counts."""

    exercise: str
    sets: tuple[SetDone, ...]
    feel: Feel | None = None


class SessionDone(Fact, frozen=True, kw_only=True):
    """The session of `day` was done. No `exercises` means "as planned"."""

    exercises: tuple[ExerciseDone, ...] = ()
    feel: Feel = Feel.RIGHT


class SessionSkipped(Fact, frozen=True, kw_only=True):
    """The session of `day` was not done."""

    reason: SkipReason = SkipReason.NOT_SAID


class SessionUndone(Fact, frozen=True, kw_only=True):
    """Done or skipped was a slip: the session of `day` is open again."""


class SorenessReported(Fact, frozen=True, kw_only=True):
    """Sore. `score` 0 to 10, None for a bare "sore"; `everything` is the answer "all over".

    `corrects` says that it takes the place of what was told of soreness that day: the questions of one report answered
    further, or a slip put right.
    """

    score: int | None = None
    areas: frozenset[Area] = frozenset()
    everything: bool = False
    source: SoreSource = SoreSource.UNKNOWN
    corrects: bool = False


class PainReported(Fact, frozen=True, kw_only=True):
    """Pain, not soreness. `score` 0 to 10 or None; `sharp` covers sharp, joint or bone pain and a limp.

    `side` is LEFT or RIGHT, "" where it was not told or is both: it is kept for those who look at it, no rule reads it.
    """

    joints: frozenset[Joint] = frozenset()
    score: int | None = None
    sharp: bool = False
    side: str = ""


class RedFlagRaised(Fact, frozen=True, kw_only=True):
    """A sign of rules 4.5. `words` is what the runner wrote, at most 200 characters, "" for a button."""

    sign: RedFlag
    words: str = ""


class ClearedByProfessional(Fact, frozen=True, kw_only=True):
    """The runner says "a professional cleared me": lifts a red flag and a blocked screening.

    `misread` says that nobody was seen: a red flag was read into words that did not mean one.
    """

    misread: bool = False


class ScreeningAnswered(Fact, frozen=True, kw_only=True):
    """The safety check was asked again."""

    conditions: frozenset[Condition]
    cleared: bool = False


class IllnessReported(Fact, frozen=True, kw_only=True):
    """Ill from `day` on, until `IllnessOver`."""

    kind: IllnessKind


class IllnessOver(Fact, frozen=True, kw_only=True):
    """Without fever for 24 h and feeling normal since `day`."""


class JumpTested(Fact, frozen=True, kw_only=True):
    """The gate to jumps was tried (rules 2.2): the counts that were reached.

    `calf_raises` and `split_squats` are clean reps of the weaker side, `balance_s` seconds on the weaker leg,
    `quiet_landings` snap-downs that made no noise.
    """

    calf_raises: int
    split_squats: int
    balance_s: int
    quiet_landings: int


class SideTest(StrEnum):
    """What left and right are compared by: clean single-leg calf raises, seconds on one leg, seconds of side plank."""

    CALF_RAISES = "calf_raises"
    BALANCE = "balance"
    SIDE_PLANK = "side_plank"

    @property
    def timed(self) -> bool:
        return self is not SideTest.CALF_RAISES


class SidesTested(Fact, frozen=True, kw_only=True):
    """Left and right were compared: reps or seconds of each side."""

    test: SideTest
    left: int
    right: int


class LoadFound(Fact, frozen=True, kw_only=True):
    """The first load of an exercise was found in so many trial sets (rules 3.1), whatever becomes of the session."""

    exercise: str
    load: Load
    sets: int


class SleepReported(Fact, frozen=True, kw_only=True):
    """Last night's hours of sleep; None with `bad` where only "slept badly" was said."""

    hours: float | None = None
    bad: bool = False


class FatigueReported(Fact, frozen=True, kw_only=True):
    """Tired, 0 to 10; None for a bare "tired"."""

    score: int | None = None


class LegsFelt(Fact, frozen=True, kw_only=True):
    """How the legs felt in the key run of `run_day`. A later answer for the same run replaces it."""

    run_day: date
    feel: LegFeel


AnyFact: TypeAlias = (
    Onboarded
    | ProfileChanged
    | WeekChanged
    | RunMoved
    | RaceAdded
    | RaceDropped
    | Travelling
    | SessionMoved
    | SessionTimed
    | ChangeUndone
    | SessionPrescribed
    | SessionDone
    | SessionSkipped
    | SessionUndone
    | SorenessReported
    | PainReported
    | RedFlagRaised
    | ClearedByProfessional
    | ScreeningAnswered
    | IllnessReported
    | IllnessOver
    | JumpTested
    | SidesTested
    | LoadFound
    | SleepReported
    | FatigueReported
    | LegsFelt
)
