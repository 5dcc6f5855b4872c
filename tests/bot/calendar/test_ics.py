"""The calendar file, read back by the icalendar library and compared with what zoneinfo says."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from bot.calendar import zones
from bot.calendar.ics import written
from tests.bot.calendar.reading import MONDAY, calendar, entries, race, read, session
from tests.zones import ZONES

LINE_OCTETS = 75
YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(0, 730, 5)]
"""Two years, so that every odd change of the clocks is among them."""


# What is written


def test_a_session_has_its_hour_its_length_and_an_alarm_when_it_begins() -> None:
    (one,) = entries(written(calendar(session(MONDAY)))).values()
    assert str(one["SUMMARY"]) == "Strength A"
    assert one.decoded("DTSTART") == datetime(2026, 3, 23, 6, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert one.decoded("DTSTART").utcoffset() == timedelta(hours=1)
    assert one.decoded("DURATION") == timedelta(minutes=30)
    (alarm,) = one.walk("VALARM")
    assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(0))


def test_a_race_takes_its_day_and_its_alarm_rings_at_the_runners_hour() -> None:
    day = date(2026, 3, 29)
    (one,) = entries(written(calendar(race(day)))).values()
    assert (one.decoded("DTSTART"), one.decoded("DTEND")) == (day, day + timedelta(days=1))
    (alarm,) = one.walk("VALARM")
    assert alarm.decoded("TRIGGER") == datetime(2026, 3, 29, 4, 30, tzinfo=UTC), "summer time began that night"


def test_it_says_for_whom_it_is_and_how_often_to_look_again() -> None:
    found = read(written(calendar()))
    assert (str(found["VERSION"]), str(found["METHOD"])) == ("2.0", "PUBLISH")
    assert str(found["PRODID"])
    assert not found.walk("VEVENT")


def test_an_entry_leads_to_the_chat_and_says_nothing_of_health_or_weights() -> None:
    (one,) = entries(written(calendar(session(MONDAY)), "https://t.me/coach")).values()
    assert str(one["URL"]) == "https://t.me/coach"
    assert str(one["DESCRIPTION"]) == (
        "30 min set aside. The exercises and how long they take are in the chat on the day.\nhttps://t.me/coach"
    )


@pytest.mark.parametrize("title", ["a;b,c\\d\nEND:VEVENT", "ä" * 100, "🏋" * 40, "x" * 300, "\r\nBEGIN:VEVENT"])
def test_whatever_stands_in_a_title_stays_in_it(title: str) -> None:
    body = written(calendar(session(MONDAY, title=title)))
    (one,) = entries(body).values()
    assert str(one["SUMMARY"]) == title.replace("\r\n", "\n")
    assert max(len(line) for line in body.split(b"\r\n")) <= LINE_OCTETS


def test_the_text_itself_is_folded_escaped_and_ends_its_lines_as_the_format_wants() -> None:
    body = written(calendar(session(MONDAY, title="a;b,c\\d\n" + "ä" * 60)))
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert not {10, 13} & set(body.replace(b"\r\n", b""))
    assert all(len(line.decode()) and len(line) <= LINE_OCTETS for line in body.split(b"\r\n")[:-1])
    text = body.replace(b"\r\n ", b"").decode()
    assert "\r\nSUMMARY:a\\;b\\,c\\\\d\\n" + "ä" * 60 + "\r\n" in text
    assert "\r\nDTSTART;TZID=Europe/Berlin:20260323T063000\r\n" in text
    assert "\r\nTRIGGER:P0D\r\n" in text


def test_a_bare_return_in_a_title_ends_no_line() -> None:
    body = written(calendar(session(MONDAY, title="a\rEND:VEVENT")))
    assert b"\r" not in body.replace(b"\r\n", b"")


def test_equal_calendars_give_equal_bytes() -> None:
    assert written(calendar(session(MONDAY))) == written(calendar(session(MONDAY)))


# The zones


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_read_from_the_file_alone_gives_the_hour_of_every_day(zone: str) -> None:
    at = (time(0, 5), time(2, 30), time(6, 30), time(23, 55))
    found = icalendar.Timezone.from_ical(zones.component(zone, YEAR[0], YEAR[-1]).to_ical())
    assert isinstance(found, icalendar.Timezone)
    told = found.to_tz(lookup_tzid=False)
    for day in YEAR:
        for hour in at:
            local = datetime.combine(day, hour)
            known = local.replace(tzinfo=ZoneInfo(zone))
            if known.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local:  # it is on the clock
                assert local.replace(tzinfo=told).utcoffset() == known.utcoffset(), (day, hour)


def test_the_library_alone_loses_the_second_ramadan_of_casablanca_and_we_do_not() -> None:
    zone, at = "Africa/Casablanca", datetime(2027, 2, 10, 6)  # noqa: DTZ001 - read in both zones
    alone = icalendar.Timezone.from_tzinfo(ZoneInfo(zone), zone, first_date=YEAR[0], last_date=YEAR[-1])
    ours = zones.component(zone, YEAR[0], YEAR[-1])
    told = [at.replace(tzinfo=one.to_tz(lookup_tzid=False)).utcoffset() for one in (alone, ours)]
    assert told == [timedelta(hours=1), timedelta(0)]
    assert at.replace(tzinfo=ZoneInfo(zone)).utcoffset() == timedelta(0)


def test_the_library_alone_begins_summer_time_an_hour_late_and_we_do_not() -> None:
    zone, first, last = "Europe/Berlin", MONDAY, MONDAY + timedelta(days=27)
    alone = icalendar.Timezone.from_tzinfo(ZoneInfo(zone), zone, first_date=first, last_date=last)
    found = [part for one in (alone, zones.component(zone, first, last)) for part in one.walk("DAYLIGHT")]
    begins = [part.decoded("DTSTART") - part.decoded("TZOFFSETFROM") for part in found]
    assert [one.hour for one in begins] == [2, 1], "in UTC"


def test_sessions_keep_their_hour_through_the_night_of_summer_time() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(0, 14, 2)]
    found = [one.decoded("DTSTART") for one in entries(written(calendar(*(session(day) for day in days)))).values()]
    assert [(one.hour, one.minute) for one in found] == [(6, 30)] * 7
    assert [one.astimezone(UTC).hour for one in found] == [5, 5, 5, 4, 4, 4, 4]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Kolkata", "America/New_York"])
def test_a_zone_is_written_once_and_only_with_the_changes_in_between(zone: str) -> None:
    found = read(written(calendar(*(session(MONDAY + timedelta(days=n), zone=zone) for n in range(28)))))
    (written_zone,) = found.walk("VTIMEZONE")
    changes = len(written_zone.walk("STANDARD")) + len(written_zone.walk("DAYLIGHT"))
    assert changes == (2 if zone == "Europe/Berlin" else 1)


def test_a_calendar_of_races_needs_no_zone() -> None:
    assert not read(written(calendar(race(MONDAY)))).walk("VTIMEZONE")
