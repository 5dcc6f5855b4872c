"""Four weeks for a physio on one sheet: text that can be selected, in shades of grey, with the outline of the body.

What does not fit is set in smaller letters; where the smallest are not enough, the oldest sessions make way and a line
says so.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Self

from fpdf import FPDF
from fpdf.fonts import TTFFont
from PIL import Image

from bot.media.picture_recipes import BodyMap, PhysioPage
from bot.media.recipes import Made
from bot.pictures.body import figure
from bot.pictures.canvas import Box, Canvas
from bot.pictures.fonts import Weight, font_file
from bot.pictures.text import readable
from bot.pictures.themes import GREY

_WIDE, _TALL, _EDGE = 210.0, 297.0, 13.0
_ROOM = _WIDE - 2 * _EDGE
_FOOT = _TALL - 12.0
_OUTLINE = 74.0
_GUTTER = 6.0
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
"""Points, from what reads best to the smallest that still prints well."""
_COLUMNS = (0.1, 0.17, 0.19, 0.54)
_PLAIN, _BOLD = "", "B"


def page(recipe: PhysioPage) -> Made:
    """The page as a PDF: the same bytes for the same recipe.

    Raises:
        bot.pictures.fonts.FontMissing: there are no letters to write with.
    """
    size, left_away = _fitting(recipe)
    with _Sheet(recipe, size, left_away) as sheet:
        return Made(bytes(sheet.pdf.output()))


def _fitting(recipe: PhysioPage) -> tuple[float, int]:
    """The largest letters with which it is one page; where none do, how many of the oldest sessions make way."""
    for size in _SIZES:
        if _fits(recipe, size, 0):
            return size, 0
    few, many = 0, len(recipe.sessions)
    while many - few > 1:  # `few` do not suffice, and `many` are all there are, or do
        half = (few + many) // 2
        few, many = (few, half) if _fits(recipe, _SIZES[-1], half) else (half, many)
    return _SIZES[-1], many


def _fits(recipe: PhysioPage, size: float, left_away: int) -> bool:
    with _Sheet(recipe, size, left_away) as sheet:
        return sheet.fits


class _Sheet:
    """One attempt, drawn in full: `fits` says whether it ends on the page."""

    def __init__(self, recipe: PhysioPage, size: float, left_away: int) -> None:
        # Long because a page is laid out from its top to its foot.
        self.size = size
        self.pdf = FPDF(format="A4")
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.set_creation_date(datetime.combine(recipe.day, time(), UTC))
        self.pdf.set_title(readable(recipe.title))
        for style, weight in ((_PLAIN, Weight.REGULAR), (_BOLD, Weight.SEMIBOLD)):
            self.pdf.add_font("text", style, font_file(weight))
        self.pdf.add_page()
        top = self._head(recipe)
        foot = self._outline(recipe.body, top) if recipe.body is not None else top
        top = max(foot, self._sections(recipe, top))
        top = self._loads(recipe, top + 2)
        top = self._table(recipe, top + 2, left_away)
        note = self._words(recipe.note, (_EDGE, top + 3), _ROOM, shade=90)
        self.fits = note <= _FOOT

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the font files, which the library leaves open."""
        for font in self.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def _words(
        self, text: str, at: tuple[float, float], room: float, style: str = _PLAIN, *, size: float = 0, shade: int = 0
    ) -> float:
        """A text in as many lines as it needs; where the next thing goes."""
        self.pdf.set_font("text", style, size or self.size)
        self.pdf.set_text_color(shade)
        self.pdf.set_xy(*at)
        tall = (size or self.size) * 0.3528 * 1.3
        self.pdf.multi_cell(room, tall, readable(text), align="L", new_x="LMARGIN", new_y="NEXT", padding=0)
        return self.pdf.get_y()

    def _head(self, recipe: PhysioPage) -> float:
        top = self._words(recipe.title, (_EDGE, 11), _ROOM, _BOLD, size=16)
        return self._words(recipe.subtitle, (_EDGE, top), _ROOM, size=10, shade=70) + 2

    def _sections(self, recipe: PhysioPage, top: float) -> float:
        """What was told and done, heading by heading, beside the outline."""
        room = _ROOM - (_OUTLINE + _GUTTER if recipe.body is not None else 0)
        for head, lines in recipe.sections:
            top = self._words(head, (_EDGE, top + 1), room, _BOLD)
            for line in lines:
                top = self._words(line, (_EDGE, top), room)
        return top

    def _outline(self, body: BodyMap, top: float) -> float:
        """The body from both sides; where it ends."""
        left = _WIDE - _EDGE - _OUTLINE
        picture = _bodies(body)
        tall = _OUTLINE * picture.height / picture.width
        self.pdf.image(picture, x=left, y=top + 1, w=_OUTLINE, h=tall)
        for share, name in ((0.25, body.front), (0.75, body.back)):
            self.pdf.set_font("text", _PLAIN, 8)
            wide = self.pdf.get_string_width(name)
            self._words(name, (left + _OUTLINE * share - wide / 2 - 1, top + 1 + tall), wide + 3, size=8, shade=70)
        foot = top + tall + 5
        for said in (one for pain, one in ((False, body.soreness), (True, body.pain)) if _has(body, pain=pain)):
            foot = self._words(said, (left, foot), _OUTLINE, size=7, shade=70)
        return foot

    def _loads(self, recipe: PhysioPage, top: float) -> float:
        """The last loads in two columns."""
        head, loads = recipe.loads
        if not loads:
            return top
        top = self._words(head, (_EDGE, top), _ROOM, _BOLD)
        room = (_ROOM - _GUTTER) / 2
        ends = []
        for column in (0, 1):
            at = top
            for name, said in loads[column::2]:
                at = self._words(f"{name}: {said}", (_EDGE + column * (room + _GUTTER), at), room)
            ends.append(at)
        return max(ends)

    def _table(self, recipe: PhysioPage, top: float, left_away: int) -> float:
        if not recipe.sessions:
            return top
        top = self._row(recipe.columns, top, _BOLD)
        for row in recipe.sessions[left_away:]:
            top = self._row(row, top, _PLAIN)
        return self._words(recipe.more.format(left_away), (_EDGE, top + 1), _ROOM, shade=70) if left_away else top

    def _row(self, cells: Sequence[str], top: float, style: str) -> float:
        """One row below a fine line, as tall as its longest cell."""
        self.pdf.set_draw_color(170)
        self.pdf.set_line_width(0.15)
        self.pdf.line(_EDGE, top + 0.5, _WIDE - _EDGE, top + 0.5)
        ends, left, small = [], _EDGE, self.size - 0.5
        for cell, share in zip(cells, _COLUMNS, strict=True):
            ends.append(self._words(cell, (left, top + 0.8), _ROOM * share - 1.5, style, size=small))
            left += _ROOM * share
        return max(ends)


def _has(body: BodyMap, *, pain: bool) -> bool:
    return any(one.pain is pain for one in body.places)


def _bodies(body: BodyMap) -> Image.Image:
    """Both views in shades of grey, large enough to print."""
    canvas = Canvas(760, GREY)
    for share, view in ((0.25, "front"), (0.75, "back")):
        middle = canvas.width * share
        figure(canvas, Box(middle, 20, middle, 740), view, body.places)
    return canvas.image().convert("L")
