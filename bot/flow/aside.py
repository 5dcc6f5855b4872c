"""A newcomer's flow that another one interrupts: its position is kept with the other, and gone on from after it."""

import msgspec

from bot.chat import Person, Position
from bot.flow.data import Draft
from bot.flow.screen import Spot

_ASIDE = "_aside"


def left(spot: Spot) -> Position | None:
    """The position that this flow interrupted, None where it interrupted none."""
    kept = spot.position.draft.get(_ASIDE)
    return None if kept is None else msgspec.convert(kept, Position)


def keeping(person: Person, name: str, home: str) -> Draft:
    """The position of the newcomers' flow that a flow `name` interrupts, so that its answers are not lost."""
    position = person.chat.position
    if person.training is not None or position is None or name == home or position.flow != home:
        return {}
    return {_ASIDE: msgspec.json.decode(msgspec.json.encode(position))}  # plain JSON, like all of a draft
