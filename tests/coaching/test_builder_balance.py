"""Single-leg work, the families, the core, rotation and change over weeks (rules 2.1, S3, S4, S7)."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from coaching.dosing.base_dose import CORE, LEGS, SINGLE_LEG
from coaching.dosing.record import target
from coaching.exercise import LoadType, Pattern, Tag
from coaching.facts import Feel
from coaching.reasons import session as why
from coaching.session import BlockKind
from coaching.week.phases import block
from tests.coaching.building import (
    GEARS,
    HOME,
    NOTHING,
    Trained,
    catalogue,
    exercises,
    patterns,
    single_leg_share,
    training,
    worked,
)

FEELS: dict[str, Callable[[int], Feel]] = {
    "right": lambda _: Feel.RIGHT,
    "too easy": lambda _: Feel.TOO_EASY,
    "too hard": lambda _: Feel.TOO_HARD,
    "mixed": lambda number: (Feel.RIGHT, Feel.TOO_EASY, Feel.RIGHT, Feel.TOO_HARD)[number % 4],
}


def year(minutes: int, gear: str, feel: str = "mixed", **rest: Any) -> list[Trained]:
    return list(
        training(26, FEELS[feel], minutes=minutes, gear=GEARS[gear], body_mass_kg=68.0, jumps=30, jump_level=1, **rest)
    )


@pytest.mark.parametrize("minutes", [12, 20, 30, 45])
@pytest.mark.parametrize("gear", GEARS)
def test_half_of_the_leg_sets_are_single_leg(minutes: int, gear: str) -> None:
    assert all(single_leg_share(one.session) >= 0.5 for one in year(minutes, gear))


@pytest.mark.parametrize("minutes", [30, 45])
@pytest.mark.parametrize("gear", GEARS)
@pytest.mark.parametrize("jumps", [{}, {"jumps": 60, "jump_level": 2, "level_cap": 3}], ids=["no jumps", "jumps"])
def test_the_main_lift_keeps_two_sets_whatever_else_gives_way(minutes: int, gear: str, jumps: dict[str, Any]) -> None:
    sessions = training(26, FEELS["mixed"], minutes=minutes, gear=GEARS[gear], body_mass_kg=68.0, **jumps)
    for one in sessions:
        main = next(block for block in one.session.blocks if block.kind is BlockKind.MAIN).prescriptions[0]
        known = one.order.records.get(main.exercise)
        from_one = known is not None and known.last.sets < 2  # where even a deload had been too hard
        assert main.sets >= 2 or one.order.limits.sets_factor < 1 or from_one, one.order.day


@pytest.mark.parametrize(("minutes", "window"), [(20, 3), (25, 2), (30, 2), (45, 2)])
@pytest.mark.parametrize("gear", GEARS)
def test_consecutive_sessions_hold_all_three_single_leg_and_all_three_core_families(
    minutes: int, window: int, gear: str
) -> None:
    held = [patterns(one.session) for one in year(minutes, gear)]
    for start in range(len(held) - window + 1):
        together = set().union(*held[start : start + window])
        assert together >= SINGLE_LEG, start
        assert together >= CORE, start


@pytest.mark.parametrize("minutes", [20, 30, 45])
@pytest.mark.parametrize("gear", GEARS)
def test_two_sessions_hold_a_hip_or_balance_move(minutes: int, gear: str) -> None:
    for one, other in pairwise(year(minutes, gear)):
        moves = exercises(one.session) + exercises(other.session)
        assert any(move.pattern is Pattern.HIP_STABILITY or Tag.BALANCE in move.tags for move in moves)


@pytest.mark.parametrize("minutes", [20, 30, 45])
def test_the_same_session_never_comes_twice_in_a_row(minutes: int) -> None:
    for one, other in pairwise(year(minutes, "home", "right")):
        assert [move.id for move in exercises(one.session)] != [move.id for move in exercises(other.session)]


@pytest.mark.parametrize("gear", GEARS)
@pytest.mark.parametrize("feel", FEELS)
def test_nothing_stays_the_same_for_more_than_eight_weeks(gear: str, feel: str) -> None:
    seen: dict[str, tuple[object, Any, Any]] = {}
    for one in training(40, FEELS[feel], minutes=45, gear=GEARS[gear], body_mass_kg=68.0):
        day = one.order.day
        for move in worked(one.session):
            if one.order.limits.no_progress or catalogue()[move.exercise].pattern not in LEGS:
                continue
            dose = (move.load, target(move), move.tempo)
            before, since, last = seen.get(move.exercise, (None, day, day))
            since = since if dose == before and (day - last).days <= 21 else day
            seen[move.exercise] = (dose, since, day)
            assert (day - since).days <= 8 * 7, move.exercise


def test_a_new_block_changes_two_main_exercises() -> None:
    sessions = list(training(24, FEELS["right"], minutes=45, gear=GEARS["gym"], body_mass_kg=68.0, level_cap=3))
    for week in (13, 17, 21):
        before = [one for one in sessions if block(one.order.dose.week) == block(week - 1)][-4:-2]
        after = [one for one in sessions if one.order.dose.week == week]
        old = {move.id for one in before for move in exercises(one.session) if move.pattern in LEGS}
        new = {move.id for one in after for move in exercises(one.session) if move.pattern in LEGS}
        assert len(new - old) >= 2, week


@pytest.mark.parametrize("gear", ["nothing", "home"])
def test_runners_without_weights_still_climb(gear: str) -> None:
    first = next(iter(training(1, minutes=45, gear=GEARS[gear])))
    last = list(training(26, FEELS["too easy"], minutes=45, gear=GEARS[gear]))[-1]
    assert max(move.level for move in exercises(last.session)) > max(move.level for move in exercises(first.session))


def test_weights_come_in_phase_two() -> None:
    sessions = list(training(6, FEELS["right"], minutes=45, gear=GEARS["dumbbells"], body_mass_kg=68.0))
    loaded = [any(move.load.kg for move in worked(one.session)) for one in sessions]
    assert loaded == [False] * 8 + [True] * 4


def test_a_level_is_earned_never_given_by_the_calendar() -> None:
    for one in training(20, FEELS["too hard"], minutes=45, gear=GEARS["gym"], body_mass_kg=68.0, deloads=False):
        assert {move.level for move in exercises(one.session)} == {1}


def test_someone_with_background_starts_at_level_two() -> None:
    sessions = list(training(1, minutes=45, gear=HOME, start_level=2, level_cap=2))
    assert 2 in {move.level for move in exercises(sessions[0].session)}


def test_the_next_link_says_what_it_follows() -> None:
    links = [
        (move.exercise, reason.before)
        for one in training(16, FEELS["too easy"], minutes=45, gear=NOTHING)
        for move in worked(one.session)
        for reason in move.because
        if isinstance(reason, why.HarderVariant)
    ]
    assert links
    assert all(catalogue()[after].level >= catalogue()[before].level for after, before in links)


def test_never_two_links_of_a_chain_in_a_week() -> None:
    climbed: dict[Pattern, list[Any]] = {}
    for one in training(30, FEELS["too easy"], minutes=45, gear=NOTHING, days=(0, 2, 4)):
        for move in worked(one.session):
            for reason in move.because:
                if isinstance(reason, why.HarderVariant):
                    climbed.setdefault(catalogue()[move.exercise].pattern, []).append(
                        (one.order.day, reason.before, move.exercise)
                    )
    for steps in climbed.values():
        for (day, _, reached), (later, before, _) in pairwise(steps):
            assert before != reached or (later - day).days >= 7


def test_bands_are_used_by_those_who_have_nothing_else() -> None:
    kinds = {move.load_type for one in training(4, minutes=45, gear=GEARS["band"]) for move in exercises(one.session)}
    assert LoadType.BAND in kinds


def test_jumps_come_first_and_only_when_open() -> None:
    for one in year(45, "home"):
        counted = [move for move in worked(one.session) if move.contacts]
        if one.order.dose.phase < 3:
            assert not counted
            continue
        assert worked(one.session)[0].contacts or not counted
        sides = sum(move.sets * (move.contacts or 0) * (2 if move.per_side else 1) for move in counted)
        assert sides <= 30
