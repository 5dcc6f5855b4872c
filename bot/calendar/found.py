"""By what the store finds whose calendar is asked for."""

from collections.abc import Iterable, Mapping

from bot.chat import Person


def moved(before: Mapping[int, Person], after: Iterable[Person]) -> dict[int, str]:
    """The fingerprints of the private addresses that are others now, "" for none any more."""
    return {one.id: _mark(one) for one in after if _mark(one) != _mark(before[one.id])}


def _mark(person: Person) -> str:
    return person.chat.calendar.address if person.chat.calendar else ""
