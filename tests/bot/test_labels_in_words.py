"""Typed instead of tapped: the labels of our own buttons, exercises by name, the words of every session."""

import pytest

from bot.buttons import Act, Action
from bot.media.recipes import ExerciseAnimation
from bot.topics.asked import act_of
from bot.understanding.meanings import Felt, GoTo, HowTo, Place, Understood
from bot.understanding.understand import Understanding
from bot.words import labels
from coaching.facts import Feel
from data import catalogue
from tests.bot.talking import TUESDAY, Runner

CATALOGUE = catalogue.load()
UNDERSTANDING = Understanding({one: known.name for one, known in CATALOGUE.exercises.items()})


@pytest.mark.parametrize(
    ("label", "chart"),
    [
        (labels.CHART_SIDES, "sides"),
        ("left right", "sides"),
        (labels.SIDES, "sides"),
        (labels.CHART_DAYS, "days"),
        ("adherence calendar", "days"),
        (labels.CHART_WEEKS, "weeks"),
        (labels.CHART_EXERCISE, "x"),
        (labels.CHART_BODY, "body"),
    ],
)
def test_the_label_of_a_chart_is_as_good_as_its_button(label: str, chart: str) -> None:
    understood = UNDERSTANDING.understand(label)
    assert understood.sure
    assert [act_of(one, TUESDAY) for one in understood.meanings] == [Act(Action.CHART, None, chart)]


def test_right_is_how_it_felt_and_no_thanks() -> None:
    assert UNDERSTANDING.understand(labels.FEELS[Feel.RIGHT]).meanings == (Felt(Feel.RIGHT),)
    assert "✓ Right" in Runner().says("done").says("right").labels


def test_an_exact_name_is_that_exercise_and_nothing_is_asked_back() -> None:
    """Also "Power Skip", which leaves out nothing, and "Dead Bug Heel Tap"; in small letters, and without brackets."""
    for one, known in CATALOGUE.exercises.items():
        for said in (known.name, known.name.lower().partition(" (")[0]):
            assert UNDERSTANDING.understand(said) == Understood((HowTo(one),)), said


def test_a_name_with_a_number_is_shown_at_once() -> None:
    recipe = Runner().says("two-leg calf raise").media.recipe
    assert isinstance(recipe, ExerciseAnimation)
    assert recipe.exercise == "calf_raise"


@pytest.mark.parametrize("said", ["one-leg bridge", "single legged bridge", "1 leg bridge"])
def test_one_leg_is_single_leg(said: str) -> None:
    assert UNDERSTANDING.understand(said) == UNDERSTANDING.understand("single-leg bridge")


@pytest.mark.parametrize(
    "asked",
    [
        "what does leave 3-4 reps mean",
        "leave 3–4 reps?",
        "what is rest 45 s",
        "in turn with?",
        "what does in turn with 3 mean",
        "stop with 3–4 clean reps left?",
    ],
)
def test_the_words_of_every_session_are_explained(asked: str) -> None:
    assert UNDERSTANDING.understand(asked).meanings == (GoTo(Place.NUMBERS),)


@pytest.mark.parametrize("asked", ["how do I do number 2", "how to do exercise two?", "show me number 2", "number 2"])
def test_an_exercise_is_explained_by_its_number_in_the_list(asked: str) -> None:
    known = Runner().says("/today")
    tapped = known.taps_label("2").media.recipe
    assert Runner().says("/today").says(asked).media.recipe == tapped


def test_a_number_that_no_exercise_has_leads_to_the_list() -> None:
    assert "Full-body strength A" in Runner().says("how do I do number 40").text
