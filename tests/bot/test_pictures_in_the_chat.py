"""Pictures in the chat: charts, the session card, the weekly nudge; each said in words too."""

import re
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.buttons import Act, Action, pack
from bot.media.picture_recipes import (
    AdherenceCalendar,
    BodyMap,
    Mark,
    ProgressChart,
    SessionCard,
    SidesChart,
    WeeksChart,
)
from bot.replies import CAPTION_LIMIT, Media
from bot.words import common
from coaching.facts import SidesTested, SideTest
from coaching.runner import Area, Distance, Joint, Race, Units
from tests.bot.living import STRONG, lived
from tests.bot.talking import MONDAY, PROFILE, SUNDAY, THURSDAY, Runner
from tests.bot.test_history_in_the_chat import twelve_weeks

CHARTS = ("x", "weeks", "days", "body", "sides")


def chart(runner: Runner, name: str) -> Runner:
    return runner.taps(Act(Action.CHART, None, name))


def told_of_everything() -> Runner:
    runner = twelve_weeks()
    day = runner.today - timedelta(days=2)
    test = SidesTested(at=runner.now, day=day, test=SideTest.CALF_RAISES, left=18, right=22)
    runner.facts.append(test)
    return runner.says("my achilles hurts 6").says("calves sore 5")


# Charts


def test_progress_leads_to_every_chart() -> None:
    runner = twelve_weeks().says("/progress")
    for label in ("Exercise", "Weeks", "Days", "Body", "Left & right"):
        assert label in runner.labels


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_says_in_words_what_it_shows_and_leads_to_the_others(name: str) -> None:
    runner = chart(told_of_everything(), name)
    caption = common.plain(runner.media.screen.text)
    assert len(caption) <= CAPTION_LIMIT
    assert len(caption.split("\n")) > 1
    assert len([label for label in runner.labels if label.startswith("✓")]) == 1
    assert runner.media.message_id is None


@pytest.mark.parametrize("name", CHARTS)
def test_without_a_history_a_sentence_stands_in_the_place_of_an_empty_chart(name: str) -> None:
    runner = chart(Runner(), name)
    assert not [one for one in runner.heard.replies if isinstance(one, Media)]
    assert len(runner.text) > 40
    assert "Today" in runner.labels


def test_below_a_picture_the_next_one_takes_its_place() -> None:
    runner = chart(twelve_weeks(), "weeks")
    runner.taps_label("Days")
    assert runner.media.message_id == 1
    assert isinstance(runner.media.recipe, AdherenceCalendar)


def test_dark_once_is_dark_from_then_on() -> None:
    runner = chart(twelve_weeks(), "weeks").taps_label("🌙 Dark")
    recipe = runner.media.recipe
    assert isinstance(recipe, WeeksChart)
    assert recipe.dark
    assert runner.media.message_id == 1
    assert "☀️ Light" in runner.labels
    drawn = chart(runner, "x").media.recipe
    assert isinstance(drawn, ProgressChart)
    assert drawn.dark
    assert not runner.taps_label("☀️ Light").person.chat.preferences.dark


def test_an_exercise_is_shown_with_its_best_and_its_neighbours() -> None:
    recipe = chart(runner := twelve_weeks(), "x").media.recipe
    assert isinstance(recipe, ProgressChart)
    assert sum(one.best for one in recipe.points) == 1
    assert [one.day for one in recipe.points] == sorted(one.day for one in recipe.points)
    assert recipe.load_axis.endswith("kg")
    following = next(label for label in runner.labels if label.endswith(" ›"))
    other = runner.taps_label(following).media.recipe
    assert isinstance(other, ProgressChart)
    assert other.title == following.removesuffix(" ›")


def test_of_equal_sessions_none_is_the_best() -> None:
    runner = lived(3, PROFILE)
    recipes = []
    chart(runner, "x")
    while following := [label for label in runner.labels if label.endswith(" ›")]:
        recipes.append(runner.media.recipe)
        runner.taps_label(following[0])
    even = [one for one in recipes if isinstance(one, ProgressChart) and len({at.count for at in one.points}) == 1]
    assert even
    assert not [point for one in even for point in one.points if point.best]


def test_loads_and_sums_are_in_the_runners_own_unit() -> None:
    runner = twelve_weeks()
    kg = chart(runner, "weeks").media.recipe
    in_pounds = replace(runner.training, profile=replace(runner.training.profile, units=Units.LB))
    runner.person = replace(runner.person, training=in_pounds)
    lb = chart(runner, "weeks").media.recipe
    assert isinstance(kg, WeeksChart)
    assert isinstance(lb, WeeksChart)
    assert (kg.weight_axis[-2:], lb.weight_axis[-2:]) == ("kg", "lb")
    assert max(one.weight for one in lb.weeks) == pytest.approx(max(one.weight for one in kg.weeks) * 2.2046, rel=0.01)


