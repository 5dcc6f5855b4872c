"""Every way through the ten questions, and what each answer becomes."""

from datetime import date, time

import pytest

from bot.flow.engine import Flows
from bot.flows.answers import gear
from bot.words import onboarding as words
from bot.words import questions as asked
from bot.words import questions_safety as safety_words
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
    RunDay,
    RunningExperience,
    StrengthBackground,
    Units,
)
from tests.bot.flows.talk import Talk

TODAY = date(2026, 11, 22)
TO_AGE = ("All right", "None of these")
TO_WEEK = (*TO_AGE, "18 to 39")
TO_RACE = (*TO_WEEK, "4 runs")
TO_STRENGTH = (*TO_RACE, "No race")
TO_RUNNING = (*TO_STRENGTH, "None so far")
TO_GEAR = (*TO_RUNNING, "More than a year")
TO_PAIN = (*TO_GEAR, "Nothing at all")
TO_MINUTES = (*TO_PAIN, "Nothing hurts")
TO_HOUR = (*TO_MINUTES, "30 min")
TO_MASS = (*TO_HOUR, "6:30")
AFTER_SAFETY = (
    *("18 to 39", "4 runs", "No race", "None so far", "More than a year"),
    *("Nothing at all", "Nothing hurts", "30 min", "6:30", "Skip"),
)


