"""Taking the data along, the page for a physio, and what deletion says before it happens."""

import csv
import io
import re
from datetime import timedelta

import pytest

from bot.media.picture_recipes import PhysioPage
from bot.owned.export import COLUMNS, NotAnExport, as_csv, read, safe
from bot.replies import Document, Toast
from coaching.facts import ExerciseDone, SessionDone, SetDone
from coaching.history.past import look_back
from coaching.memory.fold import rebuild
from coaching.session import Load, LoadKind
from tests.bot.living import lived
from tests.bot.talking import MONDAY, Runner
from tests.bot.test_history_in_the_chat import twelve_weeks


def documents(runner: Runner) -> dict[str, bytes]:
    return {one.name: one.content for one in runner.heard.replies if isinstance(one, Document)}


def sets(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode(), newline="")))


# Export


def test_everything_comes_in_two_files() -> None:
    runner = twelve_weeks().says("/export")
    assert list(documents(runner)) == ["strength-coach-2026-11-23.json", "strength-sets-2026-11-23.csv"]
    assert "everything that is yours" in runner.text


def test_the_json_reads_back_into_the_same_runner() -> None:
    runner = twelve_weeks().says("/export")
    export = read(documents(runner)["strength-coach-2026-11-23.json"])
    assert export.facts == tuple(runner.facts)
    assert export.training == runner.training
    assert rebuild(export.facts, runner.talk.coach.catalogue) == runner.training
    assert (export.chat, export.id) == (runner.person.chat, 7)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b'{"format": "other", "exported_at": "2026-11-23T07:00:00Z", "id": 1, "chat": {}}',
        b'{"version": 2, "exported_at": "2026-11-23T07:00:00Z", "id": 1, "chat": {}}',
    ],
)
def test_another_file_is_not_taken_for_an_export(body: bytes) -> None:
    with pytest.raises(NotAnExport):
        read(body)


def test_the_csv_has_a_row_for_each_set() -> None:
    runner = twelve_weeks().says("/export")
    rows = sets(documents(runner)["strength-sets-2026-11-23.csv"])
    assert tuple(rows[0]) == COLUMNS
    assert all(sum(bool(row[unit]) for unit in ("reps", "seconds", "contacts")) == 1 for row in rows)
    assert any(row["load_kg"] for row in rows)
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    done = {fact.day.isoformat() for fact in runner.facts if isinstance(fact, SessionDone)}
    assert {row["date"] for row in rows} == done


