"""The outline of a body from the front and from the back, its muscle areas and joints: half of it, as data.

Units are hundredths of the body's height; x from the middle to one side, y from the top of the head. The other half is
its mirror image. Areas may reach beyond the outline: they are cut to it.
"""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from coaching.facts import LEFT, RIGHT
from coaching.runner import Area, Joint

Spot = tuple[float, float]
Shape = tuple[Spot, ...]

HEAD: tuple[float, float, float, float] = (0.0, 6.6, 4.5, 6.4)
"""Middle and reach of the head, in x and y."""
OUTLINE: Shape = (
    *((2.5, 11.5), (2.7, 14.6), (4.6, 16.4), (8.6, 17.4), (11.4, 18.9), (12.8, 22.0), (13.4, 27.0), (14.6, 33.0)),
    *((15.7, 38.5), (16.7, 45.0), (17.8, 48.5), (18.7, 52.5), (18.2, 56.5), (16.9, 57.2), (15.8, 54.5), (15.0, 50.0)),
    *((14.1, 46.0), (12.8, 39.5), (11.4, 34.0), (10.2, 29.0), (9.3, 25.6), (9.0, 30.0), (8.2, 36.0), (8.3, 40.5)),
    *((9.3, 45.0), (10.3, 51.0), (10.3, 57.0), (9.5, 64.0), (8.3, 70.0), (7.9, 74.0), (8.5, 79.0), (8.1, 84.0)),
    *((6.7, 89.5), (6.0, 93.6), (6.9, 96.6), (7.9, 98.8), (6.2, 99.9), (3.7, 99.7), (2.9, 97.4), (3.2, 93.6)),
    *((3.0, 89.5), (2.0, 84.0), (2.1, 79.0), (2.9, 74.0), (2.6, 70.0), (1.6, 64.0), (0.6, 57.0), (0.0, 52.8)),
)
FRONT: Mapping[Area, Shape] = {
    Area.SHOULDERS: ((8.2, 17.4), (11.4, 18.6), (13.4, 22.5), (13.5, 26.5), (10.9, 26.0), (9.2, 22.0)),
    Area.CHEST: ((0.5, 19.4), (7.4, 18.6), (8.7, 22.4), (8.8, 26.4), (4.8, 28.6), (0.5, 27.6)),
    Area.ARMS: ((10.4, 27.4), (14.0, 27.6), (17.4, 46.6), (14.0, 47.0)),
    Area.CORE: ((0.0, 29.4), (6.6, 29.4), (6.4, 37.0), (5.0, 43.6), (0.0, 48.4)),
    Area.HIP_FLEXORS: ((1.4, 49.6), (5.9, 43.8), (8.0, 43.4), (7.6, 49.4), (3.4, 53.0)),
    Area.HIP_ABDUCTORS: ((8.7, 43.6), (12.0, 45.0), (12.0, 57.5), (9.4, 56.5), (8.4, 50.4)),
    Area.ADDUCTORS: ((0.0, 54.4), (2.6, 54.8), (3.4, 61.0), (3.2, 67.6), (0.6, 66.0)),
    Area.QUADS: ((3.6, 54.4), (7.8, 51.6), (9.0, 57.4), (12.0, 60.0), (8.0, 70.6), (3.7, 70.6), (4.3, 61.6)),
    Area.SHINS: ((3.0, 77.0), (7.4, 77.0), (7.2, 84.0), (5.6, 90.8), (3.6, 90.8), (2.6, 84.0)),
    Area.ANKLES: ((1.0, 91.8), (8.0, 91.8), (8.0, 95.4), (1.0, 95.4)),
    Area.FEET: ((1.0, 96.2), (10.0, 96.2), (10.0, 101.0), (1.0, 101.0)),
}
BACK: Mapping[Area, Shape] = {
    Area.SHOULDERS: FRONT[Area.SHOULDERS],
    Area.UPPER_BACK: ((0.0, 17.4), (4.4, 16.8), (7.6, 18.4), (8.8, 24.0), (8.4, 30.0), (4.6, 34.4), (0.0, 35.4)),
    Area.ARMS: FRONT[Area.ARMS],
    Area.LOW_BACK: ((0.0, 36.8), (4.8, 35.8), (8.0, 34.0), (8.0, 41.4), (4.6, 43.4), (0.0, 44.6)),
    Area.GLUTES: ((0.4, 46.4), (4.6, 44.8), (8.0, 46.6), (8.9, 51.6), (8.0, 55.0), (4.6, 56.6), (0.8, 54.6)),
    Area.HIP_ABDUCTORS: ((8.4, 43.4), (12.0, 45.0), (12.0, 56.4), (9.4, 55.4), (9.9, 51.4), (8.8, 46.4)),
    Area.HAMSTRINGS: ((1.6, 57.6), (4.6, 58.4), (8.6, 57.0), (12.0, 60.0), (8.0, 71.4), (3.4, 71.4), (2.0, 64.0)),
    Area.CALVES: ((1.0, 76.4), (9.5, 76.4), (9.5, 84.0), (6.4, 89.4), (4.0, 89.4), (1.0, 84.0)),
    Area.ANKLES: FRONT[Area.ANKLES],
    Area.FEET: FRONT[Area.FEET],
}
JOINTS: Mapping[Joint, tuple[str, Spot]] = {
    Joint.SHOULDER: ("front", (10.9, 21.4)),
    Joint.HIP: ("front", (7.2, 48.6)),
    Joint.KNEE: ("front", (5.5, 73.6)),
    Joint.SHIN: ("front", (4.9, 83.5)),
    Joint.FOOT: ("front", (5.3, 96.6)),
    Joint.LOW_BACK: ("back", (0.0, 40.4)),
    Joint.HAMSTRING: ("back", (5.4, 64.6)),
    Joint.ACHILLES_CALF: ("back", (5.1, 87.0)),
}
"""From which side a place of pain is seen, and where it is."""


