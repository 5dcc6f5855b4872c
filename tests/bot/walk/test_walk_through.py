"""Training in the chat: one message, exercise by exercise, quicker than a notebook."""

from bot.buttons import Act, Action
from bot.replies import Edit, Send
from coaching.facts import Feel, SessionPrescribed
from coaching.memory.count import Status
from coaching.memory.fold import rebuild
from tests.bot.talking import FRIDAY, MONDAY, SUNDAY, THURSDAY, Runner
from tests.bot.walking import started, told

LEGS = "Low Step-Up"


def button(runner: Runner, start: str) -> Act:
    found = next(one.does for row in runner.screen.keyboard for one in row if start in one.label)
    assert isinstance(found, Act)
    return found


# As planned


def test_it_says_where_we_are_what_to_do_and_the_cue() -> None:
    text = started().text
    for said in ("1 of 6", "Warm up first", "Bodyweight Squat", "2 × 8", "3 s down", "rest 45 s", "reps left", "💡"):
        assert said in text


def test_a_whole_session_as_planned_takes_at_most_nine_taps() -> None:
    runner, taps = Runner().says("/today").taps_label("▶ Start"), 1
    while "How did it feel?" not in runner.text:
        runner.taps_label("✅")
        taps += 1
    runner.taps_label("Right")
    assert taps + 1 <= 9
    assert runner.training.status_on(THURSDAY) is Status.DONE
    assert told(runner).exercises == ()
    assert rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training


def test_to_log_a_session_as_planned_without_going_through_it_takes_two() -> None:
    runner = Runner().says("/today").taps_label("✅ Done").taps_label("Right")
    assert told(runner).feel is Feel.RIGHT
    assert "Next time" in runner.text


def test_it_is_one_message_that_edits_itself() -> None:
    runner = started()
    for label in ("✅", "✏️", "Back to the exercise", "🔁", "Back to the exercise", "Skip", "✅"):
        runner.taps_label(label)
        assert [type(reply) for reply in runner.heard.replies if isinstance(reply, Edit | Send)] == [Edit]


def test_what_was_logged_becomes_facts_only_once_the_session_is_over() -> None:
    runner = started()
    while "6 of 6" not in runner.text:
        runner.taps_label("✅")
        assert runner.kinds() == []
    assert runner.taps_label("✅").kinds() == ["SessionDone"]


def test_last_time_and_the_best_stand_beside_it() -> None:
    runner = started()
    runner.says("10 9")
    while "How did it feel?" not in runner.text:
        runner.taps_label("✅")
    runner.taps_label("Right").sleeps_until(MONDAY.replace(day=MONDAY.day + 7)).says("/today")
    while "Bodyweight Squat" not in runner.text or "▶ Start" not in runner.labels:
        runner.waits(days=1).says("/today")
    runner.taps_label("▶ Start")
    assert "Last time 10, 9, right · best 10" in runner.text


def test_light_sessions_are_gone_through_as_well() -> None:
    for day in (MONDAY, SUNDAY):
        runner = started(day=day)
        for _ in range(12):
            if "done." in runner.text:
                break
            runner.taps_label("✅")
        assert runner.training.status_on(day) is Status.DONE


# Two in turn


def test_two_in_turn_are_one_stop_with_the_rest_after_both() -> None:
    runner = started()
    while "in turn" not in runner.text:
        runner.taps_label("✅")
    assert "4 and 5 of 6, in turn" in runner.text
    assert "A set of a, a set of b" in runner.text
    assert "6 of 6" in runner.taps_label("✅ Both").text


def test_one_of_two_in_turn_is_changed_by_itself() -> None:
    runner = started()
    while "in turn" not in runner.text:
        runner.taps_label("✅")
    runner.taps_label("b Prone").says("12")
    assert "👉 a" in runner.text
    runner.taps_label("✅")
    assert "6 of 6" in runner.text


# Otherwise


def test_sets_are_made_more_or_less_with_buttons() -> None:
    runner = started().taps_label("✏️").taps_label("+").taps_label("+ set").taps_label("✅ Log")
    assert "2 of 6" in runner.text
    runner.taps_label("Enough")
    assert [one.count for one in told(runner).exercises[0].sets] == [9, 8, 8]
    assert "9, 8, 8" in runner.text
    assert "(plan 2 × 8)" in runner.text


def test_left_and_right_may_differ() -> None:
    runner = started().taps_label("✅").taps_label("✏️").taps_label("differ")
    minus = [one.does for row in runner.screen.keyboard for one in row if one.label == "−"]
    runner.taps(minus[1] or "").taps_label("Log").taps_label("Enough")
    sets = told(runner).exercises[1].sets
    assert [(one.count, one.side) for one in sets] == [(8, "left"), (7, "right"), (8, "left"), (8, "right")]


def test_an_exercise_may_be_left_out_and_taken_up_again() -> None:
    runner = started().taps_label("Skip ›")
    assert "2 of 6" in runner.text
    runner.taps_label("‹ Back")
    assert "Left out" in runner.text
    runner.taps_label("✅")
    runner.taps_label("Enough")
    assert [one.exercise for one in told(runner).exercises] == ["bodyweight_squat"]


def test_back_keeps_what_was_logged_until_it_is_logged_anew() -> None:
    runner = started().says("10 9").taps_label("‹ Back")
    assert "✅ 10, 9" in runner.text
    assert "2 of 6" in runner.taps_label("Keep it").text
    runner.taps_label("‹ Back").says("11 11").taps_label("Enough")
    assert [one.count for one in told(runner).exercises[0].sets] == [11, 11]


