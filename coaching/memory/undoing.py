"""The runner's own part of the state taken out and put back: how a change of plan is undone."""

from typing import Any

from msgspec.structs import asdict, replace

from coaching.memory.state import TrainingState
from coaching.wishes import Wishes


def wishes_of(state: TrainingState) -> Wishes:
    """All that the runner decided, as it stands."""
    return Wishes(
        profile=state.profile,
        week=state.week,
        races=state.races,
        runs=state.runs,
        travel=() if state.travel is None else (state.travel,),
        moved=state.moved,
        timed=state.timed,
    )


def differing(left: Wishes, right: Wishes) -> Wishes:
    """The parts of `left` that `right` has otherwise."""
    other = asdict(right)
    return Wishes(**{name: part for name, part in asdict(left).items() if part != other[name]})


def stands(wishes: Wishes, state: TrainingState) -> bool:
    """Whether all these parts are still as they are here."""
    now = asdict(wishes_of(state))
    return all(part is None or part == now[name] for name, part in asdict(wishes).items())


def with_wishes(state: TrainingState, wishes: Wishes) -> TrainingState:
    """`state` with these parts put back; what was told of anything else stays."""
    parts: dict[str, Any] = {name: part for name, part in asdict(wishes).items() if part is not None}
    if wishes.travel is not None:
        parts["travel"] = next(iter(wishes.travel), None)
    return replace(state, **parts)
