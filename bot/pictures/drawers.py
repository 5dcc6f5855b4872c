"""Which module draws which picture."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.media.picture_recipes import (
    AdherenceCalendar,
    AnyPicture,
    BodyMap,
    ProgressChart,
    SessionCard,
    SidesChart,
    WeekPicture,
    WeeksChart,
)
from bot.media.recipes import Made
from bot.pictures import body, calendar, card, progress, sides, week, weeks
from bot.pictures.canvas import Canvas

DRAWERS: Mapping[type[AnyPicture], Callable[[Any], Canvas]] = {
    SessionCard: card.draw,
    ProgressChart: progress.draw,
    WeeksChart: weeks.draw,
    AdherenceCalendar: calendar.draw,
    BodyMap: body.draw,
    SidesChart: sides.draw,
    WeekPicture: week.draw,
}


def picture(recipe: AnyPicture) -> Made:
    """The picture as a file.

    Raises:
        bot.pictures.fonts.FontMissing: there are no letters to write with.
    """
    canvas = DRAWERS[type(recipe)](recipe)
    return Made(canvas.png(), canvas.width, canvas.height)
