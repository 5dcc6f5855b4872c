"""The menu of what can change, and its screens. Pure: values in, a Screen out."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.buttons import Action
from bot.replies import Button, Screen
from bot.screens.keyboard import Rows, act, grouped, home
from bot.words import changing as words
from bot.words import labels
from bot.words.today import run_name
from coaching.change_options import Leaving
from coaching.memory.count import Status
from coaching.runner import DayClass, RunDay, Units
from coaching.session import Session
from coaching.session_type import SessionType

MOVE, SHORT, SKIP, RAN, SWAP, RUNS, MORE, BRING_BACK = "move", "short", "skip", "ran", "swap", "runs", "more", "back"
TOMORROW = "tomorrow"
"""The screens behind the menu, by the name that its buttons carry."""
AS_PLANNED = "0"


def menu(session: Session, run: RunDay | None, status: Status | None, *, moved: bool) -> Screen:
    """What can change about today and what comes after it. `moved` says that today's session was moved away."""
    day = session.day
    runs = tuple(
        act(labels.chosen(label, on=run is not None and run.day_class is kind), Action.CHANGE_RUN, day, kind.value)
        for kind, label in labels.RUNS.items()
    )
    rows = (
        *_of_today(session, status, moved=moved),
        *grouped(runs, 3),
        (_to(words.TOMORROW, day, TOMORROW), _to(words.OTHER_RUNS, day, RUNS)),
        (act(words.RACES, Action.OPEN, day, "settings races"), _to(words.MORE, day, MORE)),
        (act(labels.BACK, Action.BACK_TO_SESSION, day),),
    )
    return Screen(words.menu(session, run), rows)


def _of_today(session: Session, status: Status | None, *, moved: bool) -> Rows:
    """What may be done about today's session, as far as there is one that is open."""
    day = session.day
    travel = act(words.TRAVEL, Action.OPEN, day, "travel")
    if status is Status.DONE:
        return ((travel,),)
    ran = _to(words.JUST_RAN, day, RAN)
    if session.type is SessionType.NONE:
        back = ((_to(words.BRING_BACK, day, BRING_BACK),),) if moved else ()
        return (*back, (ran, travel))
    move = (_to(words.MOVE, day, MOVE),) if session.type.strength else ()
    return (
        (*move, _to(words.SHORTER, day, SHORT)),
        (ran, _to(words.SKIP, day, SKIP)),
        (_to(words.SWAP, day, SWAP), travel),
    )


def _to(label: str, day: date, screen: str) -> Button:
    """A button to another screen of the menu."""
    return act(label, Action.CHANGE, day, screen)


def _back(day: date) -> tuple[Button, ...]:
    return (act(words.BACK, Action.CHANGE, day),)


def move(day: date, days: Sequence[tuple[date, RunDay, bool]], fitting: Sequence[tuple[date, str]]) -> Screen:
    """Where today's session may go: every day left of the week, those that do not fit crossed out.

    `days` are each day with its run and whether it fits; `fitting` those that do, with what speaks for them.
    """
    buttons = [
        act(words.move_day(to, run_name(run), fits=fits), Action.MOVE, day, to.isoformat()) for to, run, fits in days
    ]
    skip: Rows = () if fitting else ((_to(words.SKIP, day, SKIP),),)
    return Screen(words.move(fitting), (*grouped(buttons, 2), *skip, _back(day)))


def above(note: str, screen: Screen) -> Screen:
    """The screen with a note above it."""
    return Screen(f"{note}\n\n{screen.text}", screen.keyboard)


def only_skip(text: str, day: date) -> Screen:
    """Nothing to move: skipping is what is left."""
    return Screen(text, ((_to(words.SKIP, day, SKIP),), _back(day)))


def shorter(day: date, fewer: Sequence[int], *, timed: bool) -> Screen:
    """So many minutes instead. `timed` says that today's were changed before."""
    choices = tuple(act(words.minutes(count), Action.SHORTEN, day, str(count)) for count in fewer)
    whole: Rows = ((act(words.AS_PLANNED, Action.SHORTEN, day, AS_PLANNED),),) if timed else ()
    return Screen(words.shorter(), (choices, *whole, _back(day)))


def skip(session: Session) -> Screen:
    """Skip, with a reason if one likes."""
    day = session.day
    why = [act(label, Action.SKIP, day, reason.value) for reason, label in labels.SKIPS.items()]
    return Screen(words.skip(session.type), (*grouped(why, 2), (act(words.JUST_SKIP, Action.SKIP, day),), _back(day)))


def just_ran(day: date) -> Screen:
    """What kind of run it was."""
    kinds = tuple(act(labels.RUNS[kind], Action.JUST_RAN, day, kind.value) for kind in words.RUN_KINDS)
    return Screen(words.just_ran(), (kinds, _back(day)))


def how_long(day: date, run: DayClass, minutes: Sequence[int]) -> Screen:
    """How many minutes, after that run."""
    choices = tuple(act(words.minutes(count), Action.JUST_RAN, day, f"{run.value} {count}") for count in minutes)
    return Screen(words.how_long(run), (choices, (_to(words.BACK, day, RAN),)))


def tomorrow(day: date, run: RunDay | None) -> Screen:
    """What is run tomorrow; `run` is what is known of it."""
    ahead = day + timedelta(days=1)
    kinds = [
        act(labels.chosen(label, on=run is not None and run.day_class is kind), Action.CHANGE_RUN, ahead, kind.value)
        for kind, label in labels.RUNS.items()
    ]
    return Screen(words.tomorrow(run, ahead), (*grouped(kinds, 3), _back(day)))


def other_runs(day: date) -> Screen:
    """Which runs change: today's, another, the coming days, or the usual week."""
    today = tuple(act(label, Action.CHANGE_RUN, day, kind.value) for kind, label in labels.RUNS.items())
    rows = (
        today,
        (act(words.ONE_RUN, Action.OPEN, day, "runs"), act(words.THIS_WEEK, Action.OPEN, day, "week_once")),
        (act(words.USUAL, Action.OPEN, day, "settings runs"),),
        _back(day),
    )
    return Screen(words.other_runs(), rows)


def other_ways(start: date, to: date, ways: Sequence[Leaving], today: date) -> Rows:
    """The other ways to move a run from `start` to `to`."""
    if not ways:
        return ()
    labels_of = {
        Leaving.SWAP: words.swap_days(),
        Leaving.REST: words.rest_there(start, today),
        Leaving.BOTH: words.both(start, today),
    }
    return (
        tuple(
            act(label, Action.MOVE_RUN, to, f"{start.isoformat()} {way}")
            for way, label in labels_of.items()
            if way in ways
        ),
    )


def more(day: date, units: Units) -> Screen:
    """What changes from now on."""
    in_units = tuple(
        act(labels.chosen(one.value, on=one is units), Action.UNITS, day, one.value) for one in (Units.KG, Units.LB)
    )
    rows = (
        (_door(words.PER_WEEK, day, "per_week"), _door(words.MINUTES, day, "minutes")),
        (_door(words.HOUR, day, "hour"), _door(words.QUIET, day, "quiet")),
        (_door(words.REMINDER, day, "reminder"), _door(words.GEAR, day, "gear")),
        in_units,
        (act(words.ALL, Action.OPEN, day, "settings"), *_back(day)),
    )
    return Screen(words.more(), rows)


def _door(label: str, day: date, step: str) -> Button:
    return act(label, Action.OPEN, day, f"settings {step}")


def nothing_today(text: str) -> Screen:
    """There is nothing about today that could change."""
    return Screen(text, home())
