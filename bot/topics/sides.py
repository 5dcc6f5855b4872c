"""Left and right: offered below a session that suits it, and which side goes first."""

from msgspec.structs import replace

from bot.buttons import Action
from bot.flows.sides import NAME
from bot.replies import Screen
from bot.screens.keyboard import act
from bot.topics.turn import Turn
from bot.words import labels
from bot.words import sides as words
from coaching.health import sides
from coaching.memory.state import TrainingState
from coaching.reasons.session import SideFirst
from coaching.session import Session


def offered(turn: Turn, state: TrainingState, session: Session, screen: Screen) -> tuple[Turn, Screen]:
    """The session's screen with the comparison, where it is time for it, else with the side that goes first."""
    if sides.due(state, session, turn.chat.sides_offered):
        button = act(labels.SIDES, Action.OPEN, None, NAME)
        shown = Screen(f"{screen.text}\n\n{words.OFFER}", (*screen.keyboard, (button,)))
        return turn.with_chat(sides_offered=session.day), shown
    first = next((one for one in session.because if isinstance(one, SideFirst)), None)
    return turn, screen if first is None else replace(screen, text=f"{screen.text}\n\n{words.first(first.side)}")
