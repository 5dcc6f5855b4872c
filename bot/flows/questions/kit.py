"""Question 7: equipment, by quick picks, by a list, or in words; weights where there are any."""

import re
from collections.abc import Callable

from bot.flow.data import Answer, Draft, Edge, Keep, Picked, Reading, Scene, Skipped, Step, Take, Typed
from bot.flows.pieces import DONE, labelled, menu, tick, ticks, without
from bot.flows.questions import weights
from bot.flows.reading.numbers import yes_or_no
from bot.flows.reading.weights import Weights, read_weights
from bot.words import onboarding_labels as labels
from bot.words import questions as words
from coaching.runner import Equipment, Units

NOTHING = "nothing"
_CHAIR_STEP, _GYM, _CHOOSE = "chair_step", "gym", "choose"
_GYM_OWNED = [kind.value for kind in Equipment if kind not in {Equipment.WALL, Equipment.BACKPACK}]
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
_NOTHING = ({"nothing"}, {"none"}, {"bodyweight"}, {"body", "weight"}, {"no", "equipment"}, {"no", "gear"})
_AROUND_NOTHING = frozenset(
    {"with", "i", "have", "train", "at", "all", "home", "just", "only", "my", "own", "much", "really", "weight", "body"}
    | {"do", "it", "don", "t", "any", "got", "ve", "else", "the", "but", "use", "work", "workout", "exercise", "gear"}
)
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
    asked = (weights.step(key, _weights_from(at + 1, then)) for at, key in enumerate(weights.KEYS))
    return first, listing, *asked, _bands(then)


def _weights_from(number: int, then: str) -> tuple[Edge, ...]:
    """The questions about weights from that one on, each where its kind is owned."""
    return (
        *(Edge(key, _asks(key), f"has {weights.KIND[key].value}") for key in list(weights.KIND)[number:]),
        Edge(then),
    )


def _asks(key: str) -> Callable[[Scene], bool]:
    return lambda scene: weights.KIND[key].value in scene.draft.get("owned", [])


def _read_gear(answer: Answer, scene: Scene) -> Reading | None:
    draft = without(scene.draft, "listing")
    if isinstance(answer, Typed):
        return _typed(answer.text, draft)
    value = answer.value if isinstance(answer, Picked) else ""
    if value == _CHOOSE:
        return Take(draft | {"listing": True, "owned": draft.get("owned", [])})
    if value == _GYM:
        return Take(draft | gym(Units(draft.get("units", Units.KG))), words.gym_note())
    owned = [Equipment.BENCH_OR_CHAIR.value, Equipment.STEP_OR_BOX.value] if value == _CHAIR_STEP else []
    return Take(draft | {"owned": owned})


def gym(units: Units) -> Draft:
    """What a gym has."""
    return {**weights.of_a_gym(units), "owned": _GYM_OWNED, "bands": []}


def read_gear(text: str, draft: Draft) -> Draft | None:
    """Equipment in words, weights with it; None where a word is not understood."""
    reading = _typed(text, draft)
    return without(reading.draft, "listing") if isinstance(reading, Take) else None


def _typed(text: str, draft: Draft) -> Reading | None:
    """Equipment in words, weights with it. Shown ticked in the list, so that nothing is taken silently."""
    if yes_or_no(text) is False or _nothing(text):
        return Take(draft | {"owned": []})
    said = [word.rstrip("s") for word in re.findall(r"[^\W\d_]+", re.sub(r"pull[- ]?ups?", "pullup", text.lower()))]
    if {"gym", "everything"} & set(said):
        return Take(draft | {"owned": _GYM_OWNED, "listing": True})
    owned = {_NAMES[word].value for word in said if word in _NAMES}
    owned |= {Equipment.PULLUP_BAR.value} if {"pullup", "chin"} & set(said) else set()
    unknown = [word for word in said if word not in _NAMES and word not in _FILLER and f"{word}s" not in _FILLER]
    if not owned or unknown:
        return None
    found = _only_weights(text, Units(draft.get("units", Units.KG)))
    told = {"owned": sorted(owned), "listing": True}
    return Take(draft | weights.by_kind(found, Equipment.DUMBBELL) | told)


def _nothing(text: str) -> bool:
    """Whether a text says that there is nothing: "with nothing", "just my bodyweight"."""
    said = set(re.findall(r"[^\W\d_]+", text.lower()))
    return any(words <= said and said - words <= _AROUND_NOTHING for words in _NOTHING)


def _only_weights(text: str, units: Units) -> Weights | None:
    """The weights among words of other things."""
    parts = [part for part in re.split(r"[,;\n]| and ", text) if re.search(r"\d", part)]
    return read_weights(", ".join(parts), units) if parts else None


def _read_list(answer: Answer, scene: Scene) -> Reading | None:
    if answer == Picked(DONE):
        return Take(without(scene.draft, "listing"))
    if isinstance(answer, Typed):
        reading = _typed(answer.text, scene.draft)
        return Keep(reading.draft) if isinstance(reading, Take) else reading
    return tick(answer, scene, "owned", [kind.value for kind in labels.EQUIPMENT])


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
