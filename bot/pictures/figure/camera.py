"""Looking at the figure: from where, how large, and where each point falls in the picture. No perspective."""

from collections.abc import Iterable
from math import cos, radians, sin
from typing import NamedTuple

from bot.pictures.figure.vectors import Vec, turned
from data.figure_script import View

_ANGLES = {
    View.SIDE: (12.0, 7.0),
    View.QUARTER: (42.0, 12.0),
    View.FRONT: (90.0, 7.0),
    View.BACK: (-90.0, 7.0),
    View.HIGH: (40.0, 38.0),
    View.ABOVE: (90.0, 48.0),
    View.HILL: (12.0, 7.0),
}
_SLOPE = 7.0  # degrees that a hill rises, drawn
MAX_SCALE = 2.75  # pixels for a percent of body height: standing figures are all of one size


class Seen(NamedTuple):
    """A point in the picture: to the right, down, and towards the viewer."""

    x: float
    y: float
    depth: float


class Camera(NamedTuple):
    """`right`, `up` and `towards` are the picture's directions in the world."""

    right: Vec
    up: Vec
    towards: Vec
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def see(self, point: Vec, along: float = 0.0) -> Seen:
        """Where a point falls; `along` is how far the camera has gone forward with the figure."""
        x, y, z = point[0] - along, point[1], point[2]
        return Seen(
            self.left + self.scale * (self.right[0] * x + self.right[1] * y + self.right[2] * z),
            self.top - self.scale * (self.up[0] * x + self.up[1] * y + self.up[2] * z),
            self.towards[0] * x + self.towards[1] * y + self.towards[2] * z,
        )


def camera(view: View) -> Camera:
    """A camera at the view's place that shows a percent of body height as one pixel, the origin at (0, 0)."""
    yaw, rise = (radians(angle) for angle in _ANGLES[view])
    right = (cos(yaw), 0.0, -sin(yaw))
    towards = (sin(yaw) * cos(rise), sin(rise), cos(yaw) * cos(rise))
    up = (-sin(yaw) * sin(rise), cos(rise), -cos(yaw) * sin(rise))
    if view is View.HILL:
        right, up = turned(right, towards, -_SLOPE), turned(up, towards, -_SLOPE)
    return Camera(right, up, towards)


def framed(
    bare: Camera, seen: Iterable[tuple[float, float, float]], width: float, height: float, *, close: bool
) -> Camera:
    """The camera moved so that all circles (x, y, radius, as the bare camera sees them) fill the picture's area.

    The lowest circle stands near the lower edge; what is small is not blown up, unless it is looked at from
    `close` by.
    """
    circles = list(seen)
    low_x, high_x = min(x - r for x, _, r in circles), max(x + r for x, _, r in circles)
    low_y, high_y = min(y - r for _, y, r in circles), max(y + r for _, y, r in circles)
    scale = min(MAX_SCALE * (3 if close else 1), width / (high_x - low_x), height / (high_y - low_y))
    spare = height - scale * (high_y - low_y)
    return bare._replace(
        scale=scale,
        left=width / 2 - scale * (low_x + high_x) / 2,
        top=spare * 0.75 - scale * low_y,
    )
