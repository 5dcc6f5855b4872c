"""The measures of the figure, in percent of body height, and of body mass.

Lengths and masses of the segments: Winter, Biomechanics and Motor Control of Human Movement (4th ed. 2009), tables 4.1
and figure 4.1 (after Drillis & Contini 1966, and Dempster 1955). Thicknesses are drawn to look right, not measured.
"""

from typing import NamedTuple

THIGH = 24.5
SHIN = 24.6
ANKLE_HEIGHT = 3.9
LEG = THIGH + SHIN
UPPER_ARM = 18.6
FOREARM = 14.6
GRIP = 4.0  # from the wrist to the middle of a closed hand (E)
HAND = 7.0  # drawn a little shorter than the 10.8 of an open hand
HIP_OUT = 5.0  # the middle of the hip joint from the midline
SHOULDER_OUT = 10.5  # half the shoulder width of 25.9, less the muscle around the joint
LUMBAR = 5.0  # where the lower back bends, above the hips
THORACIC = 15.0  # where the upper back bends, above the hips
SHOULDER_UP = 13.8  # the shoulders above the bend of the upper back: 28.8 above the hips
NECK = 15.0  # the root of the neck above the bend of the upper back
HEAD = 9.5  # the middle of the head above the root of the neck
HEAD_AHEAD = 1.2
HEEL = 3.6  # the heel behind the ankle
BALL = 7.0  # the ball of the foot before the ankle
TOES = 4.2  # the toes before the ball: a foot of 15.2 with its roundings


class Mass(NamedTuple):
    """A segment from one joint to the other: its share of the body's mass, and where its middle lies between them."""

    start: str
    end: str
    share: float
    middle: float


SEGMENTS: tuple[Mass, ...] = (
    Mass("pelvis", "neck", 0.497, 0.5),
    Mass("neck", "head", 0.081, 1.0),
    *(
        Mass(f"{side}_{start}", f"{side}_{end}", share, middle)
        for side in ("near", "far")
        for start, end, share, middle in (
            ("hip", "knee", 0.100, 0.433),
            ("knee", "ankle", 0.0465, 0.433),
            ("heel", "toe", 0.0145, 0.5),
            ("shoulder", "elbow", 0.028, 0.436),
            ("elbow", "wrist", 0.016, 0.430),
            ("wrist", "hand", 0.006, 0.5),
        )
    ),
)
LOADS = {"dumbbell": 0.12, "kettlebell": 0.2, "barbell": 0.8}
"""The share of body mass that a drawn weight has, for the balance (E: weights such as a runner in training takes)."""
