"""The weekly nudge as a picture: both weeks in a look, and what moves."""

from datetime import timedelta

from msgspec.structs import replace

from bot.chat import Heard
from bot.conversation import moment_of
from bot.due import DeliveryKind
from bot.events import TextSent
from bot.media.picture_recipes import State, WeekPicture
from bot.replies import CAPTION_LIMIT, AnyReply, Media, Screen, Send
from bot.screens.pictures.week import week
from bot.topics.pictures import reviewed
from bot.topics.turn import Turn
from bot.words import common
from bot.words.nudge import MOST_IN_REVIEW
from coaching.coach import DayPlan, NextTime, WeekReview
from coaching.runner import RunDay, Units
from coaching.session import Prescription
from coaching.session_type import SessionType
from data import catalogue
from tests.bot.talking import MONDAY, SUNDAY, Runner
from tests.bot.test_history_in_the_chat import twelve_weeks

SQUAT = Prescription(exercise="bodyweight_squat", sets=1, reps=8, window=(8, 10), tempo="3-1-1", rest_s=90)
REVIEW = WeekReview(done=2, planned=2, week=3, next_week=4, phase=1, next_phase=1)


def test_the_nudge_is_one_message_with_a_picture_of_both_weeks() -> None:
    runner = twelve_weeks().sleeps_until(SUNDAY)
    runner.says("/today").says("done")
    assert runner.gets(DeliveryKind.NUDGE) is None
    (media,) = runner.heard.replies
    assert isinstance(media, Media)
    recipe = media.recipe
    assert isinstance(recipe, WeekPicture)
    assert not media.silent
    assert len(recipe.last_days) == len(recipe.next_days) == 7
    assert any(day.state is State.PLANNED for day in recipe.next_days)
    assert "Your week" in media.screen.text
    assert "Your week" in media.instead
    assert len(common.plain(media.screen.text)) <= CAPTION_LIMIT


def test_what_a_caption_cannot_hold_stands_in_the_picture_and_in_the_words_instead() -> None:
    heard = [_told("long " * 300), _told("short"), _told("longer " * 300)]
    pictured, worded = (_reviewed(heard[0], other) for other in heard[1:])
    assert isinstance(pictured, Media)
    assert pictured.screen.text == "short"
    assert pictured.instead == "long " * 300
    assert pictured.slot == "day:2026-11-26"
    assert isinstance(worded, Send)
    assert worded.screen.text == "long " * 300


def _told(text: str) -> Heard:
    return Heard(person=Runner().person, replies=(Send(screen=Screen(text), slot="day:2026-11-26"),))


def _reviewed(full: Heard, brief: Heard) -> AnyReply:
    runner = Runner()
    talk, event = runner.talk, TextSent(update_id=1, chat_id=7, text="", message_id=1)
    moment = moment_of(runner.person, runner.now)
    turn = Turn(person=runner.person, event=event, moment=moment, coach=talk.coach, flows=talk.flows)
    review = talk.coach.review(runner.training, moment).value
    (reply,) = reviewed(turn, runner.training, review, full, lambda: brief).replies
    return reply


def test_what_moves_is_said_without_marks() -> None:
    runner = twelve_weeks().sleeps_until(SUNDAY)
    runner.gets(DeliveryKind.NUDGE)
    recipe = runner.media.recipe
    assert isinstance(recipe, WeekPicture)
    assert 0 < len(recipe.moves) <= MOST_IN_REVIEW
    assert (len(recipe.moves) == MOST_IN_REVIEW) or not recipe.more
    assert not [move for move in recipe.moves if "<" in f"{move.name}{move.before}{move.after}"]


def drawn(*last: DayPlan, changes: tuple[NextTime, ...] = ()) -> WeekPicture:
    return week(replace(REVIEW, changes=changes, days=last), last, catalogue.load(), Units.KG)


def plan(day: int, kind: SessionType, *, done: bool | None = None) -> DayPlan:
    return DayPlan(day=MONDAY + timedelta(days=day), run=RunDay(), type=kind, done=done)


def test_where_the_tempo_alone_changes_it_is_the_tempo_that_is_told_after_what_changes_more() -> None:
    slower, more = replace(SQUAT, tempo="4-1-1"), replace(SQUAT, exercise="glute_bridge", reps=9)
    changes = (
        NextTime(exercise="bodyweight_squat", now=SQUAT, then=slower),
        NextTime(exercise="glute_bridge", now=replace(more, reps=8), then=more),
    )
    moves = drawn(changes=changes).moves
    told = [(one.before.replace("\u00a0", " "), one.after.replace("\u00a0", " ")) for one in moves]
    assert told == [("1 × 8", "1 × 9"), ("1 × 8 · tempo 3-1-1", "tempo 4-1-1")]


def test_nothing_that_stays_as_it_is_is_said_to_move() -> None:
    assert not drawn(changes=(NextTime(exercise="bodyweight_squat", now=SQUAT, then=SQUAT),)).moves


def test_light_work_stands_in_both_weeks_and_nobody_misses_it() -> None:
    core, recovery = SessionType.CORE_MOBILITY, SessionType.RECOVERY
    found = drawn(plan(0, core, done=True), plan(1, recovery, done=False), plan(2, core), plan(3, SessionType.NONE))
    told = [(one.session, one.light, one.state) for one in found.last_days]
    assert told == [
        ("core", True, State.DONE),
        ("recover", True, State.NOTHING),
        ("core", True, State.NOTHING),
        ("", False, State.NOTHING),
    ]
    assert found.next_days == found.last_days


def test_strength_that_was_not_done_is_told_from_what_is_to_come() -> None:
    full = SessionType.STRENGTH_FULL
    found = drawn(plan(0, full, done=True), plan(1, full, done=False), plan(2, full))
    assert [one.state for one in found.last_days] == [State.DONE, State.NOT_DONE, State.PLANNED]
    assert not any(one.light for one in found.last_days)