def test_an_exercise_that_is_none_of_ours_leads_back_to_today() -> None:
    for arg in ("x-no_such_move", "x-", "", "pie", "~pie!"):
        assert "older message" in chart(twelve_weeks(), arg).text


def test_deloads_and_races_are_marked_in_weeks_and_days() -> None:
    race = Race(MONDAY - timedelta(days=22), Distance.TEN_K)
    runner = lived(8, STRONG, (race,))
    weeks = chart(runner, "weeks").media.recipe
    assert isinstance(weeks, WeeksChart)
    assert [one.race for one in weeks.weeks if one.race] == ["10 km race, 1 Nov"]
    assert any(one.lighter for one in weeks.weeks)
    assert weeks.weeks[-1].under_way
    days = chart(runner, "days").media.recipe
    assert isinstance(days, AdherenceCalendar)
    assert days.days[(race.day - days.monday).days] == Mark.RACE
    assert days.monday + timedelta(days=len(days.days) - 1) == runner.today


def test_the_body_has_soreness_by_area_and_pain_by_joint_day_by_day() -> None:
    recipe = chart(told_of_everything(), "body").media.recipe
    assert isinstance(recipe, BodyMap)
    pain, sore = next(one for one in recipe.places if one.pain), next(one for one in recipe.places if not one.pain)
    assert (pain.joint, pain.worst, pain.scores[-1]) == (Joint.ACHILLES_CALF, 6, 6)
    assert (sore.areas, sore.worst) == ((Area.CALVES,), 5)
    assert len(sore.scores) == 28


def test_left_and_right_are_compared_with_what_that_means() -> None:
    runner = chart(told_of_everything(), "sides")
    recipe = runner.media.recipe
    assert isinstance(recipe, SidesChart)
    assert (recipe.rows[0].left, recipe.rows[0].right) == ((18,), (22,))
    assert recipe.rows[0].said == "Left: 18 % less."


def test_what_is_compared_has_its_unit_in_the_picture_and_in_words() -> None:
    runner = twelve_weeks()
    for test in (SideTest.CALF_RAISES, SideTest.SIDE_PLANK):
        runner.facts.append(SidesTested(at=runner.now, day=runner.today, test=test, left=18, right=22))
    recipe = chart(runner, "sides").media.recipe
    assert isinstance(recipe, SidesChart)
    units = {one.name.rpartition(", ")[2]: one.unit for one in recipe.rows[:2]}
    assert sorted(units.values()) == ["", " s"]
    assert units["reps"] == ""
    assert ", reps: 18\u00a0/\u00a022" in runner.media.screen.text
    assert ": 18 s\u00a0/\u00a022 s" in runner.media.screen.text


def test_each_chart_of_each_exercise_fits_a_button() -> None:
    runner = Runner()
    for exercise in runner.talk.coach.catalogue.exercises:
        assert pack(Act(Action.CHART, None, f"~x-{exercise}!"))


# The session card


def test_the_card_shows_what_the_session_asks() -> None:
    runner = Runner(day=THURSDAY).says("/card")
    recipe = runner.media.recipe
    assert isinstance(recipe, SessionCard)
    session = runner.training.session_on(THURSDAY)
    assert session is not None
    assert recipe.title == "Full-body strength A"
    assert recipe.why == "Your legs have room on an easy day, so that is where leg strength goes."
    assert re.fullmatch(r"about \d+ min", recipe.minutes)
    assert len(recipe.rows) == len(re.findall(r"^\d+\. ", runner.text, re.MULTILINE))
    assert recipe.before.startswith("Warm up")
    assert ": " in recipe.before
    assert "<" not in str(recipe)


def test_a_session_has_a_button_for_its_card_and_the_card_leads_back() -> None:
    runner = Runner(day=THURSDAY).says("/today").taps_label("🖼 Card")
    assert isinstance(runner.media.recipe, SessionCard)
    assert {"▶ Start", "✅ Done"} <= set(runner.labels)
    assert "Full-body strength A" in runner.taps_label("‹ Back").text


def test_the_card_of_a_session_that_is_done_does_not_begin_it_again() -> None:
    labels = Runner(day=THURSDAY).says("done").says("/card").labels
    assert labels == ["‹ Back to the session", "🌙 Dark"]


def test_a_card_turned_dark_is_drawn_in_its_place() -> None:
    runner = Runner(day=THURSDAY).says("/card").taps_label("🌙 Dark")
    recipe = runner.media.recipe
    assert isinstance(recipe, SessionCard)
    assert recipe.dark
    assert runner.media.message_id == 1


def test_a_day_without_work_has_no_card_but_its_words() -> None:
    runner = Runner(day=SUNDAY, races=(Race(SUNDAY, Distance.HALF),)).says("/card")
    assert "race day" in runner.text
    assert not [one for one in runner.heard.replies if isinstance(one, Media)]


def test_the_card_of_another_day_says_so() -> None:
    runner = Runner(day=THURSDAY).taps(Act(Action.CARD, THURSDAY - timedelta(days=1)))
    assert "Wednesday" in runner.text
