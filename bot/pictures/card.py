"""The session card: one look says what to do. Made for the lock screen, so it is upright and its letters are large."""

from msgspec import Struct

from bot.media.picture_recipes import CardRow, SessionCard
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas
from bot.pictures.text import BODY, FINE, HEAD, SMALL, STRONG, TITLE, Style, fitted, width, wrapped
from bot.pictures.themes import DARK, Theme, theme
from bot.pictures.thumbnails import thumbnail

ROOM = WIDTH - 2 * MARGIN
_PICTURE, _GAP, _ROW_GAP, _FROM_TOP, _LEAST_HEIGHT = 116, 28, 22, 52, 900
_BETWEEN = "  ·  "
_WORDS = MARGIN + _PICTURE + _GAP
_NUMBER = Style(58, TITLE.weight)


class _Row(Struct, frozen=True):
    """A row whose lines are broken: what it needs, before where it goes is known.

    `beside` is the rest of how where it has room behind the dose, else it stands in `how`, below.
    """

    row: CardRow
    name: tuple[str, ...]
    dose: tuple[str, ...]
    beside: str
    how: tuple[str, ...]

    @property
    def lines(self) -> float:
        return (len(self.name) + len(self.dose)) * STRONG.line + len(self.how) * SMALL.line

    @property
    def height(self) -> float:
        return max(_PICTURE, self.lines)


def draw(card: SessionCard) -> Canvas:
    """The card; as tall as its exercises need."""
    rows = [_row(one) for one in card.rows]
    above = [*wrapped(card.why, BODY, ROOM, 3)]
    before, after = (
        wrapped(card.before, SMALL, ROOM, 4),
        [_ for one in card.after for _ in wrapped(one, SMALL, ROOM, 4)],
    )
    shared = wrapped(card.shared, SMALL, ROOM, 2)
    height: float = _FROM_TOP + SMALL.line + TITLE.line + 20 + len(above) * BODY.line + 30
    height += len(shared) * SMALL.line + 28 + sum(one.height + _ROW_GAP for one in rows)
    height += sum(len(lines) * SMALL.line + 26 for lines in (before, after) if lines) + MARGIN
    canvas = Canvas(max(height, _LEAST_HEIGHT), theme(dark=card.dark))
    top = _head(canvas, card, above)
    top = _aside(canvas, top, before)
    top = canvas.lines((MARGIN, top), shared, SMALL, ink=canvas.theme.muted) + (14 if shared else 0)
    tops = []
    for number, row in enumerate(rows, start=1):
        tops.append(top)
        top = _exercise(canvas, top, number, row)
    _turns(canvas, rows, tops)
    _aside(canvas, top, after)
    return canvas


def _row(row: CardRow) -> _Row:
    room = WIDTH - MARGIN - _WORDS
    dose = wrapped(f"{row.dose}{_BETWEEN}{row.load}" if row.load else row.dose, BODY, room, 2)
    fits = len(dose) == 1 and width(dose[0], BODY) + _GAP + width(row.how, SMALL) <= room
    how = () if fits else wrapped(row.how, SMALL, room, 2)
    return _Row(row, wrapped(row.name, STRONG, room, 2), dose, row.how if fits else "", how)


def _head(canvas: Canvas, card: SessionCard, why: list[str]) -> float:
    """Day, name, minutes and why; where the next thing goes."""
    colours, top = canvas.theme, float(_FROM_TOP)
    minutes = width(card.minutes, HEAD)
    canvas.text((MARGIN, top), card.subtitle, SMALL, ink=colours.muted)
    top += SMALL.line
    title, style = fitted(card.title, TITLE, ROOM - minutes - _GAP, 44)
    foot = top + TITLE.size
    canvas.text((MARGIN, foot), title, style, base=True)
    canvas.text((WIDTH - MARGIN, foot), card.minutes, HEAD, align="r", base=True, ink=colours.accent)
    top = canvas.lines((MARGIN, top + TITLE.line + 8), why, BODY)
    canvas.box(Box(MARGIN, top + 14, WIDTH - MARGIN, top + 17), colours.line)
    return top + 40


def _aside(canvas: Canvas, top: float, lines: tuple[str, ...] | list[str]) -> float:
    """Warm-up or what comes after, in small letters."""
    return canvas.lines((MARGIN, top), lines, SMALL, ink=canvas.theme.ink) + (26 if lines else 0)


def _exercise(canvas: Canvas, top: float, number: int, row: _Row) -> float:
    """Thumbnail with its number, name, dose, the rest of how; where the next row begins."""
    _thumbnail(canvas, top, number, row.row)
    at = canvas.lines((_WORDS, top + (row.height - row.lines) / 2 - 4), row.name, STRONG)
    if row.beside:
        foot = at + BODY.size
        canvas.text((_WORDS, foot), row.dose[0], BODY, base=True)
        canvas.text((WIDTH - MARGIN, foot), row.beside, SMALL, ink=canvas.theme.muted, align="r", base=True)
    else:
        at = canvas.lines((_WORDS, at), row.dose, BODY)
        canvas.lines((_WORDS, at), row.how, SMALL, ink=canvas.theme.muted)
    return top + row.height + _ROW_GAP


def _thumbnail(canvas: Canvas, top: float, number: int, row: CardRow) -> None:
    colours, square = canvas.theme, Box(MARGIN, top, MARGIN + _PICTURE, top + _PICTURE)
    canvas.box(square, colours.panel, radius=18)
    picture = thumbnail(row.exercise, _PICTURE * FINE, dark=canvas.theme is DARK)
    if picture is None:
        canvas.centred(square, str(number), _NUMBER, ink=colours.accent, on=colours.panel)
        return
    canvas.paste(picture, (MARGIN, top), _PICTURE, 18)
    badge = Box(MARGIN - 22, top - 12, MARGIN + 24, top + 34)
    canvas.box(badge, colours.accent, radius=23)
    canvas.centred(badge, str(number), SMALL, ink=colours.on_accent, on=colours.accent)


def _turns(canvas: Canvas, rows: list[_Row], tops: list[float]) -> None:
    """A bracket joins what is done in turn."""
    for at, row in enumerate(rows):
        if row.row.paired and at:
            x, start, end = MARGIN - 34, tops[at - 1] + _PICTURE * 0.5, tops[at] + _PICTURE * 0.5
            canvas.line([(x + 12, start), (x, start), (x, end), (x + 12, end)], _bracket(canvas.theme), 5)


def _bracket(colours: Theme) -> str:
    return colours.accent
