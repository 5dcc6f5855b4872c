"""The calendar: as a file, and at a private address where the bot has a web address."""

from bot.buttons import Act
from bot.calendar.listed import STRENGTH, Calendar
from bot.calendar.planned import refreshed
from bot.chat import Heard
from bot.media.recipes import CalendarFile
from bot.screens import calendar as screens
from bot.topics.turn import Turn
from bot.words import calendar as words
from coaching.memory.state import TrainingState


def calendar(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The file, with the address below it; or the same file with a new address in the place of the old one."""
    now = refreshed(turn.person.id, turn.chat, training, turn.coach, turn.moment)
    known, new = turn.chat.calendar, act.arg == screens.NEW
    changed = new and known is not None and known.issued is not None
    if turn.addresses is not None and (new or not turn.addresses.stands(turn.person.id, now)):
        now = turn.addresses.issue(turn.person.id, now, turn.moment.at)
    turn = turn.with_chat(calendar=now)
    url = turn.addresses.url(turn.person.id, now) if turn.addresses else ""
    sessions, races = _counted(turn, now)
    gone = any(one.cancelled for one in now.listed)
    screen = screens.told(sessions, races, url, changed=changed, gone=gone)
    if not (sessions or races or gone):
        return turn.show(screen, toast=words.NEW_TOAST if changed else "")
    return turn.show_made(
        CalendarFile(calendar=now, link=turn.link),
        screen,
        instead=screens.without_file(url, changed=changed),
        name=words.FILE_NAME,
        toast=words.NEW_TOAST if changed else "",
        in_place=changed,
    )


def _counted(turn: Turn, now: Calendar) -> tuple[int, int]:
    """Sessions and races from today on."""
    ahead = [one.event for one in now.listed if one.event.day >= turn.moment.day and not one.cancelled]
    sessions = sum(one.what == STRENGTH for one in ahead)
    return sessions, len(ahead) - sessions
