"""Small sessions in parts, and a score read as a story, for the tests of the hands-free session."""

from collections.abc import Sequence
from typing import Any

from bot.sound.parts import Part
from bot.sound.score import Cue, Score, Sound


def part(name: str = "Split Squat", **rest: Any) -> Part:
    given: dict[str, Any] = {"name": name, "dose": "2 sets of 8", "sets": 2, "work_s": 40, "rep_s": 5, "rest_s": 60}
    return Part(**(given | rest))


def hold(name: str = "Plank", seconds: int = 30, **rest: Any) -> Part:
    return part(name, work_s=seconds, rep_s=0, **rest)


def starts(score: Score) -> list[int]:
    """The seconds at which work begins."""
    return [cue.at for cue in score.cues if cue.sound is Sound.GO]


def heard(score: Score, sound: Sound) -> list[Cue]:
    return [cue for cue in score.cues if cue.sound is sound]


def story(score: Score, parts: Sequence[Part]) -> list[str]:
    """What leads through it, without count-ins, reps and halves: "next Plank", "go Plank 1", "rest 60"."""
    told = {Sound.NEXT, Sound.AGAIN, Sound.SET, Sound.WEAKER, Sound.GO, Sound.SWITCH, Sound.REST, Sound.DONE}
    return [_told(cue, parts) for cue in score.cues if cue.sound in told]


def _told(cue: Cue, parts: Sequence[Part]) -> str:
    match cue.sound:
        case Sound.REST:
            return f"rest {cue.number}"
        case Sound.DONE | Sound.SWITCH:
            return cue.sound.value
        case _:
            return f"{cue.sound.value} {parts[cue.part].name} {cue.number}"
