"""Today's session in the chat: shown, explained, done, put off, skipped, taken back."""

import re
from datetime import timedelta
from textwrap import wrap

import pytest

from bot.words import labels
from bot.words import walk as walk_words
from coaching.facts import Feel
from coaching.memory.count import Status
from coaching.runner import DayClass, Distance, Race, RunningWeek
from tests.bot.living import lived
from tests.bot.talking import EASY, FRIDAY, LONG, MONDAY, REST, SPEED, SUNDAY, THURSDAY, TUESDAY, Runner

VARIES = RunningWeek((REST, SPEED, REST, EASY, REST, EASY, LONG), varies=True)


def test_an_easy_day_brings_strength_with_sets_reps_side_tempo_rest_and_effort() -> None:
    text = Runner(day=THURSDAY).says("/today").text
    assert "Thursday · easy run" in text
    assert "Full-body strength" in text
    for said in (
        "2 × 8/side",
        "tempo 3-1-1",
        "rest 45 s",
        "leave 3–4 reps",
        "Warm up",
        "Wind down",
    ):
        assert said in text


def test_it_has_done_later_sore_and_why_and_with_done_comes_the_recovery_advice() -> None:
    runner = Runner().says("/today")
    assert "🌱" not in runner.text
    assert runner.labels[-8:-4] == ["▶ Start", "✅ Done", "⏰ Later", "🔀 Change"]
    assert runner.labels[-4:] == ["🦵 Sore", "❔ Why", "🎧 Listen", "🖼 Card"]
    assert "🌱" in runner.taps_label("Done").text


def test_what_ends_the_session_is_a_line_there_and_in_full_under_the_book() -> None:
    runner = Runner().says("/today")
    assert "<b>Wind down</b>  5 easy moves, listed under 📖" in runner.text
    assert "<b>Wind down</b>  Foot Roll" in runner.taps_label("📖").text
    assert "What the figures mean" in runner.text


def lines_on_a_phone(text: str) -> int:
    """How many lines of 38 characters."""
    return sum(max(1, len(wrap(re.sub("<[^>]+>", "", line), 38))) for line in text.split("\n"))


@pytest.mark.parametrize("weeks", [2, 7, 14])
def test_every_session_of_a_week_fits_a_phone_screen(weeks: int) -> None:
    runner = lived(weeks)
    for ahead in range(7):
        runner.sleeps_until(MONDAY + timedelta(days=ahead)).says("/today")
        assert lines_on_a_phone(runner.text) <= 28


def test_a_session_fits_one_message_and_one_look() -> None:
    assert len(Runner().says("/today").text) < 2000


def test_a_hard_day_brings_light_core_and_a_rest_day_recovery() -> None:
    assert "Light core and mobility" in Runner(day=SUNDAY).says("/today").text
    assert "Recovery" in Runner(day=MONDAY).says("/today").text


def test_a_race_day_brings_nothing_but_good_luck() -> None:
    runner = Runner(day=TUESDAY, races=(Race(THURSDAY, Distance.TEN_K),)).sleeps_until(THURSDAY).says("/today")
    assert "good luck" in runner.text
    assert "✅ Done" not in runner.labels


def test_how_tos_are_one_tap_away_and_closed_the_session_is_there_again() -> None:
    runner = Runner().says("/today").taps_label("2")
    assert "<b>Avoid</b>" in runner.text
    assert "✓ 2" in runner.labels
    assert "✓ 3" in runner.taps_label("3").labels
    assert "Full-body" in runner.taps_label("✕ Close").text


def test_the_numbers_are_explained_by_a_tap() -> None:
    assert "reps in reserve" in Runner().says("/today").taps_label("📖").text
    assert "reps in reserve" in Runner().says("/today").taps_label("1").taps_label("📖").text


def test_what_most_exercises_share_is_said_once_above_them() -> None:
    text = Runner().says("/today").text
    assert "For all: tempo 3-1-1 · rest 45 s · leave 3–4 reps" in text
    assert text.count("leave 3–4 reps") == 1


def test_a_single_set_among_several_is_counted_and_a_session_of_single_sets_says_so_once() -> None:
    strength = Runner(day=THURSDAY).says("/today").text
    assert "2 × 8" in strength
    assert ">  8" not in strength
    light = Runner(day=SUNDAY).says("/today").text
    assert "For all: one set" in light
    assert "1 ×" not in light


def test_no_line_of_the_list_wraps_more_than_once_on_a_phone() -> None:
    for day in (MONDAY, TUESDAY, THURSDAY, FRIDAY, SUNDAY):
        lines = [
            line for line in Runner(day=day).says("/today").text.split("\n") if line[:1].isdigit() or "<i>" in line
        ]
        assert max(len(line) for line in lines) < 80


def test_done_asks_how_it_felt_and_only_the_answer_says_what_changes_next_time() -> None:
    runner = Runner().says("/today").taps_label("✅ Done")
    assert "How did it feel?" in runner.text
    assert "Next time" not in runner.text
    runner.taps_label("Too easy")
    assert "Next time" in runner.text
    assert "How did it feel?" not in runner.text