class TestSafetyCheck:
    @pytest.mark.parametrize(
        ("number", "condition"),
        [
            ("1", Condition.HEART_OR_PRESSURE),
            ("2", Condition.CHEST_PAIN),
            ("3", Condition.FAINTING),
            ("4", Condition.LONG_TERM_ILLNESS),
            ("6", Condition.RECENT_SURGERY),
            ("8", Condition.LOW_ENERGY),
            ("9", Condition.SUPERVISION),
        ],
    )
    def test_a_yes_that_is_cleared_is_kept_with_the_profile(
        self, talk: Talk, number: str, condition: Condition
    ) -> None:
        talk.start().tap("All right", number, "Done", "Yes", *AFTER_SAFETY)
        assert talk.training.profile.conditions == {condition}
        assert talk.training.profile.cleared

    def test_not_cleared_waits_with_general_recovery_and_a_way_back_in(self, talk: Talk) -> None:
        talk.start().tap("All right", "1", "Done", "Not yet")
        assert talk.screen.text == safety_words.blocked()
        assert "How to get cleared" in talk.screen.text
        talk.later(days=30).restart()
        assert talk.screen.text == safety_words.blocked()
        talk.tap("A professional cleared me", *AFTER_SAFETY)
        assert talk.training.profile.cleared

    def test_who_ticked_by_mistake_answers_again(self, talk: Talk) -> None:
        talk.start().tap(
            "All right", "1", "Done", "Not yet", "Look at my answers again", "None of these", *AFTER_SAFETY
        )
        assert talk.training.profile.conditions == frozenset()
        assert not talk.training.profile.cleared

    def test_the_blocked_can_write_that_they_are_cleared(self, talk: Talk) -> None:
        talk.start().tap("All right", "1", "Done", "Not yet").type("my physio cleared me")
        assert talk.step == "age"

    @pytest.mark.parametrize(
        ("picked", "conditions"),
        [
            (["Joint"], {Condition.BONE_OR_JOINT}),
            (["Osteoporosis"], {Condition.OSTEOPOROSIS}),
            (["Broken vertebra"], {Condition.OSTEOPOROSIS, Condition.VERTEBRAL_FRACTURE}),
            (["Joint", "Osteoporosis"], {Condition.BONE_OR_JOINT, Condition.OSTEOPOROSIS}),
        ],
    )
    def test_bones_are_asked_about_once(self, talk: Talk, picked: list[str], conditions: set[Condition]) -> None:
        talk.start().tap("All right", "5", "Done", *picked, "Done", "Yes", *AFTER_SAFETY)
        assert talk.training.profile.conditions == conditions

    def test_done_without_an_answer_about_bones_asks_for_one(self, talk: Talk) -> None:
        talk.start().tap("All right", "5", "Done", "Done")
        assert talk.step == "bones"

    @pytest.mark.parametrize(
        ("label", "due"),
        [("Pregnant, before week 16", date(2027, 5, 16)), ("Pregnant, week 16 or later", date(2027, 5, 9))],
    )
    def test_the_pregnant_are_asked_how_far(self, talk: Talk, label: str, due: date) -> None:
        talk.start().tap("All right", "7", "Done", label, "Yes", *AFTER_SAFETY)
        assert talk.training.profile.conditions == {Condition.PREGNANT}
        assert (talk.training.profile.due_on, talk.training.profile.birth_on) == (due, None)

    @pytest.mark.parametrize(
        ("label", "birth"),
        [
            ("Gave birth, under 6", date(2026, 11, 22)),
            ("Gave birth, 6 to 12", date(2026, 10, 11)),
            ("Gave birth, 3 to 6", date(2026, 8, 30)),
        ],
    )
    def test_after_birth_counts_from_the_cautious_end(self, talk: Talk, label: str, birth: date) -> None:
        talk.start().tap("All right", "7", "Done", label, "Yes", *AFTER_SAFETY)
        assert talk.training.profile.conditions == {Condition.AFTER_BIRTH}
        assert (talk.training.profile.birth_on, talk.training.profile.due_on) == (birth, None)

    @pytest.mark.parametrize(
        ("text", "due", "birth"),
        [
            ("due 3 May", date(2027, 5, 3), None),
            ("due in 20 weeks", date(2027, 4, 11), None),
            ("born 2 October", None, date(2026, 10, 2)),
            ("I gave birth 8 weeks ago", None, date(2026, 9, 27)),
        ],
    )
    def test_dates_can_be_typed(self, talk: Talk, text: str, due: date | None, birth: date | None) -> None:
        talk.start().tap("All right", "7", "Done").type(text).tap("Yes", *AFTER_SAFETY)
        assert (talk.training.profile.due_on, talk.training.profile.birth_on) == (due, birth)

    def test_a_date_that_cannot_be_is_told_why(self, talk: Talk) -> None:
        talk.start().tap("All right", "7", "Done").type("born 2 years ago")
        assert safety_words.baby_date_off() in talk.screen.text

    def test_both_follow_ups_come_one_after_the_other(self, talk: Talk) -> None:
        talk.start().type("ok", "5, 7").tap("Osteoporosis", "Done")
        assert talk.step == "baby"

    @pytest.mark.parametrize(
        ("text", "step"), [("none", "age"), ("No", "age"), ("none of these", "age"), ("4 and 6", "cleared")]
    )
    def test_it_can_be_answered_in_words(self, talk: Talk, text: str, step: str) -> None:
        assert talk.start().tap("All right").type(text).step == step

    @pytest.mark.parametrize("text", ["10", "12", "my back", "sore 6", "no heart trouble", ""])
    def test_other_words_are_left_to_the_conversation(self, talk: Talk, text: str) -> None:
        assert talk.start().tap("All right").hear_text(text) is None

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("I have high blood pressure", "1"),
            ("type 1 diabetes", "4"),
            ("I'm pregnant", "7"),
            ("asthma and surgery", "4"),
        ],
    )
    def test_a_condition_in_words_is_ticked_and_left_to_be_confirmed(self, talk: Talk, text: str, number: str) -> None:
        talk.start().tap("All right").type(text)
        assert talk.step == "safety"
        assert number in talk.draft["yes"]
        assert "Done" in " ".join(talk.labels)

    def test_a_follow_up_taken_back_leaves_no_trace(self, talk: Talk) -> None:
        talk.start().tap("All right", "5", "Done", "Osteoporosis", "Done", "← Back", "← Back", "5", "4", "Done", "Yes")
        talk.tap(*AFTER_SAFETY)
        assert talk.training.profile.conditions == {Condition.LONG_TERM_ILLNESS}


