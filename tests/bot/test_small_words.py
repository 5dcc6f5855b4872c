"""What a runner reads at a bad moment: true to the day, and short."""

from coaching.runner import Distance
from tests.bot.flows.talk import Talk
from tests.bot.flows.test_onboarding_branches import TO_RACE
from tests.bot.living import lived
from tests.bot.talking import MONDAY, Runner, conversation


def test_pain_of_a_place_that_is_spared_already_says_that_it_stays_out() -> None:
    runner = Runner().says("my knee hurts 5").waits(days=1).says("knee pain 2")
    assert "What loads it stays out, as before" in runner.text
    assert "The plan stays as it is" not in runner.text


def test_pain_that_is_nearly_gone_is_good_news_and_no_warning() -> None:
    runner = Runner().says("my knee hurts 5").waits(days=1).says("knee pain 1")
    assert runner.text.startswith("<b>Knee: 1 of 10. Good.</b>")
    assert "1 good day so far" in runner.text
    assert "Stop what hurts" not in runner.text


def test_a_first_pain_is_told_as_before() -> None:
    assert "Stop what hurts" in Runner().says("knee pain 1").text


def test_days_in_a_row_that_turn_into_the_same_are_one_line() -> None:
    runner = Runner(day=MONDAY).says("I have a fever")
    assert "Tue to Sun: <b>no strength</b>" in runner.text
    assert runner.text.lower().count("no strength") == 2  # today's own line, and this one


def test_what_was_told_as_too_easy_is_never_answered_with_right() -> None:
    runner = Runner().says("done").taps_label("Right").taps_label("Too easy")
    assert "Last time was right" not in runner.text


def test_progress_names_the_gentle_sessions_among_those_that_are_done() -> None:
    assert "8 of 8 planned sessions in 12 weeks, 4 of them gentle" in lived(4).says("/progress").text


def test_nobody_runs_a_marathon_as_a_tune_up() -> None:
    talk = Talk(conversation().flows).start().tap(*TO_RACE).type("marathon on 12 April")
    assert "Tune-up" not in talk.labels
    assert {"Main race", "Just training"} < set(talk.labels)
    assert talk.hear_text("tune up") is None
    assert talk.draft["race"]["distance"] == Distance.MARATHON


def test_the_settings_lead_to_all_that_is_the_runners_own() -> None:
    runner = Runner().says("/settings")
    assert {"💾 My data", "🩺 Physio page", "What I keep", "Delete me"} < set(runner.labels)
    runner.taps_label("🩺 Physio page")
    assert "nothing to show a physio yet" in runner.text
