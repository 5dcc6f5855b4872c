"""Weeks as they are lived: days done, missed or skipped, runs moved, races ahead, health in the way; asked daily."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.days import monday_of
from coaching.runner import DayClass, Distance, Priority, Race, RunDay, RunningWeek
from coaching.session_type import SessionType
from coaching.week.placement import place_week
from coaching.week.question import DayCap, Happened, Quota, WeekPlacement, WeekQuestion, runs_around
from coaching.week.races import Racing
from tests.checked_week import CheckedDay, Context
from tests.coaching.weeks import MONDAY, day
from tests.invariants import CALENDAR, broken

DAYS = 28
KINDS = st.sampled_from(list(DayClass))
RUNS = st.builds(RunDay, KINDS)
WEEKS = st.builds(RunningWeek, st.tuples(RUNS, RUNS, RUNS, RUNS, RUNS, RUNS, RUNS))
QUOTAS = st.sampled_from([Quota(lower=1), Quota(lower=2), Quota(lower=3), Quota(lower=1, upper=1)])
RACES = st.lists(
    st.builds(Race, st.integers(-20, 60).map(day), st.sampled_from(list(Distance)), st.sampled_from(list(Priority))),
    max_size=2,
    unique_by=lambda race: race.day,
)
ANSWERS = st.lists(st.sampled_from(["done", "done", "missed", "skipped"]), min_size=DAYS, max_size=DAYS)
MOVES = st.dictionaries(st.integers(0, DAYS - 1), st.tuples(st.integers(1, 5), RUNS), max_size=5)
CAPS = st.dictionaries(st.integers(0, DAYS - 1), st.sampled_from(list(SessionType)), max_size=5)


class Life:
    """A runner who is asked every morning and answers every evening."""

    def __init__(self, week: RunningWeek, quota: Quota, racing: Racing, caps: dict[int, SessionType]) -> None:
        self.week, self.quota, self.racing = week, quota, racing
        self.caps = tuple(DayCap(day(number), cap) for number, cap in caps.items())
        self.moved: dict[date, RunDay] = {}
        self.happened: list[Happened] = []
        self.missed: list[date] = []
        self.carried: list[CheckedDay] = []

    def place(self, today: date, closed: tuple[date, ...] = ()) -> WeekPlacement:
        monday = monday_of(today)
        question = WeekQuestion(
            monday=monday,
            runs=runs_around(self.week, monday, self.moved),
            today=today,
            quota=self.quota,
            minutes=30,
            happened=tuple(self.happened),
            closed=closed,
            missed=tuple(one for one in self.missed if one >= monday),
            racing=self.racing,
            caps=self.caps,
        )
        return place_week(question)

    def live(self, today: date, answer: str) -> None:
        placed = self.place(today).on(today)
        if answer == "done":
            self.happened.append(Happened(today, placed.type, placed.letter))
            assert self.place(today).on(today).type is placed.type
        elif placed.type.lower_body:
            self.missed.append(today)
        if answer == "skipped":
            assert self.place(today, closed=(today,)).on(today).type is SessionType.NONE
        done = placed.type if answer == "done" else SessionType.NONE
        run = self.moved.get(today, self.week.on(today))
        self.carried.append(CheckedDay(today, run, done))


@settings(max_examples=40)
@given(week=WEEKS, quota=QUOTAS, races=RACES, answers=ANSWERS, moves=MOVES, caps=CAPS)
def test_whatever_happens_no_invariant_breaks(
    *,
    week: RunningWeek,
    quota: Quota,
    races: list[Race],
    answers: list[str],
    moves: dict[int, tuple[int, RunDay]],
    caps: dict[int, SessionType],
) -> None:
    life = Life(week, quota, Racing(tuple(races)), caps)
    for number, answer in enumerate(answers):
        if number in moves:
            ahead, run = moves[number]
            life.moved[day(number + ahead)] = run
        life.live(day(number), answer)
    last = life.carried[-1].day + timedelta(1)
    context = Context(run_after=life.moved.get(last, week.on(last)), races=tuple(races))
    assert not broken(tuple(life.carried), context, CALENDAR)
    assert all(one.type.rank <= caps[number].rank for number, one in enumerate(life.carried) if number in caps)
    _never_too_much(life)


def _never_too_much(life: Life) -> None:
    lower = [one.day for one in life.carried if one.type.lower_body]
    assert all(sum(0 <= (last - one).days < 7 for one in lower) <= 3 for last in lower)
    for monday in (MONDAY + timedelta(7 * number) for number in range(DAYS // 7)):
        in_week = [one for one in lower if 0 <= (one - monday).days < 7]
        assert len(in_week) <= life.quota.lower


@given(week=WEEKS, quota=QUOTAS, races=RACES)
def test_a_runner_who_does_everything_lives_the_week_that_monday_showed(
    week: RunningWeek, quota: Quota, races: list[Race]
) -> None:
    life = Life(week, quota, Racing(tuple(races)), {})
    shown = life.place(MONDAY)
    for number in range(7):
        life.live(day(number), "done")
    assert [one.type.strength for one in life.carried] == [one.type.strength for one in shown.days]
    assert [one.type.lower_body for one in life.carried] == [one.type.lower_body for one in shown.days]
