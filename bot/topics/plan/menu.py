"""Changing the plan by buttons: the menu, what stands behind it, Apply and Undo."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from bot import proposals
from bot.buttons import Act, Action, whole
from bot.chat import Heard
from bot.screens import changing as screens
from bot.screens import training as screens_training
from bot.screens.runs import run_of
from bot.topics import session
from bot.topics.plan import ahead, runs, today
from bot.topics.plan.change import shown
from bot.topics.session import stale
from bot.topics.turn import Turn, with_facts
from bot.topics.walk import instead
from coaching.change_options import Leaving
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.runner import DayClass, RunDay, Units


def menu(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """What can change, or one of the screens behind it; the message of the session edits itself."""
    if act.day != turn.moment.day and act.day is not None:
        return stale(turn, training, act.day)
    return _SCREENS.get(act.arg, _menu)(turn, training)


def _menu(turn: Turn, training: TrainingState) -> Heard:
    day = turn.moment.day
    outcome = turn.coach.today(training, turn.moment)
    turn, found = turn.keep(outcome)
    on_hold = screens_training.held(found.because, day)
    if on_hold is not None:
        return with_facts(turn.show(on_hold), outcome.facts)
    moved = any(one.day == day for one in outcome.state.moved)
    run, status = run_of(outcome.state, day), outcome.state.status_on(day)
    heard = turn.show(screens.menu(found, run, status, moved=moved), slot=screens_training.slot(day))
    return with_facts(heard, outcome.facts)


def _skip(turn: Turn, training: TrainingState) -> Heard:
    return turn.show(screens.skip(turn.coach.today(training, turn.moment).value))


def _tomorrow(turn: Turn, training: TrainingState) -> Heard:
    day = turn.moment.day
    return turn.show(screens.tomorrow(day, run_of(training, day + timedelta(days=1))), slot=screens_training.slot(day))


_SCREENS: Mapping[str, Callable[[Turn, TrainingState], Heard]] = {
    screens.MOVE: today.move_session,
    screens.SHORT: today.minutes_today,
    screens.SKIP: _skip,
    screens.RAN: today.just_ran,
    screens.BRING_BACK: today.bring_back,
    screens.SWAP: instead.another,
    screens.TOMORROW: _tomorrow,
    screens.RUNS: lambda turn, _: turn.show(screens.other_runs(turn.moment.day)),
    screens.MORE: lambda turn, training: turn.show(screens.more(turn.moment.day, training.profile.units)),
}


def run_is_another(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Today's or tomorrow's run is another one than was known."""
    near = act.day is not None and 0 <= (act.day - turn.moment.day).days <= 1
    if act.day is None or not near or act.arg not in set(DayClass):
        return stale(turn, training, act.day)
    if training.run_known(act.day) and training.run_on(act.day) == RunDay(DayClass(act.arg)):
        return _menu(turn, training)
    return runs.run_on(turn, training, act.day, RunDay(DayClass(act.arg)))


def move(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Today's session to the day in `arg`."""
    to = _date(act.arg)
    if act.day != turn.moment.day or to is None:
        return stale(turn, training, act.day)
    return today.move_session(turn, training, to)


def move_run(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """A run to another day, with what becomes of the day that it leaves: "2026-11-29 rest"."""
    first, _, leaving = act.arg.partition(" ")
    start, now = _date(first), turn.moment.day
    near = all(day is not None and 0 <= (day - now).days <= runs.AHEAD_DAYS for day in (start, act.day))
    if start is None or act.day is None or not near or leaving not in set(Leaving):
        return stale(turn, training, None)
    return runs.move_run(turn, training, act.day, come_from=start, leaving=Leaving(leaving))


def shorten(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Today's session in so many minutes; 0 for as long as planned."""
    minutes = whole(act.arg)
    if act.day != turn.moment.day or minutes is None:
        return stale(turn, training, act.day)
    if act.arg == screens.AS_PLANNED:
        return today.as_planned(turn, training)
    return today.minutes_today(turn, training, minutes)


def just_ran(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Back from a run: of which kind, and how many minutes there are."""
    kind, _, minutes = act.arg.partition(" ")
    if act.day != turn.moment.day or kind not in set(DayClass) or (minutes and whole(minutes) is None):
        return stale(turn, training, act.day)
    return today.just_ran(turn, training, DayClass(kind), whole(minutes))


def units(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Weights in kg or lb."""
    if act.arg not in set(Units):
        return stale(turn, training, act.day)
    return ahead.units(turn, training, Units(act.arg))


# Apply and Undo


def apply(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The proposal with this number is made."""
    number = whole(act.arg, digits=9)
    if number is None:
        return stale(turn, training, act.day)
    return shown(turn, proposals.apply(turn.person, turn.coach, number, turn.moment))


def decline(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The proposal with this number is left."""
    number = whole(act.arg, digits=9)
    if number is None:
        return stale(turn, training, act.day)
    return shown(turn, proposals.decline(turn.person, number))


def take_back(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The change with this number is taken back."""
    number = whole(act.arg, digits=9)
    if number is None:
        return stale(turn, training, act.day)
    return shown(turn, proposals.undo(turn.person, turn.coach, number, turn.moment))


def undo(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Undo, said without naming what: a session done or skipped today, else the latest change of plan."""
    settled = training.status_on(turn.moment.day) in {Status.DONE, Status.SKIPPED}
    latest = turn.chat.change
    if act.day is not None or settled or latest is None or not proposals.undoable(turn.person, turn.moment):
        return session.undo(turn, training, act)
    return shown(turn, proposals.undo(turn.person, turn.coach, latest.number, turn.moment))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


TAPS: Mapping[Action, Callable[[Turn, TrainingState, Act], Heard]] = {
    Action.CHANGE: menu,
    Action.CHANGE_RUN: run_is_another,
    Action.MOVE: move,
    Action.MOVE_RUN: move_run,
    Action.SHORTEN: shorten,
    Action.JUST_RAN: just_ran,
    Action.UNITS: units,
    Action.APPLY: apply,
    Action.DECLINE: decline,
    Action.TAKE_BACK: take_back,
    Action.UNDO: undo,
}
"""What each button of a change does."""
