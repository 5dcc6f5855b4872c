"""What a runner wants changed, told in words: each wish leads to the screen where it is changed."""

from datetime import timedelta

from bot.buttons import Act, Action
from bot.chat import Heard
from bot.screens import about as screens_about
from bot.topics import asked, asking, follow_up, history, moved, session
from bot.topics.turn import Turn, with_facts
from bot.understanding.meanings import Done, GoTo, Later, Meaning, Place, Skip, Sore, Tired
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
from bot.words import follow_up as follow_up_words
from bot.words import help as words
from coaching.facts import LegFeel, LegsFelt
from coaching.follow_up import LegsAfter
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
        case Legs(feel):
            return _legs(turn, training, feel)


def _legs(turn: Turn, training: TrainingState, feel: LegFeel) -> Heard:
    """How the legs were: the answer to this morning's question, or told of the last key run of today or yesterday."""
    day = turn.moment.day
    if isinstance(asking.open_now(turn, training), LegsAfter):
        return follow_up.legs(turn, training, Act(Action.LEGS, day, feel.value))
    hard = [one for one in (day, day - timedelta(days=1)) if training.run_on(one).day_class.hard]
    if not hard:
        return _asked(turn, Tired(), Sore()) if feel is LegFeel.FLAT else _asked(turn, GoTo(Place.TODAY))
    turn, outcome = turn.tell(training, LegsFelt(at=turn.moment.at, day=day, run_day=hard[0], feel=feel))
    return with_facts(session.show(turn, outcome.state, intro=follow_up_words.legs_noted(feel)), outcome.facts)


def _asked(turn: Turn, *meant: Meaning) -> Heard:
    choices = asked.choices(meant, turn.moment.day, turn.chat.preferences.zone, turn.catalogue)
    return turn.show(screens_about.did_you_mean(choices))
