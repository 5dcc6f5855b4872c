"""A training state that newer rules made anew: told to the runner once, in a sentence above the next message."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.chat import Heard, Person
from bot.moment import moment
from bot.replies import AnyReply, Edit, Send
from bot.words import renewal as words
from coaching.coach import Coach
from coaching.facts import AnyFact


def renewed(person: Person, history: Sequence[AnyFact], coach: Coach, now: datetime) -> Person:
    """The person with the state that all facts give under the rules of today, and what is to be said of it.

    Raises:
        NotOnboarded: the facts hold no `Onboarded`.
    """
    state = coach.rebuild(history)
    changed = coach.renewal(state, moment(person.chat, now))
    return replace(person, training=state, chat=replace(person.chat, renewal=changed))


def told(heard: Heard) -> Heard:
    """The answer with what is still to be said of newer rules above its first message; then it is said."""
    changed = heard.person.chat.renewal
    first = next((one for one in heard.replies if isinstance(one, Send | Edit)), None)
    if changed is None or first is None or heard.forget:
        return heard
    text = f"{words.renewal(changed)}\n\n{first.screen.text}"
    above: AnyReply = replace(first, screen=replace(first.screen, text=text))
    person = replace(heard.person, chat=replace(heard.person.chat, renewal=None))
    return replace(heard, person=person, replies=tuple(above if one is first else one for one in heard.replies))
