"""Why a day carries the session it carries, and why another does not. Days are local dates."""

# Long because every reason is a small value of its own, and their union stands in one place.

from datetime import date
from typing import ClassVar, TypeAlias

from coaching.reasons.base import Reason
from coaching.runner import DayClass, Distance
from coaching.session_type import SessionType

# What speaks for the session that a day carries.


class FitsRunDay(Reason, frozen=True):
    """The day's run decides what fits it (the base map)."""

    rule: ClassVar[str] = "1.1"
    run: DayClass


class BestDay(Reason, frozen=True):
    """Of all legal choices of days this one suits the legs best.

    `next_run` is what is run the day after, None where it is not known; `choices` is how many sets of days were legal.
    """

    rule: ClassVar[str] = "1.4"
    next_run: DayClass | None
    preferred: bool
    choices: int


class OwnRunGap(Reason, frozen=True):
    """The next key run is at least so many days away, as suits this runner's legs."""

    rule: ClassVar[str] = "P4"
    days: int


class OnlyLegalDay(Reason, frozen=True):
    """No other day of the week may carry lower-body strength."""

    rule: ClassVar[str] = "1.4"


class MovedFromMissed(Reason, frozen=True):
    """A session was missed on `missed`: it moves to the next legal day, and is never stacked."""

    rule: ClassVar[str] = "3.5"
    missed: date


class MovedHere(Reason, frozen=True):
    """The runner moved the session of `day` here."""

    rule: ClassVar[str] = "3.5"
    day: date


class MovedAway(Reason, frozen=True):
    """The runner moved the day's session to `to`."""

    rule: ClassVar[str] = "3.5"
    to: date


class RunThenLift(Reason, frozen=True):
    """Run first, then lift; or lift long before an easy run."""

    rule: ClassVar[str] = "P7"
    ideal_hours: int
    least_minutes: int
    lift_first_hours: int


class BetweenTwoRuns(Reason, frozen=True):
    """Two easy runs: lift after the second, or well after the first and long before the second."""

    rule: ClassVar[str] = "1.4"
    after_first_hours: int
    before_second_hours: int


class CoreAfterRun(Reason, frozen=True):
    """On a hard day light core work comes after the run, short and easy."""

    rule: ClassVar[str] = "P8"
    run: DayClass
    minutes: int
    two_runs: bool = False


class LowImpactOnRestDay(Reason, frozen=True):
    """Too few days suit lower-body strength: a rest day carries low-impact strength (ladder, step 2)."""

    rule: ClassVar[str] = "1.4"
    lower_body: int


class UpperBodyInstead(Reason, frozen=True):
    """Too few days suit lower-body strength: an easy day carries upper body and core (ladder, step 3)."""

    rule: ClassVar[str] = "1.4"
    next_run: DayClass | None


class UpperBodyInSeason(Reason, frozen=True):
    """Beside the one lower-body session of the season, upper body and core."""

    rule: ClassVar[str] = "1.3"


class AfterTwoHardDays(Reason, frozen=True):
    """The only day left follows two hard days in a row: it is used at reduced size, without jumps."""

    rule: ClassVar[str] = "P6"
    sets_factor: float
    rir: int


class AllDaysHard(Reason, frozen=True):
    """Every day of the week is hard: no strength, short core work a few times; one day should become easy or rest."""

    rule: ClassVar[str] = "1.4"
    times: int
    minutes: int


class NoEasyDay(Reason, frozen=True):
    """The week has no easy day: turning one run into an easy one opens a day for strength.

    `openings` are the days of which each would do; empty where none is known.
    """

    rule: ClassVar[str] = "1.4"
    openings: tuple[date, ...] = ()


class OneIsEnough(Reason, frozen=True):
    """The week has room for one session only; one at normal load keeps strength for weeks (ladder, step 4)."""

    rule: ClassVar[str] = "1.4"


class RunNotKnown(Reason, frozen=True):
    """What is run that day is not known: it could be hard."""

    rule: ClassVar[str] = "1.4"


class RaceToday(Reason, frozen=True):
    """Race day. `distance` is None for a weekday that is always a race."""

    rule: ClassVar[str] = "1.1"
    distance: Distance | None = None


class RaceTomorrow(Reason, frozen=True):
    """The day before a race: gentle mobility at most."""

    rule: ClassVar[str] = "1.1"


class LightCore(Reason, frozen=True):
    """An easy day without lower-body strength carries a little core work."""

    rule: ClassVar[str] = "1.1"
    strength: int


class RestIsTraining(Reason, frozen=True):
    """The week has its strength and its core work: the day adds nothing."""

    rule: ClassVar[str] = "1.1"
    strength: int


class WasDone(Reason, frozen=True):
    """It is what was done that day."""

    rule: ClassVar[str] = "1.4"


class DayOver(Reason, frozen=True):
    """The day is over or its session was skipped; nothing is stacked on another day."""

    rule: ClassVar[str] = "P9"


# How many sessions a week has.


class SessionsPerWeek(Reason, frozen=True):
    """How many strength sessions the week has, and whether that is the runner's own wish."""

    rule: ClassVar[str] = "1.3"
    sessions: int
    wish: bool = False


class InSeason(Reason, frozen=True):
    """Racing season: one lower-body session a week keeps strength. `race_day` is the race that makes it so."""

    rule: ClassVar[str] = "1.6"
    race_day: date


class PlannedDeload(Reason, frozen=True):
    """After some weeks of building, an easier one; `cut_back` where it meets the runner's own easier running week."""

    rule: ClassVar[str] = "2"
    week: int
    build_weeks: int
    cut_back: bool = False


