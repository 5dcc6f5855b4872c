"""The week that ends, the next one, and what changes: the weekly nudge in one look."""

from bot.media.picture_recipes import Day, Move, State, WeekPicture
from bot.pictures.canvas import MARGIN, WIDTH, Box, Canvas, Spot
from bot.pictures.fonts import Weight
from bot.pictures.frame import LABELS, ROOM, head, head_height
from bot.pictures.text import BODY, HEAD, LEAST, SMALL, STRONG, Style, cut, fitted, width, wrapped
from bot.pictures.themes import theme

_SLOT = ROOM / 7
_CELL, _GAP, _SECTION = 132, 10, 44
_SESSION, _LIGHT = Style(44, Weight.BOLD), LABELS
_ARROW = 44
_BEFORE, _DOSE = Style(38), Style(38, Weight.SEMIBOLD)


def draw(picture: WeekPicture) -> Canvas:
    """The picture; as tall as the changes need."""
    height = head_height(picture) + _week_height(picture.last_said) + _week_height(picture.next_said)
    if picture.moves:
        height += HEAD.line + 14 + sum(_move_height(one) for one in picture.moves)
        height += SMALL.line if picture.more else 0
    canvas = Canvas(height + MARGIN, theme(dark=picture.dark))
    top = head(canvas, picture)
    top = _week(canvas, top, picture.last, picture.last_days, picture.last_said)
    top = _week(canvas, top, picture.next, picture.next_days, picture.next_said)
    if picture.moves:
        canvas.text((MARGIN, top), cut(picture.moves_head, HEAD, ROOM), HEAD)
        top += HEAD.line + 14
    for move in picture.moves:
        _move(canvas, move, top)
        top += _move_height(move)
    canvas.text((MARGIN, top), cut(picture.more, SMALL, ROOM), SMALL, ink=canvas.theme.muted)
    return canvas


def _week_height(said: str) -> float:
    return HEAD.line + 12 + LABELS.line + _CELL + LABELS.line + 16 + _said_height(said) + _SECTION


def _said_height(said: str) -> float:
    return len(wrapped(said, SMALL, ROOM, 3)) * SMALL.line


def _week(canvas: Canvas, top: float, name: str, days: tuple[Day, ...], said: str) -> float:
    """A week: its head, seven days, its sentence; where the next thing goes."""
    canvas.text((MARGIN, top), cut(name, HEAD, ROOM), HEAD)
    top += HEAD.line + 12
    for at, day in enumerate(days):
        _day(canvas, day, MARGIN + at * _SLOT, top)
    top += LABELS.line + _CELL + LABELS.line + 16
    return canvas.lines((MARGIN, top), wrapped(said, SMALL, ROOM, 3), SMALL, ink=canvas.theme.muted) + _SECTION


def _day(canvas: Canvas, day: Day, left: float, top: float) -> None:
    """Its name, the session in a square, and what is run below it."""
    colours, middle = canvas.theme, left + _SLOT / 2
    canvas.text((middle, top), day.name, LABELS, ink=colours.muted, align="m")
    box = Box(left + _GAP / 2, top + LABELS.line, left + _SLOT - _GAP / 2, top + LABELS.line + _CELL)
    _cell(canvas, day, box)
    run, style = fitted(day.run, LABELS, _SLOT - 4)
    canvas.text((middle, box.bottom + 8), run, style, ink=colours.ink, align="m")


def _cell(canvas: Canvas, day: Day, box: Box) -> None:
    """Done is full with a tick, planned has an edge, not done a dash; each has its letter. Light work is pale."""
    colours = canvas.theme
    full, beside = (_LIGHT, 12) if day.light else (_SESSION, 32)
    session, style = fitted(day.session, full, box.right - box.left - beside, LEAST)
    middle = (box.left + box.right) / 2
    letter = Box(box.left, box.top + 8, box.right, box.bottom - 44)
    match day.state:
        case State.DONE:
            fill, ink = (colours.soft, colours.ink) if day.light else (colours.accent, colours.on_accent)
            canvas.box(box, fill, radius=14)
            canvas.centred(letter, session, style, ink=ink, on=fill)
            shape = ((-22, 0), (-7, 14), (22, -16))
            canvas.line([(middle + x, box.bottom - 30 + y) for x, y in shape], ink, 6)
        case State.PLANNED:
            canvas.box(box, colours.ground, radius=14, edge=colours.accent, thick=5)
            canvas.centred(box, session, style)
        case State.NOT_DONE:
            canvas.box(box, colours.panel, radius=14)
            canvas.centred(letter, session, style, ink=colours.muted, on=colours.panel)
            canvas.line([(middle - 18, box.bottom - 30), (middle + 18, box.bottom - 30)], colours.muted, 5)
        case State.NOTHING:
            canvas.box(box, colours.panel, radius=14)
            canvas.centred(box, session, style, ink=colours.muted, on=colours.panel)


def _move_height(move: Move) -> float:
    return len(_name(move)) * STRONG.line + BODY.line * (1 if _in_one_line(move) else 2) + 22


def _in_one_line(move: Move) -> bool:
    if not move.before:
        return True
    return width(move.before, _BEFORE) + width(move.after, _DOSE) + _ARROW + 40 <= ROOM


def _name(move: Move) -> tuple[str, ...]:
    return wrapped(move.name, STRONG, ROOM, 2)


def _move(canvas: Canvas, move: Move, top: float) -> None:
    """The exercise, and below it what it was and what it becomes, with an arrow between them."""
    colours, x = canvas.theme, float(MARGIN)
    top = canvas.lines((MARGIN, top), _name(move), STRONG)
    if move.before:
        before, style = fitted(move.before, _BEFORE, ROOM)
        said = canvas.text((x, top), before, style, ink=colours.muted)
        x, top = (x + said + 20, top) if _in_one_line(move) else (x, top + BODY.line)
        arrow(canvas, (x, top + 28))
        x += _ARROW + 20
    after, style = fitted(move.after, _DOSE, WIDTH - MARGIN - x)
    canvas.text((x, top), after, style)


def arrow(canvas: Canvas, start: Spot) -> None:
    """An arrow to the right."""
    (x, y), ink = start, canvas.theme.accent
    tip = (x + _ARROW, y)
    canvas.line([start, tip], ink, 5)
    canvas.line([(tip[0] - 14, y - 13), tip, (tip[0] - 14, y + 13)], ink, 5)
