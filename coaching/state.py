"""The training state: one compact value folded from the facts, and all that an answer needs."""

from msgspec import Struct

from coaching.runner import Profile, Race, RunningWeek


class TrainingState(Struct, frozen=True, kw_only=True):
    """What the coach needs to answer. Rebuilt from the facts when `version` is older than the rules."""

    version: int
    profile: Profile
    week: RunningWeek
    races: tuple[Race, ...] = ()
