"""The score as sound: a second at a time, so that half an hour never stands in memory as a whole."""

from array import array
from collections.abc import Iterator, Sequence
from functools import cache

from bot.sound.parts import Part
from bot.sound.score import Cue, Score, Sound
from bot.sound.tones import FULL, RATE, tone
from bot.sound.voice import Voice
from bot.words import hands_free as words

BREATH_S = 0.08
"""Between a tone and what is said after it."""

LAST_REP_TAKES_S = 3
"""A quicker rep is over before it is announced."""

_cached_tone = cache(tone)


def rendered(score: Score, parts: Sequence[Part], voice: Voice, walk_min: int = 0) -> "Iterator[array[int]]":
    """The whole session, one second of mono samples of 16 bits after the other. `walk_min` is said at the end."""
    ahead = _placed(score, parts, voice, walk_min)
    coming = next(ahead, None)
    sounding: list[tuple[int, array[int]]] = []
    for start in range(0, score.seconds * RATE, RATE):
        while coming is not None and coming[0] < start + RATE:
            sounding.append(coming)
            coming = next(ahead, None)
        yield _mixed(start, sounding)
        sounding = [one for one in sounding if one[0] + len(one[1]) > start + RATE]


def phrase(cue: Cue, parts: Sequence[Part], walk_min: int = 0) -> str:
    """What is said with a cue, "" where its tone says it all."""
    part = parts[cue.part]
    if cue.sound is Sound.LAST_REP and part.rep_s < LAST_REP_TAKES_S:
        return ""
    said = {
        Sound.NEXT: words.coming(part.name, part.dose, first=not cue.part),
        Sound.AGAIN: words.again(part.name),
        Sound.SET: words.set_of(cue.number, part.sets),
        Sound.WEAKER: words.WEAKER_SIDE,
        Sound.HALFWAY: words.HALFWAY,
        Sound.SWITCH: words.SWITCH,
        Sound.LAST_REP: words.LAST_REP,
        Sound.REST: words.rest(cue.number),
        Sound.DONE: words.done(walk_min),
    }
    return said.get(cue.sound, "")


def _placed(score: Score, parts: Sequence[Part], voice: Voice, walk_min: int) -> "Iterator[tuple[int, array[int]]]":
    """Each sound with the sample that it begins at, in the order of the cues."""
    for cue in score.cues:
        heard = _cached_tone(cue.sound)
        yield cue.at * RATE, heard
        said = voice.say(phrase(cue, parts, walk_min))
        if said is not None:
            yield cue.at * RATE + len(heard) + round(BREATH_S * RATE), said


def _mixed(start: int, sounding: "Sequence[tuple[int, array[int]]]") -> "array[int]":
    """The second that begins at sample `start`. What sounds at the same time is added up, and never wraps around."""
    second = array("h", bytes(2 * RATE))
    empty = True
    for begins, samples in sounding:
        low, high = max(begins, start), min(begins + len(samples), start + RATE)
        piece = samples[low - begins : high - begins]
        at = slice(low - start, high - start)
        if not empty:
            piece = array("h", [max(-FULL, min(FULL, a + b)) for a, b in zip(second[at], piece, strict=True)])
        second[at] = piece
        empty = False
    return second
