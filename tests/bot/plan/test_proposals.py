"""Every change of plan one way: proposed, applied by a tap, taken back by a tap; old and double taps are harmless."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from bot.buttons import Act, Action, Callback
from bot.chat import Chat, Stage
from bot.words.proposals import told
from coaching.facts import ProfileChanged, RunMoved
from coaching.memory.fold import rebuild
from coaching.runner import DayClass, RunDay, RunningWeek, StrengthBackground
from tests.bot.talking import EASY, FRIDAY, LONG, MONDAY, REST, SATURDAY, SUNDAY, THURSDAY, TUESDAY, Runner

ROOMY = RunningWeek((EASY, EASY, EASY, EASY, REST, EASY, LONG))


def proposed() -> Runner:
    """Monday's run turns into a long one: nothing is applied yet."""
    return Runner(day=MONDAY, week=ROOMY).says("/today").taps_label("Change").taps_label("Long")


def button(runner: Runner, label: str) -> Callback:
    found = next(one.does for row in runner.screen.keyboard for one in row if label in one.label)
    assert found is not None
    return found


def restarted(runner: Runner) -> Runner:
    """Another process reads the chat back from its bytes."""
    chat = msgspec.json.decode(msgspec.json.encode(runner.person.chat), type=Chat)
    runner.person = msgspec.structs.replace(runner.person, chat=chat)
    return runner


def rebuilt_the_same(runner: Runner) -> bool:
    return rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training


def test_a_proposal_changes_nothing_until_apply() -> None:
    runner = proposed()
    assert runner.kinds() == []
    assert runner.training.run_on(MONDAY).day_class is DayClass.EASY


def test_a_restart_between_proposal_and_apply_and_between_apply_and_undo_loses_nothing() -> None:
    runner = restarted(proposed()).taps_label("Apply")
    assert runner.training.run_on(MONDAY).day_class is DayClass.LONG
    runner = restarted(runner).taps_label("Undo")
    assert runner.training.run_on(MONDAY).day_class is DayClass.EASY
    assert rebuilt_the_same(runner)


def test_leaving_it_changes_nothing_and_the_proposal_is_gone() -> None:
    runner = proposed()
    apply = button(runner, "Apply")
    assert "Nothing has changed" in runner.taps_label("Leave it").text
    assert "older one" in runner.taps(apply).text
    assert runner.training.runs == ()


def test_a_second_tap_on_apply_and_on_undo_is_only_nodded_at() -> None:
    runner = proposed()
    apply = button(runner, "Apply")
    runner.taps(apply)
    undo = button(runner, "Undo")
    state = runner.training
    assert runner.taps(apply).toast == "That one is applied already."
    assert (runner.training, runner.kinds(), runner.heard.replies[1:]) == (state, [], ())
    runner.taps(undo)
    state = runner.training
    assert runner.taps(undo).toast == "That one is taken back already."
    assert (runner.training, runner.kinds()) == (state, [])


def test_an_older_proposal_says_so_and_shows_where_we_are() -> None:
    runner = proposed()
    old = button(runner, "Apply")
    runner.taps_label("Change").taps_label("Speed").taps(old)
    assert "older one" in runner.text
    assert runner.training.runs == ()
    assert runner.toast == "That one is old"


def test_yesterdays_proposal_is_old() -> None:
    runner = proposed()
    apply = button(runner, "Apply")
    assert "older one" in runner.sleeps_until(TUESDAY).taps(apply).text


def test_undo_is_old_once_another_change_touched_the_same() -> None:
    runner = proposed().taps_label("Apply")
    undo = button(runner, "Undo")
    runner.taps_label("Change").taps_label("Easy").taps_label("Apply").taps(undo)
    assert "moved on since" in runner.text
    assert runner.training.run_on(MONDAY).day_class is DayClass.EASY


def test_undo_leaves_what_was_told_of_other_parts_in_between() -> None:
    runner = proposed().taps_label("Apply")
    undo = button(runner, "Undo")
    runner.says("calves sore 3").taps(undo)
    assert runner.training.run_on(MONDAY).day_class is DayClass.EASY
    assert runner.training.soreness
    assert rebuilt_the_same(runner)


def test_what_changed_in_between_is_shown_anew_before_it_is_applied() -> None:
    runner = Runner(day=MONDAY, week=ROOMY).says("/today").taps_label("Change")
    runner.taps_label("Another day").taps_label("Tue")
    apply = button(runner, "Apply")
    runner.says("I have a fever").taps(apply)
    assert "Something else has changed" in runner.text
    assert runner.training.moved == ()
    assert runner.taps(apply).training.moved == ()
    assert runner.person.chat.change is not None
    assert runner.person.chat.change.stage is Stage.PROPOSED


