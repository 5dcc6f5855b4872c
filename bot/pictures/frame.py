"""What all charts share: the head, a panel with its scale, dates below it, and the key to the marks."""

from collections.abc import Sequence
from datetime import date

from bot.media.picture_recipes import Recipe
from bot.pictures.axes import Scale, days
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas
from bot.pictures.text import BODY, LEAST, SMALL, TITLE, Style, cut, fitted, width, wrapped
from bot.words.common import month, number

ROOM = WIDTH - 2 * MARGIN
LABELS = Style(LEAST)


def head_height(recipe: Recipe) -> float:
    """How much room the head takes."""
    return MARGIN - 8 + TITLE.line + len(wrapped(recipe.subtitle, BODY, ROOM, 3)) * BODY.line + 28


def head(canvas: Canvas, recipe: Recipe) -> float:
    """The title and the line below it; where the next thing goes."""
    title, style = fitted(recipe.title, TITLE, ROOM, 46)
    canvas.text((MARGIN, MARGIN - 8 + TITLE.size), title, style, base=True)
    lines = wrapped(recipe.subtitle, BODY, ROOM, 3)
    return canvas.lines((MARGIN, MARGIN - 8 + TITLE.line), lines, BODY, ink=canvas.theme.muted) + 28


def grid(canvas: Canvas, plot: Box, ticks: Sequence[float], axis: str) -> Scale:
    """Fine lines with their numbers to the left of them, and above what they measure; the scale upwards."""
    scale = Scale(ticks[0], ticks[-1], plot.bottom, plot.top)
    canvas.text((MARGIN, plot.top - 66), cut(axis, SMALL, ROOM), SMALL, ink=canvas.theme.muted)
    for tick in ticks:
        at = scale(tick)
        canvas.box(Box(plot.left, at - 1, plot.right, at + 1), canvas.theme.line)
        canvas.text((plot.left - 14, at + 11), number(tick), LABELS, ink=canvas.theme.muted, align="r", base=True)
    return scale


def numbers_width(ticks: Sequence[float]) -> float:
    """How wide the numbers of a scale are."""
    return max(width(number(one), LABELS) for one in ticks)


def dates(canvas: Canvas, plot: Box, since: date, until: date) -> Scale:
    """The scale of days, labelled below the plot: each date once, the month where it is new."""
    across = Scale(since.toordinal(), until.toordinal(), plot.left, plot.right)
    end = 0.0
    for day in days(since, until):
        at, said = across(day.toordinal()), f"{day.day} {month(day.month, short=True)}"
        half = width(said, LABELS) / 2
        at = min(max(at, MARGIN + half), WIDTH - MARGIN / 2 - half)
        if at - half > end + 16:
            canvas.text((at, plot.bottom + 18), said, LABELS, ink=canvas.theme.muted, align="m")
            end = at + half
    return across
