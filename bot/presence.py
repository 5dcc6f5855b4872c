"""What of a person the store counts by, and chooses by whom a message to all may reach."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bot.chat import Heard, Person
from coaching.facts import Onboarded
from data.presence_store import Presence


def changes(before: Mapping[int, Person], after: Iterable[Person]) -> Iterator[Presence]:
    """The presence of those for whom it is another now, or who are new."""
    for person in after:
        now = presence(person)
        if now != presence(before[person.id]) or before[person.id] == Person(id=person.id):
            yield now


def begins(before: Person, heard: Heard) -> bool:
    """Whether from now on we may start messages: onboarding was just over, or the runner let the bot back in."""
    onboarded = before.training is None and heard.person.training is not None
    back = before.chat.blocked and not heard.person.chat.blocked
    return onboarded or back or any(isinstance(fact, Onboarded) for fact in heard.facts)


def presence(person: Person) -> Presence:
    """As the store keeps it."""
    chat = person.chat
    return Presence(
        runner_id=person.id,
        onboarded=person.training is not None,
        heard_on=chat.heard_on,
        quiet_until=date.max if chat.blocked else chat.preferences.paused_until,
    )
