"""How a figure moves: enough to be seen, from where it can be seen, smoothly around the loop, and at the tempo."""

from collections.abc import Iterator

from bot.pictures.figure.camera import camera
from bot.pictures.figure.drawing import HEIGHT, STRIP, WIDTH, Take
from bot.pictures.figure.skeleton import Skeleton
from bot.pictures.figure.timeline import FPS, seconds, steps
from bot.pictures.figure.vectors import Vec, distance
from data.figure_script import Path

SEEN = 4.0  # percent of body height: 11 pixels
SEEN_NEAR = 0.8  # of what is looked at from near
BREATH = 0.4
SHOWN = 0.5  # the part of the movement that the view must show


def _way(shot: Take, skeleton: Skeleton, part: float, name: str) -> Vec:
    x, y, z = skeleton.points[name]
    return (x - part * shot.travel, y, z)


def amplitudes(shot: Take) -> tuple[float, float]:
    """How far the point that moves most goes in space, and how far it is seen to go."""
    look = camera(shot.figure.view)
    furthest, seen = 0.0, 0.0
    for name in shot.skeletons[0].points:
        ways = [
            _way(shot, skeleton, beat.part, name)
            for beat, skeleton in zip(shot.beats[::3], shot.skeletons[::3], strict=True)
        ]
        spots = [look.see(way) for way in ways]
        far = max(distance(ways[0], way) for way in ways)
        if far > furthest:
            furthest = far
            seen = max(((spots[0].x - one.x) ** 2 + (spots[0].y - one.y) ** 2) ** 0.5 for one in spots)
    return furthest, seen


def out_of_sight(shot: Take, number: int) -> Iterator[str]:
    """A point of the body beside the picture, unless one point is looked at from near."""
    beat, skeleton = shot.beats[number], shot.skeletons[number]
    spots = ((name, shot.look.see(at, beat.part * shot.travel)) for name, at in skeleton.points.items())
    for name, spot in spots if not shot.figure.zoom else ():
        if not (0 < spot.x < WIDTH and 0 < spot.y < HEIGHT - STRIP):
            yield f"{name} leaves the picture"


def unseen(shot: Take) -> Iterator[str]:
    """A movement too small to see, or seen from where it does not show."""
    least = BREATH if shot.figure.path is Path.HOLD else SEEN_NEAR if shot.figure.zoom else SEEN
    furthest, seen = amplitudes(shot)
    if furthest < least:
        yield f"moves by {furthest:.1f} only"
    if seen < SHOWN * furthest and shot.figure.path is not Path.HOLD:
        yield f"is seen from where it moves by {seen:.1f} of {furthest:.1f}"


def jumping(shot: Take) -> Iterator[str]:
    """A loop that does not close, or a jerk within it: a step far beyond those around it."""
    ways = []
    count = len(shot.beats)
    for number in range(count):
        after = (number + 1) % count
        gone = shot.travel / count
        ways.append(
            max(
                distance(
                    _way(shot, shot.skeletons[number], shot.beats[number].part, name),
                    _way(shot, shot.skeletons[after], shot.beats[after].part, name),
                )
                for name in shot.skeletons[0].points
            )
            + gone * 0
        )
    around = max(ways[:-1], default=0.0)
    if ways[-1] > around * 1.25 + 0.5:
        yield f"the loop jumps by {ways[-1]:.1f} where no frame moves by more than {around:.1f}"


def off_tempo(shot: Take, tempo: str) -> Iterator[str]:
    """Phases of a tempo that are not gone through, and frames that are too many or too few."""
    told = steps(shot.figure)
    given = seconds(tempo)
    if "-" in tempo and shot.figure.path is not Path.HOLD:
        for phase, lasts in given.items():
            share = sum(
                float(step.time.partition("*")[2] or 1)
                for step in told
                if isinstance(step.time, str) and step.time.partition("*")[0] == phase
            )
            if lasts and (share < 0.99 or abs(share - round(share)) > 0.011):
                yield f"{phase} of the tempo is gone through {share:.2f} times"
    lasts = sum(
        step.time
        if isinstance(step.time, float | int)
        else given[step.time.partition("*")[0]] * float(step.time.partition("*")[2] or 1)
        for step in told
    )
    if abs(len(shot.beats) - lasts * FPS) > len(told):
        yield f"lasts {len(shot.beats) / FPS:.1f} s, not {lasts:.1f}"
