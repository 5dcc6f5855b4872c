"""The letters of every picture: Source Sans Pro, from a wheel, so that no system font is needed or ever differs."""

from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

from bot.media.recipes import MakerFault

_PACKAGE = "font_source_sans_pro"


class Weight(StrEnum):
    """The weights in use, as the files name them."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"


class FontMissing(MakerFault):
    """A file of letters is not there or cannot be read; nothing can be written into a picture."""


def font_file(weight: Weight = Weight.REGULAR) -> Path:
    """The TrueType file, for what reads fonts by itself.

    Raises:
        FontMissing: the package or its file is not installed.
    """
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise FontMissing(f"the package {_PACKAGE} is not installed; run `make run` once")
    path = Path(found.origin).parent / "files" / f"SourceSansPro-{weight}.ttf"
    if not path.is_file():
        raise FontMissing(f"{path.name} is missing from {_PACKAGE}")
    return path


@cache
def font(size: int, weight: Weight = Weight.REGULAR) -> ImageFont.FreeTypeFont:
    """Letters of `size` pixels.

    Raises:
        FontMissing: they are not installed, or their file is broken.
    """
    path = font_file(weight)
    try:
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise FontMissing(f"{path.name} cannot be read: {error}") from error
