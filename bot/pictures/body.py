"""Soreness and pain on the outline of a body, and day by day beside it."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.media.picture_recipes import BodyMap, Place
from bot.pictures import anatomy
from bot.pictures.axes import Scale, spread
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas, Spot
from bot.pictures.fonts import Weight
from bot.pictures.frame import LABELS, head, head_height
from bot.pictures.text import LEAST, SMALL, Style, cut, width
from bot.pictures.themes import step, theme
from bot.words.common import month
from coaching.runner import Area

_TALL, _CAPTION, _ROW, _DATES, _KEY = 780, 56, 100, 64, 60
_STRIP, _WHOLE_STRIP = 500, 28
_MOST_ROWS = 9
"""So that a phone shows the whole; the outline has all of them."""
_NAME = Style(37, Weight.SEMIBOLD)
_SCORE = Style(LEAST, Weight.BOLD)
_REACH = 25
_BESIDE = 206
"""How far from the middle of the body the scores stand."""


def draw(chart: BodyMap) -> Canvas:
    """The body from both sides, and a row of days for each place."""
    key = [said for pain, said in ((False, chart.soreness), (True, chart.pain)) if _any(chart.places, pain=pain)]
    rows = chart.places[:_MOST_ROWS]
    height = head_height(chart) + _CAPTION + _TALL + 40 + len(rows) * _ROW + _DATES + len(key) * _KEY
    canvas = Canvas(height + MARGIN, theme(dark=chart.dark))
    top = head(canvas, chart)
    for share, view, name in ((0.27, "front", chart.front), (0.73, "back", chart.back)):
        middle = WIDTH * share
        canvas.text((middle, top), name, SMALL, ink=canvas.theme.muted, align="m")
        figure(canvas, Box(middle, top + _CAPTION, middle, top + _CAPTION + _TALL), view, chart.places)
    top += _CAPTION + _TALL + 40
    for place in rows:
        _row(canvas, place, top)
        top += _ROW
    _ends(canvas, chart, top)
    _key(canvas, chart, top + _DATES)
    return canvas


def _any(places: Sequence[Place], *, pain: bool) -> bool:
    return any(one.pain is pain for one in places)


def worst_by_area(places: Sequence[Place]) -> dict[Area, int]:
    """The highest soreness of each area; what is told of everything counts for each."""
    found: dict[Area, int] = {}
    for place in places:
        for area in place.areas:
            named = [*anatomy.FRONT, *anatomy.BACK] if area is Area.FULL_BODY else [area]
            for one in named:
                found[one] = max(found.get(one, 0), place.worst)
    return found


def figure(canvas: Canvas, frame: Box, view: str, places: Sequence[Place]) -> None:
    """One view of the body around `frame.left`, from its top to its bottom."""
    scale, colours = (frame.bottom - frame.top) / 100, canvas.theme
    areas = anatomy.FRONT if view == "front" else anatomy.BACK
    worst = worst_by_area(places)

    def at(spot: Spot, side: int = 1) -> Spot:
        return frame.left + side * spot[0] * scale, frame.top + spot[1] * scale

    body = [at(one) for one in anatomy.whole_outline()]
    for shape in (body, [at(one) for one in anatomy.head()]):
        canvas.polygon(shape, colours.body)
    for area, score in worst.items():
        for side in (1, -1) if area in areas and score > 0 else ():
            spots = [at(one, side) for one in anatomy.smooth(areas[area], 5)]
            canvas.inside(body, spots, colours.heat[step(score)])
    sore = [(anatomy.middle(areas[area]), score) for area, score in worst.items() if area in areas and score > 0]
    hurt = []
    for place in places:
        hurts = anatomy.painful(place.joint, place.side, view) if place.joint is not None else ()
        hurt += [(spot, place.worst) for spot in hurts[:1]]
        for spot in hurts:
            canvas.dot(at(spot), 17, None, edge=colours.ground, thick=10)
            canvas.dot(at(spot), 15, None, edge=colours.ink, thick=5)
    _beside(canvas, frame, sore, at, pain=False)
    _beside(canvas, frame, hurt, at, pain=True)


def _beside(
    canvas: Canvas, frame: Box, told: Sequence[tuple[Spot, int]], at: Callable[[Spot, int], Spot], *, pain: bool
) -> None:
    """The scores in a column, soreness to the left and pain to the right, each with a line to its place."""
    side = 1 if pain else -1
    spots = sorted(((at(spot, side), score) for spot, score in told), key=lambda one: one[0][1])
    heights = spread([spot[1] for spot, _ in spots], 2 * _REACH + 8, frame.top + _REACH, frame.bottom - _REACH)
    for (spot, score), height in zip(spots, heights, strict=True):
        badge = (frame.left + side * _BESIDE, height)
        start = (spot[0] + side * 17, spot[1]) if pain else spot
        canvas.line([start, (badge[0] - side * _REACH, height)], canvas.theme.ink, 2.5)
        sign(canvas, badge, score, pain=pain)


def sign(canvas: Canvas, at: Spot, score: int, *, pain: bool) -> None:
    """A score: soreness round and coloured by how much, pain square; without a number where none was told."""
    colours, shown = canvas.theme, step(score)
    box = Box(at[0] - _REACH, at[1] - _REACH, at[0] + _REACH, at[1] + _REACH)
    if pain:
        canvas.box(box, colours.ink, radius=6)
        canvas.centred(box, str(score) if score else "!", _SCORE, ink=colours.ground, on=colours.ink)
        return
    canvas.dot(at, _REACH, colours.heat[shown])
    canvas.centred(box, str(score), _SCORE, ink=colours.on_heat[shown], on=colours.heat[shown])


def _row(canvas: Canvas, place: Place, top: float) -> None:
    """A place: its name, what was told in words, and a bar for each day."""
    colours, room = canvas.theme, WIDTH - MARGIN - _STRIP - MARGIN - 24
    canvas.text((MARGIN, top), cut(place.name, _NAME, room), _NAME)
    canvas.text((MARGIN, top + 44), cut(place.said, SMALL, room), SMALL, ink=colours.muted)
    foot = top + 78
    across = _days(len(place.scores))
    canvas.box(Box(across(0), foot, across(len(place.scores)), foot + 3), colours.line)
    for day, score in enumerate(place.scores):
        if score >= 0:
            bar = Box(across(day) + 2, foot - max(6, score * 7), across(day + 1) - 2, foot)
            canvas.box(bar, colours.ink if place.pain else colours.heat[step(score)])


def _days(count: int) -> Scale:
    """Where the days stand, the last one to the right; few days are no wider than many."""
    wide = _STRIP / max(count, _WHOLE_STRIP)
    return Scale(0, count, WIDTH - MARGIN - count * wide, WIDTH - MARGIN)


def _ends(canvas: Canvas, chart: BodyMap, top: float) -> None:
    """The first and the last day below the rows."""
    days = len(chart.places[0].scores)
    end: float = WIDTH - MARGIN
    for day, x, align in ((days - 1, end, "r"), (0, _days(days)(0), "l")):
        date = chart.since + timedelta(days=day)
        said = f"{date.day} {month(date.month, short=True)}"
        if align == "r" or x + width(said, LABELS) + 24 < end:
            canvas.text((x, top - 8), said, LABELS, ink=canvas.theme.muted, align=align)
            end -= width(said, LABELS)


def _key(canvas: Canvas, chart: BodyMap, top: float) -> None:
    for pain, said in ((False, chart.soreness), (True, chart.pain)):
        worst = max((one.worst for one in chart.places if one.pain is pain), default=None)
        if worst is not None:
            sign(canvas, (MARGIN + _REACH, top + 20), worst, pain=pain)
            canvas.text((MARGIN + 2 * _REACH + 20, top), cut(said, SMALL, WIDTH - 2 * MARGIN - 70), SMALL)
            top += _KEY
