"""Which step of a walk answers which button."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.buttons import Act, Action
from bot.chat import Heard
from bot.topics.turn import Turn
from bot.topics.walk import instead, said, sets, steps
from bot.topics.walk.going import Step, tapped
from coaching.memory.state import TrainingState

_STEPS: Mapping[Action, Step] = {
    Action.WALK_DONE: steps.done,
    Action.WALK_SKIP: steps.leave_out,
    Action.WALK_BACK: steps.back,
    Action.WALK_FOCUS: steps.focus,
    Action.WALK_HOW: steps.how_to,
    Action.WALK_STOP: steps.stop,
    Action.WALK_CHANGE: sets.change,
    Action.WALK_EDIT: sets.edit,
    Action.WALK_SWAP: instead.swap,
    Action.WALK_SWAPPED: instead.swapped,
    Action.WALK_PAIN: instead.pain,
    Action.WALK_TRIAL: instead.trial,
    Action.WALK_TAKE: instead.take,
    Action.WALK_LOG: said.log_for,
}

TAPS: Mapping[Action, Callable[[Turn, TrainingState, Act], Heard]] = {
    Action.WALK: steps.start,
    **{action: partial(tapped, step=step) for action, step in _STEPS.items()},
}
