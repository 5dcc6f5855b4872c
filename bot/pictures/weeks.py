"""Weeks beside one another: the weight moved, and the repetitions.

Lighter weeks are hatched, the one under way is pale, both where it is both; races carry a flag.
"""

from collections.abc import Sequence
from math import ceil

from bot.media.picture_recipes import Week, WeeksChart
from bot.pictures.axes import Scale, ticks
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas, Spot
from bot.pictures.fonts import Weight
from bot.pictures.frame import LABELS, grid, head, head_height, numbers_width
from bot.pictures.text import LEAST, SMALL, Style, width, wrapped
from bot.pictures.themes import theme
from bot.words.common import month, number

_VALUE = Style(LEAST + 3, Weight.SEMIBOLD)
_PANEL, _ABOVE, _BETWEEN, _DATES, _KEY = 330, 76, 70, 104, 60
_FLAG = 74
_SWATCH = 40
_HEADROOM = 1.12
"""Above the highest bar there is room for its value."""
_FEW = 6
"""A bar is never wider than if there were so many."""


def draw(chart: WeeksChart) -> Canvas:
    """The chart; the weight only where there was any."""
    panels = [([one.weight for one in chart.weeks], chart.weight_axis)] if chart.weight_axis else []
    panels.append(([float(one.reps) for one in chart.weeks], chart.reps_axis))
    flags = _FLAG if any(one.race for one in chart.weeks) else 0
    tall = _PANEL if len(panels) == 2 else 480
    key = _key_rows(chart)
    height = head_height(chart) + flags + len(panels) * (tall + _ABOVE) + (len(panels) - 1) * _BETWEEN
    canvas = Canvas(height + _DATES + len(key) * _KEY + MARGIN, theme(dark=chart.dark))
    scales = [ticks(0, max(*values, 1) * _HEADROOM, 4) for values, _ in panels]
    left = MARGIN + max(numbers_width(one) for one in scales) + 14
    top = head(canvas, chart) + _ABOVE
    for (values, axis), steps in zip(panels, scales, strict=True):
        plot = Box(left, top + flags, WIDTH - MARGIN, top + flags + tall)
        canvas.text((MARGIN, top - 66), axis, SMALL, ink=canvas.theme.muted)
        _bars(canvas, chart.weeks, values, grid(canvas, plot, steps, ""), plot)
        _flags(canvas, chart.weeks if flags else (), plot)
        flags = 0  # above the first panel is enough
        top = plot.bottom + _ABOVE + _BETWEEN
    foot = top - _ABOVE - _BETWEEN
    _mondays(canvas, chart.weeks, Box(left, 0, WIDTH - MARGIN, foot))
    _key(canvas, key, foot + _DATES)
    return canvas


def _slots(weeks: Sequence[Week], plot: Box) -> list[Box]:
    """Where each bar stands."""
    across = Scale(0, max(len(weeks), _FEW), plot.left, plot.right)
    gap = min(14.0, across(0.22) - plot.left)
    return [Box(across(at) + gap / 2, plot.top, across(at + 1) - gap / 2, plot.bottom) for at in range(len(weeks))]


def _bars(canvas: Canvas, weeks: Sequence[Week], values: Sequence[float], up: Scale, plot: Box) -> None:
    most = max(values)
    for week, value, slot in zip(weeks, values, _slots(weeks, plot), strict=True):
        bar = Box(slot.left, min(up(value), plot.bottom - 3), slot.right, plot.bottom)
        if value > 0:
            _bar(canvas, bar, week)
        if value == most > 0:
            most = -1.0  # the first of equals says it
            _value(canvas, bar, plot, number(round(value, 1 if value < 20 else 0)))


def _flags(canvas: Canvas, weeks: Sequence[Week], plot: Box) -> None:
    for week, slot in zip(weeks, _slots(weeks, plot) if weeks else (), strict=True):
        if week.race:
            flag(canvas, ((slot.left + slot.right) / 2, plot.top - 22))


def _value(canvas: Canvas, bar: Box, plot: Box, said: str) -> None:
    half = width(said, _VALUE) / 2
    x = min(max((bar.left + bar.right) / 2, plot.left + half), plot.right - half)
    canvas.text((x, bar.top - 10), said, _VALUE, align="m", base=True, halo=True)


def _bar(canvas: Canvas, bar: Box, week: Week) -> None:
    colours = canvas.theme
    if not (week.lighter or week.under_way):
        canvas.box(bar, colours.accent)
        return
    canvas.box(bar, colours.soft if week.under_way else colours.ground, edge=colours.accent, thick=3)
    if week.lighter:
        canvas.hatch(bar, colours.accent)


def flag(canvas: Canvas, at: Spot, ink: str = "") -> None:
    """A flag on its pole, whose foot is at the spot."""
    x, y = at
    canvas.line([(x - 10, y), (x - 10, y - 42)], canvas.theme.ink, 4)
    canvas.polygon([(x - 8, y - 42), (x + 20, y - 32), (x - 8, y - 20)], ink or canvas.theme.mark)


def _mondays(canvas: Canvas, weeks: Sequence[Week], plot: Box) -> None:
    """The Monday of every so many weeks below its bar."""
    slots = _slots(weeks, plot)
    names = [f"{week.monday.day} {month(week.monday.month, short=True)}" for week in weeks]
    apart = slots[1].left - slots[0].left if len(slots) > 1 else plot.right
    every = ceil((max(width(one, LABELS) for one in names) + 26) / apart)
    for at, (said, slot) in enumerate(zip(names, slots, strict=True)):
        if (len(weeks) - 1 - at) % every == 0:
            half = width(said, LABELS) / 2
            x = min(max((slot.left + slot.right) / 2, MARGIN + half), WIDTH - MARGIN / 2 - half)
            canvas.text((x, plot.bottom + 18), said, LABELS, ink=canvas.theme.muted, align="m")


_Key = tuple[Week | None, str]


def _key_rows(chart: WeeksChart) -> list[_Key]:
    """What the marks mean, where they occur; None stands for the flag."""
    found: list[_Key] = []
    if any(one.lighter for one in chart.weeks):
        found.append((Week(monday=chart.weeks[0].monday, lighter=True), chart.lighter))
    if any(one.under_way for one in chart.weeks):
        found.append((Week(monday=chart.weeks[0].monday, under_way=True), chart.under_way))
    if any(one.race for one in chart.weeks):
        found.append((None, chart.race))
    return found


def _key(canvas: Canvas, rows: Sequence[_Key], top: float) -> None:
    for week, said in rows:
        if week is None:
            flag(canvas, (MARGIN + 20, top + 44))
        else:
            _bar(canvas, Box(MARGIN, top + 2, MARGIN + _SWATCH, top + 40), week)
        line = wrapped(said, SMALL, WIDTH - 2 * MARGIN - _SWATCH - 24, 1)
        canvas.lines((MARGIN + _SWATCH + 24, top), line, SMALL)
        top += _KEY