class TestAge:
    @pytest.mark.parametrize(
        ("text", "band"),
        [
            ("34", AgeBand.ADULT_18_39),
            ("I'm 39 years old", AgeBand.ADULT_18_39),
            ("18", AgeBand.ADULT_18_39),
            ("40", AgeBand.ADULT_40_59),
            ("59", AgeBand.ADULT_40_59),
            ("60", AgeBand.ADULT_60_PLUS),
            ("81", AgeBand.ADULT_60_PLUS),
            ("forty", AgeBand.ADULT_40_59),
        ],
    )
    def test_it_can_be_typed(self, talk: Talk, text: str, band: AgeBand) -> None:
        assert talk.start().tap(*TO_AGE).type(text).draft["age"] == band
        assert talk.step == "runs"

    @pytest.mark.parametrize("text", ["old enough", "200", "34 35", "born 1990"])
    def test_what_is_no_age_is_left_alone(self, talk: Talk, text: str) -> None:
        assert talk.start().tap(*TO_AGE).hear_text(text) is None

    @pytest.mark.parametrize("answer", ["tap", "type"])
    def test_under_13_is_refused_kindly_and_nothing_is_kept(self, talk: Talk, answer: str) -> None:
        talk.start().tap(*TO_AGE)
        talk.tap("Under 13") if answer == "tap" else talk.type("12")
        assert talk.screen.text == words.too_young()
        assert talk.forgotten
        assert talk.facts == []
        assert not talk.open

    @pytest.mark.parametrize(("text", "band"), [("13", AgeBand.YOUTH_13_15), ("17", AgeBand.YOUTH_16_17)])
    def test_minors_go_on_when_an_adult_knows(self, talk: Talk, text: str, band: AgeBand) -> None:
        talk.start().tap(*TO_AGE).type(text).tap("Yes", *AFTER_SAFETY[1:])
        assert (talk.training.profile.age, talk.training.profile.guardian) == (band, True)

    def test_a_minor_whose_parents_do_not_know_waits_and_comes_back(self, talk: Talk) -> None:
        talk.start().tap(*TO_AGE, "16 or 17").type("not yet")
        assert talk.screen.text == asked.guardian_first()
        talk.restart().tap("They know now")
        assert talk.step == "runs"

    def test_a_wrong_age_can_be_changed_there(self, talk: Talk) -> None:
        talk.start().tap(*TO_AGE, "16 or 17", "Not yet", "Change my age", "18 to 39")
        assert talk.step == "runs"
        assert "guardian" not in talk.draft


