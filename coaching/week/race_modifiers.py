"""How races turn a session down: fewer sets before, a ramp after, no jumps around them (rules 1.5 and 1.6)."""

from collections.abc import Collection
from datetime import date, timedelta

from coaching.modifiers import NO_LIMITS, Modifiers, strictest_of
from coaching.reasons.placement import (
    FirstAfterRace,
    LateStart,
    NoJumpsAfterRace,
    OnlyCoreAfterRace,
    OnlyRecoveryAfterRace,
    PlacementReason,
    RaceToday,
    RaceTomorrow,
    TaperMobilityOnly,
    TaperNoJumps,
    TaperSets,
    TooCloseToRace,
)
from coaching.rules import races as rules
from coaching.runner import Priority, Race
from coaching.session_type import SessionType
from coaching.week.races import Racing, counts_as, late_start, opens_after, raced_hard


def race_modifiers(day: date, racing: Racing, lower_days: Collection[date] | None = None) -> Modifiers:
    """What races ask of the session of `day`, the strictest of each dimension, with the reasons.

    For a lower-body session `lower_days` are the days with one before `day`, done or planned: they tell the first and
    second session after a race from those that follow. None asks for a session of another type.
    """
    if not racing.races:
        return NO_LIMITS
    return strictest_of(*(_one_race(day, race, racing, lower_days) for race in racing.races))


def _one_race(day: date, race: Race, racing: Racing, lower_days: Collection[date] | None) -> Modifiers:
    days = (race.day - day).days
    if days == 0:
        return Modifiers(cap=SessionType.NONE, contacts_factor=0.0, because=(RaceToday(race.distance),))
    if days > 0:
        return _before(race, days, racing)
    return _after(race, day, racing, lower_days) if raced_hard(race) else NO_LIMITS


def _before(race: Race, days: int, racing: Racing) -> Modifiers:
    kind = counts_as(race)
    found = NO_LIMITS
    if kind is Priority.A:
        found = strictest_of(_taper(race, days), _late(race, days, racing))
    elif kind is Priority.B:
        found = _tune_up(race, days)
    if days == 1:
        eve = Modifiers(cap=SessionType.MOBILITY_ONLY, contacts_factor=0.0, because=(RaceTomorrow(),))
        return strictest_of(eve, found)
    return found


def _taper(race: Race, days: int) -> Modifiers:
    row = rules.TAPERS[race.distance]
    factor = min((factor for first, factor in row.reduced if days <= first), default=None)
    if factor is None:
        return NO_LIMITS
    cap, because = _taper_cap(race, days)
    because += (TaperSets(distance=race.distance, race_day=race.day, days=days, sets_factor=factor),)
    jumps = days > row.no_jumps
    if not jumps:
        because += (TaperNoJumps(distance=race.distance, race_day=race.day, days=days),)
    return Modifiers(
        cap=cap,
        sets_factor=factor,
        rir_min=rules.TAPER_RIR_MIN,
        contacts_factor=1.0 if jumps else 0.0,
        no_progress=True,
        no_new_exercise=True,
        drop_exercises=True,
        because=because,
    )


def _taper_cap(race: Race, days: int) -> tuple[SessionType, tuple[PlacementReason, ...]]:
    row = rules.TAPERS[race.distance]
    if days <= row.no_loaded:
        gentle = TaperMobilityOnly(distance=race.distance, race_day=race.day, days=days)
        return SessionType.MOBILITY_ONLY, (gentle,)
    if days <= row.no_lower:
        near = TooCloseToRace(distance=race.distance, race_day=race.day, days=days)
        return SessionType.STRENGTH_UPPER_CORE, (near,)
    return SessionType.STRENGTH_FULL, ()


def _tune_up(race: Race, days: int) -> Modifiers:
    if days > rules.TUNE_UP_DAYS:
        return NO_LIMITS
    factor = rules.TUNE_UP_SETS_FACTOR
    because: tuple[PlacementReason, ...] = (
        TaperSets(distance=race.distance, race_day=race.day, days=days, sets_factor=factor),
    )
    cap = SessionType.STRENGTH_FULL
    if days <= rules.TUNE_UP_NO_LOWER:
        cap = SessionType.STRENGTH_UPPER_CORE
        because = (TooCloseToRace(distance=race.distance, race_day=race.day, days=days), *because)
    return Modifiers(
        cap=cap,
        sets_factor=factor,
        rir_min=rules.TAPER_RIR_MIN,
        no_progress=True,
        no_new_exercise=True,
        drop_exercises=True,
        because=because,
    )


def _late(race: Race, days: int, racing: Racing) -> Modifiers:
    late = late_start(race, racing)
    if late is None:
        return NO_LIMITS
    return Modifiers(
        cap=SessionType.CORE_MOBILITY if late <= rules.NOTHING_NEW_LAST_DAYS else SessionType.STRENGTH_FULL,
        level_cap=rules.LATE_START_LEVEL,
        bodyweight_only=True,
        contacts_factor=0.0,
        no_new_exercise=days <= rules.NOTHING_NEW_LAST_DAYS,
        because=(LateStart(race.day),),
    )


def _after(race: Race, day: date, racing: Racing, lower_days: Collection[date] | None) -> Modifiers:
    row, since = rules.AFTER_RACES[race.distance], (day - race.day).days
    opens = opens_after(race, racing)
    jumps_open = race.day + timedelta(row.jumps_from)
    jumps = Modifiers(contacts_factor=0.0, because=(NoJumpsAfterRace(race.distance, race.day, jumps_open),))
    found = jumps if day < jumps_open else NO_LIMITS
    if since < row.core_from:
        core = race.day + timedelta(row.core_from)
        gentle = OnlyRecoveryAfterRace(race.distance, race.day, core)
        return strictest_of(Modifiers(cap=SessionType.RECOVERY, because=(gentle,)), found)
    if day < opens:
        light = OnlyCoreAfterRace(race.distance, race.day, opens)
        return strictest_of(Modifiers(cap=SessionType.CORE_MOBILITY, because=(light,)), found)
    return found if lower_days is None else strictest_of(_ramp(race, day, lower_days), found)


def _ramp(race: Race, day: date, lower_days: Collection[date]) -> Modifiers:
    """The first two lower-body sessions after a race are smaller."""
    factors = rules.AFTER_RACES[race.distance].sets_factors
    done = sum(1 for one in lower_days if race.day < one < day)
    if done >= len(factors) or factors[done] >= 1 or (day - race.day).days > rules.RACE_COUNTS_DAYS:
        return NO_LIMITS
    reason = FirstAfterRace(race.distance, race.day, done + 1, factors[done])
    return Modifiers(sets_factor=factors[done], no_progress=True, drop_exercises=True, because=(reason,))
