"""Screens that ask what is run, for a week that varies. Pure: values in, a Screen out."""

from datetime import date

from bot.buttons import Action
from bot.replies import Screen
from bot.screens.keyboard import Rows, act
from bot.words import labels
from bot.words import today as words
from coaching.memory.state import TrainingState
from coaching.runner import DayClass, RunDay


def run_of(training: TrainingState, day: date) -> RunDay | None:
    """What is run on a day, a dated race included; None where it is not known."""
    if any(race.day == day for race in training.races):
        return RunDay(DayClass.RACE)
    return training.run_on(day) if training.run_known(day) else None


def run_choices(day: date) -> Rows:
    """What is run on a day."""
    return (tuple(act(labels.RUNS[kind], Action.RUN_IS, day, kind.value) for kind in DayClass),)


def asking_today(screen: Screen, day: date) -> Screen:
    """Today's session with the question what is run today: the answer may change it."""
    return Screen(f"{screen.text}\n\n{words.ASK_RUN_TODAY}", (*run_choices(day), *screen.keyboard))


def ask_tomorrow(tomorrow: date) -> Screen:
    """The question of the evening before."""
    return Screen(words.ask_run_tomorrow(tomorrow), run_choices(tomorrow))
