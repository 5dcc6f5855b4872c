"""Boxes below each other with arrows beside them, as an SVG that every browser shows."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

WIDTH, TOP, GAP, TITLE, LINE, LANE, MARGIN = 210, 60, 8, 20, 13, 7, 24
COLOURS = ("#1b6ca8", "#2e9e6b", "#b07d00", "#c1440e", "#7a3fa0", "#555555")


class Line(NamedTuple):
    """One line in a box; with `to` an arrow goes from it to the box of that name."""

    text: str
    to: str = ""


class Box(NamedTuple):
    """A title and lines below it; a heading has no frame."""

    name: str
    title: str
    lines: tuple[Line, ...] = ()
    heading: bool = False

    @property
    def height(self) -> int:
        return TITLE + LINE * len(self.lines) + (4 if self.lines else 0)


class Column(NamedTuple):
    """Boxes below each other."""

    boxes: tuple[Box, ...]

    def tops(self) -> dict[str, int]:
        tops, y = {}, TOP
        for box in self.boxes:
            tops[box.name] = y
            y += box.height + GAP + (GAP if box.heading else 0)
        return tops

    @property
    def height(self) -> int:
        return TOP + sum(box.height + 2 * GAP for box in self.boxes)

    def arrows(self) -> list[tuple[int, int]]:
        """From which height to which, as each line with a `to` asks."""
        tops = self.tops()
        return [
            (tops[box.name] + TITLE + LINE * number + LINE // 2, tops[line.to] + TITLE // 2)
            for box in self.boxes
            for number, line in enumerate(box.lines)
            if line.to
        ]


def lanes(arrows: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each arrow, so that none runs along another: the short ones inside."""
    taken: list[list[tuple[int, int]]] = []
    given = [0] * len(arrows)
    for number in sorted(range(len(arrows)), key=lambda number: abs(arrows[number][0] - arrows[number][1])):
        low, high = sorted(arrows[number])
        free = (lane for lane, spans in enumerate(taken) if all(high < a or low > b for a, b in spans))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        given[number] = lane
    return given


def svg(title: str, columns: Sequence[Column]) -> str:
    """The columns side by side."""
    parts, x = list[str](), MARGIN
    for column in columns:
        given = lanes(column.arrows())
        parts += _boxes(column, x)
        parts += _arrows(column.arrows(), given, x + WIDTH)
        x += WIDTH + LANE * (max(given, default=0) + 3) + MARGIN
    height = max(column.height for column in columns)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {x} {height}"',
            'font-family="sans-serif" font-size="11">',
            f'<rect width="{x}" height="{height}" fill="white"/>',
            f'<text x="{MARGIN}" y="32" font-size="18" font-weight="bold">{escape(title)}</text>',
            *parts,
            "</svg>",
            "",
        ]
    )


def _boxes(column: Column, x: int) -> Iterator[str]:
    tops = column.tops()
    for box in column.boxes:
        y = tops[box.name]
        if not box.heading:
            yield f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{box.height}" rx="5" fill="#f4f7fa" stroke="#8aa"/>'
        size = 15 if box.heading else 12
        yield f'<text x="{x + 8}" y="{y + 14}" font-size="{size}" font-weight="bold">{escape(box.title)}</text>'
        for number, line in enumerate(box.lines):
            low = y + TITLE + LINE * number + 9
            yield f'<text x="{x + WIDTH - 8}" y="{low}" text-anchor="end" fill="#333">{escape(line.text)}</text>'


def _arrows(arrows: Sequence[tuple[int, int]], given: Sequence[int], x: int) -> Iterator[str]:
    for number, ((start, end), lane) in enumerate(zip(arrows, given, strict=True)):
        colour, out = COLOURS[number % len(COLOURS)], x + LANE * (lane + 2)
        yield f'<path d="M{x} {start}H{out}V{end}H{x + 5}" fill="none" stroke="{colour}"/>'
        yield f'<path d="M{x} {end}l6 -3v6z" fill="{colour}"/>'
