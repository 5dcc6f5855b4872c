"""The maker of the calendar file, for the drawing process."""

from bot.calendar.ics import written
from bot.media.recipes import CalendarFile, Made


def made(recipe: CalendarFile) -> Made:
    """The file that the chat sends. It is made aside, since reading the library alone takes 60 ms."""
    return Made(content=written(recipe.calendar, recipe.link))
