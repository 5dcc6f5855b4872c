"""A new block changes main exercises (rules 2, S7): two at least, each to another variant of the same pattern."""

from itertools import groupby, pairwise

import pytest

from coaching.dosing.base_dose import LEGS
from coaching.modifiers import NO_LIMITS
from coaching.reasons import session as why
from coaching.session import BlockKind
from coaching.week.phases import block, planned_deload
from tests.coaching.building import GEARS, HOME, Trained, catalogue, training, worked

MAIN = {BlockKind.MAIN, BlockKind.SINGLE_LEG, BlockKind.SINGLE_LEG_HINGE}
WEEKS = 34
REACHES_BACK = 6
FEW_OTHERS = {("nothing", 20), ("band", 20)}
"""With little gear the short sessions have gone through nearly every variant in the three weeks before: one at least is
fresh even then, and two are others than a week ago."""


def mains(one: Trained) -> set[str]:
    """The main exercises of a session, the power drills left out."""
    return {each.exercise for part in one.session.blocks if part.kind in MAIN for each in part.prescriptions}


def legs(lived: list[Trained]) -> set[str]:
    names = {each.exercise for one in lived for each in worked(one.session)}
    return {name for name in names if catalogue()[name].pattern in LEGS}


def changed(lived: list[Trained]) -> list[tuple[int, set[str]]]:
    """By the first week of each block: the main exercises of that week that the sessions before did not have."""
    weeks = [(number, list(found)) for number, found in groupby(lived, key=lambda one: one.order.dose.week)]
    result = []
    for (last, _), (number, now) in pairwise(weeks):
        if block(number) is not block(last):
            before = [one for week, found in weeks if week < number for one in found][-REACHES_BACK:]
            patterns = {catalogue()[name].pattern for name in legs(before)}
            fresh = {name for one in now for name in mains(one)} - legs(before)
            result.append((number, {name for name in fresh if catalogue()[name].pattern in patterns}))
    return result


@pytest.mark.parametrize("minutes", [20, 30, 45])
@pytest.mark.parametrize("gear", GEARS)
def test_a_new_block_changes_two_main_exercises_at_least(gear: str, minutes: int) -> None:
    lived = list(training(WEEKS, gear=GEARS[gear], minutes=minutes, body_mass_kg=70.0))
    found = changed(lived)
    assert [week for week, _ in found] == [9, 13, 17, 21, 25, 29, 33]
    if (gear, minutes) in FEW_OTHERS:
        assert all(fresh for _, fresh in found), found
        by_week = groupby(lived, lambda one: one.order.dose.week)
        weeks = {number: set().union(*map(mains, each)) for number, each in by_week}
        assert all(len(weeks[number] - weeks[number - 1]) >= 2 for number, _ in found)
    else:
        assert all(len(fresh) >= 2 for _, fresh in found), found


@pytest.mark.parametrize("gear", GEARS)
def test_what_replaces_a_main_exercise_is_of_its_pattern_and_says_what_was_before(gear: str) -> None:
    for one in training(WEEKS, gear=GEARS[gear], minutes=45, body_mass_kg=70.0):
        for now in worked(one.session):
            for reason in now.because:
                if isinstance(reason, why.NewVariant):
                    assert catalogue()[reason.before].pattern is catalogue()[now.exercise].pattern
                    assert reason.before != now.exercise


def test_the_change_waits_while_a_deload_holds_the_selection() -> None:
    lived = list(
        training(
            14,
            gear=HOME,
            minutes=45,
            deloads=False,
            limits=lambda n: planned_deload(13) if n in {24, 25} else NO_LIMITS,
        )
    )
    first, later = lived[24:26], lived[26:28]
    before = legs(lived[18:24])
    assert not {name for one in first for name in mains(one)} - before
    assert len({name for one in later for name in mains(one)} - before) >= 2


def test_what_goes_well_stays_once_two_have_changed() -> None:
    lived = list(training(13, gear=GEARS["nothing"], minutes=20, body_mass_kg=70.0))
    (week, fresh) = changed(lived)[-1]
    now = {name for one in lived if one.order.dose.week == week for name in mains(one)}
    assert week == 13
    assert 2 <= len(fresh) < len(now)
