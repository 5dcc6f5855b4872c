"""Looking back: sessions, weeks and progress, read from all facts of the runner."""

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from bot.buttons import Act, Action, whole
from bot.chat import Heard
from bot.flows.log import HOW
from bot.flows.log import NAME as LOG
from bot.flows.log_sets import loggable
from bot.replies import Screen
from bot.screens import history as screens
from bot.topics.session import stale
from bot.topics.turn import Turn, with_facts
from bot.understanding.meanings_plan import When
from bot.words import past as words
from bot.words import progress as progress_words
from coaching.days import last_weekday
from coaching.facts import SessionUndone
from coaching.history.adherence import adherence, past_weeks
from coaching.history.past import History
from coaching.history.progress import progress as progress_of
from coaching.memory.count import Status
from coaching.memory.state import TrainingState


def _looked(turn: Turn, shown: Callable[[History], Screen], nothing: str = words.NOTHING_YET) -> Heard:
    """A screen of the history, once it is read; `nothing` where there is none."""
    if turn.person.history is None:
        return turn.look_back()
    history = turn.history
    return turn.show(screens.nothing(nothing) if history is None else shown(history))


def sessions(turn: Turn, _: TrainingState, act: Act) -> Heard:
    """The last sessions, a page at a time."""
    return _looked(turn, lambda history: screens.sessions(history, whole(act.arg) or 0, turn.moment.day))


def one(turn: Turn, training: TrainingState, act: Act, note: str = "") -> Heard:
    """One session with its sets, `note` above it."""
    if turn.person.history is None:
        return turn.look_back()
    history = turn.history
    past = history.on(act.day) if history is not None and act.day is not None else None
    if past is None:
        return stale(turn, training, None)
    return turn.show(screens.one(past, turn.catalogue, training.profile.units, turn.moment.day, note=note))


def weeks(turn: Turn, _: TrainingState, __: Act) -> Heard:
    """Weeks at a glance."""
    return _looked(turn, lambda history: screens.weeks(past_weeks(history, turn.moment.day), turn.moment.day))


def progress(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """How the exercises went, and what has been kept up."""
    return _looked(turn, lambda history: _progress(turn, training, act, history), progress_words.NOTHING_YET)


def _progress(turn: Turn, training: TrainingState, act: Act, history: History) -> Screen:
    day = turn.moment.day
    found = progress_of(history, day, turn.catalogue)
    coming = {one.exercise: one for one in turn.coach.coming(training, turn.moment)} if found else {}
    kept = adherence(past_weeks(history, day), screens.WEEKS)
    going = screens.Going(kept=kept, exercises=found, coming=coming, sides=training.sides)
    return screens.progress(going, whole(act.arg) or 0, turn.catalogue, training.profile.units, day)


def undo(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """A Done of days ago was a slip: the session counts as not done, and all after it is worked out anew."""
    day = act.day
    if day is None or not timedelta(0) <= turn.moment.day - day <= timedelta(days=screens.LOGGED_DAYS):
        return stale(turn, training, None)
    if training.status_on(day) is not Status.DONE:
        return one(turn, training, act)
    facts = turn.person.history
    if facts is None:
        return turn.look_back()
    turn, outcome = turn.tell(training, SessionUndone(at=turn.moment.at, day=day))
    known = replace(turn.person, history=(*facts, *outcome.facts))
    return with_facts(one(turn.with_person(known), outcome.state, act, words.UNDONE), outcome.facts)


def log(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """A session logged late or corrected: the day is asked where it is not known."""
    if act.day is not None and act.day in loggable(training, turn.moment.day):
        return turn.begin(LOG, step=HOW, draft={"day": act.day.isoformat()})
    return turn.begin(LOG)


def correct(turn: Turn, training: TrainingState, when: When | None) -> Heard:
    """The same, said in words: "forgot to log Tuesday" means the last one."""
    today = turn.moment.day
    if when is None:
        return log(turn, training, Act(Action.LOG_DAY))
    day = last_weekday(when.weekday, today) if when.weekday is not None else when.on(today)
    return log(turn, training, Act(Action.LOG_DAY, day))
