"""The tones: a motif for each cue, with a soft beginning and end so that nothing clicks. What they are: `bot.sound`."""

import math
from array import array
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from bot.sound.score import Sound

RATE = 22_050
"""Samples a second: what espeak-ng speaks at, so nothing has to be converted; enough for speech and tones."""
FULL = 32_767
"""The largest sample of 16 bits."""
ATTACK_S = 0.012
RELEASE_S = 0.045
OVERTONE = 0.25
"""How much of the octave is mixed in: small speakers carry it better than the note itself."""


class Motif(Struct, frozen=True):
    """Notes in Hz of `each_s` seconds, one after the other, `level` of 1 loud at most."""

    notes: tuple[float, ...]
    each_s: float = 0.16
    level: float = 0.5


MOTIFS: Mapping[Sound, Motif] = MappingProxyType(
    {
        Sound.NEXT: Motif((523.25, 659.26, 783.99)),
        Sound.AGAIN: Motif((659.26, 783.99)),
        Sound.SET: Motif((659.26,), 0.25),
        Sound.WEAKER: Motif((659.26, 659.26, 783.99)),
        Sound.COUNT_IN: Motif((880.0,), 0.14, 0.45),
        Sound.GO: Motif((1318.51,), 0.5, 0.6),
        Sound.REP: Motif((440.0,), 0.09, 0.3),
        Sound.LAST_REP: Motif((587.33,), 0.14, 0.4),
        Sound.HALFWAY: Motif((783.99, 783.99)),
        Sound.SWITCH: Motif((987.77, 659.26, 987.77)),
        Sound.REST: Motif((523.25, 392.0), 0.25),
        Sound.DONE: Motif((523.25, 659.26, 783.99, 1046.5), 0.22),
    }
)


def tone(sound: Sound) -> "array[int]":
    """A cue's tone, as samples of 16 bits."""
    motif = MOTIFS[sound]
    return array("h", [value for note in motif.notes for value in _note(note, motif.each_s, motif.level)])


def _note(hertz: float, seconds: float, level: float) -> Sequence[int]:
    count = round(seconds * RATE)
    peak = level * FULL / (1 + OVERTONE)
    turn = 2 * math.pi * hertz / RATE
    return [
        round(peak * _envelope(at, count) * (math.sin(turn * at) + OVERTONE * math.sin(2 * turn * at)))
        for at in range(count)
    ]


def _envelope(at: int, count: int) -> float:
    """0 at both ends, 1 between, along half a cosine."""
    rising, falling = at / (ATTACK_S * RATE), (count - 1 - at) / (RELEASE_S * RATE)
    part = min(1.0, rising, falling)
    return (1 - math.cos(math.pi * part)) / 2