def test_undo_in_words_takes_back_the_latest_change() -> None:
    runner = proposed().taps_label("Apply").says("undo")
    assert "Taken back" in runner.text
    assert runner.training.run_on(MONDAY).day_class is DayClass.EASY


def test_forged_numbers_change_nothing() -> None:
    runner = proposed()
    for arg in ("", "x", "99", "-1", "99999999999999999999"):
        for action in (Action.APPLY, Action.DECLINE, Action.TAKE_BACK):
            runner.taps(Act(action, MONDAY, arg))
            assert runner.training.runs == ()
            assert runner.screen.keyboard


def test_a_change_beyond_the_coming_week_is_applied_at_once_and_says_so() -> None:
    runner = Runner(day=MONDAY, week=ROOMY).says("quiet hours")
    runner.taps(Act(Action.OPEN, None, "settings races")).taps_label("Add").taps_label("5 km")
    runner.says("in 30 weeks").taps_label("Just training")
    assert runner.training.races
    assert "Saved" in runner.text
    assert "↶ Undo" in runner.labels
    assert runner.taps_label("↶ Undo").training.races == ()
    assert "Taken back" in runner.text


# A run that moves


def test_a_long_run_moves_by_one_line_of_text_and_the_days_change_places() -> None:
    runner = Runner(day=THURSDAY).says("I moved my long run to Friday")
    assert runner.kinds() == []
    assert "Tomorrow: long run. Sunday: rest day." in runner.text
    runner.taps_label("Apply")
    assert runner.training.run_on(FRIDAY).day_class is DayClass.LONG
    assert runner.training.run_on(SUNDAY).day_class is DayClass.REST
    runner.taps_label("Undo")
    assert runner.training.run_on(SUNDAY).day_class is DayClass.LONG
    assert rebuilt_the_same(runner)


def test_or_by_taps_and_the_day_that_it_leaves_is_a_choice() -> None:
    runner = Runner(day=THURSDAY).says("/today").taps_label("Change").taps_label("Other runs")
    runner.taps_label("One run, one day").taps_label("Sunday").taps_label("It moves").taps_label("Saturday")
    assert "Saturday: long run. Sunday: easy run." in runner.text
    runner.taps_label("Rest on Sunday instead")
    assert "Sunday: rest day." in runner.text
    runner.taps_label("Run it on Sunday as well")
    assert runner.taps_label("Apply").training.run_on(SUNDAY).day_class is DayClass.LONG
    assert runner.training.run_on(SATURDAY).day_class is DayClass.LONG


def test_one_tap_more_on_the_run_of_a_day() -> None:
    runner = Runner(day=THURSDAY).taps(Act(Action.OPEN, None, "runs")).taps_label("Saturday").taps_label("Rest")
    if "✅ Apply" in runner.labels:
        runner.taps_label("Apply")
    assert runner.training.run_on(SATURDAY) == RunDay()


def test_forged_moves_of_runs_change_nothing() -> None:
    runner = Runner(day=THURSDAY)
    far = THURSDAY + timedelta(days=40)
    for day, arg in ((far, f"{SUNDAY} swap"), (FRIDAY, "x swap"), (FRIDAY, f"{SUNDAY} nonsense"), (None, "")):
        assert runner.taps(Act(Action.MOVE_RUN, day, arg)).kinds() == []
    assert not any(isinstance(fact, RunMoved) for fact in runner.facts)


def test_a_choice_is_only_offered_where_it_comes_to_something_else() -> None:
    runner = Runner(day=THURSDAY).says("/today").taps_label("Change").taps_label("Other runs")
    runner.taps_label("One run, one day").taps_label("Sunday").taps_label("It moves").taps_label("Tomorrow")
    assert "Tomorrow: long run. Sunday: rest day." in runner.text
    assert "Run it on Sunday as well" in runner.labels
    assert not any("Rest on Sunday" in label for label in runner.labels)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"run_gap_days": 3}, "Before hard runs: 3 days after leg work, where it fits."),
        ({"sessions_per_week": 1, "minutes": 45}, "Up to 45 minutes a session. At most 1 a week."),
        ({"background": StrengthBackground.OVER_12_MONTHS}, "Planned by your new answers."),
    ],
)
def test_a_change_of_answers_always_has_a_headline(answer: dict[str, Any], said: str) -> None:
    known = Runner().training.profile
    fact = ProfileChanged(at=Runner().now, day=MONDAY, profile=msgspec.structs.replace(known, **answer))
    assert told([fact], known, MONDAY) == said


def test_a_change_after_weeks_of_silence_leaves_the_state_that_its_facts_give() -> None:
    runner = Runner().taps(Action.DONE).waits(days=40).says("only 12 minutes today")
    if "Apply" in " ".join(runner.labels):
        runner.taps_label("Apply")
    assert "SessionTimed" in runner.kinds()
    assert rebuilt_the_same(runner)
