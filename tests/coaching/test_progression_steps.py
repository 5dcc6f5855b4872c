"""From what was done to the next dose: rules 3.2 to 3.4, one line of the tables per test."""

from datetime import date, timedelta
from typing import Any

import pytest

from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import ExerciseRecord, next_dose, observe
from coaching.dosing.record import target
from coaching.exercise import Exercise
from coaching.facts import ExerciseDone, Feel, SetDone
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons import AnyReason
from coaching.reasons import session as why
from coaching.runner import Area, Equipment, Gear
from coaching.session import Load, LoadKind, Prescription
from coaching.week import phases
from tests.coaching.building import catalogue

START = date(2026, 4, 7)
PAIRS = Gear(
    owned=frozenset({Equipment.DUMBBELL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX}),
    dumbbells_kg=(2.0, 4.0, 6.0, 8.0, 10.0, 10.5, 12.0, 14.0, 16.0, 20.0),
)


class Runner:
    """One runner and one exercise: asked, done, asked again."""

    def __init__(
        self, exercise: str, week: int = 1, gear: Gear = PAIRS, mass: float | None = 68.0, **rest: Any
    ) -> None:
        self.exercise: Exercise = catalogue()[exercise]
        self.week, self.gear, self.mass, self.rest = week, gear, mass, rest
        self.day = START
        self.record: ExerciseRecord | None = None

    def asked(self, limits: Modifiers = NO_LIMITS, **changed: Any) -> Prescription:
        return next_dose(
            DoseOrder(
                self.exercise,
                phases.dose(changed.get("week", self.week)),
                self.record,
                gear=self.gear,
                day=self.day,
                limits=limits,
                body_mass_kg=self.mass,
                **self.rest,
            )
        ).value

    def did(
        self, feel: Feel = Feel.RIGHT, *counts: int, limits: Modifiers = NO_LIMITS, load: Load | None = None
    ) -> Prescription:
        """Do what is asked today (or `counts` instead), a week on; the dose that is asked then."""
        given = self.asked(limits)
        sets = tuple(SetDone(count=count, load=load or given.load) for count in counts)
        done = ExerciseDone(exercise=self.exercise.id, sets=sets) if counts else None
        self.record = observe(self.record, self.exercise, given, done, feel, self.day)
        self.day += timedelta(weeks=1)
        return self.asked()


def reason(of: Prescription, kind: type[AnyReason]) -> Any:
    found = [one for one in of.because if isinstance(one, kind)]
    assert len(found) == 1, of.because
    return found[0]


def test_the_first_dose_is_the_bottom_of_the_window() -> None:
    for week, reps, sets in ((1, 8, 2), (3, 8, 3), (5, 10, 3), (9, 8, 3)):
        first = Runner("split_squat", week).asked()
        assert (first.reps, first.sets) == (reps, sets)


def test_right_adds_one_rep_to_the_same_load() -> None:
    after = Runner("goblet_squat", 5).did()
    assert (after.reps, after.load.kg) == (11, 10.0)
    assert reason(after, why.RepsUp) == why.RepsUp(before=10, now=11)


def test_too_easy_goes_straight_to_the_top() -> None:
    after = Runner("goblet_squat", 5).did(Feel.TOO_EASY)
    assert (after.reps, after.load.kg) == (12, 10.0)
    assert reason(after, why.RepsUp).easy


def test_the_top_twice_in_a_row_moves_the_load_and_resets_the_reps() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    runner.did()
    once = runner.did()
    assert (once.reps, once.load.kg) == (12, 10.0)
    assert reason(once, why.OnceMoreAtTop) == why.OnceMoreAtTop(times=1, needed=2)
    twice = runner.did()
    assert (twice.reps, twice.load.kg) == (10, 10.5)
    assert reason(twice, why.LoadUp) == why.LoadUp(before=10.0, now=10.5)


def test_the_top_once_but_too_easy_moves_the_load_at_once() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did(Feel.TOO_EASY)
    assert runner.did(Feel.TOO_EASY).load.kg == 10.5


def test_a_step_of_ten_to_twenty_five_per_cent_needs_the_top_twice_with_one_too_easy() -> None:
    runner = Runner("goblet_squat", 5, mass=80.0)
    assert runner.asked().load.kg == 12.0
    for feel in (Feel.TOO_EASY, Feel.RIGHT, Feel.RIGHT, Feel.RIGHT):
        assert runner.did(feel).load.kg == 12.0
    assert runner.did(Feel.TOO_EASY).load.kg == 14.0


def test_a_step_above_twenty_five_per_cent_is_bridged_first_and_starts_at_eight() -> None:
    bells = Gear(owned=frozenset({Equipment.KETTLEBELL}), kettlebells_kg=(8.0, 12.0))
    runner = Runner("goblet_squat", 5, gear=bells, mass=60.0)
    runner.did(Feel.TOO_EASY)
    first = runner.did(Feel.TOO_EASY)
    assert (first.load.kg, first.reps, first.tempo) == (8.0, 12, "3-2-1")
    assert reason(first, why.Bridge) == why.Bridge(share=0.5, session=1, sessions=2)
    second = runner.did()
    assert reason(second, why.Bridge).session == 2
    jump = runner.did()
    assert (jump.load.kg, jump.reps, jump.tempo) == (12.0, 8, "3-0-1")
    assert runner.did().reps == 9


