"""What a coach found odd in whole seasons: doses that jumped, variants that went back, deloads with something new."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from coaching.building.candidates import shelf, sieve
from coaching.building.choice import Chooser
from coaching.building.order import PastSession
from coaching.dosing import chain
from coaching.facts import Feel
from coaching.modifiers import Modifiers
from coaching.reasons import session as why
from coaching.reasons.readiness import Sore, SoreBefore
from coaching.runner import Distance, Priority
from coaching.session import BlockKind, Load, LoadKind
from coaching.session_type import SessionType
from coaching.week.phases import planned_deload
from coaching.week.race_modifiers import race_modifiers
from tests.coaching.building import DAY, DUMBBELLS, GEARS, NOTHING, built, catalogue, order, training, worked
from tests.coaching.test_progression_steps import Runner
from tests.coaching.test_races_windows import before, racing
from tests.coaching.told import on, prescribed, sore, told, trained

HELD = Modifiers(no_progress=True)
DRILLS = {"march_a", "snap_down"}


def test_a_new_phase_lengthens_a_hold_by_one_step_not_to_its_own_beginning() -> None:
    runner = Runner("side_plank_knees", week=4, gear=NOTHING)
    assert runner.did().seconds == 20
    runner.week = 5
    assert runner.asked().seconds == 20
    assert runner.did(Feel.TOO_EASY).seconds == 30


def test_reps_below_a_window_that_moved_up_climb_one_by_one() -> None:
    runner = Runner("reverse_lunge", week=3, gear=NOTHING)
    runner.did(Feel.RIGHT, 8, 8, 8)
    runner.week = 5
    assert [runner.did().reps for _ in range(3)] == [10, 11, 12]


def test_too_easy_below_the_window_goes_to_its_top() -> None:
    runner = Runner("reverse_lunge", week=3, gear=NOTHING)
    runner.did(Feel.TOO_EASY)
    runner.week = 5
    assert runner.asked().reps == 12


@pytest.mark.parametrize("exercise", ["reverse_lunge", "side_plank_knees", "clamshell"])
def test_a_session_that_holds_raises_nothing_whatever_the_phase_asks(exercise: str) -> None:
    runner = Runner(exercise, week=1, gear=NOTHING)
    runner.did()
    runner.week = 5
    held = runner.asked(HELD)
    assert runner.record is not None
    assert (held.reps, held.seconds) == (runner.record.last.reps, runner.record.last.seconds)


def test_too_hard_twice_takes_five_seconds_off_a_hold_each_time() -> None:
    runner = Runner("side_plank_knees", week=1, gear=NOTHING)
    for _ in range(4):
        runner.did()
    assert [runner.did(Feel.TOO_HARD).seconds for _ in range(6)] == [30, 25, 20, 15, 10, 10]


def test_too_easy_never_brings_fewer_reps_than_right_where_the_next_weight_is_far() -> None:
    runners = [Runner("goblet_squat", week=1) for _ in range(2)]
    for runner in runners:
        for feel in (Feel.TOO_EASY, Feel.TOO_EASY, Feel.RIGHT):
            runner.did(feel)
        assert (runner.asked().reps, runner.asked().load.kg) == (9, 10.5)
    assert [runners[0].did(Feel.RIGHT).reps, runners[1].did(Feel.TOO_EASY).reps] == [10, 10]


def test_what_a_deload_asks_is_what_its_reason_says() -> None:
    runner = Runner("reverse_lunge", week=3, gear=NOTHING)
    runner.did()
    runner.did()
    assert runner.did(Feel.TOO_HARD).reps == 9
    deload = runner.asked(planned_deload(4))
    assert [one.now for one in deload.because if isinstance(one, why.EasedOff)] == [deload.reps] == [8]


def test_a_stall_at_the_fewest_reps_has_nothing_lighter_and_goes_on() -> None:
    runner = Runner("reverse_lunge", week=1, gear=NOTHING)
    for feel in (Feel.RIGHT, Feel.TOO_HARD, Feel.RIGHT, Feel.TOO_HARD, Feel.RIGHT, Feel.TOO_HARD):
        runner.did(feel, 8, 8)
    record = runner.record
    assert record is not None
    runner.record = replace(record, flat=3, feel=Feel.RIGHT, counts=(8, 8), last=replace(record.last, reps=8))
    assert [type(one) for one in runner.asked().because] == [why.RepsUp]


def test_the_longest_hold_begins_short_again_where_nothing_else_can_change() -> None:
    runner = Runner("side_plank_knees", week=1, gear=NOTHING)
    asked = [runner.did().seconds for _ in range(16)]
    assert max(one or 0 for one in asked) == 40
    again = next(place for place, one in enumerate(asked) if place > 5 and one == 15)
    assert asked[again - 1] == 40
    assert asked[again + 1] == 20
    assert asked.count(40) <= 8


def test_a_big_next_weight_comes_only_once_the_top_is_too_easy_and_the_coach_says_so() -> None:
    runner = Runner("goblet_squat", week=9, mass=80.0, main=True)
    while runner.asked().reps != runner.asked().window[1]:
        runner.did()
    seen = [one for _ in range(2) for one in runner.did().because if isinstance(one, why.OnceMoreAtTop)]
    assert [one.times >= one.needed for one in seen] == [False, True]


@pytest.mark.parametrize("gear", GEARS)
def test_no_main_exercise_gives_way_to_an_easier_link_that_was_never_trained(gear: str) -> None:
    known: set[str] = set()
    for one in training(30, gear=GEARS[gear], minutes=30, body_mass_kg=70.0):
        for each in worked(one.session):
            for reason in each.because:
                if isinstance(reason, why.NewVariant):
                    below = chain.easier_links(catalogue()[reason.before], catalogue())
                    assert each.exercise not in below or each.exercise in known
            known.add(each.exercise)


def test_a_weight_is_never_changed_for_an_easier_move_without_one() -> None:
    for one in training(34, gear=DUMBBELLS, minutes=30, body_mass_kg=70.0):
        for each in worked(one.session):
            before = [it.before for it in each.because if isinstance(it, why.NewVariant)]
            if before and before[0] in one.order.records and one.order.records[before[0]].last.load.kg > 0:
                easier = chain.easier_links(catalogue()[before[0]], catalogue())
                assert each.load.kg > 0 or each.exercise not in easier


def test_what_a_block_left_does_not_come_right_back() -> None:
    left: dict[str, int] = {}
    for one in training(34, gear=DUMBBELLS, minutes=30, body_mass_kg=70.0):
        for each in worked(one.session):
            for reason in each.because:
                if isinstance(reason, why.NewVariant):
                    left[reason.before] = one.order.day.toordinal()
                if isinstance(reason, why.HarderVariant) and each.exercise in left:
                    assert one.order.day.toordinal() - left[each.exercise] > 21


def test_a_deload_brings_no_drill_that_the_weeks_before_had_no_time_for() -> None:
    seen: set[str] = set()
    for one in training(12, gear=NOTHING, minutes=30):
        drills = DRILLS & {each.exercise for each in worked(one.session)}
        if one.order.limits.no_progress:
            assert drills <= seen
        seen |= drills


def test_what_is_new_in_a_deload_has_no_more_sets_than_the_rest() -> None:
    before = list(training(3, gear=NOTHING, minutes=30))
    records = {name: one for name, one in before[-1].order.records.items() if name != "calf_raise"}
    deload = built(minutes=30, week=4, gear=NOTHING, records=records, limits=planned_deload(4))
    assert {one.sets for one in worked(deload)} == {1}


def test_a_push_up_never_goes_back_to_the_wall() -> None:
    known = dict(list(training(6, gear=NOTHING, minutes=45))[-1].order.records)
    pushes = {name for name in known if catalogue()[name].pattern is catalogue()["knee_push_up"].pattern}
    assert pushes
    later = built(minutes=45, week=10, gear=NOTHING, records=known, day=order().day + timedelta(days=90))
    below = {link for name in pushes for link in chain.easier_links(catalogue()[name], catalogue())}
    assert not below & {one.exercise for one in worked(later)}


def test_a_new_block_skips_no_link_of_a_chain() -> None:
    hinge, deadlift = catalogue()["hip_hinge_drill"], catalogue()["kettlebell_deadlift"]
    assert chain.leaps(hinge, deadlift, catalogue())
    assert not chain.leaps(catalogue()[deadlift.easier], deadlift, catalogue())
    assert not chain.leaps(deadlift, hinge, catalogue())


def test_core_goes_on_as_in_the_article_before_it_takes_a_weight() -> None:
    names: list[str] = []
    for one in training(16, gear=DUMBBELLS, minutes=30, body_mass_kg=70.0):
        names += [each.exercise for each in worked(one.session) if each.exercise in {"side_plank", "suitcase_hold"}]
    assert names[0] == "side_plank"


def test_light_core_brings_no_weight_that_was_never_found() -> None:
    for number in range(0, 120, 4):
        day = order().day + timedelta(days=number)
        light = built(SessionType.CORE_MOBILITY, 30, 6, gear=DUMBBELLS, body_mass_kg=70.0, day=day)
        assert all(one.load == Load(kind=LoadKind.BODYWEIGHT) for one in worked(light))


def test_the_week_of_a_tune_up_brings_nothing_new_and_stays_off_the_limit() -> None:
    tune_up = racing(Distance.HALF, Priority.B)
    close, far = race_modifiers(before(4), tune_up), race_modifiers(before(8), tune_up)
    assert (close.no_new_exercise, close.no_progress, close.rir_min) == (True, True, 3)
    assert (far.no_new_exercise, far.no_progress, far.rir_min) == (False, False, 0)


def test_who_says_that_it_is_better_is_not_told_again_that_it_is_sore() -> None:
    state = told(trained(-3), sore(0, 6))
    assert Sore(6, 1) in on(state, 0).because
    better = told(trained(-3), sore(0, 6), sore(2, 1), prescribed(3))
    assert SoreBefore(6) in on(better, 3).because
    assert on(better, 3).sets_factor == on(state, 0).sets_factor


def test_a_gentle_session_may_begin_easier_than_what_is_known() -> None:
    asked = order(
        SessionType.LOW_IMPACT_STRENGTH, records=list(training(4, gear=NOTHING))[-1].order.records, gear=NOTHING
    )
    open_now = shelf(catalogue(), sieve(asked, SessionType.LOW_IMPACT_STRENGTH))
    pattern = catalogue()["split_squat"].pattern
    easy = Chooser(asked, catalogue(), open_now, (), gentle=True).offers(pattern, BlockKind.SINGLE_LEG, ())
    assert "split_squat_assisted" in {one.id for one in easy}


@pytest.mark.parametrize(("since", "families"), [(range(5, 8), 1), (range(8, 11), 3)])
def test_a_week_after_the_last_strength_session_core_families_take_turns_by_the_day(
    since: range, families: int
) -> None:
    lately = (PastSession(day=DAY, type=SessionType.STRENGTH_FULL, minutes=30, exercises=("dead_bug", "bird_dog")),)
    light = [built(SessionType.CORE_MOBILITY, 12, day=DAY + timedelta(days=days), past=lately) for days in since]
    assert len({catalogue()[worked(one)[0].exercise].pattern for one in light}) == families
