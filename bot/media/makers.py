"""Who makes what. Imported in the drawing process only: this is where Pillow, PyAV and the rest come in."""

from collections.abc import Mapping

from bot.calendar import making as calendar
from bot.media.picture_recipes import PhysioPage
from bot.media.recipes import AnyRecipe, CalendarFile, ExerciseAnimation, Maker, SessionAudio
from bot.pictures.drawers import DRAWERS, picture
from bot.pictures.figure import making as figure
from bot.pictures.physio import page
from bot.sound import making as sound

MAKERS: Mapping[type[AnyRecipe], Maker] = {
    ExerciseAnimation: figure.animation,
    SessionAudio: sound.made,
    CalendarFile: calendar.made,
    PhysioPage: page,
    **dict.fromkeys(DRAWERS, picture),
}
"""The maker of each kind of recipe."""
