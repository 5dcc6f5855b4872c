"""The week at a glance, and why a day of it carries what it carries."""

from bot.buttons import Act
from bot.chat import Heard
from bot.screens import week as screens
from bot.topics.session import stale
from bot.topics.turn import Turn
from coaching.days import monday_of
from coaching.memory.state import TrainingState


def week(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The seven days: this week's, or the next one's."""
    day = turn.moment.day
    this = monday_of(day)
    shown = act.day if act.day in {this, this + screens.A_WEEK} else this
    days = turn.coach.week(training, shown, turn.moment)
    return turn.show(screens.week(days, day, varies=training.week.varies))


def day_why(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Why a day of the week carries what it carries."""
    this = monday_of(turn.moment.day)
    near = act.day is not None and monday_of(act.day) in {this, this + screens.A_WEEK}
    plan = turn.plan(training, act.day) if act.day is not None and near else None
    if plan is None:
        return stale(turn, training, act.day)
    return turn.show(screens.day_why(plan))
