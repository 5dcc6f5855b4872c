"""What each group of runners may do at most (rules 7.2 and 7.3), and that long races are always A-races (1.5)."""

from datetime import date

import pytest
from msgspec.structs import replace

from coaching.health.safety import screen
from coaching.modifiers import Modifiers
from coaching.runner import Condition, Distance, Priority, Profile, Race, StrengthBackground
from coaching.week.races import counts_as
from tests.coaching.told import PROFILE, day, told


def limits(profile: Profile) -> Modifiers:
    return screen(told(profile=profile), day(0)).limits


def cleared(condition: Condition, background: StrengthBackground = StrengthBackground.NONE) -> Profile:
    return replace(PROFILE, conditions=frozenset({condition}), cleared=True, background=background)


def test_after_birth_exercises_are_of_level_one() -> None:
    after = cleared(Condition.AFTER_BIRTH)
    assert limits(after).level_cap == 1
    assert limits(replace(after, birth_on=day(-7 * 20))).level_cap == 1


def test_osteoporosis_leaves_out_the_third_level() -> None:
    assert limits(cleared(Condition.OSTEOPOROSIS)).level_cap == 2


def test_who_is_cleared_after_any_other_yes_keeps_three_reps_in_reserve() -> None:
    assert limits(cleared(Condition.LONG_TERM_ILLNESS)).rir_min == 3


@pytest.mark.parametrize(
    ("background", "level"), [(StrengthBackground.NONE, 1), (StrengthBackground.OVER_12_MONTHS, 2)]
)
def test_in_pregnancy_only_those_who_lifted_for_a_year_go_to_level_two(
    background: StrengthBackground, level: int
) -> None:
    assert limits(cleared(Condition.PREGNANT, background)).level_cap == level


@pytest.mark.parametrize("distance", [Distance.MARATHON, Distance.ULTRA, Distance.LONG_ULTRA])
def test_a_marathon_or_an_ultra_is_never_a_mere_training_run(distance: Distance) -> None:
    assert counts_as(Race(day=date(2027, 4, 4), distance=distance, priority=Priority.C)) is Priority.A


def test_a_half_may_be_a_training_run() -> None:
    assert counts_as(Race(day=date(2027, 4, 4), distance=Distance.HALF, priority=Priority.C)) is Priority.C
