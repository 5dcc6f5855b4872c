"""What becomes of the entries when the plan changes: each keeps its UID, moved ones too, and nothing is doubled."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.calendar.ics import written
from bot.calendar.listed import CANCELLED_MOST, KEPT_PAST, Calendar, begun, updated
from tests.bot.calendar.reading import MONDAY, NOW, calendar, entries, race, session

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in range(1, 5))
LATER = NOW + timedelta(hours=1)
A, B, GENTLE = "Strength A", "Strength B", "Gentle strength"


def names(known: Calendar) -> dict[date, str]:
    return {one.event.day: one.name for one in known.listed if not one.cancelled}


# The same entry


def test_another_hour_keeps_the_uid_and_raises_the_sequence() -> None:
    before = calendar(session(MONDAY), race(MONDAY))
    after = updated(before, [session(MONDAY, at=time(7)), race(MONDAY)], MONDAY, LATER)
    was, now = entries(written(before)), entries(written(after))
    assert was.keys() == now.keys()
    ran, strength = sorted(now, key=lambda uid: "DURATION" in now[uid])
    assert [int(one[strength]["SEQUENCE"]) for one in (was, now)] == [0, 1]
    assert [int(one[ran]["SEQUENCE"]) for one in (was, now)] == [0, 0]
    assert now[strength].decoded("DTSTAMP") == LATER
    assert was[ran].to_ical() == now[ran].to_ical()


def test_nothing_new_changes_nothing() -> None:
    before = calendar(session(MONDAY))
    assert updated(before, [session(MONDAY)], MONDAY, NOW + timedelta(days=1) / 2) == before


def test_a_session_that_moves_keeps_its_entry_and_its_sequence_goes_up() -> None:
    before = calendar(session(TUESDAY, title=A), session(THURSDAY, title=B))
    after = updated(before, [session(WEDNESDAY, title=A), session(THURSDAY, title=B)], MONDAY, LATER)
    assert entries(written(after)).keys() == entries(written(before)).keys()
    assert {str(one["STATUS"]) for one in entries(written(after)).values()} == {"CONFIRMED"}
    assert names(after) == {WEDNESDAY: names(before)[TUESDAY], THURSDAY: names(before)[THURSDAY]}
    assert [one.sequence for one in after.listed] == [1, 0]


def test_a_session_that_moves_past_the_other_takes_its_entry_along_and_the_other_stays() -> None:
    before = calendar(session(TUESDAY, title=A), session(THURSDAY, title=B))
    after = updated(before, [session(THURSDAY, title=A), session(FRIDAY, title=B)], MONDAY, LATER)
    assert names(after) == {THURSDAY: names(before)[THURSDAY], FRIDAY: names(before)[TUESDAY]}


def test_where_a_week_begins_with_the_other_letter_no_entry_changes_its_day() -> None:
    before = calendar(session(TUESDAY, title=A), session(THURSDAY, title=B))
    after = updated(before, [session(TUESDAY, title=B), session(THURSDAY, title=A)], MONDAY, LATER)
    assert names(after) == names(before)


def test_of_two_sessions_that_both_move_each_is_known_by_its_title() -> None:
    before = calendar(session(MONDAY, title=GENTLE), session(WEDNESDAY, title=A))
    after = updated(before, [session(TUESDAY, title=A), session(THURSDAY, title=GENTLE)], MONDAY, LATER)
    assert names(after) == {TUESDAY: names(before)[WEDNESDAY], THURSDAY: names(before)[MONDAY]}


def test_a_session_of_another_kind_on_the_same_day_keeps_the_entry_of_that_day() -> None:
    before = calendar(session(TUESDAY, title=A), session(THURSDAY, title=B))
    after = updated(before, [session(THURSDAY, title=GENTLE)], MONDAY, LATER)
    assert names(after) == {THURSDAY: names(before)[THURSDAY]}


def test_a_session_never_takes_the_entry_of_another_week() -> None:
    next_week = MONDAY + timedelta(days=7)
    after = updated(calendar(session(THURSDAY)), [session(next_week)], MONDAY, LATER)
    assert [one.cancelled for one in after.listed] == [True, False]
    assert len({one.name for one in after.listed}) == 2


def test_a_race_that_is_put_off_keeps_its_entry_in_whatever_week() -> None:
    may, autumn, october = date(2026, 5, 3), date(2026, 9, 20), date(2026, 10, 11)
    before = calendar(race(may), race(october))
    after = updated(before, [race(autumn), race(october)], MONDAY, LATER)
    assert names(after) == {autumn: names(before)[may], october: names(before)[october]}


def test_what_is_over_stays_where_it_was() -> None:
    before = calendar(session(MONDAY, title=A), session(THURSDAY, title=B))
    after = updated(before, [session(WEDNESDAY, title=A), session(FRIDAY, title=B)], TUESDAY, LATER)
    assert names(after)[MONDAY] == names(before)[MONDAY]
    assert names(after)[FRIDAY] == names(before)[THURSDAY]


# Cancelled, and back again


def test_what_is_planned_no_more_is_cancelled_and_rings_no_alarm() -> None:
    (gone,) = entries(written(updated(calendar(session(MONDAY)), [], MONDAY, NOW))).values()
    assert (str(gone["STATUS"]), int(gone["SEQUENCE"])) == ("CANCELLED", 1)
    assert not gone.walk("VALARM")


def test_what_comes_back_is_the_same_entry_once_more() -> None:
    gone = updated(calendar(session(MONDAY)), [], MONDAY, NOW)
    back = updated(gone, [session(MONDAY)], MONDAY, NOW)
    (one,) = entries(written(back)).values()
    assert (str(one["STATUS"]), int(one["SEQUENCE"])) == ("CONFIRMED", 2)


def test_what_was_skipped_comes_back_as_the_same_entry_on_a_later_day_of_its_week() -> None:
    before = calendar(session(TUESDAY))
    after = updated(updated(before, [], TUESDAY, NOW), [session(FRIDAY)], WEDNESDAY, LATER)
    (one,) = entries(written(after)).values()
    assert (str(one["STATUS"]), int(one["SEQUENCE"])) == ("CONFIRMED", 2)
    assert names(after) == {FRIDAY: names(before)[TUESDAY]}


def test_a_new_session_on_the_day_that_another_left_is_another_entry() -> None:
    moved = updated(calendar(session(TUESDAY, title=A)), [session(THURSDAY, title=A)], MONDAY, NOW)
    after = updated(moved, [session(TUESDAY, title=B), session(THURSDAY, title=A)], MONDAY, LATER)
    assert names(after)[THURSDAY] == names(moved)[THURSDAY]
    assert names(after)[TUESDAY] != names(moved)[THURSDAY]


def test_what_is_over_stays_four_weeks_and_what_was_cancelled_as_long_as_its_week() -> None:
    known = updated(calendar(session(MONDAY), session(TUESDAY)), [session(MONDAY)], MONDAY, NOW)
    later = (timedelta(days=6), timedelta(days=7), KEPT_PAST, KEPT_PAST + timedelta(days=1))
    days = [[one.event.day for one in updated(known, [], MONDAY + after, NOW).listed] for after in later]
    assert days == [[MONDAY, TUESDAY], [MONDAY], [MONDAY], []]


def test_of_many_cancelled_entries_only_the_latest_are_kept() -> None:
    days = [MONDAY + timedelta(days=number) for number in range(100)]
    known = calendar(*(race(day) for day in days))
    for number in range(100):
        known = updated(known, [race(day) for day in days[number + 1 :]], MONDAY, NOW + timedelta(minutes=number))
    assert len(known.listed) == CANCELLED_MOST
    assert known.listed[-1].event.day == days[-1]


def test_two_runners_never_share_a_uid_and_none_tells_who_it_is() -> None:
    mine, other = begun(7_000_001, NOW), begun(7_000_002, NOW)
    assert mine.mark != other.mark
    assert "7000001" not in mine.mark


# Whatever the plan does

DAYS = st.lists(st.integers(0, 13), max_size=6, unique=True)


@given(st.lists(DAYS, max_size=5))
def test_whatever_moves_each_session_stands_in_it_once_and_no_week_has_more_entries_than_sessions(
    plans: list[list[int]],
) -> None:
    known = calendar()
    for turn, days in enumerate(plans):
        planned = [session(MONDAY + timedelta(days=at), title=(A, B)[n % 2]) for n, at in enumerate(sorted(days))]
        known = updated(known, planned, MONDAY, NOW + timedelta(minutes=turn))
        assert [one.event for one in known.listed if not one.cancelled] == planned
    weeks = [[sum(at // 7 == week for at in days) for days in plans] for week in (0, 1)]
    assert len({one.name for one in known.listed}) == len(known.listed)
    assert len(known.listed) == sum(max(counts, default=0) for counts in weeks)
