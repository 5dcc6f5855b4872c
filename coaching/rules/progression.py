"""The numbers of section 3: first loads, double progression, increments, holds, stalls."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from coaching.rules import Source

START_SHARES: Annotated[Mapping[str, float], Source("3.1")] = MappingProxyType(
    {
        "goblet_squat": 0.15,
        "double_squat": 0.10,
        "deadlift": 0.25,
        "romanian_deadlift": 0.10,
        "hip_thrust": 0.25,
        "single_leg_bridge": 0.10,
        "lunge": 0.05,
        "single_leg_front": 0.08,
        "single_leg_deadlift": 0.08,
        "calf": 0.10,
        "press": 0.06,
        "row": 0.10,
        "core": 0.05,
        "carry": 0.15,
    }
)
"""First guess as a share of body mass, of each weight held. For a barbell see below."""
BARBELL_SHARE: Annotated[float, Source("3.1", "E")] = 0.4
"""Who has lifted for more than a year begins with this share of body mass on the bar, about half of what they can do
ten times. For everybody else the bar is empty."""
CAUTIOUS_LOAD_FACTOR: Annotated[float, Source("3.1")] = 0.7
"""First loads at 60 and older, or after 4 weeks or more without strength."""

CARRIED_SHARE: Annotated[float, Source("3.1", "E")] = 0.8
"""The part of a like variant's load that another one may begin with: the movement is new, strength is not."""
CARRIED_DAYS: Annotated[int, Source("3.5", "E")] = 28
"""A variant done longer ago than this says nothing about today: from four weeks on strength has to be found anew."""

STEP_NEEDS_PATIENCE: Annotated[float, Source("3.3")] = 0.10
"""A step above this share asks for the top twice with one exposure too easy (but not of a barbell's plates) ..."""
STEP_NEEDS_BRIDGE: Annotated[float, Source("3.3")] = 0.25
"""... and above this one for a bridge first."""
BRIDGE_EXPOSURES: Annotated[int, Source("3.3")] = 2
BRIDGE_LOWERING_S: Annotated[int, Source("3.3")] = 3
"""The bridge: lowering takes this long ..."""
BRIDGE_PAUSE_S: Annotated[int, Source("3.3")] = 2
"""... or, where it does already, the pause does."""
FALLBACK_TEMPO: Annotated[str, Source("3.3")] = "4-2-1"
"""The slow tempo that makes a bodyweight move harder where nothing harder can be done."""
FALLBACK_PAUSE_TEMPO: Annotated[str, Source("3.3")] = "3-3-1"
"""The other one, for moves that are done with the slow tempo anyway."""
TOP_TWICE: Annotated[int, Source("3.2", "[30]")] = 2
"""Exposures in a row at the top of the window before an increment (once, if too easy)."""
REPS_UP: Annotated[int, Source("3.2")] = 1
REPS_DOWN: Annotated[int, Source("3.2")] = 1
SETS_UP: Annotated[int, Source("3.4", "S7")] = 1
"""Sets that an exercise may gain from one exposure to the next."""
TOO_HARD_TWICE: Annotated[int, Source("3.2")] = 2
LOAD_DOWN: Annotated[float, Source("3.2")] = 0.10
"""After a missed set, or too hard twice."""
MISSED_BELOW: Annotated[int, Source("3.2", "S2")] = 8
"""A slow set with fewer reps than this was missed."""
BODYWEIGHT_TOP: Annotated[int, Source("3.3")] = 12
"""Reps in all sets, twice, that lead a bodyweight move on to its harder variant."""
FREE_REPS_FROM_PHASE: Annotated[int, Source("3.3", "S2")] = 3
"""From this phase on bodyweight moves may climb to the top of slow strength, as only reps can grow."""
OPTIONAL_LOAD_FROM_PHASE: Annotated[int, Source("5", "S7")] = 2
"""From this phase on a bodyweight move may take a load."""
OPTIONAL_LOAD_AFTER: Annotated[int, Source("3.1")] = 2
"""Exposures without a load before the first one with it."""
HOLD_UP_S: Annotated[int, Source("3.4")] = 5
HOLD_UP_EASY_S: Annotated[int, Source("3.4")] = 10
HOLD_DOWN_S: Annotated[int, Source("3.4")] = 5
HOLD_MIN_S: Annotated[int, Source("3.4")] = 10
HOLD_MAX_S: Annotated[int, Source("3.4")] = 60
HOLD_RESTART_S: Annotated[int, Source("3.4")] = 20
"""Where the harder hold begins."""
SIDE_HOLD_START_S: Annotated[int, Source("3.4")] = 15
"""Where a side plank begins, per side."""
STALL_EXPOSURES: Annotated[int, Source("3.4", "S7")] = 3
"""Exposures without a gain before one lighter exposure ..."""
STALL_SWAP_EXPOSURES: Annotated[int, Source("3.4", "S7")] = 6
"""... and before another variant of the same pattern."""
STALL_LOAD_DOWN: Annotated[float, Source("3.4")] = 0.10
SIDE_GAP_REPS: Annotated[int, Source("3.3")] = 3
SIDE_GAP_SESSIONS: Annotated[int, Source("3.3")] = 3
SIDE_EXTRA_SETS: Annotated[int, Source("3.3")] = 1
SIDE_EXTRA_WEEKS: Annotated[int, Source("3.3")] = 4
LEVEL_UP_DAYS: Annotated[int, Source("3.4")] = 7
"""Never two links up a chain within so many days."""
BACK_AFTER_DAYS: Annotated[int, Source("2", "S7")] = 21
"""An exercise that comes back after so many days begins its weeks of sameness anew."""


