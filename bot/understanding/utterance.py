"""A text as the understanding sees it: clean tokens, the concepts found in them, and which of them are denied."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.understanding.contractions import spelled_out

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?|[,.;:!?()/%]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)?[^\W\d_]*|\S")
_WILL = re.compile(
    r"\bill (?=(?:pass|do|train|skip|go|be|try|take|move|lift|run|start|wait|have|get|make|give|see|let|come|finish"
    r"|miss|leave|check|log|rest|sit|work|tell|catch|ask|need|use|add|keep|stop|begin|continue)\b)"
)
"""An "I'll" without its apostrophe."""
_WHY = re.compile(r"^(?:y|wy|whyy+) (?=[a-z])")
"""A text that begins with "y": why."""
_JOINING = frozenset({"and", "then", "so", "i"})
"""Words after which somebody stops, and not the pain."""
_SCOPE = 4
"""How many tokens a denial reaches."""


class Hit(NamedTuple):
    """A concept found at tokens `start` to `end` (exclusive)."""

    concept: str
    start: int
    end: int


class Utterance:
    """A read text. `denied` are the hits under a negation; `asks` says that it ends in "?"."""

    __slots__ = ("_meant", "asks", "denied", "hits", "standing", "tokens")

    def __init__(self, tokens: tuple[str, ...], hits: tuple[Hit, ...], denied: frozenset[Hit]) -> None:
        self.tokens = tokens
        self.hits = hits
        self.denied = denied
        self.asks = bool(tokens) and tokens[-1] == "?"
        self.standing = frozenset(hit.concept for hit in hits)
        self._meant = frozenset(hit.concept for hit in hits if hit not in denied)

    def said(self, concept: str) -> tuple[Hit, ...]:
        """Where the concept is meant: found and not denied."""
        return tuple(hit for hit in self.hits if hit.concept == concept and hit not in self.denied)

    def has(self, *concepts: str) -> bool:
        """Whether any of them is meant."""
        return not self._meant.isdisjoint(concepts)

    def found(self, *concepts: str) -> bool:
        """Whether any of them stands there, denied or not."""
        return not self.standing.isdisjoint(concepts)

    def denies(self, *concepts: str) -> bool:
        """Whether any of them is denied."""
        return any(hit.concept in concepts for hit in self.denied)


def tokens(text: str, emoji: Mapping[str, str]) -> list[str]:
    """Lower-case words, numbers and the signs that part sentences; contractions spelled out, emoji as words."""
    plain = (
        unicodedata.normalize("NFKC", text)
        .lower()
        .replace("’", "'")
        .replace("‘", "'")
        .replace("`", "'")
        .replace("w/o", "without")
    )
    for sign, word in emoji.items():
        if sign in plain:
            plain = plain.replace(sign, f" {word} ")
    plain = _WILL.sub("i will ", _WHY.sub("why ", plain))
    return [token for word in _WORD.findall(plain) for token in _TOKEN.findall(spelled_out(word))]


def unstretched(token: str, known: frozenset[str]) -> str:
    """A word as it is usually written, "sore" for "sooore": as often as a known word has the letter."""
    if not _STRETCHED.search(token):
        return token
    once, twice = _STRETCHED.sub(r"\1", token), _STRETCHED.sub(r"\1\1", token)
    return once if once in known or twice not in known else twice


def swallowed(hits: Sequence[Hit], swallowing: frozenset[str], spared: frozenset[str] = frozenset()) -> tuple[Hit, ...]:
    """The hits without those that lie inside a phrase of a swallowing concept ("sore" in "sore throat")."""
    phrases = [hit for hit in hits if hit.concept in swallowing and hit.end - hit.start > 1]
    return tuple(
        hit
        for hit in hits
        if hit.concept in spared
        or not any(
            phrase.start <= hit.start and hit.end <= phrase.end and hit.end - hit.start < phrase.end - phrase.start
            for phrase in phrases
        )
    )


class Denial(NamedTuple):
    """The concepts that deny: what follows, what went before, what lies inside; and what ends a denial.

    `spared` are concepts whose phrases do not use a denial up: in "not had any pain" it reaches past "not had".
    """

    no: str
    gone: str
    inside: str
    breaks: str
    going_on: str
    spared: frozenset[str]


def denied(words: Sequence[str], hits: Sequence[Hit], by: Denial) -> frozenset[Hit]:
    """The hits under a negation ("no pain"), or with what takes them away ("the pain is gone", "pain free")."""
    own = {by.no, by.gone, by.breaks}
    meant = [hit for hit in hits if hit.concept not in own]
    stops = frozenset(at for hit in hits if hit.concept == by.breaks for at in range(hit.start, hit.end))
    under: set[Hit] = set()
    for hit in hits:
        if hit.concept == by.no:
            under.update(_after(words, meant, hit, stops, by.spared))
        elif hit.concept == by.gone and _ends_it(words, hits, hit, by.going_on):
            under.update(one for one in meant if 0 <= hit.start - one.end <= _SCOPE and not _parted(words, one, hit))
        elif hit.concept == by.inside:
            under.update(one for one in meant if _within(one, hit))
    return frozenset(under)


def _ends_it(words: Sequence[str], hits: Sequence[Hit], gone: Hit, going_on: str) -> bool:
    """Whether nothing follows that changes it: "the pain is gone now" ends it, "pee has gone dark" does not."""
    if gone.start and words[gone.start - 1] in _JOINING:
        return False  # "felt a pop and stopped"
    last = gone.end >= len(words) or not words[gone.end].isalpha()
    return last or any(hit.concept == going_on and hit.start == gone.end for hit in hits)


def _after(
    words: Sequence[str], meant: Sequence[Hit], no: Hit, stops: frozenset[int], spared: frozenset[str]
) -> Iterator[Hit]:
    """The hits that a "not" denies: inside the phrase that it belongs to, else as far as it reaches."""
    around = [hit for hit in meant if hit.start <= no.start and no.end < hit.end and hit.concept not in spared]
    for phrase in around:
        yield from (hit for hit in meant if _within(hit, phrase) and hit.start >= no.end)
    if not around:
        reach = _reach(words, no.end, stops)
        yield from (hit for hit in meant if no.end <= hit.start < reach)


def _within(hit: Hit, phrase: Hit) -> bool:
    return phrase.start <= hit.start and hit.end <= phrase.end and hit != phrase and _size(hit) < _size(phrase)


def _size(hit: Hit) -> int:
    return hit.end - hit.start


def _parted(words: Sequence[str], left: Hit, right: Hit) -> bool:
    return any(word in ".;!?" for word in words[left.end : right.start])


def _reach(words: Sequence[str], start: int, stops: frozenset[int]) -> int:
    """The token at which a denial ends: a break, or a few words on; "or" carries it further."""
    left, at = _SCOPE, start
    while at < len(words) and left > 0 and at not in stops and words[at] not in ".;!?:(":
        if words[at] == "," and not {"or", "nor"} & set(words[at : at + 6]):
            break
        left = _SCOPE if words[at] in {"or", "nor", ","} else left - 1
        at += 1
    return at
