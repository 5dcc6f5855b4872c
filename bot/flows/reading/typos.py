"""The name that was meant by a word with one slip of the finger in it."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

_LEAST = 6
"""Shorter words are one letter away from too many others: "heel" from "feel", "toe" from "the"."""


def meant(word: str, names: Iterable[str]) -> str | None:
    """The one name that is at most a letter away: missing, wrong, too much, or two swapped. None where two could be."""
    known = list(names)
    if word in known:
        return word
    near = [name for name in known if min(len(word), len(name)) >= _LEAST and OSA.distance(word, name) <= 1]
    return near[0] if len(near) == 1 else None
