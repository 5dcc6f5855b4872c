"""What a break from leg strength asks of the first sessions after it (rules 3.5)."""

from collections.abc import Sequence
from datetime import date, timedelta

from coaching.memory.count import Count, Trained, week_number
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons.readiness import BackAfterBreak
from coaching.rules import readiness as rules
from coaching.runner import Profile


def layoff(count: Count, day: date, profile: Profile) -> Modifiers:
    """The limits of a break that `day` would end, or of one that ended less than a week (for jumps two) ago."""
    if count.last_lower is None:
        return NO_LIMITS
    days = (day - count.last_lower).days
    if days >= rules.LAYOFF_REPEAT_DAYS:
        return _limits(days, week_number(count, day, profile))
    if count.back_on is None or count.gap < rules.LAYOFF_EASE_DAYS:
        return NO_LIMITS
    jumps_back = day >= count.back_on + timedelta(days=rules.LAYOFF_JUMP_BAN_DAYS)
    if count.gap >= rules.LAYOFF_BACK_DAYS:  # the records themselves start lower since the first session back
        return NO_LIMITS if jumps_back else Modifiers(contacts_factor=0.0)
    if day < count.back_on + timedelta(days=rules.LAYOFF_FIRST_DAYS):
        return _limits(count.gap, week_number(count, day, profile))
    return NO_LIMITS


def idle(log: Sequence[Trained], day: date) -> bool:
    """Whether no strength of any kind was done for long enough that sessions without leg loading step back too."""
    since = day - timedelta(days=rules.LAYOFF_REPEAT_DAYS)
    return not any(since < one.day < day and one.strength_done for one in reversed(log))


def _limits(days: int, week: int) -> Modifiers:
    because = (BackAfterBreak(days, week),)
    if days < rules.LAYOFF_EASE_DAYS:
        return Modifiers(
            sets_minus=rules.LAYOFF_SETS_MINUS, rir_plus=rules.LAYOFF_RIR_PLUS, no_progress=True, because=because
        )
    if days < rules.LAYOFF_BACK_DAYS:
        return Modifiers(
            load_factor=rules.LAYOFF_EASE_LOAD,
            sets_minus=rules.LAYOFF_SETS_MINUS,
            contacts_factor=rules.LAYOFF_EASE_CONTACTS,
            no_progress=True,
            because=because,
        )
    return Modifiers(
        load_factor=rules.LAYOFF_BACK_LOAD,
        contacts_factor=0.0,
        no_progress=True,
        because=because,
    )
