"""What is shown in an exercise's animation while it moves. The key frames name each word by its id."""

from data.figure_script import Word

WORDS = {
    Word.DOWN: "down",
    Word.UP: "up",
    Word.HOLD: "hold",
    Word.OUT: "out",
    Word.BACK: "back",
    Word.PULL: "pull",
    Word.PUSH: "push",
    Word.PRESS: "press",
    Word.OPEN: "open",
    Word.CLOSE: "close",
    Word.REACH: "reach",
    Word.ROLL: "roll",
    Word.STEP: "step",
    Word.SWITCH: "switch",
    Word.JUMP: "jump",
    Word.LAND: "land",
    Word.STICK: "stick it",
    Word.DRIVE: "drive",
    Word.SQUEEZE: "squeeze",
    Word.RELAX: "relax",
    Word.BREATHE: "breathe",
    Word.SLIDE: "slide",
    Word.WALK: "walk",
    Word.HOP: "hop",
    Word.SWING: "swing",
    Word.CIRCLE: "circle",
    Word.STRETCH: "stretch",
    Word.TAP: "tap",
    Word.DROP: "drop",
}


def word(shown: Word) -> str:
    """One word: what to do now."""
    return WORDS[shown]


def tempo(told: str, *, lift_first: bool) -> str:
    """A tempo in figures, in the order that the film goes: 3-1-1 is shown as 1-1-3 where the lift comes first."""
    return "-".join(reversed(told.split("-"))) if lift_first else told
