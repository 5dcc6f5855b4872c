"""Gentle strength on rest days goes on for as long as it has to, and never stands still (rules 1.4, S7)."""

from itertools import pairwise

import pytest

from coaching.dosing.record import target
from coaching.facts import Feel
from coaching.health.readiness import limits
from coaching.session_type import SessionType
from tests.coaching.building import GEARS, Trained, training, worked
from tests.coaching.told import day, told, trained

LOW_IMPACT = SessionType.LOW_IMPACT_STRENGTH


def half_a_year(gear: str, minutes: int = 30) -> list[Trained]:
    """One session a week, of a runner who never has an easy day: so it is always strength week 1."""
    weeks = training(
        1,
        lambda _: Feel.RIGHT,
        kind=LOW_IMPACT,
        minutes=minutes,
        days=range(0, 26 * 7, 7),
        deloads=False,
        gear=GEARS[gear],
    )
    return list(weeks)


def doses(one: Trained) -> dict[str, tuple[object, ...]]:
    return {move.exercise: (move.load, target(move), move.tempo) for move in worked(one.session)}


@pytest.mark.parametrize("gear", GEARS)
def test_no_move_stays_the_same_for_more_than_eight_weeks(gear: str) -> None:
    weeks = [doses(one) for one in half_a_year(gear)]
    for start in range(len(weeks) - 9):
        nine = weeks[start : start + 10]
        stayed = {name for name, dose in nine[0].items() if all(week.get(name) == dose for week in nine)}
        assert not stayed, start


@pytest.mark.parametrize("gear", GEARS)
def test_some_move_is_another_or_does_more_every_week(gear: str) -> None:
    weeks = half_a_year(gear)
    changes = [
        sum(doses(after).get(name) != dose for name, dose in doses(before).items()) for before, after in pairwise(weeks)
    ]
    assert sum(many == 0 for many in changes) <= 1
    assert sum(changes) >= 2 * len(changes)


def test_reps_climb_to_twelve_as_nothing_else_can_grow() -> None:
    most = max(move.reps or 0 for one in half_a_year("nothing") for move in worked(one.session))
    assert most == 12


LONG_AGO = trained(-60)


@pytest.mark.parametrize(("since", "held"), [(7, False), (8, True)])
def test_days_without_leg_strength_hold_no_gentle_session_that_comes_every_week(since: int, *, held: bool) -> None:
    state = told(LONG_AGO, trained(-since, LOW_IMPACT))
    assert limits(state, day(0), legs=False).no_progress == held
    assert limits(state, day(0), legs=True).no_progress
