"""A hotel week costs nobody their loads: what was known comes back, at most as after a layoff (rules 3.5)."""

from datetime import timedelta
from typing import Any

import pytest

from coaching.building.order import PastSession
from coaching.dosing.record import observe
from coaching.exercise import LoadType
from coaching.facts import Feel, Travelling
from coaching.reasons import session as why
from coaching.runner import Gear
from coaching.session import Load, LoadKind, Prescription
from coaching.session_type import SessionType
from tests.coaching.building import DAY, DUMBBELLS, NOTHING, built, catalogue, worked
from tests.coaching.test_progression_steps import Runner
from tests.coaching.told import at, day, prescribed, told, trained

AT_HOME = ("goblet_squat", "kickstand_hinge", "incline_push_up", "dead_bug")
IN_THE_HOTEL = ("bodyweight_squat", "kickstand_hinge", "wall_push_up", "dead_bug")


def session(days_ago: int, exercises: tuple[str, ...], *, away: bool) -> PastSession:
    return PastSession(
        day=DAY - timedelta(days_ago),
        type=SessionType.STRENGTH_FULL,
        letter="A",
        week=6,
        minutes=30,
        exercises=exercises,
        away=away,
    )


HOTEL = tuple(session(ago, IN_THE_HOTEL, away=True) for ago in (3, 6, 9))
HOME = session(17, AT_HOME, away=False)


def known(days_ago: int, *exercises: str, kg: float = 0.0) -> dict[str, Any]:
    """Records of exercises done three sets of ten so many days ago."""
    load = Load(kind=LoadKind.WEIGHT, kg=kg) if kg else Load()
    found = {}
    for name in exercises:
        of = catalogue()[name]
        held = load if of.load_type is LoadType.EXTERNAL else Load()
        dose = Prescription(exercise=name, sets=3, reps=10, window=(10, 12), load=held, tempo="3-0-1", rest_s=60)
        found[name] = observe(None, of, dose, None, Feel.RIGHT, DAY - timedelta(days_ago))
    return found


def names(*, away: bool, gear: Gear) -> set[str]:
    records = known(17, *AT_HOME, kg=10.0) | known(3, *IN_THE_HOTEL)
    asked = built(
        week=6, letter="A", gear=gear, body_mass_kg=70.0, level_cap=2, away=away, past=(*HOTEL, HOME), records=records
    )
    return {one.exercise for one in worked(asked)}


def test_at_home_the_choice_goes_on_from_the_last_session_at_home() -> None:
    assert "goblet_squat" in names(away=False, gear=DUMBBELLS)


def test_in_the_hotel_it_goes_on_from_the_hotel() -> None:
    assert "bodyweight_squat" in names(away=True, gear=NOTHING)


def test_pushes_come_back_too_although_the_wall_was_done_since() -> None:
    records = known(17, *AT_HOME, kg=10.0) | known(3, *IN_THE_HOTEL)
    asked = built(
        SessionType.STRENGTH_UPPER_CORE, week=6, gear=DUMBBELLS, past=(*HOTEL, HOME), records=records, level_cap=2
    )
    assert "incline_push_up" in {one.exercise for one in worked(asked)}


def lifted(days: int) -> Runner:
    """A runner who lifted 10 kg, 10 reps of 10 to 12, so many days ago and travelled since."""
    runner = Runner("goblet_squat", 6, away_days=days)
    runner.record = known(days, "goblet_squat", kg=10.0)["goblet_squat"]
    runner.day = DAY
    return runner


@pytest.mark.parametrize(
    ("days", "kg", "reps"), [(7, 10.0, 11), (8, 10.0, 10), (13, 10.0, 10), (14, 8.0, 10), (27, 8.0, 10), (28, 6.0, 10)]
)
def test_the_first_dose_at_home_is_that_of_a_layoff_of_as_many_days(days: int, kg: float, reps: int) -> None:
    dose = lifted(days).asked()
    assert (dose.load.kg, dose.reps) == (kg, reps)
    assert any(isinstance(one, why.BackFromTravel) for one in dose.because) == (days > 7)


def after(days: int) -> tuple[Prescription, Prescription]:
    """The first dose at home, and the one after it."""
    runner = lifted(days)
    first = runner.asked()
    runner.record = observe(runner.record, runner.exercise, first, None, Feel.RIGHT, runner.day)
    runner.day += timedelta(7)
    runner.rest = {}
    return first, runner.asked()


def test_less_than_four_weeks_away_cost_one_exposure_only() -> None:
    first, second = after(27)
    assert (first.load.kg, second.load.kg, second.reps) == (8.0, 10.0, 11)


def test_after_four_weeks_away_the_load_is_built_up_again() -> None:
    first, second = after(28)
    assert (first.load.kg, second.load.kg, second.reps) == (6.0, 6.0, 11)


def test_what_is_trained_while_travelling_is_known_as_such() -> None:
    away = Travelling(at=at(-7), day=day(-7), until=day(-1), gear=NOTHING)
    state = told(trained(-9), away, trained(-7), trained(-1), prescribed(0))
    assert [one.away for one in state.log] == [False, True, True, False]