class TestWeek:
    @pytest.mark.parametrize(("label", "runs"), [("3 runs", 3), ("4 runs", 4), ("5 runs", 5)])
    def test_presets_have_as_many_runs_as_they_say(self, talk: Talk, label: str, runs: int) -> None:
        talk.start().tap(*TO_WEEK, label, *AFTER_SAFETY[2:])
        days = talk.training.week.days
        assert sum(day.day_class is not DayClass.REST for day in days) == runs
        assert not talk.training.week.varies

    def test_a_day_button_cycles_through_all_kinds(self, talk: Talk) -> None:
        talk.start().tap(*TO_WEEK, "Set my own days")
        for kind in ("easy", "speed", "long", "race", "rest"):
            talk.tap("Mon:")
            assert f"Mon: {kind}" in talk.labels

    def test_a_second_run_can_be_added_and_taken_away(self, talk: Talk) -> None:
        talk.start().tap(*TO_WEEK, "Set my own days", "Mon:", "Add second runs", "Mon:")
        assert "Mon: easy + easy" in talk.labels
        talk.tap("Mon:", "Mon:", "Mon:")
        assert "Mon: easy" in talk.labels
        talk.tap("Tue:")
        assert "Tue: easy + easy" in talk.labels
        talk.tap("Back to first runs", "Done", *AFTER_SAFETY[2:])
        assert talk.training.week.days[:2] == (RunDay(DayClass.EASY), RunDay(DayClass.EASY, DayClass.EASY))

    def test_an_empty_week_is_not_taken(self, talk: Talk) -> None:
        talk.start().tap(*TO_WEEK, "Set my own days", "Done")
        assert talk.step == "days_run"
        assert "No run in the week yet" in talk.screen.text

    def test_a_week_that_varies(self, talk: Talk) -> None:
        talk.start().tap(*TO_WEEK, "My week varies", *AFTER_SAFETY[2:])
        assert talk.training.week.varies
        assert "evening before" in words.week_varies()

    def test_a_typed_week_is_shown_before_it_is_taken(self, talk: Talk) -> None:
        talk.start().tap(*TO_WEEK).type("Tue intervals, Thu + Sat easy, Sunday long")
        assert talk.step == "days_run"
        assert "Tue speed, Thu easy, Sat easy, Sun long" in talk.screen.text
        talk.type("mon easy")
        assert "Mon easy." in talk.screen.text

    def test_a_number_of_runs_opens_the_editor_with_that_preset(self, talk: Talk) -> None:
        talk.start().tap(*TO_WEEK).type("4 times a week")
        assert "Tue speed, Thu easy, Sat easy, Sun long" in talk.screen.text

    def test_back_from_the_editor_returns_to_the_presets(self, talk: Talk) -> None:
        talk.start().tap(*TO_WEEK, "Set my own days", "Mon:", "← Back", "3 runs", *AFTER_SAFETY[2:])
        assert sum(day.day_class is not DayClass.REST for day in talk.training.week.days) == 3


class TestRace:
    def test_distance_month_day_and_weight_by_taps(self, talk: Talk) -> None:
        talk.start().tap(*TO_RACE, "Half to 30 km", "Apr", "11", "Tune-up", *AFTER_SAFETY[3:])
        assert talk.training.races == (Race(date(2027, 4, 11), Distance.HALF, Priority.B),)

    def test_this_month_offers_only_the_days_to_come(self, talk: Talk) -> None:
        talk.start().tap(*TO_RACE, "Marathon", "Nov")
        days = [label for label in talk.labels if label.isdigit()]
        assert days == [str(day) for day in range(22, 31)]
        talk.tap("·")
        assert talk.step == "race_day"

    @pytest.mark.parametrize(
        ("text", "day", "distance"),
        [
            ("half marathon on 12 April", date(2027, 4, 12), Distance.HALF),
            ("Marathon 2027-04-12", date(2027, 4, 12), Distance.MARATHON),
            ("10k in 6 weeks", date(2027, 1, 3), Distance.TEN_K),
            ("10 miles on 3rd of March", date(2027, 3, 3), Distance.TEN_K),
            ("parkrun 5k next saturday", date(2026, 11, 28), Distance.FIVE_K),
            ("ultra 12/6/2027", date(2027, 6, 12), Distance.ULTRA),
            ("100 km on 1 Aug", date(2027, 8, 1), Distance.LONG_ULTRA),
        ],
    )
    def test_a_race_can_be_typed(self, talk: Talk, text: str, day: date, distance: Distance) -> None:
        talk.start().tap(*TO_RACE).type(text)
        assert talk.step == "race_weight"
        talk.tap("Main race", *AFTER_SAFETY[3:])
        assert talk.training.races == (Race(day, distance, Priority.A),)

    @pytest.mark.parametrize("text", ["12 April", "2027-04-12", "in 20 weeks", "Monday 12 April 2027"])
    def test_a_date_can_be_typed_instead_of_the_month(self, talk: Talk, text: str) -> None:
        talk.start().tap(*TO_RACE, "Marathon").type(text)
        assert talk.step == "race_weight"

    @pytest.mark.parametrize("text", ["12", "12th", "the 12th", "12 April"])
    def test_and_instead_of_the_day(self, talk: Talk, text: str) -> None:
        talk.start().tap(*TO_RACE, "Marathon", "Apr").type(text)
        assert talk.draft["race"] == {"distance": "marathon", "month": "2027-04", "day": "2027-04-12"}

    @pytest.mark.parametrize(("text", "said"), [("2026-11-01", "over"), ("2035-01-01", "two years")])
    def test_a_day_that_is_over_or_far_away_is_told_so(self, talk: Talk, text: str, said: str) -> None:
        talk.start().tap(*TO_RACE, "Marathon").type(text)
        assert talk.step == "race_month"
        assert said in talk.screen.text

    def test_a_date_that_was_not_caught_is_asked_for(self, talk: Talk) -> None:
        talk.start().tap(*TO_RACE).type("10k around Easter")
        assert talk.step == "race_month"
        assert "did not catch the date" in talk.screen.text

    @pytest.mark.parametrize("text", ["no", "none", "no race"])
    def test_no_race_can_be_typed(self, talk: Talk, text: str) -> None:
        assert talk.start().tap(*TO_RACE).type(text).step == "strength"

    @pytest.mark.parametrize(
        ("text", "priority"), [("B", "B"), ("just training", "C"), ("main", "A"), ("tune up", "B")]
    )
    def test_the_weight_can_be_typed(self, talk: Talk, text: str, priority: str) -> None:
        talk.start().tap(*TO_RACE).type("10k in 6 weeks", text)
        race = talk.draft["race"]
        assert isinstance(race, dict)
        assert race["priority"] == priority


