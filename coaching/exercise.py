"""Exercises as facts: what they train, what they need, how they are done, and how they lead to one another."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from coaching.runner import Area, Equipment, Joint
from coaching.session_type import SessionType


class Pattern(StrEnum):
    """Movement patterns of the catalogue (rules, section 5)."""

    SQUAT = "squat"
    HINGE = "hinge"
    SINGLE_LEG_SQUAT = "single_leg_squat"
    SINGLE_LEG_HINGE = "single_leg_hinge"
    STEP = "step"
    CALF_ANKLE = "calf_ankle"
    HIP_STABILITY = "hip_stability"
    PUSH = "push"
    PULL = "pull"
    ANTI_EXTENSION = "anti_extension"
    ANTI_ROTATION = "anti_rotation"
    ANTI_LATERAL_FLEXION = "anti_lateral_flexion"
    PLYOMETRIC = "plyometric"
    MOBILITY = "mobility"
    FOAM_ROLLING = "foam_rolling"
    LOW_IMPACT = "low_impact"
    WARM_UP = "warm_up"

    __hash__ = str.__hash__  # as fast as its value's: the builder asks often


class Impact(StrEnum):
    """How hard the feet land: none, low (steps, no flight), high (flight: counted as foot contacts)."""

    NONE = "none"
    LOW = "low"
    HIGH = "high"


class Metric(StrEnum):
    """What one set counts."""

    REPS = "reps"
    REPS_PER_SIDE = "reps_per_side"
    SECONDS = "seconds"
    SECONDS_PER_SIDE = "seconds_per_side"
    CONTACTS = "contacts"

    __hash__ = str.__hash__  # as fast as its value's: the builder asks often

    per_side: bool
    timed: bool

    def __init__(self, name: str) -> None:
        """Worked out once: a session asks some hundred times."""
        self.per_side = name.endswith("_per_side")
        self.timed = name.startswith("seconds")


class LoadType(StrEnum):
    """What resists."""

    BODYWEIGHT = "bodyweight"
    EXTERNAL = "external"
    BAND = "band"


class Tag(StrEnum):
    """Marks that group filters read (rules 7.3)."""

    POWER = "power"
    BALANCE = "balance"
    BACK_EXTENSION = "back_extension"
    SUPINE = "supine"
    PRONE = "prone"
    SPINE_TWIST = "spine_twist"
    SPINE_FLEXION = "spine_flexion"
    NOT_COMPOUND = "not_compound"  # a bridge or back extension: its pattern is hinge, but it is no main lift


class LoadStart(StrEnum):
    """Which first guess of a load fits a movement (rules 3.1); the shares stand in `coaching.rules.progression`."""

    GOBLET_SQUAT = "goblet_squat"
    DOUBLE_SQUAT = "double_squat"
    BARBELL = "barbell"
    DEADLIFT = "deadlift"
    ROMANIAN_DEADLIFT = "romanian_deadlift"
    HIP_THRUST = "hip_thrust"
    SINGLE_LEG_BRIDGE = "single_leg_bridge"
    LUNGE = "lunge"
    SINGLE_LEG_FRONT = "single_leg_front"
    SINGLE_LEG_DEADLIFT = "single_leg_deadlift"
    CALF = "calf"
    PRESS = "press"
    ROW = "row"
    CORE = "core"
    CARRY = "carry"


class Exercise(Struct, frozen=True, kw_only=True):
    """One movement of the catalogue.

    `equipment` are all needed; of `equipment_any` one is (where it is not empty); `optional_load` may be added from
    phase 2 on. `start` and `hands` say how its first load is guessed and whether one weight or two are held (None and 0
    where nothing is). `level` 1 to 3. `min_phase` 1 to 3. `tempo` is lowering-pause-lifting in seconds, X as fast as
    form allows, or a word (hold, slow, walk, fast, easy); `ways` are the words for the lowering and the lifting, which
    comes first where `lift_first` says so. `target_min` and `target_max` count what `metric` says.
    `easier` and `harder` are ids in the same pattern, or "" at the end of the chain. `article_mistake` is the number of
    the article's mistake that names or motivates the movement, 0 for none.
    """

    id: str
    name: str
    pattern: Pattern
    unilateral: bool
    equipment: frozenset[Equipment] = frozenset()
    equipment_any: frozenset[Equipment] = frozenset()
    optional_load: frozenset[Equipment] = frozenset()
    start: LoadStart | None = None
    hands: int = 0
    level: int
    min_phase: int
    impact: Impact
    metric: Metric
    load_type: LoadType
    tempo: str
    ways: tuple[str, str] = ("down", "up")
    lift_first: bool = False
    target_min: int
    target_max: int
    rest_s: int
    areas: frozenset[Area]
    caution: frozenset[Joint] = frozenset()
    sessions: frozenset[SessionType] = frozenset()
    article_mistake: int = 0
    tags: frozenset[Tag] = frozenset()
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    easier: str = ""
    harder: str = ""
    why: str


class TipKind(StrEnum):
    """What a recovery tip is about (rules, section 6)."""

    FOOD = "food"
    WATER = "water"
    SLEEP = "sleep"
    MOBILITY = "mobility"


class Tip(Struct, frozen=True, kw_only=True):
    """One recovery tip of at most 200 characters; `{p}` stands for grams of protein."""

    id: str
    kind: TipKind
    text: str


class Catalogue(Struct, frozen=True, eq=False):
    """Everything the coach can prescribe. Built once, by `data.catalogue`, from checked files.

    Two catalogues are the same only when they are one object, so that what is derived from one can be kept by it.
    """

    exercises: Mapping[str, Exercise]
    tips: tuple[Tip, ...]
    by_pattern: Mapping[Pattern, tuple[Exercise, ...]]

    def __getitem__(self, exercise_id: str) -> Exercise:
        return self.exercises[exercise_id]
