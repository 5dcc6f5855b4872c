"""Left against right: bars from a middle line to either side, the latest in full, the ones before it thinner."""

from bot.media.picture_recipes import SidesChart, SidesRow
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas
from bot.pictures.fonts import Weight
from bot.pictures.frame import LABELS, ROOM, head, head_height
from bot.pictures.text import SMALL, STRONG, Style, cut, width, wrapped
from bot.pictures.themes import theme
from bot.words.common import month, number

_VALUE = Style(38, Weight.SEMIBOLD)
_HEADS, _NAME, _LATEST, _EARLIER, _GAP, _END = 70, 60, 56, 40, 8, 46
_DATE = 118
"""Room for a date on the middle line."""


def draw(chart: SidesChart) -> Canvas:
    """The chart: a block for each test or exercise."""
    height = head_height(chart) + _HEADS + sum(_tall(one) for one in chart.rows) + MARGIN
    canvas = Canvas(height, theme(dark=chart.dark))
    top = head(canvas, chart)
    canvas.text((WIDTH / 2 - _DATE / 2 - 12, top), chart.left, STRONG, align="r")
    canvas.text((WIDTH / 2 + _DATE / 2 + 12, top), chart.right, STRONG)
    top += _HEADS
    for row in chart.rows:
        _block(canvas, row, top)
        top += _tall(row)
    return canvas


def _tall(row: SidesRow) -> float:
    said = len(wrapped(row.said, SMALL, ROOM, 2)) * SMALL.line
    return _NAME + _LATEST + _GAP + (len(row.days) - 1) * (_EARLIER + _GAP) + said + _END


def _block(canvas: Canvas, row: SidesRow, top: float) -> None:
    """Name, the latest comparison, those before it, and what is seen in them."""
    canvas.text((WIDTH / 2, top), cut(row.name, STRONG, ROOM), STRONG, align="m")
    top += _NAME
    most = max((*row.left, *row.right, 1.0))
    room = ROOM / 2 - _DATE / 2 - max(width(_said(one, row), _VALUE) for one in (*row.left, *row.right)) - 20
    for at in reversed(range(len(row.days))):
        latest = at == len(row.days) - 1
        tall = _LATEST if latest else _EARLIER
        _pair(canvas, row, at, Box(room / most, top, 0, top + tall), latest=latest)
        top += tall + _GAP
    canvas.lines((MARGIN, top), wrapped(row.said, SMALL, ROOM, 2), SMALL, ink=canvas.theme.muted)


def _said(value: float, row: SidesRow) -> str:
    return f"{number(value)}{row.unit}"


def _pair(canvas: Canvas, row: SidesRow, at: int, line: Box, *, latest: bool) -> None:
    """One comparison. `line` is from its top to its bottom, its left the pixels for each unit."""
    colours, day, middle = canvas.theme, row.days[at], (line.top + line.bottom) / 2
    style = _VALUE if latest else LABELS
    said = f"{day.day} {month(day.month, short=True)}"
    canvas.text((WIDTH / 2, middle + 11), said, LABELS, ink=colours.muted, align="m", base=True)
    for side, value in ((-1, row.left[at]), (1, row.right[at])):
        start = WIDTH / 2 + side * _DATE / 2
        end = start + side * max(3.0, value * line.left)
        inset = 0 if latest else (line.bottom - line.top) * 0.3
        bar = Box(min(start, end), line.top + inset, max(start, end), line.bottom - inset)
        canvas.box(bar, _colour(canvas, side, latest=latest))
        if side == 1 and latest:
            canvas.hatch(bar, colours.ground, step=18, thick=2.5)
        spot = (end + side * 12, middle + style.size * 0.33)
        ink = colours.ink if latest else colours.muted
        canvas.text(spot, _said(value, row), style, ink=ink, align="l" if side == 1 else "r", base=True)


def _colour(canvas: Canvas, side: int, *, latest: bool) -> str:
    if not latest:
        return canvas.theme.line
    return canvas.theme.accent if side == -1 else canvas.theme.other
