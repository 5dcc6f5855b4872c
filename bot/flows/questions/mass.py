"""Question 10: body mass, which may be skipped, and units."""

from bot.flow.data import Answer, Choices, Keep, Picked, Reading, Rows, Scene, Skipped, Step, Take, Typed
from bot.flows.pieces import always, in_rows
from bot.flows.questions.weights import in_other_units
from bot.flows.reading.weights import read_body_mass
from bot.words import onboarding_labels as labels
from bot.words import questions as words
from bot.words.common import LB_PER_KG
from coaching.runner import Units

_UNITS = "units"
_KILOS = tuple(range(45, 105, 5))
_POUNDS = tuple(range(100, 220, 10))


def mass(then: str) -> tuple[Step, ...]:
    """Body mass and units."""
    values = (*(f"kg{count}" for count in _KILOS), *(f"lb{count}" for count in _POUNDS), _UNITS)
    step = Step(
        name="mass",
        ask=lambda scene: words.mass(_units(scene)),
        choices=Choices(values, _rows),
        read=_read,
        then=always(then),
        hint=lambda _: words.mass_hint(),
        skip=True,
    )
    return (step,)


def _units(scene: Scene) -> Units:
    return Units(scene.draft.get("units", Units.KG))


def _rows(scene: Scene) -> Rows:
    units = _units(scene)
    counts = _KILOS if units is Units.KG else _POUNDS
    buttons = [(f"{units.value}{count}", f"{count} {units.value}") for count in counts]
    other = labels.TO_POUNDS if units is Units.KG else labels.TO_KILOS
    return (*in_rows(buttons, 4), *in_rows([(_UNITS, other)], 1))


def _read(answer: Answer, scene: Scene) -> Reading | None:
    units = _units(scene)
    if isinstance(answer, Skipped):
        return Take(scene.draft | {"mass": None})
    if answer == Picked(_UNITS):
        other = Units.LB if units is Units.KG else Units.KG
        return Keep(in_other_units(scene.draft, other))
    if isinstance(answer, Picked):
        count = float(answer.value[2:])
        return Take(scene.draft | {"mass": count if units is Units.KG else round(count / LB_PER_KG, 1)})
    found = read_body_mass(answer.text, units) if isinstance(answer, Typed) else None
    return None if found is None else Take(in_other_units(scene.draft, found[1]) | {"mass": found[0]})
