"""What became of each day, week by week. A shape says it, the colour only underlines it."""

from collections.abc import Sequence
from datetime import timedelta

from bot.media.picture_recipes import AdherenceCalendar, Mark
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas
from bot.pictures.frame import LABELS, head, head_height
from bot.pictures.text import SMALL, width, wrapped
from bot.pictures.themes import theme
from bot.pictures.weeks import flag
from bot.words.common import month

_MONTHS, _KEY, _SIGN = 52, 60, 44


def draw(chart: AdherenceCalendar) -> Canvas:
    """The calendar: a column for each week, Monday on top, the latest to the right."""
    weeks = -(-len(chart.days) // 7)
    left = MARGIN + max(width(one, LABELS) for one in chart.weekdays) + 18
    size = min(84.0, (WIDTH - MARGIN - left) / weeks)
    height = head_height(chart) + _MONTHS + 7 * size + 40 + len(chart.legend) * _KEY + MARGIN
    canvas = Canvas(height, theme(dark=chart.dark))
    top = head(canvas, chart) + _MONTHS
    for row, name in enumerate(chart.weekdays):
        foot = top + row * size + size / 2 + 11
        canvas.text((MARGIN, foot), name, LABELS, ink=canvas.theme.muted, base=True)
    _months(canvas, chart, left, size, top)
    for at, day in enumerate(chart.days):
        x, y = left + at // 7 * size, top + at % 7 * size
        box = Box(x, y, x + size, y + size)
        mark(canvas, box, Mark(day))
        if at == len(chart.days) - 1:
            canvas.box(Box(x + 1, y + 1, x + size - 1, y + size - 1), None, radius=10, edge=canvas.theme.ink, thick=3)
    _key(canvas, chart.legend, top + 7 * size + 40)
    return canvas


def _months(canvas: Canvas, chart: AdherenceCalendar, left: float, size: float, top: float) -> None:
    """The month above the week in which it begins."""
    end = 0.0
    for week in range(-(-len(chart.days) // 7)):
        monday = chart.monday + timedelta(days=7 * week)
        sunday = monday + timedelta(days=6)
        x, name = left + week * size, month(sunday.month, short=True)
        fresh = week == 0 or sunday.day <= 7
        if fresh and x > end and x + width(name, LABELS) < WIDTH - MARGIN / 2:
            end = x + canvas.text((x + 4, top - 46), name, LABELS, ink=canvas.theme.muted) + 12


def mark(canvas: Canvas, box: Box, what: Mark) -> None:
    """The sign of a day in its square."""
    size = box.right - box.left
    inner = Box(box.left + size * 0.1, box.top + size * 0.1, box.right - size * 0.1, box.bottom - size * 0.1)
    middle, colours = ((box.left + box.right) / 2, (box.top + box.bottom) / 2), canvas.theme
    match what:
        case Mark.DONE:
            canvas.box(inner, colours.accent, radius=8)
            _tick(canvas, inner, colours.on_accent)
        case Mark.LIGHTER:
            canvas.box(inner, colours.ground, radius=8, edge=colours.accent, thick=3)
            _tick(canvas, inner, colours.accent)
        case Mark.OTHER:
            canvas.dot(middle, size * 0.2, colours.accent)
        case Mark.SKIPPED:
            canvas.box(inner, None, radius=8, edge=colours.line, thick=3)
            canvas.line([(middle[0] - size * 0.16, middle[1]), (middle[0] + size * 0.16, middle[1])], colours.muted, 4)
        case Mark.OPEN:
            canvas.box(inner, None, radius=8, edge=colours.line, thick=3)
        case Mark.RACE:
            flag(canvas, (middle[0] - 3, middle[1] + 22))
        case Mark.NOTHING:
            canvas.dot(middle, 3, colours.line)


def _tick(canvas: Canvas, box: Box, ink: str) -> None:
    size = box.right - box.left
    shape = ((0.25, 0.53), (0.43, 0.7), (0.75, 0.33))
    canvas.line([(box.left + x * size, box.top + y * size) for x, y in shape], ink, max(4, size * 0.09))


def _key(canvas: Canvas, legend: Sequence[tuple[Mark, str]], top: float) -> None:
    for what, said in legend:
        mark(canvas, Box(MARGIN - 4, top, MARGIN - 4 + _SIGN, top + _SIGN), what)
        canvas.lines((MARGIN + _SIGN + 20, top), wrapped(said, SMALL, WIDTH - 2 * MARGIN - _SIGN - 20, 1), SMALL)
        top += _KEY
