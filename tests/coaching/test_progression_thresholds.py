"""Loads, reps, holds and steps on either side of each number of section 3."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coaching.building.order import PastSession
from coaching.dosing import loads
from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import ExerciseRecord, next_dose, observe, same_for_long
from coaching.facts import ExerciseDone, Feel, SetDone
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons import session as why
from coaching.runner import Equipment, Gear
from coaching.session import Load, LoadKind, Prescription, Session
from coaching.week.phases import dose
from tests.coaching.building import DAY, NOTHING, built, catalogue, exercises

START = date(2026, 4, 7)


def dumbbells(*kg: float) -> Gear:
    return Gear(owned=frozenset({Equipment.DUMBBELL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX}), dumbbells_kg=kg)


FINE = dumbbells(*(number / 2 for number in range(1, 81)))


class Exposed:
    """One runner of 100 kg and one exercise, once a week."""

    def __init__(self, exercise: str, week: int = 5, gear: Gear = FINE) -> None:
        self.exercise, self.week, self.gear = catalogue()[exercise], week, gear
        self.day = START
        self.record: ExerciseRecord | None = None

    def asked(self, limits: Modifiers = NO_LIMITS, *, cautious: bool = False) -> Prescription:
        found = next_dose(
            DoseOrder(
                self.exercise,
                dose(self.week),
                self.record,
                gear=self.gear,
                day=self.day,
                limits=limits,
                body_mass_kg=100.0,
                cautious_load=cautious,
            )
        )
        return found.value

    def did(self, feel: Feel = Feel.RIGHT, *counts: int, load: float | None = None, after: int = 7) -> Prescription:
        given = self.asked()
        used = given.load if load is None else Load(kind=LoadKind.WEIGHT, kg=load)
        numbers: Sequence[int] = counts or (given.reps or given.seconds or 0,) * given.sets
        sets = tuple(SetDone(count=count, load=used) for count in numbers)
        self.record = observe(
            self.record, self.exercise, given, ExerciseDone(exercise=self.exercise.id, sets=sets), feel, self.day
        )
        self.day += timedelta(days=after)
        return self.asked()

    def sides(self, left: int, right: int) -> Prescription:
        given = self.asked()
        sets = tuple(SetDone(count=left, side="left") for _ in range(given.sets))
        sets += tuple(SetDone(count=right, side="right") for _ in range(given.sets))
        done = ExerciseDone(exercise=self.exercise.id, sets=sets)
        self.record = observe(self.record, self.exercise, given, done, Feel.RIGHT, self.day)
        self.day += timedelta(days=7)
        return self.asked()


def told(of: Prescription, kind: type[object]) -> bool:
    return any(isinstance(one, kind) for one in of.because)


@pytest.mark.parametrize(
    ("exercise", "kg"),
    [
        ("goblet_squat", 15.0),
        ("double_front_squat", 10.0),
        ("kettlebell_deadlift", 25.0),
        ("dumbbell_rdl", 10.0),
        ("hip_thrust_loaded", 25.0),
        ("single_leg_glute_bridge", 10.0),
        ("reverse_lunge", 5.0),
        ("lateral_lunge", 8.0),
        ("single_leg_deadlift_loaded", 8.0),
        ("calf_raise_single", 10.0),
        ("dumbbell_floor_press", 6.0),
        ("bent_over_row", 10.0),
        ("dead_bug_loaded", 5.0),
        ("suitcase_carry", 15.0),
    ],
)
def test_a_runner_of_a_hundred_kilos_begins_with(exercise: str, kg: float) -> None:
    one = catalogue()[exercise]
    rack = loads.rack(one, FINE, 100.0)
    assert rack is not None
    found = loads.first_load(one, rack, 100.0)
    assert found is not None
    assert found.value.kg == kg


def test_older_runners_begin_three_tenths_lighter() -> None:
    assert Exposed("goblet_squat").asked(cautious=True).load.kg == 10.5


def test_a_weight_to_choose_is_one_for_about_fifteen_reps() -> None:
    unknown = Gear(owned=frozenset({Equipment.DUMBBELL}))
    assert Exposed("goblet_squat", gear=unknown).asked().because == (why.ChooseLoad(reps=15),)


@pytest.mark.parametrize(
    ("exercise", "owned", "kg", "after"),
    [
        ("goblet_squat", Equipment.KETTLEBELL, 12.0, 16.0),
        ("barbell_deadlift", Equipment.BARBELL, 40.0, 42.5),
        ("cable_row", Equipment.CABLE, 20.0, 22.5),
    ],
)
def test_the_usual_next_weight_where_none_are_known(exercise: str, owned: Equipment, kg: float, after: float) -> None:
    rack = loads.rack(catalogue()[exercise], Gear(owned=frozenset({owned})), 70.0)
    assert rack is not None
    up = loads.heavier(Load(kind=LoadKind.WEIGHT, kg=kg), rack)
    assert up is not None
    assert up.kg == after


@pytest.mark.parametrize(("next_kg", "moves"), [(16.0, True), (16.8, False)])
def test_a_step_of_up_to_a_tenth_wants_no_patience(next_kg: float, *, moves: bool) -> None:
    runner = Exposed("goblet_squat", gear=dumbbells(15.0, next_kg))
    for _ in range(3):
        runner.did()
    assert (runner.did().load.kg == next_kg) == moves


@pytest.mark.parametrize(("next_kg", "bridged"), [(18.3, False), (19.2, True)])
def test_a_step_of_more_than_a_quarter_is_bridged(next_kg: float, *, bridged: bool) -> None:
    runner = Exposed("goblet_squat", gear=dumbbells(15.0, next_kg))
    for feel in (Feel.TOO_EASY, Feel.TOO_EASY):
        runner.did(feel)
    assert told(runner.asked(), why.Bridge) == bridged


def test_the_bridge_lowers_for_three_seconds_where_two_are_usual() -> None:
    runner = Exposed("goblet_squat", 9, gear=dumbbells(10.0, 20.0))
    runner.did(Feel.TOO_EASY)
    assert runner.did(Feel.TOO_EASY).tempo == "3-0-X"


def test_too_easy_with_five_in_reserve_moves_the_load_at_once() -> None:
    light = Exposed("goblet_squat", 1)
    light.did()
    assert light.did(Feel.TOO_EASY).load.kg == 15.5
    moderate = Exposed("goblet_squat", 5)
    moderate.did()
    after = moderate.did(Feel.TOO_EASY)
    assert (after.load.kg, after.reps) == (15.0, 12)


def test_too_hard_twice_takes_a_tenth_off() -> None:
    runner = Exposed("goblet_squat")
    runner.did(Feel.TOO_HARD, load=20.0)
    assert runner.did(Feel.TOO_HARD, load=20.0).load.kg == 18.0


def test_a_set_of_eight_was_not_missed() -> None:
    after = Exposed("goblet_squat").did(Feel.RIGHT, 8, 8, 8)
    assert (after.load.kg, after.reps) == (15.0, 10)
    assert not told(after, why.EasedOff)


def test_a_stall_is_answered_by_a_tenth_less() -> None:
    runner = Exposed("goblet_squat")
    loads_then = [runner.did(Feel.RIGHT, 10, 10, 10, load=20.0).load.kg for _ in range(4)]
    assert loads_then == [20.0, 20.0, 20.0, 18.0]


def test_where_no_weight_is_left_a_move_slows_down() -> None:
    runner = Exposed("split_squat", gear=NOTHING)
    tempos = [runner.did().tempo for _ in range(4)]
    assert tempos[-1] == "4-2-1"


def test_a_move_that_is_slow_anyway_pauses_for_longer() -> None:
    runner = Exposed("tempo_squat", gear=NOTHING)
    assert [runner.did().tempo for _ in range(4)][-1] == "3-3-1"


def test_in_the_power_block_moves_without_a_weight_climb_to_twelve() -> None:
    assert Exposed("split_squat", 21, gear=NOTHING).asked().window == (8, 12)
    assert Exposed("goblet_squat", 21).asked().window == (8, 10)


def test_a_side_plank_that_was_too_hard_is_held_for_ten_seconds() -> None:
    assert Exposed("side_plank_knees", 1).did(Feel.TOO_HARD).seconds == 10


def test_a_harder_hold_begins_at_twenty_seconds() -> None:
    assert Exposed("copenhagen_short").asked().seconds == 20


def test_every_side_plank_of_the_first_weeks_begins_at_fifteen() -> None:
    assert Exposed("side_plank_leg_lift", 1).asked().seconds == 15


@pytest.mark.parametrize(("stronger", "extra"), [(11, 1), (10, 0)])
def test_three_reps_between_the_sides_count_as_a_difference(stronger: int, extra: int) -> None:
    runner = Exposed("split_squat", 1, gear=NOTHING)
    assert [runner.sides(stronger, 8).weaker_side_sets for _ in range(3)] == [0, 0, extra]


def test_a_difference_in_two_sessions_gives_no_extra_set_yet() -> None:
    runner = Exposed("split_squat", 1, gear=NOTHING)
    runner.sides(12, 8)
    assert runner.sides(12, 8).weaker_side_sets == 0


def test_the_extra_set_stays_for_four_weeks() -> None:
    runner = Exposed("split_squat", 1, gear=NOTHING)
    for _ in range(3):
        runner.sides(12, 8)
    last = runner.day - timedelta(days=7)
    runner.day = last + timedelta(days=28)
    assert runner.asked().weaker_side_sets == 1
    runner.day = last + timedelta(days=29)
    assert runner.asked().weaker_side_sets == 0


@pytest.mark.parametrize(("days", "long"), [(48, False), (49, True)])
def test_what_would_see_its_eighth_week_unchanged_has_to_change(days: int, *, long: bool) -> None:
    runner = Exposed("goblet_squat")
    runner.did()
    assert runner.record is not None
    going_on = replace(runner.record, last_day=START + timedelta(days=days - 7))
    assert same_for_long(going_on, START + timedelta(days=days)) == long


@pytest.mark.parametrize(("away", "long"), [(21, True), (22, False)])
def test_what_comes_back_after_more_than_three_weeks_is_not_the_same_for_long(away: int, *, long: bool) -> None:
    runner = Exposed("goblet_squat")
    runner.did()
    assert runner.record is not None
    last = replace(runner.record, last_day=START + timedelta(days=60))
    assert same_for_long(last, START + timedelta(days=60 + away)) == long


@pytest.mark.parametrize(("away", "anew"), [(21, False), (22, True)])
def test_what_comes_back_after_three_weeks_is_new_again(away: int, *, anew: bool) -> None:
    runner = Exposed("goblet_squat")
    runner.did(Feel.RIGHT, 8, 8, 8, after=away)
    assert runner.record is not None
    again = replace(runner.record.last, load=runner.record.last.load)
    now = observe(runner.record, runner.exercise, again, None, Feel.RIGHT, runner.day)
    assert (now.changed_day == runner.day) == anew


def known(exercise: str, days: int, **rest: object) -> ExerciseRecord:
    """A bodyweight exercise done `days` ago for the second time at the top."""
    last = Prescription(exercise=exercise, sets=3, reps=12, window=(10, 12), tempo="3-0-1", rest_s=60)
    day = DAY - timedelta(days=days)
    given = {"last": last, "counts": (12, 12, 12), "feel": Feel.RIGHT, "exposures": 9, "at_top": 2, "earned": True}
    return ExerciseRecord(**{**given, "last_day": day, "changed_day": day, **rest})  # type: ignore[arg-type] # the fields are those of the test


def next_session(records: dict[str, ExerciseRecord], days: int, *names: str) -> Session:
    past = PastSession(
        day=DAY - timedelta(days=days), type=built().type, letter="A", week=5, minutes=30, exercises=names
    )
    return built(week=5, letter="A", gear=NOTHING, records=records, past=(past,))


@pytest.mark.parametrize(("days", "harder"), [(6, False), (7, True)])
def test_a_link_is_in_place_for_a_week_before_the_next(days: int, *, harder: bool) -> None:
    session = next_session({"bodyweight_squat": known("bodyweight_squat", days)}, days, "bodyweight_squat")
    kept = "bodyweight_squat" in {one.id for one in exercises(session)}
    assert kept != harder


@pytest.mark.parametrize(("flat", "kept"), [(5, True), (6, False)])
def test_six_exposures_without_a_gain_bring_another_variant(flat: int, *, kept: bool) -> None:
    stalled = known("bodyweight_squat", 3, flat=flat, at_top=0, earned=False, counts=(11, 11, 11))
    session = next_session({"bodyweight_squat": stalled}, 3, "bodyweight_squat")
    assert ("bodyweight_squat" in {one.id for one in exercises(session)}) == kept