# What turns a day down because of a race.


class TaperSets(Reason, frozen=True):
    """Fewer sets before a race, the load unchanged."""

    rule: ClassVar[str] = "1.5"
    distance: Distance
    race_day: date
    days: int
    sets_factor: float


class TaperNoJumps(Reason, frozen=True):
    """No jumps so close to a race."""

    rule: ClassVar[str] = "1.5"
    distance: Distance
    race_day: date
    days: int


class TaperMobilityOnly(Reason, frozen=True):
    """The last days before a race: gentle mobility at most."""

    rule: ClassVar[str] = "1.5"
    distance: Distance
    race_day: date
    days: int


class LateStart(Reason, frozen=True):
    """Strength is new and an A-race is near: bodyweight only, no jumps, nothing new in the last days."""

    rule: ClassVar[str] = "1.5"
    race_day: date


class FirstAfterRace(Reason, frozen=True):
    """One of the first two lower-body sessions after a race (`session` is 1 or 2)."""

    rule: ClassVar[str] = "1.6"
    distance: Distance
    race_day: date
    session: int
    sets_factor: float


class NoJumpsAfterRace(Reason, frozen=True):
    """Jumps wait until `opens` after a race."""

    rule: ClassVar[str] = "1.6"
    distance: Distance
    race_day: date
    opens: date


class OnlyCoreAfterRace(Reason, frozen=True):
    """After a race core and mobility, until lower-body strength opens again."""

    rule: ClassVar[str] = "1.6"
    distance: Distance
    race_day: date
    opens: date


class OnlyRecoveryAfterRace(Reason, frozen=True):
    """The first days after a race: easy walking and gentle mobility only; core work opens on `opens`."""

    rule: ClassVar[str] = "1.6"
    distance: Distance
    race_day: date
    opens: date


# What refused lower-body strength on a day.


class NotAnEasyDay(Reason, frozen=True):
    """Lower-body strength belongs on easy days only. `run` is None where it is not known."""

    rule: ClassVar[str] = "P1"
    run: DayClass | None


class TooSoonAfterLast(Reason, frozen=True):
    """At least 48 hours between lower-body sessions; the other one is on `other`."""

    rule: ClassVar[str] = "P2"
    other: date
    days: int


class DayBeforeHardRun(Reason, frozen=True):
    """Never on the day before speed, long or race. `run` is None where tomorrow is not known."""

    rule: ClassVar[str] = "P3"
    run: DayClass | None


class ThreeInSevenDays(Reason, frozen=True):
    """Never more than three lower-body sessions in seven days."""

    rule: ClassVar[str] = "P10"
    sessions: int
    days: int


class QuotaFull(Reason, frozen=True):
    """The week has all its strength sessions."""

    rule: ClassVar[str] = "1.3"
    sessions: int


class OtherDaysBetter(Reason, frozen=True):
    """The day is legal; others suit the legs better."""

    rule: ClassVar[str] = "1.4"
    chosen: tuple[date, ...]


class WornLegs(Reason, frozen=True):
    """The day follows two hard days in a row, and another day is legal."""

    rule: ClassVar[str] = "P6"


class HasItsOwn(Reason, frozen=True):
    """The day carries a strength session already, and never two."""

    rule: ClassVar[str] = "P9"


class OtherDayForIt(Reason, frozen=True):
    """A session of this type does not fit the day's run, or the next day's."""

    rule: ClassVar[str] = "1.4"
    type: SessionType


class TooCloseToRace(Reason, frozen=True):
    """No lower-body strength in the last days before a race."""

    rule: ClassVar[str] = "1.5"
    distance: Distance
    race_day: date
    days: int


class OnePerWeekInTaper(Reason, frozen=True):
    """In the last two weeks before an A-race at most one lower-body session in seven days; the other is on `other`."""

    rule: ClassVar[str] = "1.5"
    race_day: date
    other: date


class TooSoonAfterRace(Reason, frozen=True):
    """No lower-body strength until `opens` after a race. `waits` says that sore legs or a limp moved it."""

    rule: ClassVar[str] = "1.6"
    distance: Distance
    race_day: date
    opens: date
    waits: bool = False


PlacementReason: TypeAlias = (
    FitsRunDay
    | BestDay
    | OnlyLegalDay
    | OwnRunGap
    | MovedFromMissed
    | MovedHere
    | MovedAway
    | RunThenLift
    | BetweenTwoRuns
    | CoreAfterRun
    | LowImpactOnRestDay
    | UpperBodyInstead
    | UpperBodyInSeason
    | AfterTwoHardDays
    | AllDaysHard
    | NoEasyDay
    | OneIsEnough
    | RunNotKnown
    | RaceToday
    | RaceTomorrow
    | LightCore
    | RestIsTraining
    | WasDone
    | DayOver
    | SessionsPerWeek
    | InSeason
    | PlannedDeload
    | TaperSets
    | TaperNoJumps
    | TaperMobilityOnly
    | LateStart
    | FirstAfterRace
    | NoJumpsAfterRace
    | OnlyCoreAfterRace
    | OnlyRecoveryAfterRace
    | NotAnEasyDay
    | TooSoonAfterLast
    | DayBeforeHardRun
    | ThreeInSevenDays
    | QuotaFull
    | OtherDaysBetter
    | WornLegs
    | HasItsOwn
    | OtherDayForIt
    | TooCloseToRace
    | OnePerWeekInTaper
    | TooSoonAfterRace
)
