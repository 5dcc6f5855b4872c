"""How far back the training state looks: what leaves a window is dropped, or added up."""

from datetime import date, timedelta

from msgspec.structs import replace

from coaching.memory.count import add_all
from coaching.memory.state import TrainingState
from coaching.rules import memory
from coaching.rules import readiness as rules


def often(deloads: tuple[date, ...]) -> tuple[date, ...]:
    """The days on which a deload was one too many within four weeks (rules 4.2): four weeks of holding begin there."""
    need = rules.OFTEN_DELOADS
    return tuple(
        last
        for first, last in zip(deloads, deloads[need - 1 :], strict=False)
        if (last - first).days < rules.OFTEN_WINDOW_DAYS
    )


def pruned(state: TrainingState, day: date) -> TrainingState:
    """`state` on a later day: what has left the windows is dropped, or added up."""
    gone = tuple(one for one in state.log if one.day <= day - timedelta(days=memory.LOG_DAYS))
    return replace(
        state,
        as_of=day,
        base=add_all(state.base, gone, state.profile, often(state.deloads)) if gone else state.base,
        log=state.log[len(gone) :],
        runs=tuple(one for one in state.runs if one.day >= day - timedelta(days=memory.RUNS_DAYS)),
        races=tuple(one for one in state.races if one.day >= day - timedelta(days=memory.RACES_DAYS)),
        soreness=tuple(one for one in state.soreness if one.day > day - timedelta(days=memory.SORE_DAYS)),
        deloads=tuple(one for one in state.deloads if one > day - timedelta(days=memory.DELOADS_DAYS)),
        tips=tuple(one for one in state.tips if one.day > day - timedelta(days=memory.TIPS_DAYS)),
        travel=state.travel if state.travel is not None and state.travel.end >= day else None,
    )
