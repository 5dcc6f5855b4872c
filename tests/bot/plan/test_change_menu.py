"""Change, under the session: everything that can change is found by looking at buttons."""

import pytest
from msgspec import structs

from bot.buttons import Action
from bot.conversation import moment_of
from coaching.facts import SkipReason
from coaching.memory.count import Status
from coaching.runner import DayClass, Distance, Race, RunningWeek, Units
from coaching.session_type import SessionType
from tests.bot.talking import (
    EASY,
    LONG,
    MONDAY,
    PROFILE,
    REST,
    SATURDAY,
    SPEED,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    Runner,
)

ROOMY = RunningWeek((EASY, EASY, EASY, EASY, REST, EASY, LONG))
"""A week with room: today's session of Monday may move to Tuesday or Wednesday."""


def menu(**known: object) -> Runner:
    return Runner(**{"day": MONDAY, "week": ROOMY, **known}).says("/today").taps_label("🔀 Change")  # type: ignore[arg-type]  # a mix of kinds


def test_the_menu_edits_the_session_in_place_and_leads_back() -> None:
    runner = menu()
    assert [type(reply).__name__ for reply in runner.heard.replies] == ["Toast", "Edit"]
    assert "What shall change?" in runner.text
    assert "Full-body strength" in runner.taps_label("‹ Back to the session").text


def test_everything_that_can_change_has_a_button() -> None:
    runner = menu()
    for label in ("Another day", "Shorter", "Skip today", "I just ran", "Swap a move", "Travelling", "Races"):
        assert any(label in one for one in runner.labels), label
    for label in ("Tomorrow", "coming seven days", "My usual week"):
        assert any(label in one for one in _all_behind(runner)), label
    for label in ("Sessions a week", "Minutes, days", "Hour of the message", "Quiet hours", "✓ kg", "lb"):
        assert any(label in one for one in _all_behind(runner)), label


def _all_behind(runner: Runner) -> list[str]:
    """The labels of the menu's two other screens, and of the flow for one run."""
    runs = runner.taps_label("Other runs").labels
    one = runner.taps_label("One run, one day").labels
    more = runner.taps(Action.CHANGE).taps_label("From now on").labels
    runner.taps(Action.CHANGE)
    return [*runs, *one, *more]


def test_todays_run_is_another_one_in_three_taps() -> None:
    runner = Runner(day=MONDAY, week=ROOMY).says("/today")
    taps = 0
    for label in ("Change", "Long", "Apply"):
        runner.taps_label(label)
        taps += 1
    assert taps <= 3
    assert runner.training.run_on(MONDAY).day_class is DayClass.LONG
    assert "Light core and mobility" in runner.text


def test_the_same_run_as_known_only_shows_the_menu_again() -> None:
    runner = menu().taps_label("✓ Easy")
    assert runner.kinds() == []
    assert "What shall change?" in runner.text


def test_another_day_offers_what_fits_with_its_reason_and_says_why_the_others_do_not() -> None:
    runner = menu().taps_label("Another day")
    assert "<b>Tuesday</b>: Your legs have room" in runner.text
    assert "✕ Fri · rest day" in runner.labels
    runner.taps_label("✕ Fri")
    assert "<b>Not Friday.</b> Leg strength goes on easy days, and this one is for rest." in runner.text
    assert runner.kinds() == []
    assert "two on one day" in runner.taps_label("✕ Thu").text


def test_a_move_shows_both_weeks_and_the_reason_is_applied_on_a_tap_and_undone_by_one() -> None:
    runner = menu().taps_label("Another day").taps_label("Tue")
    assert "Today's session moves to tomorrow." in runner.text
    assert "Mon · easy run · <s>Full body A</s> → <b>–</b>" in runner.text
    assert "Tue · easy run · <s>Light core</s> → <b>Full body A</b>" in runner.text
    assert "• <b>Tue</b>: Your legs have room" in runner.text
    assert runner.kinds() == []
    before = runner.training
    runner.taps_label("Apply")
    assert runner.kinds() == ["SessionMoved", "SessionPrescribed"]
    assert "Tue · easy run · <b>Full body A</b>" in runner.text
    runner.taps_label("Undo")
    assert "Taken back" in runner.text
    assert runner.training.moved == ()
    assert runner.training.session_on(MONDAY) == before.session_on(MONDAY)


