"""What a runner wants changed, told in words: each wish leads to the screen where it is changed."""

from bot.chat import Heard
from bot.screens import about as screens_about
from bot.topics import asked, history, moved
from bot.topics.turn import Turn
from bot.understanding.meanings import Done, GoTo, Later, Meaning, Place, Skip
from bot.understanding.meanings_plan import (
    Away,
    Correct,
    GearTold,
    InUnits,
    Legs,
    MoveSession,
    PlanChange,
    Quiet,
    RaceTold,
    RunChanged,
    SetLine,
    Shorten,
    Swap,
)
from bot.words import help as words
from coaching.memory.state import TrainingState


def answer(turn: Turn, training: TrainingState, wish: PlanChange) -> Heard:  # noqa: C901, PLR0911 - one line per wish
    """The screen for a wish."""
    match wish:
        case RunChanged():
            return moved.run_moved(turn, training)
        case RaceTold():
            return turn.show(screens_about.change(words.RACES_CHANGED, "races"))
        case GearTold() | Away():
            return turn.show(screens_about.change(words.GEAR_CHANGED, "gear"))
        case Shorten():
            return turn.show(screens_about.little_time(turn.moment.day))
        case Swap():
            return turn.show(screens_about.swap(turn.moment.day))
        case InUnits():
            return turn.begin("settings", step="mass")
        case Quiet():
            return turn.begin("settings", step="quiet")
        case MoveSession():
            return _asked(turn, Later(), Skip())
        case SetLine():
            return _asked(turn, Done(), Later())
        case Correct(day=day):
            return history.correct(turn, training, day)
        case Legs():
            return _asked(turn, GoTo(Place.JUST_RAN))


def _asked(turn: Turn, *meant: Meaning) -> Heard:
    choices = asked.choices(meant, turn.moment.day, turn.chat.preferences.zone, turn.catalogue)
    return turn.show(screens_about.did_you_mean(choices))
