"""What is due, and when: against the calendar, not against the code."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.chat import Chat, Person, Preferences
from bot.schedule import DeliveryKind, Due, dues
from coaching.memory.state import TrainingState
from coaching.runner import AgeBand, DayClass, Profile, RunDay, RunningWeek

SUNDAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
EASY = RunDay(DayClass.EASY)
WEEK = RunningWeek((EASY, EASY, EASY, EASY, EASY, EASY, EASY))


def person(*, varies: bool = False, chat: Chat | None = None, **preferences: object) -> Person:
    state = TrainingState(
        version=1,
        profile=Profile(age=AgeBand.ADULT_18_39),
        week=replace(WEEK, varies=varies),
        onboarded_on=SUNDAY,
        screened_on=SUNDAY,
        as_of=SUNDAY,
    )
    chosen = Preferences(**{"zone": "UTC", "hour": time(6, 30), **preferences})  # type: ignore[arg-type]  # table rows
    return Person(id=1, training=state, chat=replace(chat or Chat(), preferences=chosen))


def at(found: tuple[Due, ...]) -> dict[DeliveryKind, datetime]:
    return {due.kind: due.at for due in found}


def judged(someone: Person, due: Due) -> Person:
    delivered = {**someone.chat.delivered, due.kind: due.day}
    return replace(someone, chat=replace(someone.chat, delivered=delivered))


def test_one_row_per_kind_at_the_local_hour() -> None:
    found = at(dues(person(zone="Europe/Berlin"), datetime(2026, 11, 23, 3, tzinfo=UTC)))
    assert found == {
        DeliveryKind.MORNING: datetime(2026, 11, 23, 5, 30, tzinfo=UTC),
        DeliveryKind.REMINDER: datetime(2026, 11, 23, 18, 0, tzinfo=UTC),
        DeliveryKind.NUDGE: datetime(2026, 11, 29, 5, 30, tzinfo=UTC),
    }


def test_a_week_that_varies_is_asked_about_the_evening_before() -> None:
    assert DeliveryKind.TOMORROW in at(dues(person(varies=True), NOON))


def test_nothing_is_due_before_onboarding_is_over_or_while_the_bot_is_blocked() -> None:
    assert dues(Person(id=1), NOON) == ()
    assert dues(person(chat=Chat(blocked=True)), NOON) == ()


def test_without_a_reminder_there_is_none() -> None:
    assert DeliveryKind.REMINDER not in at(dues(person(reminder=None), NOON))


def test_what_was_missed_today_is_still_due_today() -> None:
    assert at(dues(person(), NOON))[DeliveryKind.MORNING] == datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


def test_what_was_judged_today_comes_again_tomorrow() -> None:
    someone = person(chat=Chat(delivered={DeliveryKind.MORNING: SUNDAY}))
    assert at(dues(someone, NOON))[DeliveryKind.MORNING] == datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


def test_an_earlier_hour_after_the_delivery_does_not_deliver_again_today() -> None:
    someone = person(hour=time(5, 0), chat=Chat(delivered={DeliveryKind.MORNING: SUNDAY}))
    assert at(dues(someone, NOON))[DeliveryKind.MORNING].date() == date(2026, 11, 23)


def test_a_later_hour_after_the_delivery_does_not_deliver_again_today() -> None:
    someone = person(hour=time(20, 0), chat=Chat(delivered={DeliveryKind.MORNING: SUNDAY}))
    assert at(dues(someone, NOON))[DeliveryKind.MORNING].date() == date(2026, 11, 23)


def test_flying_west_over_the_date_line_brings_no_second_morning_of_the_same_date() -> None:
    delivered_in_auckland = Chat(delivered={DeliveryKind.MORNING: date(2026, 11, 23)})
    someone = person(zone="America/Los_Angeles", chat=delivered_in_auckland)
    due = next(due for due in dues(someone, NOON) if due.kind is DeliveryKind.MORNING)
    assert due.day == date(2026, 11, 24)


def test_the_first_morning_comes_the_day_after_onboarding() -> None:
    someone = person(hour=time(12, 30), chat=Chat(since=NOON))
    assert at(dues(someone, NOON + timedelta(minutes=1)))[DeliveryKind.MORNING] == NOON + timedelta(days=1, minutes=30)


def test_an_evening_that_is_still_ahead_on_the_first_day_counts() -> None:
    someone = person(reminder=time(19, 0), chat=Chat(since=NOON))
    assert at(dues(someone, NOON))[DeliveryKind.REMINDER] == NOON + timedelta(hours=7)


def test_an_evening_that_was_over_before_onboarding_does_not_count() -> None:
    someone = person(reminder=time(11, 0), chat=Chat(since=NOON))
    assert at(dues(someone, NOON))[DeliveryKind.REMINDER] == NOON + timedelta(hours=23)


def test_a_pause_keeps_everything_back_until_its_day() -> None:
    paused = person(paused_until=date(2026, 12, 1), chat=Chat(snoozed_until=NOON + timedelta(hours=2)))
    found = dues(paused, NOON)
    assert {due.kind for due in found} == {DeliveryKind.MORNING, DeliveryKind.REMINDER, DeliveryKind.NUDGE}
    assert min(due.day for due in found) == date(2026, 12, 1)


def test_a_pause_without_end_leaves_nothing_due() -> None:
    assert dues(person(paused_until=date.max, chat=Chat(snoozed_until=NOON)), NOON) == ()


def test_a_pause_that_is_over_changes_nothing() -> None:
    assert dues(person(paused_until=date(2026, 11, 1)), NOON) == dues(person(), NOON)


def test_later_comes_when_it_was_asked_for() -> None:
    someone = person(chat=Chat(snoozed_until=NOON + timedelta(hours=3)))
    assert at(dues(someone, NOON))[DeliveryKind.LATER] == NOON + timedelta(hours=3)


def test_moving_the_nudge_to_the_next_weekday_brings_no_second_one_the_next_day() -> None:
    someone = person(nudge_weekday=0, chat=Chat(delivered={DeliveryKind.NUDGE: SUNDAY}))
    due = next(due for due in dues(someone, NOON) if due.kind is DeliveryKind.NUDGE)
    assert due.day == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("zone", "hour", "day", "expected"),
    [
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped hour
        ("Europe/Berlin", time(2, 30), date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # repeated hour
        ("America/Nuuk", time(23, 30), date(2028, 3, 25), datetime(2028, 3, 26, 0, 30, tzinfo=UTC)),  # the last hour
        ("Africa/Cairo", time(0, 15), date(2026, 4, 24), datetime(2026, 4, 23, 22, 15, tzinfo=UTC)),  # skipped midnight
        ("Australia/Lord_Howe", time(2, 15), date(2026, 10, 4), datetime(2026, 10, 3, 15, 45, tzinfo=UTC)),  # half hour
        ("Europe/Berlin", time(6, 30), date(2028, 2, 29), datetime(2028, 2, 29, 5, 30, tzinfo=UTC)),  # leap day
    ],
)
def test_a_local_time_is_one_instant_also_where_clocks_change(
    zone: str, hour: time, day: date, expected: datetime
) -> None:
    someone = person(zone=zone, hour=hour, chat=Chat(delivered={DeliveryKind.MORNING: day - timedelta(days=1)}))
    assert at(dues(someone, expected - timedelta(hours=1)))[DeliveryKind.MORNING] == expected


ZONES = ("Europe/Berlin", "Africa/Cairo", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")


@given(
    zone=st.sampled_from(ZONES),
    hour=st.times().map(lambda value: value.replace(second=0, microsecond=0)),
    start=st.dates(date(2026, 1, 1), date(2027, 6, 1)),
)
def test_over_months_each_kind_comes_exactly_once_per_due_local_day(zone: str, hour: time, start: date) -> None:
    first = datetime.combine(start, time(0), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    someone, now, came = person(zone=zone, hour=hour, reminder=hour), first, dict[DeliveryKind, list[date]]()
    while now < first + timedelta(days=100):
        due = dues(someone, now)[0]
        assert due.at >= now
        now, someone = due.at, judged(someone, due)
        came.setdefault(due.kind, []).append(due.day)
    days = came[DeliveryKind.MORNING]
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    assert all(day.weekday() == 6 for day in came[DeliveryKind.NUDGE])
    assert [day for day in days if day.weekday() == 6][: len(came[DeliveryKind.NUDGE])] == came[DeliveryKind.NUDGE]


@given(
    hours=st.lists(st.tuples(st.integers(0, 30), st.times(), st.sampled_from(ZONES)), max_size=20),
)
def test_however_hour_and_zone_change_no_local_day_comes_twice(hours: list[tuple[int, time, str]]) -> None:
    someone, now, days = person(), NOON, list[date]()
    for wait, hour, zone in hours:
        now += timedelta(hours=wait)
        while (due := next(due for due in dues(someone, now) if due.kind is DeliveryKind.MORNING)).at <= now:
            days.append(due.day)
            someone = judged(someone, due)
        someone = replace(
            someone, chat=replace(someone.chat, preferences=replace(someone.chat.preferences, hour=hour, zone=zone))
        )
    assert days == sorted(set(days))
