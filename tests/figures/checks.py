"""Everything that is computed of a figure before somebody looks at it."""

import re
from collections.abc import Iterator

from bot.pictures.figure.drawing import Take
from coaching.exercise import Pattern
from tests.figures import contacts, moves, ranges, tints


def faults(shot: Take) -> Iterator[str]:
    """What is wrong with an exercise's animation, each fault once."""
    told: set[str] = set()
    for fault in (
        *_of_frames(shot),
        *contacts.sliding(shot),
        *moves.unseen(shot),
        *moves.jumping(shot),
        *tints.flickering(shot),
    ):
        kind = re.sub(r"[\d.]+", "", fault)
        if kind not in told:
            told.add(kind)
            yield fault
    yield from moves.off_tempo(shot, shot.exercise.tempo)


def _of_frames(shot: Take) -> Iterator[str]:
    done: set[object] = set()
    for number, (beat, skeleton) in enumerate(zip(shot.beats, shot.skeletons, strict=True)):
        if beat.moment in done and not beat.key:
            continue
        done.add(beat.moment)
        yield from ranges.out_of_range(skeleton)
        yield from ranges.changed_bones(skeleton)
        yield from ranges.misses(beat.moment, skeleton)
        yield from contacts.sinking(skeleton)
        yield from contacts.empty_hands(shot.figure, skeleton)
        yield from contacts.bar_away(shot.figure, skeleton)
        yield from moves.out_of_sight(shot, number)
        if beat.key:
            yield from tints.idle(shot, number)
        if shot.exercise.pattern is not Pattern.PLYOMETRIC and not shot.travel:
            yield from contacts.toppling(shot, number)
