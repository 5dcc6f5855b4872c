"""Question 7: equipment, by quick picks, by a list, or in words; weights where there are any."""

import re
from collections.abc import Callable

from bot.flow.data import Answer, Choices, Draft, Edge, Keep, Picked, Reading, Rows, Scene, Skipped, Step, Take, Typed
from bot.flows.pieces import DONE, in_rows, labelled, menu, tick, ticks, without
from bot.flows.reading.numbers import yes_or_no
from bot.flows.reading.weights import Weights, read_weights
from bot.words import onboarding_labels as labels
from bot.words import questions as words
from bot.words.common import weight
from bot.words.labels import chosen
from coaching.runner import Equipment, Units

NOTHING = "nothing"
_CHAIR_STEP, _GYM, _CHOOSE = "chair_step", "gym", "choose"
_GYM_OWNED = [kind.value for kind in Equipment if kind not in {Equipment.WALL, Equipment.BACKPACK}]
_GYM_DUMBBELLS_KG = [float(kg) for kg in range(2, 31, 2)]
_GYM_KETTLEBELLS_KG = [8.0, 12.0, 16.0, 20.0, 24.0, 28.0, 32.0]
_GYM_PLATES_KG = [1.25, 2.5, 5.0, 10.0, 15.0, 20.0]
_OFFERED_KG = {
    "dumbbells": (1, 2, 3, 4, 5, 6, 7.5, 8, 10, 12.5, 15, 20),
    "kettlebells": (4, 6, 8, 10, 12, 16, 20, 24),
    "plates": (1.25, 2.5, 5, 10, 15, 20),
}
_KIND = {
    "dumbbells": Equipment.DUMBBELL,
    "kettlebells": Equipment.KETTLEBELL,
    "plates": Equipment.BARBELL,
    "bands": Equipment.BAND,
}
_NAMES = {
    "chair": Equipment.BENCH_OR_CHAIR,
    "bench": Equipment.BENCH_OR_CHAIR,
    "sofa": Equipment.BENCH_OR_CHAIR,
    "couch": Equipment.BENCH_OR_CHAIR,
    "step": Equipment.STEP_OR_BOX,
    "stair": Equipment.STEP_OR_BOX,
    "box": Equipment.STEP_OR_BOX,
    "band": Equipment.BAND,
    "theraband": Equipment.BAND,
    "dumbbell": Equipment.DUMBBELL,
    "dumbell": Equipment.DUMBBELL,
    "weight": Equipment.DUMBBELL,
    "kettlebell": Equipment.KETTLEBELL,
    "kettle": Equipment.KETTLEBELL,
    "barbell": Equipment.BARBELL,
    "cable": Equipment.CABLE,
    "roller": Equipment.FOAM_ROLLER,
    "backpack": Equipment.BACKPACK,
    "rucksack": Equipment.BACKPACK,
    "wall": Equipment.WALL,
}
_FILLER = frozenset(
    {"i", "have", "a", "an", "and", "the", "some", "two", "one", "my", "of", "x", "kg", "lb", "kilo", "pound", "pair"}
    | {"with", "resistance", "foam", "bar", "up", "pull", "pullup", "chin", "machine", "each", "at", "home", "also"}
    | {"only", "just", "got", "there", "is", "are", "set", "few", "lbs", "kgs", "or", "plus", "three"}
)


def gear(then: str) -> tuple[Step, ...]:
    """Equipment, then the weights of what has weights."""
    quick = [(_CHAIR_STEP, labels.CHAIR_STEP), (NOTHING, labels.NOTHING), (_GYM, labels.FULL_GYM)]
    first = Step(
        name="gear",
        ask=lambda _: words.gear(),
        choices=menu(([*quick, (_CHOOSE, labels.CHOOSE)], 2)),
        read=_read_gear,
        then=(Edge("gear_list", lambda scene: bool(scene.draft.get("listing")), "choose"), Edge(then)),
        hint=lambda _: words.gear_hint(),
    )
    listing = Step(
        name="gear_list",
        ask=lambda _: words.gear_list(),
        choices=ticks("owned", labelled(labels.EQUIPMENT), 2),
        read=_read_list,
        then=_weights_from(0, then),
        hint=lambda _: words.gear_hint(),
    )
    return first, listing, *(_weights(key, at, then) for at, key in enumerate(_OFFERED_KG)), _bands(then)


def _weights_from(number: int, then: str) -> tuple[Edge, ...]:
    """The questions about weights from that one on, each where its kind is owned."""
    return (*(Edge(key, _asks(key), f"has {_KIND[key].value}") for key in list(_KIND)[number:]), Edge(then))


def _asks(key: str) -> Callable[[Scene], bool]:
    return lambda scene: _KIND[key].value in scene.draft.get("owned", [])


def _read_gear(answer: Answer, scene: Scene) -> Reading | None:
    draft = without(scene.draft, "listing")
    if isinstance(answer, Typed):
        return _typed(answer.text, draft)
    value = answer.value if isinstance(answer, Picked) else ""
    if value == _CHOOSE:
        return Take(draft | {"listing": True, "owned": draft.get("owned", [])})
    if value == _GYM:
        return Take(draft | gym(), words.gym_note())
    owned = [Equipment.BENCH_OR_CHAIR.value, Equipment.STEP_OR_BOX.value] if value == _CHAIR_STEP else []
    return Take(draft | {"owned": owned})


