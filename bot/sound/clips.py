"""What is heard without a silence in it, as a clip: tones and words, encoded once and kept.

The latest clips stay in memory. Those with words in them, which take the longest, are on the shelf too, by what is
said, by the voice that says it and by the version of what makes them: the same names, doses and "Switch sides." come in
every session. They are phrases of `bot.words`, and nobody's own.
"""

import hashlib
import logging
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

import msgspec
from msgspec import Struct

from bot.media import version
from bot.media.recipes import Made
from bot.media.shelf import Shelf
from bot.sound.encode import Clip, clip
from bot.sound.score import Sound
from bot.sound.tones import FULL, RATE, tone
from bot.sound.voice import Voice

log = logging.getLogger(__name__)

BREATH_S = 0.08
"""Between a tone and what is said after it."""
KEPT = 1000
"""Clips in memory, at about 5 kB each."""

_cached_tone = cache(tone)
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[bytes, ...]).decode


class Heard(Struct, frozen=True, omit_defaults=True):
    """A tone, words, or a tone and words after it. `at` is the sample it begins at, counted from its clip's first."""

    at: int = 0
    tone: Sound | None = None
    words: str = ""


Together: TypeAlias = tuple[Heard, ...]
"""What one clip holds."""


class KeptClips:
    """The clips of a process, for one session after the other."""

    def __init__(self, shelf: Shelf | None = None, most: int = KEPT) -> None:
        self._shelf, self._most = shelf, most
        self._latest: OrderedDict[str, Clip] = OrderedDict()

    def take(self, key: str) -> Clip | None:
        """What is kept under this key."""
        found = self._latest.get(key)
        if found is None and self._shelf is not None and (made := self._shelf.take(key)) is not None:
            try:
                found = _decode(made.content)
            except msgspec.DecodeError:
                return None
            self._remember(key, found)
        return found

    def put(self, key: str, made: Clip, *, shelved: bool) -> None:
        """Keeps it. One that cannot be kept is made again."""
        self._remember(key, made)
        if shelved and self._shelf is not None:
            try:
                self._shelf.put(key, Made(content=_encode(made)))
            except OSError as error:
                log.warning("%s: %s", self._shelf.folder, error.strerror)

    def _remember(self, key: str, made: Clip) -> None:
        self._latest[key] = made
        if len(self._latest) > self._most:
            self._latest.popitem(last=False)


class Clips:
    """The clips of one session, in one voice."""

    def __init__(self, voice: Voice, kept: KeptClips | None = None) -> None:
        self.voice = voice
        self._kept = kept or KeptClips()

    def prepare(self, coming: Iterable[Together]) -> None:
        """Has the words of these spoken ahead, side by side, as far as they are not known."""
        words = {one: "".join(part.words for part in one) for one in coming}
        self.voice.learn(said for one, said in words.items() if said and self._kept.take(self._key(one)) is None)

    def of(self, heard: Together) -> Clip:
        """The clip of these; words that cannot be said are left out, and that one is not kept."""
        key = self._key(heard)
        found = self._kept.take(key)
        if found is None:
            found = clip(_mixed([sound for one in heard for sound in self._sounds(one)]))
            words = [one.words for one in heard if one.words]
            if all(said in self.voice.spoken for said in words):
                self._kept.put(key, found, shelved=bool(words))
        return found

    def _key(self, heard: Together) -> str:
        made_by = f"{version.now()} {self.voice.version}:"
        return hashlib.sha256(made_by.encode() + _encode(heard)).hexdigest()[:32]

    def _sounds(self, one: Heard) -> "Iterable[tuple[int, array[int]]]":
        """Each with the sample that it begins at."""
        at = one.at
        if one.tone is not None:
            yield at, _cached_tone(one.tone)
            at += len(_cached_tone(one.tone)) + round(BREATH_S * RATE)
        if (said := self.voice.say(one.words)) is not None:
            yield at, said


def _mixed(sounds: "Sequence[tuple[int, array[int]]]") -> "array[int]":
    """All of them. What sounds at the same time is added up, and never wraps around."""
    found = array("h", bytes(2 * max((at + len(one) for at, one in sounds), default=0)))
    for begins, samples in sounds:
        at = slice(begins, begins + len(samples))
        found[at] = _added(found[at], samples) if any(found[at]) else samples
    return found


def _added(one: "array[int]", other: "array[int]") -> "array[int]":
    return array("h", [max(-FULL, min(FULL, a + b)) for a, b in zip(one, other, strict=True)])
