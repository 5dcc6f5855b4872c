"""What an owner sees of a message to all, and what the runners get."""

from bot.buttons import Action
from bot.replies import Screen, Send
from bot.screens.keyboard import act, home
from bot.words import owner as words
from bot.words.common import esc

SLOT = "broadcast"
"""The owner's message that shows how far it is, edited in place."""


def message(text: str) -> Send:
    """As each runner gets it: without a sound, for it may be night where they are."""
    return Send(screen=Screen(esc(text), home()), silent=True)


def ask(number: int, runners: int, per_second: int) -> Screen:
    """Before it goes out: to how many, and how long that takes."""
    cancel = act(words.CANCEL, Action.TO_ALL_CANCEL, arg=str(number))
    if runners == 0:
        return Screen(words.NOBODY, ((cancel,),))
    send = act(words.send_to(runners), Action.TO_ALL_SEND, arg=str(number))
    return Screen(words.ask(runners, runners / per_second), ((send, cancel),))


def going(number: int, sent: int, runners: int) -> Screen:
    """While it goes out."""
    return Screen(words.going(sent, runners), ((act(words.STOP, Action.TO_ALL_CANCEL, arg=str(number)),),))