def gym() -> Draft:
    """What a gym has."""
    weights = {"dumbbells": _GYM_DUMBBELLS_KG, "kettlebells": _GYM_KETTLEBELLS_KG, "plates": _GYM_PLATES_KG}
    return {**weights, "owned": _GYM_OWNED, "bands": []}


def read_gear(text: str, draft: Draft) -> Draft | None:
    """Equipment in words, weights with it; None where a word is not understood."""
    reading = _typed(text, draft)
    return without(reading.draft, "listing") if isinstance(reading, Take) else None


def _typed(text: str, draft: Draft) -> Reading | None:
    """Equipment in words, weights with it. Shown ticked in the list, so that nothing is taken silently."""
    if yes_or_no(text) is False or text.lower().strip(" .!") in {"nothing at all", "nothing much", "no equipment"}:
        return Take(draft | {"owned": []})
    said = [word.rstrip("s") for word in re.findall(r"[^\W\d_]+", re.sub(r"pull[- ]?ups?", "pullup", text.lower()))]
    if {"gym", "everything"} & set(said):
        return Take(draft | {"owned": _GYM_OWNED, "listing": True})
    owned = {_NAMES[word].value for word in said if word in _NAMES}
    owned |= {Equipment.PULLUP_BAR.value} if {"pullup", "chin"} & set(said) else set()
    unknown = [word for word in said if word not in _NAMES and word not in _FILLER and f"{word}s" not in _FILLER]
    if not owned or unknown:
        return None
    weights = _by_kind(_only_weights(text, Units(draft.get("units", "kg"))))
    return Take(draft | weights | {"owned": sorted(owned), "listing": True})


def _only_weights(text: str, units: Units) -> Weights | None:
    """The weights among words of other things."""
    parts = [part for part in re.split(r"[,;\n]| and ", text) if re.search(r"\d", part)]
    return read_weights(", ".join(parts), units) if parts else None


def _by_kind(found: Weights | None) -> Draft:
    if found is None:
        return {}
    keys = {kind: key for key, kind in _KIND.items()}
    return {keys[kind or Equipment.DUMBBELL]: list(kilos) for kind, kilos in found.of.items()}


def _read_list(answer: Answer, scene: Scene) -> Reading | None:
    if answer == Picked(DONE):
        return Take(without(scene.draft, "listing"))
    if isinstance(answer, Typed):
        reading = _typed(answer.text, scene.draft)
        return Keep(reading.draft) if isinstance(reading, Take) else reading
    return tick(answer, scene, "owned", [kind.value for kind in labels.EQUIPMENT])


def _weights(key: str, number: int, then: str) -> Step:
    asks = {
        "dumbbells": words.which_dumbbells,
        "kettlebells": words.which_kettlebells,
        "plates": words.which_plates,
    }
    offered = tuple(str(kg) for kg in _OFFERED_KG[key])
    return Step(
        name=key,
        ask=lambda _: asks[key](),
        choices=Choices((*offered, DONE), lambda scene: _weight_rows(key, scene)),
        read=lambda answer, scene: _read_weights(key, answer, scene),
        then=_weights_from(number + 1, then),
        hint=lambda _: words.weights_hint(),
        skip=True,
    )


def _weight_rows(key: str, scene: Scene) -> Rows:
    units, on = Units(scene.draft.get("units", "kg")), scene.draft.get(key, [])
    buttons = [(str(kg), chosen(weight(kg, units), on=float(kg) in on)) for kg in _OFFERED_KG[key]]
    return (*in_rows(buttons, 4), *in_rows([(DONE, labels.done(len(on)))], 1))


def _read_weights(key: str, answer: Answer, scene: Scene) -> Reading | None:
    on = [float(kg) for kg in scene.draft.get(key, [])]
    if isinstance(answer, Skipped):
        return Take(scene.draft | {key: []})
    if answer == Picked(DONE):
        return Take(scene.draft)
    if isinstance(answer, Picked):
        kg = float(answer.value)
        return Keep(scene.draft | {key: sorted({*on} ^ {kg})})
    found = read_weights(answer.text, Units(scene.draft.get("units", "kg"))) if isinstance(answer, Typed) else None
    kilos = (
        {kg for kind, weights in found.of.items() if kind in {None, _KIND[key]} for kg in weights} if found else set()
    )
    return Take(scene.draft | {key: sorted(kilos)}) if kilos else None


def _bands(then: str) -> Step:
    return Step(
        name="bands",
        ask=lambda _: words.which_bands(),
        choices=ticks("bands", labelled(labels.BANDS), 2),
        read=_read_bands,
        then=(Edge(then),),
        hint=lambda _: words.tap_hint(),
        skip=True,
    )


def _read_bands(answer: Answer, scene: Scene) -> Reading | None:
    order = list(labels.BANDS)
    if isinstance(answer, Skipped):
        return Take(scene.draft | {"bands": []})
    if answer == Picked(DONE):
        return Take(scene.draft | {"bands": sorted(scene.draft.get("bands", []), key=order.index)})
    if isinstance(answer, Typed):
        return None
    return tick(answer, scene, "bands", order)
