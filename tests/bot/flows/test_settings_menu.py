"""Every answer is editable afterwards, by the same questions, and what changed is told to the coach."""

from datetime import date, time, timedelta

import pytest

from bot.words import questions as asked
from bot.words import settings_words as words
from bot.words import turns
from coaching.facts import ProfileChanged, RaceAdded, RaceDropped, ScreeningAnswered, WeekChanged
from coaching.runner import (
    AgeBand,
    Condition,
    DayClass,
    Distance,
    Equipment,
    Joint,
    LastStrength,
    Priority,
    Race,
    RunningExperience,
    StrengthBackground,
    Units,
)
from tests.bot.flows.talk import Talk


@pytest.fixture
def menu(known: Talk) -> Talk:
    known.facts.clear()
    return known.begin("settings")


def kinds(talk: Talk) -> list[type]:
    """The facts told, without the session that follows from them."""
    return [type(fact) for fact in talk.facts if type(fact).__name__ != "SessionPrescribed"]


def test_the_menu_shows_every_answer_in_a_line(menu: Talk) -> None:
    for line in (
        "Runs: Tue speed, Thu easy, Sat easy, Sun long",
        "Race: none for now",
        "Sessions: up to 30 minutes",
        "With: chair or bench and step or stair",
        "Pain: nothing hurts",
        "Safety check: nothing ticked",
        "Age: 18 to 39",
        "Strength so far: none so far",
        "Running for: more than a year",
        "Body weight: not told, weights in kg",
        "Session comes: 6:30 (London time)",
        "Evening reminder: 19:00",
        "Weekly review: Sunday",
        "Quiet: 21:30 to 6:00",
    ):
        assert line in menu.screen.text


def test_every_door_has_its_button_and_opens(menu: Talk) -> None:
    for door, label in words.DOORS.items():
        assert menu.tap(label).step == door
        assert menu.tap("← Back").step == "menu"


def test_every_door_can_be_opened_from_outside_with_the_menu_behind_it(known: Talk) -> None:
    for door in words.DOORS:
        assert known.begin("settings", step=door).step == door
        assert known.tap("← Back").step == "menu"


def test_close_leaves_everything(menu: Talk) -> None:
    before = menu.training
    menu.tap("✕ Close")
    assert not menu.open
    assert menu.screen.text == words.closed()
    assert menu.training == before


def test_cancel_in_a_question_closes_without_a_change(menu: Talk) -> None:
    before = menu.training
    menu.tap("Running week", "Set my own days", "Mon:", "✕ Cancel")
    assert not menu.open
    assert menu.training == before
    assert menu.facts == []


def test_half_an_answer_and_back_changes_nothing(menu: Talk) -> None:
    menu.tap("Equipment", "Let me choose", "Dumbbells", "← Back", "← Back")
    assert menu.step == "menu"
    menu.tap("Reminder", "18:00")
    assert Equipment.DUMBBELL not in menu.training.profile.gear.owned
    assert kinds(menu) == []


def test_the_same_answer_tells_nothing(menu: Talk) -> None:
    menu.tap("Minutes, days", "30 min")
    assert words.unchanged() in menu.screen.text
    assert menu.facts == []


def test_the_running_week(menu: Talk) -> None:
    menu.tap("Running week", "5 runs")
    assert kinds(menu) == []
    assert "Your week from now on: Tue speed, Wed easy, Fri easy, Sat easy, Sun long." in menu.screen.text
    assert kinds(menu.applied()) == [WeekChanged]
    assert menu.training.week.days[2].first is DayClass.EASY


def test_the_editor_begins_with_the_week_as_it_is(menu: Talk) -> None:
    menu.tap("Running week", "Set my own days")
    assert "Tue: speed" in menu.labels
    menu.tap("Sat:", "Sat:", "Sat:", "Sat:", "Done").applied()
    assert menu.training.week.days[5].first is DayClass.REST


def test_a_week_that_varies_from_now_on(menu: Talk) -> None:
    menu.tap("Running week", "My week varies").applied()
    assert menu.training.week.varies
    menu.begin("settings")
    assert "different each week" in menu.screen.text


def test_a_race_is_added_and_dropped(menu: Talk) -> None:
    race = Race(date(2027, 4, 11), Distance.MARATHON, Priority.A)
    menu.tap("Races", "Add a race", "Marathon").type("11 April").tap("Main race")
    assert list(menu.training.races) == [race]
    assert "marathon on Sunday 11 April 2027" in menu.screen.text
    menu.tap("Races", "Add a race").type("10k in 6 weeks").tap("Tune-up")
    assert len(menu.training.races) == 2
    assert "and 1 more" in menu.screen.text
    menu.tap("Races", "Not running Sun 11 Apr 2027")
    assert [one.distance for one in menu.training.races] == [Distance.TEN_K]
    assert kinds(menu) == [RaceAdded, RaceAdded, RaceDropped]


def test_no_race_after_all_adds_none(menu: Talk) -> None:
    menu.tap("Races", "Add a race", "No race")
    assert menu.training.races == ()
    assert words.unchanged() in menu.screen.text


