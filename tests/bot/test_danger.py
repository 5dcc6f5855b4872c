"""Red flags in plain words: raised where they are told, asked where they are not certain, and named rightly."""

import pytest

from bot.understanding.meanings import Flagged, Suspected
from bot.understanding.understand import Understanding
from coaching.facts import RedFlag
from tests.bot.labelled import ears
from tests.bot.talking import Runner


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return ears()


@pytest.mark.parametrize(
    ("told", "not_certain"),
    [
        ("I nearly fainted in the last set", "nearly fainted when I saw the price of these shoes"),
        ("my heart is racing and I only sit here", "my heart is racing with excitement"),
        ("my left calf is swollen", "my calves are swollen"),
        ("my fingers are numb since yesterday", "numb fingers because it was freezing out there"),
        ("chest feels tight when I run", "chest feels tight in the new bra"),
        ("my heart rate is 150 on the sofa", "my knee gives way on the stairs"),
        ("my calf hurts and it is swollen", "my calf hurts. Swollen eyes today"),
    ],
)
def test_what_may_be_a_joke_or_two_things_is_asked_and_not_taken(
    understanding: Understanding, told: str, not_certain: str
) -> None:
    assert isinstance(understanding.understand(told).meanings[0], Flagged)
    asked = understanding.understand(not_certain)
    assert isinstance(next(iter(asked.meanings), None), Suspected)
    assert not asked.sure


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("fever and my back hurts at night", RedFlag.SYSTEMIC),
        ("night sweats and my back aches in bed", RedFlag.SYSTEMIC),
        ("I cannot pee since my back went", RedFlag.NUMB_SADDLE),
        ("third stress fracture in two years", RedFlag.LOW_ENERGY),
        ("got a stress fracture", RedFlag.BONE_STRESS),
        ("pins and needles all the way down my left leg", RedFlag.NERVE),
        ("one spot on my shin the size of a coin hurts", RedFlag.BONE_STRESS),
        ("my calf is swollen and I have chest pain", RedFlag.HEART_LUNG),
    ],
)
def test_the_sign_that_is_named_is_the_right_one(understanding: Understanding, text: str, sign: RedFlag) -> None:
    assert understanding.understand(text).meanings == (Flagged(sign),)


@pytest.mark.parametrize(
    "text",
    [
        "my heart rate is 45 at rest",
        "I can stand on my toes no problem",
        "calf sleeves are red",
        "shopping for hip belts",
    ],
)
def test_what_only_uses_the_same_words_is_nothing(understanding: Understanding, text: str) -> None:
    assert not any(isinstance(one, Flagged | Suspected) for one in understanding.understand(text).meanings)


def test_a_sign_that_is_asked_is_raised_by_one_tap_or_taken_for_pain() -> None:
    asked = "my knee keeps giving way"
    runner = Runner().says(asked)
    assert "gives way" in runner.text
    assert runner.taps_label("Yes").training.red_flags == (RedFlag.HOT_JOINT,)
    assert "Stop what hurts" in Runner().says(asked).taps_label("None of these").text


@pytest.mark.parametrize(("text", "heard"), [("my chest hurts", "Stop training"), ("my knee gave way", "gives way")])
def test_a_warning_sign_is_heard_in_the_middle_of_a_question(text: str, heard: str) -> None:
    runner = Runner().says("I have a race")
    question = runner.text
    assert heard in runner.says(text).text
    assert runner.text != question
