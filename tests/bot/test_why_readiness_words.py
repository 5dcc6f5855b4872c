"""Every reason of readiness and safety has its sentence: short, finished, and safe in Telegram's HTML."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin

import msgspec
import pytest

from bot.words import why_readiness
from coaching.reasons.readiness import ReadinessReason

LONGEST = 260


def samples(kind: Any) -> Iterator[Any]:
    """One or two values of a field's type."""
    if get_origin(kind) is tuple:
        yield tuple(next(samples(one)) for one in get_args(kind) if one is not Ellipsis)
    elif type(None) in get_args(kind):
        yield from (value for one in get_args(kind) for value in samples(one))
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        yield next(iter(kind))
    else:
        plain: dict[Any, list[Any]] = {int: [1, 3], float: [0.5, 1.0], bool: [True, False], date: [date(2026, 11, 26)]}
        yield from plain.get(kind, [None])


def reasons() -> Iterator[Any]:
    for kind in get_args(ReadinessReason):
        fields = msgspec.structs.fields(kind)
        choices = [list(samples(one.type)) for one in fields]
        for turn in range(max((len(one) for one in choices), default=1)):
            yield kind(*(one[turn % len(one)] for one in choices))


@pytest.mark.parametrize("reason", list(reasons()), ids=repr)
def test_a_reason_is_said_in_short_whole_sentences(reason: ReadinessReason) -> None:
    said = why_readiness.word(reason)
    assert said[0].isupper() or said[0].isdigit()
    assert said.endswith((".", "?"))
    assert len(said) <= LONGEST
    assert not set(said) & set("{}<>")
    assert "None" not in said
