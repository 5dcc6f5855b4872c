"""What is typed in the middle of a session, or after it: sets with a name, and how it feels to go on."""

import pytest

from bot.words import labels
from bot.words import unwell as unwell_words
from bot.words import walk as words
from tests.bot.talking import Runner


def walking() -> Runner:
    return Runner().says("/today").taps_label(words.START)


def logged(known: Runner) -> list[str]:
    walk = known.person.chat.walk
    assert walk is not None
    return [one.done.exercise for one in walk.entries if one.done is not None and one.done.sets]


@pytest.mark.parametrize("line", ["squat 10 10", "squats: 10, 10", "bodyweight squat 10 10"])
def test_sets_of_the_only_squat_of_the_session_are_logged_for_it(line: str) -> None:
    assert logged(walking().says(line)) == ["bodyweight_squat"]
    assert logged(walking().taps_label(words.NEXT).says(line)) == ["bodyweight_squat"]


def test_a_place_with_a_number_is_no_set_of_the_exercise_that_is_named_after_it() -> None:
    assert not logged(walking().says("calf 6"))
    assert "Sore or painful?" in walking().says("my calf hurts").text


@pytest.mark.parametrize("line", ["3x8", "L 10 R 8"])
def test_sets_after_done_are_the_way_to_correct_it(line: str) -> None:
    known = Runner().says("done").says(line)
    assert not {"Done", "Later today"} & set(known.labels)
    assert "In the log: done." in known.text


@pytest.mark.parametrize("said", ["i hate this", "i can't do this anymore"])
def test_who_has_had_enough_hears_a_kind_word_and_sees_the_way_out(said: str) -> None:
    known = walking().says(said)
    assert known.text.startswith(words.FED_UP)
    assert {words.NEXT, words.STOP} <= set(known.labels)
    assert Runner().says(said).text.startswith(words.FED_UP)


def test_another_exercise_is_offered_without_ado() -> None:
    known = walking().says("another exercise please")
    assert words.FED_UP not in known.text
    assert words.STOP not in known.labels


def test_tired_to_tears_on_hold_is_heard_before_the_hold_is_told() -> None:
    known = Runner().says("chest pain and dizzy").says("i am so tired i could cry")
    assert known.text.startswith(unwell_words.TIRED_ON_HOLD)
    assert labels.CLEARED in known.labels


def test_exercises_in_turn_say_how_many_reps_to_leave_each() -> None:
    known = walking()
    while "in turn" not in known.text:
        known.taps_label(words.NEXT)
    assert known.text.count("clean reps left") == 2
