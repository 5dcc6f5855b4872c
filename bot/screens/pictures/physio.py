"""Four weeks for a physio as a page."""

from msgspec.structs import replace

from bot.media.picture_recipes import PhysioPage
from bot.replies import CAPTION_LIMIT, Media, Screen
from bot.screens.pictures.body import outline
from bot.words import common
from bot.words import physio as words
from coaching.exercise import Catalogue
from coaching.history.report import FourWeeks
from coaching.memory.state import TrainingState


def physio(report: FourWeeks, training: TrainingState, said: Screen, catalogue: Catalogue, *, name: str) -> Media:
    """The page; `said`, the same as a message, is its caption where it is short enough. `name` is the file's."""
    units = training.profile.units
    body = outline(report)
    recipe = PhysioPage(
        title=words.TITLE,
        subtitle=words.span(report),
        day=report.until,
        sections=words.sections(report, training),
        body=replace(body, soreness=words.SORENESS, pain=words.PAIN) if body is not None else None,
        loads=(words.LAST_LOADS, words.loads(report, catalogue, units)),
        columns=words.COLUMNS,
        sessions=tuple(words.row(past, catalogue, units) for past in report.sessions),
        more=words.MORE,
        note=words.NOTE,
    )
    short = len(common.plain(said.text)) <= CAPTION_LIMIT
    screen = said if short else Screen(words.CAPTION)
    return Media(recipe=recipe, screen=screen, instead="" if short else words.NO_PAGE, name=name)