@pytest.mark.parametrize("name", ["=1+1", "+red", "-cmd|'/c calc'!A1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(name: str) -> None:
    runner = twelve_weeks()
    log = ExerciseDone(exercise="band_pull_apart", sets=(SetDone(count=9, load=Load(LoadKind.BAND, band=name)),))
    done = SessionDone(at=runner.now, day=runner.today, exercises=(log,))
    (row,) = sets(as_csv(look_back([done]), runner.talk.coach.catalogue))
    assert row["band"] == safe(name) == f"'{name}"
    assert safe("a-b") == "a-b"


def test_pounds_are_exported_in_kilograms() -> None:
    from_kg = twelve_weeks().says("/export")
    assert {"load_kg"} <= set(sets(documents(from_kg)["strength-sets-2026-11-23.csv"])[0])


def test_a_year_stays_small_enough_to_be_sent() -> None:
    """Telegram takes 50 MB; what a runner has after three months is far from it."""
    files = documents(twelve_weeks().says("/export"))
    assert sum(len(body) for body in files.values()) < 600_000


def test_a_newcomer_has_nothing_to_export() -> None:
    runner = Runner(onboarded=False).says("/start").says("/export")
    assert documents(runner) == {}
    assert "nothing to export" in runner.text


# For a physio


def test_four_weeks_on_one_page_as_a_message() -> None:
    runner = twelve_weeks().says("my achilles hurts 6").says("/physio")
    text = runner.text
    assert "Tue 27 Oct to Mon 23 Nov 2026" in text
    assert "Achilles or calf: Mon 23 Nov 6" in text
    assert re.search(r"what loads .*achilles or calf, because of pain or an injury", text)
    assert re.search(r"\d+ of \d+ sessions done", text)
    assert "8 easy, 4 speed, 4 long" in text
    assert len(text) < 2500


def physio_page(runner: Runner) -> PhysioPage:
    recipe = runner.media.recipe
    assert isinstance(recipe, PhysioPage)
    return recipe


def test_the_page_for_printing_is_complete() -> None:
    runner = twelve_weeks().says("my achilles hurts 6").says("/physio")
    recipe = physio_page(runner)
    assert runner.media.name == "for-my-physio-2026-11-23.pdf"
    assert [head for head, _ in recipe.sections][:2] == ["The runner", "Pain"]
    assert len(recipe.sessions) >= 8
    assert recipe.body is not None
    assert "Not a medical document" in recipe.note


def test_one_message_holds_both_where_it_is_short_enough() -> None:
    runner = Runner().says("calves sore 5").says("/physio")
    assert len([one for one in runner.heard.replies if not isinstance(one, Toast)]) == 1
    assert "For my physio" in runner.media.screen.text


def test_a_long_report_is_a_message_and_its_page_says_what_stands_above_where_it_cannot_be_made() -> None:
    runner = twelve_weeks()
    for day in range(28):
        runner.sleeps_until(MONDAY + timedelta(days=day)).says("my knee hurts 2").says("calves sore 5")
    runner.says("/physio")
    assert len(runner.heard.replies) == 2
    assert "For my physio" in runner.screens[0].text
    assert "stands in the message above" in runner.media.instead


def test_who_it_is_about_has_no_name_and_says_who_was_cleared() -> None:
    runner = twelve_weeks().says("chest pain").says("a doctor cleared me").taps_label("Yes").says("/physio")
    assert "Cleared: by a professional on Mon 23 Nov" in dict(physio_page(runner).sections)["The runner"]


def test_what_the_runner_named_stands_as_it_was_written() -> None:
    runner = lived(4)
    log = ExerciseDone(
        exercise="band_pull_apart", sets=(SetDone(count=9, load=Load(LoadKind.BAND, band="<b>x</b> & y")),)
    )
    day = next(one.day for one in reversed(runner.training.log) if one.strength_done)
    runner.facts.append(SessionDone(at=runner.now, day=day, exercises=(log,)))
    sessions = physio_page(runner.says("/physio")).sessions
    assert any("<b>x</b> & y band" in cell for row in sessions for cell in row)


def test_without_any_history_the_physio_page_says_so() -> None:
    runner = Runner().says("/physio")
    assert "nothing to show a physio yet" in runner.text
    assert not documents(runner)


def test_the_physio_reads_which_side_hurts_and_no_sharpness_that_was_not_told() -> None:
    runner = Runner().says("my left knee hurts 3")
    assert "left knee" in runner.text
    text = runner.says("/physio").text
    assert re.search(r"Knee, left: Thu 26 Nov 3$", text, re.MULTILINE)
    assert "sharp" not in text
    assert "0 of 0" not in runner.media.screen.text


def test_sharp_pain_stands_on_the_page_as_it_was_told() -> None:
    text = Runner().says("sharp pain in my right shin").says("/physio").text
    assert "Shin, right: Thu 26 Nov (sharp or one-sided)" in text


# Delete


def test_deletion_says_exactly_what_goes() -> None:
    runner = twelve_weeks().says("/delete")
    days = {fact.day for fact in runner.facts if isinstance(fact, SessionDone)}
    assert f"• {len(days)} sessions you did" in runner.text
    assert "Kept since Monday 31 August" in runner.text
    assert runner.labels == ["💾 Export first", "Delete everything", "Keep it"]


def test_the_export_can_be_taken_first_and_the_question_stays() -> None:
    runner = twelve_weeks().says("/delete").taps_label("💾 Export first")
    assert len(documents(runner)) == 2
    first = runner.heard.forget
    runner.taps_label("Delete everything")
    assert (first, runner.heard.forget) == (False, True)
    assert "forgotten you" in runner.text


def test_from_the_settings_too_it_says_what_goes() -> None:
    runner = twelve_weeks().says("/settings").taps_label("Delete me")
    assert "sessions you did" in runner.text


def test_a_newcomer_is_told_that_only_the_answers_go() -> None:
    runner = Runner(onboarded=False).says("/start").says("/delete")
    assert "Your answers so far" in runner.text
    assert "sessions" not in runner.text


def test_kept_after_all() -> None:
    runner = twelve_weeks().says("/delete").taps_label("Keep it")
    assert not runner.heard.forget
    assert runner.person.training is not None


def test_export_and_physio_are_found_by_looking_at_the_buttons() -> None:
    runner = Runner(day=MONDAY).says("/help")
    assert {"🩺 Physio page", "💾 My data"} <= set(runner.labels)
    assert "💾 My data" in runner.says("/privacy").labels
