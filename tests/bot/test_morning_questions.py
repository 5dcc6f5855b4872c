"""The one question below the morning's session: how it is asked, answered in place, and never asked twice."""

import random  # noqa: TID251 - seeded, it makes cases
from datetime import date, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from bot.buttons import Act, Action
from bot.conversation import moment_of
from bot.due import DeliveryKind, NotSent
from bot.replies import Edit, Send
from coaching.facts import LegFeel
from coaching.memory.reports import LegsDay
from coaching.runner import Area, DayClass, Joint, RunDay, RunningWeek
from coaching.session_type import SessionType
from tests.bot.talking import (
    EASY,
    FRIDAY,
    LONG,
    MONDAY,
    REST,
    SATURDAY,
    SPEED,
    SUNDAY,
    THURSDAY,
    WEDNESDAY,
    Runner,
)

NEXT_MONDAY = SUNDAY + timedelta(days=1)
QUESTIONS = ("How sore are you", "And today?", "How is it today?", "How were your legs", "safety check", "Shall I keep")


def asked(runner: Runner) -> list[str]:
    """What the message asks of the questions of a morning."""
    return [one for one in QUESTIONS if one in runner.text]


def morning(runner: Runner, day: date) -> Runner:
    """The message of that morning: with the weekly review on its day."""
    came = runner.sleeps_until(day).gets(DeliveryKind.MORNING)
    if came is NotSent.WITH_REVIEW:
        came = runner.gets(DeliveryKind.NUDGE)
    assert came is None
    return runner


# Soreness


def test_the_day_after_a_strength_session_the_morning_message_asks_how_sore() -> None:
    runner = morning(Runner().says("done"), FRIDAY)
    assert len(runner.heard.replies) == 1
    assert "How sore are you after yesterday's session, 0 to 10?" in runner.text
    assert runner.labels[:5] == ["0–1", "2–3", "4–6", "7–8", "9–10"]


def test_the_session_stands_above_the_question_and_can_be_read_and_done_without_answering() -> None:
    runner = morning(Runner().says("done"), FRIDAY)
    assert runner.text.index("Friday") < runner.text.index("How sore")
    assert "✅ Done" in runner.labels
    assert "logged" in runner.taps_label("✅ Done").text.lower() or "✅" in runner.text


def test_a_good_answer_leaves_the_session_in_the_same_message() -> None:
    runner = morning(Runner().says("done"), FRIDAY).taps_label("0–1")
    assert [type(reply) for reply in runner.heard.replies][1:] == [Edit]
    assert runner.text.startswith("Good, fresh again.")
    assert "Friday" in runner.text
    assert not asked(runner)
    assert runner.training.soreness[-1].said == 1


def test_an_answer_of_four_and_more_lightens_the_plan_at_once_and_asks_where_and_from_what() -> None:
    runner = morning(Runner().says("done"), FRIDAY).taps_label("4–6")
    assert "Sore: 5 of 10" in runner.text
    assert "Where? From the run or the lifting?" in runner.text
    assert {"Front thighs", "From run", "Sharp / one side"} <= set(runner.labels)


def sore_on_friday() -> Runner:
    runner = morning(Runner().says("done"), FRIDAY).taps_label("4–6").taps_label("Front thighs")
    return morning(runner.taps_label("From lift"), SATURDAY)


def test_the_next_day_it_asks_by_itself_whether_it_is_better_with_what_was_said() -> None:
    runner = sore_on_friday()
    assert len(runner.heard.replies) == 1
    assert "Yesterday front thighs 5/10. And today?" in runner.text
    assert runner.labels[:4] == ["0–1", "2–3", "Same", "Worse"]


def test_the_same_as_yesterday_changes_the_plan_at_once_in_the_same_message() -> None:
    runner = sore_on_friday().taps_label("Same")
    assert isinstance(runner.heard.replies[-1], Edit)
    assert "Still sore: 5/10, front thighs." in runner.text
    assert "Today becomes <b>recovery</b>" in runner.text
    assert "Saturday" in runner.text
    today = runner.training.session_on(SATURDAY)
    assert today is not None
    assert today.type is SessionType.RECOVERY
    assert runner.training.soreness[-1].areas == {Area.QUADS}