class TestStrengthAndRunning:
    @pytest.mark.parametrize(
        ("label", "background"),
        [
            ("Less than 2 months", StrengthBackground.UNDER_2_MONTHS),
            ("2 to 12 months", StrengthBackground.MONTHS_2_12),
            ("More than 12 months", StrengthBackground.OVER_12_MONTHS),
        ],
    )
    @pytest.mark.parametrize(
        ("last_label", "last"),
        [
            ("In the last 2 weeks", LastStrength.WITHIN_2_WEEKS),
            ("In the last 2 months", LastStrength.WITHIN_2_MONTHS),
            ("In the last 6 months", LastStrength.WITHIN_6_MONTHS),
            ("Longer ago", LastStrength.OVER_6_MONTHS),
        ],
    )
    def test_who_has_lifted_is_asked_when_last(
        self, talk: Talk, label: str, background: StrengthBackground, last_label: str, last: LastStrength
    ) -> None:
        talk.start().tap(*TO_STRENGTH, label, last_label, *AFTER_SAFETY[4:])
        assert (talk.training.profile.background, talk.training.profile.last_strength) == (background, last)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("none", "none"),
            ("6 weeks", "under_2_months"),
            ("about 8 months", "months_2_12"),
            ("3 years", "over_12_months"),
            ("years", "over_12_months"),
        ],
    )
    def test_strength_in_words(self, talk: Talk, text: str, value: str) -> None:
        assert talk.start().tap(*TO_STRENGTH).type(text).draft["background"] == value

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("2 months", RunningExperience.UNDER_3_MONTHS),
            ("half", None),
            ("8 months", RunningExperience.MONTHS_3_12),
            ("since 5 years", RunningExperience.OVER_1_YEAR),
            ("10y", None),
        ],
    )
    def test_running_in_words(self, talk: Talk, text: str, value: RunningExperience | None) -> None:
        talk.start().tap(*TO_RUNNING)
        if value is None:
            assert talk.hear_text(text) is None
        else:
            assert talk.type(text).draft["running"] == value