def test_stopped_early_the_rest_is_not_done_and_there_is_no_guilt() -> None:
    runner = started().taps_label("✅").taps_label("Enough")
    assert "Left out: Low Step-Up" in runner.text
    assert "no debt" in runner.text
    assert [one.exercise for one in told(runner).exercises] == ["bodyweight_squat"]
    runner.taps_label("Right")
    assert [one.exercise for one in told(runner).exercises] == ["bodyweight_squat"]
    assert "bodyweight_squat" in runner.training.records
    assert "low_step_up" not in runner.training.records


def test_stopped_before_anything_was_done_the_session_stays_open() -> None:
    runner = started().taps_label("Enough")
    assert runner.training.status_on(THURSDAY) is Status.OPEN
    assert "▶ Start" in runner.labels


def test_skip_today_after_something_was_done_counts_what_was_done() -> None:
    runner = started().taps_label("✅").taps(Action.SKIP)
    assert runner.training.status_on(THURSDAY) is Status.DONE
    assert len(told(runner).exercises) == 1


def test_done_from_the_list_takes_the_rest_as_planned() -> None:
    runner = started().says("10 9").taps_label("📋")
    assert "Under way: 1 of 6 done." in runner.text
    runner.taps_label("✅ Done")
    done = told(runner).exercises
    assert len(done) == 6
    assert [len(one.sets) for one in done] == [2, 0, 0, 0, 0, 0]


def test_a_swap_is_offered_with_reasons_taken_and_remembered() -> None:
    runner = started().taps_label("✅").taps_label("🔁")
    assert "Instead of <b>Low Step-Up</b>" in runner.text
    taken = runner.labels[0]
    runner.taps_label(taken)
    assert taken in runner.text
    assert LEGS not in runner.text
    while "How did it feel?" not in runner.text:
        runner.taps_label("✅")
    assert runner.kinds() == ["SessionPrescribed", "SessionDone"]
    assert LEGS not in runner.text
    assert "low_step_up" not in runner.training.records
    assert "instead of the low step up" in runner.says("/why").text
    assert rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training


def test_pain_stops_the_exercise_and_the_walk_goes_on_without_what_loads_the_place() -> None:
    runner = started().taps_label("✅").taps_label("🛑")
    assert "Where does it hurt?" in runner.text
    runner.taps_label("Knee")
    assert "PainReported" in runner.kinds()
    runner.taps_label("▶ Go on")
    while "How did it feel?" not in runner.text:
        assert LEGS not in runner.text
        runner.taps_label("✅")
    assert "low_step_up" not in runner.training.records
    assert "bodyweight_squat" in runner.training.records
    assert rebuild(runner.facts, runner.talk.coach.catalogue) == runner.training


def test_pain_that_nobody_can_place_ends_strength_with_what_was_done() -> None:
    runner = started().taps_label("✅").taps_label("🛑").taps_label("Somewhere else").taps_label("▶ Go on")
    assert runner.training.status_on(THURSDAY) is Status.DONE
    entry = runner.training.trained_on(THURSDAY)
    assert entry is not None
    assert entry.type.strength
    assert "bodyweight_squat" in runner.training.records


def test_a_red_flag_in_the_middle_stops_everything() -> None:
    runner = started().taps_label("✅")
    runner.says("my chest feels tight and I nearly fainted")
    assert "RedFlagRaised" in runner.kinds()
    assert "on hold" in runner.taps(Action.WALK).text


def test_the_terms_and_the_how_to_lead_back_to_the_exercise() -> None:
    runner = started().taps_label("📖")
    assert "reps in reserve" in runner.text
    assert "1 of 6" in runner.taps_label("Back to the exercise").text
    assert "Avoid" in runner.taps_label("How?").text
    assert "1 of 6" in runner.taps_label("✕ Close").text


# Old buttons, double taps, undo


def test_a_double_tap_on_done_logs_one_exercise() -> None:
    runner = started()
    done = button(runner, "✅")
    runner.taps(done).taps(done)
    assert "2 of 6" in runner.text
    assert runner.toast == "Logged"


def test_old_buttons_of_the_walk_change_nothing() -> None:
    runner = started()
    old = [one.does for row in runner.screen.keyboard for one in row if isinstance(one.does, Act)]
    while "How did it feel?" not in runner.text:
        runner.taps_label("✅")
    before = runner.training
    for one in old:
        runner.taps(one)
        assert runner.training == before
        assert runner.toast is not None


def test_buttons_of_yesterdays_walk_say_so() -> None:
    runner = started()
    done = button(runner, "✅")
    runner.sleeps_until(FRIDAY).taps(done)
    assert "Thursday's session" in runner.text


def test_undo_reopens_the_walk_with_all_that_was_logged() -> None:
    runner = started().says("10 9").taps_label("Enough").taps_label("Undo")
    assert runner.training.status_on(THURSDAY) is Status.OPEN
    runner.taps_label("▶ Go on")
    assert "2 of 6" in runner.text
    runner.taps_label("Enough")
    assert [one.count for one in told(runner).exercises[0].sets] == [10, 9]


def test_undo_of_a_finished_walk_leads_back_to_its_last_exercise() -> None:
    runner = started()
    while "How did it feel?" not in runner.text:
        runner.taps_label("✅")
    runner.taps_label("Undo").taps_label("▶ Go on")
    assert "6 of 6" in runner.text
    assert "Keep it" in " ".join(runner.labels)
    assert "How did it feel?" in runner.taps_label("Keep it").text


def test_start_after_done_says_so() -> None:
    runner = Runner().says("done").taps(Action.WALK)
    assert "logged already" in runner.text


def test_a_day_without_exercises_has_nothing_to_start() -> None:
    runner = Runner().taps(Act(Action.WALK, FRIDAY))
    assert "Thursday" in runner.text
    assert SessionPrescribed not in {type(fact) for fact in runner.heard.facts}
