"""The muscles that work, as tinted hulls on the segments that they move."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple, TypeAlias

from bot.pictures.figure.limbs import side_of
from bot.pictures.figure.shapes import Shape
from bot.pictures.figure.skeleton import Skeleton
from bot.pictures.figure.vectors import Vec, dot
from coaching.runner import Area

_TURNED_AWAY = -0.55  # a muscle whose face points further away for most of a loop is behind the limb
_THROUGH = (0.0, 0.0, -1.0)  # the inner thigh lies behind it in most views: it is shown pale, as through the limb


class _Belly(NamedTuple):
    """A muscle belly: the segment that it lies on, its balls (forward, up, outward, radius), where its face points."""

    frame: str
    balls: tuple[tuple[float, float, float, float], ...]
    face: Vec


_FRONT, _BACK, _OUT, _IN = (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 0.0, 1.0), _THROUGH
_LIMBS: dict[Area, tuple[_Belly, ...]] = {
    Area.QUADS: (_Belly("thigh", ((1.6, -4, 0.3, 2.6), (1.7, -12, 0.3, 2.5), (1.0, -20, 0.2, 1.8)), _FRONT),),
    Area.HAMSTRINGS: (_Belly("thigh", ((-1.8, -4, 0.3, 2.5), (-1.5, -11, 0.3, 2.3), (-0.9, -20, 0.2, 1.6)), _BACK),),
    Area.CALVES: (_Belly("shin", ((-1.2, -3, 0.2, 1.8), (-1.4, -8, 0.2, 2.1), (-0.5, -17, 0, 1.1)), _BACK),),
    Area.SHINS: (_Belly("shin", ((1.0, -4, 0.2, 1.2), (0.8, -18, 0.2, 0.9)), _FRONT),),
    Area.FEET: (_Belly("foot", ((-2.2, -2.9, 0, 1.0), (5.5, -2.9, 0, 1.0)), _OUT),),
    Area.ANKLES: (_Belly("foot", ((0, 0, 0, 2.0),), _OUT),),
    Area.SHOULDERS: (_Belly("upper", ((0, 0.2, 0.3, 2.7), (0, -4.0, 0.4, 2.2)), _OUT),),
    Area.ARMS: (_Belly("upper", ((0, -6, 0, 2.2), (0, -15, 0, 1.8)), _OUT),),
    Area.HIP_ABDUCTORS: (_Belly("thigh", ((0, -0.5, 2.6, 2.5), (0, -5.0, 2.4, 1.8)), _OUT),),
    Area.HIP_FLEXORS: (_Belly("thigh", ((1.9, -0.5, 0.4, 2.5), (2.0, -6.0, 0.3, 2.1)), _FRONT),),
    Area.ADDUCTORS: (_Belly("thigh", ((-0.2, -2.5, -2.0, 2.4), (0, -15, -1.0, 1.6)), _IN),),
}
_TRUNK_SIDES: dict[Area, tuple[_Belly, ...]] = {
    Area.GLUTES: (_Belly("pelvis", ((-3.2, -1.2, 4.0, 3.6), (-1.8, 2.4, 4.0, 3.0)), (-1.0, 0.0, 0.5)),),
    Area.HIP_ABDUCTORS: (_Belly("pelvis", ((0.2, 3.8, 5.4, 2.6), (0.2, -0.8, 6.6, 2.4)), (0.0, 0.0, 1.0)),),
    Area.HIP_FLEXORS: (_Belly("pelvis", ((2.8, 2.4, 4.2, 2.1), (2.8, -2.4, 4.6, 2.3)), _FRONT),),
    Area.UPPER_BACK: (_Belly("chest", ((-3.0, 11.5, 4.4, 2.2), (-3.2, 6, 3.8, 2.4), (-2.6, 1.5, 2.6, 2.0)), _BACK),),
    Area.CHEST: (_Belly("chest", ((3.0, 10.4, 3.6, 2.4), (3.2, 7.4, 3.2, 2.2)), _FRONT),),
}
_MIDLINE: dict[Area, tuple[_Belly, ...]] = {
    Area.CORE: (
        _Belly("waist", ((2.7, -1, 2, 2.2), (2.7, -1, -2, 2.2), (2.9, 9, 2.2, 2.2), (2.9, 9, -2.2, 2.2)), _FRONT),
    ),
    Area.LOW_BACK: (
        _Belly(
            "waist", ((-2.7, -2, 1.6, 1.7), (-2.7, -2, -1.6, 1.7), (-2.9, 8, 1.8, 1.7), (-2.9, 8, -1.8, 1.7)), _BACK
        ),
    ),
}


_MIDDLE = {"thigh": -10.7, "shin": -10.5, "upper": -7.9, "foot": -2.0}  # by which a limb's shapes are ordered
_LIFTED = {"pelvis": 5.0, "waist": 3.5, "chest": 3.5}  # a belly on the trunk lies over the limb that begins beside it


Place: TypeAlias = tuple[Area, str, float]
"""A belly of an area: the frame that it lies on, and its side."""


class Tinted(NamedTuple):
    """What works in a moment, on which sides, and what the whole film has on the side that is turned away."""

    sides: Mapping[Area, Sequence[str]]
    away: frozenset[Place] = frozenset()


NOTHING = Tinted({})


def turned_away(film: Iterable[tuple[Skeleton, Mapping[Area, Sequence[str]]]], towards: Vec) -> frozenset[Place]:
    """The bellies that the viewer cannot see: told once of all moments, so that none comes and goes in a loop."""
    faces: dict[Place, list[float]] = defaultdict(list)
    for skeleton, working in film:
        for place, belly in _bellies(working):
            _, name, side = place
            x, y, z = belly.face
            face = skeleton.frames[name].moved((0, 0, 0)).point((x, y, z * side))
            faces[place].append(dot(face, towards))
    return frozenset(place for place, seen in faces.items() if median(seen) < _TURNED_AWAY)


def muscle_shapes(skeleton: Skeleton, tinted: Tinted) -> Iterator[Shape]:
    """The bellies that the viewer can see, of each area on the sides where it works."""
    for place, belly in _bellies(tinted.sides):
        through = belly.face == _THROUGH
        if place not in tinted.away or through:
            yield _shape(skeleton, place, belly, hidden=through and place in tinted.away)


def _bellies(working: Mapping[Area, Sequence[str]]) -> Iterator[tuple[Place, _Belly]]:
    for area, sides in working.items():
        for belly in _MIDLINE.get(area, ()):
            yield (area, belly.frame, 1.0), belly
        for side in sides:
            for belly in _TRUNK_SIDES.get(area, ()):
                yield (area, belly.frame, side_of(side)), belly
            for belly in _LIMBS.get(area, ()):
                yield (area, f"{side}_{belly.frame}", side_of(side)), belly


def _shape(skeleton: Skeleton, place: Place, belly: _Belly, *, hidden: bool) -> Shape:
    _, name, side = place
    frame = skeleton.frames[name]
    tone = "hidden_muscle" if hidden else "far_muscle" if name.startswith("far_") else "muscle"
    balls = tuple((frame.point((x, y, z * side)), radius) for x, y, z, radius in belly.balls)
    if name in _LIFTED:
        return Shape(balls, tone, lift=_LIFTED[name], edge=False)
    middle = _MIDDLE[name.partition("_")[2]]
    return Shape(balls, tone, lift=2.5 if "_foot" in name else 0.4, edge=False, at=frame.point((0, middle, 0)))