def test_minutes_and_days(menu: Talk) -> None:
    menu.tap("Minutes, days", "Prefer certain days", "Tue", "Sat", "Done", "45 min")
    assert menu.training.profile.minutes == 45
    assert menu.training.profile.preferred_days == {1, 5}
    assert "best on Tue and Sat" in menu.screen.text


@pytest.mark.parametrize(
    ("answer", "count"), [("At most 1", 1), (">2", 2), ("As many as fit", None), (">at most 3", 3)]
)
def test_sessions_a_week(menu: Talk, answer: str, count: int | None) -> None:
    menu.tap("Sessions a week")
    (menu.type(answer[1:]) if answer.startswith(">") else menu.tap(answer)).applied()
    assert menu.training.profile.sessions_per_week == count


@pytest.mark.parametrize("text", ["4", "0", "many"])
def test_no_count_of_sessions(menu: Talk, text: str) -> None:
    assert menu.tap("Sessions a week").hear_text(text) is None


def test_equipment_begins_with_what_is_there(menu: Talk) -> None:
    menu.tap("Equipment", "Let me choose")
    assert "✓ Chair or bench" in menu.labels
    menu.tap("Dumbbells", "Done", "8 kg", "Done")
    assert menu.training.profile.gear.dumbbells_kg == (8.0,)
    assert menu.training.profile.gear.owned == {
        *(Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX, Equipment.DUMBBELL)
    }
    assert "dumbbells (8 kg)" in menu.screen.text


def test_pain_comes_and_goes(menu: Talk) -> None:
    menu.tap("Pain or injury", "Knee", "Done", "No")
    assert menu.training.profile.painful == {Joint.KNEE}
    assert "Pain: knee" in menu.screen.text
    menu.tap("Pain or injury", "Nothing hurts")
    assert menu.training.profile.painful == frozenset()


def test_the_safety_check_again_cleared(menu: Talk) -> None:
    menu.tap("Safety check", "1", "Done", "Yes")
    assert kinds(menu)[0] is ScreeningAnswered
    assert menu.training.profile.conditions == {Condition.HEART_OR_PRESSURE}
    assert menu.training.profile.cleared
    assert "heart or blood pressure (cleared)" in menu.screen.text


def test_the_safety_check_again_not_cleared_says_what_follows_and_cleared_lifts_it(menu: Talk) -> None:
    menu.tap("Safety check", "1", "Done", "Not yet")
    assert words.saved_but_not_cleared() in menu.screen.text
    assert "not cleared yet" in menu.screen.text
    menu.begin("cleared").tap("Yes")
    assert menu.training.profile.cleared
    assert len(menu.others) == 1


def test_age_with_and_without_an_adult(menu: Talk) -> None:
    assert "Under 13" not in menu.tap("Age").labels
    menu.type("12")
    assert asked.too_young_later() in menu.screen.text
    assert menu.training.profile.age is AgeBand.ADULT_18_39
    menu.tap("16 or 17", "Yes")
    assert (menu.training.profile.age, menu.training.profile.guardian) == (AgeBand.YOUTH_16_17, True)


def test_strength_and_running(menu: Talk) -> None:
    menu.tap("Strength so far", "2 to 12 months", "In the last 2 months")
    menu.tap("Running so far", "3 to 12 months")
    profile = menu.training.profile
    assert profile.background is StrengthBackground.MONTHS_2_12
    assert profile.last_strength is LastStrength.WITHIN_2_MONTHS
    assert profile.running is RunningExperience.MONTHS_3_12
    assert kinds(menu) == [ProfileChanged, ProfileChanged]


def test_weight_and_units(menu: Talk) -> None:
    menu.tap("Weight, units").type("165 lb")
    assert menu.training.profile.units is Units.LB
    assert "165 lb, weights in lb" in menu.screen.text


def test_hour_and_zone_are_the_chats_own_and_no_fact(menu: Talk) -> None:
    menu.tap("Hour, time zone", "🌍").type("Tokyo", "6:45")
    wishes = menu.person.chat.preferences
    assert (wishes.hour, wishes.zone) == (time(6, 45), "Asia/Tokyo")
    assert menu.facts == []
    assert "6:45 (Tokyo time)" in menu.screen.text


@pytest.mark.parametrize(
    ("answer", "at"),
    [("18:30", time(18, 30)), ("No reminder", None), (">half past seven pm", time(19, 30)), (">off", None)],
)
def test_the_evening_reminder(menu: Talk, answer: str, at: time | None) -> None:
    menu.tap("Reminder")
    menu.type(answer[1:]) if answer.startswith(">") else menu.tap(answer)
    assert menu.person.chat.preferences.reminder == at


@pytest.mark.parametrize(("answer", "day"), [("Friday", 4), (">on mondays", 0)])
def test_the_day_of_the_weekly_review(menu: Talk, answer: str, day: int) -> None:
    menu.tap("Weekly review")
    menu.type(answer[1:]) if answer.startswith(">") else menu.tap(answer)
    assert menu.person.chat.preferences.nudge_weekday == day


