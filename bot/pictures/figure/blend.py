"""Between two poses: every number on its way, every limb by its rule."""

from math import hypot
from typing import Any, NamedTuple

from msgspec.structs import replace

from bot.pictures.figure.limbs import Mixed, Rule
from data.figure_values import Arm, Foot, Hand, Leg, Numbers, Pose


class Moment(NamedTuple):
    """A pose on its way: what `Pose` says, with limbs that may be between two rules."""

    near_leg: Rule
    far_leg: Rule
    near_arm: Rule
    far_arm: Rule
    anchor: str
    x: float
    y: float
    z: float
    lean: float
    roll: float
    turn: float
    spine: float
    bend: float
    twist: float
    neck: float
    face: float
    shrug: float
    reach: float
    balance: float | None
    shift: float


_LIMBS = ("near_leg", "far_leg", "near_arm", "far_arm")
_STEP = 3.0  # a foot that goes this far is lifted
_ARC, _CLIMB, _HIGHEST = 0.14, 0.35, 6.0


def moment(pose: Pose) -> Moment:
    """The pose itself, with its shift carried out."""
    values = {name: getattr(pose, name) for name in Moment._fields}
    for limb in _LIMBS:
        values[limb] = _shifted(values[limb], pose.shift)
    return Moment(**values | {"x": pose.x + pose.shift})


def _shifted(rule: Rule, by: float) -> Rule:
    match rule:
        case Foot(foot=(x, y, z)):
            return replace(rule, foot=(x + by, y, z))
        case Hand(hand=(x, y, z), on="world"):
            return replace(rule, hand=(x + by, y, z))
        case _:
            return rule


def swapped(pose: Moment) -> Moment:
    """Near and far changed: the pose in a mirror that stands along the body's midline."""
    return pose._replace(
        near_leg=pose.far_leg,
        far_leg=pose.near_leg,
        near_arm=_other(pose.far_arm),
        far_arm=_other(pose.near_arm),
        z=-pose.z,
        roll=-pose.roll,
        turn=-pose.turn,
        bend=-pose.bend,
        twist=-pose.twist,
        face=-pose.face,
        balance=None if pose.balance is None else 1 - pose.balance,
        anchor=_renamed(pose.anchor),
    )


def _renamed(name: str) -> str:
    if name.startswith("near_"):
        return "far_" + name.removeprefix("near_")
    return "near_" + name.removeprefix("far_") if name.startswith("far_") else name


def _other(rule: Rule) -> Rule:
    return replace(rule, on=_renamed(rule.on)) if isinstance(rule, Hand) else rule


def blended(first: Moment, second: Moment, part: float) -> Moment:
    """The moment at that part of the way. Where one of the two is not balanced, none in between is."""
    if part in (0, 1):
        return second if part else first
    values: dict[str, Any] = {}
    ends: tuple[tuple[str, ...], tuple[Any, ...], tuple[Any, ...]] = (Moment._fields, first, second)
    for name, a, b in zip(*ends, strict=True):
        if name in _LIMBS:
            values[name] = _limb(a, b, part)
        elif name == "anchor":
            values[name] = a
        elif a is None or b is None:
            values[name] = None
        else:
            values[name] = a + (b - a) * part
    return Moment(**values)


def _limb(a: Rule, b: Rule, part: float) -> Rule:
    if a == b:
        return a
    match a, b:
        case (Foot(), Foot()) | (Leg(), Leg()) | (Arm(), Arm()):
            return _lifted(_mixed(a, b, part), a, b, part)
        case Hand(), Hand() if a.on == b.on and a.fingers == b.fingers:
            return _lifted(_mixed(a, b, part), a, b, part)
        case _:
            return Mixed(a, b, part)


def _mixed(a: Any, b: Any, part: float) -> Rule:
    """Two rules of one kind: each of their numbers on its way."""
    rule: Rule = type(a)(**{name: _mix(getattr(a, name), getattr(b, name), part) for name in a.__struct_fields__})
    return rule


def _lifted(mixed: Rule, a: Rule, b: Rule, part: float) -> Rule:
    """A foot or flat hand that goes elsewhere leaves the ground on its way."""
    match mixed, a, b:
        case Foot(foot=(x, y, z)), Foot(), Foot() if not mixed.slide:
            return replace(mixed, foot=(x, y + _arc(a.foot, b.foot, part), z))
        case Hand(hand=(x, y, z)), Hand(), Hand() if mixed.fingers and mixed.on == "world" and not mixed.slide:
            return replace(mixed, hand=(x, y + 0.6 * _arc(a.hand, b.hand, part), z))
        case _:
            return mixed


def _arc(a: Numbers, b: Numbers, part: float) -> float:
    far = hypot(b[0] - a[0], b[2] - a[2])
    height = min(_HIGHEST, _ARC * far) + _CLIMB * abs(b[1] - a[1]) if far > _STEP else 0.0
    return height * 4 * part * (1 - part)


def _mix(a: Any, b: Any, part: float) -> Any:
    match a, b:
        case float() | int(), float() | int() if not isinstance(a, bool):
            return a + (b - a) * part
        case tuple(), tuple():
            return tuple(x + (y - x) * part for x, y in zip(a, b, strict=True))
        case _:
            return a
