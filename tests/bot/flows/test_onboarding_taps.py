from datetime import time

from bot.flow.engine import Flows
from bot.words import onboarding as words
from coaching.facts import Onboarded
from coaching.runner import (
    AgeBand,
    DayClass,
    Equipment,
    LastStrength,
    RunningExperience,
    StrengthBackground,
    Units,
)
from tests.bot.flows.talk import SUNDAY, Talk


def test_the_person_of_the_issue_needs_at_most_15_taps_and_types_nothing(flows: Flows) -> None:
    talk = Talk(flows).start()
    talk.tap("All right, let's begin", "None of these", "18 to 39", "4 runs", "No race", "None so far")
    talk.tap("More than a year", "Chair and step", "Nothing hurts", "30 min", "6:30", "Skip this")

    assert talk.taps <= 15
    assert talk.person.chat.position is None
    training = talk.person.training
    assert training is not None
    profile = training.profile
    assert profile.age is AgeBand.ADULT_18_39
    assert profile.conditions == frozenset()
    assert [day.day_class for day in training.week.days] == [
        DayClass.REST,
        DayClass.SPEED,
        DayClass.REST,
        DayClass.EASY,
        DayClass.REST,
        DayClass.EASY,
        DayClass.LONG,
    ]
    assert training.races == ()
    assert (profile.background, profile.last_strength) == (StrengthBackground.NONE, LastStrength.NEVER)
    assert profile.running is RunningExperience.OVER_1_YEAR
    assert profile.gear.owned == {Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX}
    assert profile.painful == frozenset()
    assert (profile.minutes, profile.body_mass_kg, profile.units) == (30, None, Units.KG)
    assert talk.person.chat.preferences.hour == time(6, 30)
    assert talk.person.chat.preferences.zone == "Europe/London"


def test_the_end_shows_the_summary_and_todays_session(flows: Flows) -> None:
    talk = Talk(flows, language="de").start()
    talk.tap("All right", "None of these", "18 to 39", "4 runs", "No race", "None so far", "More than a year")
    talk.tap("Chair and step", "Nothing hurts", "30 min", "6:30", "Skip this")

    assert "That is all I need" in talk.screen.text
    assert "Tue speed, Thu easy, Sat easy, Sun long" in talk.screen.text
    assert "6:30 (Berlin time)" in talk.screen.text
    strength = next(line for line in talk.screen.text.splitlines() if line.startswith(words.STRENGTH_DAYS))
    assert "Thursday" in strength
    assert talk.screen.keyboard == ()
    assert len(talk.others) == 1
    assert any(isinstance(fact, Onboarded) for fact in talk.facts)
    assert talk.person.chat.since == SUNDAY
    assert talk.person.chat.consented_at == SUNDAY


def test_one_message_edits_itself_during_taps_and_a_typed_answer_brings_a_new_one(talk: Talk) -> None:
    edited = [talk.start().tap("All right").edited, talk.type("none").edited, talk.tap("18 to 39").edited]
    assert edited == [True, False, True]


def test_consent_comes_first_and_says_what_is_kept_and_that_it_is_no_medical_care(talk: Talk) -> None:
    talk.start()
    assert "What I keep" in talk.screen.text
    assert "not medical care" in talk.screen.text
    assert "/delete" in talk.screen.text
    talk.tap("No, thank you")
    assert talk.forgotten
    assert not talk.open


def test_a_name_from_outside_is_escaped(flows: Flows) -> None:
    talk = Talk(flows, name="<b>Eve&").start()
    assert "&lt;b&gt;Eve&amp;" in talk.screen.text


def test_everything_can_be_answered_in_words(talk: Talk) -> None:
    talk.start().type("ok", "none", "34", "tue thu sat easy, sunday long")
    assert "Tue easy, Thu easy, Sat easy, Sun long" in talk.screen.text
    talk.tap("Done")
    talk.type("half marathon on 12 April", "main race", "none", "3 years", "a chair and a step").tap("Done")
    talk.type("nothing hurts", "30", "half past six", "75 kg")
    training = talk.person.training
    assert training is not None
    assert training.profile.body_mass_kg == 75
    assert training.races[0].day.isoformat() == "2027-04-12"
    assert talk.person.chat.preferences.hour == time(6, 30)