class TestGear:
    @pytest.mark.parametrize(
        ("label", "owned"),
        [
            ("Nothing at all", {Equipment.WALL}),
            ("Chair and step", {Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX}),
            ("A full gym", set(Equipment) - {Equipment.BACKPACK}),
        ],
    )
    def test_quick_picks(self, talk: Talk, label: str, owned: set[Equipment]) -> None:
        talk.start().tap(*TO_GEAR, label, *AFTER_SAFETY[6:])
        assert talk.training.profile.gear.owned == owned

    def test_a_full_gym_has_the_usual_weights(self, talk: Talk) -> None:
        talk.start().tap(*TO_GEAR, "A full gym", *AFTER_SAFETY[6:])
        own = talk.training.profile.gear
        assert 20.0 in own.dumbbells_kg
        assert 16.0 in own.kettlebells_kg
        assert 1.25 in own.plates_kg

    def test_a_list_and_the_weights_of_what_has_weights(self, talk: Talk) -> None:
        talk.start().tap(*TO_GEAR, "Let me choose", "Dumbbells", "Barbell", "Resistance band", "Backpack", "Done")
        assert talk.step == "dumbbells"
        talk.tap("8 kg", "10 kg", "8 kg", "5 kg", "Done")
        assert talk.step == "plates"
        talk.tap("5 kg", "10 kg", "Done", "Medium", "Light", "Done", *AFTER_SAFETY[6:])
        own = talk.training.profile.gear
        assert own.owned == {
            *(Equipment.WALL, Equipment.DUMBBELL, Equipment.BARBELL, Equipment.BAND, Equipment.BACKPACK)
        }
        assert own.dumbbells_kg == (5.0, 10.0)
        assert own.plates_kg == (5.0, 10.0)
        assert own.bands == ("light", "medium")
        assert own.kettlebells_kg == ()

    def test_weights_may_be_skipped(self, talk: Talk) -> None:
        talk.start().tap(*TO_GEAR, "Let me choose", "Kettlebells", "Resistance band", "Done", "Skip", "Skip")
        talk.tap(*AFTER_SAFETY[6:])
        assert talk.training.profile.gear.kettlebells_kg == ()
        assert talk.training.profile.gear.bands == ()

    def test_weights_of_a_thing_unticked_again_are_forgotten(self, talk: Talk) -> None:
        talk.start().tap(*TO_GEAR, "Let me choose", "Dumbbells", "Done", "8 kg", "← Back", "Dumbbells", "Done")
        talk.tap(*AFTER_SAFETY[6:])
        assert talk.training.profile.gear.dumbbells_kg == ()

    @pytest.mark.parametrize(
        ("text", "owned"),
        [
            ("chair, step", {Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX}),
            ("a resistance band and a pull-up bar", {Equipment.BAND, Equipment.PULLUP_BAR}),
            ("I have two dumbbells and a foam roller", {Equipment.DUMBBELL, Equipment.FOAM_ROLLER}),
            ("full gym, everything", set(Equipment) - {Equipment.WALL, Equipment.BACKPACK}),
        ],
    )
    def test_in_words_it_is_shown_ticked_first(self, talk: Talk, text: str, owned: set[Equipment]) -> None:
        talk.start().tap(*TO_GEAR).type(text)
        assert talk.step == "gear_list"
        assert gear(talk.draft).owned - {Equipment.WALL} == owned

    def test_weights_in_words_are_kept_with_the_list(self, talk: Talk) -> None:
        talk.start().tap(*TO_GEAR).type("2x8 kg dumbbells, 12kg kettlebell and a chair").tap("Done", "Done", "Done")
        talk.tap(*AFTER_SAFETY[6:])
        own = talk.training.profile.gear
        assert (own.dumbbells_kg, own.kettlebells_kg) == ((8.0,), (12.0,))

    @pytest.mark.parametrize("text", ["nothing", "none", "no equipment"])
    def test_nothing_in_words(self, talk: Talk, text: str) -> None:
        assert talk.start().tap(*TO_GEAR).type(text).step == "pain"

    def test_typed_weights_replace_the_taps(self, talk: Talk) -> None:
        talk.start().tap(*TO_GEAR, "Let me choose", "Dumbbells", "Done").type("6, 8 and 12 kg")
        assert talk.draft["dumbbells"] == [6.0, 8.0, 12.0]
        assert talk.step == "pain"

    @pytest.mark.parametrize("text", ["a unicorn", "what do you mean", "sore"])
    def test_other_words_are_left_to_the_conversation(self, talk: Talk, text: str) -> None:
        assert talk.start().tap(*TO_GEAR).hear_text(text) is None


