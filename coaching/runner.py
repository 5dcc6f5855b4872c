"""The runner as told to us: profile, running week, races, equipment. Frozen values."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class DayClass(StrEnum):
    """The kind of the hardest run of a day."""

    REST = "rest"
    EASY = "easy"
    SPEED = "speed"
    LONG = "long"
    RACE = "race"

    severity: int
    """0 (rest) to 4 (race)."""
    hard: bool

    def __init__(self, name: str) -> None:
        """Worked out once: placing a week asks some hundred times."""
        self.severity = len(self.__class__.__members__)
        self.hard = name in {"speed", "long", "race"}


class RunDay(Struct, frozen=True, gc=False):
    """What is run on one day: up to two runs. Cross-training counts as easy or, when hard, as speed."""

    first: DayClass = DayClass.REST
    second: DayClass | None = None

    @property
    def day_class(self) -> DayClass:
        """The hardest run of the day (rules, section 0)."""
        if self.second is None or self.first.severity >= self.second.severity:
            return self.first
        return self.second


class RunningWeek(Struct, frozen=True, gc=False):
    """The usual running week, Monday first: exactly seven days.

    `varies` means that there is no usual week: the runner is asked the day before, and until a day is known every day
    could be hard (rules 1.4, "unknown schedule").
    """

    days: tuple[RunDay, RunDay, RunDay, RunDay, RunDay, RunDay, RunDay]
    varies: bool = False

    def on(self, day: date) -> RunDay:
        return self.days[day.weekday()]


class Distance(StrEnum):
    """Race distances, as the windows of rules 1.5 and 1.6 tell them apart."""

    FIVE_K = "5k"  # and shorter
    TEN_K = "10k"  # to 10 miles
    HALF = "half"  # to 30 km
    MARATHON = "marathon"
    ULTRA = "ultra"  # to 80 km
    LONG_ULTRA = "long_ultra"  # beyond 80 km


class Priority(StrEnum):
    """How much a race matters. Unknown counts as A (rules 1.5)."""

    A = "A"
    B = "B"  # a tune-up
    C = "C"  # run as training


class Race(Struct, frozen=True, gc=False, order=True):
    """A dated race (local date). A weekday that is always a race is part of the running week instead."""

    day: date
    distance: Distance
    priority: Priority = Priority.A


class AgeBand(StrEnum):
    """Age in the bands that change the plan (rules 7.1, 7.3)."""

    UNDER_13 = "under_13"
    YOUTH_13_15 = "13_15"
    YOUTH_16_17 = "16_17"
    ADULT_18_39 = "18_39"
    ADULT_40_59 = "40_59"
    ADULT_60_PLUS = "60_plus"

    @property
    def minor(self) -> bool:
        return self in {AgeBand.UNDER_13, AgeBand.YOUTH_13_15, AgeBand.YOUTH_16_17}


class StrengthBackground(StrEnum):
    """Continuous strength training so far (rules 1.3)."""

    NONE = "none"
    UNDER_2_MONTHS = "under_2_months"
    MONTHS_2_12 = "months_2_12"
    OVER_12_MONTHS = "over_12_months"


class LastStrength(StrEnum):
    """When strength was last trained: what a first layoff is judged by (rules 1.3, 3.5)."""

    NEVER = "never"
    WITHIN_2_WEEKS = "within_2_weeks"
    WITHIN_2_MONTHS = "within_2_months"
    WITHIN_6_MONTHS = "within_6_months"
    OVER_6_MONTHS = "over_6_months"


class RunningExperience(StrEnum):
    """How long the runner has been running regularly (rules 1.3, 2.2)."""

    UNDER_3_MONTHS = "under_3_months"
    MONTHS_3_12 = "months_3_12"
    OVER_1_YEAR = "over_1_year"


class Equipment(StrEnum):
    """What an exercise may need. A stair counts as step_or_box, a sofa edge or stable chair as bench_or_chair."""

    WALL = "wall"
    BENCH_OR_CHAIR = "bench_or_chair"
    STEP_OR_BOX = "step_or_box"
    BAND = "band"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    BARBELL = "barbell"
    CABLE = "cable"
    PULLUP_BAR = "pullup_bar"
    FOAM_ROLLER = "foam_roller"
    BACKPACK = "backpack"


class Gear(Struct, frozen=True, gc=False):
    """What the runner owns. Weights in kg, ascending; an empty tuple means that the weights are not known."""

    owned: frozenset[Equipment] = frozenset({Equipment.WALL})
    dumbbells_kg: tuple[float, ...] = ()
    kettlebells_kg: tuple[float, ...] = ()
    bar_kg: float = 20.0
    plates_kg: tuple[float, ...] = ()  # the plates of one side, each once per pair
    bands: tuple[str, ...] = ()  # weakest first, in the runner's own names


class Area(StrEnum):
    """A muscle area, as an exercise loads it and a runner may be sore in it."""

    GLUTES = "glutes"
    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    CALVES = "calves"
    ADDUCTORS = "adductors"
    HIP_ABDUCTORS = "hip_abductors"
    HIP_FLEXORS = "hip_flexors"
    SHINS = "shins"
    FEET = "feet"
    ANKLES = "ankles"
    CORE = "core"
    LOW_BACK = "low_back"
    UPPER_BACK = "upper_back"
    SHOULDERS = "shoulders"
    CHEST = "chest"
    ARMS = "arms"
    FULL_BODY = "full_body"


class Joint(StrEnum):
    """A place that an exercise asks caution for, and where a runner may have pain."""

    KNEE = "knee"
    HIP = "hip"
    LOW_BACK = "low_back"
    SHOULDER = "shoulder"
    ACHILLES_CALF = "achilles_calf"
    HAMSTRING = "hamstring"
    FOOT = "foot"
    SHIN = "shin"


class Condition(StrEnum):
    """A "yes" in the screening of rules 7.2, in its order, with the groups of 7.3 told apart."""

    HEART_OR_PRESSURE = "heart_or_pressure"
    CHEST_PAIN = "chest_pain"
    FAINTING = "fainting"
    LONG_TERM_ILLNESS = "long_term_illness"
    BONE_OR_JOINT = "bone_or_joint"
    OSTEOPOROSIS = "osteoporosis"
    VERTEBRAL_FRACTURE = "vertebral_fracture"
    RECENT_SURGERY = "recent_surgery"
    PREGNANT = "pregnant"
    AFTER_BIRTH = "after_birth"
    LOW_ENERGY = "low_energy"
    SUPERVISION = "supervision"


class Units(StrEnum):
    """In which unit loads are shown and read. Everything is kept in kg."""

    KG = "kg"
    LB = "lb"


class Profile(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What the runner told us, apart from the running week and races (rules 7.1).

    `cleared` means that a doctor or physio said yes to strength training; `guardian` that a parent or guardian of a
    minor knows. `painful` holds areas with pain or an injury now or within 3 months, told at onboarding.
    `minutes` per session includes warm-up and cool-down. `preferred_days` are weekdays, Monday = 0.
    `sessions_per_week` is the runner's own wish, never more than the rules allow. `run_gap_days` are the days between
    leg work and the next key run that suit this runner, where that is more than the rules ask. `birth_on` and `due_on`
    are asked only of those whom they concern.
    """

    age: AgeBand
    conditions: frozenset[Condition] = frozenset()
    cleared: bool = False
    guardian: bool = False
    birth_on: date | None = None
    due_on: date | None = None
    background: StrengthBackground = StrengthBackground.NONE
    last_strength: LastStrength = LastStrength.NEVER
    running: RunningExperience = RunningExperience.OVER_1_YEAR
    gear: Gear = Gear()
    painful: frozenset[Joint] = frozenset()
    under_treatment: bool = False
    minutes: int = 30
    preferred_days: frozenset[int] = frozenset()
    sessions_per_week: int | None = None
    run_gap_days: int | None = None
    body_mass_kg: float | None = None
    units: Units = Units.KG
    outdoors: bool = False
