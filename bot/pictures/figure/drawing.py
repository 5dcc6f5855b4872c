"""An exercise as pictures: all frames of its loop, or the few that a contact sheet shows."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PIL import Image, ImageDraw

from bot.pictures.figure import canvas, equipment
from bot.pictures.figure.camera import Camera, camera, framed
from bot.pictures.figure.canvas import FINE
from bot.pictures.figure.scene import Drawn, behind, figure_shapes
from bot.pictures.figure.skeleton import Skeleton, solve
from bot.pictures.figure.timeline import Beat, beats
from coaching.exercise import Exercise
from data.figure_script import Figure, View

WIDTH, HEIGHT, STRIP = 360, 372, 48  # even numbers: H.264 in yuv420p takes no others
_MARGIN = 12
_NEAR = 20.0  # what is seen around a point that is looked at from near
_MARKS = 24.0  # how far the marks on the ground are apart, about
_HORIZON = 30.0  # how far behind the figure the ground ends


class Take(NamedTuple):
    """One exercise, solved: its beats, the skeleton of each, and the camera that shows all of them."""

    figure: Figure
    exercise: Exercise
    beats: tuple[Beat, ...]
    skeletons: tuple[Skeleton, ...]
    look: Camera
    travel: float


def take(figure: Figure, exercise: Exercise, tempo: str = "") -> Take:
    """Solve a figure at a tempo, or at its exercise's own."""
    loads = equipment.loads(figure)
    told = beats(figure, tempo or exercise.tempo, loads)
    solved: dict[object, Skeleton] = {}
    for beat in told:
        if beat.moment not in solved:
            solved[beat.moment] = solve(beat.moment, loads)
    skeletons = tuple(solved[beat.moment] for beat in told)
    travel = max((pose.shift for pose in figure.poses.values()), default=0.0) if _travels(figure) else 0.0
    bare = camera(figure.view)
    shown = list(zip(told, skeletons, strict=True))[:: max(1, len(told) // 16)]
    circles = [
        circle
        for beat, skeleton in shown
        for one in (
            *behind(figure, bare, beat.part * travel),
            *figure_shapes(figure, skeleton, bare, (), one_side=False, along=beat.part * travel),
        )
        for circle in one.circles
    ]
    if figure.zoom:
        point = bare.see(skeletons[0].points[figure.zoom])
        circles = [(point.x, point.y - _NEAR / 3, _NEAR)]
    look = framed(bare, circles, WIDTH - 2 * _MARGIN, HEIGHT - STRIP - 2 * _MARGIN, close=bool(figure.zoom))
    look = look._replace(left=look.left + _MARGIN, top=look.top + _MARGIN)
    return Take(figure, exercise, told, skeletons, look, travel)


def _travels(figure: Figure) -> bool:
    return figure.path is None and figure.poses[figure.steps[-1].to.removeprefix("~")].shift != 0


def bodies(shot: Take) -> Iterator[Image.Image]:
    """Each beat's picture without words. What was drawn already is not drawn again."""
    large = shot.look._replace(scale=shot.look.scale * FINE, left=shot.look.left * FINE, top=shot.look.top * FINE)
    drawn: dict[object, Image.Image] = {}
    still: Image.Image | None = None
    for beat, skeleton in zip(shot.beats, shot.skeletons, strict=True):
        along = beat.part * shot.travel
        key = (beat.moment, along)
        if key not in drawn:
            if still is None or shot.travel:
                still = _surroundings(shot, large, along)
            image = still.copy()
            shapes = figure_shapes(
                shot.figure, skeleton, large, shot.exercise.areas, one_side=_one_side(shot), along=along
            )
            canvas.paint(image, shapes)
            drawn[key] = canvas.smooth(image)
        yield drawn[key]


def _one_side(shot: Take) -> bool:
    """Whether one side works all the time: it does not where the sides change within the loop."""
    return shot.exercise.unilateral and not any(step.to.startswith("~") for step in shot.figure.steps)


def _surroundings(shot: Take, large: Camera, along: float) -> Image.Image:
    image = Image.new("RGB", (WIDTH * FINE, (HEIGHT - STRIP) * FINE), canvas.AIR)
    far = large.see((-_HORIZON * large.towards[0], 0.0, -_HORIZON * large.towards[2]))
    rise = large.right[1] / large.up[1]
    left, right = far.y + rise * far.x, far.y + rise * (far.x - image.width)
    ground = [(0, left), (image.width, right), (image.width, image.height), (0, image.height)]
    ImageDraw.Draw(image).polygon(ground, fill=canvas.GROUND)
    if shot.travel:
        canvas.paint(image, _marks(shot, large, along))
    canvas.paint(image, behind(shot.figure, large, along))
    return image


def _marks(shot: Take, large: Camera, along: float) -> Iterator[Drawn]:
    """Lines on the ground that show how far the figure goes; they repeat with each loop."""
    apart = shot.travel / max(1, round(shot.travel / _MARKS))
    first = round(along / apart)
    for number in range(first - 7, first + 8):
        ends = [large.see((number * apart, 0, z), along) for z in (-26.0, 22.0)]
        yield Drawn(tuple((one.x, one.y, 0.4 * large.scale) for one in ends), "wall", edge=False, ring=False)


def lettered(body: Image.Image, word: str, count: str, tempo: str, part: float) -> Image.Image:
    """The finished picture: the body, and under it the word, the tempo and the count."""
    image = Image.new("RGB", (WIDTH, HEIGHT), canvas.AIR)
    image.paste(body, (0, 0))
    draw = ImageDraw.Draw(image)
    top = HEIGHT - STRIP
    draw.rectangle((0, top, WIDTH, HEIGHT), fill=canvas.INK)
    draw.rectangle((0, top, round(WIDTH * part), top + 2), fill=canvas.tone("muscle"))
    draw.text((16, top + 25), word, font=canvas.font(24), fill=canvas.AIR, anchor="lm")
    draw.text((WIDTH / 2 + 20, top + 25), tempo, font=canvas.font(15), fill="#a9b4be", anchor="mm")
    draw.text((WIDTH - 18, top + 25), count, font=canvas.font(32), fill=canvas.AIR, anchor="rm")
    return image


def flipped(body: Image.Image) -> Image.Image:
    """The other side at work: the picture in a mirror."""
    return body.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def still(figures: Mapping[str, Figure], exercise: Exercise) -> Image.Image:
    """The most telling frame of an exercise, for a thumbnail: where it is furthest from its start."""
    shot = take(figures[exercise.id], exercise)
    names = [beat.key for beat in shot.beats]
    number = names.index("end") if "end" in names else len(names) // 2
    one = shot._replace(beats=shot.beats[number : number + 1], skeletons=shot.skeletons[number : number + 1])
    return next(iter(bodies(one)))


__all__ = ["Take", "View", "bodies", "flipped", "lettered", "still", "take"]
