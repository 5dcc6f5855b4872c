"""What is tinted carries: on one leg the muscles that hold a runner up are those of the leg that stands."""

from collections.abc import Callable, Iterator

from bot.pictures.figure.body import THIGH
from bot.pictures.figure.drawing import Take, tinted
from bot.pictures.figure.muscles import Tinted, muscle_shapes
from bot.pictures.figure.skeleton import SIDES, Skeleton
from bot.pictures.figure.working import CARRYING, LIFTING, working
from coaching.exercise import Pattern
from coaching.runner import Area
from data.figure_script import Figure, Works
from tests.figures.contacts import height_under, standing_points

OTHERWISE = {
    "leg_swing_front": "the leg that swings is loosened",
    "leg_swing_side": "the leg that swings is loosened",
    "drop_landing": "one leg steps off the box, both land",
    "drop_jump_low": "one leg steps off the box, both land",
}
_AT_REST = frozenset({Pattern.MOBILITY, Pattern.FOAM_ROLLING})
_LOW = 12.0  # so low a pelvis, a hand or a knee rests on something


def idle(shot: Take, number: int) -> Iterator[str]:
    """A tinted muscle of the leg that hangs while the other one carries, or a hip flexor of the leg that stands."""
    skeleton, exercise = shot.skeletons[number], shot.exercise
    feet = {name.partition("_")[0] for name in standing_points(shot.figure, skeleton)}
    if len(feet) != 1 or exercise.id in OTHERWISE or exercise.pattern in _AT_REST or _rests(shot.figure, skeleton):
        return
    stands, hangs = sorted(SIDES, key=lambda side: side not in feet)
    for area, sides in working(shot.figure, exercise, skeleton).items():
        if Area.FULL_BODY in exercise.areas:
            continue
        if area in CARRYING and (stands not in sides or (hangs in sides and shot.figure.works is not Works.BOTH)):
            yield f"{area} carries on the {stands} side and is tinted on the {' and '.join(sides)} side"
        if area in LIFTING and _lifted(skeleton, hangs) and hangs not in sides:
            yield f"{area} lifts on the {hangs} side and is tinted on the {' and '.join(sides)} side"


def flickering(shot: Take, tint: Callable[[Take, Skeleton], Tinted] = tinted) -> Iterator[str]:
    """A tint that comes, goes or pales within a loop while its side works all the time."""
    seen: dict[tuple[Area, str], set[tuple[str, ...]]] = {}
    for skeleton in {id(one): one for one in shot.skeletons}.values():
        told = tint(shot, skeleton)
        for area, sides in told.sides.items():
            for side in sides:
                tones = tuple(shape.tone for shape in muscle_shapes(skeleton, told._replace(sides={area: [side]})))
                seen.setdefault((area, side), set()).add(tones)
    yield from (f"the tint of {area} {side} comes and goes" for (area, side), shown in seen.items() if len(shown) > 1)


def _rests(figure: Figure, skeleton: Skeleton) -> bool:
    """Whether something else than a foot carries: a knee, the seat, a hand on the ground (idle in a bridge)."""
    points = skeleton.points
    low = [f"{side}_{name}" for side in SIDES for name in ("knee", "hand")]
    bridge = points["blades"][1] < _LOW
    seat = points["pelvis"][1] - height_under(figure, points["pelvis"]) < _LOW or bool(figure.zoom)
    return seat or any(points[name][1] < _LOW for name in low if not (bridge and name.endswith("hand")))


def _lifted(skeleton: Skeleton, side: str) -> bool:
    return skeleton.points[f"{side}_knee"][1] > skeleton.points[f"{side}_hip"][1] - THIGH / 2
