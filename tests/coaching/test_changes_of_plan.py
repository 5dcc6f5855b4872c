"""A session moved, other minutes, a change taken back: what placement and the session make of the runner's wishes."""

from datetime import date

import pytest

from coaching.coach import Coach
from coaching.facts import (
    AnyFact,
    ChangeUndone,
    RunMoved,
    SessionDone,
    SessionMoved,
    SessionTimed,
    Travelling,
    WeekChanged,
)
from coaching.memory.fold import fold, rebuild
from coaching.memory.state import TrainingState
from coaching.memory.undoing import differing, stands, wishes_of
from coaching.reasons.placement import MovedAway, MovedHere
from coaching.reasons.session import AskedMinutes
from coaching.rules import session as rules
from coaching.runner import Gear, RunningWeek
from coaching.session_type import SessionType
from coaching.wishes import Wishes
from data import catalogue
from tests.coaching.told import EASY, LONG, REST, SPEED, at, day, moment, onboarded

COACH = Coach(catalogue.load())
ROOMY = RunningWeek((EASY, EASY, EASY, EASY, REST, EASY, LONG))
FULL = SessionType.STRENGTH_FULL


def begun(week: RunningWeek = ROOMY) -> TrainingState:
    """A runner on Monday, with today's session prescribed."""
    return COACH.today(COACH.known(fold(None, [onboarded(0, week=week)], COACH.catalogue), ()), moment(0)).state


def moved(to: int) -> SessionMoved:
    return SessionMoved(at=at(0), day=day(0), to=day(to), type=FULL)


def timed(minutes: int, kind: SessionType = FULL) -> SessionTimed:
    return SessionTimed(at=at(0), day=day(0), minutes=minutes, type=kind)


def legs(state: TrainingState) -> list[date]:
    """The days of this week that carry leg strength."""
    return [plan.day for plan in COACH.week(state, day(0), moment(0)) if plan.type.lower_body]


def test_a_moved_session_is_placed_where_the_runner_wishes_it_and_its_day_is_free() -> None:
    state = COACH.change(begun(), (moved(2),), moment(0)).state
    days = COACH.week(state, day(0), moment(0))
    assert days[0].type is SessionType.NONE
    assert MovedAway(day(2)) in days[0].because
    assert days[2].type is FULL
    assert days[2].because[0] == MovedHere(day(0))


@pytest.mark.parametrize("to", [3, 4, 5, 6])
def test_a_wish_never_stands_above_the_hard_rules(to: int) -> None:
    """Tuesday done: Wednesday is too soon after it, Friday is for rest, Saturday the eve of the long run."""
    week = RunningWeek((REST, EASY, EASY, SPEED, REST, EASY, LONG))
    state = fold(begun(week), [SessionMoved(at=at(0), day=day(0), to=day(to), type=FULL)], COACH.catalogue)
    assert day(to) not in legs(state)


def test_moves_offer_the_days_of_this_week_that_fit_and_say_why_the_others_do_not() -> None:
    found = {one.day: one for one in COACH.moves(begun(), moment(0))}
    assert list(found) == [day(number) for number in range(1, 7)]
    assert [one for one, move in found.items() if move.fits] == [day(1), day(2)]
    assert all(move.because for move in found.values())


def test_light_work_is_not_moved() -> None:
    assert COACH.moves(begun(RunningWeek((SPEED, EASY, REST, EASY, REST, EASY, LONG))), moment(0)) == ()


@pytest.mark.parametrize(("minutes", "counts"), [(14, False), (15, True)])
def test_under_fifteen_minutes_a_session_counts_neither_for_the_week_nor_for_the_quota(
    minutes: int,
    counts: bool,
) -> None:
    state = begun(RunningWeek((EASY, REST, EASY, REST, EASY, EASY, LONG)))
    outcome = COACH.change(state, (timed(minutes),), moment(0))
    assert AskedMinutes(minutes, counts) in outcome.value.after.because
    done = fold(outcome.state, [SessionDone(at=at(0), day=day(0))], COACH.catalogue)
    assert (done.count.strength_weeks == 1) is counts
    strength = [plan for plan in COACH.week(done, day(0), moment(0)) if plan.type.strength]
    assert len(strength) == (2 if counts else 3)


