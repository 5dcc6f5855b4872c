"""How a key frame is put together: a base pose, changed by what a figure says, limb by limb."""

from collections.abc import Mapping
from typing import Any, TypeAlias, get_args

import msgspec

from data.figure_values import PLACES, POINTS, Arm, ArmRule, Foot, Hand, Leg, LegRule, Pose, Stance

Table: TypeAlias = dict[str, Any]
_BOTH = {"legs": ("near_leg", "far_leg"), "arms": ("near_arm", "far_arm")}
_LIMBS = frozenset(name for pair in _BOTH.values() for name in pair)
_ANEW = "anew"  # an arm by its name replaces what stood there
_LED_BY = {"foot": Foot, "hip": Leg, "hand": Hand, "shoulder": Arm}


class UnreadableError(Exception):
    """A pose that cannot be read: the key, and what is wrong with it."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.problem = problem


def spread(change: Table, presets: Mapping[str, Table]) -> Table:
    """The change with `legs` and `arms` told for each side, and named arms looked up.

    Raises:
        UnreadableError: where a limb is neither a table nor a known name.
    """
    told: Table = {}
    for key, value in change.items():
        sides = _BOTH.get(key, (key,))
        if sides[0] in _LIMBS:
            told |= {side: told.get(side, {}) | _limb(key, value, presets) for side in sides}
        else:
            told[key] = value
    return told


def _limb(key: str, value: Any, presets: Mapping[str, Table]) -> Table:
    if isinstance(value, str):
        if value not in presets:
            raise UnreadableError(key, f"knows no {value!r}")
        return presets[value] | {_ANEW: True}
    if not isinstance(value, dict):
        raise UnreadableError(key, f"is {value!r}, not a table")
    return value


def changed(base: Table, change: Table) -> Table:
    """The base with the change over it. A limb that is led otherwise replaces the base's, else its keys are changed."""
    result = dict(base)
    for key, value in change.items():
        merges = key in _LIMBS and key in base and not value.get(_ANEW) and _lead(value) <= _lead(base[key])
        result[key] = base[key] | value if merges else value
    return result


def _lead(limb: Table) -> frozenset[str]:
    return frozenset(limb) & _LED_BY.keys()


def pose(table: Table) -> Pose:
    """The pose that a whole table says.

    Raises:
        UnreadableError: at the first key that is wrong.
    """
    values = dict(table)
    if values.get("balance") is False:
        del values["balance"]
    limbs: dict[str, Any] = {key: _rule(key, values.pop(key, {})) for key in sorted(_LIMBS)}
    try:
        stance = msgspec.convert(values, Stance)
    except msgspec.ValidationError as error:
        raise UnreadableError("pose", str(error)) from error
    if stance.anchor not in POINTS:
        raise UnreadableError("anchor", f"is {stance.anchor!r}, which is no point of the body")
    return Pose(**msgspec.structs.asdict(stance), **limbs)


def _rule(key: str, table: Table) -> LegRule | ArmRule:
    wanted = LegRule if key.endswith("leg") else ArmRule
    table = {key: value for key, value in table.items() if key != _ANEW}
    kinds = [kind for lead, kind in _LED_BY.items() if lead in table and kind in get_args(wanted)]
    if len(kinds) != 1:
        raise UnreadableError(key, f"needs one of foot and hip, or of hand and shoulder, and has {sorted(table)}")
    kind = kinds[0]
    try:
        rule: LegRule | ArmRule = msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise UnreadableError(key, str(error)) from error
    if isinstance(rule, Hand) and rule.on not in PLACES:
        raise UnreadableError(key, f"is on {rule.on!r}, which is no part of the body")
    return rule
