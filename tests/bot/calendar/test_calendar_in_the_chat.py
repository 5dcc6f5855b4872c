"""/calendar in the chat: the file, the private address, and what the plan does to the entries."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.buttons import Act, Action
from bot.calendar.address import Addresses, fingerprint
from bot.calendar.listed import RACE, STRENGTH
from bot.calendar.making import made
from bot.conversation import Conversation
from bot.media.recipes import CalendarFile
from bot.replies import Media
from bot.settings import Secret
from bot.words import calendar as words
from bot.words import labels
from coaching.runner import Distance, Race
from tests.bot.calendar.reading import entries
from tests.bot.talking import FRIDAY, THURSDAY, TUESDAY, WEDNESDAY, Runner, conversation

BASE = "https://coach.example.org/telegram/calendar"
MARATHON = Race(date(2027, 4, 18), Distance.MARATHON)
ADDRESSES = Addresses(BASE, Secret("a-key-that-nobody-guesses"))


def runner(*, served: bool = False, **rest: object) -> Runner:
    made = Runner(zone="Europe/Berlin", **rest)  # type: ignore[arg-type] # the fields are those of the test
    made.sleeps_until(made.today, time(6))  # the runner's hour, 7:00
    if served:
        made.talk = Conversation(made.talk.coach, made.talk.flows, link=made.talk.link, addresses=ADDRESSES)
    return made


def file_of(runner: Runner) -> bytes:
    (file,) = files(runner)
    assert file.name == words.FILE_NAME
    assert isinstance(file.recipe, CalendarFile)
    return made(file.recipe).content


def files(runner: Runner) -> list[Media]:
    return [one for one in runner.heard.replies if isinstance(one, Media)]


def on(day: date, found: dict[str, Any]) -> str:
    """The UID of the session on a day."""
    return next(uid for uid, one in found.items() if "DURATION" in one and one.decoded("DTSTART").date() == day)


def address_of(runner: Runner) -> str:
    return runner.text.partition("<code>")[2].partition("</code>")[0]


# The file


def test_the_file_has_the_strength_sessions_of_four_weeks_and_all_races_ahead() -> None:
    found = list(entries(file_of(runner(races=(MARATHON,)).says("/calendar"))).values())
    sessions = [one.decoded("DTSTART") for one in found if "DURATION" in one]
    assert {(one.hour, one.minute) for one in sessions} == {(7, 0)}
    easy_or_rest = {0, 2, 3, 4, 5}
    assert {one.weekday() for one in sessions} <= easy_or_rest
    assert 8 <= len(sessions) <= 12
    assert THURSDAY <= min(sessions).date() < max(sessions).date() < THURSDAY + timedelta(days=28)
    assert [str(one["SUMMARY"]) for one in found if "DURATION" not in one] == ["Race: Marathon"]


def test_the_message_counts_what_is_in_it() -> None:
    known = runner(races=(MARATHON,)).says("/calendar")
    sessions = sum(one.event.what == STRENGTH for one in known.person.chat.calendar.listed)  # type: ignore[union-attr]  # it is there by now
    assert f"{sessions} strength sessions in the next four weeks and 1 race" in known.text


def test_asked_again_the_file_is_the_same_to_the_byte() -> None:
    known = runner().says("/calendar")
    first = file_of(known)
    assert file_of(known.waits(hours=3).says("/calendar")) == first


def test_another_hour_moves_the_same_entries() -> None:
    known = runner().says("/calendar")
    before = entries(file_of(known))
    after = entries(file_of(known.says("remind me at 6:30").says("/calendar")))
    assert before.keys() == after.keys()
    assert {one.decoded("DTSTART").time() for one in after.values()} == {time(6, 30)}
    assert {int(one["SEQUENCE"]) for one in after.values()} == {1}


def test_a_session_that_is_moved_keeps_its_entry_and_nothing_is_doubled() -> None:
    known = runner(day=WEDNESDAY).says("/calendar")
    before = entries(file_of(known))
    known.says("move today's session to Friday").taps_label("Apply")
    after = entries(file_of(known.says("/calendar")))
    today = on(WEDNESDAY, before)
    assert on(FRIDAY, after) == today
    assert after.keys() == before.keys()
    assert int(after[today]["SEQUENCE"]) == 1


def test_a_session_that_is_skipped_is_cancelled_in_the_next_file() -> None:
    known = runner().says("/calendar")
    before = entries(file_of(known))
    today = on(THURSDAY, before)
    after = entries(file_of(known.says("skip").says("/calendar")))
    assert str(after[today]["STATUS"]) == "CANCELLED"
    assert before.keys() <= after.keys()


def test_a_session_that_was_done_stays_as_it_was() -> None:
    known = runner().says("/calendar")
    today = on(THURSDAY, entries(file_of(known)))
    done = entries(file_of(known.says("done").says("/calendar")))[today]
    assert (str(done["STATUS"]), int(done["SEQUENCE"])) == ("CONFIRMED", 0)


def test_a_race_that_is_over_or_gone_is_not_planned_any_more() -> None:
    known = runner(races=(Race(TUESDAY, Distance.TEN_K), MARATHON)).says("/calendar")
    listed = known.person.chat.calendar.listed  # type: ignore[union-attr] # it was just made
    assert [one.event.day for one in listed if one.event.what.startswith(RACE)] == [MARATHON.day]


def test_all_on_hold_there_is_nothing_to_put_into_a_calendar() -> None:
    known = runner().says("chest pain and dizzy").says("/calendar")
    assert known.text == words.EMPTY
    assert not files(known)


def test_all_on_hold_what_was_given_out_is_taken_out_by_a_file_that_says_so() -> None:
    known = runner().says("/calendar").says("chest pain and dizzy").says("/calendar")
    assert known.text == words.GONE
    assert {str(one["STATUS"]) for one in entries(file_of(known)).values()} == {"CANCELLED"}


def test_today_is_left_out_where_its_hour_is_over_before_it_stood_in_the_calendar() -> None:
    late = entries(file_of(runner().waits(hours=1).says("/calendar")))
    assert THURSDAY not in {one.decoded("DTSTART").date() for one in late.values()}
    known = runner().says("/calendar").waits(hours=1).says("/calendar")
    assert on(THURSDAY, entries(file_of(known)))


def test_a_newcomer_answers_the_questions_first() -> None:
    known = runner(onboarded=False).says("/calendar")
    assert not files(known)
    assert known.person.chat.calendar is None


def test_help_leads_to_it() -> None:
    known = runner().says("/help").taps_label(labels.CALENDAR)
    assert file_of(known)


# The private address


def test_without_a_web_address_there_is_only_the_file() -> None:
    assert "http" not in runner().says("/calendar").text


def test_with_a_web_address_a_private_one_comes_along_and_stays_the_same() -> None:
    known = runner(served=True).says("/calendar")
    url = address_of(known)
    assert url.startswith(f"{BASE}/")
    assert url.endswith(".ics")
    assert file_of(known)
    assert address_of(known.waits(days=2).says("/calendar")) == url


def test_a_new_address_is_another_one_and_takes_the_place_of_the_old_one_in_the_message() -> None:
    known = runner(served=True).says("/calendar")
    old = address_of(known)
    before = file_of(known)
    known.waits(minutes=1).taps_label(words.NEW_ADDRESS)
    assert address_of(known) not in {"", old}
    assert "leads nowhere" in known.text
    assert known.media.message_id is not None
    assert file_of(known) == before


@pytest.mark.parametrize("hours", [0, -48])
def test_a_new_address_is_another_one_whatever_the_clock_says(hours: int) -> None:
    known = runner(served=True).says("/calendar")
    first = address_of(known)
    seen = {first, *(address_of(known.waits(hours=hours).taps_label(words.NEW_ADDRESS)) for _ in range(3))}
    assert len(seen) == 4


def test_a_button_for_a_new_address_does_no_harm_where_there_is_none() -> None:
    known = runner().taps(Act(Action.CALENDAR, None, "new"))
    assert "http" not in known.text
    assert file_of(known)


def test_the_address_is_kept_nowhere_but_its_fingerprint() -> None:
    known = runner(served=True).says("/calendar")
    token = address_of(known).removeprefix(f"{BASE}/").removesuffix(".ics")
    calendar = known.person.chat.calendar
    assert calendar is not None
    assert token not in repr(known.person)
    assert calendar.address == fingerprint(token)


def test_another_key_makes_the_next_calendar_a_new_address() -> None:
    known = runner(served=True).says("/calendar")
    old = address_of(known)
    other = Addresses(BASE, Secret("another-key-after-a-leak"))
    known.talk = Conversation(known.talk.coach, known.talk.flows, addresses=other)
    known.waits(days=1).says("/calendar")
    calendar = known.person.chat.calendar
    assert calendar is not None
    assert address_of(known) != old
    assert other.stands(7, calendar)


def test_nobody_elses_address_can_be_made_from_ones_own() -> None:
    known = runner(served=True).says("/calendar").person.chat.calendar
    assert known is not None
    assert known.issued is not None
    assert ADDRESSES.token(7, known.issued) != ADDRESSES.token(8, known.issued)
    assert len(ADDRESSES.token(7, known.issued)) == 32


def test_the_conversation_of_all_tests_serves_no_calendar() -> None:
    assert conversation().addresses is None
