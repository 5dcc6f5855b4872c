"""A PDF read back: its pages and the text that can be selected on them. Enough for those that we make ourselves."""

import re
import zlib
from typing import NamedTuple

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_GLYPH = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4,})>")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\)", re.DOTALL)


class Read(NamedTuple):
    """How many pages, and their text."""

    pages: int
    text: str


def read(file: bytes) -> Read:
    streams = [_inflated(one) for one in _STREAM.findall(file)]
    letters = [_letters(one) for one in streams if b"beginbfchar" in one or b"beginbfrange" in one]
    names = [name.decode() for name in re.findall(rb"/(F\d+) \d+ 0 R", file)]
    fonts = dict(zip(dict.fromkeys(names), letters, strict=False))
    shown = [_shown(one, fonts) for one in streams if b"BT" in one and b" Tf" in one]
    return Read(len(re.findall(rb"/Type /Page\b", file)), "\n".join(shown))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _letters(cmap: bytes) -> dict[int, str]:
    return {int(glyph, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for glyph, to in _GLYPH.findall(cmap)}


def _shown(stream: bytes, fonts: dict[str, dict[int, str]]) -> str:
    found, letters = [], next(iter(fonts.values()), {})
    for font, said in _SHOWN.findall(stream):
        if font:
            letters = fonts[font.decode()]
            continue
        plain = _ESCAPED.sub(lambda one: {b"n": b"\n", b"r": b"\r"}.get(one[1], one[1]), said)
        glyphs = [int.from_bytes(plain[at : at + 2]) for at in range(0, len(plain), 2)]
        found.append("".join(letters.get(glyph, "?") for glyph in glyphs))
    return "\n".join(found)
