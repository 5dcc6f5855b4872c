"""The jump test, offered with a session where only it is missing: once, and again after some weeks."""

from msgspec.structs import replace

from bot.buttons import Action
from bot.replies import Screen
from bot.screens.keyboard import act
from bot.topics.turn import Turn
from bot.words import jumps as words
from coaching.memory.state import TrainingState
from coaching.session import Session
from coaching.underway import jump_test_due

FLOW = "jumps"


def jumps_offered(turn: Turn, training: TrainingState, session: Session, screen: Screen) -> tuple[Turn, Screen]:
    """The session's screen, with the offer where it is due."""
    if not jump_test_due(training, session, turn.chat.jumps_offered):
        return turn, screen
    rows = (*screen.keyboard, (act(words.BUTTON, Action.OPEN, None, FLOW),))
    return turn.with_chat(jumps_offered=session.day), replace(
        screen, text=f"{screen.text}\n\n{words.OFFER}", keyboard=rows
    )
