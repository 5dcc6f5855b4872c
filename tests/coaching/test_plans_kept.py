from datetime import timedelta

from coaching.agenda import days_from
from coaching.coach import Coach
from coaching.days import monday_of
from coaching.facts import AnyFact, Moment, PainReported, SleepReported, SorenessReported
from coaching.planning import Outlook, plan_day
from coaching.runner import Area, Joint
from data import catalogue
from tests.benchmarks.runners import RUNNERS, lived

CATALOGUE = catalogue.load()
MORNINGS = lived(Coach(CATALOGUE), RUNNERS[1], 60).mornings


def test_a_coach_that_remembers_says_what_one_says_that_does_not() -> None:
    plain, remembering = Coach(CATALOGUE), Coach(CATALOGUE, plans_kept=3)
    for state, now in MORNINGS:
        sore = SorenessReported(at=now.at, day=now.day, score=5)
        for _ in range(2):
            assert remembering.today(state, now) == plain.today(state, now)
            assert remembering.week(state, monday_of(now.day), now) == plain.week(state, monday_of(now.day), now)
            one, other = remembering.tell(state, sore, now), plain.tell(state, sore, now)
            assert (one.facts, one.state) == (other.facts, other.state)
            assert one.value.days_after == other.value.days_after
            assert one.value.because == other.value.because


def test_reports_one_after_the_other_are_planned_as_if_nothing_had_been_planned_before() -> None:
    coach = Coach(CATALOGUE, plans_kept=3)
    for state, now in MORNINGS[::3]:
        told: tuple[AnyFact, ...] = (
            SorenessReported(at=now.at, day=now.day, score=5, areas=frozenset({Area.CALVES})),
            SleepReported(at=now.at, day=now.day, hours=4),
            PainReported(at=now.at, day=now.day, joints=frozenset({Joint.KNEE}), score=5),
            SorenessReported(at=now.at, day=now.day, score=0, corrects=True),
        )
        for fact in told:
            change, _, state = coach.tell(state, fact, now)  # noqa: PLW2901 - each report is told after the one before
            assert change.days_after == days_from(Outlook(state, now.day))
            assert change.after == plan_day(state, now.day, now.day, CATALOGUE)


def test_the_same_state_asked_twice_is_planned_once() -> None:
    coach, (state, now) = Coach(CATALOGUE, plans_kept=1), MORNINGS[-1]

    assert coach.today(state, now).value is coach.today(state, now).value


def test_on_another_day_it_is_planned_anew() -> None:
    coach, (state, now) = Coach(CATALOGUE, plans_kept=2), MORNINGS[-1]
    coach.today(state, now)
    tomorrow = Moment(now.at + timedelta(days=1), now.day + timedelta(days=1))

    assert coach.today(state, tomorrow).value.day == tomorrow.day


def test_plans_of_long_ago_are_forgotten() -> None:
    coach = Coach(CATALOGUE, plans_kept=1)
    (first, then), (second, now) = MORNINGS[-2:]
    session = coach.today(first, then).value
    coach.today(second, now)

    assert coach.today(first, then).value is not session


def test_a_plan_that_nobody_asked_about_for_a_while_is_forgotten() -> None:
    coach, (state, now) = Coach(CATALOGUE, plans_kept=2), MORNINGS[-1]
    session = coach.today(state, now).value
    coach.forget_unused()
    assert coach.today(state, now).value is session
    coach.forget_unused()
    coach.forget_unused()

    assert coach.today(state, now).value is not session