class TestPain:
    def test_places_are_ticked_and_the_therapist_asked_for(self, talk: Talk) -> None:
        talk.start().tap(*TO_PAIN, "Knee", "Shin", "Done", "Yes", *AFTER_SAFETY[7:])
        assert talk.training.profile.painful == {Joint.KNEE, Joint.SHIN}
        assert talk.training.profile.under_treatment

    @pytest.mark.parametrize(
        ("text", "joints"),
        [
            ("left knee", ["knee"]),
            ("my calves and achilles", ["achilles_calf"]),
            ("heel, hips", ["foot", "hip"]),
            ("lower back", ["low_back"]),
        ],
    )
    def test_in_words(self, talk: Talk, text: str, joints: list[str]) -> None:
        talk.start().tap(*TO_PAIN).type(text)
        assert (talk.step, talk.draft["painful"]) == ("treated", joints)

    @pytest.mark.parametrize("text", ["no", "nothing hurts", "nothing"])
    def test_nothing_in_words(self, talk: Talk, text: str) -> None:
        assert talk.start().tap(*TO_PAIN).type(text).step == "minutes"


class TestTime:
    @pytest.mark.parametrize(
        ("text", "minutes", "note"),
        [
            ("30", 30, False),
            ("half an hour", 30, False),
            ("25 min", 20, True),
            ("an hour", 45, True),
            ("15", 15, False),
        ],
    )
    def test_minutes_in_words(self, talk: Talk, text: str, minutes: int, note: bool) -> None:
        talk.start().tap(*TO_MINUTES).type(text)
        assert talk.draft["minutes"] == minutes
        assert (asked.minutes_taken(minutes) in talk.screen.text) is note

    def test_days_are_a_tap_aside(self, talk: Talk) -> None:
        talk.start().tap(*TO_MINUTES, "Prefer certain days", "Tue", "Sat", "Done", "30 min", "6:30", "Skip")
        assert talk.training.profile.preferred_days == {1, 5}

    def test_days_in_words(self, talk: Talk) -> None:
        talk.start().tap(*TO_MINUTES, "Prefer certain days").type("tuesday and saturday")
        assert (talk.step, talk.draft["days"]) == ("minutes", ["1", "5"])

    @pytest.mark.parametrize(
        ("text", "at"),
        [("6:30", time(6, 30)), ("half past six", time(6, 30)), ("7 pm", time(19)), ("6.45", time(6, 45))],
    )
    def test_the_hour_in_words(self, talk: Talk, text: str, at: time) -> None:
        talk.start().tap(*TO_HOUR).type(text).tap("Skip")
        assert talk.person.chat.preferences.hour == at

    @pytest.mark.parametrize(
        ("language", "shown", "zone"),
        [
            ("de", "14:05", "Europe/Berlin"),
            ("pt-br", "10:05", "America/Sao_Paulo"),
            ("en", "13:05", "Europe/London"),
            ("en-US", "8:05", "America/New_York"),
            ("", "13:05", "Europe/London"),
            ("xx", "13:05", "Europe/London"),
        ],
    )
    def test_the_guessed_zone_is_shown_as_the_time_and_confirmed_with_the_hour(
        self, flows: Flows, language: str, shown: str, zone: str
    ) -> None:
        talk = Talk(flows, language=language).start().tap(*TO_HOUR)
        assert f"<b>{shown}</b>" in talk.screen.text
        assert "zone" not in talk.draft
        talk.tap("6:30", "Skip")
        assert talk.person.chat.preferences.zone == zone

    @pytest.mark.parametrize("text", ["Tokyo", "東京", "tokio", "Asia/Tokyo"])
    def test_a_town_sets_the_zone(self, talk: Talk, text: str) -> None:
        talk.start().tap(*TO_HOUR, "🌍").type(text)
        assert "<b>22:05</b>" in talk.screen.text
        assert talk.step == "hour"

    def test_a_town_may_be_typed_at_the_hour_too(self, talk: Talk) -> None:
        talk.start().tap(*TO_HOUR).type("Tokyo")
        assert "<b>22:05</b>" in talk.screen.text

    def test_several_towns_of_a_name_are_offered(self, talk: Talk) -> None:
        talk.start().tap(*TO_HOUR, "🌍").type("Portland")
        assert talk.step == "which_zone"
        talk.tap("Portland, United States")
        assert talk.draft["zone"] == "America/Los_Angeles"

    def test_another_name_may_be_typed_instead(self, talk: Talk) -> None:
        talk.start().tap(*TO_HOUR, "🌍").type("Portland", "Paris", "Vienna, Austria")
        assert talk.draft["zone"] == "Europe/Vienna"

    def test_a_typing_error_is_asked_about(self, talk: Talk) -> None:
        talk.start().tap(*TO_HOUR, "🌍").type("Belrin")
        assert talk.labels[0] == "Berlin, Germany"

    def test_the_time_on_the_clock_offers_the_zones_that_show_it(self, talk: Talk) -> None:
        talk.start().tap(*TO_HOUR, "🌍").type("18:37")
        assert talk.labels[0] == "Kolkata"
        assert talk.tap("Kolkata").step == "hour"

    def test_a_time_that_nobody_has_is_told_so(self, talk: Talk) -> None:
        talk.start().tap(*TO_HOUR, "🌍").type("14:20")
        assert asked.clock_nowhere() in talk.screen.text

    @pytest.mark.parametrize("step", ["hour", "zone"])
    def test_a_shared_location_sets_the_zone(self, talk: Talk, step: str) -> None:
        talk.start().tap(*TO_HOUR)
        if step == "zone":
            talk.tap("🌍", "📍")
            assert talk.asked_location
        talk.share(35.68, 139.69)
        assert (talk.step, talk.draft["zone"]) == ("hour", "Asia/Tokyo")

    def test_a_location_nowhere_is_told_so(self, talk: Talk) -> None:
        talk.start().tap(*TO_HOUR, "🌍").share(200.0, 0.0)
        assert asked.zone_nowhere() in talk.screen.text

    def test_a_place_that_nobody_knows_is_left_to_the_conversation(self, talk: Talk) -> None:
        talk.start().tap(*TO_HOUR, "🌍")
        assert talk.hear_text("xyzzy plugh") is None
        assert "next big town" in talk.lost().screen.text