def test_worse_is_one_point_more_and_is_asked_about() -> None:
    runner = sore_on_friday().taps_label("Worse")
    assert "Sore: 6 of 10, front thighs, from the lifting." in runner.text
    assert runner.training.soreness[-1].said == 6
    assert "7–8" in runner.labels


def test_better_says_that_today_stays_light_where_it_does() -> None:
    runner = sore_on_friday().taps_label("0–1")
    assert "Today stays the light one" in runner.text
    assert not runner.training.soreness[-1].areas


def test_after_a_severe_day_there_is_one_more_step_down() -> None:
    runner = morning(Runner().says("quads sore 8"), FRIDAY)
    assert runner.labels[:5] == ["0–1", "2–3", "4–6", "Same", "Worse"]


def test_a_second_tap_changes_nothing_and_says_so() -> None:
    runner = sore_on_friday()
    button = next(one for row in runner.screen.keyboard for one in row if one.label == "Worse")
    assert button.does is not None
    runner.taps(button.does)
    before = runner.training
    runner.taps(button.does)
    assert runner.toast == "You told me already, thank you"
    assert len(runner.heard.replies) == 1
    assert runner.training == before


def test_the_button_of_yesterdays_question_says_that_it_is_old() -> None:
    runner = morning(Runner().says("done"), FRIDAY).sleeps_until(SATURDAY)
    runner.taps(Act(Action.SORE_NOW, FRIDAY, "5"))
    assert "Friday" in runner.text
    assert isinstance(runner.heard.replies[-1], Send)
    assert not runner.training.soreness


@pytest.mark.parametrize("arg", ["11", "-1", "", "sam", "9" * 30])
def test_a_forged_answer_reports_nothing(arg: str) -> None:
    runner = sore_on_friday()
    reported = runner.training.soreness
    runner.taps(Act(Action.SORE_NOW, SATURDAY, arg))
    assert runner.training.soreness == reported
    assert runner.labels


def test_told_by_the_button_or_in_words_it_is_not_asked_any_more() -> None:
    runner = morning(Runner().says("done"), FRIDAY).says("calves sore 3").says("/today")
    assert not asked(runner)


def test_the_question_stays_below_the_session_through_a_look_at_an_exercise() -> None:
    runner = morning(Runner().says("done"), FRIDAY).taps(Act(Action.CUES, FRIDAY, "0")).taps_label("✕")
    assert asked(runner) == ["How sore are you"]


def test_on_hold_nothing_is_asked_below() -> None:
    runner = morning(Runner().says("done"), FRIDAY).says("chest pain").says("/today")
    assert "on hold" in runner.text
    assert not asked(runner)


def test_in_a_varying_week_the_run_comes_first_and_the_question_after_it() -> None:
    week = RunningWeek((REST, SPEED, REST, EASY, REST, EASY, LONG), varies=True)
    runner = Runner(week=week).taps(Act(Action.RUN_IS, THURSDAY, "easy")).says("done")
    morning(runner, FRIDAY)
    assert "What do you run today?" in runner.text
    assert not asked(runner)
    assert asked(runner.taps_label("Rest")) == ["How sore are you"]


# Pain


def test_pain_is_asked_about_the_next_morning_and_three_good_days_bring_it_back() -> None:
    runner = morning(Runner().says("my knee hurts 5"), FRIDAY)
    assert "Knee, 5/10 last time. How is it today?" in runner.text
    for day in (FRIDAY, SATURDAY, SUNDAY):
        morning(runner, day).taps_label("0–1")
        assert "Three such days" in runner.text
    assert not any(one.open for one in runner.training.pains)


def test_pain_that_stays_is_told_as_pain() -> None:
    runner = morning(Runner().says("my knee hurts 5"), FRIDAY).taps_label("4–6")
    assert "is not soreness" in runner.text
    assert runner.training.pains[0].joint is Joint.KNEE


