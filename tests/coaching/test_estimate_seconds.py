"""The time estimate: warm-up, sets x (reps x tempo x sides + rest), changes, cool-down (rules 2.1)."""

import pytest

from coaching.building.estimate import rep_seconds, session_seconds, set_seconds, training_seconds, usual_minutes
from coaching.session import Block, BlockKind, Prescription
from coaching.session_type import SessionType


def move(**rest: object) -> Prescription:
    given = {"exercise": "split_squat", "sets": 3, "reps": 10, "window": (8, 12), "tempo": "3-1-1", "rest_s": 60}
    return Prescription(**{**given, **rest})  # type: ignore[arg-type] # the fields are those of the test


@pytest.mark.parametrize(
    ("tempo", "seconds"), [("3-1-1", 5), ("2-0-X", 3), ("4-2-1", 7), ("slow", 4), ("fast", 1), ("easy", 2)]
)
def test_a_tempo_says_how_long_a_rep_takes(tempo: str, seconds: int) -> None:
    assert rep_seconds(tempo) == seconds


def test_a_set_takes_its_reps_on_both_sides() -> None:
    assert set_seconds(move()) == 50
    assert set_seconds(move(per_side=True)) == 100
    assert set_seconds(move(reps=None, seconds=30, per_side=True, tempo="hold")) == 60
    assert set_seconds(move(reps=None, contacts=15, tempo="fast")) == 15


def test_sets_rest_and_change_add_up() -> None:
    assert training_seconds([move()]) == 30 + 3 * (50 + 60)


def test_a_pair_shares_the_longer_rest() -> None:
    second = move(tempo="2-0-X", rest_s=45, paired=True)
    assert training_seconds([move(), second]) == 2 * 30 + 3 * 50 + 3 * 30 + 3 * 60


def test_a_pair_rests_as_often_as_its_longer_half_has_sets() -> None:
    assert training_seconds([move(sets=1), move(paired=True)]) == 2 * 30 + 50 + 3 * 50 + 3 * 60


def test_the_weaker_side_takes_its_extra_set() -> None:
    assert training_seconds([move(per_side=True, weaker_side_sets=1)]) == 30 + 3 * (100 + 60) + 50 + 60


def test_warm_up_cool_down_and_walk_count_without_rest() -> None:
    warm = Block(BlockKind.WARM_UP, (move(sets=2, reps=10, tempo="easy", rest_s=0),))
    cool = Block(BlockKind.COOL_DOWN, (move(sets=1, reps=None, seconds=30, per_side=True, rest_s=0),))
    main = Block(BlockKind.MAIN, (move(),))
    assert session_seconds((warm, main, cool)) == 40 + 360 + 60
    assert session_seconds((), walk_min=10) == 600


def test_a_session_takes_the_minutes_that_the_runner_has_and_no_more_than_suits_its_type() -> None:
    assert usual_minutes(SessionType.STRENGTH_FULL, 30) == 30
    assert usual_minutes(SessionType.LOW_IMPACT_STRENGTH, 45) == 25
