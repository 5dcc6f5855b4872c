"""A session that cannot be filled, as a value."""

from typing import NamedTuple


class Unfilled(NamedTuple):
    """What nothing is left for, because of gear, level, sore or painful areas: "compound", "single_leg", "core" ..."""

    missing: tuple[str, ...]
