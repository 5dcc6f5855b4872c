"""The skeleton: from a pose to every joint in space. Pure geometry, nothing is drawn here."""

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

from bot.pictures.figure import body
from bot.pictures.figure.blend import Moment
from bot.pictures.figure.limbs import arm_goal, leg_goal, reach, side_of
from bot.pictures.figure.vectors import (
    ORIGIN,
    Frame,
    Vec,
    X,
    Y,
    Z,
    add,
    along,
    between,
    cross,
    square_to,
    sub,
    times,
    turned,
    unit,
)
from data.figure_values import Foot, Hand

SIDES = ("near", "far")
_UPRIGHT = Frame(ORIGIN, X, Y, Z)
_BALANCED = 0.05
_TRIES = 12
_NEAR_THE_GROUND = 3.0
_ON_THE_SIDE = 45.0  # a body that lies on its side is anchored along its length too


class Skeleton(NamedTuple):
    """Every joint by its name, and the segments' frames (at their upper end).

    `missed` says by how much each hand and foot could not reach its place.
    """

    points: dict[str, Vec]
    frames: dict[str, Frame]
    missed: dict[str, float]

    def place(self, name: str) -> Frame:
        """A segment's frame, or upright axes at a joint."""
        if name == "world":
            return _UPRIGHT
        return self.frames.get(name) or _UPRIGHT.moved(self.points[name])


def solve(moment: Moment, loads: Mapping[str, float] = {}) -> Skeleton:
    """The skeleton of a moment. `loads` are the shares of body mass that points of the body hold."""
    pelvis = _trunk(moment)
    if moment.anchor != "pelvis":
        loose = _posed(moment, pelvis)
        x, y, z = sub(loose.points[moment.anchor], pelvis.at)
        lying = abs(moment.roll) > _ON_THE_SIDE
        pelvis = pelvis.moved(sub(pelvis.at, (x, y, z if lying else 0.0)))
    if moment.balance is None:
        return _posed(moment, pelvis)
    return _balanced(moment, pelvis, loads, moment.balance)


def _balanced(moment: Moment, pelvis: Frame, loads: Mapping[str, float], near: float) -> Skeleton:
    """Shift the pelvis until the centre of mass lies over the feet, and keep it low enough for both legs to reach."""
    found = _posed(moment, pelvis)
    for _ in range(_TRIES):
        middle = between(_sole(found, "far"), _sole(found, "near"), near)
        off = sub(middle, centre_of_mass(found, loads))
        if abs(off[0]) + abs(off[2]) < _BALANCED:
            break
        pelvis = _within_reach(moment, pelvis.moved(add(pelvis.at, (off[0], 0.0, off[2]))), moment.y)
        found = _posed(moment, pelvis)
    return found


def _sole(skeleton: Skeleton, side: str) -> Vec:
    """Where a standing foot carries: between heel and ball; under the ball where the heel is raised."""
    heel, ball = skeleton.points[f"{side}_heel"], skeleton.points[f"{side}_ball"]
    raised = min(1.0, max(0.0, heel[1] - ball[1]) / 3)
    return between(heel, ball, 0.55 + 0.45 * raised)


def _within_reach(moment: Moment, pelvis: Frame, height: float) -> Frame:
    """The pelvis at its height, or as high as legs that are led by their feet let it be: almost straight."""
    pelvis = pelvis.moved((pelvis.at[0], height, pelvis.at[2]))
    for side in SIDES:
        if not isinstance(getattr(moment, f"{side}_leg"), Foot):
            continue
        hip = pelvis.point((0, 0, side_of(side) * body.HIP_OUT))
        ankle = leg_goal(getattr(moment, f"{side}_leg"), pelvis, hip, side_of(side)).end
        flat = (hip[0] - ankle[0]) ** 2 + (hip[2] - ankle[2]) ** 2
        highest = ankle[1] + sqrt(max(0.0, (body.LEG * 0.998) ** 2 - flat))
        pelvis = pelvis.moved(add(pelvis.at, (0, min(0.0, highest - hip[1]), 0)))
    return pelvis


def _trunk(moment: Moment) -> Frame:
    frame = _UPRIGHT.turned(Y, -moment.turn).turned(Z, -moment.lean).turned(X, moment.roll)
    at = (moment.x, moment.y, moment.z)
    return _within_reach(moment, frame.moved(at), moment.y) if moment.anchor == "pelvis" else frame.moved(at)


def _posed(moment: Moment, pelvis: Frame) -> Skeleton:
    found = Skeleton({"pelvis": pelvis.at}, {"pelvis": pelvis}, {})
    _add_trunk(moment, found)
    for side in SIDES:
        _add_leg(moment, side, found)
    far_first = isinstance(moment.near_arm, Hand) and moment.near_arm.on.startswith("far_")
    for side in reversed(SIDES) if far_first else SIDES:
        _add_arm(moment, side, found)
    for one, name in (("hand", "hands"), ("knee", "knees"), ("ankle", "ankles"), ("ball", "feet")):
        found.points[name] = between(found.points[f"near_{one}"], found.points[f"far_{one}"], 0.5)
    return found


