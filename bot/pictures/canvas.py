"""A sheet to draw on: everything is drawn larger and made smaller at the end. It remembers which text went where."""

import io
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct
from PIL import Image, ImageChops, ImageDraw

from bot.pictures.fonts import font
from bot.pictures.text import FINE, Style, readable, width
from bot.pictures.themes import Theme

WIDTH = 1080
"""As wide as Telegram shows a photo on a phone without making it smaller."""
MARGIN = 56
Spot: TypeAlias = tuple[float, float]


class Box(Struct, frozen=True):
    """From the left upper corner to the right lower one, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Placed(Struct, frozen=True):
    """A text that was drawn: where its ink is, its size and colour, and the colour below it."""

    text: str
    box: Box
    size: int
    ink: str
    on: str


class Canvas:
    """A picture in the making. `words` are the texts on it, in the order in which they were drawn."""

    def __init__(self, height: float, theme: Theme, width: int = WIDTH) -> None:
        self.width, self.height, self.theme = width, round(height), theme
        self.words: list[Placed] = []
        self._image = Image.new("RGB", (width * FINE, self.height * FINE), theme.ground)
        self._draw = ImageDraw.Draw(self._image)

    def text(
        self,
        at: Spot,
        text: str,
        style: Style,
        *,
        ink: str = "",
        on: str = "",
        align: str = "l",
        base: bool = False,
        halo: bool = False,
    ) -> float:
        """One line; how wide it is. `align` is l, m or r of the spot: the top of the line, with `base` its foot.

        A `halo` in the colour below keeps a line that crosses it away from the letters.
        """
        text, anchor = readable(text), f"{align}{'s' if base else 'a'}"
        if not text:
            return 0.0
        ink, letters, spot = ink or self.theme.ink, font(style.size * FINE, style.weight), (at[0] * FINE, at[1] * FINE)
        on = on or self.theme.ground
        self._draw.text(
            spot, text, ink, letters, anchor, stroke_width=4 * FINE if halo else 0, stroke_fill=on if halo else None
        )
        if halo:
            self._draw.text(spot, text, ink, letters, anchor)
        box = Box(*(one / FINE for one in self._draw.textbbox(spot, text, letters, anchor)))
        self.words.append(Placed(text, box, style.size, ink, on))
        return width(text, style)

    def centred(self, box: Box, text: str, style: Style, *, ink: str = "", on: str = "") -> None:
        """One line in the middle of a box, by the height of its digits."""
        rise = style.size * 0.33
        spot = ((box.left + box.right) / 2, (box.top + box.bottom) / 2 + rise)
        self.text(spot, text, style, ink=ink, on=on, align="m", base=True)

    def lines(self, at: Spot, lines: Iterable[str], style: Style, *, ink: str = "", on: str = "") -> float:
        """Lines below one another; where the next would begin."""
        top = at[1]
        for line in lines:
            self.text((at[0], top), line, style, ink=ink, on=on)
            top += style.line
        return top

    def box(self, box: Box, fill: str | None = None, *, radius: float = 0, edge: str = "", thick: float = 0) -> None:
        """A rectangle with round corners; `edge` is drawn inside of it."""
        corners = [box.left * FINE, box.top * FINE, box.right * FINE - 1, box.bottom * FINE - 1]
        self._draw.rounded_rectangle(corners, radius * FINE, fill, edge or None, round(thick * FINE))

    def line(self, spots: Sequence[Spot], ink: str, thick: float) -> None:
        """A line from spot to spot, with round ends and corners."""
        self._draw.line([_fine(one) for one in spots], ink, round(thick * FINE), joint="curve")
        for spot in spots:
            self.dot(spot, thick / 2, ink)

    def dashes(self, start: Spot, end: Spot, ink: str, thick: float = 2) -> None:
        """A straight line of dashes."""
        length = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
        parts = max(1, round(length / 14))
        for part in range(0, parts, 2):
            ends = [_between(start, end, part / parts), _between(start, end, min(parts, part + 1) / parts)]
            self._draw.line([_fine(one) for one in ends], ink, round(thick * FINE))

    def dot(self, at: Spot, radius: float, fill: str | None, *, edge: str = "", thick: float = 0) -> None:
        """A round mark."""
        x, y = _fine(at)
        reach = radius * FINE
        self._draw.ellipse([x - reach, y - reach, x + reach, y + reach], fill, edge or None, round(thick * FINE))

    def polygon(self, spots: Sequence[Spot], fill: str | None, *, edge: str = "", thick: float = 0) -> None:
        """A closed shape."""
        fine = [_fine(one) for one in spots]
        if fill:
            self._draw.polygon(fine, fill)
        if edge:
            self._draw.line([*fine, *fine[:2]], edge, round(thick * FINE), joint="curve")

    def inside(self, around: Sequence[Spot], spots: Sequence[Spot], fill: str) -> None:
        """A closed shape as far as it lies within another."""
        left, top = (min(one[at] for one in spots) for at in (0, 1))
        size = tuple(round((max(one[at] for one in spots) - min(one[at] for one in spots)) * FINE) for at in (0, 1))
        masks = [Image.new("L", (size[0] + 1, size[1] + 1)) for _ in range(2)]
        for mask, shape in zip(masks, (around, spots), strict=True):
            ImageDraw.Draw(mask).polygon([((x - left) * FINE, (y - top) * FINE) for x, y in shape], 255)
        self._image.paste(fill, (round(left * FINE), round(top * FINE)), ImageChops.multiply(*masks))

    def hatch(self, box: Box, ink: str, step: float = 10, thick: float = 2.5) -> None:
        """Slanted lines across a box: what a colour says, said without it."""
        tile = Image.new("L", (round((box.right - box.left) * FINE), round((box.bottom - box.top) * FINE)))
        pen = ImageDraw.Draw(tile)
        for start in range(-tile.height, tile.width, round(step * FINE)):
            pen.line([(start, tile.height), (start + tile.height, 0)], 255, round(thick * FINE))
        self._image.paste(ink, (round(box.left * FINE), round(box.top * FINE)), tile)

    def paste(self, picture: Image.Image, at: Spot, size: float, radius: float = 0) -> None:
        """A square picture in a square of `size` with round corners."""
        whole = round(size * FINE)
        mask = Image.new("L", (whole, whole))
        ImageDraw.Draw(mask).rounded_rectangle([0, 0, whole - 1, whole - 1], radius * FINE, 255)
        small = picture.convert("RGB").resize((whole, whole), Image.Resampling.LANCZOS)
        self._image.paste(small, (round(at[0] * FINE), round(at[1] * FINE)), mask)

    def image(self) -> Image.Image:
        """The picture in its size."""
        return self._image.reduce(FINE)

    def png(self) -> bytes:
        """The picture as a file: the same bytes for the same strokes."""
        file = io.BytesIO()
        self.image().save(file, "PNG", compress_level=6)
        return file.getvalue()


def _fine(spot: Spot) -> tuple[float, float]:
    return spot[0] * FINE, spot[1] * FINE


def _between(start: Spot, end: Spot, share: float) -> Spot:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