def test_after_a_jump_too_far_it_goes_back() -> None:
    bells = Gear(owned=frozenset({Equipment.KETTLEBELL}), kettlebells_kg=(8.0, 12.0))
    runner = Runner("goblet_squat", 5, gear=bells, mass=60.0)
    for feel in (Feel.TOO_EASY, Feel.TOO_EASY, Feel.RIGHT, Feel.RIGHT):
        runner.did(feel)
    back = runner.did(Feel.RIGHT, 8, 7, 6)
    assert (back.load.kg, back.reps) == (8.0, 10)


def test_too_hard_once_takes_a_rep_off() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    after = runner.did(Feel.TOO_HARD)
    assert (after.reps, after.load.kg) == (10, 10.0)
    assert reason(after, why.EasedOff) == why.EasedOff(before=11, now=10)


def test_reps_never_fall_below_eight() -> None:
    runner = Runner("split_squat", 1)
    assert runner.did(Feel.TOO_HARD).reps == 8
    assert runner.did(Feel.TOO_HARD).reps == 8


def test_too_hard_twice_in_a_row_makes_it_lighter() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did(Feel.TOO_HARD)
    after = runner.did(Feel.TOO_HARD)
    assert (after.reps, after.load.kg) == (10, 8.0)
    assert reason(after, why.LoadDown) == why.LoadDown(before=10.0, now=8.0)


@pytest.mark.parametrize("counts", [(10, 10, 7), (12, 7, 12)])
def test_a_set_below_eight_makes_it_lighter_whatever_was_said(counts: tuple[int, ...]) -> None:
    assert Runner("goblet_squat", 5).did(Feel.TOO_EASY, *counts).load.kg == 8.0


def test_unfinished_sets_are_too_hard() -> None:
    after = Runner("goblet_squat", 5).did(Feel.RIGHT, 10, 10)
    assert reason(after, why.EasedOff)
    assert after.load.kg == 10.0


def test_nothing_ever_rises_right_after_too_hard() -> None:
    for week in (1, 5, 9):
        runner = Runner("split_squat", week)
        before = runner.asked()
        for feel in (Feel.RIGHT, Feel.TOO_HARD, Feel.TOO_EASY, Feel.TOO_HARD, Feel.RIGHT, Feel.TOO_HARD):
            after = runner.did(feel)
            if feel is Feel.TOO_HARD:
                assert target(after) <= target(before)
                assert after.load.kg <= before.load.kg
            before = after


def test_what_was_really_lifted_counts() -> None:
    after = Runner("goblet_squat", 5).did(Feel.RIGHT, 10, 10, 10, load=Load(kind=LoadKind.WEIGHT, kg=14.0))
    assert (after.load.kg, after.reps) == (14.0, 11)


def test_a_weight_to_choose_becomes_the_one_that_was_told() -> None:
    unknown = Gear(owned=frozenset({Equipment.DUMBBELL}))
    runner = Runner("goblet_squat", 5, gear=unknown)
    assert runner.asked().load == Load(kind=LoadKind.CHOOSE)
    after = runner.did(Feel.RIGHT, 10, 10, 10, load=Load(kind=LoadKind.WEIGHT, kg=9.0))
    assert after.load == Load(kind=LoadKind.WEIGHT, kg=9.0)


def test_a_set_more_is_the_only_thing_that_moves() -> None:
    runner = Runner("split_squat", 2)
    runner.did()
    assert runner.asked().reps == 9
    more = runner.asked(week=3)
    assert (more.sets, more.reps) == (3, 8)
    assert reason(more, why.SetAdded) == why.SetAdded(before=2, now=3)


def test_bodyweight_moves_take_a_load_from_phase_two_once_they_are_known() -> None:
    runner = Runner("reverse_lunge", 5)
    assert runner.asked().load == Load()
    assert runner.did().load == Load()
    loaded = runner.did()
    assert loaded.load == Load(kind=LoadKind.PER_HAND, kg=2.0)
    assert loaded.reps == 10


def test_bodyweight_moves_stay_unloaded_in_phase_one() -> None:
    runner = Runner("reverse_lunge", 1)
    assert {runner.did().load for _ in range(6)} == {Load()}


def test_holds_grow_by_five_or_ten_seconds_and_shrink_by_five() -> None:
    runner = Runner("front_plank", 1)
    assert runner.asked().seconds == 20
    assert runner.did().seconds == 25
    assert runner.did(Feel.TOO_EASY).seconds == 35
    assert runner.did(Feel.TOO_HARD).seconds == 30


def test_side_planks_begin_at_fifteen_seconds_per_side() -> None:
    first = Runner("side_plank_knees", 1).asked()
    assert (first.seconds, first.per_side) == (15, True)


