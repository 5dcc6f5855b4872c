"""Why the plan was turned down, or stopped: soreness, illness, sleep, pain, red flags, layoffs, health groups.

Days are local dates. `until` and `opens` are the last day of a limit and the first day after it.
"""

# Long because the reasons of one part of the coach stand together.

from datetime import date
from typing import ClassVar, TypeAlias

from coaching.reasons.base import Reason
from coaching.red_flags import RedFlag
from coaching.runner import Area, Condition, Joint

# Soreness and fatigue.


class Sore(Reason, frozen=True):
    """Soreness of 4 or more: the deload. `score` is None where "sore" came without a number (moderate)."""

    rule: ClassVar[str] = "4.2"
    score: int | None
    days_in_a_row: int


class SoreBefore(Reason, frozen=True):
    """Sore lately and better again: the first strength session after it is still the deload."""

    rule: ClassVar[str] = "4.2"
    score: int | None


class MildlySore(Reason, frozen=True):
    """A little sore: as planned, nothing goes up. No `areas` means that the place was not said."""

    rule: ClassVar[str] = "4.2"
    score: int
    areas: tuple[Area, ...] = ()


class VerySore(Reason, frozen=True):
    """Soreness of 7 or more: no strength before `opens`. `extreme` is 9 or 10: the red flags are asked at once."""

    rule: ClassVar[str] = "4.2"
    score: int
    opens: date
    extreme: bool = False


class StillVerySore(Reason, frozen=True):
    """Extreme soreness that did not clearly ease in time: see a professional."""

    rule: ClassVar[str] = "4.2"
    score: int
    days: int


class ExtraRecovery(Reason, frozen=True):
    """Sore two days in a row: the next strength session is recovery instead."""

    rule: ClassVar[str] = "4.2"
    days_in_a_row: int


class SoreDeloadWeek(Reason, frozen=True):
    """Sore three or four days in a row: seven easier days. `lower_done` says that its one leg session is used up."""

    rule: ClassVar[str] = "4.2"
    days_in_a_row: int
    until: date
    lower_done: bool = False


class SoreWeek(Reason, frozen=True):
    """Sore on `days` days of a week, which was turned down for it; `until` is the last of seven easier days ahead."""

    rule: ClassVar[str] = "4.2"
    days: int
    until: date | None = None


class SoreTooLong(Reason, frozen=True):
    """Sore five days in a row, or getting worse after the third: no strength until it is 2 or less."""

    rule: ClassVar[str] = "4.2"
    days_in_a_row: int
    rising: bool


class SoreAllOver(Reason, frozen=True):
    """Sore everywhere: recovery only."""

    rule: ClassVar[str] = "4.3"


class SoreAreasLeftOut(Reason, frozen=True):
    """The exercises of the sore areas are left out. `upper_only` says that the legs work as planned."""

    rule: ClassVar[str] = "4.3"
    areas: tuple[Area, ...]
    upper_only: bool = False


class SoreFromRunning(Reason, frozen=True):
    """The run made the legs sore: the session moves and keeps its load."""

    rule: ClassVar[str] = "4.2"
    score: int | None


class RampBack(Reason, frozen=True):
    """Back step by step after much soreness: step `step` of `steps`, with this share of sets."""

    rule: ClassVar[str] = "4.2"
    step: int
    steps: int
    sets_factor: float


class SoreTooOften(Reason, frozen=True):
    """Three deloads or more because of soreness in four weeks: a set less until `until`."""

    rule: ClassVar[str] = "4.2"
    deloads: int
    until: date


class Tired(Reason, frozen=True):
    """Tired. From 7 it counts as soreness of that number; below, or without a number, nothing goes up."""

    rule: ClassVar[str] = "4.2"
    score: int | None


# Illness and sleep.


class HeadCold(Reason, frozen=True):
    """Ill above the neck only: half the sets, easily, without jumps."""

    rule: ClassVar[str] = "4.6"
    since: date


class IllBelowNeck(Reason, frozen=True):
    """Fever, chest, aches, stomach, or not said: no training."""

    rule: ClassVar[str] = "4.6"
    since: date


class IllTooLong(Reason, frozen=True):
    """Ill for seven days or more: a doctor first."""

    rule: ClassVar[str] = "4.6"
    days: int


class BackFromIllness(Reason, frozen=True):
    """Well again: first core and mobility (`step` 0) until `opens`, then strength in steps 1 and 2."""

    rule: ClassVar[str] = "4.6"
    step: int
    opens: date
    sets_factor: float = 1.0


class ShortSleep(Reason, frozen=True):
    """A short or bad night: a set less, easier, no jumps. `hours` is None where no number was said."""

    rule: ClassVar[str] = "4.7"
    hours: float | None


class VeryShortSleep(Reason, frozen=True):
    """Much too little sleep, last night or on several nights (`nights`): the session moves."""

    rule: ClassVar[str] = "4.7"
    hours: float | None
    nights: int


