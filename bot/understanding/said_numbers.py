"""Numbers in a text: "6/10", "seven", "in two hours"."""

from collections.abc import Iterator, Mapping

from bot.understanding.utterance import Utterance

TOP_SCORE = 10
_AMBIGUOUS = "one"  # "one side", "one leg"
_NOT_BEFORE = frozenset(
    {"at", "day", "days", "week", "number", "last", "x", ":", "by", "past", "exercise", "set", "phase"}
)


def number(token: str, words: Mapping[str, int]) -> float | None:
    """A token as a number: "6", "6.5", "six"."""
    if token in words:
        return float(words[token])
    plain = token.replace(",", ".")
    return float(plain) if plain.isascii() and plain.replace(".", "", 1).isdecimal() else None


def scores(said: Utterance, words: Mapping[str, int], units: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The numbers that may be a score from 0 to 10: (token, score). "6/10" is 6; "3 days", "at 7", "3x10" are none."""
    at = 0
    while at < len(said.tokens):
        value = number(said.tokens[at], words)
        ahead = said.tokens[at + 1 : at + 4]
        out_of = _out_of(ahead, words)
        if value is not None and (out_of or _alone(said.tokens, at, units)) and 0 <= value <= TOP_SCORE:
            yield at, round(value)
            at += out_of
        at += 1


def _out_of(ahead: tuple[str, ...], words: Mapping[str, int]) -> int:
    """How many tokens "/10", "of ten", "out of 10" takes; 0 where there is none."""
    for signs in (("/",), ("of",), ("out", "of")):
        rest = ahead[len(signs) :]
        if ahead[: len(signs)] == signs and rest and number(rest[0], words) == TOP_SCORE:
            return len(signs) + 1
    return 0


def _alone(tokens: tuple[str, ...], at: int, units: frozenset[str]) -> bool:
    if tokens[at] == _AMBIGUOUS and len(tokens) > 1:
        return False
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return before not in _NOT_BEFORE and after not in units and after not in {"/", ":", "%", "x"}


def score(said: Utterance, words: Mapping[str, int], units: frozenset[str]) -> int | None:
    """The one score of a text; of a range ("6-7") the higher; None for none."""
    found = list(scores(said, words, units))
    if not found:
        return None
    first, value = found[0]
    follows = [other for at, other in found[1:2] if at == first + 1]
    return max(value, *follows) if follows else value


def amount_before(said: Utterance, unit_words: frozenset[str], words: Mapping[str, int]) -> float | None:
    """The number before one of these words: 4 in "4 hours", 4.5 in "four and a half hours"."""
    for at, token in enumerate(said.tokens):
        if token in unit_words and at:
            if said.tokens[at - 1] in {"an", "a"}:
                return 0.5 if said.tokens[max(0, at - 2)] == "half" else 1.0
            half = said.tokens[max(0, at - 3) : at] == ("and", "a", "half")
            value = number(said.tokens[at - 4 if half and at > 3 else at - 1], words)
            if value is not None:
                return value + (0.5 if half else 0.0)
    return None
