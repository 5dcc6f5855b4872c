"""Whose muscles work in a moment: those of the working side, or of the leg whose turn it is."""

from collections.abc import Mapping, Sequence

from bot.pictures.figure.skeleton import SIDES, Skeleton
from coaching.exercise import Exercise
from coaching.runner import Area
from data.figure_script import Figure, Works

CARRYING = frozenset(
    {
        Area.GLUTES,
        Area.HIP_ABDUCTORS,
        Area.ADDUCTORS,
        Area.QUADS,
        Area.HAMSTRINGS,
        Area.CALVES,
        Area.ANKLES,
        Area.FEET,
    }
)
"""What holds a runner up on one leg."""
LIFTING = frozenset({Area.HIP_FLEXORS})
"""What lifts the other."""
DOWN = 0.4
"""So low the heel or the ball of a foot is that carries, in percent of body height."""
_WHOLE = (Area.QUADS, Area.GLUTES, Area.CALVES, Area.CORE, Area.SHOULDERS, Area.UPPER_BACK)


def working(figure: Figure, exercise: Exercise, skeleton: Skeleton) -> Mapping[Area, Sequence[str]]:
    """The sides on which each of the exercise's areas works, in the order of their names."""
    areas = set(exercise.areas) | (set(_WHOLE) if Area.FULL_BODY in exercise.areas else set())
    works = figure.works or _usual(figure, exercise)
    return {area: _sides(area, works, figure, skeleton) for area in sorted(areas)}


def _usual(figure: Figure, exercise: Exercise) -> Works:
    """One side works all the time, unless the sides change within the loop."""
    one_side = exercise.unilateral and not any(step.to.startswith("~") for step in figure.steps)
    return Works.NEAR if one_side else Works.BOTH


def _sides(area: Area, works: Works, figure: Figure, skeleton: Skeleton) -> Sequence[str]:
    if works is Works.NEAR:
        return SIDES[1:] if area in figure.far else SIDES[:1]
    stands = standing(skeleton)
    if works is Works.BOTH or len(stands) != 1 or area not in CARRYING | LIFTING:
        return SIDES
    return [side for side in SIDES if (side in stands) == (area in CARRYING)]


def standing(skeleton: Skeleton) -> Sequence[str]:
    """The sides whose foot is on the ground."""
    points = skeleton.points
    return [side for side in SIDES if min(points[f"{side}_heel"][1], points[f"{side}_ball"][1]) <= DOWN]