# Legs and the runner's own spacing


def test_after_a_key_run_the_legs_are_asked_about_once_in_a_while() -> None:
    runner = Runner().says("done")
    seen = []
    for number in range(1, 29):
        day = THURSDAY + timedelta(days=number)
        if runner.sleeps_until(day).gets(DeliveryKind.MORNING) is None:
            assert len(asked(runner)) <= 1
            if "How were your legs" in runner.text:
                seen.append(day)
                runner.taps_label("OK")
        runner.says("done")
    assert seen
    assert all((later - earlier).days >= 3 for earlier, later in pairwise(seen))
    assert len(runner.training.legs) == len(seen)


def test_flat_is_noted_in_place() -> None:
    runner = Runner().says("done").sleeps_until(FRIDAY)
    runner.gets(DeliveryKind.MORNING)
    runner.taps_label("0–1")
    morning(runner, NEXT_MONDAY)
    assert "How were your legs in yesterday's long run?" in runner.text
    runner.taps_label("Flat")
    assert "Flat, noted." in runner.text
    assert runner.training.legs == (LegsDay(day=SUNDAY, feel=LegFeel.FLAT, gap=3),)


SPACED = RunningWeek((REST, EASY, REST, LONG, EASY, REST, REST))


def with_evidence(flat: int = 3) -> Runner:
    """Four weeks of answers: flat with two days between, springy with three; one more answer is missing."""
    runner = Runner(day=MONDAY, week=SPACED, profile=replace(Runner().training.profile, sessions_per_week=1))
    days = [MONDAY - timedelta(days=7 * week) for week in range(1, flat + 3)]
    feels = [(LegFeel.FLAT, 2)] * flat + [(LegFeel.SPRINGY, 4)] * 2
    legs = [LegsDay(day=day, feel=feel, gap=gap) for day, (feel, gap) in zip(days, feels, strict=True)]
    told = replace(runner.training, legs=tuple(sorted(legs, key=lambda one: one.day)))
    runner.person = replace(runner.person, training=told)
    runner.sleeps_until(MONDAY + timedelta(days=1)).says("/today").says("done")
    morning(runner, WEDNESDAY).taps_label("0–1")
    return morning(runner, FRIDAY)


def proposed() -> Runner:
    return with_evidence().taps_label("Flat")


def test_with_enough_evidence_the_answer_brings_a_proposal_with_the_numbers() -> None:
    runner = proposed()
    assert "flat in 4 of 4 hard runs with leg work up to 2 days before" in runner.text
    assert "with 3 days or more, in 0 of 2 (2 times springy)" in runner.text
    assert runner.training.profile.run_gap_days is None
    assert runner.labels[:2] == ["Keep 3 days", "Leave it as it is"]


def test_without_it_there_is_none() -> None:
    assert "Shall I keep" not in with_evidence(flat=2).taps_label("Flat").text


def test_it_is_shown_then_applied_and_seen_in_the_week_in_why_and_in_the_settings() -> None:
    runner = proposed().taps_label("Keep 3 days")
    assert "Before hard runs: 3 days after leg work" in runner.text
    runner.taps_label("Apply")
    assert runner.training.profile.run_gap_days == 3
    week = runner.talk.coach.week(runner.training, NEXT_MONDAY, moment_of(runner.person, runner.now))
    assert [plan.day.weekday() for plan in week if plan.type.lower_body] == [4]
    friday = runner.says("/week").taps_label("Next week").taps_label("Fr")
    assert "at least three days until your next hard run" in friday.text
    assert "3 days after leg work" in runner.says("/settings").text


def test_it_is_undone_by_a_tap() -> None:
    runner = proposed().taps_label("Keep 3 days").taps_label("Apply").taps_label("Undo")
    assert "Taken back" in runner.text
    assert runner.training.profile.run_gap_days is None


