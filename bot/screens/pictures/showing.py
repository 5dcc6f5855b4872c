"""What all picture screens share: what they are made of, and the buttons that lead from one to another."""

from datetime import date

from msgspec import Struct

from bot.buttons import Action
from bot.media.picture_recipes import AnyPicture
from bot.replies import CAPTION_LIMIT, Button, Media, Screen
from bot.screens.keyboard import Rows, act, home
from bot.words import common, labels
from coaching.exercise import Catalogue
from coaching.history.past import History
from coaching.runner import Units

EXERCISE, WEEKS, BODY, SIDES, DAYS = "x", "weeks", "body", "sides", "days"
"""The charts, as a button names them; an exercise has its id behind it."""
IN_PLACE = "!"
"""Stands at the end where the button is below a picture, which the next one replaces."""
OTHER_LIGHT = "~"
"""Stands before what is drawn light instead of dark, or the other way round, from now on."""


class Seen(Struct, frozen=True, kw_only=True):
    """What charts are made of."""

    history: History
    catalogue: Catalogue
    units: Units
    today: date
    dark: bool = False


def shown(recipe: AnyPicture, caption: str, chart: str, above: Rows = ()) -> Media:
    """A chart with what it says in words, and the ways to the others."""
    light = act(labels.LIGHT if recipe.dark else labels.DARK, Action.CHART, None, f"{OTHER_LIGHT}{chart}{IN_PLACE}")
    rows = (*above, *charts(chart, IN_PLACE), (act(labels.PROGRESS, Action.PROGRESS), light))
    return Media(recipe=recipe, screen=Screen(captioned(caption), rows))


def nothing(text: str) -> Screen:
    """A sentence where there is nothing to draw."""
    return Screen(text, (*charts(), *home()))


def charts(shown_: str = "", mark: str = "") -> Rows:
    """The charts side by side, the one that is shown with its tick."""

    def one(label: str, name: str) -> Button:
        return act(labels.chosen(label, on=name == shown_.partition("-")[0]), Action.CHART, None, f"{name}{mark}")

    return (
        (one(labels.CHART_EXERCISE, EXERCISE), one(labels.CHART_WEEKS, WEEKS), one(labels.CHART_DAYS, DAYS)),
        (one(labels.CHART_BODY, BODY), one(labels.CHART_SIDES, SIDES)),
    )


def captioned(text: str) -> str:
    """The text within the limit of a caption: whole lines are left away at the end."""
    lines = text.split("\n")
    while len(common.plain("\n".join(lines))) > CAPTION_LIMIT and len(lines) > 1:
        lines.pop()
    return "\n".join(lines)
