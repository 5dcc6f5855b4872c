"""The running week and the races in words."""

from collections.abc import Sequence
from datetime import date

from bot.words.common import month, on_date, weekday
from bot.words.labels import RUNS
from bot.words.onboarding_labels import RACE_NAMES
from coaching.runner import DayClass, Distance, RunDay, RunningWeek

NO_DAY = "·"
"""A place on the calendar without a day to choose."""
WEEKDAY_HEADS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def week(presets: Sequence[tuple[str, RunningWeek]]) -> str:
    """The running week: presets first."""
    lines = "\n".join(f"<b>{name}:</b> {week_line(days)}" for name, days in presets)
    return (
        f"What does your usual running week look like?\n\n{lines}\n\n"
        "Take the one that is close, set your own days, or type it: “Tue Thu Sat easy, Sunday long”."
    )


def week_hint() -> str:
    """What the question about the week understands."""
    return (
        "Tap one, or type days with their run, like “Tue speed, Thu Sat easy, Sun long”. Runs are easy, speed, long or "
        "race."
    )


def week_editor(days: RunningWeek, *, second: bool) -> str:
    """The week editor."""
    line = week_line(days) or "no runs yet"
    tap = (
        "Tap a day to add a second run: easy, speed, long, none again."
        if second
        else "Tap a day to change it: rest, easy, speed, long, race, and round again."
    )
    return f"<b>Your week:</b> {line}.\n\n{tap}\nHard cross-training counts as speed, a weekly parkrun as race."


def no_runs() -> str:
    """Done, with an empty week."""
    return "No run in the week yet. Tap the days you run, or go back and take “My week varies”."


def run_day(day: RunDay) -> str:
    """What is run on a day: "easy", "easy + speed"."""
    first = RUNS[day.first].lower()
    return first if day.second is None else f"{first} + {RUNS[day.second].lower()}"


def week_line(days: RunningWeek) -> str:
    """A week in a line: "Tue speed, Thu easy, Sun long"."""
    return ", ".join(
        f"{weekday(number, short=True)} {run_day(day)}"
        for number, day in enumerate(days.days)
        if day.day_class is not DayClass.REST
    )


def day_button(number: int, day: RunDay) -> str:
    """A day of the week editor: "Tue: easy"."""
    return f"{weekday(number, short=True)}: {run_day(day)}"


def race() -> str:
    """The next race."""
    return "Is there a race ahead? Type it if you like: “half marathon on 12 April”."


def race_hint() -> str:
    """What the question about the race understands."""
    return "Tap a distance or “No race”, or type it like “10k on 12 April” or “marathon in 16 weeks”."


def race_month(distance: Distance) -> str:
    """The month of the race."""
    return f"{RACE_NAMES[distance]}: when is it? Tap the month, or type the date: “12 April”, “in 6 weeks”."


def race_day(year: int, number: int) -> str:
    """The day of the race, in a month already chosen."""
    return f"Which day in {month(number)} {year}?"


def date_hint() -> str:
    """How a date can be typed."""
    return "Tap, or type a date like “12 April”, “2027-04-12” or “in 6 weeks”."


def race_gone() -> str:
    """A date in the past."""
    return "That day is over. Which date is still ahead?"


def race_far() -> str:
    """A date more than two years away."""
    return "That is more than two years away. Let us add it when it is nearer: take a date before that, or “No race”."


def race_priority(distance: Distance, day: date, today: date) -> str:
    """How much the race matters."""
    return (
        f"{RACE_NAMES[distance]} on {on_date(day, today)}. How important is it?\n\n"
        "<b>Main race:</b> I cut strength work well before it, so that you start fresh.\n"
        "<b>Tune-up:</b> a few light days before.\n"
        "<b>Just training:</b> no strength on the day and the day before.\n\n"
        "Another date? Just type it."
    )


def priority_hint() -> str:
    """What the question about importance understands."""
    return "Tap one of the three. If in doubt: Main race. Another date can be typed."


def date_missed() -> str:
    """A race was typed with a date that we could not read."""
    return "I did not catch the date."