KG_TOLERANCE: Annotated[float, Source("0")] = 1e-6
"""Loads nearer than this are the same: what dividing and adding decimals leaves over."""
RACKS_KEPT: Annotated[int, Source("3.3")] = 4096
"""How many racks stay worked out: a matter of speed alone."""
DUMBBELL_STEP_KG: Annotated[float, Source("3.3")] = 1.0
KETTLEBELL_STEP_KG: Annotated[float, Source("3.3")] = 4.0
BARBELL_STEP_KG: Annotated[float, Source("3.3")] = 2.5
CABLE_STEP_KG: Annotated[float, Source("3.3")] = 2.5
"""The step where the runner's own weights are not known."""
BACKPACK_STEP_KG: Annotated[float, Source("3.3")] = 1.0
BACKPACK_MAX_SHARE: Annotated[float, Source("3.3")] = 0.15
BACKPACK_MAX_UNKNOWN_KG: Annotated[float, Source("3.3")] = 8.0
"""The heaviest backpack where body mass is not known."""
LIGHT_REPS: Annotated[int, Source("3.1")] = 15
"""Body mass or weights unknown: a weight you could lift about so many times."""

TRIAL_REPS: Annotated[int, Source("3.1")] = 8
"""Reps of a trial set that finds the first load."""
TRIAL_SETS: Annotated[int, Source("3.1")] = 3
"""Trial sets at most; then the load is fixed for the session."""
TRIAL_REST_S: Annotated[int, Source("3.1")] = 90
"""Seconds between trial sets at least."""
TRIAL_LOAD_DOWN: Annotated[float, Source("3.1")] = 0.15
"""So much lighter where hardly a clean rep more was left."""
TRIAL_FEW: Annotated[int, Source("3.1", "[29]")] = 1
"""Up to so many clean reps more are too few ..."""
TRIAL_MANY: Annotated[int, Source("3.1", "[29]")] = 5
"""... and from so many on the next weight is tried. What is said above is not trusted as a number."""
SWAP_OFFERS: Annotated[int, Source("5", "E")] = 3
"""Exercises that are offered in the place of one."""

TONNAGE_UP: Annotated[float, Source("3.2", "S7")] = 0.10
"""The share by which the tonnage of a session may grow in a week before accessory lifts wait with their steps."""
VERY_EASY_RIR: Annotated[int, Source("3.2", "[11]")] = 5
"""Too easy with so many reps in reserve moves the load at once."""
DAYS_PER_WEEK: Annotated[int, Source("0")] = 7
