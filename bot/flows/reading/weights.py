"""Weights as people type them: "2x8 kg, 12kg kettlebell", "75 kg", "165 lb", "11 stone 4"."""

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.words.common import LB_PER_KG
from coaching.runner import Equipment, Units

_UNITS = {
    "kg": Units.KG,
    "kgs": Units.KG,
    "kilo": Units.KG,
    "kilos": Units.KG,
    "lb": Units.LB,
    "lbs": Units.LB,
    "pound": Units.LB,
    "pounds": Units.LB,
}
_KINDS = {
    "dumbbell": Equipment.DUMBBELL,
    "dumbbells": Equipment.DUMBBELL,
    "dumbell": Equipment.DUMBBELL,
    "dumbells": Equipment.DUMBBELL,
    "db": Equipment.DUMBBELL,
    "dbs": Equipment.DUMBBELL,
    "kettlebell": Equipment.KETTLEBELL,
    "kettlebells": Equipment.KETTLEBELL,
    "kettle": Equipment.KETTLEBELL,
    "kb": Equipment.KETTLEBELL,
    "kbs": Equipment.KETTLEBELL,
    "bell": Equipment.KETTLEBELL,
    "plate": Equipment.BARBELL,
    "plates": Equipment.BARBELL,
    "barbell": Equipment.BARBELL,
    "bar": Equipment.BARBELL,
}
_FILLER = frozenset({"and", "a", "an", "of", "x", "with", "pair", "pairs", "one", "two", "each", "some"}) | frozenset(
    {"i", "have", "my", "the", "per", "hand", "or", "to"}
)
_TOKEN = re.compile(r"\d+\s*x\s*(?=\d)|\d+(?:\.\d+)?|[^\W\d_]+")
_MASS = range(25, 301)
_WEIGHT_UP_TO_KG = 200
_KG_PER_STONE = 6.35029318


class Weights(Struct, frozen=True):
    """Weights in kg, ascending, by what they are; `units` as typed, None where none was said."""

    of: dict[Equipment | None, tuple[float, ...]]
    units: Units | None


def read_weights(text: str, units: Units) -> Weights | None:
    """The weights that a text names, None where a word is not understood or there is no number.

    A weight belongs to the kind named after it in its part of the list ("12 kg kettlebell"), else to the one named
    before it ("dumbbells 5, 8"), else to None. Numbers without a unit are in `units`.
    """
    plain = re.sub(r"(?<=\d),(?=\d{1,2}\b(?!\d))(?=5\b|25\b|75\b)", ".", text.lower())
    parts = [_TOKEN.findall(part) for part in re.split(r"[,;/+&\n]| and ", plain)]
    said = next((_UNITS[t] for tokens in parts for t in tokens if t in _UNITS), None)
    found: dict[Equipment | None, set[float]] = {}
    kind: Equipment | None = None
    for tokens in parts:
        if any(_unknown(token) for token in tokens):
            return None
        kind = next((_KINDS[token] for token in tokens if token in _KINDS), kind)
        unit = next((_UNITS[token] for token in tokens if token in _UNITS), said or units)
        found.setdefault(kind, set()).update(in_kg(value, unit) for value in _values(tokens))
    of = {key: tuple(sorted(values)) for key, values in found.items() if values}
    fits = of and all(0 < kg <= _WEIGHT_UP_TO_KG for values in of.values() for kg in values)
    return Weights(of, said) if fits else None


def _unknown(token: str) -> bool:
    return token.isalpha() and token not in _KINDS and token not in _UNITS and token not in _FILLER


def _values(tokens: list[str]) -> Iterator[float]:
    for token in tokens:
        if re.fullmatch(r"\d+(?:\.\d+)?", token):
            yield float(token)


def in_kg(value: float, units: Units) -> float:
    """A weight in kg, as exact as a draft keeps it."""
    return round(value / LB_PER_KG, 3) if units is Units.LB else float(value)


def read_body_mass(text: str, units: Units) -> tuple[float, Units] | None:
    """A body mass in kg with the unit that was meant, None where none can be. Without a unit it is in `units`."""
    said = re.sub(r"\b(?:i|am|i'm|weigh|about|around|my|weight|is|roughly)\b", " ", text.lower()).strip(" .!")
    stone = re.fullmatch(r"(\d{1,2}) ?(?:st|stone)\.?(?: ?(\d{1,2}) ?(?:lbs?|pounds?)?)?", said)
    if stone is not None:
        kg = int(stone[1]) * _KG_PER_STONE + int(stone[2] or 0) / LB_PER_KG
        return (round(kg, 1), Units.LB) if int(kg) in _MASS else None
    match = re.fullmatch(r"(\d{2,3}(?:[.,]\d{1,2})?) ?([a-z]*)\.?", said)
    if match is None or (match[2] and match[2] not in _UNITS):
        return None
    meant = _UNITS.get(match[2], units)
    kg = in_kg(float(match[1].replace(",", ".")), meant)
    return (round(kg, 1), meant) if int(kg) in _MASS else None
