"""One exercise over time: the load above, what was counted below, on the same days. The best carries a star."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from math import ceil, cos, floor, pi, sin

from bot.media.picture_recipes import Point, ProgressChart
from bot.pictures.axes import Scale, ticks, whole_ticks, widened
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas, Spot
from bot.pictures.fonts import Weight
from bot.pictures.frame import dates, grid, head, head_height, numbers_width
from bot.pictures.text import LEAST, SMALL, Style, width
from bot.pictures.themes import theme
from bot.words.common import number

_VALUE = Style(LEAST + 3, Weight.SEMIBOLD)
_PANEL, _KEY = 330, 60
_LEAST_SPAN = 4
"""A scale spans at least so much, so that half a kilogram looks like half a kilogram."""


def draw(chart: ProgressChart) -> Canvas:
    """The chart; one panel where there was never a load."""
    panels = 2 if chart.load_axis else 1
    tall = _PANEL if panels == 2 else 470
    height = head_height(chart) + panels * (tall + 76) + (panels - 1) * 56 + 70 + _KEY + MARGIN
    canvas = Canvas(height, theme(dark=chart.dark))
    top = head(canvas, chart) + 76
    loads = [one.load or 0.0 for one in chart.points]
    upper = ticks(*widened(floor(min(loads)), ceil(max(loads)), _LEAST_SPAN), 4) if chart.load_axis else ()
    counts = [one.count for one in chart.points]
    lower = whole_ticks(*widened(min(counts), max(counts), _LEAST_SPAN), 4)
    left = MARGIN + max(numbers_width(one) for one in (upper, lower) if one) + 14
    since, until = _span(chart.points)
    if chart.load_axis:
        plot = Box(left, top, WIDTH - MARGIN, top + tall)
        across = Scale(since.toordinal(), until.toordinal(), left + 26, WIDTH - MARGIN - 26)
        _series(canvas, chart.points, loads, (across, grid(canvas, plot, upper, chart.load_axis)), plot)
        top += tall + 132
    plot = Box(left, top, WIDTH - MARGIN, top + tall)
    across = dates(canvas, Box(left + 26, top, WIDTH - MARGIN - 26, top + tall), since, until)
    up = grid(canvas, plot, lower, chart.count_axis)
    _series(canvas, chart.points, counts, (across, up), plot, by_load=True)
    _key(canvas, chart, plot.bottom + 84)
    return canvas


def _span(points: Sequence[Point]) -> tuple[date, date]:
    first, last = points[0].day, points[-1].day
    short = timedelta(days=14) - (last - first)
    return (first, last + short) if short > timedelta(0) else (first, last)


def _series(
    canvas: Canvas,
    points: Sequence[Point],
    values: Sequence[float],
    scales: tuple[Scale, Scale],
    plot: Box,
    *,
    by_load: bool = False,
) -> None:
    """Dots joined by lines, bests as stars; lighter sessions hollow and left out of the line."""
    colours, (across, up) = canvas.theme, scales
    spots = [(across(one.day.toordinal()), up(value)) for one, value in zip(points, values, strict=True)]
    for run in _runs(points, spots, by_load=by_load):
        canvas.line(run, colours.accent, 4)
    for one, spot in zip(points, spots, strict=True):
        if one.lighter:
            canvas.dot(spot, 10, colours.ground, edge=colours.muted, thick=4)
        elif not one.best:
            canvas.dot(spot, 9, colours.accent)
    for one, spot in zip(points, spots, strict=True):
        if one.best:
            star(canvas, spot, 20, colours.mark)
            if one.lighter:
                star(canvas, spot, 11, colours.ground)
    _values(canvas, points, values, spots, plot)


def _runs(points: Sequence[Point], spots: Sequence[Spot], *, by_load: bool) -> list[list[Spot]]:
    """What is joined; `by_load` only as long as the load stays: fewer reps with more weight are no step back."""
    usual = [(one.load if by_load else None, spot) for one, spot in zip(points, spots, strict=True) if not one.lighter]
    return [[spot for _, spot in group] for _, group in groupby(usual, key=lambda one: one[0])]


def _values(canvas: Canvas, points: Sequence[Point], values: Sequence[float], spots: Sequence[Spot], plot: Box) -> None:
    """The first, the last and the best value beside their marks, each where it has room."""
    best = max((at for at, one in enumerate(points) if one.best), default=len(points) - 1)
    taken: list[Box] = []
    for at in dict.fromkeys((best, len(points) - 1, 0)):
        said, (x, y) = number(values[at]), spots[at]
        half = width(said, _VALUE) / 2
        x = min(max(x, plot.left + half), plot.right - half)
        foot = y - 26 if y - 60 > plot.top - 20 else y + 56
        box = Box(x - half - 8, foot - 32, x + half + 8, foot + 8)
        if not any(_touch(box, other) for other in taken):
            taken.append(box)
            canvas.text((x, foot), said, _VALUE, align="m", base=True, halo=True)


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def star(canvas: Canvas, at: Spot, reach: float, ink: str) -> None:
    """A star with five points."""
    spots = [
        (at[0] + sin(turn * pi / 5) * size, at[1] - cos(turn * pi / 5) * size)
        for turn in range(10)
        for size in (reach if turn % 2 == 0 else reach * 0.45,)
    ]
    canvas.polygon(spots, ink)


def _key(canvas: Canvas, chart: ProgressChart, top: float) -> None:
    """What the marks mean, where they occur."""
    colours, x = canvas.theme, float(MARGIN + 20)
    if any(one.best for one in chart.points):
        star(canvas, (x, top + 20), 20, colours.mark)
        x += 34 + canvas.text((x + 32, top), chart.best, SMALL) + 60
    if any(one.lighter for one in chart.points):
        canvas.dot((x, top + 20), 10, colours.ground, edge=colours.muted, thick=4)
        canvas.text((x + 28, top), chart.lighter, SMALL)
