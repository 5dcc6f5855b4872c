"""A small picture of an exercise."""

from PIL import Image

from bot.media.recipes import MakerFault
from bot.pictures.figure import making


def thumbnail(exercise: str, pixels: int, *, dark: bool = False) -> Image.Image | None:
    """The exercise in a square, on a ground of its own; None where a broken key-frame file leaves it without a figure.

    A card without its small pictures still says what to do.
    """
    try:
        return making.small_picture(exercise, pixels, dark=dark)
    except MakerFault:
        return None
