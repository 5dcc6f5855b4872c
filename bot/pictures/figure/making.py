"""An exercise in motion and as a small picture, asked for by its id."""

from collections.abc import Mapping
from functools import cache

from PIL import Image

from bot.media.recipes import ExerciseAnimation, Made, MakerFault
from bot.pictures.figure import drawing, movie
from coaching.exercise import Catalogue
from data import catalogue, figure_files
from data.figure_files import FigureError
from data.figure_script import Figure


@cache
def _exercises() -> Catalogue:
    return catalogue.load()


@cache
def _figures() -> Mapping[str, Figure]:
    return figure_files.load(_exercises().exercises)


def figures() -> Mapping[str, Figure]:
    """The figure of each exercise, read once.

    Raises:
        MakerFault: a key-frame file is broken; every fault of every file.
    """
    try:
        return _figures()
    except FigureError as error:
        raise MakerFault(str(error)) from error


def animation(recipe: ExerciseAnimation) -> Made:
    """The exercise at its tempo, as MP4.

    Raises:
        MakerFault: a key-frame file is broken.
    """
    film = movie.film(figures()[recipe.exercise], _exercises()[recipe.exercise], recipe.tempo)
    return Made(film.content, drawing.WIDTH, drawing.HEIGHT, film.seconds)


@cache
def small_picture(exercise: str, pixels: int, *, dark: bool = False) -> Image.Image:
    """The exercise where it is furthest from its start, in a square.

    Raises:
        MakerFault: a key-frame file is broken.
    """
    return drawing.still(figures()[exercise], _exercises()[exercise], pixels, dark=dark)
