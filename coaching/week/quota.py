"""How many strength sessions a week has (rules 1.3 and 1.6)."""

from coaching.reasons.placement import InSeason, PlacementReason, SessionsPerWeek
from coaching.rules import placement as rules
from coaching.runner import AgeBand, Profile
from coaching.week.phases import effective_background, experienced
from coaching.week.question import Quota


def quota(profile: Profile, weeks_done: int, season: InSeason | None) -> Quota:
    """The sessions of a week, by background, season, age and the runner's own wish.

    `weeks_done` are the strength weeks done; `season` is what `races.in_season` says for the week's Monday.
    Three sessions are for weeks with enough legal days and few enough runs: `coaching.week.assignment` looks.
    """
    keeps = season is not None and weeks_done >= rules.IN_SEASON_AFTER_WEEKS
    allowed = _in_season(profile) if keeps else _out_of_season(profile, season)
    wish = profile.sessions_per_week
    lower = allowed if wish is None else max(1, min(wish, allowed))
    because: tuple[PlacementReason, ...] = (SessionsPerWeek(lower, wish is not None and lower == wish),)
    if keeps and season is not None and lower <= rules.QUOTA_IN_SEASON < rules.QUOTA:
        upper = rules.UPPER_IN_SEASON if wish is None or wish > lower else 0
        return Quota(lower=lower, upper=upper, because=(season, *because))
    return Quota(lower=lower, because=because)


def _in_season(profile: Profile) -> int:
    return rules.QUOTA_SENIOR if profile.age is AgeBand.ADULT_60_PLUS else rules.QUOTA_IN_SEASON


def _out_of_season(profile: Profile, season: InSeason | None) -> int:
    known = effective_background(profile.background, profile.last_strength)
    may = experienced(known) and season is None and not profile.age.minor
    return rules.QUOTA_BASE_SEASON if may else rules.QUOTA


def prefers_wide_spacing(profile: Profile, week: int, days_since_lower: int | None) -> bool:
    """Whether 72 hours between lower-body sessions are preferred: the first weeks, after a layoff, from 60 years on.

    `week` is the strength week; `days_since_lower` counts from the last lower-body session but one week's own, None if
    there was none.
    """
    layoff = days_since_lower is not None and days_since_lower >= rules.WIDE_LAYOFF_DAYS
    return week <= rules.WIDE_FIRST_WEEKS or layoff or profile.age is AgeBand.ADULT_60_PLUS
