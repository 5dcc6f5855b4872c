"""Equipment and surroundings as shapes: what is held follows the hand, what stands keeps its place."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import cos, pi, sin
from types import MappingProxyType

from bot.pictures.figure import body
from bot.pictures.figure.shapes import Ball, Shape
from bot.pictures.figure.skeleton import Skeleton
from bot.pictures.figure.vectors import Vec, Y, Z, add, along, between, cross, sub, times, unit
from data.figure_script import Figure, Prop
from data.figure_values import Numbers

SIZES: Mapping[str, Numbers] = MappingProxyType(
    {
        "bench": (60, 24, 17),  # 43 cm high for 175 cm of body
        "chair": (24, 25, 24),
        "step": (26, 11, 30),  # 20 cm
        "box": (26, 24, 30),
        "wall": (3, 112, 44),
        "side_wall": (60, 112, 3),
        "cushion": (14, 3, 12),
        "post": (3, 96, 3),
        "line": (2, 0.2, 40),
        "roller": (0, 4.3, 15),  # its radius, and half its length
        "roller_along": (0, 4.3, 15),  # with its axis forward
        "bottle": (0, 2.0, 6),
        "bar": (0, 0.9, 26),
    }
)
"""Length, height and width of what stands around, where a figure says no other."""

ROUND = frozenset({"roller", "roller_along", "bottle", "bar"})
SURFACES = frozenset({"bench", "chair", "step", "box", "cushion"})
_MASSES = {"goblet": "dumbbell", "swung_bell": "kettlebell"}
_RING = 16


def loads(figure: Figure) -> dict[str, float]:
    """The share of body mass that each point of the body holds."""
    found: dict[str, float] = {}
    for prop in figure.props:
        share = body.LOADS.get(_MASSES.get(prop.kind, prop.kind))
        if share and prop.on:
            found[prop.on] = found.get(prop.on, 0) + share
    return found


def size(prop: Prop) -> Numbers:
    """The prop's own size, or that of its kind."""
    return prop.size or SIZES[prop.kind]


def standing_shapes(prop: Prop) -> Iterator[Shape]:
    """What stands around, by itself."""
    x, y, z = prop.at or (0, 0, 0)
    length, height, width = size(prop)
    if prop.kind in ROUND:
        axis = (1.0, 0.0, 0.0) if prop.kind == "roller_along" else Z
        ends = (along((x, y, z), axis, -width), along((x, y, z), axis, width))
        yield Shape(tuple((end, height) for end in ends), prop.kind)
        yield Shape(((ends[1], height * 0.8),), f"{prop.kind}_end", edge=False)
        return
    low = (x - length / 2, y, z - width / 2)
    high = (x + length / 2, y + height, z + width / 2)
    if prop.kind == "bench":
        for corner in (low[0] + 3, high[0] - 3):
            yield from _box((corner - 1.2, y, low[2] + 2), (corner + 1.2, high[1] - 4, high[2] - 2), "post")
        low = (low[0], high[1] - 4.5, low[2])
    if prop.kind == "chair":
        for cx in (low[0] + 1, high[0] - 1):
            for cz in (low[2] + 1, high[2] - 1):
                yield from _box((cx - 0.9, y, cz - 0.9), (cx + 0.9, high[1] - 2, cz + 0.9), "post")
        yield from _box((low[0], high[1], low[2]), (low[0] + 2, high[1] + 24, high[2]), "chair")
        low = (low[0], high[1] - 2.5, low[2])
    yield from _box(low, high, prop.kind)


def _box(low: Vec, high: Vec, tone: str) -> Iterator[Shape]:
    """The three faces of a box that a viewer from before, above and the near side can see."""

    def face(*corners: Vec) -> tuple[Ball, ...]:
        return tuple((corner, 0.25) for corner in corners)

    (a, b, c), (d, e, f) = low, high
    yield Shape(face((a, b, c), (a, e, c), (a, e, f), (a, b, f)), f"{tone}_end")
    yield Shape(face((d, b, c), (d, e, c), (d, e, f), (d, b, f)), f"{tone}_end")
    yield Shape(face((a, b, f), (d, b, f), (d, e, f), (a, e, f)), tone)
    yield Shape(face((a, e, c), (d, e, c), (d, e, f), (a, e, f)), f"{tone}_top")


