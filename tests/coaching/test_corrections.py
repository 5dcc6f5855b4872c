"""A session logged late, corrected or taken back days later: as if it had been told at its time."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coaching.facts import (
    AnyFact,
    ExerciseDone,
    Feel,
    SessionDone,
    SessionSkipped,
    SessionUndone,
    SetDone,
)
from coaching.memory.fold import fold
from coaching.memory.state import TrainingState
from coaching.runner import LastStrength, StrengthBackground
from tests.coaching.building import catalogue
from tests.coaching.told import PROFILE, at, day, onboarded, prescribed, slept, trained

SQUAT = "bodyweight_squat"
FEELS = list(Feel)


def told(*facts: AnyFact | tuple[AnyFact, ...], start: int = -70) -> TrainingState:
    flat = [one for fact in facts for one in (fact if isinstance(fact, tuple) else (fact,))]
    return fold(None, [onboarded(start), *flat], catalogue())


def done(number: int, feel: Feel = Feel.RIGHT, *counts: int, told_on: int | None = None) -> SessionDone:
    sets = tuple(SetDone(count=count) for count in counts)
    exercises = (ExerciseDone(exercise=SQUAT, sets=sets),) if counts else ()
    return SessionDone(at=at(number if told_on is None else told_on), day=day(number), exercises=exercises, feel=feel)


def learned(state: TrainingState) -> object:
    """What progression, counts and layoffs go by."""
    return state.records, state.count, state.first_too_easy, [(one.day, one.status, one.feel) for one in state.log]


def undone(number: int) -> SessionUndone:
    return SessionUndone(at=at(20), day=day(number))


def test_a_session_logged_late_counts_as_if_it_had_been_logged_at_its_time() -> None:
    asked = [prescribed(number) for number in (0, 3, 7)]
    late = told(*asked, done(0), done(7), done(3, Feel.TOO_EASY, told_on=8))
    assert learned(late) == learned(told(*asked, done(0), done(3, Feel.TOO_EASY), done(7)))


def test_a_correction_of_an_earlier_session_teaches_what_it_would_have_taught() -> None:
    asked = [prescribed(number) for number in (0, 3, 7)]
    corrected = told(*asked, done(0), done(3), done(7), done(0, Feel.TOO_HARD, 10, 9, 7))
    assert learned(corrected) == learned(told(*asked, done(0, Feel.TOO_HARD, 10, 9, 7), done(3), done(7)))
    assert corrected.records[SQUAT].counts == (10, 10, 10)


@pytest.mark.parametrize("number", [0, 3, 7])
def test_a_session_taken_back_days_later_was_never_done(number: int) -> None:
    asked = [prescribed(one) for one in (0, 3, 7)]
    others = [done(one) for one in (0, 3, 7) if one != number]
    back = told(*asked, done(0), done(3), done(7), undone(number), slept(20, 8))
    assert learned(back) == learned(told(*asked, *others, slept(20, 8)))


def test_skipped_after_all_is_not_done() -> None:
    skipped = told(trained(0), trained(3), SessionSkipped(at=at(4), day=day(0)))
    assert (skipped.count.sessions, skipped.records[SQUAT].exposures) == (1, 1)


def test_the_end_of_a_layoff_moves_with_the_session_that_ends_it() -> None:
    """Back after five weeks on day 35; logged late, day 33 is where the break ends, and its loads start lower once."""
    asked: list[AnyFact | tuple[AnyFact, ...]] = [trained(0), prescribed(33), prescribed(35)]
    late = told(*asked, done(35), done(33, told_on=36))
    assert learned(late) == learned(told(*asked, done(33), done(35)))
    assert late.count.back_on == day(33)


def test_a_layoff_that_a_late_log_fills_was_none() -> None:
    asked: list[AnyFact | tuple[AnyFact, ...]] = [trained(0), prescribed(13), prescribed(22)]
    assert told(*asked, done(22)).count.gap == 22
    late = told(*asked, done(22), done(13, told_on=23))
    assert (late.count.gap, late.count.back_on) == (9, day(22))


def test_how_the_first_session_felt_may_still_be_said() -> None:
    assert told(trained(0), done(0, Feel.TOO_EASY)).first_too_easy
    assert not told(trained(0, feel=Feel.TOO_EASY), done(0)).first_too_easy
    assert not told(trained(0), done(2), trained(3, feel=Feel.TOO_EASY)).first_too_easy
    assert told(trained(3, feel=Feel.TOO_EASY), prescribed(0), done(0), undone(0)).first_too_easy


@pytest.mark.parametrize(("passed", "exposures"), [(14, 1), (15, 2)])
def test_what_a_session_taught_can_be_taken_back_for_two_weeks(passed: int, exposures: int) -> None:
    state = told(trained(-7), trained(0), slept(passed, 8), undone(0))
    assert state.records[SQUAT].exposures == exposures


def test_what_is_too_old_to_correct_stays_learned() -> None:
    with_both = told(trained(0), trained(3))
    later = told(trained(0), trained(3), slept(15, 8))
    assert later.records == with_both.records
    assert [one.day for one in later.lately.dones] == [day(3)]
    assert told(trained(0), trained(3), slept(15, 8), undone(3)).records == told(trained(0)).records


VETERAN = replace(PROFILE, background=StrengthBackground.OVER_12_MONTHS, last_strength=LastStrength.WITHIN_2_WEEKS)


@given(
    st.lists(st.integers(0, 13), min_size=1, max_size=6, unique=True),
    st.permutations(range(6)),
    st.lists(st.sampled_from(FEELS), min_size=6, max_size=6),
    st.integers(-60, -1),
)
def test_the_order_in_which_sessions_are_logged_does_not_matter(
    days: list[int], order: Sequence[int], feels: list[Feel], before: int
) -> None:
    asked = [prescribed(number) for number in sorted(days)]
    logs = [done(number, feels[at_]) for at_, number in enumerate(sorted(days))]
    shuffled = [logs[at_] for at_ in order if at_ < len(logs)]
    first = trained(before)
    assert learned(told(first, *asked, *shuffled)) == learned(told(first, *asked, *logs))
