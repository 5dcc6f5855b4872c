"""All that is seen in one frame, from the furthest to the nearest, as circles to draw hulls around."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from bot.pictures.figure.camera import Camera
from bot.pictures.figure.equipment import HELD, SURFACES, held_shapes, size, standing_shapes
from bot.pictures.figure.muscles import Tinted, muscle_shapes
from bot.pictures.figure.shapes import Shape, body_shapes
from bot.pictures.figure.skeleton import Skeleton
from data.figure_script import Figure

Circle: TypeAlias = tuple[float, float, float]
_FROM_THE_SIDE = 0.5  # from before or behind nothing of a figure is on the far side of what it stands on


class Drawn(NamedTuple):
    """A hull of circles (x, y, radius in pixels), its tone, whether it has an outline, whether it is nothing else."""

    circles: tuple[Circle, ...]
    tone: str
    edge: bool
    ring: bool


def behind(figure: Figure, look: Camera, along: float = 0.0) -> Iterator[Drawn]:
    """What stands around behind the figure."""
    for prop in figure.props:
        if prop.kind not in HELD and not prop.front:
            for shape in standing_shapes(prop):
                yield _drawn(shape, look, along)


def figure_shapes(
    figure: Figure, skeleton: Skeleton, look: Camera, tinted: Tinted, along: float = 0.0
) -> Iterator[Drawn]:
    """The figure, what it holds, and what stands before it."""
    shapes = [*body_shapes(skeleton, bare=bool(figure.zoom)), *muscle_shapes(skeleton, tinted)]
    for prop in figure.props:
        if prop.kind in HELD:
            shapes += held_shapes(prop, skeleton)
    shapes.sort(key=lambda one: _depth(one, look))
    shapes = [*_hidden(figure, shapes, look), *shapes]
    for prop in figure.props:
        if prop.kind not in HELD and prop.front:
            shapes += standing_shapes(prop)
    for shape in shapes:
        yield _drawn(shape, look, along)


def _hidden(figure: Figure, shapes: list[Shape], look: Camera) -> Iterator[Shape]:
    """What is beyond the things that are stood on, seen from the near side: taken out, to be drawn before them."""
    if look.towards[2] < _FROM_THE_SIDE:
        return
    for prop in figure.props:
        if prop.kind in SURFACES and prop.at and not prop.front:
            back = prop.at[2] - size(prop)[2] / 2
            beyond = [one for one in shapes if all(point[2] + radius < back for point, radius in one.balls)]
            if beyond:
                shapes[:] = [one for one in shapes if one not in beyond]
                yield from (*beyond, *standing_shapes(prop))


def _depth(shape: Shape, look: Camera) -> float:
    if shape.at is not None:
        return look.see(shape.at).depth + shape.lift
    return sum(look.see(point).depth for point, _ in shape.balls) / len(shape.balls) + shape.lift


def _drawn(shape: Shape, look: Camera, along: float) -> Drawn:
    circles = []
    for point, radius in shape.balls:
        seen = look.see(point, along)
        circles.append((seen.x, seen.y, radius * look.scale))
    return Drawn(tuple(circles), shape.tone, shape.edge, shape.ring)
