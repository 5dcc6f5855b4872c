"""Arms and legs: where a rule of a key frame brings a hand or foot, and how the joint between follows.

A rule becomes a goal: where the limb ends, and to which side its middle joint points. Two bones then reach the goal, so
that their lengths never change, whatever the rule was.
"""

from collections.abc import Callable
from math import cos, radians, sin, sqrt
from typing import NamedTuple, TypeAlias

from bot.pictures.figure import body
from bot.pictures.figure.vectors import (
    Frame,
    Vec,
    X,
    Y,
    add,
    along,
    between,
    cross,
    dot,
    length,
    square_to,
    sub,
    times,
    turned,
    unit,
)
from data.figure_values import Arm, ArmRule, Foot, Hand, Leg, LegRule

_TOES_OUT = 0.7  # how far the toes go outward with a sole that turns outward (E)


class Mixed(NamedTuple):
    """On the way from one rule to another that says it differently."""

    first: "Rule"
    second: "Rule"
    part: float


Rule: TypeAlias = LegRule | ArmRule | Mixed


class Goal(NamedTuple):
    """Where a limb ends, where its middle joint points, and how the foot or the hand lies there.

    `end_forward` and `end_up` are the foot's; for a hand, `end_forward` is where the fingers point, and `flat` says
    that they were told to (else they go on along the forearm). The last three are the foot's arch and toes.
    """

    end: Vec
    pole: Vec
    end_forward: Vec = X
    end_up: Vec = Y
    toes: Vec = X
    flat: float = 0.0
    arch: float = 0.0
    big_toe: float = 0.0
    small_toes: float = 0.0


class Chain(NamedTuple):
    """Two bones: their three joints, and by how much the goal was out of reach."""

    root: Vec
    middle: Vec
    end: Vec
    missed: float


Places: TypeAlias = Callable[[str], Frame]


def reach(root: Vec, goal: Goal, first: float, second: float) -> Chain:
    """Two bones from the root to the goal, bent towards the pole; stretched to it as far as they go."""
    way = sub(goal.end, root)
    far = length(way)
    held = min(max(far, abs(first - second) + 0.01), first + second)
    direction = unit(way, times(Y, -1))
    forth = (first * first - second * second + held * held) / (2 * held)
    aside = sqrt(max(0.0, first * first - forth * forth))
    pole = square_to(goal.pole, direction, X)
    middle = along(along(root, direction, forth), pole, aside)
    return Chain(root, middle, along(root, direction, held), abs(far - held))


def swung(frame: Frame, direction: Vec) -> Vec:
    """Where the front of a limb points that hangs from this frame and is swung to a direction without being twisted.

    Below the shoulder the shortest swing from hanging down is taken; overhead, where that is undefined, the way
    forward and up.
    """
    down = times(frame.up, -1)
    shortest = _shortest(down, direction, frame.forward)
    high = dot(direction, frame.up)
    if high <= 0:
        return shortest
    flex = unit((dot(direction, down), dot(direction, frame.forward), 0.0))
    forward = add(times(frame.forward, flex[0]), times(frame.up, flex[1]))
    part = min(1.0, high / 0.7)
    return square_to(between(shortest, forward, part * part * (3 - 2 * part)), direction, frame.forward)


def _shortest(start: Vec, end: Vec, carried: Vec) -> Vec:
    axis = cross(start, end)
    size = length(axis)
    if size < 1e-6:
        return carried
    axis = times(axis, 1 / size)
    c, s = dot(start, end), size
    return add(add(times(carried, c), times(cross(axis, carried), s)), times(axis, dot(axis, carried) * (1 - c)))


def aimed(frame: Frame, flex: float, abduct: float, side: float) -> Vec:
    """The direction of a limb that hangs from a frame, lifted forward and away from the midline."""
    f, a = radians(flex), radians(abduct)
    flat = add(times(frame.up, -cos(f)), times(frame.forward, sin(f)))
    return add(times(flat, cos(a)), times(frame.side, side * sin(a)))


def _front(frame: Frame, flex: float) -> Vec:
    """Where the front of a limb points that was flexed and then taken aside."""
    f = radians(flex)
    return add(times(frame.forward, cos(f)), times(frame.up, sin(f)))


def leg_goal(rule: Rule, pelvis: Frame, hip: Vec, side: float) -> Goal:
    """Where a rule brings the ankle. `side` is 1 on the near side, -1 on the far one."""
    match rule:
        case Mixed(first, second, part):
            return _mixed(leg_goal(first, pelvis, hip, side), leg_goal(second, pelvis, hip, side), part)
        case Foot():
            return _by_foot(rule, pelvis, hip, side)
        case Leg():
            return _by_hip(rule, pelvis, hip, side)
        case _:
            raise TypeError(rule)


