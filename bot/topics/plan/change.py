"""A change of plan on its way to the screen: proposed or made, with what stands there then."""

from collections.abc import Sequence

from bot import proposals
from bot.chat import Heard, Preferences
from bot.proposals import Made, Proposal
from bot.screens import training as screens_training
from bot.screens.keyboard import Rows
from bot.topics import session
from bot.topics.turn import Turn, with_facts
from bot.words import proposals as words
from coaching.facts import AnyFact
from coaching.memory.state import NotOnboarded, TrainingState


def change(turn: Turn, facts: Sequence[AnyFact], *, preferences: Preferences | None = None, others: Rows = ()) -> Heard:
    """A change of plan: shown before it is made where it moves sessions, else made at once, with Undo."""
    made = proposals.propose(turn.person, turn.coach, facts, turn.moment, preferences=preferences, others=others)
    return shown(turn, made)


def shown(turn: Turn, made: Proposal) -> Heard:
    """What became of a change, on the screen; an old button says so, and a second tap is only nodded at."""
    match made.made:
        case Made.OLD | Made.OLD_UNDO:
            said = words.OLD if made.made is Made.OLD else words.OLD_UNDO
            return session.show(turn, _known(turn), intro=said, anew=True, toast=words.OLD_TOAST)
        case Made.AGAIN:
            return turn.silent(made.what)
        case _:
            toast = {Made.APPLIED: words.APPLIED_TOAST, Made.UNDONE: words.UNDONE_TOAST}
            after = turn.with_person(made.person)
            screen = after.show(made.screen, slot=slot(turn), toast=toast.get(made.made, ""))
            return with_facts(screen, made.facts)


def slot(turn: Turn) -> str:
    """The name of today's message, which the menu and what it leads to edit in place."""
    return screens_training.slot(turn.moment.day)


def _known(turn: Turn) -> TrainingState:
    if turn.person.training is None:
        raise NotOnboarded("a plan is changed by a runner whom we know")
    return turn.person.training