def _add_trunk(moment: Moment, found: Skeleton) -> None:
    half = (moment.spine / 2, moment.bend / 2, moment.twist / 2)
    pelvis = found.frames["pelvis"]
    waist = pelvis.moved(pelvis.point((0, body.LUMBAR, 0))).bent(*half)
    chest = waist.moved(waist.point((0, body.THORACIC - body.LUMBAR, 0))).bent(*half)
    neck = chest.moved(chest.point((0, body.NECK, 0))).bent(moment.neck, 0, moment.face)
    head = neck.moved(neck.point((body.HEAD_AHEAD, body.HEAD, 0)))
    found.frames.update(waist=waist, chest=chest, neck=neck, head=head)
    up = body.SHOULDER_UP + moment.shrug
    found.points.update(
        lumbar=waist.at,
        thoracic=chest.at,
        neck=neck.at,
        head=head.at,
        shoulders=chest.point((moment.reach, up, 0)),
        back=chest.point((-6.0, 7.0, 0)),
        blades=chest.point((-5.8, 11.5, 0)),
        chest=chest.point((6.0, 8.0, 0)),
        belly=waist.point((5.0, 0, 0)),
        bottom=pelvis.point((-6.5, -2.0, 0)),
    )
    for side in SIDES:
        out = side_of(side)
        found.points[f"{side}_hip"] = pelvis.point((0, 0, out * body.HIP_OUT))
        found.points[f"{side}_shoulder"] = chest.point((moment.reach, up, out * body.SHOULDER_OUT))


def _segment(start: Vec, end: Vec, front: Vec) -> Frame:
    up = unit(sub(start, end), Y)
    forward = square_to(front, up, X)
    return Frame(start, forward, up, cross(forward, up))


def _add_leg(moment: Moment, side: str, found: Skeleton) -> None:
    hip, pelvis = found.points[f"{side}_hip"], found.frames["pelvis"]
    goal = leg_goal(getattr(moment, f"{side}_leg"), pelvis, hip, side_of(side))
    chain = reach(hip, goal, body.THIGH, body.SHIN)
    found.missed[f"{side}_foot"] = chain.missed
    found.points.update({f"{side}_knee": chain.middle, f"{side}_ankle": chain.end})
    found.frames[f"{side}_thigh"] = _segment(hip, chain.middle, goal.pole)
    found.frames[f"{side}_shin"] = _segment(chain.middle, chain.end, goal.pole)
    foot = _segment(chain.end, along(chain.end, goal.end_up, -1), goal.end_forward)
    ball = foot.point((body.BALL, -body.ANKLE_HEIGHT, 0))
    found.points[f"{side}_heel"] = foot.point((-body.HEEL, -body.ANKLE_HEIGHT, 0))
    found.points[f"{side}_ball"] = ball
    toes = _bent_toes(goal.toes, foot, ball)
    found.points[f"{side}_arch"] = foot.point((1.5, 2.4 * goal.arch - body.ANKLE_HEIGHT, 0))
    found.points[f"{side}_toe"] = along(ball, turned(toes, foot.side, goal.small_toes), body.TOES)
    found.points[f"{side}_big_toe"] = along(ball, turned(toes, foot.side, goal.big_toe), body.TOES + 0.4)
    found.frames[f"{side}_foot"] = foot


def _bent_toes(toes: Vec, foot: Frame, ball: Vec) -> Vec:
    """Toes that would go into the ground lie flat on it instead, towards the instep."""
    if ball[1] > _NEAR_THE_GROUND or ball[1] + toes[1] * body.TOES > 0.2 or foot.up[1] < -0.3:
        return toes
    return unit(add(times(foot.forward, max(0.0, foot.up[1])), times(foot.up, -foot.forward[1])), toes)


def _add_arm(moment: Moment, side: str, found: Skeleton) -> None:
    shoulder, chest = found.points[f"{side}_shoulder"], found.frames["chest"]
    goal = arm_goal(getattr(moment, f"{side}_arm"), chest, shoulder, side_of(side), found.place)
    chain = reach(shoulder, goal, body.UPPER_ARM, body.FOREARM + body.GRIP * (1 - goal.flat))
    found.missed[f"{side}_hand"] = chain.missed
    fore = unit(sub(chain.end, chain.middle), X)
    wrist = along(chain.middle, fore, body.FOREARM)
    hand = along(wrist, unit(between(fore, goal.end_forward, goal.flat), fore), body.GRIP)
    found.points.update({f"{side}_elbow": chain.middle, f"{side}_wrist": wrist, f"{side}_hand": hand})
    front = times(goal.pole, -1)
    found.frames[f"{side}_upper"] = _segment(shoulder, chain.middle, front)
    found.frames[f"{side}_fore"] = _segment(chain.middle, wrist, front)
    found.frames[f"{side}_palm"] = _segment(wrist, hand, front)


def centre_of_mass(skeleton: Skeleton, loads: Mapping[str, float] = {}) -> Vec:
    """The centre of mass of the body and of what it holds."""
    parts = [
        (between(skeleton.points[one.start], skeleton.points[one.end], one.middle), one.share) for one in body.SEGMENTS
    ]
    parts += [(skeleton.points[name], share) for name, share in loads.items()]
    total = sum(share for _, share in parts)
    whole = ORIGIN
    for at, share in parts:
        whole = along(whole, at, share / total)
    return whole
