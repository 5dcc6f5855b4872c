"""What a runner takes along: the export, and the page for a physio."""

from bot.buttons import Act
from bot.chat import Heard
from bot.owned.files import files
from bot.replies import Screen, Send
from bot.screens.keyboard import home
from bot.screens.pictures.physio import physio
from bot.topics.turn import Turn
from bot.words import owned as words
from bot.words import physio as physio_words
from coaching.history.report import four_weeks
from coaching.memory.state import TrainingState


def exported(turn: Turn, _: TrainingState | None, __: Act) -> Heard:
    """Two files: everything as JSON, the sets as CSV."""
    if turn.person.history is None:
        return turn.look_back()
    if not turn.person.history:
        return turn.resume(words.NOT_EXPORTED)
    said = Send(screen=Screen(words.EXPORTED, home()))
    return Heard(
        person=turn.person,
        replies=(*turn.toast(), said, *files(turn.person, turn.catalogue, turn.moment)),
    )


def for_physio(turn: Turn, training: TrainingState, _: Act) -> Heard:
    """Four weeks: as a message, and as a page that prints on one sheet; one message where the page holds both."""
    if turn.person.history is None:
        return turn.look_back()
    history, day = turn.history, turn.moment.day
    report, units = four_weeks(history, day) if history is not None else None, training.profile.units
    if report is None or not report.tells:
        return turn.show(Screen(physio_words.NOTHING_YET, home()))
    screen = Screen(physio_words.message(report, turn.catalogue, units), home())
    page = physio(report, training, screen, turn.catalogue, name=words.file_name("for-my-physio", day, "pdf"))
    said = () if page.screen.text == screen.text else (Send(screen=screen),)
    return Heard(person=turn.person, replies=(*turn.toast(), *said, page))
