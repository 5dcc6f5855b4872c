"""Who makes what. Imported in the drawing process only: this is where Pillow, PyAV and the rest come in.

A maker is pure, as slow as it must be, and may raise: then the text goes out instead, and the owner is told.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.media.recipes import AnyRecipe, Made, SessionAudio
from bot.pictures.drawers import DRAWERS, picture
from bot.sound import making as sound

Maker: TypeAlias = Callable[[Any], Made]

MAKERS: Mapping[type[AnyRecipe], Maker] = {SessionAudio: sound.made, **dict.fromkeys(DRAWERS, picture)}
"""The maker of each kind of recipe."""
