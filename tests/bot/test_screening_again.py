"""The safety check asked again: offered in a morning message, a minute long, put off at will, never in the way."""

from datetime import date, timedelta

from msgspec.structs import replace

from bot.due import DeliveryKind
from coaching.runner import Condition, DayClass, Distance, Joint, Race
from tests.bot.talking import THURSDAY, TUESDAY, Runner

TWELVE_WEEKS = TUESDAY + timedelta(days=84)


def offered(day: date = TWELVE_WEEKS) -> Runner:
    runner = Runner(day=TUESDAY).sleeps_until(day)
    assert runner.gets(DeliveryKind.MORNING) is None
    return runner


def test_after_twelve_weeks_it_is_offered_below_the_session() -> None:
    runner = offered()
    assert "The safety check is 12 weeks old. Four short questions" in runner.text
    assert runner.labels[:2] == ["Yes, now", "Another day"]
    assert "✅ Done" in runner.labels


def test_where_all_is_as_it_was_it_takes_three_taps_and_twelve_weeks_begin_anew() -> None:
    runner = offered().taps_label("Yes, now").taps_label("None of these")
    assert "is the rest still so?" in runner.text
    assert "Tue speed, Thu easy, Sat easy, Sun long" in runner.text
    runner.taps_label("Yes, all still so")
    assert runner.screens[0].text.startswith("Thank you, all noted.")
    assert "Tuesday" in runner.text
    assert runner.training.screened_on == TWELVE_WEEKS
    assert runner.kinds().count("ScreeningAnswered") == 1
    runner.sleeps_until(TWELVE_WEEKS + timedelta(days=7)).gets(DeliveryKind.MORNING)
    assert "safety check" not in runner.text


def test_put_off_or_passed_over_it_comes_back_after_a_week_then_ever_more_rarely() -> None:
    runner = offered().taps_label("Another day")
    assert runner.text.startswith("Another day, then.")
    seen = []
    for number in range(1, 70):
        runner.sleeps_until(TWELVE_WEEKS + timedelta(days=number))
        if runner.gets(DeliveryKind.MORNING) is None and "safety check" in runner.text:
            seen.append(number)
        runner.says("thanks")
    assert seen == [7, 21, 49]


def test_what_changed_is_told_on_the_way() -> None:
    runner = offered().taps_label("Yes, now").taps_label("None of these")
    runner.taps_label("Running week").taps_label("3 runs")
    assert "is the rest still so?" in runner.text
    runner.taps_label("Pain or injury").taps_label("Knee").taps_label("Done")
    while "is the rest still so?" not in runner.text:
        runner.taps_label("No")
    assert "Pain: knee" in runner.text
    runner.taps_label("Yes, all still so")
    assert runner.training.profile.painful == {Joint.KNEE}
    assert runner.training.run_on(TWELVE_WEEKS + timedelta(days=4)).day_class is DayClass.REST


def test_a_yes_stops_strength_work_until_a_professional_says_yes() -> None:
    runner = offered().taps_label("Yes, now")
    runner.taps_label("2").taps_label("Done").taps_label("Not yet").taps_label("Yes, all still so")
    assert "I plan no strength work until" in runner.screens[0].text
    assert Condition.CHEST_PAIN in runner.training.profile.conditions
    runner.sleeps_until(TWELVE_WEEKS + timedelta(days=1)).says("/today")
    assert "A professional cleared me" in runner.labels
    runner.taps_label("A professional cleared me").taps_label("Yes")
    assert runner.screens[0].text.startswith("Good news.")
    assert runner.training.profile.cleared
    assert "✅ Done" in runner.labels


def test_left_in_the_middle_nothing_is_changed_and_today_is_as_before() -> None:
    runner = offered().taps_label("Yes, now")
    before = runner.training
    runner.taps_label("Not now")
    assert "Another day" in runner.text
    assert runner.training == before
    assert "Tuesday" in runner.says("/today").text


def test_after_a_layoff_of_four_weeks_it_says_why() -> None:
    runner = Runner().says("done").sleeps_until(THURSDAY + timedelta(days=35))
    assert runner.gets(DeliveryKind.MORNING) is None
    assert "After 5 weeks without leg work" in runner.text


def test_one_who_is_under_a_cleared_condition_keeps_it_by_one_tap() -> None:
    profile = replace(Runner().training.profile, conditions=frozenset({Condition.HEART_OR_PRESSURE}), cleared=True)
    runner = Runner(day=TUESDAY, profile=profile).sleeps_until(TWELVE_WEEKS)
    runner.gets(DeliveryKind.MORNING)
    runner.taps_label("Yes, now").taps_label("Done").taps_label("Yes").taps_label("Yes, all still so")
    assert runner.training.profile.conditions == {Condition.HEART_OR_PRESSURE}
    assert runner.training.profile.cleared


def test_a_race_dropped_and_another_added_are_both_told() -> None:
    runner = Runner(day=TUESDAY, races=(Race(TWELVE_WEEKS + timedelta(days=60), Distance.HALF),))
    runner.sleeps_until(TWELVE_WEEKS).gets(DeliveryKind.MORNING)
    runner.taps_label("Yes, now").taps_label("None of these")
    runner.taps_label("Races").taps_label("Not running")
    assert "is the rest still so?" in runner.text
    runner.taps_label("Races").taps_label("Add").says(f"10 km on {TWELVE_WEEKS + timedelta(days=40)}")
    runner.taps_label("Main race").taps_label("Yes, all still so")
    assert [race.day for race in runner.training.races] == [TWELVE_WEEKS + timedelta(days=40)]
