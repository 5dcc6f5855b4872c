"""How far back the training state looks: what leaves a window is dropped, or added up."""

from datetime import date, timedelta
from itertools import takewhile

from msgspec.structs import replace

from coaching.memory.count import add_all
from coaching.memory.reports import SoreDay, streak
from coaching.memory.state import TrainingState
from coaching.rules import memory, progression
from coaching.rules import readiness as rules


def often(deloads: tuple[date, ...]) -> tuple[date, ...]:
    """The days on which a deload was one too many within four weeks (rules 4.2): four weeks of holding begin there."""
    need = rules.OFTEN_DELOADS
    if len(deloads) < need:
        return ()
    return tuple(
        last
        for first, last in zip(deloads, deloads[need - 1 :], strict=False)
        if (last - first).days < rules.OFTEN_WINDOW_DAYS
    )


def _recent(soreness: tuple[SoreDay, ...], day: date) -> tuple[SoreDay, ...]:
    """The reports of the last weeks. Sore days in a row leave together once they are over: three never become two."""
    since = day - timedelta(days=memory.SORE_DAYS)
    kept = tuple(one for one in soreness if one.day > since)
    row = streak(soreness, since)
    if not row or not kept:
        return kept
    same = 0
    while same < len(kept) and row[0] in streak(soreness, kept[same].day):
        same += 1
    over = same < len(kept) or (day - kept[-1].day).days > rules.STREAK_BREAK_DAYS
    return kept[same:] if over else kept


def as_of(state: TrainingState, day: date) -> TrainingState:
    """`state` as it is on `day`: what is planned must not lean on what the next fact would drop from the windows."""
    return pruned(state, day) if day > state.as_of else state


def pruned(state: TrainingState, day: date) -> TrainingState:
    """`state` on a later day: what has left the windows is dropped, or added up."""
    log_ends, tips_since = day - timedelta(days=memory.LOG_DAYS), day - timedelta(days=memory.TIPS_DAYS)
    found_since = day - timedelta(days=progression.CARRIED_DAYS)
    gone = tuple(takewhile(lambda one: one.day <= log_ends, state.log))  # the log is in the order of days
    return replace(
        state,
        as_of=day,
        base=add_all(state.base, gone, state.profile, often(state.deloads)) if gone else state.base,
        log=state.log[len(gone) :],
        moved=tuple(one for one in state.moved if max(one.day, one.to) >= day),
        timed=tuple(one for one in state.timed if one.day >= day),
        runs=tuple(one for one in state.runs if one.day >= day - timedelta(days=memory.RUNS_DAYS)),
        races=tuple(one for one in state.races if one.day >= day - timedelta(days=memory.RACES_DAYS)),
        soreness=_recent(state.soreness, day),
        legs=tuple(one for one in state.legs if one.day > day - timedelta(days=memory.LEGS_DAYS)),
        found=tuple(one for one in state.found if one.day > found_since),
        deloads=tuple(one for one in state.deloads if one > day - timedelta(days=memory.DELOADS_DAYS)),
        tips=tuple(one for one in state.tips if one.day > tips_since),
        travel=state.travel if state.travel is not None and state.travel.end >= day else None,
    )
