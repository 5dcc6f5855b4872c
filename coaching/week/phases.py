"""The calendar of strength: from the number of a strength week to its phase, its block and its dose (rules, section 2).

The number of the strength week counts calendar weeks with at least one lower-body session done. The build counter
counts the weeks since the last deload of any kind; both are kept by the training state and handed in.
"""

from enum import StrEnum

from msgspec import Struct

from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons.placement import PlannedDeload
from coaching.rules import phases as rules
from coaching.rules.phases import Window
from coaching.runner import LastStrength, RunningExperience, StrengthBackground


class Cycle(StrEnum):
    """The blocks of phase 3: build, heavy, power."""

    BUILD = "A"
    HEAVY = "B"
    POWER = "C"


class Pace(StrEnum):
    """How the strength week moves on once a week is done."""

    NORMAL = "normal"
    EXPERIENCED = "experienced"  # two weeks of re-introduction, then week 5
    QUICK = "quick"  # an experienced runner's restart: two weeks per phase


class Dose(Struct, frozen=True, gc=False, kw_only=True):
    """What a normal strength week asks for. Windows are (lowest, highest), rest and holds in seconds.

    `sets` hold for every exercise and `main_sets` for the main lift, which may earn up to `main_sets_max`. `tempo` is
    lowering-pause-lifting. `drills` are low-impact drills without flight, `jumps` flight (behind the gate of rules
    2.2): `contacts_factor` is of the previous peak, `contacts` the window in season, else None. `jumps_paired` puts
    them right before the lift.
    """

    week: int
    phase: int
    block: Cycle | None
    in_season: bool
    sets: int
    main_sets: int
    main_sets_max: int
    reps: Window
    main_reps: Window
    rir: Window
    main_rir: Window
    rest_s: Window
    main_rest_s: Window
    hold_s: int
    tempo: str
    drills: bool
    jumps: bool
    contacts_factor: float
    contacts: Window | None
    jumps_paired: bool


def phase(week: int) -> int:
    """The phase, 1 to 3, of a strength week (from 1)."""
    return max(number for number, column in rules.PHASES.items() if column.first_week <= max(1, week))


def block(week: int) -> Cycle | None:
    """The block of a strength week: None before phase 3, heavy until the cycle A, B, C begins."""
    if week < rules.PHASES[max(rules.PHASES)].first_week:
        return None
    if week < rules.BLOCKS_FROM_WEEK:
        return Cycle(rules.FIRST_BLOCK)
    number = (week - rules.BLOCKS_FROM_WEEK) // rules.BLOCK_WEEKS
    return Cycle(rules.BLOCK_CYCLE[number % len(rules.BLOCK_CYCLE)])


def dose(week: int, *, in_season: bool = False) -> Dose:
    """The dose of a normal strength week; `in_season` replaces the block by maintenance (rules 1.6)."""
    # Long because every field of the dose is said once.
    number, cycle = phase(week), block(week)
    column = rules.PHASES[number]
    sets = rules.FIRST_WEEKS_SETS if week <= rules.FIRST_WEEKS else column.sets
    row = None if cycle is None else rules.BLOCKS.get(cycle)
    if in_season:
        row = _maintenance()
    return Dose(
        week=week,
        phase=number,
        block=None if in_season else cycle,
        in_season=in_season,
        sets=row.sets if row else sets,
        main_sets=row.main_sets if row else sets,
        main_sets_max=row.main_sets_max if row else column.main_sets_max,
        reps=row.reps if row else column.reps,
        main_reps=row.main_reps if row else column.main_reps,
        rir=row.rir if row else column.rir,
        main_rir=row.main_rir if row else column.main_rir,
        rest_s=column.rest_s,
        main_rest_s=column.main_rest_s,
        hold_s=column.hold_s,
        tempo=column.tempo,
        drills=week >= rules.DRILLS_FROM_WEEK,
        jumps=column.jumps,
        contacts_factor=1.0 if cycle is None or in_season else rules.CONTACTS_FACTOR[cycle],
        contacts=rules.IN_SEASON_CONTACTS if in_season else None,
        jumps_paired=row.jumps_paired if row else False,
    )


def _maintenance() -> rules.BlockRules:
    return rules.BlockRules(
        sets=rules.IN_SEASON_SETS,
        main_sets=rules.IN_SEASON_SETS,
        main_sets_max=rules.IN_SEASON_SETS,
        reps=rules.IN_SEASON_REPS,
        main_reps=rules.IN_SEASON_REPS,
        rir=rules.IN_SEASON_RIR,
        main_rir=rules.IN_SEASON_RIR,
        jumps_paired=False,
    )


