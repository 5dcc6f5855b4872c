"""Soreness, fatigue, pain, illness, sleep and layoffs: every number of rules 3.5 and 4.1 to 4.7."""

from typing import Annotated

from coaching.rules import Source

# --- Soreness by score (4.2) ---------------------------------------------------------------------------------------
SORE_MILD: Annotated[int, Source("4.2")] = 2
SORE_MODERATE: Annotated[int, Source("4.2", "[16]")] = 4
SORE_SEVERE: Annotated[int, Source("4.2", "[16]")] = 7
SORE_EXTREME: Annotated[int, Source("4.2", "[35]")] = 9
SORE_OVER: Annotated[int, Source("4.2")] = 2
"""Soreness up to this counts as gone."""

DELOAD_SETS: Annotated[float, Source("4.2")] = 0.5
DELOAD_LOAD: Annotated[float, Source("4.2")] = 0.9
DELOAD_RIR: Annotated[int, Source("4.2", "[21]")] = 4
DELOAD_TEMPO: Annotated[str, Source("4.2")] = "2-0-2"
SEVERE_REST_DAYS: Annotated[int, Source("4.2", "[16]")] = 2
EXTREME_REST_DAYS: Annotated[int, Source("4.2", "[35]")] = 3
SEVERE_SETS: Annotated[float, Source("4.2")] = 0.5
SEVERE_LOAD: Annotated[float, Source("4.2")] = 0.8

# --- Days in a row (4.2) -------------------------------------------------------------------------------------------
STREAK_RECOVERY_DAYS: Annotated[int, Source("4.2", "S6")] = 2
STREAK_DELOAD_DAYS: Annotated[int, Source("4.2", "S6")] = 3
STREAK_STOP_DAYS: Annotated[int, Source("4.2", "S6")] = 5
STREAK_BREAK_DAYS: Annotated[int, Source("4.2")] = 2
"""So many days without a report break a streak."""
DELOAD_WEEK_DAYS: Annotated[int, Source("4.2", "[22]")] = 7
DELOAD_WEEK_LOWER: Annotated[int, Source("4.2")] = 1
SORENESS_FADES_DAYS: Annotated[int, Source("4.1", "[16]")] = 7
"""Soreness of which nothing more is heard is over after this."""

# --- Ramp back and too often (4.2) ---------------------------------------------------------------------------------
RAMP_SETS: Annotated[float, Source("4.2")] = 0.75
RAMP_LOAD: Annotated[float, Source("4.2")] = 0.95
RAMP_SECOND_CONTACTS: Annotated[float, Source("4.2")] = 0.5
OFTEN_DELOADS: Annotated[int, Source("4.2", "[22]")] = 3
OFTEN_WINDOW_DAYS: Annotated[int, Source("4.2")] = 28
OFTEN_HOLD_DAYS: Annotated[int, Source("4.2")] = 28
OFTEN_SETS_MINUS: Annotated[int, Source("4.2")] = 1

# --- Fatigue (4.2) -------------------------------------------------------------------------------------------------
TIRED_AS_SORE: Annotated[int, Source("4.2", "S6")] = 7
"""Fatigue from here on is treated as soreness of the same score."""

# --- Pain (4.4) ----------------------------------------------------------------------------------------------------
PAIN_GO_ON: Annotated[int, Source("4.4", "[34]")] = 2
PAIN_EASED: Annotated[int, Source("4.4", "[34]")] = 3
"""Up to here what asks for caution there is swapped or eased; above, it is left out."""
PAIN_EASED_LOAD: Annotated[float, Source("4.4")] = 0.9
"""Load of what stays in spite of it."""
PAIN_GONE: Annotated[int, Source("4.4")] = 1
PAIN_GONE_DAYS: Annotated[int, Source("4.4")] = 3
PAIN_DOCTOR_DAYS: Annotated[int, Source("4.4")] = 7
PAIN_DOCTOR_TIMES: Annotated[int, Source("4.4")] = 3
PAIN_JUMP_BAN_DAYS: Annotated[int, Source("7.1")] = 14

# --- Illness (4.6) -------------------------------------------------------------------------------------------------
COLD_SETS: Annotated[float, Source("4.6", "[41]")] = 0.5
COLD_RIR: Annotated[int, Source("4.6", "[41]")] = 4
ILL_DOCTOR_DAYS: Annotated[int, Source("4.6")] = 7
ILL_STRENGTH_AFTER_DAYS: Annotated[int, Source("4.6")] = 2
ILL_RETURN_SETS: Annotated[float, Source("4.6")] = 0.5
ILL_RETURN_LOAD: Annotated[float, Source("4.6")] = 0.9
ILL_RETURN_SECOND_SETS: Annotated[float, Source("4.6")] = 0.75

# --- Sleep (4.7) ---------------------------------------------------------------------------------------------------
SLEEP_SHORT_H: Annotated[float, Source("4.7", "[42]")] = 6.0
SLEEP_VERY_SHORT_H: Annotated[float, Source("4.7", "[42]")] = 5.0
SLEEP_SHORT_NIGHTS: Annotated[int, Source("4.7", "[43]")] = 3
SLEEP_NIGHTS: Annotated[int, Source("4.7", "[43]")] = 4
SLEEP_SETS_MINUS: Annotated[int, Source("4.7")] = 1
SLEEP_RIR_PLUS: Annotated[int, Source("4.7")] = 1

# --- Layoffs (3.5), days since the last lower-body session -----------------------------------------------------------
LAYOFF_REPEAT_DAYS: Annotated[int, Source("3.5")] = 8
LAYOFF_EASE_DAYS: Annotated[int, Source("3.5", "[31]")] = 14
LAYOFF_BACK_DAYS: Annotated[int, Source("3.5", "[31]")] = 28
LAYOFF_RESTART_DAYS: Annotated[int, Source("3.5", "[31]")] = 56
LAYOFF_SETS_MINUS: Annotated[int, Source("3.5")] = 1
LAYOFF_RIR_PLUS: Annotated[int, Source("3.5")] = 1
LAYOFF_EASE_LOAD: Annotated[float, Source("3.5")] = 0.85
LAYOFF_EASE_CONTACTS: Annotated[float, Source("3.5", "[32]")] = 0.5
LAYOFF_BACK_LOAD: Annotated[float, Source("3.5")] = 0.75
LAYOFF_FIRST_DAYS: Annotated[int, Source("3.5")] = 7
LAYOFF_JUMP_BAN_DAYS: Annotated[int, Source("3.5", "[32]")] = 14
LAYOFF_BACK_TO_PHASE_TWO: Annotated[int, Source("3.5")] = 5
"""The strength week that a runner of weeks 9+ goes back to; from weeks 5 to 8 it is week 1."""
LAYOFF_PHASE_THREE: Annotated[int, Source("3.5")] = 9

# --- Room for one more set (3.4) -----------------------------------------------------------------------------------
EXTRA_SET_DAYS: Annotated[int, Source("3.4")] = 14
EXTRA_SET_SORENESS: Annotated[int, Source("3.4")] = 2

# --- New to running (1.3, 2.2) -------------------------------------------------------------------------------------
RUNNING_NEW_DAYS: Annotated[int, Source("2.2")] = 91
"""Who began here as a runner of less than three months has run for three months after this."""
