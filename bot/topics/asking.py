"""The one question below the morning's session: which it is, and whether it is still open."""

from typing import TypeAlias

from bot.answer_hours import HourOffer, offer
from bot.chat import Opened
from bot.replies import Screen
from bot.screens import follow_up as screens
from bot.topics.turn import Turn
from coaching.follow_up import Asked, Asking, Question, about
from coaching.health.safety import screen
from coaching.memory.state import TrainingState

AnyQuestion: TypeAlias = Question | HourOffer


def in_the_morning(turn: Turn, training: TrainingState) -> Turn:
    """The turn with the question of this morning opened, if there is one."""
    question = turn.coach.follow_up(training, turn.moment, turn.chat.asked)
    if question is not None:
        return _opening(turn, training, about(question))
    if turn.chat.hour_offered or offer(turn.chat.answered, turn.chat.preferences) is None:
        return turn.with_chat(question=None)
    return turn.with_chat(question=Opened(turn.moment.day, None), hour_offered=True)


def next_one(turn: Turn, training: TrainingState, what: Asking) -> Turn:
    """The turn with a question of that kind opened after another was answered, if there is one now."""
    question = turn.coach.follow_up(training, turn.moment, turn.chat.asked)
    return _opening(turn, training, what) if question is not None and about(question) is what else closed(turn)


def _opening(turn: Turn, training: TrainingState, what: Asking) -> Turn:
    day, before = turn.moment.day, turn.chat.asked.get(what)
    again = before is not None and (what is not Asking.SCREEN or before.day > training.screened_on)
    asked = Asked(day, before.times + (before.day != day)) if before is not None and again else Asked(day)
    return turn.with_chat(question=Opened(day, what), asked={**turn.chat.asked, what: asked})


def closed(turn: Turn) -> Turn:
    """The turn without an open question."""
    return turn.with_chat(question=None)


def open_now(turn: Turn, training: TrainingState) -> AnyQuestion | None:
    """What is still asked today; None where it was answered meanwhile, in whatever way."""
    opened = turn.chat.question
    if opened is None or opened.day != turn.moment.day or not screen(training, turn.moment.day).standing.trains:
        return None
    if opened.about is None:
        return offer(turn.chat.answered, turn.chat.preferences)
    found = turn.coach.follow_up(training, turn.moment, turn.chat.asked)
    return found if found is not None and about(found) is opened.about else None


def below(turn: Turn, training: TrainingState, shown: Screen) -> Screen:
    """The screen with the open question below it, and its answers above all other buttons."""
    question = open_now(turn, training)
    return shown if question is None else screens.below(shown, question, turn.moment.day, turn.chat.preferences)
