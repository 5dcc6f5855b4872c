"""Who makes what. Imported in the drawing process only: this is where Pillow, PyAV and the rest come in."""

from collections.abc import Mapping

from bot.calendar import making as calendar
from bot.media.picture_recipes import PhysioPage
from bot.media.recipes import AnyRecipe, CalendarFile, ExerciseAnimation, Maker, SessionAudio
from bot.media.shelf import Shelf
from bot.pictures.drawers import DRAWERS, picture
from bot.pictures.figure import making as figure
from bot.pictures.physio import page
from bot.sound.making import HandsFree


def makers(shelf: Shelf | None = None) -> Mapping[type[AnyRecipe], Maker]:
    """The maker of each kind of recipe. `shelf` is for parts that come in many files."""
    return {
        ExerciseAnimation: figure.animation,
        SessionAudio: HandsFree(shelf).made,
        CalendarFile: calendar.made,
        PhysioPage: page,
        **dict.fromkeys(DRAWERS, picture),
    }
