"""The runner's races, and what their windows need to know of the training state."""

from coaching.memory.state import TrainingState
from coaching.runner import StrengthBackground
from coaching.week import phases
from coaching.week.races import NO_RACES, Racing


def racing_of(state: TrainingState) -> Racing:
    """The runner's races, and what their windows need to know: nothing where there are none."""
    if not state.races:
        return NO_RACES
    novice = phases.effective_background(state.profile.background, state.profile.last_strength)
    return Racing(
        races=state.races,
        soreness=tuple((one.day, one.score) for one in state.soreness if one.score is not None),
        limp_days=tuple(one.last for one in state.pains if one.open and one.sharp),
        novice_since=state.onboarded_on if novice is StrengthBackground.NONE else None,
    )
