"""The first dose with the runner's own gear after days away with other gear (rules 3.5, for one exercise).

A hotel week must not cost a runner their loads: what was known before comes back, turned down at most as after a layoff
of as many days. After less than four weeks that is for one exposure only.
"""

from coaching.dosing import loads
from coaching.dosing.target import Aim, Case, hold
from coaching.reasons import session as why
from coaching.rules import readiness as rules
from coaching.session import Load


def after_travel(case: Case, load: Load) -> Aim | None:
    """The dose of an exercise that was not done for `case.away_days`; None where those ask for nothing."""
    days = case.order.away_days
    if days < rules.LAYOFF_REPEAT_DAYS:
        return None
    again = hold(case, load)
    long = days >= rules.LAYOFF_BACK_DAYS
    factor = rules.LAYOFF_BACK_LOAD if long else rules.LAYOFF_EASE_LOAD
    lighter = loads.lighter(load, case.rack, factor) if case.rack and days >= rules.LAYOFF_EASE_DAYS else None
    now = lighter or load
    amount = min(again.amount, case.base.start) if long else again.amount
    reason = why.BackFromTravel(days=days, before=load.kg, now=now.kg, once=not long)
    return again._replace(amount=amount, load=now, because=(reason, *again.because))
