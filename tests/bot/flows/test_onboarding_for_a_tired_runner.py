"""What a newcomer does who does not feel like it: skips, answers loosely, asks for other things, changes their mind."""

from datetime import date, time

import pytest

from bot.flow.engine import Flows
from bot.words import turns
from coaching.runner import LastStrength, RunningExperience, StrengthBackground
from tests.bot.flows.talk import Talk
from tests.bot.flows.test_onboarding_branches import AFTER_SAFETY, TO_GEAR, TO_HOUR, TO_RACE, TO_STRENGTH, TO_WEEK
from tests.bot.talking import Runner


def test_whatever_is_not_needed_for_safety_can_be_skipped_and_a_cautious_answer_stands_in(flows: Flows) -> None:
    talk = Talk(flows).start().tap("All right", "None of these", "18 to 39")
    for _ in ("week", "race", "strength", "running", "equipment"):
        talk.tap(turns.SKIP)
        assert "Skipped" in talk.screen.text
    talk.tap("Nothing hurts").type("skip", "skip", "skip")
    assert not talk.open
    profile = talk.training.profile
    assert talk.training.week.varies
    assert talk.training.races == ()
    assert (profile.background, profile.running) == (StrengthBackground.NONE, RunningExperience.UNDER_3_MONTHS)
    assert profile.minutes == 30
    assert talk.person.chat.preferences.hour == time(6, 30)


@pytest.mark.parametrize("taps", [("All right",), ("All right", "None of these"), AFTER_SAFETY[:0]])
def test_what_is_needed_for_safety_says_so_and_stays(talk: Talk, taps: tuple[str, ...]) -> None:
    step = talk.start().tap(*taps).step
    assert turns.needed() in talk.type("skip").screen.text
    assert talk.step == step


def test_the_settings_offer_no_skip_that_would_overwrite_an_answer(talk: Talk) -> None:
    talk.start().tap("All right", "None of these", *AFTER_SAFETY)
    assert turns.SKIP not in talk.begin("settings", step="gear").labels


def test_a_long_question_is_not_said_twice_in_a_row(talk: Talk) -> None:
    assert len(talk.start().lost().screen.text) < 200
    assert len(talk.start().tap("All right").lost().screen.text) < 250


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("yesterday", LastStrength.WITHIN_2_WEEKS),
        ("last week", LastStrength.WITHIN_2_WEEKS),
        ("2 weeks ago", LastStrength.WITHIN_2_WEEKS),
        ("last month", LastStrength.WITHIN_2_MONTHS),
        ("5 months ago", LastStrength.WITHIN_6_MONTHS),
        ("last year", LastStrength.OVER_6_MONTHS),
        ("long ago", LastStrength.OVER_6_MONTHS),
        ("ages", LastStrength.OVER_6_MONTHS),
    ],
)
def test_the_last_strength_session_can_be_told_in_words(talk: Talk, text: str, last: LastStrength) -> None:
    talk.start().tap(*TO_STRENGTH, "2 to 12 months").type(text)
    assert talk.draft["last"] == last.value


def test_a_race_in_so_many_weeks_is_on_a_sunday(talk: Talk) -> None:
    talk.start().tap(*TO_RACE).type("marathon in 5 weeks")
    assert date.fromisoformat(talk.draft["race"]["day"]).weekday() == 6


@pytest.mark.parametrize("text", ["no, on Saturday 2 January", "2 January", "sorry, 2 January"])
def test_a_wrong_race_date_is_put_right_at_the_next_question(talk: Talk, text: str) -> None:
    talk.start().tap(*TO_RACE).type("marathon in 5 weeks", text)
    assert talk.step == "race_weight"
    assert talk.draft["race"]["day"] == "2027-01-02"


def test_a_runner_whose_every_day_is_hard_is_told_at_once(talk: Talk) -> None:
    talk.start().tap(*TO_WEEK).type("speed every day").tap("Done", *AFTER_SAFETY[2:])
    assert "Every day this week is hard" in talk.screen.text
    assert "⚠️" in talk.screen.text


def test_a_week_that_varies_asks_with_the_first_session_what_is_run_today(talk: Talk) -> None:
    talk.start().tap(*TO_WEEK, "My week varies", *AFTER_SAFETY[2:])
    first = talk.others[0]
    assert "What do you run today?" in first.text
    assert "Easy" in [button.label for row in first.keyboard for button in row]


@pytest.mark.parametrize(
    ("hour", "reminder"), [("6:30", time(19)), ("17:00", time(19)), ("18:00", None), ("20:00", None)]
)
def test_a_session_in_the_evening_needs_no_reminder(talk: Talk, hour: str, reminder: time | None) -> None:
    talk.start().tap(*TO_HOUR).type(hour).tap("Skip this")
    assert talk.person.chat.preferences.reminder == reminder


def test_ok_lets_go_is_a_yes_at_the_start(talk: Talk) -> None:
    assert talk.start().type("ok lets go").step == "safety"


def test_slips_of_a_tired_finger_are_read(talk: Talk) -> None:
    talk.start().tap("All right").type("none realy", "34", "tue easy, satuday long")
    assert talk.draft["week"][5] == ["long", None]
    talk.tap("Done", "No race", "None so far", "More than a year").type("with nothing", "nee")
    assert talk.draft["owned"] == []
    assert talk.draft["painful"] == ["knee"]
    assert "Knee: is a doctor" in talk.screen.text


@pytest.mark.parametrize("text", ["with nothing", "just my bodyweight", "no equipment", "I have nothing at home"])
def test_nothing_to_train_with_in_words(talk: Talk, text: str) -> None:
    talk.start().tap(*TO_GEAR).type(text)
    assert (talk.draft["owned"], talk.step) == ([], "pain")


@pytest.mark.parametrize("text", ["equipment at home", "my body hurts"])
def test_what_is_not_nothing(talk: Talk, text: str) -> None:
    assert talk.start().tap(*TO_GEAR).hear_text(text) is None


def test_what_is_asked_for_too_early_is_answered_with_what_the_question_understands() -> None:
    runner = Runner(onboarded=False).says("/start").taps_label("All right").says("show me my week")
    assert "A few taps first" in runner.text
    assert "None of these" in runner.labels
    assert "number" in runner.text.partition("\n\n")[0]
