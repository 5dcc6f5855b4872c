"""Sets typed in the middle of a session, and while none is under way."""

import pytest
from msgspec.structs import replace

from bot.buttons import Action
from coaching.facts import Feel, SetDone
from coaching.memory.count import Status
from coaching.memory.fold import rebuild
from coaching.runner import AgeBand, Equipment, Gear, LastStrength, Profile, StrengthBackground, Units
from coaching.session import LoadKind
from tests.bot.talking import THURSDAY, Runner
from tests.bot.walking import started, told

LIFTER = Profile(
    age=AgeBand.ADULT_18_39,
    background=StrengthBackground.OVER_12_MONTHS,
    last_strength=LastStrength.WITHIN_2_WEEKS,
    gear=Gear(
        owned=frozenset({Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX, Equipment.DUMBBELL}),
        dumbbells_kg=(4, 6, 8, 10, 12, 16),
    ),
)


def first(runner: Runner) -> tuple[SetDone, ...]:
    return told(runner.taps_label("Enough")).exercises[0].sets


@pytest.mark.parametrize(
    ("line", "counts"),
    [("10 9", [10, 9]), ("3x10", [10, 10, 10]), ("10/10/8", [10, 10, 8]), ("ten nine", [10, 9]), ("11", [11, 11])],
)
def test_a_line_is_the_log_of_the_exercise_in_focus(line: str, counts: list[int]) -> None:
    runner = started().says(line)
    assert "2 of 6" in runner.text
    assert "✅ Bodyweight Squat" in runner.text
    assert [one.count for one in first(runner)] == counts


def test_a_weight_is_kept_with_the_sets() -> None:
    sets = first(started().says("12 kg 10 10 9"))
    assert {(one.load.kind, one.load.kg) for one in sets} == {(LoadKind.WEIGHT, 12.0)}


def test_pounds_are_understood_and_shown_as_the_runner_reads_them() -> None:
    runner = started(profile=Profile(age=AgeBand.ADULT_18_39, units=Units.LB)).says("25 10 @25")
    assert "25 lb" in runner.text


def test_sides_are_logged_where_there_are_sides() -> None:
    runner = started().taps_label("✅").says("L 10 R 8").taps_label("Enough")
    sets = told(runner).exercises[1].sets
    assert [(one.count, one.side) for one in sets] == [(10, "left"), (8, "right")] * 2


def test_how_it_felt_may_be_said_with_the_sets() -> None:
    runner = started().says("10 9 too hard").taps_label("Enough")
    assert told(runner).exercises[0].feel is Feel.TOO_HARD


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("30x10", "more sets"),
        ("1000 10", "a lot of reps"),
        ("900 kg 10 9", "a lot of weight"),
        ("10 0", "could not quite read"),
        ("40 s", "counted in reps"),
        ("L 10 R 8", "both sides at once"),
    ],
)
def test_a_slip_is_answered_kindly_with_an_example_and_nothing_is_logged(line: str, said: str) -> None:
    runner = started().says(line)
    assert said in runner.text
    assert "“8 7”" in runner.text
    assert "1 of 6" in runner.text


def test_done_skip_and_undo_are_words_for_the_exercise() -> None:
    runner = started().says("done")
    assert "2 of 6" in runner.text
    runner.says("skip")
    assert "3 of 6" in runner.text
    assert "2 of 6" in runner.says("undo").text
    assert "1 of 6" in runner.says("undo").text


@pytest.mark.parametrize("said", ["swap", "something else please", "swap the bodyweight squat"])
def test_swap_is_a_word_for_the_exercise(said: str) -> None:
    runner = started().says(said)
    assert runner.text == started().taps_label("🔁").text


def test_swap_before_the_start_leads_to_it() -> None:
    runner = Runner().says("another exercise please")
    assert "1 of 6" in runner.taps(Action.WALK).text


def test_done_with_a_feel_is_about_the_whole_session() -> None:
    runner = started().says("done, too easy")
    assert runner.training.status_on(THURSDAY) is Status.DONE


def test_other_words_are_answered_as_ever_and_the_walk_waits() -> None:
    runner = started().taps_label("✅").says("sore calves 3")
    assert "SorenessReported" in runner.kinds()
    assert "2 of 6" in runner.taps(Action.WALK).text


