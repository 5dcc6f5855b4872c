"""From steps and a tempo to moments: which pose, which word and which count are seen when. The loop is seamless."""

from collections.abc import Mapping
from math import ceil, cos, pi
from typing import NamedTuple

from bot.pictures.figure.blend import Moment, blended, moment, swapped
from bot.pictures.figure.skeleton import solve
from data.figure_script import Ease, Figure, Path, Step, Word

FPS = 12
EXPLOSIVE_S = 0.6  # a lift "as fast as form allows" (E)
HOLD_S = 6
BREATH_S = 3
_BREATH = 0.9  # how far the shoulders rise with a breath
_SPOKEN = {"slow": "3-1-3", "easy": "1-0-1", "walk": "1-0-1", "fast": "1-0-X", "hold": "2-2-2"}
_PHASES = ("lower", "pause", "lift")
_WORDS = {
    Path.LOWER: (Word.DOWN, Word.HOLD, Word.UP),
    Path.LIFT: (Word.UP, Word.HOLD, Word.DOWN),
    Path.HOLD: (Word.HOLD, Word.HOLD, Word.HOLD),
}


class Beat(NamedTuple):
    """One frame of the animation: the moment, the word and the count shown, and how much of the loop is over.

    `key` is the name of the pose that the figure is exactly in, "" on the way.
    """

    moment: Moment
    word: Word
    shown: str
    part: float
    key: str


class _Phase(NamedTuple):
    step: Step
    seconds: float


def seconds(tempo: str) -> dict[str, float]:
    """What a tempo gives to lowering, pause and lifting."""
    numbers = _SPOKEN.get(tempo, tempo).split("-")
    return {
        phase: EXPLOSIVE_S if number == "X" else float(number) for phase, number in zip(_PHASES, numbers, strict=True)
    }


def steps(figure: Figure) -> tuple[Step, ...]:
    """The figure's own steps, or those of its path."""
    if figure.path is None:
        return figure.steps
    first, middle, last = figure.say or _WORDS[figure.path]
    match figure.path:
        case Path.LOWER:
            return Step("end", "lower", first), Step("end", "pause", middle), Step("start", "lift", last)
        case Path.LIFT:
            return Step("end", "lift", first), Step("end", "pause", middle), Step("start", "lower", last)
        case Path.HOLD:
            return (Step("start", HOLD_S, first),)


def beats(figure: Figure, tempo: str, loads: Mapping[str, float] = {}) -> tuple[Beat, ...]:
    """Every frame of one loop, at `FPS` frames a second."""
    poses = {name: _settled(moment(pose), loads) for name, pose in figure.poses.items()}
    if figure.path is Path.HOLD:
        return tuple(_held(poses["start"], figure))
    found: list[Beat] = []
    phases = [one for one in _phases(figure, tempo) if one.seconds > 0]
    whole = sum(_frames(one) for one in phases)
    name = _before(phases[-1].step.to, poses)
    for phase in phases:
        start, end = _pose(name, poses), _pose(phase.step.to, poses)
        if start.anchor != end.anchor:
            start, end = _freed(start, loads), _freed(end, loads)
        for number in range(_frames(phase)):
            part = number / _frames(phase)
            eased = 0.0 if start == end else _eased(part, phase.step.ease)
            key = name if number == 0 or start == end else ""
            shown = _count(phase, part)
            found.append(Beat(blended(start, end, eased), phase.step.say, shown, len(found) / whole, key))
        name = phase.step.to
    return tuple(found)


def _before(last: str, poses: Mapping[str, Moment]) -> str:
    """Where the loop begins: the last pose, without the way that was gone in it."""
    return "start" if poses[last.removeprefix("~")].shift else last


def _pose(name: str, poses: Mapping[str, Moment]) -> Moment:
    return swapped(poses[name.removeprefix("~")]) if name.startswith("~") else poses[name]


def _settled(pose: Moment, loads: Mapping[str, float]) -> Moment:
    """The pose with its pelvis where the balance and the legs' length put it, so that the way there is smooth."""
    return _freed(pose, loads) if pose.anchor == "pelvis" else pose


def _freed(pose: Moment, loads: Mapping[str, float]) -> Moment:
    """The same pose, told by its pelvis."""
    x, y, z = solve(pose, loads).points["pelvis"]
    return pose._replace(anchor="pelvis", x=x, y=y, z=z)


def _phases(figure: Figure, tempo: str) -> list[_Phase]:
    given = seconds(tempo)
    return [_Phase(step, _lasting(step, given)) for step in steps(figure)]


def _lasting(step: Step, given: Mapping[str, float]) -> float:
    if not isinstance(step.time, str):
        return step.time
    name, _, share = step.time.partition("*")
    return given[name] * float(share or 1)


def _frames(phase: _Phase) -> int:
    return max(1, round(phase.seconds * FPS))


def _count(phase: _Phase, part: float) -> str:
    return str(ceil(phase.seconds * (1 - part) - 1e-9)) if phase.seconds >= 1 else ""


def _eased(part: float, ease: Ease) -> float:
    match ease:
        case Ease.SMOOTH:
            return (1 - cos(pi * part)) / 2
        case Ease.RISE:
            return 1 - (1 - part) ** 2
        case Ease.FALL:
            return part**2
        case Ease.EVEN:
            return part


def _held(pose: Moment, figure: Figure) -> list[Beat]:
    """A position that is held: it breathes, and the seconds are counted up."""
    whole = HOLD_S * FPS
    word = steps(figure)[0].say
    found = []
    for number in range(whole):
        breath = (1 - cos(2 * pi * number / (BREATH_S * FPS))) / 2
        breathing = pose._replace(shrug=pose.shrug + round(_BREATH * breath, 3))
        found.append(Beat(breathing, word, str(number // FPS + 1), number / whole, "start"))
    return found
