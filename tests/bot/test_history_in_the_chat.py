"""Looking back in the chat: sessions by pages, one session, weeks, progress."""

import re
from datetime import timedelta
from functools import cache

import pytest
from msgspec.structs import replace

from bot.buttons import Act, Action
from bot.chat import Heard
from coaching.memory.fold import rebuild
from tests.bot.living import IN_POUNDS, lived
from tests.bot.talking import MONDAY, Runner


@cache
def _twelve_weeks() -> Runner:
    return lived(12)


def twelve_weeks() -> Runner:
    """Twelve weeks lived once, and a runner of one's own who has them behind."""
    known = _twelve_weeks()
    runner = Runner(onboarded=False).sleeps_until(MONDAY)
    runner.person, runner.facts, runner.heard = known.person, list(known.facts), Heard(person=known.person)
    return runner


def days(runner: Runner) -> list[str]:
    return [label for label in runner.labels if re.fullmatch(r"[A-Z][a-z]{2} \d+", label)]


def test_the_last_sessions_stand_under_their_weeks_newest_first() -> None:
    runner = twelve_weeks().says("/history")
    assert "What you did" in runner.text
    assert len(days(runner)) == 8
    numbers = [int(found) for found in re.findall(r"· week (\d+)", runner.text)]
    assert numbers == sorted(numbers, reverse=True)
    assert re.search(r"✅ \w{3} \d+ · .+ · (right|too easy)", runner.text)


def test_skipped_and_not_logged_are_said_without_a_reproach() -> None:
    runner, seen = twelve_weeks().says("/history"), ""
    while "Older ›" in runner.labels:
        seen += runner.text
        runner.taps_label("Older")
    seen += runner.text
    assert "➖" in seen
    assert "skipped, no time" in seen
    assert "not logged" in seen
    assert "🔽" in seen
    assert "missed" not in seen


def test_older_and_newer_turn_the_pages_there_and_back() -> None:
    runner = twelve_weeks().says("/history")
    first = runner.text
    assert "‹ Newer" not in runner.labels
    second = runner.taps_label("Older").text
    assert second != first
    assert runner.taps_label("‹ Newer").text == first


def test_a_page_beyond_the_end_is_the_last_one() -> None:
    runner = twelve_weeks().taps(Act(Action.HISTORY, None, "9999"))
    assert "Older ›" not in runner.labels
    assert days(runner)


def test_a_tap_on_a_day_shows_its_sets_and_leads_back() -> None:
    runner = twelve_weeks().says("/history")
    runner.taps_label(days(runner)[0])
    assert re.search(r"<b>.+</b>  \d × \d+", runner.text)
    assert {"✍️ Correct it", "Undo Done"} <= set(runner.labels)
    assert "What you did" in runner.taps_label("‹ What I did").text


def test_what_is_older_than_two_weeks_is_shown_and_stays_as_it_is() -> None:
    runner = twelve_weeks()
    old = next(one.day for one in runner.training.log if one.strength_done and (MONDAY - one.day).days > 14)
    runner.taps(Act(Action.PAST, old))
    assert runner.labels == ["‹ What I did", "Today"]
    runner.taps(Act(Action.PAST_UNDO, old))
    assert runner.heard.facts == () or "SessionUndone" not in runner.kinds()


def test_a_done_of_days_ago_is_taken_back_and_forgotten() -> None:
    runner = twelve_weeks()
    day = next(one.day for one in reversed(runner.training.log) if one.strength_done)
    before = runner.training.count.sessions
    runner.taps(Act(Action.PAST, day)).taps_label("Undo Done")
    assert "SessionUndone" in runner.kinds()
    assert "Not logged" in runner.text
    assert runner.training.count.sessions == before - 1
    assert rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training
    runner.taps(Act(Action.PAST_UNDO, day))
    assert runner.kinds() == []


def test_the_weeks_at_a_glance() -> None:
    runner = twelve_weeks().says("/history").taps_label("Week by week")
    rows = [line for line in runner.text.splitlines() if "✅" in line and "·" in line and "<i>" not in line]
    assert 8 <= len(rows) <= 12
    assert "16–22 Nov" in rows[0]


def test_progress_in_words_and_numbers() -> None:
    runner = twelve_weeks().says("/progress")
    assert re.search(r"✅ \d+ of \d+ planned sessions in 12 weeks", runner.text)
    assert re.search(r"first \d+ (reps|s).* → now \d+ (reps|s)", runner.text)
    assert re.search(r"(4 weeks|since \d+ \w+) (↗|→|↘) ", runner.text)
    assert re.search(r"next: <b>\d × ", runner.text)
    first = runner.text
    assert runner.taps_label("More exercises").text != first
    assert len(runner.text) < 1500


def test_progress_speaks_in_pounds_to_those_who_lift_them() -> None:
    runner, seen = lived(6, IN_POUNDS).says("/progress"), ""
    while "More exercises ›" in runner.labels:
        seen += runner.text
        runner.taps_label("More exercises")
    seen += runner.text
    assert " lb" in seen
    assert " kg" not in seen


@pytest.mark.parametrize("command", ["/history", "/progress"])
def test_without_any_history_there_is_a_friendly_sentence_and_a_way_on(command: str) -> None:
    runner = Runner().says(command)
    assert "yet" in runner.text
    assert "Today" in runner.labels


def test_looking_back_changes_nothing() -> None:
    runner = twelve_weeks()
    before = runner.person
    for act in (Action.HISTORY, Action.WEEKS, Action.PROGRESS):
        runner.taps(Act(act))
        assert runner.heard.facts == ()
        assert runner.person.training == before.training


def test_every_view_is_found_by_looking_at_the_buttons() -> None:
    runner = twelve_weeks()
    assert {"📒 What I did", "📈 My progress"} <= set(runner.says("/help").labels)
    assert "📒 What I did" in runner.says("/week").labels


def test_only_an_answer_that_looks_back_asks_for_the_history() -> None:
    runner = Runner()
    assert runner.person.history is None
    with_history = replace(runner.person, history=tuple(runner.facts))
    assert runner.says("/history").person.history is None
    runner.person = with_history
    assert runner.says("/today").person.history is None


def test_a_session_that_nobody_knows_shows_today() -> None:
    runner = Runner().taps(Act(Action.PAST, MONDAY - timedelta(days=400)))
    assert runner.toast == "That one is old"
