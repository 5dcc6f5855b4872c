"""Text measured before it is drawn: how wide it is, where it breaks, and how it is made to fit."""

import re
from functools import cache

from msgspec import Struct

from bot.pictures.fonts import Weight, font

FINE = 2
"""Everything is drawn so many times as large and then made smaller: that is what makes edges smooth."""
LEAST = 33
"""The smallest size on a picture 1080 wide, in pixels: 3 % of the width, which a phone shows as 12 points."""
_MORE = "…"
_BREAKS = re.compile(r"[ \t\r\n]+")
_NOWHERE = "\uffff"
"""No font has a letter here: what it draws instead is the sign for a missing one."""


class Style(Struct, frozen=True):
    """A size in pixels and a weight."""

    size: int
    weight: Weight = Weight.REGULAR

    @property
    def line(self) -> int:
        """From one line to the next."""
        return round(self.size * 1.22)


SMALL = Style(34)
BODY = Style(40)
STRONG = Style(40, Weight.SEMIBOLD)
HEAD = Style(46, Weight.SEMIBOLD)
TITLE = Style(66, Weight.BOLD)


def readable(text: str) -> str:
    """The text without what the font has no letters for: emoji, and scripts that it does not know.

    A space at which no line ends stays one.
    """
    return " ".join(_BREAKS.split("".join(one for one in text if one.isspace() or _drawn(one)).strip()))


@cache
def _drawn(letter: str) -> bool:
    plain = font(20)
    mask, missing = plain.getmask(letter), plain.getmask(_NOWHERE)
    return bytes(mask) != bytes(missing) or mask.size != missing.size


def width(text: str, style: Style) -> float:
    """How wide it is, in pixels."""
    return font(style.size * FINE, style.weight).getlength(readable(text)) / FINE


def wrapped(text: str, style: Style, room: float, most: int = 99) -> tuple[str, ...]:
    """The text in lines that fit `room`, at most so many; what is left over ends in "…"."""
    lines: list[str] = []
    for word in filter(None, readable(text).split(" ")):
        if lines and width(f"{lines[-1]} {word}", style) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} {_MORE}"]
    return tuple(cut(line, style, room) for line in lines)


def cut(text: str, style: Style, room: float) -> str:
    """The text as far as it fits, with "…" where something is missing."""
    text = readable(text)
    if width(text, style) <= room:
        return text
    while text and width(text.removesuffix(_MORE).rstrip() + _MORE, style) > room:
        text = text.removesuffix(_MORE).rstrip()[:-1]
    return text.removesuffix(_MORE).rstrip() + _MORE


def fitted(text: str, style: Style, room: float, least: int = LEAST) -> tuple[str, Style]:
    """The text in the largest size that fits, from its own down to `least`; there it is cut."""
    size = style.size
    while size > least and width(text, Style(size, style.weight)) > room:
        size -= 1
    smaller = Style(size, style.weight)
    return cut(text, smaller, room), smaller
