"""Days on the calendar: the Monday of a week, the next and the last of a weekday. Weekdays count from Monday = 0."""

from datetime import date, timedelta

DAYS_A_WEEK = 7


def monday_of(day: date) -> date:
    """The Monday of the calendar week that `day` is in."""
    return day - timedelta(day.weekday())


def next_weekday(weekday: int, today: date) -> date:
    """The next such weekday, today included."""
    return today + timedelta((weekday - today.weekday()) % DAYS_A_WEEK)


def last_weekday(weekday: int, today: date) -> date:
    """The last such weekday, today included."""
    return today - timedelta((today.weekday() - weekday) % DAYS_A_WEEK)
