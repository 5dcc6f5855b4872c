"""Exercises named in a text: by their whole name, or by most of it."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from bot.understanding.utterance import Utterance

_GOOD_ENOUGH = 88.0
_SHORTEST = 4
_LONGEST_NAME = 7
"""Words of the longest name that is looked for with typing errors."""
_SHORTEST_PLURAL = 3
_ONE_LEG = re.compile(r"\b(?:1|one|single) leg(?:ged)?\b")
_OTHER_WORDS = frozenset(
    {"how", "do", "i", "a", "an", "the", "to", "what", "is", "are", "show", "me", "explain", "of", "my", "for", "with"}
)
"""Words of names that say too much else to name an exercise alone."""


class Names:
    """The exercises by name: id -> name.

    `too_common` are words of names that name no exercise when alone, `aliases` short names.
    """

    def __init__(self, names: Mapping[str, str], too_common: Collection[str], aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        self._too_common = frozenset(_plain(too_common))
        self._words = {exercise: frozenset(_plain(name.split())) for exercise, name in sorted(names.items())}
        short = {tuple(_plain(name.partition("(")[0].split())): exercise for exercise, name in names.items()}
        self._exact = short | {tuple(_plain(name.split())): exercise for exercise, name in names.items()}
        self._names = {exercise: " ".join(_plain(name.split())) for exercise, name in sorted(names.items())}

    def exact(self, tokens: Iterable[str]) -> str:
        """The exercise whose name a text is and nothing else, with or without what stands in brackets; "" for none."""
        return self._exact.get(tuple(_plain(tokens)), "")

    def find(self, tokens: Sequence[str], *, loosely: bool) -> tuple[str, ...]:
        """The exercises that a text names, the closest first. `loosely` takes a part of a name ("plank") as well."""
        said = _plain(self._aliases.get(token, token) for token in tokens if token not in _OTHER_WORDS)
        all_said = set(said)
        whole = [exercise for exercise, words in self._words.items() if words <= all_said]
        if whole:
            longest = max(len(self._words[exercise]) for exercise in whole)
            return tuple(exercise for exercise in whole if len(self._words[exercise]) == longest)
        return self._close(said) or (self._parts(said) if loosely else ())

    def length(self, exercise: str) -> int:
        """The words of its name."""
        return len(self._names[exercise].split())

    def bare(self, tokens: Sequence[str], small: Collection[str]) -> tuple[str, ...]:
        """The exercises of a text that is nothing but a name or a part of one: "calf raise", "squats please"."""
        said = [token for token in tokens if token not in small]
        words = _plain(self._aliases.get(token, token) for token in said)
        return self.find(said, loosely=True) if self._meant(words) == set(words) else ()

    def _close(self, said: Sequence[str]) -> tuple[str, ...]:
        text = " ".join(said)
        if not 2 <= len(said) <= _LONGEST_NAME or len(text) < _SHORTEST:
            return ()
        found = process.extract(text, self._names, scorer=fuzz.token_sort_ratio, score_cutoff=_GOOD_ENOUGH, limit=3)
        return tuple(exercise for _, _, exercise in found)

    def _parts(self, said: Sequence[str]) -> tuple[str, ...]:
        """The names that hold every word said that names have, or else every telling one, the shortest name first."""
        telling = [word for word in said if len(word) >= _SHORTEST and word not in self._too_common]
        for words in (said, telling) if self._meant(telling) else ():  # "calf raise" is no raise of another kind
            meant = self._meant(words)
            found = [exercise for exercise, name in self._words.items() if meant <= name]
            if found:
                return tuple(sorted(found, key=lambda exercise: (len(self._words[exercise]), exercise)))
        return ()

    def _meant(self, said: Iterable[str]) -> set[str]:
        """Of the words said those that names have."""
        return {word for word in said if any(word in words for words in self._words.values())}


def _plain(words: Iterable[str]) -> list[str]:
    """Lower case, without plural endings and signs; "one-leg" is single-leg."""
    cleaned = ("".join(c for c in part.lower() if c.isalnum()) for word in words for part in re.split(r"[\s-]", word))
    plain = " ".join(word.removesuffix("s") if len(word) >= _SHORTEST_PLURAL else word for word in cleaned if word)
    return _ONE_LEG.sub("single leg", plain).split()


def numbered(said: Utterance, numbers: Mapping[str, int]) -> int | None:
    """The place in a list by which an exercise is named: "number 2", "exercise three"."""
    words = [said.tokens[hit.end - 1] for hit in said.said("numbered")]
    return next(
        (int(word) if word.isdecimal() else numbers[word] for word in words if word.isdecimal() or word in numbers),
        None,
    )


def among(words: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Of a few exercises (id -> name) those whose names hold all the words."""
    said = set(_plain(words))
    return tuple(exercise for exercise, name in names.items() if said and said <= set(_plain(name.split())))