def test_a_report_that_is_only_made_more_exact_does_not_sound_as_if_nothing_had_changed() -> None:
    runner = Runner().says("sore 5").taps_label("From lift")
    assert "The plan stays as it is" not in runner.text


def test_the_week_leads_to_the_next_one_and_back() -> None:
    runner = Runner(day=SUNDAY).says("/week").taps_label("Next week")
    assert "Next week" in runner.text
    assert "Full body" in runner.text
    runner.taps_label("Th")
    assert "Thursday" in runner.text
    assert "Next week" in runner.taps_label("‹ Back to the week").text
    assert "Your week" in runner.taps_label("‹ This week").text


def test_why_reads_the_reasons_of_the_day_and_of_the_exercises() -> None:
    runner = Runner().says("/why")
    assert "•" in runner.text
    assert "Exercise by exercise" in runner.text


def test_the_week_marks_today_and_says_why_for_each_day() -> None:
    runner = Runner().says("/week")
    assert "👉 <b>Thu</b>" in runner.text
    assert runner.text.count("\n") >= 8
    assert "<b>Sunday</b>" in runner.taps_label("Su").text


def test_done_is_ticked_in_the_week() -> None:
    assert "✅ <b>Thu</b>" in Runner().says("done").says("/week").text


def test_done_logs_at_once_and_the_feel_is_one_more_tap() -> None:
    runner = Runner().says("/today").taps_label("✅")
    assert runner.training.status_on(THURSDAY) is Status.DONE
    assert "done." in runner.text
    runner.taps_label("Too easy")
    entry = runner.training.trained_on(THURSDAY)
    assert entry is not None
    assert entry.feel is Feel.TOO_EASY
    assert "✓ Too easy" in runner.labels


def test_the_summary_says_what_changes_next_time_and_why() -> None:
    assert "<b>Next time</b>" in Runner().says("done, too easy").text


def test_a_day_that_is_done_is_not_begun_again_but_can_be_taken_back() -> None:
    runner = Runner().says("done").says("/today")
    assert not [label for label in runner.labels if label in {labels.DONE, labels.LATER, walk_words.START}]
    assert {labels.WEEK, labels.SORE, labels.CHANGE, labels.WHY, labels.CARD} <= set(runner.labels)
    assert {walk_words.START, labels.DONE} <= set(runner.taps_label(labels.UNDO_DONE).labels)


def test_done_twice_is_harmless() -> None:
    runner = Runner().says("/today")
    done = next(button.does for row in runner.screen.keyboard for button in row if "Done" in button.label)
    assert done is not None
    runner.taps(done)
    before = runner.person
    runner.taps(done)
    assert runner.person == before
    assert runner.heard.facts == ()
    assert runner.toast


def test_a_slip_is_taken_back() -> None:
    runner = Runner().says("done").says("undo")
    assert runner.training.status_on(THURSDAY) is Status.OPEN
    assert "open again" in runner.text
    assert "nothing to take back" in runner.says("undo").text


def test_skipping_leaves_no_debt_and_may_have_a_reason() -> None:
    runner = Runner().says("skip")
    assert "Nothing to catch up" in runner.text
    assert runner.training.status_on(THURSDAY) is Status.SKIPPED
    runner.taps_label("No time")
    assert "Nothing to catch up" in runner.text


def test_later_brings_it_back_when_it_said() -> None:
    runner = Runner().says("/today").taps_label("⏰")
    assert "10:00" in runner.text
    assert runner.person.chat.snoozed_until is not None
    assert "8:00" in runner.taps_label("In 1 h").text


def test_late_in_the_evening_later_says_so() -> None:
    runner = Runner().waits(hours=14.5).says("later")
    assert runner.person.chat.snoozed_until is None
    assert "nearly over" in runner.text


def test_a_button_of_yesterday_says_so_and_shows_today_as_a_new_message() -> None:
    runner = Runner().says("/today")
    sore = next(button.does for row in runner.screen.keyboard for button in row if "Sore" in button.label)
    assert sore is not None
    runner.sleeps_until(FRIDAY).taps(sore)
    assert "Thursday's session" in runner.text
    assert "Friday" in runner.text
    assert "SorenessReported" not in runner.kinds()


def test_yesterdays_session_can_still_be_logged_after_midnight() -> None:
    runner = Runner().says("/today")
    done = next(button.does for row in runner.screen.keyboard for button in row if "Done" in button.label)
    assert done is not None
    runner.sleeps_until(FRIDAY).taps(done)
    assert runner.training.status_on(THURSDAY) is Status.DONE


def test_a_varying_week_asks_what_is_run_and_plans_at_once() -> None:
    runner = Runner(week=VARIES, day=THURSDAY).says("/today")
    assert "What do you run today?" in runner.text
    runner.taps_label("Easy")
    assert runner.training.run_on(THURSDAY).day_class is DayClass.EASY
    assert "Noted: easy run." in runner.text


def test_two_meanings_in_one_text_are_both_heard() -> None:
    runner = Runner().says("slept 4 hours and my knee hurts")
    assert {"SleepReported", "PainReported"} <= set(runner.kinds())
    assert len(runner.screens) == 2
