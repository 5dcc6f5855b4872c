"""A few words are enough to see an exercise, the map of soreness, or what there is to look at."""

from bot.media.recipes import ExerciseAnimation
from tests.bot.talking import Runner


def test_a_part_of_a_name_offers_the_exercises_that_have_it_todays_first() -> None:
    runner = Runner().says("/today").says("bridge")
    assert runner.labels[:2] == ["How to: Glute Bridge Activation", "How to: Glute Bridge"]
    recipe = runner.taps_label("How to: Glute Bridge Activation").media.recipe
    assert isinstance(recipe, ExerciseAnimation)
    assert recipe.exercise == "glute_activation"


def test_a_name_of_one_exercise_alone_shows_it_in_motion_with_its_cues() -> None:
    shown = Runner().says("pallof").media
    assert isinstance(shown.recipe, ExerciseAnimation)
    assert "2 s press, 2 s pause, 2 s back" in shown.screen.text


def test_pain_in_an_exercise_is_never_taken_for_its_name() -> None:
    assert "Sore or painful?" in Runner().says("calf raise hurts").text
    assert "Sore or painful?" in Runner().says("my calf hurts").text


def test_only_show_is_asked_back() -> None:
    assert Runner().says("show me").labels[:3] == ["Today's session", "Today as a picture", "My progress"]
