"""An exercise as pictures: all frames of its loop, or the few that a contact sheet shows."""

from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageDraw

from bot.pictures.figure import canvas, equipment
from bot.pictures.figure.blend import Moment
from bot.pictures.figure.camera import Camera, camera, framed
from bot.pictures.figure.canvas import FINE
from bot.pictures.figure.muscles import NOTHING, Place, Tinted, turned_away
from bot.pictures.figure.scene import Circle, Drawn, behind, figure_shapes
from bot.pictures.figure.skeleton import Skeleton, solve
from bot.pictures.figure.timeline import Beat, beats
from bot.pictures.figure.vectors import distance, sub
from bot.pictures.figure.working import working
from coaching.exercise import Exercise
from data.figure_script import Figure

WIDTH, HEIGHT, STRIP = 360, 372, 48  # even numbers: H.264 in yuv420p takes no others
_MARGIN = 12
_NEAR = 20.0  # what is seen around a point that is looked at from near
_SAMPLE = 5  # frames from one that is measured for the framing to the next; key frames are measured all
_AROUND = 10  # pixels around the figure in a small picture
_MARKS = 24.0  # how far the marks on the ground are apart, about
_HORIZON = 30.0  # how far behind the figure the ground ends


class Take(NamedTuple):
    """One exercise, solved: its beats, the skeleton of each, and the camera that shows all of them.

    `away` are the muscles that its film does not show, since they lie on the side that is turned away.
    """

    figure: Figure
    exercise: Exercise
    beats: tuple[Beat, ...]
    skeletons: tuple[Skeleton, ...]
    look: Camera
    travel: float
    away: frozenset[Place] = frozenset()
    air: str = canvas.AIR
    ground: str = canvas.GROUND


def take(figure: Figure, exercise: Exercise, tempo: str = "") -> Take:
    """Solve a figure at a tempo, or at its exercise's own."""
    loads = equipment.loads(figure)
    told = beats(figure, tempo or exercise.tempo, loads)
    solved: dict[Moment, Skeleton] = {}
    for beat in told:
        if beat.moment not in solved:
            solved[beat.moment] = solve(beat.moment, loads)
    skeletons = tuple(solved[beat.moment] for beat in told)
    travel = max((pose.shift for pose in figure.poses.values()), default=0.0) if _travels(figure) else 0.0
    shot = Take(figure, exercise, told, skeletons, camera(figure.view), travel)
    film = ((one, working(figure, exercise, one)) for one in solved.values())
    return shot._replace(look=_framing(shot), away=turned_away(film, shot.look.towards))


def _framing(shot: Take) -> Camera:
    """The camera that shows all of the loop, or one point from near."""
    bare, zoom = shot.look, shot.figure.zoom
    if zoom:
        point = bare.see(shot.skeletons[0].points[zoom])
        circles: list[Circle] = [(point.x, point.y - _NEAR / 3, _NEAR)]
    else:
        measured = (at for at, beat in enumerate(shot.beats) if beat.key or at % _SAMPLE == 0)
        circles = [circle for number in measured for circle in _seen(shot, number)]
    look = framed(bare, circles, WIDTH - 2 * _MARGIN, HEIGHT - STRIP - 2 * _MARGIN, close=bool(zoom))
    return look._replace(left=look.left + _MARGIN, top=look.top + _MARGIN)


def _seen(shot: Take, number: int) -> Iterator[Circle]:
    """All that is seen in a frame, as the camera of the shot sees it."""
    along = shot.beats[number].part * shot.travel
    body = figure_shapes(shot.figure, shot.skeletons[number], shot.look, NOTHING, along)
    for drawn in (*behind(shot.figure, shot.look, along), *body):
        yield from drawn.circles


def _travels(figure: Figure) -> bool:
    return figure.path is None and figure.poses[figure.steps[-1].to.removeprefix("~")].shift != 0


def bodies(shot: Take) -> Iterator[Image.Image]:
    """Each beat's picture without words. What was drawn already is not drawn again, and is kept while it will recur."""
    large = shot.look._replace(scale=shot.look.scale * FINE, left=shot.look.left * FINE, top=shot.look.top * FINE)
    drawn: dict[object, Image.Image] = {}
    still: Image.Image | None = None
    keys = [(beat.moment, beat.part * shot.travel) for beat in shot.beats]
    last = {key: number for number, key in enumerate(keys)}
    for number, (key, skeleton) in enumerate(zip(keys, shot.skeletons, strict=True)):
        along = key[1]
        if key not in drawn:
            if still is None or shot.travel:
                still = _surroundings(shot, large, along)
            image = still.copy()
            canvas.paint(image, figure_shapes(shot.figure, skeleton, large, tinted(shot, skeleton), along))
            drawn[key] = canvas.smooth(image)
        yield drawn[key] if number < last[key] else drawn.pop(key)


def tinted(shot: Take, skeleton: Skeleton) -> Tinted:
    """The muscles that a frame of the film shows."""
    return Tinted(working(shot.figure, shot.exercise, skeleton), shot.away)


def _surroundings(shot: Take, large: Camera, along: float) -> Image.Image:
    image = Image.new("RGB", (WIDTH * FINE, (HEIGHT - STRIP) * FINE), shot.air)
    far = large.see((-_HORIZON * large.towards[0], 0.0, -_HORIZON * large.towards[2]))
    rise = large.right[1] / large.up[1]
    left, right = far.y + rise * far.x, far.y + rise * (far.x - image.width)
    ground = [(0, left), (image.width, right), (image.width, image.height), (0, image.height)]
    ImageDraw.Draw(image).polygon(ground, fill=shot.ground)
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


def _away(shot: Take, number: int) -> float:
    """How far the points of a frame are from where they began, all together."""
    gone = (shot.beats[number].part * shot.travel, 0.0, 0.0)
    first, there = shot.skeletons[0].points, shot.skeletons[number].points
    return sum(distance(first[name], sub(there[name], gone)) for name in first)


def still(figure: Figure, exercise: Exercise, pixels: int, *, dark: bool = False) -> Image.Image:
    """The most telling frame of an exercise in a square, light or `dark`: where it is furthest from its start."""
    shot = take(figure, exercise)
    shot = shot._replace(air=canvas.NIGHT, ground=canvas.NIGHT_GROUND) if dark else shot
    number = max(range(len(shot.beats)), key=lambda at: (bool(shot.beats[at].key), _away(shot, at)))
    one = shot._replace(beats=shot.beats[number : number + 1], skeletons=shot.skeletons[number : number + 1])
    picture = next(bodies(one))
    circles = [(WIDTH / 2, picture.height / 2, picture.height / 2)] if figure.zoom else [*_seen(one, 0)]
    left, right = min(x - r for x, _, r in circles), max(x + r for x, _, r in circles)
    top, bottom = min(y - r for _, y, r in circles), max(y + r for _, y, r in circles)
    half = min(max(right - left, bottom - top) / 2 + _AROUND, picture.height / 2)
    x = min(max((left + right) / 2, half), picture.width - half)
    y = min(max((top + bottom) / 2, half), picture.height - half)
    box = (x - half, y - half, x + half, y + half)
    return picture.resize((pixels, pixels), Image.Resampling.LANCZOS, box=box)
