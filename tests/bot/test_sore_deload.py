"""Sore: the deload at once, the questions in the same message, and two days in a row."""

from bot.topics.body import standing
from coaching.facts import SorenessReported, SoreSource
from coaching.runner import Area, DayClass, RunDay, RunningWeek
from coaching.session import Session
from coaching.session_type import SessionType
from tests.bot.talking import FRIDAY, REST, SATURDAY, THURSDAY, Runner

SPACED = RunningWeek((REST, RunDay(DayClass.EASY), REST, RunDay(DayClass.EASY), REST, REST, REST))


def sets(session: Session | None) -> int:
    assert session is not None
    return sum(one.sets for one in session.prescriptions)


def test_sore_gives_the_deload_at_once_in_one_message() -> None:
    runner = Runner().says("/today")
    before = sets(runner.training.session_on(THURSDAY))
    runner.says("sore")
    assert len(runner.heard.replies) == 1
    assert "gets lighter" in runner.text
    assert sets(runner.training.session_on(THURSDAY)) < before


def test_the_button_does_the_same_as_the_word() -> None:
    by_word = Runner().says("/today").says("sore").text
    assert Runner().says("/today").taps_label("🦵").text == by_word


def test_the_same_message_asks_how_much_where_and_from_what() -> None:
    runner = Runner().says("sore")
    assert "How sore" in runner.text
    assert {"4–6", "Calves", "All over", "From run", "Sharp / one side"} <= set(runner.labels)


def test_each_answer_refines_the_same_report() -> None:
    runner = Runner().says("sore").taps_label("Calves").taps_label("Glutes").taps_label("4–6").taps_label("From lift")
    report = runner.person.chat.report
    assert isinstance(report, SorenessReported)
    assert report.areas == {Area.CALVES, Area.GLUTES}
    assert report.score == 5
    assert report.source is SoreSource.LIFT
    assert "How sore" not in runner.text


def test_a_slip_is_put_right_by_another_tap() -> None:
    runner = Runner().says("sore").taps_label("9–10")
    assert runner.training.soreness[-1].score == 10
    runner.taps_label("2–3").taps_label("Calves").taps_label("✓ Calves")
    assert runner.training.soreness[-1].score == 3
    assert not runner.training.soreness[-1].areas


def test_mild_soreness_takes_the_deload_back() -> None:
    runner = Runner().says("/today")
    before = sets(runner.training.session_on(THURSDAY))
    runner.says("sore").taps_label("2–3").says("/today")
    assert sets(runner.training.session_on(THURSDAY)) == before


def test_numbers_and_places_can_be_typed_as_answers() -> None:
    runner = Runner().says("sore").says("6").says("calves")
    day = runner.training.soreness[-1]
    assert day.score == 6
    assert day.areas == {Area.CALVES}


def test_everything_sore_means_recovery() -> None:
    runner = Runner().says("/today").says("sore").taps_label("All over")
    session = runner.training.session_on(THURSDAY)
    assert session is not None
    assert session.type is SessionType.RECOVERY


def test_extreme_soreness_asks_for_the_warning_signs_at_once() -> None:
    runner = Runner().says("sore 10")
    assert "urine" in runner.text
    assert "Dark urine" in runner.taps_label("⚠️").labels


def test_sore_two_days_in_a_row_makes_the_next_strength_session_recovery() -> None:
    runner = Runner(week=SPACED, day=THURSDAY)
    runner.sleeps_until(THURSDAY).says("done").sleeps_until(FRIDAY).says("sore 5").sleeps_until(SATURDAY).says("sore 5")
    assert "recovery" in runner.text.lower()


def test_not_sore_is_good_news_and_the_plan_goes_on() -> None:
    runner = Runner().says("not sore")
    assert "Good to hear" in runner.text
    assert runner.training.soreness[-1].score == 0


def test_hurting_muscles_are_asked_before_anything_changes() -> None:
    runner = Runner().says("my quads hurt")
    assert runner.heard.facts == ()
    assert "Sore or painful?" in runner.text
    assert "Sore, noted" in runner.taps_label("Dull").text


def test_nothing_is_turned_down_for_one_who_is_on_hold() -> None:
    runner = Runner().says("chest pain").says("sore")
    assert not standing(runner.training, THURSDAY).trains
    assert "on hold" in runner.text
    assert "SorenessReported" not in runner.kinds()
