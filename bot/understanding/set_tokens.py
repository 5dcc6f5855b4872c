"""A line of sets in tokens: weights, counts, how many times, sides, and words that mean nothing here."""

import re
import unicodedata
from typing import NamedTuple

from bot.flows.reading.numbers import number_word
from bot.words.common import LB_PER_KG
from coaching.runner import Units

TIMED = frozenset({"clock", "minutes", "seconds"})
"""How a count was written that is a time."""


class Token(NamedTuple):
    """A piece of the line. `text` says how a count was written."""

    kind: str
    value: float = 0.0
    text: str = ""


_KINDS = (
    ("weight", r"(?:@|at|with|w/?)?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(kgs?|kilos?|lbs?|pounds?)\b"),
    ("weight", r"(?:@|\bat\b|\bwith\b)\s*(\d{1,4}+(?:[.,]\d{1,2}+)?+)()(?!\s*(?:s\b|sec|reps?|[x:]))"),
    ("bare", r"\b(?:bw|body ?weight|no weight|unloaded)\b"),
    ("clock", r"([0-3]):([0-5]\d)\b"),
    ("minutes", r"([1-5])\s*(?:mins?|minutes?)\b"),
    ("seconds", r"(\d{1,4})\s*(?:seconds?\b|secs?\b|s\b|[\"″])"),
    ("times", r"(\d{1,3})\s*(?:x|sets?(?:\s*(?:of|x))?|by)\s*(?=\d)"),
    ("sets", r"(\d{1,3})\s*sets?\b"),
    ("left", r"\b(?:left(?: (?:side|leg))?|l(?=\b|\d))"),
    ("right", r"\b(?:right (?:side|leg)|r(?=\b|\d)|right(?=\W*(?:side|leg|\d|$)))"),
    ("each", r"(?:(?:per|each|a|both|every|/)\s*(?:sides?|legs?|arms?)|\beach\b|\bea\b)(?!\s*hand)"),
    ("slash", r"/"),
    ("count", r"(\d{1,4})(?:\s*reps?\b)?"),
    ("easy", r"\b(?:too )?easy\b"),
    ("hard", r"\b(?:too )?hard\b"),
    ("fine", r"\b(?:ok|okay|fine|good)\b"),
    ("filler", r"(?:in\s+)?(?:each|per)\s+hand\b"),
    ("filler", r"(?:i|did|done|log(?:ged)?|and|then|reps?|of|for|sets?|x)\b"),
    ("filler", r"[,;+!\-–&]|(?<!\d)[.:]|[.:](?!\d)"),
)
_TOKENS = tuple((kind, re.compile(rf"\s*{pattern}")) for kind, pattern in _KINDS)
_WORD = re.compile(r"\s*(\S+)")
_PAIR = re.compile(r"\b(\d{1,3}(?:[.,]\d{1,2})?)\s*x\s*(\d{1,2})\b")
_SETS_AT_MOST, _REPS_AT_LEAST = 10, 7
"""In "50 x 8, 55 x 6" nobody does fifty sets: the weight stands first, as on a gym's whiteboard."""
_SUFFIXED_SIDE = re.compile(r"(\d)\s*([lr])\b")


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower().replace("×", "x").replace("*", "x").replace("|", "/")
    plain = _SUFFIXED_SIDE.sub(r"\1 \2", plain)
    return _weights_first(re.sub(r"[a-z]+", _digits, plain).strip())


def _weights_first(plain: str) -> str:
    """The line with "@" before its weights, where several pairs say weight and reps and no unit is written."""
    pairs = [(float(weight.replace(",", ".")), int(reps)) for weight, reps in _PAIR.findall(plain)]
    impossible = any(weight > _SETS_AT_MOST and reps >= _REPS_AT_LEAST for weight, reps in pairs)
    if len(pairs) < 2 or not impossible or re.search(r"@|\d\s*(?:kg|kilo|lb|pound)", plain):
        return plain
    return _PAIR.sub(r"@\1 , \2", plain)


def _digits(word: re.Match[str]) -> str:
    value = number_word(word[0])
    return word[0] if value is None else f"{value:g}"


def tokens(text: str, units: Units) -> tuple[list[Token], list[str]]:
    """The text in tokens, and the words that are none of them."""
    plain = _plain(text)
    found: list[Token] = []
    unknown: list[str] = []
    at = 0
    while at < len(plain):
        hit = next(((kind, match) for kind, one in _TOKENS if (match := one.match(plain, at))), None)
        if hit is None:
            word = _WORD.match(plain, at)
            if word is None:
                break
            unknown.append(word[1])
            at = word.end()
            continue
        kind, match = hit
        at = match.end()
        if kind != "filler":
            found.append(_token(kind, match, units))
    return found, unknown


def _token(kind: str, match: re.Match[str], units: Units) -> Token:
    if kind == "weight":
        return Token("weight", _kg(match, units))
    if kind == "bare":
        return Token("weight", 0.0)
    if kind == "clock":
        return Token("count", int(match[1]) * 60 + int(match[2]), kind)
    if kind == "minutes":
        return Token("count", int(match[1]) * 60, kind)
    if kind in {"seconds", "count"}:
        return Token("count", int(match[1]), kind)
    return Token(kind, int(match[1]) if kind in {"times", "sets"} else 0)


def _kg(match: re.Match[str], units: Units) -> float:
    said = match[2]
    pounds = said.startswith(("lb", "pound")) if said else units is Units.LB
    value = float(match[1].replace(",", "."))
    return round(value / LB_PER_KG, 3) if pounds else value
