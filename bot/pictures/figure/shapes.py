"""What the figure is made of: hulls of balls around its bones. A ball looks the same from everywhere."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from bot.pictures.figure.limbs import side_of
from bot.pictures.figure.skeleton import SIDES, Skeleton
from bot.pictures.figure.vectors import Frame, Vec, along

Ball: TypeAlias = tuple[Vec, float]


class Shape(NamedTuple):
    """The hull of some balls. `tone` names its colour, `lift` draws it later than its depth says.

    `part` is the limb that it belongs to, so that what lies on a limb is drawn with it. `edge` says whether it has an
    outline, `ring` that it is nothing but that. `at` is the point
    whose depth orders it, where that is not the middle of the balls.
    """

    balls: tuple[Ball, ...]
    tone: str
    lift: float = 0.0
    edge: bool = True
    ring: bool = False
    at: Vec | None = None


def body_shapes(skeleton: Skeleton, *, bare: bool = False) -> Iterator[Shape]:
    """The body without muscles, and without order; with `bare` feet."""
    yield from _trunk(skeleton)
    for side in SIDES:
        yield from _leg(skeleton, side, bare=bare)
        yield from _arm(skeleton, side)


def _balls(frame: Frame, *told: tuple[float, float, float, float]) -> tuple[Ball, ...]:
    return tuple((frame.point((x, y, z)), radius) for x, y, z, radius in told)


def _trunk(skeleton: Skeleton) -> Iterator[Shape]:
    pelvis, waist, chest = (skeleton.frames[name] for name in ("pelvis", "waist", "chest"))
    neck, head = skeleton.frames["neck"], skeleton.frames["head"]
    hips = _balls(pelvis, (-1.2, -0.8, 3.6, 5.6), (-1.2, -0.8, -3.6, 5.6), (0.2, 4.2, 3.4, 4.9), (0.2, 4.2, -3.4, 4.9))
    belly = _balls(waist, (0.4, 0, 3.4, 4.7), (0.4, 0, -3.4, 4.7))
    ribs = _balls(chest, (0.2, 1.5, 3.6, 5.0), (0.2, 1.5, -3.6, 5.0))
    top = _balls(chest, (0.2, 9.0, 4.2, 5.4), (0.2, 9.0, -4.2, 5.4), (-0.3, 12.6, 7.4, 2.8), (-0.3, 12.6, -7.4, 2.8))
    yield Shape(_balls(neck, (-0.3, -2.0, 0, 2.9), (0.6, 5.5, 0, 2.6)), "body")
    yield Shape((*belly, *ribs), "body", edge=True)
    yield Shape(hips, "shorts")
    yield Shape((*ribs, *top), "body", lift=0.05)
    yield Shape(tuple((at, radius - 0.9) for at, radius in (*belly, *ribs)), "body", lift=0.1, edge=False)
    yield Shape(_balls(head, (0, 1.6, 0, 5.3), (0.5, -1.6, 0, 4.5), (2.2, -3.2, 0, 2.4)), "head", lift=1)
    yield Shape(_balls(head, (5.3, -0.9, 0, 1.1), (3.6, 0.8, 0, 1.2)), "head", lift=1.02, edge=True)
    yield Shape(_balls(head, (-1.9, 2.4, 0, 4.6), (-2.6, -0.8, 0, 3.0)), "hair", lift=1.04, edge=False)


def _leg(skeleton: Skeleton, side: str, *, bare: bool) -> Iterator[Shape]:
    thigh, shin = skeleton.frames[f"{side}_thigh"], skeleton.frames[f"{side}_shin"]
    tone = f"{side}_leg"
    middle = thigh.point((0.1, -10.7, 0))  # the shorts lie as deep as the thigh, however it is turned
    yield Shape(_balls(thigh, (0, 0.5, 0, 5.2), (0.4, -8, 0, 4.7), (0, -24.5, 0, 3.1)), tone, at=middle)
    worn = _balls(thigh, (0, 0.5, 0, 5.0), (0.3, -9.5, 0, 4.5))
    yield Shape(worn, f"{side}_shorts", lift=0.02, edge=False, at=middle)
    yield Shape(_balls(shin, (0, 0, 0, 3.1), (-0.9, -7.5, 0, 3.1), (0, -24.0, 0, 1.8)), tone, lift=-0.05)
    yield Shape((*_balls(shin, (0, 0, 0, 2.7)), *_balls(thigh, (0, -22.0, 0, 2.7))), tone, lift=0.06, edge=False)
    yield from _foot(skeleton, side, "shoe" if not bare else "leg")


def _foot(skeleton: Skeleton, side: str, stuff: str) -> Iterator[Shape]:
    """The foot: two hulls, so that the arch can lift, and toes; of a bare foot the big toe by itself."""
    foot, tone, inward = skeleton.frames[f"{side}_foot"], f"{side}_{stuff}", -side_of(side)
    heel, arch, ball, toe, big = (
        skeleton.points[f"{side}_{one}"] for one in ("heel", "arch", "ball", "toe", "big_toe")
    )

    def above(point: Vec, far: float, across: float = 0.0) -> Ball:
        return (along(along(point, foot.up, far), foot.side, across), far)

    instep = _balls(foot, (0.3, -0.6, 0, 2.0))
    wide = (above(ball, 1.4, 0.9), above(ball, 1.4, -0.9))
    back, front = (above(heel, 1.7), above(arch, 1.3), *instep), (above(arch, 1.3), *wide, *instep)
    yield Shape(back, tone, lift=0.03)
    yield Shape(front, tone, lift=0.04)
    yield Shape(tuple((at, radius - 0.1) for at, radius in back), tone, lift=0.05, edge=False)
    others = 0.9 * -inward if stuff == "leg" else 0.0
    yield Shape((above(ball, 1.3, others), above(toe, 1.0, others)), tone, lift=0.02)
    if stuff == "leg":
        yield Shape((above(ball, 1.3, 1.3 * inward), above(big, 1.1, 1.3 * inward)), tone, lift=0.06)


def _arm(skeleton: Skeleton, side: str) -> Iterator[Shape]:
    upper, fore, palm = (skeleton.frames[f"{side}_{name}"] for name in ("upper", "fore", "palm"))
    tone = f"{side}_arm"
    yield Shape(_balls(upper, (0, 0, 0, 3.1), (0, -5.0, 0, 2.8), (0, -18.6, 0, 2.1)), tone, lift=0.1)
    yield Shape(_balls(fore, (0, 0, 0, 2.1), (0, -4, 0, 2.2), (0, -14.6, 0, 1.5)), tone, lift=0.1)
    yield Shape((*_balls(fore, (0, 0, 0, 1.8)), *_balls(upper, (0, -17, 0, 1.8))), tone, lift=0.16, edge=False)
    yield Shape(_balls(palm, (0, -0.6, 0, 1.6), (0, -4.6, 0, 1.8)), tone, lift=0.2)
