"""The planner's invariants, section 8 of the rules: what must hold for every plan, whatever made it.

Written from section 8 alone. It knows the values that plans are made of, and neither placement nor the rules table.
"""

from collections.abc import Callable, Iterator

from tests import invariants_calendar as calendar
from tests import invariants_sessions as sessions
from tests.checked_week import Broken, Context, Days

Check = Callable[[Days, Context], Iterator[Broken]]

CALENDAR: tuple[Check, ...] = (
    calendar.i1_lower_body_on_easy_days_only,
    calendar.i2_never_before_a_hard_day,
    calendar.i3_two_days_apart,
    calendar.i4_light_on_hard_days,
    calendar.i5_gentle_on_rest_days,
    calendar.i6_race_windows,
)
SESSIONS: tuple[Check, ...] = (
    sessions.i7_slow_sets_of_8_to_12,
    sessions.i8_no_early_impact,
    sessions.i9_whole_sessions,
    sessions.i10_no_crunches,
    sessions.i11_equipment_owned,
    sessions.i12_blocked_areas_absent,
    sessions.i13_small_load_steps,
    sessions.i14_something_changes,
    sessions.i15_the_strictest_wins,
    sessions.i16_red_flag_stops_everything,
)


def broken(days: Days, context: Context, checks: tuple[Check, ...] = CALENDAR + SESSIONS) -> list[Broken]:
    """Every invariant that these consecutive days break."""
    return [one for check in checks for one in check(days, context)]