def test_no_hold_is_longer_than_a_minute() -> None:
    runner = Runner("front_plank", 1)
    assert max(runner.did(Feel.TOO_EASY).seconds or 0 for _ in range(12)) == 60


def test_a_new_phase_never_shortens_a_hold() -> None:
    runner = Runner("front_plank", 1)
    for _ in range(5):
        runner.did()
    assert runner.asked().seconds == 45
    assert (runner.asked(week=5).seconds or 0) >= 40


def test_a_new_phase_lifts_a_short_hold_to_its_start() -> None:
    runner = Runner("front_plank", 1)
    runner.did(Feel.TOO_HARD)
    runner.record = None
    assert runner.asked(week=5).seconds == 30


def test_three_exposures_without_a_gain_are_followed_by_one_lighter_one() -> None:
    runner = Runner("goblet_squat", 5)
    for _ in range(3):
        runner.did(Feel.RIGHT, 10, 10, 10)
    light = runner.did(Feel.RIGHT, 10, 10, 10)
    assert light.load.kg == 8.0
    assert reason(light, why.Stalled) == why.Stalled(exposures=3)
    again = runner.did()
    assert again.load.kg == 10.0
    assert not any(isinstance(one, why.Stalled) for one in again.because)


def test_standing_at_the_top_is_no_stall() -> None:
    runner = Runner("split_squat", 1, gear=Gear(owned=frozenset()))
    for _ in range(8):
        after = runner.did()
        assert not any(isinstance(one, why.Stalled) for one in after.because)


def test_the_weaker_side_leads() -> None:
    runner = Runner("split_squat", 1)
    for _ in range(3):
        given = runner.asked()
        sets = [SetDone(count=12, side="left") for _ in range(given.sets)]
        sets += [SetDone(count=8, side="right") for _ in range(given.sets)]
        done = ExerciseDone(exercise="split_squat", sets=tuple(sets))
        runner.record = observe(runner.record, runner.exercise, given, done, Feel.RIGHT, runner.day)
        runner.day += timedelta(days=7)
    after = runner.asked()
    assert after.reps == 9
    assert after.weaker_side_sets == 1
    assert reason(after, why.WeakerSideFirst) == why.WeakerSideFirst(side="right", extra_sets=1)
    runner.day += timedelta(weeks=4)
    assert runner.asked().weaker_side_sets == 0


def test_no_limit_lets_anything_rise() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    for limits in (
        Modifiers(no_progress=True),
        Modifiers(held_areas=frozenset({Area.QUADS})),
        Modifiers(load_factor=0.9, no_progress=True),
    ):
        held = runner.asked(limits)
        assert (held.reps or 0) <= 10
        assert held.load.kg <= 10.0


def test_after_a_deload_it_goes_on_where_it_was() -> None:
    deload = Modifiers(sets_factor=0.6, load_factor=0.9, rir_min=4, no_progress=True)
    runner = Runner("goblet_squat", 5)
    runner.did()
    light = runner.asked(deload)
    assert (light.load.kg, light.sets, light.rir) == (8.0, 2, (4, 4))
    after = runner.did(limits=deload)
    assert (after.load.kg, after.reps) == (10.0, 11)


def test_too_hard_in_a_deload_is_remembered() -> None:
    deload = Modifiers(sets_factor=0.6, load_factor=0.9, no_progress=True)
    runner = Runner("goblet_squat", 5)
    runner.did()
    after = runner.did(Feel.TOO_HARD, limits=deload)
    assert after.load.kg <= 10.0
    assert (after.reps or 0) <= 10


def test_a_lighter_week_rounds_down_to_what_is_owned() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    assert runner.asked(Modifiers(load_factor=0.75)).load.kg == 6.0


def test_other_gear_on_the_road_takes_the_nearest_lighter_weight() -> None:
    runner = Runner("goblet_squat", 5)
    runner.did()
    runner.gear = Gear(owned=frozenset({Equipment.DUMBBELL}), dumbbells_kg=(7.0, 15.0))
    assert runner.asked().load.kg == 7.0


def test_the_tempo_follows_the_phase_but_not_where_it_is_the_point() -> None:
    assert [Runner("split_squat", week).asked().tempo for week in (1, 5, 9)] == ["3-1-1", "3-0-1", "2-0-X"]
    assert {Runner("tempo_squat", week).asked().tempo for week in (1, 5, 9)} == {"4-2-1"}


def test_the_limits_tempo_rules_slow_lifts() -> None:
    limits = Modifiers(tempo="2-0-2")
    assert Runner("split_squat", 5).asked(limits).tempo == "2-0-2"
    assert Runner("front_plank", 5).asked(limits).tempo == "hold"


def test_reps_in_reserve_only_rise() -> None:
    assert Runner("split_squat", 5).asked(Modifiers(rir_plus=1)).rir == (3, 4)
    assert Runner("split_squat", 5).asked(Modifiers(rir_min=4)).rir == (4, 4)
