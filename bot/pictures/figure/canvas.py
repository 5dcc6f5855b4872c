"""Drawing with Pillow: everything at three times its size, then made smaller, so that edges are smooth."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import acos, atan2, cos, hypot, pi, sin
from typing import Final, TypeAlias

from PIL import Image, ImageDraw, ImageFont

from bot.pictures.figure.scene import Circle, Drawn

FINE = 3
_ROUND = tuple((cos(2 * pi * n / 16), sin(2 * pi * n / 16)) for n in range(16))
_ARC = 8
_EDGE = 0.85  # the outline, in pixels of the finished picture

GROUND: Final = "#e4e0d6"
AIR: Final = "#f6f4ee"
NIGHT: Final = "#49545f"
NIGHT_GROUND: Final = "#3d4751"
INK: Final = "#33404d"
QUIET: Final = "#7d8791"
OUTLINE: Final = "#4d5a66"
_TONES = {
    "body": "#c3ccd4",
    "head": "#cdd5dc",
    "hair": "#5b6874",
    "shorts": "#8493a3",
    "near_shorts": "#8493a3",
    "far_shorts": "#74828f",
    "near_leg": "#cdd5dc",
    "far_leg": "#9fabb6",
    "near_arm": "#cdd5dc",
    "far_arm": "#9fabb6",
    "near_shoe": "#4a6fa5",
    "far_shoe": "#3c5880",
    "muscle": "#e8623d",
    "far_muscle": "#c2583c",
    "hidden_muscle": "#d9a391",
    "iron": "#2d3742",
    "steel": "#8d99a5",
    "band": "#1f9e89",
    "bench": "#b08a62",
    "bench_top": "#c6a27b",
    "bench_end": "#94724e",
    "post": "#7d8791",
    "post_top": "#8d97a1",
    "post_end": "#6b757f",
    "wall": "#d3cdc0",
    "wall_top": "#c6bfb0",
    "wall_end": "#bdb5a4",
    "roller": "#6f8fa8",
    "roller_end": "#5a768c",
    "cushion": "#c9a9c4",
    "cushion_top": "#d8bfd4",
    "cushion_end": "#b392ad",
    "line": "#5b6472",
}
_ALIKE = {"chair": "bench", "step": "bench", "box": "bench", "side_wall": "wall", "towel": "cushion"}
_ALIKE |= {"bottle": "roller", "roller_along": "roller", "bar": "post"}


def tone(name: str) -> str:
    """The colour of a tone; pieces of the same stuff share it."""
    if name in _TONES:
        return _TONES[name]
    kind, _, face = name.rpartition("_") if name.endswith(("_top", "_end")) else (name, "", "")
    like = _ALIKE.get(kind, kind)
    return _TONES.get(f"{like}_{face}" if face else like, _TONES[like])


Corner: TypeAlias = tuple[float, float]


def hull(circles: Sequence[Circle], more: float = 0.0) -> list[Corner]:
    """The corners of the hull around circles, each `more` larger."""
    if len(circles) == 2:
        (ax, ay, ar), (bx, by, br) = circles
        way = hypot(bx - ax, by - ay)
        if way > abs(ar - br):
            return _capsule((ax, ay, ar + more), (bx, by, br + more), way)
        circles = (circles[0] if ar > br else circles[1],)
    points = sorted({(x + (r + more) * c, y + (r + more) * s) for x, y, r in circles for c, s in _ROUND})
    return points if len(points) < 3 else _chain(points) + _chain(points[::-1])


def _capsule(a: Circle, b: Circle, way: float) -> list[Corner]:
    """The hull of two circles: an arc around each end, which meet where both are touched by one line."""
    ahead = atan2(b[1] - a[1], b[0] - a[0])
    half = acos((a[2] - b[2]) / way)
    corners = []
    for (x, y, r), start, span in ((b, ahead - half, 2 * half), (a, ahead + half, 2 * (pi - half))):
        corners += [
            (x + r * cos(start + span * n / _ARC), y + r * sin(start + span * n / _ARC)) for n in range(_ARC + 1)
        ]
    return corners


def _chain(points: list[Corner]) -> list[Corner]:
    chain: list[Corner] = []
    for x, y in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2], chain[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain[:-1]


def paint(image: Image.Image, shapes: Iterable[Drawn]) -> None:
    """Draw the shapes in their order. Their pixels are those of the large image."""
    draw = ImageDraw.Draw(image)
    for one in shapes:
        corners = hull(one.circles)
        if one.ring:
            draw.line([*corners, corners[0], corners[1]], fill=tone(one.tone), width=round(2.4 * FINE), joint="curve")
            continue
        if one.edge:
            draw.polygon(hull(one.circles, _EDGE * FINE), fill=OUTLINE)
        draw.polygon(corners, fill=tone(one.tone))


@cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The font that Pillow brings along: no file of the machine is needed."""
    return ImageFont.load_default(size)


def smooth(image: Image.Image) -> Image.Image:
    """The image at its finished size."""
    return image.reduce(FINE)
