"""The score of a hands-free session: what is heard when, as the session prescribes it."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from bot.sound.parts import Part, parts
from bot.sound.score import COUNT_IN_S, HALFWAY_FROM_S, SWITCH_S, Sound, score
from bot.words import hands_free as words
from coaching.runner import Gear, Units
from coaching.session import Load, LoadKind, Prescription
from coaching.session_type import SessionType
from tests.bot.sound.parting import heard, hold, part, starts, story
from tests.coaching.building import BAND, DUMBBELLS, HOME, built, catalogue

KINDS = [one for one in SessionType if one is not SessionType.NONE]


def session_parts(kind: SessionType, minutes: int, gear: Gear = HOME, week: int = 6) -> tuple[Part, ...]:
    return parts(built(kind, minutes, week, gear=gear), catalogue(), Units.KG)


@pytest.mark.parametrize("kind", KINDS)
def test_every_set_is_counted_in(kind: SessionType) -> None:
    found = score(session_parts(kind, 30))
    counted = {cue.at for cue in heard(found, Sound.COUNT_IN)}
    assert starts(found)
    assert all(start - left in counted for start in starts(found) for left in range(1, COUNT_IN_S + 1))


@pytest.mark.parametrize("kind", KINDS)
def test_every_exercise_is_named_before_its_first_set(kind: SessionType) -> None:
    done = session_parts(kind, 30)
    found = score(done)
    for number in range(len(done)):
        named = next(cue.at for cue in found.cues if cue.sound is Sound.NEXT and cue.part == number)
        begun = next(cue.at for cue in found.cues if cue.sound is Sound.GO and cue.part == number)
        assert named <= begun - COUNT_IN_S


@pytest.mark.parametrize("minutes", [12, 15, 30, 45])
@pytest.mark.parametrize("week", [1, 6, 10])
def test_a_strength_session_takes_what_the_coach_estimates_within_an_eighth(minutes: int, week: int) -> None:
    session = built(SessionType.STRENGTH_FULL, minutes, week, gear=DUMBBELLS)
    takes = score(parts(session, catalogue(), Units.KG)).seconds
    assert takes == pytest.approx(session.estimate_s, rel=1 / 8)


@pytest.mark.parametrize("kind", [SessionType.RECOVERY, SessionType.MOBILITY_ONLY, SessionType.CORE_MOBILITY])
def test_an_easy_session_takes_its_estimate_and_the_changes_that_it_leaves_out(kind: SessionType) -> None:
    session = built(kind, 20, 6, gear=HOME)
    done = parts(session, catalogue(), Units.KG)
    expected = session.estimate_s - 60 * session.walk_min
    assert expected <= score(done).seconds <= expected + 15 * sum(one.sets for one in done)


def test_the_sets_of_one_exercise_with_the_rest_between_them() -> None:
    alone = [part(sets=3)]
    found = score(alone)
    assert story(found, alone) == [
        "next Split Squat 1",
        "go Split Squat 1",
        "rest 60",
        "set Split Squat 2",
        "go Split Squat 2",
        "rest 60",
        "set Split Squat 3",
        "go Split Squat 3",
        "done",
    ]


@pytest.mark.parametrize("rest_s", [30, 60, 90, 150])
def test_a_rest_is_as_long_as_prescribed(rest_s: int) -> None:
    first, second = starts(score([part(rest_s=rest_s)]))
    assert second - (first + 40) == rest_s


def test_before_another_exercise_there_is_the_rest_and_then_time_to_change() -> None:
    found = score([part(sets=1), part("Row", sets=1)])
    first, second = starts(found)
    assert second - (first + 40) == 60 + 30
    assert next(cue.at for cue in heard(found, Sound.NEXT) if cue.part == 1) == first + 40 + 60


def test_sides_are_switched_between_and_not_after() -> None:
    both = [part(sets=2, sides=2)]
    found = score(both)
    assert story(found, both)[:5] == [
        "next Split Squat 1",
        "go Split Squat 1",
        "switch",
        "go Split Squat 1",
        "rest 60",
    ]
    first, second, *_ = starts(found)
    assert second - (first + 40) == SWITCH_S
    assert len(heard(found, Sound.SWITCH)) == 2
    assert not heard(score([part(sides=1)]), Sound.SWITCH)


def test_what_sides_need_is_taken_out_of_the_change_as_long_as_that_stays_a_change() -> None:
    one_sided = [part(sets=1), part("Row", sets=2, sides=2)]
    first, second, *_ = starts(score(one_sided))
    assert second - (first + 40) == 60 + 30 - 2 * SWITCH_S
    many = [part(sets=1), part("Row", sets=6, sides=2)]
    first, second, *_ = starts(score(many))
    assert second - (first + 40) == 60 + 15


def test_exercises_in_turn_share_the_longer_rest() -> None:
    pair = [part(rest_s=45), part("Row", in_turn=True, rest_s=75)]
    found = score(pair)
    assert story(found, pair) == [
        "next Split Squat 1",
        "go Split Squat 1",
        "next Row 1",
        "go Row 1",
        "rest 75",
        "again Split Squat 2",
        "go Split Squat 2",
        "again Row 2",
        "go Row 2",
        "done",
    ]
    assert [b - a - 40 for a, b in pairwise(starts(found))] == [15, 75, 15]


def test_the_longer_one_of_a_pair_goes_on_alone() -> None:
    pair = [part(sets=1), part("Row", sets=2, in_turn=True)]
    assert story(score(pair), pair)[-5:] == ["go Row 1", "rest 60", "again Row 2", "go Row 2", "done"]


def test_the_weaker_side_gets_its_extra_set_alone() -> None:
    more = [part(sets=1, sides=2, more=1)]
    assert story(score(more), more)[3:] == [
        "go Split Squat 1",
        "rest 60",
        "weaker Split Squat 1",
        "go Split Squat 2",
        "done",
    ]


@pytest.mark.parametrize("seconds", [HALFWAY_FROM_S, 31, 60])
def test_half_of_a_hold_is_told(seconds: int) -> None:
    found = score([hold(seconds=seconds, sides=2)])
    assert [cue.at for cue in heard(found, Sound.HALFWAY)] == [start + seconds // 2 for start in starts(found)]


def test_half_of_a_short_hold_or_of_reps_is_not() -> None:
    assert not heard(score([hold(seconds=HALFWAY_FROM_S - 1), part(work_s=60)]), Sound.HALFWAY)


def test_each_rep_is_heard_at_its_tempo_and_the_last_one_told_apart() -> None:
    found = score([part(sets=1, work_s=40, rep_s=5)])
    (go,) = starts(found)
    assert [cue.at - go for cue in heard(found, Sound.REP)] == [5, 10, 15, 20, 25, 30]
    assert [cue.at - go for cue in heard(found, Sound.LAST_REP)] == [35]


def test_warm_up_moves_that_come_equally_often_go_round() -> None:
    session = built(SessionType.STRENGTH_FULL, 30, 6)
    done = [one for one in parts(session, catalogue(), Units.KG) if one.frame]
    assert done[0].sets > 1
    assert [one.in_turn for one in done[:3]] == [False, True, True]
    assert not any(one.rest_s for one in done)


@pytest.mark.parametrize(
    ("load", "units", "said"),
    [
        (Load(LoadKind.PER_HAND, 12.5), Units.KG, "3 sets of 10 on each side, with 12.5 kilograms in each hand"),
        (Load(LoadKind.WEIGHT, 10), Units.LB, "3 sets of 10 on each side, with 22 pounds"),
        (Load(LoadKind.BAND, band="Rosa"), Units.KG, "3 sets of 10 on each side"),
        (Load(LoadKind.CHOOSE), Units.KG, "3 sets of 10 on each side"),
    ],
)
def test_a_dose_is_spoken_with_its_weight_in_full_words(load: Load, units: Units, said: str) -> None:
    asked = Prescription(
        exercise="row", sets=3, reps=10, window=(8, 12), per_side=True, load=load, tempo="3-1-1", rest_s=60
    )
    assert words.dose(asked, units) == said


def test_sets_that_come_in_turn_are_called_rounds_and_a_single_set_is_counted_in_reps() -> None:
    asked = Prescription(exercise="row", sets=3, reps=8, window=(8, 12), tempo="3-1-1", rest_s=60)
    assert words.dose(asked, Units.KG, rounds=True) == "3 rounds of 8"
    assert words.dose(replace(asked, sets=1), Units.KG) == "8 reps"
    warm_up = session_parts(SessionType.STRENGTH_FULL, 30)[0]
    assert "rounds of" in warm_up.dose


@pytest.mark.parametrize(
    ("full", "spoken"),
    [
        ("90-90 Hip Switch", "90 90 Hip Switch"),
        ("Slow Push-Up (4 s down, 2 s pause)", "Slow Push-Up"),
        ("Knee-to-Wall Ankle Rock", "Knee-to-Wall Ankle Rock"),
    ],
)
def test_a_name_is_spoken_without_brackets_and_dashes(full: str, spoken: str) -> None:
    assert words.name(full) == spoken


def test_nothing_is_heard_of_a_band_that_the_runner_named() -> None:
    done = session_parts(SessionType.STRENGTH_FULL, 45, BAND)
    assert done
    assert not any(name in one.dose for one in done for name in BAND.bands)


def test_a_session_without_exercises_has_no_parts() -> None:
    assert parts(built(SessionType.NONE, 30), catalogue(), Units.KG) == ()
