"""How far a human joint goes, and whether a figure's joints stay within it. Pure geometry."""

from collections.abc import Iterator
from math import acos, asin, atan2, cos, degrees, sin
from typing import NamedTuple

from bot.pictures.figure import body
from bot.pictures.figure.blend import Moment
from bot.pictures.figure.limbs import Mixed, side_of
from bot.pictures.figure.skeleton import SIDES, Skeleton
from bot.pictures.figure.vectors import Frame, Vec, add, cross, distance, dot, sub, times, unit


class Range(NamedTuple):
    """The lowest and the highest angle, in degrees."""

    low: float
    high: float


RANGES = {
    # AAOS (Greene & Heckman 1994), adults, rounded up by a few degrees for trunk and pelvis that move along; flexion of
    # the hip reaches 135 in a deep squat (Hemmerich et al. 2006), 140 with a bent lower back (E)
    "hip flexion": Range(-35, 140),
    "hip abduction": Range(-32, 60),
    # AAOS: 45 each way; sitting in 90-90 and figure four the pelvis and the drawn leg give as much again (E)
    "hip rotation": Range(-78, 90),
    # AAOS: 141; kneeling and squatting 150 to 155 (Hemmerich et al. 2006)
    "knee flexion": Range(-1, 155),
    # AAOS: 13 up, 56 down, and up to 15 more in the middle of the foot; with weight on it 30 to 47 up (Bennell 1998)
    "ankle flexion": Range(-72, 47),
    # AAOS: 167 flexion, 62 extension, 184 abduction
    "arm behind the body": Range(0, 62),
    # AAOS: 141; pressed together 150 to 160 (Kapandji)
    "elbow flexion": Range(-1, 155),
    # Troke et al. 2005 for the lower back, Kapandji for both: flexion 110, extension 60; a trained hand keeps less
    "spine flexion": Range(-45, 70),
    "spine bend": Range(-35, 35),
    "spine twist": Range(-55, 55),
    # Kapandji: 100 to 110 in all, of which two thirds at most here
    "neck flexion": Range(-50, 50),
    # Hopson et al. 1995: 65 actively, 96 with weight on it
    "toe extension": Range(-20, 98),
}
_BENT = 15.0  # a knee as good as straight shows no rotation
_ASIDE = 40.0  # a thigh further aside has no flexion of its own


def angles(skeleton: Skeleton) -> Iterator[tuple[str, float]]:
    """Every joint's angle, as measured on the joints themselves."""
    frames = skeleton.frames
    yield from _bends("spine", frames["pelvis"], frames["chest"])
    yield "neck flexion", _rise(frames["neck"].up, frames["chest"].forward)
    for side in SIDES:
        yield from _leg(skeleton, side)
        yield from _arm(skeleton, side)


def _bone(skeleton: Skeleton, side: str, start: str, end: str) -> Vec:
    return unit(sub(skeleton.points[f"{side}_{end}"], skeleton.points[f"{side}_{start}"]))


def _leg(skeleton: Skeleton, side: str) -> Iterator[tuple[str, float]]:
    pelvis, foot = skeleton.frames["pelvis"], skeleton.frames[f"{side}_foot"]
    thigh, shin, toes = (_bone(skeleton, side, *ends) for ends in (("hip", "knee"), ("knee", "ankle"), ("ball", "toe")))
    abduction = _rise(thigh, times(pelvis.side, side_of(side)))
    yield "hip abduction", abduction
    if abduction < _ASIDE:
        yield "hip flexion", degrees(atan2(dot(thigh, pelvis.forward), -dot(thigh, pelvis.up)))
    knee = _between(thigh, shin)
    yield "knee flexion", knee
    if knee > _BENT and abduction < _ASIDE:
        yield "hip rotation", _rotation(pelvis, skeleton.frames[f"{side}_thigh"], thigh, side_of(side))
    yield "ankle flexion", 90 - _between(times(shin, -1), foot.forward)
    yield "toe extension", degrees(atan2(dot(toes, foot.up), dot(toes, foot.forward)))


def _rotation(pelvis: Frame, thigh: Frame, along: Vec, side: float) -> float:
    """How far the thigh is turned outward against one that was only flexed and taken aside."""
    flex = atan2(dot(along, pelvis.forward), -dot(along, pelvis.up))
    plain = add(times(pelvis.forward, cos(flex)), times(pelvis.up, sin(flex)))
    return degrees(atan2(dot(cross(plain, thigh.forward), along), dot(plain, thigh.forward))) * side


def _arm(skeleton: Skeleton, side: str) -> Iterator[tuple[str, float]]:
    chest = skeleton.frames["chest"]
    upper = _bone(skeleton, side, "shoulder", "elbow")
    yield "elbow flexion", _between(upper, _bone(skeleton, side, "elbow", "wrist"))
    if dot(upper, chest.up) < 0:
        yield "arm behind the body", max(0.0, _rise(upper, times(chest.forward, -1)))


def _rise(direction: Vec, towards: Vec) -> float:
    return degrees(asin(_within(dot(direction, towards))))


def _bends(name: str, lower: Frame, upper: Frame) -> Iterator[tuple[str, float]]:
    yield f"{name} flexion", degrees(atan2(dot(upper.up, lower.forward), dot(upper.up, lower.up)))
    yield f"{name} bend", degrees(asin(_within(dot(upper.up, lower.side))))
    yield f"{name} twist", degrees(asin(_within(dot(upper.forward, lower.side))))


def _between(a: Vec, b: Vec) -> float:
    return degrees(acos(_within(dot(a, b))))


def _within(value: float) -> float:
    return max(-1.0, min(1.0, value))


def out_of_range(skeleton: Skeleton) -> Iterator[str]:
    """Each joint that is bent further than people bend it."""
    for name, angle in angles(skeleton):
        low, high = RANGES[name]
        if not low - 0.5 <= angle <= high + 0.5:
            yield f"{name} of {angle:.0f}"


MISSES = {"hand": 1.5, "foot": 0.8}  # so much shorter than told, in percent of body height, nobody sees
BONES = {
    ("hip", "knee"): body.THIGH,
    ("knee", "ankle"): body.SHIN,
    ("shoulder", "elbow"): body.UPPER_ARM,
    ("elbow", "wrist"): body.FOREARM,
}


def changed_bones(skeleton: Skeleton) -> Iterator[str]:
    """Each bone that is not as long as it always is, and each limb that does not reach its goal."""
    for side in SIDES:
        for (start, end), size in BONES.items():
            if abs(distance(skeleton.points[f"{side}_{start}"], skeleton.points[f"{side}_{end}"]) - size) > 0.01:
                yield f"{side} bone from {start} to {end}"


def misses(moment: Moment, skeleton: Skeleton) -> Iterator[str]:
    """Each hand and foot that does not reach its place; on the way from one rule to another a hand has none."""
    for name, far in skeleton.missed.items():
        side, limb = name.split("_")
        between = limb == "hand" and isinstance(getattr(moment, f"{side}_arm"), Mixed)
        if far > MISSES[limb] and not between:
            yield f"{name} misses its place by {far:.1f}"
