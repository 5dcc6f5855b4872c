"""What the flows are put together from: rows of buttons, lists with ticks, ways on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from bot.flow.data import Answer, Choice, Choices, Draft, Edge, Keep, Picked, Rows, Scene
from bot.words.labels import chosen
from bot.words.onboarding_labels import done

DONE = "done"
Value = TypeVar("Value", bound=str)
Buttons: TypeAlias = Sequence[tuple[str, str]]
"""Values with their labels, in order."""


def in_rows(buttons: Buttons, per_row: int) -> Rows:
    """The buttons in rows of at most `per_row`."""
    choices = [Choice(value, label) for value, label in buttons]
    return tuple(tuple(choices[at : at + per_row]) for at in range(0, len(choices), per_row))


def menu(*groups: tuple[Buttons, int]) -> Choices:
    """Buttons that are always the same: groups, each with how many stand in a row."""
    rows = tuple(row for buttons, per_row in groups for row in in_rows(buttons, per_row))
    return Choices(tuple(choice.value for row in rows for choice in row), lambda _: rows)


def labelled(labels: Mapping[Value, str]) -> Buttons:
    """The buttons of an enum's labels."""
    return [(str(value), label) for value, label in labels.items()]


def ticks(key: str, buttons: Buttons, per_row: int, *, before: Buttons = (), after: Buttons = ()) -> Choices:
    """A list to tick, kept under `key` of the draft; Done says how many. `before` and `after` stand above and below."""
    values = tuple(value for value, _ in (*before, *buttons, (DONE, ""), *after))

    def rows(scene: Scene) -> Rows:
        on = scene.draft.get(key, [])
        ticked = [(value, chosen(label, on=value in on)) for value, label in buttons]
        count = sum(value in on for value, _ in buttons)
        return (*in_rows(before, 1), *in_rows(ticked, per_row), *in_rows([(DONE, done(count)), *after], 1))

    return Choices(values, rows)


def toggled(draft: Draft, key: str, value: str) -> Draft:
    """The draft with one tick more or less."""
    on: list[str] = draft.get(key, [])
    return draft | {key: [one for one in on if one != value] if value in on else [*on, value]}


def tick(answer: Answer, scene: Scene, key: str, values: Iterable[str]) -> Keep | None:
    """A tap on one of the list's own lines."""
    if isinstance(answer, Picked) and answer.value in set(values):
        return Keep(toggled(scene.draft, key, answer.value))
    return None


def always(to: str) -> tuple[Edge, ...]:
    """The only way on."""
    return (Edge(to),)


def draft_is(key: str, *values: object) -> Callable[[Scene], bool]:
    """The condition that the draft holds one of `values` under `key`."""
    return lambda scene: scene.draft.get(key) in values


def without(draft: Draft, *keys: str) -> Draft:
    """The draft without answers that no longer hold."""
    return {key: value for key, value in draft.items() if key not in keys}
