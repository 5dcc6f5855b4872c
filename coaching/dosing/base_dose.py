"""What a strength week asks of one exercise before its history is looked at: sets, window, start, tempo, rest, RIR."""

from typing import NamedTuple

from coaching.exercise import Exercise, LoadType, Pattern
from coaching.rules import progression as rules
from coaching.rules import session as session_rules
from coaching.week.phases import Dose

LEGS = frozenset({Pattern.SQUAT, Pattern.HINGE, Pattern.SINGLE_LEG_SQUAT, Pattern.SINGLE_LEG_HINGE, Pattern.STEP})
SINGLE_LEG = frozenset({Pattern.SINGLE_LEG_SQUAT, Pattern.SINGLE_LEG_HINGE, Pattern.STEP})
CORE = frozenset({Pattern.ANTI_EXTENSION, Pattern.ANTI_ROTATION, Pattern.ANTI_LATERAL_FLEXION})
UPPER = frozenset({Pattern.PUSH, Pattern.PULL})
PROGRESSING = LEGS | CORE | UPPER | {Pattern.CALF_ANKLE, Pattern.HIP_STABILITY}
_PLAIN_TEMPO = frozenset({"3-1-1", "2-1-1", "2-0-1", "2-0-X", "3-0-X"})
"""Tempos that follow the phase; any other is what the movement is about."""


class Base(NamedTuple):
    """The dose of one exercise, before history and limits. `start` is where the first exposure begins."""

    sets: int
    window: tuple[int, int]
    start: int
    tempo: str
    rest_s: int
    rir: tuple[int, int] | None


def base_dose(exercise: Exercise, dose: Dose, *, main: bool = False, extra_set: bool = False) -> Base:
    """The dose of `exercise` in a strength week; `main` for the main lift, `extra_set` where it may have one more."""
    window, start = _window(exercise, dose, main=main)
    sets = (dose.main_sets_max if extra_set else dose.main_sets) if main else dose.sets
    strength = exercise.pattern in PROGRESSING
    lowest, highest = dose.main_rest_s if main else dose.rest_s
    counted = strength and not exercise.metric.timed
    return Base(
        sets=sets,
        window=window,
        start=start,
        tempo=dose.tempo if exercise.pattern in LEGS and exercise.tempo in _PLAIN_TEMPO else exercise.tempo,
        rest_s=min(max(exercise.rest_s, lowest), highest) if strength else exercise.rest_s,
        rir=(dose.main_rir if main else dose.rir) if counted else None,
    )


def _window(exercise: Exercise, dose: Dose, *, main: bool) -> tuple[tuple[int, int], int]:
    low, high = exercise.target_min, exercise.target_max
    if exercise.pattern not in PROGRESSING:
        return (low, high), low
    if exercise.metric.timed:
        return (low, high), _hold_start(exercise, dose)
    asked_low, asked_high = dose.main_reps if main else dose.reps
    if dose.phase >= rules.FREE_REPS_FROM_PHASE and exercise.load_type is LoadType.BODYWEIGHT:
        # Without a weight only reps are left to grow; they stay inside slow strength.
        asked_high = max(asked_high, session_rules.SLOW_REPS[1])
    window = (max(low, asked_low), min(high, asked_high))
    return (window, window[0]) if window[0] <= window[1] else ((low, high), low)


def _hold_start(exercise: Exercise, dose: Dose) -> int:
    """Level 1 begins where the phase says, side planks lower, a harder hold at its own beginning."""
    start = dose.hold_s if exercise.level == 1 else rules.HOLD_RESTART_S
    if exercise.pattern is Pattern.ANTI_LATERAL_FLEXION and dose.phase == 1:
        start = rules.SIDE_HOLD_START_S
    return min(max(start, exercise.target_min), exercise.target_max, rules.HOLD_MAX_S)
