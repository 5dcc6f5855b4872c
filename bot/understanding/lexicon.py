"""The word table of one language: read once at the start, checked whole, all faults named at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.meanings import Place
from bot.understanding.utterance import Hit, Utterance, denied, swallowed, tokens, unstretched
from coaching.facts import RedFlag
from coaching.runner import Area, Joint

NOT, GONE, BREAKS = "not", "gone", "breaks"
_PLAIN_LISTS = (NOT, GONE, BREAKS, "if_words", "past", "present", "others", "yesterday", "units")
_BODY = "body:"
_SHORTEST_REPAIRED = 4
_LONG_WORD = 8
TOP = 10


class LexiconError(ValueError):
    """A word table that cannot be used: all its faults."""


class Spot(Struct, frozen=True, forbid_unknown_fields=True):
    """A place of the body."""

    words: tuple[str, ...]
    areas: frozenset[Area] = frozenset()
    joints: frozenset[Joint] = frozenset()


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """A red flag: each group needs one hit; `always` counts denied hits too; `unless` takes it back."""

    flag: RedFlag
    needs: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()
    always: bool = False


class Way(Struct, frozen=True, forbid_unknown_fields=True):
    """A screen that a text asks for."""

    to: Place
    rank: int
    needs: tuple[tuple[str, ...], ...]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written."""

    language: str
    swallow: frozenset[str]
    common: str
    numbers: dict[str, int]
    emoji: dict[str, str]
    body: dict[str, Spot]
    words: dict[str, tuple[str, ...]]
    sign: tuple[Sign, ...]
    place: tuple[Way, ...]


class Lexicon:
    """The table made ready: finds concepts in a text, and mends typing errors on the way.

    `names` are further words that are right as they stand, those of the exercises say.

    Raises:
        LexiconError: with every fault of the table.
    """

    def __init__(self, table: Table, names: Sequence[str] = ()) -> None:
        self.table = table
        faults = list(_faults(table))
        if faults:
            raise LexiconError("\n".join(faults))
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_prefix: list[tuple[str, str]] = []
        for concept, form in _forms(table):
            self._learn(concept, tuple(form))
        self._vocabulary = self._words()
        named = frozenset(word for name in names for word in tokens(name, {}))
        self._known = self._vocabulary | named | frozenset(table.common.split()) | frozenset(table.numbers)
        self._mendable = sorted(word for word in self._vocabulary if len(word) >= _SHORTEST_REPAIRED)

    def _learn(self, concept: str, form: tuple[str, ...]) -> None:
        if len(form) == 1 and form[0].endswith("*"):
            self._by_prefix.append((form[0].removesuffix("*"), concept))
        else:
            self._by_first.setdefault(form[0], []).append((form, concept))

    def _words(self) -> frozenset[str]:
        forms = (word for entries in self._by_first.values() for form, _ in entries for word in form)
        whole = {word for word in forms if not word.endswith("*")}
        return frozenset(whole | {prefix for prefix, _ in self._by_prefix if len(prefix) > _SHORTEST_REPAIRED})

    def read(self, text: str) -> Utterance:
        """The text with its typing errors mended and its concepts found."""
        words = tuple(self._mended(token) for token in tokens(text, self.table.emoji))
        hits = swallowed(tuple(self._hits(words)), self.table.swallow)
        return Utterance(words, hits, denied(words, hits, NOT, GONE, BREAKS), bool(words) and words[-1] == "?")

    def _hits(self, words: tuple[str, ...]) -> Iterator[Hit]:
        for at, word in enumerate(words):
            for form, concept in self._by_first.get(word, ()):
                if _matches(form, words[at : at + len(form)]):
                    yield Hit(concept, at, at + len(form))
            for prefix, concept in self._by_prefix:
                if word.startswith(prefix):
                    yield Hit(concept, at, at + 1)

    def _mended(self, token: str) -> str:
        token = unstretched(token, self._known)
        if token in self._known or len(token) < _SHORTEST_REPAIRED or not token.isalpha():
            return token
        if any(token.startswith(prefix) for prefix, _ in self._by_prefix):
            return token
        allowed = 2 if len(token) >= _LONG_WORD else 1
        found = process.extractOne(token, self._mendable, scorer=OSA.distance, score_cutoff=allowed)
        return found[0] if found and _alike(found[0], token) else token

    def spots(self, hits: Sequence[Hit]) -> list[Spot]:
        """The places of the body among the hits."""
        return [self.table.body[hit.concept.removeprefix(_BODY)] for hit in hits if hit.concept.startswith(_BODY)]


def _matches(form: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if len(form) != len(words):
        return False
    *start, last = form
    ends = words[-1].startswith(last[:-1]) if last.endswith("*") else words[-1] == last
    return ends and tuple(start) == words[:-1]


def _alike(mended: str, token: str) -> bool:
    """People rarely miss the first letter, except by changing it with the second."""
    return mended[0] == token[0] or (mended[0] == token[1] and mended[1] == token[0])


def _forms(table: Table) -> Iterator[tuple[str, list[str]]]:
    for concept, forms in table.words.items():
        yield from ((concept, _split(form)) for form in forms)
    for name, spot in table.body.items():
        yield from ((_BODY + name, _split(word)) for word in spot.words)


def _split(form: str) -> list[str]:
    return [word + "*" if form.endswith("*") and last else word for word, last in _marked(form)]


def _marked(form: str) -> list[tuple[str, bool]]:
    words = tokens(re.sub(r"\*$", "", form), {})
    return [(word, at == len(words) - 1) for at, word in enumerate(words)]


def _faults(table: Table) -> Iterator[str]:
    yield from (f"{concept}: empty form" for concept, form in _forms(table) if not form or not all(form))
    for sign in table.sign:
        yield from _rule_faults(sign.flag.value, (*sign.needs, sign.unless), table)
    for way in table.place:
        yield from _rule_faults(way.to.value, way.needs, table)
    yield from (f"no sign: {flag.value}" for flag in RedFlag if flag not in {sign.flag for sign in table.sign})
    yield from (f"swallow: unknown {one!r}" for one in sorted(table.swallow - set(table.words)))
    yield from (f"numbers: {word!r} over {TOP}" for word, number in table.numbers.items() if not 0 <= number <= TOP)


def _rule_faults(name: str, groups: Sequence[Sequence[str]], table: Table) -> Iterator[str]:
    used = {concept for group in groups for concept in group}
    yield from (f"{name}: unknown {concept!r}" for concept in sorted(used - set(table.words)))
    if not any(groups):
        yield f"{name}: no needs"


def load(language: str = "en", names: Sequence[str] = ()) -> Lexicon:
    """The word table of a language, made ready.

    Raises:
        LexiconError: it is missing or faulty.
    """
    try:
        text = resources.files("bot.words").joinpath(f"meanings_{language}.toml").read_text("utf-8")
        raw: Mapping[str, Any] = tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"word table {language!r}: {error}") from error
    lists = {name: raw.get(name, []) for name in _PLAIN_LISTS}
    rest = {key: value for key, value in raw.items() if key not in lists}
    try:
        table = msgspec.convert({**rest, "words": {**raw.get("words", {}), **lists}}, Table)
    except msgspec.ValidationError as error:
        raise LexiconError(f"word table {language!r}: {error}") from error
    return Lexicon(table, names)