def test_a_bare_number_answers_the_report_that_asks_for_one() -> None:
    runner = started().says("my knee hurts").says("4")
    assert "PainReported" in runner.kinds()


def test_without_a_walk_it_is_asked_for_which_exercise_the_sets_are() -> None:
    runner = Runner().says("12 kg 10 10 9")
    assert "for which exercise" in runner.text
    runner.taps_label("Low Step-Up")
    assert "✅ Low Step-Up: 10, 10, 9 each side · 12 kg" in runner.text
    runner.taps_label("Enough")
    assert [one.exercise for one in told(runner).exercises] == ["low_step_up"]


def test_lines_that_may_mean_something_else_are_left_to_the_rest_of_the_chat() -> None:
    for line in ("6/10", "10", "12 kg"):
        assert "for which exercise" not in Runner().says(line).text
    assert "for which exercise" not in Runner().says("done").says("10 10 9").text


# The first load


def at_the_row(mass: float | None = 70.0) -> Runner:
    runner = started(profile=replace(LIFTER, body_mass_kg=mass))
    while "First time" not in runner.text:
        runner.taps_label("✅")
    return runner


def test_a_first_load_is_guessed_and_tried_with_eight_reps() -> None:
    runner = at_the_row()
    assert "8 slow reps with 6 kg" in runner.text
    for label in ("0–1 more", "2–4 more", "5 or more", "Form broke"):
        assert label in runner.labels


def test_two_to_four_more_fixes_the_load_and_it_is_known_from_then_on() -> None:
    runner = at_the_row().taps_label("2–4")
    assert "<b>6 kg</b> it is for today" in runner.text
    while "How did it feel?" not in runner.text:
        runner.taps_label("✅")
    assert runner.training.records["one_arm_row"].last.load.kg == 6.0


def test_a_load_that_was_found_is_not_lost_where_the_exercise_is_left_out_then() -> None:
    runner = at_the_row().taps_label("5 or more").taps_label("2–4").taps_label("Enough")
    assert "one_arm_row" not in {one.exercise for one in told(runner).exercises}
    assert rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training
    assert [(one.exercise, one.load.kg, one.sets) for one in runner.training.found] == [("one_arm_row", 8.0, 2)]


def test_at_most_three_sets_are_tried_with_rest_between() -> None:
    runner = at_the_row().taps_label("5 or more")
    assert "Rest 90 s" in runner.text
    assert "with 8 kg" in runner.text
    runner.taps_label("5 or more").taps_label("5 or more")
    assert "<b>12 kg</b> it is for today" in runner.text


def test_the_answer_may_be_typed() -> None:
    assert "it is for today" in at_the_row().says("3").text
    assert "with 8 kg" in at_the_row().says("6").text


def test_lost_form_leads_to_something_easier() -> None:
    runner = at_the_row().taps_label("Form broke")
    assert "easier one" in runner.text or "Nothing lighter" in runner.text


def test_without_body_mass_the_runner_chooses_from_what_is_owned() -> None:
    runner = at_the_row(None)
    assert "about <b>15 times</b>" in runner.text
    assert {"4 kg", "16 kg"} <= set(runner.labels)
    runner.taps_label("8 kg")
    assert "8 slow reps with 8 kg" in runner.text
    assert "it is for today" in runner.taps_label("2–4").text


def test_or_types_the_weight() -> None:
    assert "8 slow reps with 10 kg" in at_the_row(None).says("10 kg").text


def test_a_known_load_is_changed_by_what_is_owned() -> None:
    runner = at_the_row().taps_label("2–4").taps_label("✏️").taps_label("↑ 8 kg").taps_label("Log")
    runner.taps_label("Enough")
    done = next(one for one in told(runner).exercises if one.exercise == "one_arm_row")
    assert {one.load.kg for one in done.sets} == {8.0}


def test_a_weight_alone_is_the_load_from_now_on() -> None:
    runner = at_the_row().taps_label("2–4").says("8 kg")
    assert "8 kg" in runner.text
    assert "it is for today" not in runner.text


@pytest.mark.parametrize("text", ["start session", "let's go", "/go"])
def test_words_begin_the_session_too(text: str) -> None:
    assert "1 of 6" in Runner().says(text).text
