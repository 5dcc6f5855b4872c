"""Travel, the coming seven days, and changes told in words: each walked as in the chat."""

from datetime import date, timedelta

import pytest
from msgspec import structs

from bot.buttons import Act, Action
from coaching.runner import DayClass, Distance, Equipment, Race, RunDay, RunningWeek, Units
from tests.bot.talking import (
    EASY,
    FRIDAY,
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
VARIES = RunningWeek((REST, SPEED, REST, EASY, REST, EASY, LONG), varies=True)


def applied(runner: Runner) -> Runner:
    return runner.taps_label("Apply") if "✅ Apply" in runner.labels else runner


# Travel


def away(*labels: str) -> Runner:
    runner = Runner(day=MONDAY, week=ROOMY).says("/today").taps_label("Change").taps_label("Travelling")
    for label in labels:
        runner.taps_label(label)
    return applied(runner)


@pytest.mark.parametrize(
    ("gear", "owned"),
    [
        ("Nothing at all", set()),
        ("Chair and step", {Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX}),
        ("A band", {Equipment.BAND}),
        ("A gym", {Equipment.BARBELL, Equipment.CABLE, Equipment.DUMBBELL}),
    ],
)
@pytest.mark.parametrize(("span", "days"), [("Only today", 0), ("3 days", 2), ("A week", 6), ("Two weeks", 13)])
def test_away_in_a_few_taps(gear: str, owned: set[Equipment], span: str, days: int) -> None:
    runner = away(gear, span)
    last = MONDAY + timedelta(days=days)
    assert owned <= runner.training.gear_on(last).owned <= owned | runner.training.gear_on(last).owned
    assert runner.training.gear_on(last + timedelta(days=1)) == PROFILE.gear
    assert "↶ Undo" in runner.labels


def test_away_with_a_band_changes_todays_session_and_undo_brings_it_back() -> None:
    runner = away("Nothing at all", "Only today")
    assert "Today with nothing but a wall" in runner.text
    assert "Full-body strength" in runner.text or "Leg strength" in runner.text
    assert runner.taps_label("Undo").training.travel is None


def test_away_in_words_within_the_questions() -> None:
    runner = away().says("only a band and a chair").says("friday")
    assert applied(runner).training.gear_on(FRIDAY).owned >= {Equipment.BAND, Equipment.BENCH_OR_CHAIR}
    assert runner.training.travel is not None
    assert runner.training.travel.end == FRIDAY


def test_back_home_early_by_a_button() -> None:
    runner = away("A band", "A week").taps_label("Change").taps_label("Travelling").taps_label("I am back home")
    applied(runner)
    assert runner.training.travel is None
    assert "Your own equipment is back" in runner.text


def test_away_forever_or_into_the_past_is_asked_again() -> None:
    runner = away("A band")
    runner.says("in 900 days")
    assert runner.training.travel is None
    assert runner.person.chat.position is not None


# The coming seven days


def test_the_coming_seven_days_by_tapping_through_them() -> None:
    runner = Runner(day=THURSDAY).says("/today").taps_label("Change").taps_label("Other runs")
    runner.taps_label("The coming seven days")
    assert [one for one in runner.labels if ":" in one][:4] == [
        "Today: easy",
        "Tomorrow: rest",
        "Saturday: easy",
        "Sunday: long",
    ]
    runner.taps_label("Tomorrow").taps_label("Tomorrow").taps_label("Sunday: long").taps_label("Sunday: race")
    assert "Sunday: rest" in runner.labels
    runner.taps_label("Done")
    assert "Tomorrow: speed work. Sunday: rest day." in runner.text
    runner.taps_label("Apply")
    assert runner.training.run_on(FRIDAY).day_class is DayClass.SPEED
    assert runner.training.run_on(SUNDAY + timedelta(days=7)).day_class is DayClass.LONG
    assert runner.taps_label("Undo").training.runs == ()


def test_seven_days_of_a_week_that_varies_begin_unknown_and_can_be_typed() -> None:
    runner = Runner(day=THURSDAY, week=VARIES).taps(Act(Action.OPEN, None, "week_once"))
    assert "Today: ?" in runner.labels
    runner.says("thu easy, sat long").taps_label("Done")
    applied(runner)
    assert runner.training.run_on(SATURDAY).day_class is DayClass.LONG
    assert runner.training.run_known(SATURDAY)


def test_seven_days_as_they_were_change_nothing() -> None:
    runner = Runner(day=THURSDAY).taps(Act(Action.OPEN, None, "week_once")).taps_label("Done")
    assert "All stays as it was" in runner.text
    assert runner.kinds() == []


# In words


def test_only_so_many_minutes_in_words() -> None:
    runner = applied(Runner(day=THURSDAY).says("only 12 minutes"))
    assert runner.training.minutes_on(THURSDAY) == 12
    assert "enough for all of it" in Runner(day=THURSDAY).says("only 45 minutes").text


def test_tomorrow_instead_of_today_in_words() -> None:
    runner = Runner(day=MONDAY, week=ROOMY).says("can't today, tomorrow instead")
    assert "Today's session moves to tomorrow." in runner.text
    assert runner.taps_label("Apply").training.moved[0].to == TUESDAY


def test_a_day_that_does_not_fit_is_refused_in_words_with_the_reason() -> None:
    runner = Runner(day=MONDAY, week=RunningWeek((EASY, EASY, SPEED, EASY, EASY, EASY, LONG)))
    runner.says("can't today, tomorrow instead")
    assert "<b>Not Tuesday.</b> No leg strength on the day before speed work" in runner.text


def test_a_race_in_words_is_added() -> None:
    runner = applied(Runner(day=THURSDAY).says("race on 12 april half marathon"))
    assert runner.training.races == (Race(date(2027, 4, 12), Distance.HALF),)


def test_a_race_that_is_near_shows_what_it_changes_and_is_dropped_again() -> None:
    runner = Runner(day=MONDAY, week=ROOMY, races=(Race(FRIDAY, Distance.TEN_K),))
    runner.taps(Act(Action.OPEN, None, "settings races")).taps_label("Not running")
    assert "No race on Friday 27 November." in runner.text
    assert runner.taps_label("Apply").training.races == ()
    assert len(runner.taps_label("Undo").training.races) == 1


def test_at_a_hotel_till_friday_with_a_band_in_words() -> None:
    runner = applied(Runner(day=MONDAY, week=ROOMY).says("at a hotel till friday only a band"))
    assert runner.training.travel is not None
    assert (runner.training.travel.end, Equipment.BAND in runner.training.travel.gear.owned) == (FRIDAY, True)


def test_no_run_on_a_day_in_words() -> None:
    runner = applied(Runner(day=THURSDAY).says("no run on Sunday"))
    assert runner.training.run_on(SUNDAY) == RunDay()


def test_pounds_in_words() -> None:
    assert Runner(day=THURSDAY).says("show weights in lb").training.profile.units is Units.LB


# From now on, from the menu


def test_fewer_sessions_a_week_from_the_menu() -> None:
    runner = Runner(day=MONDAY, week=ROOMY).says("/today").taps_label("Change").taps_label("From now on")
    runner.taps_label("Sessions a week").taps_label("At most 1")
    assert "At most 1 a week." in runner.text
    assert "<s>Full body B</s>" in runner.text
    runner.taps_label("Apply")
    assert runner.training.profile.sessions_per_week == 1
    assert runner.taps_label("Undo").training.profile.sessions_per_week is None


def test_an_hour_is_kept_at_once_and_undone_in_the_settings() -> None:
    runner = Runner(day=MONDAY).taps(Act(Action.OPEN, None, "settings quiet")).taps_label("22:00 to 6:00")
    assert runner.person.chat.preferences.quiet_from.hour == 22
    assert runner.labels[0] == "↶ Undo"
    runner.taps_label("↶ Undo")
    assert runner.person.chat.preferences.quiet_from.isoformat("minutes") == "21:30"
    assert "↶ Undo" not in runner.labels


def test_travel_stays_known_when_a_run_of_a_later_day_is_told() -> None:
    """Told of a day still to come, nothing of today is over by it."""
    runner = away("A band", "3 days")
    runner.taps(Act(Action.OPEN, None, "runs")).taps_label("Sunday").taps_label("Easy")
    assert applied(runner).training.gear_on(WEDNESDAY).owned >= {Equipment.BAND}


def test_a_tie_of_kilos_is_no_change() -> None:
    runner = Runner(day=MONDAY, profile=structs.replace(PROFILE, units=Units.LB)).taps(Act(Action.UNITS, MONDAY, "x"))
    assert runner.kinds() == []