@pytest.mark.parametrize(
    ("answer", "start", "end"),
    [
        ("22:00 to 7:00", time(22), time(7)),
        (">22:30 - 6", time(22, 30), time(6)),
        (">from 10 pm to 6 am", time(22), time(6)),
        ("No quiet hours", time(0), time(0)),
        (">off", time(0), time(0)),
    ],
)
def test_quiet_hours(menu: Talk, answer: str, start: time, end: time) -> None:
    menu.tap("Quiet hours")
    menu.type(answer[1:]) if answer.startswith(">") else menu.tap(answer)
    wishes = menu.person.chat.preferences
    assert (wishes.quiet_from, wishes.quiet_to) == (start, end)


def test_settings_go_on_after_a_restart(menu: Talk) -> None:
    menu.tap("Running week", "Set my own days", "Mon:").restart()
    assert "Mon: easy" in menu.labels
    menu.tap("Done").applied()
    assert menu.training.week.days[0].first is DayClass.EASY


class TestPause:
    @pytest.mark.parametrize(
        ("answer", "days"),
        [("3 days", 3), ("A week", 7), ("Two weeks", 14), (">10 days", 10), (">until 2 December", 10)],
    )
    def test_for_a_while(self, known: Talk, answer: str, days: int) -> None:
        known.begin("pause")
        known.type(answer[1:]) if answer.startswith(">") else known.tap(answer)
        assert known.person.chat.preferences.paused_until == date(2026, 11, 22) + timedelta(days=days)
        assert "Paused until" in known.screen.text

    def test_until_the_runner_says_so_and_back(self, known: Talk) -> None:
        known.begin("pause")
        assert "Write to me again" not in known.labels
        known.tap("Until I say so")
        assert known.person.chat.preferences.paused_until == date.max
        known.begin("pause").tap("Write to me again")
        assert known.person.chat.preferences.paused_until is None

    def test_from_the_settings(self, menu: Talk) -> None:
        assert menu.tap("Pause messages").step == "how_long"
        menu.tap("✕ Cancel")
        assert menu.person.chat.preferences.paused_until is None

    def test_a_pause_into_the_past_is_none(self, known: Talk) -> None:
        assert known.begin("pause").hear_text("yesterday") is None


class TestDelete:
    def test_says_what_goes_and_forgets(self, menu: Talk) -> None:
        menu.tap("Delete me")
        assert "go, at once and for good" in menu.screen.text
        assert menu.open
        menu.tap("Delete everything")
        assert menu.forgotten

    @pytest.mark.parametrize("answer", ["Keep it", ">no", ">cancel"])
    def test_or_keeps_all(self, known: Talk, answer: str) -> None:
        before = known.training
        known.begin("delete")
        known.type(answer[1:]) if answer.startswith(">") else known.tap(answer)
        assert not known.forgotten
        assert known.training == before

    def test_a_newcomer_who_keeps_goes_on_with_the_questions(self, talk: Talk) -> None:
        talk.start().tap("All right", "None of these").begin("delete").tap("Keep it")
        assert talk.step == "age"
        assert turns.back_to_it() in talk.screen.text

    def test_a_newcomer_can_delete_too(self, talk: Talk) -> None:
        assert talk.start().tap("All right").begin("delete").type("yes").forgotten


class TestRunsOfADay:
    def test_tomorrow_by_taps(self, known: Talk) -> None:
        known.begin("runs").tap("Tomorrow", "Easy + speed")
        assert "Tomorrow: easy run + speed work." in known.screen.text
        run = known.applied().training.run_on(date(2026, 11, 23))
        assert (run.first, run.second) == (DayClass.EASY, DayClass.SPEED)

    @pytest.mark.parametrize(("day", "when"), [("friday", date(2026, 11, 27)), ("today", date(2026, 11, 22))])
    def test_in_words(self, known: Talk, day: str, when: date) -> None:
        known.begin("runs").type(day, "speed").applied()
        assert known.training.run_on(when).first is DayClass.SPEED

    def test_a_day_button_stays_true_past_midnight(self, known: Talk) -> None:
        monday = known.begin("runs").button("Tomorrow").does
        known.later(hours=12).press(monday)
        assert known.draft["day"] == "2026-11-23"

    def test_other_words_are_left_to_the_conversation(self, known: Talk) -> None:
        assert known.begin("runs").hear_text("sore") is None
        assert known.tap("Tomorrow").hear_text("sore") is None


def test_not_yet_cleared_waits(known: Talk) -> None:
    known.facts.clear()
    known.begin("cleared").tap("Not yet")
    assert known.facts == []
    assert not known.open


def test_every_flow_but_home_waits_for_the_questions(talk: Talk) -> None:
    for flow in ("settings", "pause", "cleared", "runs"):
        talk.begin(flow)
        assert talk.person.chat.position is not None
        assert talk.person.chat.position.flow == "onboarding"
        assert turns.first_things_first() in talk.screen.text
