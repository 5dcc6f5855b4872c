"""The score in clips: each begins at a frame of the file, what would run into one another becomes one."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bot.sound.clips import Clips, Heard, Together
from bot.sound.encode import FRAME, Clip
from bot.sound.parts import Part
from bot.sound.score import Cue, Score, Sound
from bot.sound.tones import RATE
from bot.words import hands_free as words

PAUSE = 8
"""Frames between two sentences, a third of a second: as long as the voice itself makes it."""
LAST_REP_TAKES_S = 3
"""A quicker rep is over before it is announced."""
BEATS = frozenset({Sound.COUNT_IN, Sound.GO, Sound.REP, Sound.LAST_REP})
"""What is moved to."""
BEAT = FRAME // 8
"""Samples: a beat is within 3 ms of its second, and there are eight clips of it. All else is within 23 ms."""


class Placed(NamedTuple):
    """What is heard from a frame on, and its clip."""

    frame: int
    heard: Together
    clip: Clip

    @property
    def end(self) -> int:
        """The first frame that is free again."""
        return self.frame + len(self.clip)


def placed(score: Score, parts: Sequence[Part], clips: Clips, walk_min: int = 0) -> list[Placed]:
    """The whole session, its clips in their order. `walk_min` is said at the end."""
    spoken = clips.voice.present
    cues = [(cue, phrases(cue, parts, walk_min) if spoken else ()) for cue in score.cues]
    clips.prepare((one,) for cue, said in cues for _, one in _heard(cue, said))
    line: list[Placed] = []
    for cue, said in cues:
        for frame, one in _heard(cue, said):
            _put(line, clips, line[-1].end + PAUSE if frame is None else frame, (one,))
    return line


def phrases(cue: Cue, parts: Sequence[Part], walk_min: int = 0) -> tuple[str, ...]:
    """What is said with a cue, in sentences where they are worth keeping apart; () where its tone says it all."""
    part = parts[cue.part]
    if cue.sound is Sound.LAST_REP and part.rep_s < LAST_REP_TAKES_S:
        return ()
    said = {
        Sound.NEXT: (words.coming(part.name, first=not cue.part), words.how_much(part.dose)),
        Sound.AGAIN: (words.again(part.name),),
        Sound.SET: (words.set_of(cue.number, part.sets),),
        Sound.WEAKER: (words.WEAKER_SIDE,),
        Sound.HALFWAY: (words.HALFWAY,),
        Sound.SWITCH: (words.SWITCH,),
        Sound.LAST_REP: (words.LAST_REP,),
        Sound.REST: (words.rest(cue.number),),
        Sound.DONE: (words.done(walk_min),),
    }
    return said.get(cue.sound, ())


def _heard(cue: Cue, said: Sequence[str]) -> list[tuple[int | None, Heard]]:
    """Each with the frame that it begins at, None for "after the one before"."""
    grid = BEAT if cue.sound in BEATS else FRAME
    frame, at = divmod(round(cue.at * RATE / grid) * grid, FRAME)
    first, rest = (said[0], said[1:]) if said else ("", ())
    return [(frame, Heard(at, cue.sound, first)), *((None, Heard(words=one)) for one in rest)]


def _put(line: list[Placed], clips: Clips, frame: int, heard: Together) -> None:
    """At the end of the line; with what it would run into it is one clip."""
    made = clips.of(heard)
    while line and line[-1].end > frame:
        before = line.pop()
        start = min(before.frame, frame)
        heard = (*_later(before.heard, before.frame - start), *_later(heard, frame - start))
        frame, made = start, clips.of(heard)
    line.append(Placed(frame, heard, made))


def _later(heard: Together, frames: int) -> Together:
    return tuple(replace(one, at=one.at + frames * FRAME) for one in heard)
