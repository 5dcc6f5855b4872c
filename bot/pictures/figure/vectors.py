"""Vectors and turning frames in space: plain tuples, angles in degrees."""

from math import cos, radians, sin, sqrt
from typing import NamedTuple, TypeAlias

Vec: TypeAlias = tuple[float, float, float]

ORIGIN: Vec = (0.0, 0.0, 0.0)
X: Vec = (1.0, 0.0, 0.0)
Y: Vec = (0.0, 1.0, 0.0)
Z: Vec = (0.0, 0.0, 1.0)


def add(a: Vec, b: Vec) -> Vec:
    """Their sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """The way from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, k: float) -> Vec:
    """Their product."""
    return (a[0] * k, a[1] * k, a[2] * k)


def along(start: Vec, direction: Vec, far: float) -> Vec:
    """The point that lies `far` from the start in a direction."""
    return (start[0] + direction[0] * far, start[1] + direction[1] * far, start[2] + direction[2] * far)


def dot(a: Vec, b: Vec) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product, right-handed."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """How long a vector is."""
    return sqrt(dot(a, a))


def distance(a: Vec, b: Vec) -> float:
    """How far two points are apart."""
    return length(sub(a, b))


def unit(a: Vec, otherwise: Vec = X) -> Vec:
    """The direction of a vector; `otherwise` where it has none."""
    size = length(a)
    return times(a, 1 / size) if size > 1e-9 else otherwise


def between(a: Vec, b: Vec, part: float) -> Vec:
    """The point at that part of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)


def turned(a: Vec, axis: Vec, degrees: float) -> Vec:
    """A vector turned around an axis of length 1, by the right-hand rule."""
    if not degrees:
        return a
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return add(add(times(a, c), times(cross(axis, a), s)), times(axis, dot(axis, a) * (1 - c)))


def square_to(a: Vec, direction: Vec, otherwise: Vec) -> Vec:
    """The part of a that stands at a right angle to a direction, of length 1."""
    return unit(sub(a, times(direction, dot(a, direction))), otherwise)


class Frame(NamedTuple):
    """Where a part of the body is, and how it is turned: three directions of length 1 at right angles.

    `side` points to the body's near side: the one that is nearer to the viewer of a side view.
    """

    at: Vec
    forward: Vec
    up: Vec
    side: Vec

    def point(self, offset: Vec) -> Vec:
        """The point at `offset` (forward, up, to the near side), told in the world."""
        return along(along(along(self.at, self.forward, offset[0]), self.up, offset[1]), self.side, offset[2])

    def moved(self, at: Vec) -> "Frame":
        """The same frame elsewhere."""
        return self._replace(at=at)

    def turned(self, axis: Vec, degrees: float) -> "Frame":
        """The frame turned on the spot around an axis of length 1."""
        if not degrees:
            return self
        return Frame(self.at, *(turned(one, axis, degrees) for one in self[1:]))

    def bent(self, flex: float, bend: float, twist: float) -> "Frame":
        """Turned around its own directions: twisted to the near side, bent to the near side, flexed forward."""
        first = self.turned(self.up, -twist)
        second = first.turned(first.forward, bend)
        return second.turned(second.side, -flex)
