"""The weights of what has weights: buttons as they are sold in kilos or in pounds, or typed in either."""

from collections.abc import Callable

from bot.flow.data import (
    Answer,
    Choices,
    Draft,
    Edge,
    Keep,
    Picked,
    Reading,
    Rows,
    Scene,
    Skipped,
    Step,
    Take,
    Typed,
)
from bot.flows.pieces import DONE, in_rows
from bot.flows.reading.weights import Weights, in_kg, read_weights
from bot.words import onboarding_labels as labels
from bot.words import questions as words
from bot.words.common import number
from bot.words.labels import chosen
from coaching.runner import Equipment, Units

KIND = {
    "dumbbells": Equipment.DUMBBELL,
    "kettlebells": Equipment.KETTLEBELL,
    "plates": Equipment.BARBELL,
    "bands": Equipment.BAND,
}
"""What is asked about, and of which equipment; bands have no weight."""
KEYS = ("dumbbells", "kettlebells", "plates")
_UNITS = "units"
_OFFERED: dict[Units, dict[str, tuple[float, ...]]] = {
    Units.KG: {
        "dumbbells": (1, 2, 3, 4, 5, 6, 7.5, 8, 10, 12.5, 15, 20),
        "kettlebells": (4, 6, 8, 10, 12, 16, 20, 24),
        "plates": (1.25, 2.5, 5, 10, 15, 20),
    },
    Units.LB: {
        "dumbbells": (2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 35, 40),
        "kettlebells": (10, 15, 20, 25, 30, 35, 44, 53),
        "plates": (2.5, 5, 10, 25, 35, 45),
    },
}
_GYM: dict[Units, dict[str, tuple[float, ...]]] = {
    Units.KG: {
        "dumbbells": tuple(range(2, 31, 2)),
        "kettlebells": (8, 12, 16, 20, 24, 28, 32),
        "plates": (1.25, 2.5, 5, 10, 15, 20),
    },
    Units.LB: {
        "dumbbells": tuple(range(5, 66, 5)),
        "kettlebells": (18, 26, 35, 44, 53, 62, 70),
        "plates": (2.5, 5, 10, 25, 35, 45),
    },
}
_ASKS: dict[str, Callable[[Units], str]] = {
    "dumbbells": lambda _: words.which_dumbbells(),
    "kettlebells": lambda _: words.which_kettlebells(),
    "plates": words.which_plates,
}


def of_a_gym(units: Units) -> Draft:
    """The weights of a gym where people lift in these units, in kg."""
    return {key: [in_kg(one, units) for one in _GYM[units][key]] for key in KEYS}


def in_other_units(draft: Draft, units: Units) -> Draft:
    """The draft in other units; a gym's weights become those of a gym where people lift in them."""
    before = of_a_gym(_units(draft))
    gym = all(draft.get(key) == before[key] for key in KEYS)
    return draft | (of_a_gym(units) if gym else {}) | {"units": units.value}


def by_kind(found: Weights | None, otherwise: Equipment) -> Draft:
    """Typed weights as a draft keeps them, with the unit that was typed; `otherwise` is what has no kind named."""
    if found is None:
        return {}
    keys = {kind: key for key, kind in KIND.items()}
    said = {"units": found.units.value} if found.units else {}
    return {keys[kind or otherwise]: list(kilos) for kind, kilos in found.of.items()} | said


def step(key: str, then: tuple[Edge, ...]) -> Step:
    """The question about the weights kept under `key`."""
    offered = [_value(one, units) for units in Units for one in _OFFERED[units][key]]
    return Step(
        name=key,
        ask=lambda scene: _ASKS[key](_units(scene.draft)),
        choices=Choices((*offered, DONE, _UNITS), lambda scene: _rows(key, scene)),
        read=lambda answer, scene: _read(key, answer, scene),
        then=then,
        hint=lambda _: words.weights_hint(),
        skip=True,
    )


def _units(draft: Draft) -> Units:
    return Units(draft.get("units", Units.KG))


def _value(weight: float, units: Units) -> str:
    return f"{units.value}{number(weight)}"


def _rows(key: str, scene: Scene) -> Rows:
    units, on = _units(scene.draft), scene.draft.get(key, [])
    buttons = [
        (_value(one, units), chosen(f"{number(one)} {units.value}", on=in_kg(one, units) in on))
        for one in _OFFERED[units][key]
    ]
    other = labels.TO_POUNDS if units is Units.KG else labels.TO_KILOS
    return (*in_rows(buttons, 4), *in_rows([(DONE, labels.done(len(on)))], 1), *in_rows([(_UNITS, other)], 1))


def _read(key: str, answer: Answer, scene: Scene) -> Reading | None:
    draft = scene.draft
    if isinstance(answer, Skipped):
        return Take(draft | {key: []})
    if answer == Picked(DONE):
        return Take(draft)
    if answer == Picked(_UNITS):
        other = Units.KG if _units(draft) is Units.LB else Units.LB
        return Keep(in_other_units(draft, other) | {key: []})  # ticks of the other list would stand nowhere
    if isinstance(answer, Picked):
        units = Units(answer.value[:2])
        return Keep(draft | {key: sorted({*draft.get(key, [])} ^ {in_kg(float(answer.value[2:]), units)})})
    return _typed(key, answer.text, draft) if isinstance(answer, Typed) else None


def _typed(key: str, text: str, draft: Draft) -> Reading | None:
    found = read_weights(text, _units(draft))
    told = by_kind(found, KIND[key])
    return Take(draft | {one: told[one] for one in (key, "units") if one in told}) if told.get(key) else None