# Pain, red flags.


class PainLeftOut(Reason, frozen=True):
    """Pain here: its exercises and all impact are out until it was gone on three days (`good_days` of them so far)."""

    rule: ClassVar[str] = "4.4"
    joints: tuple[Joint, ...]
    good_days: int = 0


class PainEased(Reason, frozen=True):
    """A pain of 3: what loads these places is swapped or lighter, no impact, until it was gone on three days."""

    rule: ClassVar[str] = "4.4"
    joints: tuple[Joint, ...]
    good_days: int = 0


class PainSomewhere(Reason, frozen=True):
    """Pain, the place not said yet: recovery until it is."""

    rule: ClassVar[str] = "4.4"


class PainSeeSomebody(Reason, frozen=True):
    """Pain for a week, or for the third time: a physio or doctor should see it."""

    rule: ClassVar[str] = "4.4"
    joint: Joint | None
    days: int
    times: int


class TenderPlace(Reason, frozen=True):
    """A place that hurt in the last three months, told at the start: its exercises are left out, no jumps at first."""

    rule: ClassVar[str] = "7.1"
    joints: tuple[Joint, ...]


class RedFlagStands(Reason, frozen=True):
    """A sign that belongs before a professional: nothing until one has cleared the runner."""

    rule: ClassVar[str] = "4.5"
    sign: RedFlag


# Layoffs.


class BackAfterBreak(Reason, frozen=True):
    """So many days without leg strength: a step back. `week` is the strength week that it goes on with."""

    rule: ClassVar[str] = "3.5"
    days: int
    week: int


# Screening and groups.


class NotCleared(Reason, frozen=True):
    """A "yes" in the safety check that no professional has cleared."""

    rule: ClassVar[str] = "7.2"
    conditions: tuple[Condition, ...]


class TooYoung(Reason, frozen=True):
    """Under 13: not for this coach."""

    rule: ClassVar[str] = "7.3"


class GuardianMissing(Reason, frozen=True):
    """A minor whose parent or guardian does not know yet."""

    rule: ClassVar[str] = "7.3"


class YouthLimits(Reason, frozen=True):
    """13 to 17: technique first, nothing near failure, no barbell."""

    rule: ClassVar[str] = "7.3"


class SixtyPlusLimits(Reason, frozen=True):
    """60 and over: two sets in the first weeks, balance in each session."""

    rule: ClassVar[str] = "7.3"


class PregnancyLimits(Reason, frozen=True):
    """Pregnant and cleared: easy effort, no jumps, nothing new, no long lying on the back (`supine_out`)."""

    rule: ClassVar[str] = "7.3"
    supine_out: bool


class AfterBirthLimits(Reason, frozen=True):
    """After a birth: only walking and breathing until `opens`, then level 1; no impact until `impact_opens`."""

    rule: ClassVar[str] = "7.3"
    walking_only: bool
    opens: date | None
    impact_opens: date | None


class BoneLimits(Reason, frozen=True):
    """Osteoporosis, cleared: no bending or twisting of the spine, balance and back each session, no jumps."""

    rule: ClassVar[str] = "7.3"
    fractures: bool


class PressureLimits(Reason, frozen=True):
    """Heart or blood pressure, cleared: reps in reserve, short holds, longer rests."""

    rule: ClassVar[str] = "7.3"


class UnderTreatment(Reason, frozen=True):
    """An injury under treatment: the therapist's plan goes first; these places are left alone."""

    rule: ClassVar[str] = "7.3"
    joints: tuple[Joint, ...]


class ClearedWithCare(Reason, frozen=True):
    """Another "yes", cleared by a professional: reps in reserve and no jumps."""

    rule: ClassVar[str] = "7.2"
    conditions: tuple[Condition, ...]


SorenessReason: TypeAlias = (
    Sore
    | SoreBefore
    | MildlySore
    | VerySore
    | StillVerySore
    | ExtraRecovery
    | SoreDeloadWeek
    | SoreWeek
    | SoreTooLong
    | SoreAllOver
    | SoreAreasLeftOut
    | SoreFromRunning
    | RampBack
    | SoreTooOften
    | Tired
)
RestReason: TypeAlias = (
    HeadCold | IllBelowNeck | IllTooLong | BackFromIllness | ShortSleep | VeryShortSleep | BackAfterBreak
)
PainReason: TypeAlias = PainLeftOut | PainEased | PainSomewhere | PainSeeSomebody | TenderPlace | RedFlagStands
GroupReason: TypeAlias = (
    NotCleared
    | TooYoung
    | GuardianMissing
    | YouthLimits
    | SixtyPlusLimits
    | PregnancyLimits
    | AfterBirthLimits
    | BoneLimits
    | PressureLimits
    | UnderTreatment
    | ClearedWithCare
)
ReadinessReason: TypeAlias = SorenessReason | RestReason | PainReason | GroupReason
