"""A session: blocks of prescriptions, with what it costs in time and why it is so."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from coaching.reasons import AnyReason
from coaching.session_type import SessionType


class BlockKind(StrEnum):
    """The parts of a session, in their order (rules 2.1)."""

    WARM_UP = "warm_up"
    JUMPS = "jumps"
    MAIN = "main"
    SINGLE_LEG = "single_leg"
    SINGLE_LEG_HINGE = "single_leg_hinge"
    CALF_HIP = "calf_hip"
    PUSH_PULL = "push_pull"
    CORE = "core"
    MOVES = "moves"  # the moves of a session that is not strength
    COOL_DOWN = "cool_down"


class LoadKind(StrEnum):
    """What is held, worn or pulled."""

    BODYWEIGHT = "bodyweight"
    WEIGHT = "weight"  # one dumbbell, kettlebell, barbell, stack or backpack: `kg` in all
    PER_HAND = "per_hand"  # one weight in each hand: `kg` each
    BAND = "band"
    CHOOSE = "choose"  # weights or body mass not known: "a weight you could lift about 15 times"


class Load(Struct, frozen=True, gc=False, omit_defaults=True):
    """A load. `kg` is set for WEIGHT and PER_HAND, `band` (the runner's own name for it, "" if unnamed) for BAND."""

    kind: LoadKind = LoadKind.BODYWEIGHT
    kg: float = 0.0
    band: str = ""


class Prescription(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One exercise of one session.

    Exactly one of `reps`, `seconds` and `contacts` (foot contacts of one set) is set; it counts per side where
    `per_side`. `window` is the (lowest, highest) of reps or seconds that progression moves in. `rir` is the
    (lowest, highest) reps in reserve, None where it has no meaning (holds, mobility). `tempo` is
    lowering-pause-lifting in seconds or a word. `paired` says that its rest is shared with the exercise before it.
    `weaker_side_sets` are extra sets for the weaker side (rules 3.3).
    """

    exercise: str
    sets: int
    reps: int | None = None
    seconds: int | None = None
    contacts: int | None = None
    window: tuple[int, int]
    per_side: bool = False
    load: Load = Load()
    tempo: str
    rest_s: int
    rir: tuple[int, int] | None = None
    paired: bool = False
    weaker_side_sets: int = 0
    because: tuple[AnyReason, ...] = ()


class Block(Struct, frozen=True, gc=False, omit_defaults=True):
    """A part of a session."""

    kind: BlockKind
    prescriptions: tuple[Prescription, ...]


class Easing(StrEnum):
    """How a session was turned down, as the counters read it once it was done (rules 2, 3.5 and 4.2)."""

    NONE = ""
    EASED = "eased"  # a soreness deload, a ramp, a return: no step of progress
    DELOAD = "deload"  # a planned deload, a taper, a 7-day soreness deload: the build starts anew
    EXTRA_RECOVERY = "extra_recovery"  # recovery in the place of planned strength, after days in a row of soreness


class Session(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What is prescribed for one local day.

    `letter` is "A" or "B" where a two-session week tells them apart, else "". `estimate_s` is computed from sets, tempo
    and rest (rules 2.1). `tips` are ids of recovery tips. `week` is the strength week it was made for, from 1.
    `walk_min` is an easy walk or spin in minutes, in recovery sessions. `minutes` is the time that
    it was made for, 0 where none was asked. `easing` says whether it was turned down.
    """

    day: date
    type: SessionType
    letter: str = ""
    week: int = 1
    blocks: tuple[Block, ...] = ()
    estimate_s: int = 0
    minutes: int = 0
    walk_min: int = 0
    easing: Easing = Easing.NONE
    tips: tuple[str, ...] = ()
    because: tuple[AnyReason, ...] = ()

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        return tuple(one for block in self.blocks for one in block.prescriptions)
