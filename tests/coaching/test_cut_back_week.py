"""A planned deload meets the week in which the runner runs less (rules 2): a week sooner, or a week later."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from coaching.facts import RunMoved
from coaching.memory.state import TrainingState
from coaching.planning import cut_back_in, deload_due
from coaching.runner import DayClass, RunDay
from tests.coaching.told import REST, at, day, told, trained

SUNDAY = 6  # long run


def built(weeks: int) -> list[tuple[object, ...]]:
    """So many strength weeks before the Monday, two sessions each."""
    return [trained(-7 * back + offset) for back in range(weeks, 0, -1) for offset in (3, 5)]


def moved(number: int, run: RunDay) -> RunMoved:
    return RunMoved(at=at(0), day=day(number), run=run)


def state(weeks: int, *runs: RunMoved) -> TrainingState:
    return told(*built(weeks), *runs)  # type: ignore[arg-type] # facts and pairs of facts


@pytest.mark.parametrize(
    ("weeks", "sundays", "due"),
    [
        (2, (), False),
        (3, (), True),
        (2, (SUNDAY,), True),  # no long run this week: the deload comes now
        (1, (SUNDAY,), False),
        (3, (SUNDAY + 7,), False),  # none next week: it waits for it
        (3, (SUNDAY, SUNDAY + 7), True),
        (4, (SUNDAY + 7,), True),  # never more than a week
    ],
)
def test_the_deload_meets_the_week_without_its_long_run(weeks: int, sundays: Sequence[int], *, due: bool) -> None:
    found = state(weeks, *(moved(number, REST) for number in sundays))
    assert deload_due(found, day(0)) is due


def test_a_run_that_only_moves_takes_nothing_back() -> None:
    long = RunDay(DayClass.LONG)
    swapped = state(2, moved(SUNDAY, RunDay(DayClass.EASY)), moved(5, long))
    assert cut_back_in(swapped, day(0)) is None
    assert not deload_due(swapped, day(0))


def test_weeks_from_now_are_looked_at_no_further_than_the_next() -> None:
    assert cut_back_in(state(3, moved(SUNDAY, REST)), day(0)) == 0
    assert cut_back_in(state(3, moved(SUNDAY + 7, REST)), day(0)) == 1
    assert cut_back_in(state(3, moved(SUNDAY + 14, REST)), day(0)) is None
    assert cut_back_in(state(3, moved(SUNDAY + 14, REST)), day(0) + timedelta(days=7)) == 1
