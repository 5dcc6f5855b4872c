"""A run that moved, said in words: "my long run is on Friday" needs no question, "no run tomorrow" neither."""

import re

from msgspec.structs import replace

from bot.chat import Heard
from bot.events import TextSent
from bot.flows.day_runs import NAME
from bot.flows.reading.numbers import words as words_of
from bot.screens import about as screens
from bot.topics.turn import Turn
from coaching.memory.state import TrainingState

_NOT_COMING = frozenset({"was", "were", "did", "ran", "last", "yesterday", "always", "usually", "now", "every", "each"})
"""Words of what is over, or of what is to stay: neither is one coming day."""
_INSTEAD = re.compile(r"\b(?:instead of|rather than|not|from)\b.*$", re.IGNORECASE)


def run_moved(turn: Turn, _: TrainingState) -> Heard:
    """Takes from the text which day and what is run there; asks for what it does not say."""
    asked = turn.show(screens.runs(turn.moment.day))
    said = set(words_of(turn.event.text)) if isinstance(turn.event, TextSent) else set()
    if not isinstance(turn.event, TextSent) or said & _NOT_COMING or any(word.endswith("days") for word in said):
        return asked
    event = replace(turn.event, text=_INSTEAD.sub("", turn.event.text))
    opened = turn.begin(NAME)
    day = turn.flows.text(opened.person, event, turn.moment.at)
    if day is None or day.person.chat.position is None:
        return asked
    return turn.flows.text(day.person, event, turn.moment.at) or day