def painful(joint: Joint, side: str, view: str) -> tuple[Spot, ...]:
    """Where it hurts in this view: in both halves where no side was told, the right half of the picture first."""
    seen, (x, y) = JOINTS[joint]
    if seen != view:
        return ()
    halves = ((x, y), (-x, y)) if x else ((x, y),)
    right_half = LEFT if view == "front" else RIGHT  # the left of somebody who faces us
    return halves if not side else halves[:1] if side == right_half else halves[-1:]


def smooth(shape: Sequence[Spot], parts: int = 6, *, closed: bool = True) -> list[Spot]:
    """A round line through the corners (Catmull and Rom's curve)."""
    count, found = len(shape), []
    last = count if closed else count - 1
    for at in range(last):
        a, b, c, d = (_corner(shape, at + step, closed=closed) for step in (-1, 0, 1, 2))
        found += [_curve(a, b, c, d, part / parts) for part in range(parts)]
    return found if closed else [*found, shape[-1]]


def _corner(shape: Sequence[Spot], at: int, *, closed: bool) -> Spot:
    return shape[at % len(shape)] if closed else shape[min(max(at, 0), len(shape) - 1)]


def _curve(a: Spot, b: Spot, c: Spot, d: Spot, t: float) -> Spot:
    def one(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    return one(a[0], b[0], c[0], d[0]), one(a[1], b[1], c[1], d[1])


def whole_outline() -> list[Spot]:
    """The outline of both halves, as one closed line that starts at the neck."""
    half = smooth(OUTLINE, closed=False)
    return [*half, *((-x, y) for x, y in reversed(half))]


def head() -> list[Spot]:
    """The outline of the head."""
    x, y, across, down = HEAD
    return [(x + across * cos(turn * pi / 24), y + down * sin(turn * pi / 24)) for turn in range(48)]


def middle(shape: Shape) -> Spot:
    """The middle of an area by its surface: where its number stands."""
    total = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(shape, (*shape[1:], shape[0]), strict=True):
        cross = x0 * y1 - x1 * y0
        total, x, y = total + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return x / (3 * total), y / (3 * total)