def test_a_moved_session_is_there_on_its_day_and_says_so() -> None:
    runner = menu().taps_label("Another day").taps_label("Tue").taps_label("Apply").sleeps_until(TUESDAY)
    assert "Full-body strength A" in runner.says("/today").text
    assert "You moved it here from Monday 23 November." in runner.taps_label("Why").text


def test_what_was_moved_away_comes_back_by_a_button() -> None:
    runner = menu().taps_label("Another day").taps_label("Tue").taps_label("Apply")
    runner.taps_label("Today").taps_label("Change").taps_label("Do it today after all")
    assert "before → after" in runner.text
    assert "Full-body strength A" in runner.taps_label("Apply").text
    assert runner.training.moved == ()


def test_where_no_day_fits_it_says_why_on_a_tap_and_offers_to_skip() -> None:
    week = RunningWeek((REST, SPEED, REST, EASY, SPEED, SPEED, LONG))
    runner = menu(day=WEDNESDAY, week=week).taps_label("Another day")
    assert "No other day this week suits it" in runner.text
    assert "Skip today" in runner.labels
    assert "Not Saturday" in runner.taps_label("✕ Sat").text


def test_on_sunday_there_is_no_day_left_and_light_work_is_not_moved() -> None:
    week = RunningWeek((REST, SPEED, REST, SPEED, SPEED, LONG, EASY))
    assert "The week ends today" in menu(day=SUNDAY, week=week).taps_label("Another day").text
    assert "Another day" not in " ".join(menu(day=TUESDAY, week=week).labels)
    assert "stays here" in Runner(day=TUESDAY, week=week).taps(f"a:mv:{TUESDAY}:{THURSDAY}").text


@pytest.mark.parametrize(("minutes", "counts"), [("25 min", True), ("12 min", False), ("6 min", False)])
def test_shorter_fits_the_minutes_and_says_kindly_what_is_too_short_to_count(minutes: str, counts: bool) -> None:
    runner = menu(week=RunningWeek((EASY, REST, SPEED, EASY, REST, LONG, REST))).taps_label("Shorter")
    assert runner.labels[:3] == ["6 min", "12 min", "25 min"]
    runner.taps_label(minutes)
    if "✅ Apply" in runner.labels:
        runner.taps_label("Apply")
    session = runner.training.session_on(MONDAY)
    assert session is not None
    assert session.estimate_s <= int(minutes.split(maxsplit=1)[0]) * 60
    said = runner.taps(Action.WHY).text
    assert ("keep the habit alive" in said) is not counts


def test_as_long_as_planned_is_one_more_button() -> None:
    runner = menu(week=RunningWeek((EASY, REST, SPEED, EASY, REST, LONG, REST))).taps_label("Shorter")
    runner.taps_label("25 min").taps_label("Change").taps_label("Shorter").taps_label("As long as planned")
    assert runner.training.timed == ()


def test_skip_with_a_reason_says_what_becomes_of_the_week() -> None:
    runner = menu().taps_label("Skip today").taps_label("No time")
    assert "Nothing to catch up" in runner.text
    assert "Tue: Light core → <b>Full body A</b>" in runner.text
    skipped = next(fact for fact in runner.heard.facts if type(fact).__name__ == "SessionSkipped")
    assert getattr(skipped, "reason", None) is SkipReason.NO_TIME
    assert runner.taps_label("Undo").training.status_on(MONDAY) is Status.OPEN


@pytest.mark.parametrize("kind", ["Speed", "Long"])
def test_just_ran_hard_gives_core_and_mobility_only(kind: str) -> None:
    runner = menu().taps_label("I just ran").taps_label(kind)
    assert "your legs have done enough" in runner.text
    runner.taps_label("12 min").taps_label("Apply")
    assert "Light core and mobility" in runner.text
    session = runner.training.session_on(MONDAY)
    assert session is not None
    assert 6 * 60 <= session.estimate_s <= 12 * 60


def test_just_ran_easy_gives_the_legs_something_in_the_minutes_there_are() -> None:
    runner = menu(week=RunningWeek((EASY, REST, SPEED, EASY, REST, LONG, REST)))
    runner.taps_label("I just ran").taps_label("Easy").taps_label("25 min")
    assert "strength" in runner.text
    assert "Run first, lift" in runner.text
    assert runner.kinds()[0] == "SessionTimed"


