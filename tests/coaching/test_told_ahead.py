"""What is told of the weeks is true: a replaced exercise, a set that goes, and the counts of sessions."""

from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from coaching.coach import Coach
from coaching.facts import Feel, SessionDone
from coaching.history.adherence import past_weeks
from coaching.history.past import look_back
from coaching.memory.state import TrainingState
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.outcomes import NextTime
from coaching.reasons.session import FitsTime, TurnedDown, WithoutLoad
from coaching.runner import DayClass, Gear, Joint, RunDay, RunningWeek
from coaching.session import Load, LoadKind
from coaching.session_type import SessionType
from data import catalogue
from tests.coaching.test_progression_steps import Runner
from tests.coaching.told import EASY, LONG, PROFILE, REST, SPEED, at, day, moment

TWO_A_WEEK = RunningWeek((RunDay(DayClass.EASY), REST, SPEED, RunDay(DayClass.EASY), REST, REST, LONG))
ONE_AND_GENTLE = RunningWeek((REST, SPEED, REST, EASY, SPEED, REST, LONG))
"""Room for one leg session, and rest days for gentle ones."""
DAYS = 60


@cache
def coach() -> Coach:
    return Coach(catalogue.load())


@cache
def lived(week: RunningWeek) -> tuple[tuple[TrainingState, int, tuple[NextTime, ...]], ...]:
    return tuple(_lived(week))


def _lived(week: RunningWeek) -> Iterator[tuple[TrainingState, int, tuple[NextTime, ...]]]:
    state = coach().onboard(None, PROFILE, week, (), moment(0)).state
    for number in range(DAYS):
        today = coach().today(state, moment(number))
        state = today.state
        if today.value.type.strength:
            done = coach().finish(state, SessionDone(at=at(number), day=day(number), feel=Feel.RIGHT), moment(number))
            state = done.state
            yield state, number, done.value.next_time


def test_an_exercise_that_another_replaces_is_told_with_it() -> None:
    replaced = [
        one
        for _, _, changes in (*lived(ONE_AND_GENTLE), *lived(TWO_A_WEEK))
        for one in changes
        if one.then.exercise != one.exercise
    ]
    assert replaced
    assert all(any(getattr(why, "before", "") == one.exercise for why in one.because) for one in replaced)


def test_a_set_that_goes_has_its_reason() -> None:
    fewer = [one for _, _, changes in lived(TWO_A_WEEK) for one in changes if one.then.sets < one.now.sets]
    assert fewer
    assert all(any(isinstance(why, FitsTime | TurnedDown) for why in one.because) for one in fewer)


def counted(week: RunningWeek, every: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """What the weekly message and the look back count, Sunday by Sunday, where each `every`th session is done."""
    begun = coach().onboard(None, PROFILE, week, (), moment(0))
    state, facts, sessions = begun.state, list(begun.facts), 0
    for number in range(DAYS):
        today = coach().today(state, moment(number))
        state, facts = today.state, [*facts, *today.facts]
        if today.value.type.strength:
            sessions += 1
            if sessions % every == 0:
                done = SessionDone(at=at(number), day=day(number))
                finished = coach().finish(state, done, moment(number), look_ahead=False)
                state, facts = finished.state, [*facts, *finished.facts]
        if day(number).weekday() == 6:
            review, history = coach().review(state, moment(number)).value, look_back(facts)
            assert history is not None
            last = past_weeks(history, day(number + 1))[number // 7]
            yield (review.done, review.planned), (last.done, last.planned)


@pytest.mark.parametrize("week", [TWO_A_WEEK, ONE_AND_GENTLE], ids=["two", "one and gentle"])
@pytest.mark.parametrize("every", [2, 3, DAYS])
def test_the_weekly_message_and_the_look_back_count_the_same(week: RunningWeek, every: int) -> None:
    told = list(counted(week, every))
    assert [message for message, _ in told] == [back for _, back in told]
    assert any(done < planned for (done, planned), _ in told)


def without(runner: Runner, limits: Modifiers = NO_LIMITS) -> tuple[float, list[WithoutLoad]]:
    runner.did(Feel.RIGHT, 8, 8, load=Load(LoadKind.WEIGHT, kg=9.0))
    given = runner.asked(limits)
    return given.load.kg, [one for one in given.because if isinstance(one, WithoutLoad)]


def test_a_weight_that_the_coach_knows_nothing_of_does_not_go_without_a_word() -> None:
    assert without(Runner("bodyweight_squat", gear=Gear())) == (0.0, [WithoutLoad(before=9.0)])


def test_a_weight_that_is_left_away_on_purpose_is_told_as_such() -> None:
    light = Modifiers(bodyweight_only=True)
    assert without(Runner("bodyweight_squat"), light) == (0.0, [WithoutLoad(before=9.0, eased=True)])


def test_a_weight_that_stays_needs_no_word() -> None:
    kg, said = without(Runner("goblet_squat"))
    assert kg
    assert not said


def test_no_stretch_is_told_to_change_next_time() -> None:
    """With most joints tender, strength sessions step down to stretches, which last as long as the day has time."""
    tender = replace(PROFILE, painful=frozenset({Joint.KNEE, Joint.HIP, Joint.LOW_BACK, Joint.SHOULDER}))
    state = coach().onboard(None, tender, ONE_AND_GENTLE, (), moment(0)).state
    done = coach().finish(state, SessionDone(at=at(0), day=day(0)), moment(0)).value
    assert done.session.type is SessionType.RECOVERY
    assert not done.next_time
