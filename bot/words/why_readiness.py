"""Why the plan was turned down: one or two sentences for each reason of `coaching.reasons.readiness`.

Dates are told by weekday and day of the month: a reason is read on the day it speaks of, or soon after.
"""

from datetime import date
from typing import assert_never

from bot.words import common, labels, why_safety
from coaching.reasons import readiness as why
from coaching.reasons.readiness import GroupReason, PainReason, ReadinessReason, RestReason, SorenessReason
from coaching.runner import Area


def word(reason: ReadinessReason) -> str:
    """The reason in plain words, safe in Telegram's HTML."""
    if isinstance(reason, SorenessReason):
        return _soreness(reason)
    if isinstance(reason, RestReason):
        return _rest(reason)
    if isinstance(reason, PainReason):
        return why_safety.pain(reason)
    if isinstance(reason, GroupReason):
        return why_safety.group(reason)
    assert_never(reason)


def on(day: date) -> str:
    """A day near enough to need no year: "Thursday 26 November"."""
    return f"{common.weekday(day.weekday())} {day.day} {common.month(day.month)}"


def areas(names: tuple[Area, ...]) -> str:
    """Areas in a sentence: "front thighs and calves"."""
    return common.listed([labels.AREAS[one].lower() for one in names])


def percent(factor: float) -> str:
    """A share: "75 %"."""
    return f"{round(factor * 100)} %"


def _hours(hours: float | None) -> str:
    return "A bad night" if hours is None else f"{common.number(hours)} hours of sleep"


def _soreness(reason: SorenessReason) -> str:  # noqa: PLR0911 - one sentence per reason
    match reason:
        case why.Sore(score, days):
            return _sore(score, days)
        case why.SoreBefore(score):
            told = "sore" if score is None else f"sore, {score} of 10"
            return f"You were {told}: the first session after it is a light one, with half the sets and no jumps."
        case why.MildlySore(score, places):
            where = f" in your {areas(places)}" if places else ""
            return f"A little sore{where} ({score} of 10): normal after training. As planned, nothing goes up there."
        case why.VerySore(score, opens, extreme):
            after = " Please read the warning signs I sent you." if extreme else ""
            return f"{score} of 10 is a lot. No strength before {on(opens)}; gentle movement only.{after}"
        case why.StillVerySore(_, days):
            return f"After {common.plural(days, 'day')} this should be clearly better. Please let a professional look."
        case why.ExtraRecovery(days):
            return f"Sore {days} days in a row: the next strength session is recovery, the one after it a light one."
        case why.SoreDeloadWeek() as week:
            return _deload_week(week)
        case why.SoreTooLong(days, rising):
            how = "and it is getting worse" if rising else f"{days} days in a row"
            return f"Sore {how}: no strength until it is 2 of 10 or less. A physio or doctor should hear about it."
        case _:
            return _soreness_more(reason)


def _sore(score: int | None, days: int) -> str:
    told = "Sore" if score is None else f"Sore, {score} of 10"
    again = f", day {days}" if days > 1 else ""
    return f"{told}{again}: half the sets, lighter and slow, no jumps, so that your muscles can catch up."


def _deload_week(week: why.SoreDeloadWeek) -> str:
    used = "Its one leg session is done." if week.lower_done else "One leg session at most."
    return (
        f"Sore {week.days_in_a_row} days in a row: easier until {on(week.until)}, half the sets and no jumps. "
        f"{used} Make your next speed run an easy one."
    )


def _soreness_more(  # noqa: PLR0911 - one sentence per reason
    reason: why.SoreWeek
    | why.SoreAllOver
    | why.SoreAreasLeftOut
    | why.SoreFromRunning
    | why.RampBack
    | why.SoreTooOften
    | why.Tired,
) -> str:
    # Long because each reason has its sentence.
    match reason:
        case why.SoreWeek(days, until):
            return _sore_week(days, until)
        case why.SoreAllOver():
            return "Sore all over: recovery only. Everything else can wait a day or two."
        case why.SoreAreasLeftOut(places, upper_only):
            rest = " Your legs train as planned." if upper_only else ""
            return f"Your {areas(places)} are left out until they feel better.{rest}"
        case why.SoreFromRunning():
            return "The run made you sore, not the lifting: the session moves to another day and keeps its weights."
        case why.RampBack(step, steps, factor):
            sets = "all sets, still careful" if factor >= 1 else f"about {percent(factor)} of the sets"
            return f"Back step by step: step {step} of {steps}, {sets}."
        case why.SoreTooOften(deloads, until):
            return (
                f"{deloads} sore spells in four weeks is too many: one set less until {on(until)}. "
                "Worth a look: are you running more, sleeping or eating less than usual?"
            )
        case why.Tired(score):
            return _tired(score)
        case _:
            assert_never(reason)


def _sore_week(days: int, until: date | None) -> str:
    still = f" It stays lighter until {on(until)}." if until else ""
    return f"You were sore on {common.plural(days, 'day')}, so the week was turned down, as it should be.{still}"


def _tired(score: int | None) -> str:
    if score is None:
        return "You are tired: as planned, but nothing goes up today."
    return f"Tired, {score} of 10: I treat it as I treat soreness, so there is less to do or nothing goes up."


def _rest(reason: RestReason) -> str:  # noqa: PLR0911 - one sentence per reason
    match reason:
        case why.HeadCold():
            return "A cold above the neck: half the sets, easily, no jumps. If it feels worse after 10 minutes, stop."
        case why.IllBelowNeck():
            return "Fever, chest, aches or stomach: no training at all. Rest is the fastest way back."
        case why.IllTooLong(days):
            return f"Ill for {days} days: please see a doctor before you train again."
        case why.BackFromIllness(step, opens, factor):
            return _from_illness(step, opens, factor)
        case why.ShortSleep(hours):
            return f"{_hours(hours)}: one set less, a bit easier, no jumps, nothing goes up."
        case why.VeryShortSleep(hours, nights):
            several = f", {nights} short nights lately" if nights > 1 else ""
            return f"{_hours(hours)}{several}: strength moves to another day. Sleep is training too."
        case why.BackAfterBreak(days, week):
            return f"After {days} days without leg strength a step back first. You go on in strength week {week}."
        case _:
            assert_never(reason)


def _from_illness(step: int, opens: date, factor: float) -> str:
    if not step:
        return f"Just well again: light core and mobility first, strength from {on(opens)}."
    return f"After being ill, step {step} of 2: about {percent(factor)} of the sets."