def test_what_a_session_is_shortened_to() -> None:
    """The three of rules 2.1, each filled and never overrun; more than an hour is not filled."""
    assert rules.SHORTENED_MINUTES == (6, 12, 25)
    for minutes in rules.SHORTENED_MINUTES:
        session = COACH.change(begun(), (timed(minutes),), moment(0)).value.after
        assert minutes * 30 <= session.estimate_s <= minutes * 60
    assert rules.ASKED_MINUTES_MOST == 60


@pytest.mark.parametrize("run", [SPEED, LONG])
@pytest.mark.parametrize("minutes", [6, 12])
def test_after_a_hard_run_it_is_core_and_mobility_in_the_minutes_there_are(run: object, minutes: int) -> None:
    ran = RunMoved(at=at(0), day=day(0), run=run)  # type: ignore[arg-type]  # the two runs above
    session = COACH.change(begun(), (ran, timed(minutes, SessionType.CORE_MOBILITY)), moment(0)).value.after
    assert session.type is SessionType.CORE_MOBILITY
    assert minutes * 30 <= session.estimate_s <= minutes * 60


def test_minutes_asked_for_on_an_easy_day_without_a_session_bring_light_core() -> None:
    week = RunningWeek((EASY, SPEED, EASY, REST, EASY, REST, LONG))
    state = begun(week)
    kind = COACH.today(state, moment(0)).value.type
    assert not kind.lower_body
    after = COACH.change(state, (timed(12, SessionType.CORE_MOBILITY),), moment(0)).value.after
    assert after.type in {SessionType.CORE_MOBILITY, SessionType.STRENGTH_UPPER_CORE}


def test_a_later_wish_takes_the_place_of_an_earlier_one() -> None:
    state = fold(begun(), [moved(1), moved(2)], COACH.catalogue)
    assert [one.to for one in state.moved] == [day(2)]
    again = SessionMoved(at=at(2), day=day(2), to=day(3), type=FULL)
    assert [one.to for one in fold(state, [again], COACH.catalogue).moved] == [day(3)]
    assert [one.minutes for one in fold(state, [timed(6), timed(25)], COACH.catalogue).timed] == [25]


def test_undo_puts_back_only_what_the_change_touched_and_rebuilding_gives_the_same() -> None:
    first = onboarded(0, week=ROOMY)
    state = fold(None, [first], COACH.catalogue)
    other = RunningWeek((EASY, SPEED, REST, EASY, REST, EASY, LONG))
    changed = fold(state, [WeekChanged(at=at(0), day=day(0), week=other)], COACH.catalogue)
    before = differing(wishes_of(state), wishes_of(changed))
    assert before == Wishes(week=ROOMY)
    assert stands(differing(wishes_of(changed), wishes_of(state)), changed)
    facts: list[AnyFact] = [
        first,
        WeekChanged(at=at(0), day=day(0), week=other),
        timed(12),
        ChangeUndone(at=at(0), day=day(0), wishes=before),
    ]
    undone = fold(changed, facts[2:], COACH.catalogue)
    assert (undone.week, [one.minutes for one in undone.timed]) == (ROOMY, [12])
    assert rebuild(facts, COACH.catalogue) == undone


def test_travel_that_is_over_before_it_begins_is_over() -> None:
    away = Travelling(at=at(0), day=day(0), until=day(5), gear=Gear(owned=frozenset()))
    home = Travelling(at=at(1), day=day(1), until=day(0), gear=Gear(owned=frozenset()))
    assert fold(begun(), [away], COACH.catalogue).travel is not None
    assert fold(begun(), [away, home], COACH.catalogue).travel is None


def test_what_is_told_of_a_day_to_come_lets_nothing_of_today_go() -> None:
    away = Travelling(at=at(0), day=day(0), until=day(2), gear=Gear(owned=frozenset()))
    state = fold(begun(), [away, RunMoved(at=at(0), day=day(6), run=EASY)], COACH.catalogue)
    assert state.travel is not None
