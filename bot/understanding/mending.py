"""Typing errors: what an unknown word was most likely meant to be."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.utterance import unstretched

_SHORTEST = 4
_LONG_WORD = 8
_OFTEN_BEGUN = 5
"""Letters from which the beginning of a word is mended, too: "tiingling" is "tingl*"."""
_SAYS_NOTHING = 2
"""So much less likely is a word that is right and means nothing here."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ENDINGS = frozenset(
    {"", "s", "d", "e", "g", "y", "es", "ed", "er", "in", "ng", "ly", "ea", "ing", "ion", "ies", "ous", "ness"}
)
"""What may follow the beginning of a word, if its one error was made there."""
_CLOSEST = 6
"""Words of the same distance among which the likeliest error decides."""


class Mending:
    """Mends words. `words` may be meant, those before others first; `right` are further words that are right.

    `begun` are beginnings of words, `short` are contractions and what they stand for.
    """

    def __init__(
        self, words: Iterable[str], right: Collection[str], begun: Iterable[str], short: Mapping[str, str]
    ) -> None:
        self._right = frozenset(right)
        self._short = {word: full for word, full in short.items() if len(word) > _SHORTEST}
        meant = tuple(words)
        beginnings = tuple(begun)
        self._meaning = frozenset(meant) | frozenset(beginnings)
        self._words = _by_letter(dict.fromkeys([*meant, *sorted(self._right)]))
        self._begun = _by_letter(one for one in beginnings if len(one) >= _OFTEN_BEGUN)

    def mended(self, word: str, *, begun: bool = False) -> str:
        """The word, or what it stands for: of several words where a contraction was meant.

        `begun` says that it begins as a known word does: then only a slip of the finger is mended.
        """
        word = unstretched(word, self._right)
        if word in self._right or len(word) < _SHORTEST or not word.isalpha():
            return word
        short = process.extractOne(word, list(self._short), scorer=OSA.distance, score_cutoff=1)
        if short and _alike(short[0], word) and word[-1] in {"t", "n"}:
            return self._short[short[0]]
        near = self._meant(word, 1)
        if begun:
            return near if near in self._meaning and _effort(word, near) <= 1 else word
        if near is None and (beginning := self._begins(word)):
            return beginning
        if near is None and len(word) >= _LONG_WORD:
            near = self._meant(word, 2)
        return near if near in self._meaning else word

    def _meant(self, word: str, allowed: int) -> str | None:
        likely = [one for letter in dict.fromkeys(word[:2]) for one in self._words.get(letter, ())]
        found = process.extract(word, likely, scorer=OSA.distance, score_cutoff=allowed, limit=_CLOSEST)
        alike = [(distance, self._effort(word, one), at, one) for one, distance, at in found if _alike(one, word)]
        return min(alike)[-1] if alike else None

    def _effort(self, typed: str, meant: str) -> int:
        """How unusual an error it would be; more for a word that says nothing here."""
        return _effort(typed, meant) + (0 if meant in self._meaning else _SAYS_NOTHING)

    def _begins(self, word: str) -> str | None:
        """The beginning that a longer word has but for one error."""
        for one in self._begun.get(word[0], ()):
            sizes = (len(one), len(one) + 1, len(one) - 1) if len(word) > len(one) else ()
            if any(word[size:] in _ENDINGS and OSA.distance(one, word[:size], score_cutoff=1) <= 1 for size in sizes):
                return one
        return None


def _by_letter(words: Iterable[str]) -> dict[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _SHORTEST:
            found.setdefault(word[0], []).append(word)
    return {letter: tuple(each) for letter, each in found.items()}


def _alike(meant: str, typed: str) -> bool:
    """People rarely miss the first letter, except by changing it with the second."""
    return meant[0] == typed[0] or (meant[0] == typed[1] and meant[1] == typed[0])


def _effort(typed: str, meant: str) -> int:
    """How unusual an error it would be: a letter doubled or not, two changed, one too many or too few, a wrong one."""
    if _once(typed) == _once(meant):
        return 0
    if sorted(typed) == sorted(meant) or _beside(typed, meant):
        return 1
    return 2 if len(typed) != len(meant) else 3


def _beside(typed: str, meant: str) -> bool:
    """Whether only the key beside the right one was hit."""
    wrong = [(left, right) for left, right in zip(typed, meant, strict=False) if left != right]
    return len(typed) == len(meant) and all(_keys_touch(left, right) for left, right in wrong)


def _keys_touch(left: str, right: str) -> bool:
    places = {key: (row, at) for row, keys in enumerate(_KEYS) for at, key in enumerate(keys)}
    if left not in places or right not in places:
        return False
    return max(abs(one - other) for one, other in zip(places[left], places[right], strict=True)) <= 1


def _once(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if letter != word[at - 1 : at])