def deloads_for(week: int) -> int:
    """The strength week whose doses a planned deload in strength week `week` turns down.

    A deload ends what went before it: a phase or a block that would begin with it begins after it.
    """
    begins = phase(week) != phase(week - 1) or block(week) is not block(week - 1)
    return week - 1 if week > 1 and begins else week


def level_cap(
    week: int,
    background: StrengthBackground,
    *,
    last_strength: LastStrength = LastStrength.WITHIN_2_WEEKS,
    running: RunningExperience = RunningExperience.OVER_1_YEAR,
    first_too_easy: bool = False,
) -> int:
    """The highest level of exercise that the week allows; inside it a level is earned per chain (rules 1.3, S7).

    `first_too_easy` says that the runner's first session here was too easy: with 2 to 12 months of background that
    opens level 2.
    """
    if running is RunningExperience.UNDER_3_MONTHS:
        return rules.LEVEL_CAP_NEW_RUNNER
    cap = rules.PHASES[phase(week)].level_cap
    known = effective_background(background, last_strength)
    if experienced(known) or (known is StrengthBackground.MONTHS_2_12 and first_too_easy):
        return max(cap, rules.LEVEL_CAP_EXPERIENCED)
    return cap


def effective_background(background: StrengthBackground, last_strength: LastStrength) -> StrengthBackground:
    """The background that counts: more than 6 months off is none (rules 1.3)."""
    return StrengthBackground.NONE if last_strength is LastStrength.OVER_6_MONTHS else background


def experienced(background: StrengthBackground) -> bool:
    """More than 12 months of continuous strength training."""
    return background is StrengthBackground.OVER_12_MONTHS


def starting_pace(background: StrengthBackground, last_strength: LastStrength) -> Pace:
    """How the count begins: a continuous background of more than 12 months goes on at week 5 after re-introduction.

    "Continuous" asks for strength trained within the last 2 weeks or 2 months; a longer break starts as everybody does.
    """
    recent = last_strength in {LastStrength.WITHIN_2_WEEKS, LastStrength.WITHIN_2_MONTHS}
    return Pace.EXPERIENCED if experienced(background) and recent else Pace.NORMAL


def next_week(week: int, pace: Pace = Pace.NORMAL) -> int:
    """The strength week after `week`, once `week` had its session."""
    if pace is Pace.EXPERIENCED and week == rules.REINTRODUCTION_WEEKS:
        return rules.EXPERIENCED_START_WEEK
    if pace is Pace.QUICK:
        return _quick(week)
    return week + 1


def _quick(week: int) -> int:
    number = phase(week)
    in_phase = week + 1 - rules.PHASES[number].first_week
    if number < max(rules.PHASES) and in_phase >= rules.QUICK_WEEKS_PER_PHASE:
        return rules.PHASES[number + 1].first_week
    return week + 1


def deload_due(build_weeks: int, *, tapering: bool = False, cut_back_in: int | None = None) -> bool:
    """Whether the week is a planned deload: after three weeks of building, unless a taper does its work.

    `build_weeks` are the strength weeks done since the last deload of any kind. `cut_back_in` is the number of weeks
    until the runner's own easier running week (0 is this one): the deload shifts by one week to meet it.
    """
    due = rules.BUILD_WEEKS
    if cut_back_in == 0:
        due -= rules.DELOAD_SHIFT_WEEKS
    elif cut_back_in is not None and cut_back_in <= rules.DELOAD_SHIFT_WEEKS:
        due += rules.DELOAD_SHIFT_WEEKS
    return build_weeks >= due and not tapering


def planned_deload(week: int, build_weeks: int = rules.BUILD_WEEKS, *, cut_back: bool = False) -> Modifiers:
    """What a planned deload asks of every session of strength week `week`. Exercises and days stay the same."""
    return Modifiers(
        sets_factor=rules.DELOAD_SETS_FACTOR,
        load_factor=rules.DELOAD_LOAD_FACTOR,
        rir_min=rules.DELOAD_RIR_MIN,
        contacts_factor=rules.DELOAD_CONTACTS_FACTOR,
        no_progress=True,
        no_new_exercise=True,
        because=(PlannedDeload(week=week, build_weeks=build_weeks, cut_back=cut_back),),
    )


def week_modifiers(week: int, build_weeks: int, *, tapering: bool = False, cut_back_in: int | None = None) -> Modifiers:
    """The planned deload where it is due, else nothing."""
    due = deload_due(build_weeks, tapering=tapering, cut_back_in=cut_back_in)
    return planned_deload(week, build_weeks, cut_back=cut_back_in == 0) if due else NO_LIMITS