def test_left_as_it_is_it_is_never_proposed_again() -> None:
    runner = proposed().taps_label("Leave it")
    assert "As before" in runner.text
    for number in range(1, 40):
        runner.sleeps_until(FRIDAY + timedelta(days=number)).gets(DeliveryKind.MORNING)
        assert "Shall I keep" not in runner.text


def test_the_settings_choose_it_and_put_it_back() -> None:
    runner = Runner().says("/settings").taps_label("Run spacing").taps_label("3 days")
    assert runner.training.profile.run_gap_days == 3
    runner.taps_label("Minutes").taps_label("45")  # another setting leaves it alone
    assert runner.training.profile.run_gap_days == 3
    runner.says("/settings").taps_label("Run spacing").taps_label("As for everybody")
    assert runner.training.profile.run_gap_days is None


def test_hard_runs_of_every_kind_are_key_runs() -> None:
    week = RunningWeek((EASY, REST, RunDay(DayClass.RACE), REST, REST, REST, REST))
    runner = Runner(day=MONDAY, week=week).says("done")
    runner.sleeps_until(MONDAY + timedelta(days=1)).gets(DeliveryKind.MORNING)
    assert asked(runner) == ["How sore are you"]
    runner.taps_label("0–1").sleeps_until(THURSDAY).gets(DeliveryKind.MORNING)
    assert "How were your legs in yesterday's race?" in runner.text


# In words


@pytest.mark.parametrize(
    ("said", "score"), [("same", 5), ("Worse!", 6), ("better", 3), ("gone", 0), ("2", 2), ("7/10", 7), ("the same.", 5)]
)
def test_the_question_can_be_answered_in_words(said: str, score: int) -> None:
    assert sore_on_friday().says(said).training.soreness[-1].said == score


def test_better_after_a_severe_day_is_the_band_below_it() -> None:
    assert morning(Runner().says("quads sore 8"), FRIDAY).says("better").training.soreness[-1].said == 5


@pytest.mark.parametrize(("said", "feel"), [("heavy", LegFeel.FLAT), ("ok", LegFeel.OK), ("springy", LegFeel.SPRINGY)])
def test_so_can_the_one_about_the_legs(said: str, feel: LegFeel) -> None:
    runner = Runner().says("done").sleeps_until(FRIDAY)
    runner.gets(DeliveryKind.MORNING)
    runner.says("1")
    morning(runner, NEXT_MONDAY).says(said)
    assert runner.training.legs[-1].feel is feel


def test_without_a_question_the_same_words_are_nothing_special() -> None:
    runner = Runner().says("same")
    assert not runner.training.soreness
    assert runner.labels


def test_a_warning_sign_is_heard_before_any_answer() -> None:
    assert "on hold" in sore_on_friday().says("chest pain").says("/today").text


# Over months


@pytest.mark.parametrize("seed", range(6))
def test_over_months_of_any_answers_a_morning_asks_one_thing_at_most_and_each_answer_stays_in_its_message(
    seed: int,
) -> None:
    dice = random.Random(seed)
    runner = Runner(week=SPACED if seed % 2 else Runner().training.week)
    kinds = set()
    for number in range(1, 150):
        if runner.sleeps_until(THURSDAY + timedelta(days=number)).gets(DeliveryKind.MORNING) is not None:
            continue
        assert len(runner.heard.replies) == 1
        found = asked(runner)
        assert len(found) <= 1
        kinds |= set(found)
        if found and dice.random() < 0.7:
            runner.taps(dice.choice([one.does for one in runner.screen.keyboard[0] if one.does is not None]))
            assert not any(isinstance(one, Send) for one in runner.heard.replies) or "safety check" in found[0]
            assert runner.labels
        if dice.random() < 0.8:
            runner.says("done")
    assert len(kinds) >= 3


def test_the_numbers_of_the_exercises_do_not_stand_below_the_scores() -> None:
    labels = morning(Runner().says("done"), FRIDAY).labels
    assert labels[5] == "▶ Start"
    assert labels.index("1") > labels.index("❔ Why")
