"""What a figure's key frames say, as values. Lengths in percent of body height, angles in degrees.

Forward is where the standing figure looks, up is up, outward is away from the body's midline on the limb's own side.
`near` is the side towards the viewer of a side view, and the working side of a one-sided exercise.
"""

from typing import TypeAlias

from msgspec import Struct

Numbers: TypeAlias = tuple[float, float, float]


_JOINTS = ("hip", "knee", "ankle", "heel", "ball", "arch", "toe", "big_toe", "shoulder", "elbow", "wrist", "hand")
_SEGMENTS = ("thigh", "shin", "foot", "upper", "fore", "palm")
_SIDES = ("near", "far")

POINTS = frozenset({"pelvis", "lumbar", "thoracic", "neck", "head", "shoulders", "back", "blades", "chest", "belly"})
POINTS |= {"bottom", "hands", "knees", "ankles", "feet"} | {f"{side}_{name}" for side in _SIDES for name in _JOINTS}
"""The points of the body, by name."""
FRAMES = {"pelvis", "waist", "chest", "neck", "head"} | {f"{side}_{name}" for side in _SIDES for name in _SEGMENTS}
"""The segments that have axes of their own."""
PLACES = POINTS | FRAMES | {"world"}


class Foot(Struct, frozen=True, forbid_unknown_fields=True):
    """A leg led by its foot: the knee follows.

    `foot` is the point under the ankle when the foot is flat (forward, up, outward). `heel` raises the heel over the
    ball of the foot; below 0 it lifts the toes over the heel. `drop` sinks the heel below the ball. `out` turns the
    toes outward and the knee with them, `knee_out` the knee alone. `tilt` turns the sole outward, `arch` lifts the
    arch (0 to 1), `big_toe` and `toes` lift the toes. On its way elsewhere a foot is lifted, unless it may `slide`.
    """

    foot: Numbers
    heel: float = 0
    drop: float = 0
    out: float = 0
    knee_out: float = 0
    tilt: float = 0
    arch: float = 0
    big_toe: float = 0
    toes: float = 0
    slide: bool = False


class Leg(Struct, frozen=True, forbid_unknown_fields=True):
    """A free leg: flexion, abduction and outward rotation of the hip, flexion of the knee, ankle (above 0: toes up).

    `tilt` turns the sole outward; `open` lets the knee fall outward while hip and ankle stay where they are.
    """

    hip: Numbers
    knee: float = 0
    ankle: float = 0
    tilt: float = 0
    open: float = 0


class Hand(Struct, frozen=True, forbid_unknown_fields=True):
    """An arm led by its hand: the elbow follows.

    `hand` is where the grip is (forward, up, outward), or the wrist where `fingers` say which way they point, in the
    axes of what it is `on`: the world, the chest, the pelvis, the head; at a joint the axes are the world's.
    `elbow_out` turns the elbow outward. A flat hand is lifted on its way elsewhere, unless it may `slide`.
    """

    hand: Numbers
    on: str = "world"
    elbow_out: float = 0
    fingers: Numbers | None = None
    slide: bool = False


class Arm(Struct, frozen=True, forbid_unknown_fields=True):
    """A free arm: flexion, abduction and outward rotation of the shoulder, flexion of the elbow."""

    shoulder: Numbers
    elbow: float = 0


LegRule: TypeAlias = Foot | Leg
ArmRule: TypeAlias = Hand | Arm


class Stance(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A key frame without its limbs.

    `anchor` is the point of the body that lies at (`x`, `y`, `z`). `lean` tips the pelvis forward (-90: on the back,
    90: on the belly), `roll` to the near side, `turn` turns it to the near side around its own axis. `spine` flexes,
    `bend` and `twist` (to the near side) move the trunk against the pelvis; `neck` flexes and `face` turns the head;
    `shrug` lifts the shoulders, `reach` brings them forward. `balance` is the part of the weight on the near foot: the
    pelvis is then shifted until the centre of mass lies over the feet. `shift` moves all of it forward.
    """

    anchor: str = "pelvis"
    x: float = 0
    y: float = 0
    z: float = 0
    lean: float = 0
    roll: float = 0
    turn: float = 0
    spine: float = 0
    bend: float = 0
    twist: float = 0
    neck: float = 0
    face: float = 0
    shrug: float = 0
    reach: float = 0
    balance: float | None = None
    shift: float = 0


class Pose(Stance, frozen=True, kw_only=True):
    """One key frame."""

    near_leg: LegRule
    far_leg: LegRule
    near_arm: ArmRule
    far_arm: ArmRule
