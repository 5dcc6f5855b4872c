"""How forms are written in a word table, and how they are found in a text.

"sore": one word. "tore my": a phrase. "swell*": any word that begins so. "#": any number in figures, "###": one from a
hundred on. "legs are|feel heavy|dead": each of the four. Between the words of a phrase a text may have fillers:
"legs are really heavy" is found by "legs are heavy".
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from bot.understanding.utterance import Hit, tokens

_KEY = 3
"""Letters by which beginnings of words are looked up; a shorter beginning would find too much."""
_MOST_SKIPPED = 3
_HUNDREDS = 3
"""Figures of a number from a hundred on."""
NUMBER, LARGE = "#", "###"


class Slot(NamedTuple):
    """What may stand at one place of a form: whole words, beginnings of words, a number."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    figures: int = 0
    """How many figures a number that may stand here has at least; 0 where none may."""

    def holds(self, word: str) -> bool:
        """Whether the word may stand here."""
        return (
            word in self.words
            or (bool(self.beginnings) and word.startswith(self.beginnings))
            or (self.figures > 0 and word[0].isdecimal() and len(re.split("[.,]", word)[0]) >= self.figures)
        )


class Form(NamedTuple):
    """One way to say a concept."""

    concept: str
    slots: tuple[Slot, ...]


class _Starting(NamedTuple):
    """The forms that begin with one word: of this word alone, and the others by their second word."""

    alone: tuple[str, ...]
    by_second: dict[str, list[Form]]
    open_second: list[Form]  # the second word is only begun, or a number


class Forms:
    """All forms of a word table, by their first words."""

    def __init__(self, forms: Collection[Form], fillers: Collection[str]) -> None:
        self._fillers = frozenset(fillers)
        self._whole: dict[str, list[Form]] = {}
        self._begun: dict[str, list[Form]] = {}
        self._numbers: list[Form] = []
        self._starting: dict[str, _Starting] = {}
        for form in forms:
            self._index(form, form.slots[0])

    def _index(self, form: Form, first: Slot) -> None:
        for word in first.words:
            self._whole.setdefault(word, []).append(form)
        for key in {beginning[:_KEY] for beginning in first.beginnings}:
            self._begun.setdefault(key, []).append(form)
        if first.figures:
            self._numbers.append(form)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every concept in a text, with where it stands."""
        found: dict[Hit, None] = {}
        for start, word in enumerate(words):
            alone, by_second, open_second = self._beginning(word)
            for concept in alone:
                found[Hit(concept, start, start + 1)] = None
            for at in self._next(words, start + 1):
                second = words[at]
                for form in (*by_second.get(second, ()), *(one for one in open_second if one.slots[1].holds(second))):
                    end = self._end(form.slots, words, at + 1)
                    if end is not None:
                        found[Hit(form.concept, start, end)] = None
        return list(found)

    def _beginning(self, word: str) -> _Starting:
        """The forms that begin with a word; kept for the words of the table, of which there are only so many."""
        known = self._starting.get(word)
        if known is not None:
            return known
        begun = [form for form in self._begun.get(word[:_KEY], ()) if form.slots[0].holds(word)]
        made = _starting(
            [*self._whole.get(word, ()), *begun, *(form for form in self._numbers if form.slots[0].holds(word))]
        )
        if word in self._whole:
            self._starting[word] = made
        return made

    def _next(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Where the next word of a phrase may stand: here, or behind fillers."""
        for skipped in range(_MOST_SKIPPED + 1):
            if at + skipped >= len(words):
                return
            yield at + skipped
            if words[at + skipped] not in self._fillers:
                return

    def _end(self, slots: Sequence[Slot], words: Sequence[str], at: int) -> int | None:
        """Where a form ends whose third word may stand from `at` on; None where it does not go on."""
        for slot in slots[2:]:
            here = next((one for one in self._next(words, at) if slot.holds(words[one])), None)
            if here is None:
                return None
            at = here + 1
        return at

    def begins(self, word: str) -> bool:
        """Whether a word begins as some form of one word does."""
        return any(len(form.slots) == 1 and form.slots[0].holds(word) for form in self._begun.get(word[:_KEY], ()))


def _starting(forms: Sequence[Form]) -> _Starting:
    by_second: dict[str, list[Form]] = {}
    longer = [form for form in forms if len(form.slots) > 1]
    for form in longer:
        for word in form.slots[1].words:
            by_second.setdefault(word, []).append(form)
    alone = dict.fromkeys(form.concept for form in forms if len(form.slots) == 1)
    open_second = [form for form in longer if form.slots[1].beginnings or form.slots[1].figures]
    return _Starting(tuple(alone), by_second, open_second)


def written(concept: str, form: str) -> Iterator[Form]:
    """A form as it is written in the table, made ready; several where a choice is of more than one word ("10k")."""
    yield from (
        Form(concept, tuple(slot for part in parts for slot in part)) for parts in product(*map(_choices, form.split()))
    )


def _choices(text: str) -> list[tuple[Slot, ...]]:
    plain, parts = [], []
    for choice in text.split("|"):
        if choice.rstrip("*").isalpha() or choice in {NUMBER, LARGE}:
            plain.append(choice)
        else:
            parts.append(tuple(Slot(frozenset({token})) for token in tokens(choice, {})))
    if plain:
        whole = frozenset(choice for choice in plain if not choice.endswith("*") and choice not in {NUMBER, LARGE})
        begun = tuple(choice[:-1] for choice in plain if choice.endswith("*"))
        figures = 1 if NUMBER in plain else _HUNDREDS if LARGE in plain else 0
        parts.append((Slot(whole, begun, figures),))
    return parts


def fault_of(form: Form) -> str:
    """What is wrong with a form; "" for nothing."""
    if not all(slot.words or slot.beginnings or slot.figures for slot in form.slots) or not form.slots:
        return "empty form"
    short = [beginning for slot in form.slots for beginning in slot.beginnings if len(beginning) < _KEY]
    return f"too short: {short[0]!r}" if short else ""