def _by_hip(rule: Leg, pelvis: Frame, hip: Vec, side: float) -> Goal:
    flex, abduct, rotate = rule.hip
    thigh = aimed(pelvis, flex, abduct, side)
    front = turned(_front(pelvis, flex), thigh, side * rotate)
    k, q = radians(rule.knee), radians(-rule.ankle)
    shin = add(times(thigh, cos(k)), times(front, -sin(k)))
    instep = add(times(front, cos(k)), times(thigh, sin(k)))
    toes = add(times(instep, cos(q)), times(shin, sin(q)))
    up = add(times(shin, -cos(q)), times(instep, sin(q)))
    toes = turned(toes, up, -side * rule.tilt * _TOES_OUT)
    up = turned(up, toes, side * rule.tilt)
    ankle = along(along(hip, thigh, body.THIGH), shin, body.SHIN)
    line = unit(sub(ankle, hip), thigh)
    return Goal(ankle, turned(square_to(front, line, front), line, side * rule.open), toes, up, toes)


def _by_foot(rule: Foot, pelvis: Frame, hip: Vec, side: float) -> Goal:
    x, y, z = rule.foot
    ahead = turned(X, Y, -side * rule.out)
    across = cross(ahead, Y)
    pitch = rule.drop - rule.heel
    toes, up = turned(ahead, across, pitch), turned(Y, across, pitch)
    pivot = -body.HEEL if rule.heel < 0 else body.BALL
    sole = along(along((x, y, side * z), ahead, pivot), toes, -pivot)
    ankle = along(sole, up, body.ANKLE_HEIGHT)
    direction = unit(sub(ankle, hip), times(pelvis.up, -1))
    pole = turned(swung(pelvis, direction), direction, side * (rule.out + rule.knee_out))
    rests = 0 < rule.heel < 95 or rule.drop > 0
    return Goal(
        ankle,
        pole,
        toes,
        turned(up, toes, side * rule.tilt),
        ahead if rests else toes,
        arch=rule.arch,
        big_toe=rule.big_toe,
        small_toes=rule.toes,
    )


def arm_goal(rule: Rule, chest: Frame, shoulder: Vec, side: float, places: Places) -> Goal:
    """Where a rule brings the grip, or the wrist where the hand lies flat."""
    match rule:
        case Mixed(first, second, part):
            ends = [arm_goal(one, chest, shoulder, side, places) for one in (first, second)]
            return _mixed(ends[0], ends[1], part)
        case Hand():
            return _by_hand(rule, chest, shoulder, side, places(rule.on))
        case Arm():
            return _by_shoulder(rule, chest, shoulder, side)
        case _:
            raise TypeError(rule)


def _by_hand(rule: Hand, chest: Frame, shoulder: Vec, side: float, place: Frame) -> Goal:
    x, y, z = rule.hand
    end = place.point((x, y, side * z))
    direction = unit(sub(end, shoulder), times(chest.up, -1))
    pole = turned(times(swung(chest, direction), -1), direction, -side * rule.elbow_out)
    if rule.fingers is None:
        return Goal(end, pole)
    fx, fy, fz = rule.fingers
    return Goal(end, pole, unit((fx, fy, side * fz)), flat=1.0)


def _by_shoulder(rule: Arm, chest: Frame, shoulder: Vec, side: float) -> Goal:
    flex, abduct, rotate = rule.shoulder
    upper = aimed(chest, flex, abduct, side)
    front = turned(_front(chest, flex), upper, side * rotate)
    e = radians(rule.elbow)
    fore = add(times(upper, cos(e)), times(front, sin(e)))
    end = along(along(shoulder, upper, body.UPPER_ARM), fore, body.FOREARM + body.GRIP)
    return Goal(end, times(front, -1))


def _mixed(first: Goal, second: Goal, part: float) -> Goal:
    """The goal at that part of the way; a hand that is flat at one end only is gripping in between."""

    def way(a: Vec, b: Vec) -> Vec:
        return unit(between(a, b, part))

    return Goal(
        between(first.end, second.end, part),
        way(first.pole, second.pole),
        way(first.end_forward, second.end_forward),
        way(first.end_up, second.end_up),
        way(first.toes, second.toes),
        flat=first.flat + (second.flat - first.flat) * part,
    )


def side_of(name: str) -> float:
    """1 for the near side, -1 for the far one."""
    return 1.0 if name == "near" else -1.0


__all__ = ["Chain", "Goal", "Mixed", "Places", "Rule", "aimed", "arm_goal", "leg_goal", "reach", "side_of", "swung"]
