"""The seven days at a glance, and why a day carries what it carries. Pure: values in, a Screen out."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.buttons import Action
from bot.replies import Screen
from bot.screens.keyboard import act, grouped, short
from bot.words import doses, labels
from bot.words import reasons as why_words
from bot.words import week as words
from coaching.coach import DayPlan
from coaching.days import monday_of

A_WEEK = timedelta(days=7)


def week(days: Sequence[DayPlan], today: date, *, varies: bool = False) -> Screen:
    """The seven days; a tap on a day says why, another shows the week beside it."""
    note = words.VARIES if varies else words.ASK_WHY
    taps = [act(doses.two_letters(plan.day), Action.DAY_WHY, plan.day) for plan in days]
    this = monday_of(today)
    ahead = bool(days) and monday_of(days[0].day) > this
    beside = act(labels.THIS_WEEK, Action.WEEK, this) if ahead else act(labels.NEXT_WEEK, Action.WEEK, this + A_WEEK)
    back = (act(labels.HISTORY, Action.HISTORY), act(labels.CALENDAR, Action.CALENDAR))
    rows = (
        *grouped(taps, 7),
        (act(labels.TODAY, Action.TODAY), beside),
        back,
        (act(labels.SETTINGS, Action.SETTINGS),),
    )
    return Screen(f"{words.table(days, today)}\n\n{note}", rows)


def day_why(plan: DayPlan) -> Screen:
    """Why a day of the week carries what it carries."""
    said = why_words.all_of(plan.because), why_words.all_of(plan.refused)
    return Screen(
        short(words.day_why(plan, *said)),
        ((act(labels.BACK_TO_WEEK, Action.WEEK, monday_of(plan.day)), act(labels.TODAY, Action.TODAY)),),
    )
