"""Logging a session late and correcting one, by taps and by words."""

import pytest

from bot.buttons import Act, Action
from bot.conversation import moment_of
from coaching.facts import Feel, Moment, SessionDone
from coaching.memory.count import Status
from coaching.memory.fold import rebuild
from tests.bot.living import lived
from tests.bot.talking import MONDAY, Runner
from tests.bot.test_history_in_the_chat import twelve_weeks


def logged(runner: Runner) -> SessionDone:
    (found,) = [fact for fact in runner.heard.facts if isinstance(fact, SessionDone)]
    return found


def done_day(runner: Runner) -> Act:
    day = next(one.day for one in reversed(runner.training.log) if one.strength_done)
    return Act(Action.LOG_DAY, day)


def same_when_rebuilt(runner: Runner) -> bool:
    return rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training


def test_the_days_of_two_weeks_are_offered_with_what_became_of_them() -> None:
    runner = twelve_weeks().says("/history").taps_label("✍️ Another day")
    days = [label for label in runner.labels if label[0] in "✅➖▫"]
    assert 3 <= len(days) <= 6
    assert any(label.startswith("✅") for label in days)


def test_as_planned_and_how_it_felt_in_three_taps() -> None:
    runner = lived(3)
    day = done_day(runner).day
    assert day is not None
    runner.taps(Act(Action.PAST_UNDO, day))
    runner.taps(Act(Action.PAST, day)).taps_label("✍️ Log it").taps_label("As planned").taps_label("Too easy")
    assert (logged(runner).day, logged(runner).feel, logged(runner).exercises) == (day, Feel.TOO_EASY, ())
    assert runner.training.status_on(day) is Status.DONE
    assert "Noted for" in runner.text
    assert "Next time" in runner.text
    assert same_when_rebuilt(runner)


def test_a_log_is_corrected_set_by_set() -> None:
    runner = twelve_weeks()
    correct = done_day(runner)
    before = runner.training.count
    runner.taps(correct).taps_label("Other sets")
    exercises = int(runner.text.split(" of ")[1].split(":")[0])
    runner.says("8 8").taps_label("Left out")
    for _ in range(exercises - 2):
        runner.taps_label("As planned")
    runner.taps_label("Right")
    found = logged(runner)
    assert len(found.exercises) == exercises - 1
    assert [one.count for one in found.exercises[0].sets] == [8, 8]
    assert found.exercises[1].sets == ()
    assert runner.training.count.sessions == before.sessions
    assert same_when_rebuilt(runner)


def through_all(runner: Runner, label: str) -> Runner:
    """The same answer for every exercise."""
    runner.taps(done_day(runner)).taps_label("Other sets")
    while label in runner.labels:
        runner.taps_label(label)
    return runner


def test_every_exercise_as_planned_is_as_planned_and_every_one_left_out_is_not_done() -> None:
    runner = through_all(twelve_weeks(), "As planned").taps_label("Right")
    assert logged(runner).exercises == ()
    runner = through_all(twelve_weeks(), "Left out").taps_label("Right")
    assert "SessionUndone" in runner.kinds()


def test_what_cannot_be_sets_is_said_and_asked_again() -> None:
    runner = twelve_weeks()
    runner.taps(done_day(runner)).taps_label("Other sets")
    asked = runner.text
    runner.says("900 kg 10 10")
    assert "300 kg" in runner.text
    assert asked in runner.text


def test_it_was_not_done_after_all() -> None:
    runner = twelve_weeks()
    act = done_day(runner)
    assert act.day is not None
    runner.taps(act).taps_label("I did not do it")
    assert "SessionUndone" in runner.kinds()
    assert runner.training.status_on(act.day) is Status.OPEN
    assert same_when_rebuilt(runner)


@pytest.mark.parametrize("text", ["forgot to log thursday", "log yesterday"])
def test_a_weekday_in_words_is_the_last_one(text: str) -> None:
    runner = twelve_weeks().says(text)
    assert len(runner.screens) == 1
    assert "What did you do?" in runner.text or "Which session" in runner.text


def test_correct_my_log_asks_which_day() -> None:
    assert "Which session shall we put right?" in twelve_weeks().says("correct my log").text


def test_without_a_session_there_is_nothing_to_log() -> None:
    runner = Runner(day=MONDAY).taps(Act(Action.LOG_DAY))
    assert "no strength session" in runner.text
    assert runner.labels


def test_a_day_too_long_ago_is_asked_anew() -> None:
    runner = twelve_weeks()
    old = next(one.day for one in runner.training.log if (MONDAY - one.day).days > 20)
    assert "Which session shall we put right?" in runner.taps(Act(Action.LOG_DAY, old)).text


def test_cancel_keeps_the_log() -> None:
    runner = twelve_weeks()
    runner.taps(done_day(runner)).taps_label("Other sets").says("cancel")
    assert runner.heard.facts == ()
    assert "All stays as it was" in runner.text


def test_history_progress_export_and_physio_are_understood_as_words() -> None:
    runner = twelve_weeks()
    assert "What you did" in runner.says("what did I do last week?").text
    assert "Your progress" in runner.says("my progress").text
    assert "in two files" in runner.says("export my data").text
    assert "For my physio" in runner.says("for my physio").text


def test_a_new_best_is_said_after_the_session() -> None:
    runner = lived(6)
    said = [fact for fact in runner.facts if isinstance(fact, SessionDone)]
    assert said
    while "New best" not in runner.text:
        runner.waits(days=1)
        assert (runner.today - MONDAY).days < 28
        session = runner.talk.coach.today(runner.training, _moment(runner)).value
        if session.type.strength:
            runner.says("/today").taps(Action.DONE).taps(Act(Action.FEEL, runner.today, "too_easy"))
    assert "🏅" in runner.text


def _moment(runner: Runner) -> Moment:
    return moment_of(runner.person, runner.now)