class TestBodyMass:
    @pytest.mark.parametrize(
        ("text", "kg", "units"),
        [
            ("75 kg", 75.0, Units.KG),
            ("75", 75.0, Units.KG),
            ("165 lb", 74.8, Units.LB),
            ("11 stone 4", 71.7, Units.LB),
            ("72,5", 72.5, Units.KG),
        ],
    )
    def test_in_words(self, talk: Talk, text: str, kg: float, units: Units) -> None:
        talk.start().tap(*TO_MASS).type(text)
        assert (talk.training.profile.body_mass_kg, talk.training.profile.units) == (kg, units)

    def test_by_taps_in_pounds(self, talk: Talk) -> None:
        talk.start().tap(*TO_MASS, "Show pounds instead", "160 lb")
        assert (talk.training.profile.body_mass_kg, talk.training.profile.units) == (72.6, Units.LB)

    def test_by_taps_in_kilos(self, talk: Talk) -> None:
        talk.start().tap(*TO_MASS, "Show pounds instead", "Show kilos instead", "70 kg")
        assert (talk.training.profile.body_mass_kg, talk.training.profile.units) == (70.0, Units.KG)

    @pytest.mark.parametrize("text", ["5 kg", "1000", "heavy"])
    def test_what_is_no_body_mass_is_left_alone(self, talk: Talk, text: str) -> None:
        assert talk.start().tap(*TO_MASS).hear_text(text) is None
