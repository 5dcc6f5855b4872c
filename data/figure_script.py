"""What a figure does, as values: its poses, the steps through them at a tempo, and the equipment."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from coaching.runner import Area
from data.figure_values import Numbers, Pose


class View(StrEnum):
    """Where the figure is seen from."""

    SIDE = "side"
    QUARTER = "quarter"
    FRONT = "front"
    BACK = "back"
    HIGH = "high"
    ABOVE = "above"
    HILL = "hill"


class Path(StrEnum):
    """What the three numbers of a tempo move: lowering first, lifting first, or a position that is held."""

    LOWER = "lower"
    LIFT = "lift"
    HOLD = "hold"


class Word(StrEnum):
    """What the figure does, by its id in the key frames. What a runner reads stands in `bot.words.figures`."""

    DOWN = "down"
    UP = "up"
    HOLD = "hold"
    OUT = "out"
    BACK = "back"
    PULL = "pull"
    PUSH = "push"
    PRESS = "press"
    OPEN = "open"
    CLOSE = "close"
    REACH = "reach"
    ROLL = "roll"
    STEP = "step"
    SWITCH = "switch"
    JUMP = "jump"
    LAND = "land"
    STICK = "stick"
    DRIVE = "drive"
    SQUEEZE = "squeeze"
    RELAX = "relax"
    BREATHE = "breathe"
    SLIDE = "slide"
    WALK = "walk"
    HOP = "hop"
    SWING = "swing"
    CIRCLE = "circle"
    STRETCH = "stretch"
    TAP = "tap"
    DROP = "drop"


class Ease(StrEnum):
    """How a step gathers and loses speed: at rest at both ends, thrown up, falling, even."""

    SMOOTH = "smooth"
    RISE = "rise"
    FALL = "fall"
    EVEN = "even"


Share: TypeAlias = Annotated[str, Meta(pattern=r"^(lower|pause|lift)(\*[01]\.\d+)?$")]


class Step(Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """On to a pose (`~` before its name: near and far change places).

    `time` is in seconds, or one of the tempo's numbers or a share of it: "lower", "pause", "lift", "lower*0.4".
    """

    to: str
    time: float | Share
    say: Word
    ease: Ease = Ease.SMOOTH


class Kind(StrEnum):
    """What a prop is: what stands around, then what is held or worn."""

    BENCH = "bench"
    CHAIR = "chair"
    STEP = "step"
    BOX = "box"
    WALL = "wall"
    SIDE_WALL = "side_wall"
    CUSHION = "cushion"
    POST = "post"
    LINE = "line"
    ROLLER = "roller"
    ROLLER_ALONG = "roller_along"
    BOTTLE = "bottle"
    BAR = "bar"
    DUMBBELL = "dumbbell"
    GOBLET = "goblet"
    KETTLEBELL = "kettlebell"
    SWUNG_BELL = "swung_bell"
    BARBELL = "barbell"
    BAND = "band"
    LOOP = "loop"
    PILLOW = "pillow"
    ROPE = "rope"
    TOWEL = "towel"


class Prop(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of equipment, or what stands around.

    `at` is where it stands (a box: the middle of its bottom), `size` its length, height and width. `on` is the point of
    the body that holds it. A band runs from `on`, or `at`, to each point in `to`. `front` draws it before the figure.
    """

    kind: Kind
    at: Numbers | None = None
    size: Numbers | None = None
    on: str = ""
    to: tuple[str, ...] = ()
    front: bool = False


class Works(StrEnum):
    """Whose muscles are tinted: the near side's, both sides', or those of the leg whose turn it is."""

    NEAR = "near"
    BOTH = "both"
    TURNS = "turns"


class Figure(Struct, frozen=True, eq=False):
    """How one exercise moves: its poses by name (`start` among them), the steps through them, what stands around.

    `zoom` is the point of the body that is seen from near. `works` says whose muscles work (None: of a one-sided
    exercise the near side's, else both sides'), `far` which of them work on the far side instead: what carries, while
    the near side moves.
    """

    exercise: str
    view: View
    poses: Mapping[str, Pose]
    path: Path | None
    steps: tuple[Step, ...]
    say: tuple[Word, ...]
    props: tuple[Prop, ...]
    zoom: str = ""
    works: Works | None = None
    far: tuple[Area, ...] = ()