def test_just_ran_on_an_easy_day_with_nothing_planned_still_gives_light_core() -> None:
    runner = menu(profile=structs.replace(PROFILE, sessions_per_week=1)).says("done")
    runner.sleeps_until(SATURDAY).says("/today")
    assert "strength" not in runner.text
    runner.taps_label("Change").taps_label("I just ran").taps_label("Easy").taps_label("12 min")
    if "✅ Apply" in runner.labels:
        runner.taps_label("Apply")
    assert "Light core and mobility" in runner.text


def test_a_race_just_run_brings_nothing_more() -> None:
    runner = menu().taps_label("I just ran").taps_label("Race").taps_label("Apply")
    assert runner.training.run_on(MONDAY).day_class is DayClass.RACE


def test_kilos_and_pounds_at_once_with_undo() -> None:
    runner = menu().taps_label("From now on").taps_label("lb")
    assert runner.training.profile.units is Units.LB
    assert "Weights in lb. Nothing moves" in runner.text
    assert runner.taps_label("Undo").training.profile.units is Units.KG


def test_a_session_that_is_done_leaves_only_what_comes_after_it() -> None:
    runner = Runner(day=MONDAY, week=ROOMY).says("done").taps(Action.CHANGE)
    assert "Shorter" not in " ".join(runner.labels)
    for tap in (f"a:ms:{MONDAY}:12", f"a:mv:{MONDAY}:{TUESDAY}", f"a:mj:{MONDAY}:easy 12"):
        assert "is done" in runner.taps(tap).text


def test_a_race_day_offers_runs_and_what_is_ahead() -> None:
    runner = Runner(day=MONDAY, week=ROOMY, races=(Race(TUESDAY, Distance.TEN_K),)).sleeps_until(TUESDAY)
    assert "✓ Race" in runner.says("/today").taps_label("Change").labels


def test_an_old_menu_shows_today() -> None:
    old = menu()
    button = next(one.does for row in old.screen.keyboard for one in row if "Shorter" in one.label)
    assert button is not None
    assert "That was Monday's session" in old.sleeps_until(TUESDAY).taps(button).text


def test_tomorrows_run_is_another_one_in_four_taps() -> None:
    runner = menu().taps_label("Tomorrow's run")
    assert "What do you run tomorrow, Tuesday?" in runner.text
    assert "So far: Easy run." in runner.text
    runner.taps_label("Rest")
    assert "before → after" in runner.text
    runner.taps_label("Apply")
    assert runner.training.run_on(TUESDAY).day_class is DayClass.REST
    assert runner.training.run_on(MONDAY).day_class is DayClass.EASY


def test_what_the_menu_opens_stands_in_the_message_of_the_menu() -> None:
    for path in (
        ["Races"],
        ["Travelling"],
        ["Other runs", "One run"],
        ["From now on", "Quiet"],
        ["From now on", "All"],
    ):
        runner = menu()
        for label in path:
            runner.taps_label(label)
        assert [type(reply).__name__ for reply in runner.heard.replies] == ["Toast", "Edit"], path


@pytest.mark.parametrize("done", [False, True])
def test_whoever_is_short_of_time_is_not_given_another_session_for_it(done: bool) -> None:
    week = RunningWeek((REST, SPEED, REST, EASY, REST, REST, LONG))
    runner = Runner(day=THURSDAY, week=week).says("/today")
    before = _days_ahead(runner)
    runner.taps_label("Change").taps_label("Shorter").taps_label("12 min")
    assert "✅ Apply" not in runner.labels
    if done:
        runner.taps_label("✅ Done")
    assert _days_ahead(runner) == before


def _days_ahead(runner: Runner) -> list[SessionType]:
    days = runner.talk.coach.week(runner.training, MONDAY, moment_of(runner.person, runner.now))
    return [plan.type for plan in days if plan.day > THURSDAY]


def test_another_exercise_is_chosen_and_swapped_from_the_menu() -> None:
    runner = menu().taps_label("Swap a move")
    assert "Which one shall be another?" in runner.text
    runner.taps_label("Bodyweight Squat")
    assert "Instead of <b>Bodyweight Squat</b>" in runner.text
    offered = runner.labels[0]
    assert offered in runner.taps_label(offered).text
    runner.taps_label("📋 All")
    assert offered in runner.text
    assert "Bodyweight Squat</b>" not in runner.text
