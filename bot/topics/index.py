"""Which topic answers which button and which command."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from bot.buttons import Act, Action
from bot.chat import Heard
from bot.topics import around, body, calendar, follow_up, hands_free, history, owned, pictures, session, unwell, week
from bot.topics.plan import menu
from bot.topics.turn import Turn
from bot.topics.walk import taps as walk
from coaching.memory.state import TrainingState

Topic: TypeAlias = Callable[[Turn, TrainingState, Act], Heard]
OpenTopic: TypeAlias = Callable[[Turn, TrainingState | None, Act], Heard]

FOR_ALL: Mapping[Action, OpenTopic] = {
    Action.HELP: around.helped,
    Action.PRIVACY: around.privacy,
    Action.DELETE: around.delete,
    Action.EXPORT: owned.exported,
}
"""What needs no training state."""

FOR_RUNNERS: Mapping[Action, Topic] = {
    Action.TODAY: session.today,
    Action.BACK_TO_SESSION: session.today,
    **walk.TAPS,
    Action.CUES: session.cues,
    Action.HANDS_FREE: hands_free.hands_free,
    Action.CLOSE: session.closed,
    Action.WHY: session.why,
    Action.WEEK: week.week,
    Action.DAY_WHY: week.day_why,
    Action.DONE: session.done,
    Action.FEEL: session.felt,
    Action.LATER: session.later,
    Action.SKIP: session.skip,
    Action.RUN_IS: session.run_is,
    Action.SORE: body.sore,
    Action.SORE_SCORE: body.sore_score,
    Action.SORE_AREA: body.sore_area,
    Action.SORE_SOURCE: body.sore_source,
    Action.NOT_SORE: body.not_sore,
    Action.PAIN: body.pain,
    Action.PAIN_AREA: body.pain_area,
    Action.PAIN_SCORE: body.pain_score,
    Action.RED_FLAG: body.sign,
    Action.CLEARED: body.cleared,
    Action.ILL: unwell.ill,
    Action.WELL: unwell.well,
    Action.SLEPT: unwell.slept,
    Action.TIRED: unwell.tired,
    Action.SETTINGS: around.settings,
    Action.OPEN: around.opened,
    Action.PAUSE: around.pause,
    Action.RESUME: around.resume,
    Action.HOUR: around.hour,
    Action.HISTORY: history.sessions,
    Action.PAST: history.one,
    Action.WEEKS: history.weeks,
    Action.PROGRESS: history.progress,
    Action.PAST_UNDO: history.undo,
    Action.LOG_DAY: history.log,
    **menu.TAPS,
    **follow_up.TAPS,
    Action.PHYSIO: owned.for_physio,
    Action.CALENDAR: calendar.calendar,
    Action.CHART: pictures.chart,
    Action.CARD: pictures.card,
}

COMMANDS: Mapping[str, Action] = {
    "today": Action.TODAY,
    "go": Action.WALK,
    "listen": Action.HANDS_FREE,
    "week": Action.WEEK,
    "why": Action.WHY,
    "settings": Action.SETTINGS,
    "help": Action.HELP,
    "pause": Action.PAUSE,
    "resume": Action.RESUME,
    "delete": Action.DELETE,
    "privacy": Action.PRIVACY,
    "sore": Action.SORE,
    "skip": Action.SKIP,
    "done": Action.DONE,
    "later": Action.LATER,
    "undo": Action.UNDO,
    "history": Action.HISTORY,
    "progress": Action.PROGRESS,
    "export": Action.EXPORT,
    "physio": Action.PHYSIO,
    "calendar": Action.CALENDAR,
    "card": Action.CARD,
}

UNLISTED = frozenset({"done", "skip", "later", "undo", "resume"})
"""Understood, and not in the menu: each stands as a button where it is of use, and so the menu stays short."""