def held_shapes(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    """What a body holds or wears."""
    yield from _HELD[prop.kind](prop, skeleton)


def _disc(at: Vec, axis: Vec, radius: float, thick: float) -> tuple[Ball, ...]:
    one = unit(cross(axis, Y if abs(axis[1]) < 0.9 else Z))
    other = cross(axis, one)
    return tuple(
        (along(along(at, one, radius * cos(2 * pi * n / _RING)), other, radius * sin(2 * pi * n / _RING)), thick)
        for n in range(_RING)
    )


def _weights(at: Vec, axis: Vec, half: float, radius: float) -> Iterator[Shape]:
    ends = (along(at, axis, -half), along(at, axis, half))
    yield Shape(((ends[0], 0.8), (ends[1], 0.8)), "steel", lift=1.6)
    for end in ends:
        yield Shape((*_disc(end, axis, radius, 1.0),), "iron", lift=2.4)


def _dumbbell(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    palm = skeleton.frames[f"{prop.on.removesuffix('_hand')}_palm"]
    yield from _weights(skeleton.points[prop.on], palm.forward, 4.6, 2.7)


def _goblet(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    """A dumbbell held upright by its upper head, or on end between two hands."""
    yield from _weights(along(skeleton.points[prop.on], Y, -2.5), Y, 4.6, 3.4)


def _kettlebell(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    yield from _bell(skeleton.points[prop.on], times(Y, -1))


def _swung(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    hand = skeleton.points[prop.on]
    yield from _bell(hand, unit(sub(hand, between(skeleton.points["near_elbow"], skeleton.points["far_elbow"], 0.5))))


def _bell(hand: Vec, down: Vec) -> Iterator[Shape]:
    middle = along(hand, down, 6.2)
    across = unit(cross(down, (0.0, 0.0, 1.0)), (1.0, 0.0, 0.0))
    corners = [along(along(hand, down, d), across, a) for d, a in ((4.0, -3.0), (0.3, -2.2), (0.3, 2.2), (4.0, 3.0))]
    for start, end in pairwise(corners):
        yield Shape(((start, 0.7), (end, 0.7)), "steel", lift=1.5)
    yield Shape(((middle, 4.1),), "iron", lift=2.4)


def _barbell(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    at = skeleton.points[prop.on] if prop.at is None else skeleton.place(prop.on).point(prop.at)
    at = (at[0], at[1], 0.0)
    radius = (prop.size or (12.9, 0, 0))[0]
    yield Shape(((along(at, Z, -31), 0.8), (along(at, Z, 31), 0.8)), "steel", lift=-2)
    for end in (-27.0, 27.0):
        plate = along(at, Z, end)
        yield Shape(_disc(plate, Z, radius, 0.5), "iron", ring=True)
        yield Shape(((plate, 1.8),), "iron", lift=0.2)


def _band(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    stops = [] if prop.at is None else [prop.at]
    stops += [skeleton.points[name] for name in ((prop.on, *prop.to) if prop.on else prop.to)]
    for start, end in pairwise(stops):
        yield Shape(((start, 0.7), (end, 0.7)), "band", lift=2.2)


def _loop(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    """A band around two joints."""
    balls = tuple((skeleton.points[name], 3.6) for name in prop.to)
    yield Shape(balls, "band", lift=4, ring=True)


def _pillow(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    yield Shape(((skeleton.points[prop.on], 3.6),), "cushion", lift=-0.5)


def _rope(_: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    """A skipping rope: over the head while the feet stand, under them while they are in the air."""
    near, far = skeleton.points["near_hand"], skeleton.points["far_hand"]
    high = min(1.0, max(0.0, skeleton.points["feet"][1] / 4))
    low = add(skeleton.points["pelvis"], (2.0, 52 - 107 * high, 0.0))
    for hand, out in ((near, 14.0), (far, -14.0)):
        bend = (low[0], (low[1] * 3 + hand[1]) / 4, out)
        for start, end in ((hand, bend), (bend, low)):
            yield Shape(((start, 0.5), (end, 0.5)), "band", lift=0.5)


def _towel(prop: Prop, skeleton: Skeleton) -> Iterator[Shape]:
    """A towel under a heel, that slides with it."""
    x, _, z = skeleton.points[prop.on]
    width = 11.0 if prop.on == "feet" else 6.0
    yield from _box((x - 9, -0.6, z - width), (x + 5, 0.3, z + width), "towel")


_HELD: Mapping[str, Callable[[Prop, Skeleton], Iterator[Shape]]] = MappingProxyType(
    {
        "dumbbell": _dumbbell,
        "goblet": _goblet,
        "kettlebell": _kettlebell,
        "swung_bell": _swung,
        "barbell": _barbell,
        "band": _band,
        "loop": _loop,
        "pillow": _pillow,
        "rope": _rope,
        "towel": _towel,
    }
)
HELD = frozenset(_HELD)
"""What is held or worn; everything else stands around."""
