"""Around the training: help, privacy, pause, delete, settings, hours of messages."""

from datetime import time

from msgspec.structs import replace

from bot.buttons import Act
from bot.chat import Heard, Preferences
from bot.replies import Screen
from bot.screens import about as screens_about
from bot.screens.under_session import NUMBERS
from bot.silence import from_tomorrow
from bot.topics.session import numbers, show, stale
from bot.topics.turn import Turn
from bot.words import help as words
from coaching.memory.state import TrainingState

SETTINGS, PAUSE, DELETE = "settings", "pause", "delete"


def helped(turn: Turn, training: TrainingState | None, act: Act) -> Heard:
    """Help, or what the numbers of a session mean."""
    if act.arg == NUMBERS and training is not None:
        return numbers(turn, training, act)
    return turn.show(screens_about.helped())


def privacy(turn: Turn, _: TrainingState | None, __: Act) -> Heard:
    """What is kept and why."""
    return turn.show(screens_about.privacy())


def delete(turn: Turn, _: TrainingState | None, __: Act) -> Heard:
    """Asks first; then everything goes."""
    return turn.begin(DELETE)


def settings(turn: Turn, _: TrainingState, __: Act) -> Heard:
    """Every answer can be changed."""
    return turn.begin(SETTINGS)


def opened(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """A flow by its name, at one of its doors: "settings race"; a button of today's menu becomes its question."""
    flow, _, step = act.arg.partition(" ")
    if flow not in turn.flows.flows:
        return stale(turn, training, None)
    return turn.begin(flow, step=step, in_place=act.day == turn.moment.day)


def pause(turn: Turn, _: TrainingState, __: Act) -> Heard:
    """No messages of our own for a while."""
    return turn.begin(PAUSE)


def resume(turn: Turn, training: TrainingState, _: Act) -> Heard:
    """Messages come again."""
    was = turn.chat.preferences.paused_until
    paused = was is not None and was > turn.moment.day
    going = turn.with_chat(preferences=_wishes(turn, paused_until=None))
    if paused:
        going = going.with_person(replace(going.person, chat=from_tomorrow(going.chat, turn.moment.day)))
    return show(going, training, intro=words.RESUMED if paused else words.NOT_PAUSED)


def hour(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The hour of the daily message or of the evening reminder: "morning 0630"."""
    kind, _, at = act.arg.partition(" ")
    if kind not in {screens_about.MORNING, screens_about.REMINDER} or not _is_hour(at):
        return stale(turn, training, None)
    chosen = time(int(at[:2]), int(at[2:]))
    field = {"hour": chosen} if kind == screens_about.MORNING else {"reminder": chosen}
    changed = turn.with_chat(preferences=_wishes(turn, **field))
    return changed.show(screens_about.hour_set(kind, chosen, turn.chat.preferences.zone))


def _is_hour(at: str) -> bool:
    return len(at) == 4 and at.isdecimal() and at.isascii() and int(at[:2]) < 24 and int(at[2:]) < 60


def _wishes(turn: Turn, **changed: object) -> Preferences:
    return replace(turn.chat.preferences, **changed)


def cancel(turn: Turn, training: TrainingState | None, _: Act) -> Heard:
    """Nothing is open that could be cancelled."""
    if training is None:
        return turn.resume()
    return turn.show(screens_about.lost(words.NOTHING_TO_CANCEL))


def start(turn: Turn, training: TrainingState | None, _: Act) -> Heard:
    """A newcomer begins; a runner whom we know sees today."""
    if training is None:
        return turn.resume()
    return show(turn, training, intro=words.greeting(turn.name))


def lost(turn: Turn, text: str) -> Heard:
    """Not understood, said in one sentence, with the ways on."""
    screen: Screen = screens_about.lost(text)
    return turn.show(screen, anew=True)
