"""What races close, and for how long: the windows before and after them, and the season (rules 1.5 and 1.6).

Windows of several races are never merged by hand: each race speaks for itself, and the strictest wins at every day. So
two races within a fortnight need no rule of their own. A weekday that is always a race is no dated race: it has no
windows, only the rules of its day and the day before, which `coaching.week.placement` keeps.
"""

from datetime import date, timedelta

from msgspec import Struct

from coaching.reasons.placement import (
    InSeason,
    LateStart,
    PlacementReason,
    RaceToday,
    TooCloseToRace,
    TooSoonAfterRace,
)
from coaching.rules import races as rules
from coaching.runner import Priority, Race


class Racing(Struct, frozen=True, gc=False):
    """The runner's dated races and what their windows need to know.

    `soreness` are reports as (day, 0 to 10), `limp_days` the days with a limp: both may hold the gate after a race
    shut. `novice_since` is the day of onboarding of a runner without strength background, else None.
    """

    races: tuple[Race, ...] = ()
    soreness: tuple[tuple[date, int], ...] = ()
    limp_days: tuple[date, ...] = ()
    novice_since: date | None = None


NO_RACES = Racing()


def counts_as(race: Race) -> Priority:
    """The priority whose values hold: a marathon or an ultra always uses those of an A-race."""
    return Priority.A if race.distance in rules.ALWAYS_A else race.priority


def raced_hard(race: Race) -> bool:
    """Whether the race has days after it (rules 1.6); a race run as training has none."""
    return counts_as(race) is not Priority.C


def race_on(day: date, racing: Racing) -> Race | None:
    """The race of the day. Of two on one day, the longer or more important one."""
    today = [race for race in racing.races if race.day == day]
    return max(today, key=lambda race: (rules.AFTER_RACES[race.distance].lower_from, race.distance), default=None)


def opens_after(race: Race, racing: Racing = NO_RACES) -> date:
    """The first day that may carry lower-body strength after the race.

    While legs are sore or limping on the eve of that day or on it, it waits 48 hours more.
    """
    opens = race.day + timedelta(rules.AFTER_RACES[race.distance].lower_from)
    sore_days = {day for day, score in racing.soreness if score > rules.GATE_SORENESS_MAX}
    for sore in sorted(sore_days.union(racing.limp_days)):
        if opens - timedelta(1) <= sore <= opens:
            opens = sore + timedelta(rules.GATE_WAIT_DAYS)
    return opens


def closes_lower(day: date, racing: Racing) -> tuple[PlacementReason, ...]:
    """Why races close the day to lower-body and to low-impact strength; empty where they do not."""
    if not racing.races:
        return ()
    return tuple(reason for race in racing.races for reason in _closes(day, race, racing))


def _closes(day: date, race: Race, racing: Racing) -> tuple[PlacementReason, ...]:
    days = (race.day - day).days
    if days == 0:
        return (RaceToday(race.distance),)
    if days > 0:
        if days <= _no_lower(race):
            return (TooCloseToRace(distance=race.distance, race_day=race.day, days=days),)
        late = late_start(race, racing)
        return (LateStart(race.day),) if late and late <= rules.NOTHING_NEW_LAST_DAYS else ()
    opens = opens_after(race, racing)
    if day >= opens or not raced_hard(race):
        return ()
    waits = opens != opens_after(race)
    return (TooSoonAfterRace(distance=race.distance, race_day=race.day, opens=opens, waits=waits),)


def _no_lower(race: Race) -> int:
    kind = counts_as(race)
    if kind is Priority.A:
        return rules.TAPERS[race.distance].no_lower
    return rules.TUNE_UP_NO_LOWER if kind is Priority.B else 0


def late_start(race: Race, racing: Racing) -> int | None:
    """How many days before this A-race a runner without background began, where that is late; else None."""
    if racing.novice_since is None or counts_as(race) is not Priority.A:
        return None
    days = (race.day - racing.novice_since).days
    return days if 0 < days <= rules.LATE_START_DAYS else None


def one_lower_per_week(day: date, racing: Racing) -> Race | None:
    """The A-race in whose last two weeks the day falls: at most one lower-body session in seven days."""
    for race in racing.races:
        if 0 < (race.day - day).days <= rules.ONE_LOWER_IN_LAST_DAYS and counts_as(race) is Priority.A:
            return race
    return None


def tapering(day: date, racing: Racing) -> bool:
    """Whether the day lies in the taper of an A-race, which takes the place of a planned deload."""
    return any(
        0 < (race.day - day).days <= max(first for first, _ in rules.TAPERS[race.distance].reduced)
        for race in racing.races
        if counts_as(race) is Priority.A
    )


def in_season(day: date, racing: Racing) -> InSeason | None:
    """In season: an A-race within 42 days, or two races within 28 days around or after the day; else None."""
    ahead = sorted(race for race in racing.races if race.day >= day)
    for race in ahead:
        if counts_as(race) is Priority.A and (race.day - day).days <= rules.SEASON_A_RACE_DAYS:
            return InSeason(race.day)
    for race in ahead:
        first = race.day - timedelta(rules.SEASON_RACES_DAYS)
        near = sum(1 for other in racing.races if first <= other.day <= race.day)
        if first <= day and near >= rules.SEASON_RACES:
            return InSeason(race.day)
    return None
